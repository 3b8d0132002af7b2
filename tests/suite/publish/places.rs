//! Where an output may and may not be.

use super::support::{begin, litter, publish, read, site};
use skillweek::publish::{Misplaced, Obstacle, PublishError, check_place};
use std::fs;
use std::path::Path;

#[test]
fn places_that_would_destroy_the_project_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("week");
    for source in ["content/shandong", "assets", "themes", ".git"] {
        fs::create_dir_all(root.join(source)).unwrap();
    }
    let refused = |out: &Path| match check_place(out, &root) {
        Err(PublishError::Misplaced(_, why)) => Some(why),
        outcome => {
            outcome.unwrap();
            None
        }
    };
    for (out, why) in [
        (root.clone(), Misplaced::HoldsProject),
        (root.join("public/.."), Misplaced::HoldsProject),
        (root.join("./."), Misplaced::HoldsProject),
        (folder.path().to_path_buf(), Misplaced::HoldsProject),
        (root.join("content"), Misplaced::Source),
        (root.join("content/shandong/public"), Misplaced::Source),
        (root.join("public/../content"), Misplaced::Source),
        (root.join("assets/x"), Misplaced::Source),
        (root.join("themes"), Misplaced::Source),
        (root.join(".git/public"), Misplaced::Source),
    ] {
        assert_eq!(refused(&out), Some(why), "{}", out.display());
    }
    if cfg!(unix) {
        assert_eq!(refused(Path::new("/")), Some(Misplaced::Root));
        assert_eq!(refused(Path::new("/../..")), Some(Misplaced::Root));
    }
    if let Some(home) = std::env::home_dir().filter(|home| home.parent().is_some()) {
        assert_eq!(refused(&home), Some(Misplaced::Home));
    }
    for out in [root.join("public"), root.join("contents"), folder.path().join("elsewhere/public")]
    {
        assert_eq!(refused(&out), None, "{}", out.display());
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_the_content_is_seen_through() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("week");
    fs::create_dir_all(root.join("content")).unwrap();
    std::os::unix::fs::symlink("content", root.join("public")).unwrap();
    let refused = check_place(&root.join("public"), &root);
    assert!(matches!(refused, Err(PublishError::Misplaced(_, Misplaced::Source))));
}

#[cfg(unix)]
#[test]
fn a_linked_output_is_replaced_where_it_really_is() {
    let folder = tempfile::tempdir().unwrap();
    let real = folder.path().join("www/site");
    fs::create_dir_all(&real).unwrap();
    let out = folder.path().join("public");
    std::os::unix::fs::symlink("www/site", &out).unwrap();
    publish(&out, &site(0)).unwrap();
    publish(&out, &site(1)).unwrap();
    assert!(fs::symlink_metadata(&out).unwrap().is_symlink());
    assert_eq!(read(&real), site(1));
    assert!(litter(&real).is_empty() && litter(&out).is_empty());
    std::os::unix::fs::symlink("nowhere", folder.path().join("dangling")).unwrap();
    let dangling = begin(&folder.path().join("dangling"));
    assert!(matches!(dangling, Err(PublishError::At(_, Obstacle::NotAFolder))));
}

#[test]
fn a_file_where_a_folder_should_be_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("public");
    fs::write(&file, "a file").unwrap();
    for out in [file.clone(), file.join("below"), file.join("far/below")] {
        let refused = begin(&out);
        assert!(
            matches!(refused, Err(PublishError::At(_, Obstacle::NotAFolder))),
            "{}",
            out.display()
        );
    }
    assert_eq!(fs::read(&file).unwrap(), b"a file");
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_refused_before_anything_is_built() {
    // `/proc` is one on every Linux; it is refused before it is read.
    let refused = begin(Path::new("/proc"));
    let is_refused = matches!(
        refused,
        Err(PublishError::At(_, Obstacle::MountPoint) | PublishError::Io(..)) // Io: the lock, where `/` is not ours to write
    );
    assert!(is_refused);
}
