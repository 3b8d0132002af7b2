//! What a publication changes and what it leaves.

use super::support::{Tree, begin, litter, publish, publish_with, read, site};
use skillweek::base::path::OutputPath;
use skillweek::publish::{Faults, Obstacle, Options, PublishError, Summary};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

fn path(path: &str) -> OutputPath {
    OutputPath::new(path)
}

fn tree(files: &[(&str, &str)]) -> Tree {
    files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// A volume that cannot exchange two folders.
struct NoExchange;

impl Faults for NoExchange {
    fn can_exchange(&self) -> bool {
        false
    }
}

#[test]
fn a_new_version_replaces_the_old_one_whole() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("成果/public");
    let first = publish(&out, &tree(&[("a.html", "1"), ("b/c.html", "1"), ("b/d.html", "1")]));
    let first = first.unwrap();
    let marker = first.marker;
    assert_eq!(first, Summary { files: 3, written: 3, marker, ..Summary::default() });
    let next = tree(&[("a.html", "1"), ("b/c.html", "2"), ("e/f.html", "1")]);
    let second = publish(&out, &next).unwrap();
    let counts = Summary { files: 3, written: 2, unchanged: 1, removed: 1, ..Summary::default() };
    assert_eq!(second, Summary { marker: second.marker, ..counts });
    assert!(second.marker.is_some() && second.marker != marker);
    assert_eq!(read(&out), next);
    assert!(litter(&out).is_empty());
}

#[test]
fn without_exchange_the_old_steps_aside() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    for version in 0..4 {
        let options = Options { faults: Arc::new(NoExchange), ..Options::default() };
        publish_with(&out, &site(version), options).unwrap();
        assert_eq!(read(&out), site(version));
        assert!(litter(&out).is_empty());
    }
}

#[test]
fn an_unchanged_file_keeps_its_time_and_an_unchanged_site_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &tree(&[("a.html", "1"), ("b.html", "1")])).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let age = |name: &str| {
        let file = fs::File::options().write(true).open(out.join(name)).unwrap();
        file.set_modified(long_ago).unwrap();
    };
    let time = |path: &Path| fs::metadata(path).unwrap().modified().unwrap();
    age("a.html");
    age("b.html");
    publish(&out, &tree(&[("a.html", "1"), ("b.html", "2")])).unwrap();
    assert_eq!(time(&out.join("a.html")), long_ago);
    assert_ne!(time(&out.join("b.html")), long_ago);
    let before = time(&out);
    let again = publish(&out, &tree(&[("a.html", "1"), ("b.html", "2")])).unwrap();
    let counts = Summary { files: 2, unchanged: 2, ..Summary::default() };
    assert_eq!(again, Summary { marker: again.marker, ..counts });
    assert_eq!(time(&out), before);
    assert!(litter(&out).is_empty());
}

#[test]
fn a_file_damaged_by_hand_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let site = site(0);
    publish(&out, &site).unwrap();
    fs::write(out.join("index.html"), b"version X").unwrap();
    fs::remove_file(out.join("last.html")).unwrap();
    assert_eq!(publish(&out, &site).unwrap().written, 2);
    assert_eq!(read(&out), site);
}

#[test]
fn dropped_without_commit_nothing_changes() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    drop(begin(&out).unwrap());
    assert!(!out.exists());
    publish(&out, &site(0)).unwrap();
    let publication = begin(&out).unwrap();
    publication.write(&path("index.html"), b"new").unwrap();
    drop(publication);
    assert_eq!(read(&out), site(0));
    assert!(litter(&out).is_empty());
}

#[test]
fn a_copy_has_the_bytes_and_not_the_rights_of_its_source() {
    let folder = tempfile::tempdir().unwrap();
    let (out, source) = (folder.path().join("public"), folder.path().join("video.mp4"));
    for length in [0, 1, 128 * 1024, 300_000] {
        fs::write(&source, vec![7; length]).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&source, fs::Permissions::from_mode(0o4777)).unwrap();
        }
        for written in [1, 0] {
            let publication = begin(&out).unwrap();
            publication.copy(&path("media/video.mp4"), &source, None).unwrap();
            assert_eq!(publication.commit(|_| {}).unwrap().written, written, "{length} bytes");
        }
        assert_eq!(fs::read(out.join("media/video.mp4")).unwrap(), vec![7; length]);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(out.join("media/video.mp4")).unwrap().permissions().mode();
            assert_eq!(mode & 0o7111, 0);
        }
    }
    let manifest = fs::read_to_string(out.join(".skillweek")).unwrap();
    assert!(manifest.contains(&blake3::hash(&vec![7; 300_000]).to_hex().to_string()));
}

#[test]
fn a_copied_file_of_equal_length_is_compared_to_its_last_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (out, source) = (folder.path().join("public"), folder.path().join("video.mp4"));
    let mut bytes = vec![7; 300_000];
    for (change, written) in [(0, 1), (299_999, 1), (131_072, 1)] {
        bytes[change] ^= 1;
        fs::write(&source, &bytes).unwrap();
        let publication = begin(&out).unwrap();
        publication.copy(&path("video.mp4"), &source, None).unwrap();
        assert_eq!(publication.commit(|_| {}).unwrap().written, written);
        assert_eq!(fs::read(out.join("video.mp4")).unwrap(), bytes);
    }
}

#[test]
fn many_threads_write_one_output() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let publication = begin(&out).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let publication = &publication;
            scope.spawn(move || {
                for page in 0..100 {
                    let name = format!("s{}/t{}/{thread}-{page}.html", page % 7, page % 3);
                    publication.write(&path(&name), name.as_bytes()).unwrap();
                }
            });
        }
    });
    assert_eq!(publication.commit(|_| {}).unwrap().files, 800);
    assert!(read(&out).iter().all(|(path, bytes)| path.as_bytes() == bytes));
    assert_eq!(read(&out).len(), 800);
}

#[test]
fn a_build_of_some_sites_keeps_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let old = [("index.html", "1"), ("a/x.html", "1"), ("a/y.html", "1"), ("ab/x.html", "1")];
    publish(&out, &tree(&old)).unwrap();
    fs::remove_file(out.join("ab/x.html")).unwrap();
    let publication = begin(&out).unwrap();
    publication.keep_where(|path| !path.starts_with("a/"));
    publication.write(&path("a/x.html"), b"2").unwrap();
    let summary = publication.commit(|_| {}).unwrap();
    assert_eq!((summary.files, summary.written, summary.unchanged), (2, 1, 1));
    assert_eq!(read(&out), tree(&[("index.html", "1"), ("a/x.html", "2")]));
}

#[test]
fn the_same_path_twice_is_an_error_and_a_torn_build_is_not_published() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    let publication = begin(&out).unwrap();
    publication.write(&path("a/b.html"), b"1").unwrap();
    let twice = publication.write(&path("a/b.html"), b"1");
    assert!(matches!(twice, Err(PublishError::At(_, Obstacle::Duplicate))));
    let both = publication.write(&path("a"), b"1");
    assert!(matches!(both, Err(PublishError::At(_, Obstacle::FileAndFolder))));
    let bad = publication.write(&path("../x.html"), b"1");
    assert!(matches!(bad, Err(PublishError::BadName(..))));
    let absent = publication.copy(&path("c.pdf"), &folder.path().join("absent.pdf"), None);
    assert!(absent.is_err());
    assert!(matches!(publication.commit(|_| {}), Err(PublishError::At(_, Obstacle::Unfinished))));
    assert_eq!(read(&out), site(0));
    assert!(litter(&out).is_empty());
    assert!(!folder.path().join("x.html").exists());
}

#[cfg(unix)]
#[test]
fn the_output_folder_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    fs::set_permissions(&out, fs::Permissions::from_mode(0o2751)).unwrap();
    publish(&out, &site(1)).unwrap();
    assert_eq!(fs::metadata(&out).unwrap().permissions().mode() & 0o7777, 0o2751);
}
