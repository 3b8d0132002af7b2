//! What people put into the output by hand: never lost, never followed, never touched outside.

use super::support::{begin, litter, publish, read, site};
use skillweek::publish::{Obstacle, PublishError};
use std::fs;

#[test]
fn files_put_there_by_hand_are_carried_over() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    fs::write(out.join("CNAME"), "week.example.cn").unwrap();
    fs::write(out.join("site-0/百度验证.html"), "by hand").unwrap();
    fs::create_dir_all(out.join(".git/refs/heads")).unwrap();
    fs::write(out.join(".git/HEAD"), "ref").unwrap();
    for version in 1..4 {
        assert_eq!(publish(&out, &site(version)).unwrap().foreign, 3);
    }
    let mut expected = site(3);
    expected.insert("CNAME".into(), b"week.example.cn".to_vec());
    expected.insert("site-0/百度验证.html".into(), b"by hand".to_vec());
    expected.insert(".git/HEAD".into(), b"ref".to_vec());
    assert_eq!(read(&out), expected);
    assert!(out.join(".git/refs/heads").is_dir());
}

#[test]
fn a_file_of_the_build_goes_before_its_namesake_and_is_ours_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    fs::write(out.join("new.html"), "by hand").unwrap();
    let mut next = site(0);
    next.insert("new.html".into(), b"built".to_vec());
    assert_eq!(publish(&out, &next).unwrap().foreign, 0);
    assert_eq!(read(&out), next);
    assert_eq!(publish(&out, &site(0)).unwrap().removed, 1);
    assert_eq!(read(&out), site(0));
}

#[test]
fn what_stands_in_the_way_is_named_and_not_lost() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    fs::write(out.join("news"), "by hand").unwrap();
    let mut next = site(1);
    next.insert("news/index.html".into(), b"built".to_vec());
    assert!(matches!(publish(&out, &next), Err(PublishError::At(_, Obstacle::InTheWay))));
    fs::remove_file(out.join("news")).unwrap();
    fs::create_dir(out.join("about.html")).unwrap();
    fs::write(out.join("about.html/mine.txt"), "by hand").unwrap();
    let mut next = site(1);
    next.insert("about.html".into(), b"built".to_vec());
    assert!(matches!(publish(&out, &next), Err(PublishError::At(_, Obstacle::InTheWay))));
    assert_eq!(fs::read(out.join("about.html/mine.txt")).unwrap(), b"by hand");
    assert_eq!(fs::read(out.join("index.html")).unwrap(), site(0)["index.html"]);
    assert!(litter(&out).is_empty());
}

#[test]
fn a_folder_of_someone_else_is_refused_and_an_empty_one_taken() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("thesis.docx"), "years of work").unwrap();
    assert!(matches!(begin(&out), Err(PublishError::At(_, Obstacle::NotOurs))));
    assert_eq!(fs::read(out.join("thesis.docx")).unwrap(), b"years of work");
    assert!(litter(&out).is_empty());
    fs::remove_file(out.join("thesis.docx")).unwrap();
    fs::write(out.join(".DS_Store"), "").unwrap();
    publish(&out, &site(0)).unwrap();
    fs::write(out.join(".skillweek"), "torn").unwrap();
    assert!(matches!(
        publish(&out, &site(0)),
        Err(PublishError::At(_, Obstacle::MarkerUnreadable))
    ));
}

#[cfg(unix)]
#[test]
fn links_that_lead_outside_are_neither_followed_nor_lost() {
    use std::os::unix::fs::{MetadataExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (out, outside) = (folder.path().join("public"), folder.path().join("outside"));
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("index.html"), &site(1)["index.html"]).unwrap();
    fs::write(outside.join("secret.txt"), "secret").unwrap();
    publish(&out, &site(0)).unwrap();
    // A file of ours made a link to the very bytes that the next build writes, and links of the user's own.
    fs::remove_file(out.join("index.html")).unwrap();
    symlink(outside.join("index.html"), out.join("index.html")).unwrap();
    symlink(&outside, out.join("downloads")).unwrap();
    symlink("/nowhere", out.join("dangling")).unwrap();
    assert_eq!(publish(&out, &site(1)).unwrap().foreign, 2);
    assert!(fs::symlink_metadata(out.join("index.html")).unwrap().is_file());
    assert_eq!(read(&out), site(1));
    assert_eq!(fs::read_link(out.join("downloads")).unwrap(), outside);
    assert_eq!(fs::read_link(out.join("dangling")).unwrap(), std::path::Path::new("/nowhere"));
    assert_eq!(fs::read(outside.join("secret.txt")).unwrap(), b"secret");
    assert_eq!(fs::metadata(outside.join("index.html")).unwrap().nlink(), 1);
    // A folder of ours made a link: nothing is written, linked or removed behind it.
    fs::remove_dir_all(out.join("site-0")).unwrap();
    symlink(&outside, out.join("site-0")).unwrap();
    assert!(matches!(publish(&out, &site(0)), Err(PublishError::At(_, Obstacle::InTheWay))));
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 2);
    // Leftovers that are links are removed as links.
    symlink(&outside, folder.path().join(".public.skillweek-tmp-1")).unwrap();
    fs::remove_file(out.join("site-0")).unwrap();
    publish(&out, &site(0)).unwrap();
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 2);
    assert!(litter(&out).is_empty());
}

#[cfg(unix)]
#[test]
fn odd_files_do_not_hang_the_build() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    fs::remove_file(out.join("index.html")).unwrap();
    for name in ["index.html", "pipe"] {
        let made = std::process::Command::new("mkfifo").arg(out.join(name)).status().unwrap();
        assert!(made.success());
    }
    assert_eq!(publish(&out, &site(1)).unwrap().foreign, 1);
    assert_eq!(read(&out), site(1));
    let publication = begin(&out).unwrap();
    let path = skillweek::base::path::OutputPath::new("x.pdf");
    let copied = publication.copy(&path, &out.join("pipe"), None);
    assert!(matches!(copied, Err(PublishError::At(_, Obstacle::NotAFile))));
}
