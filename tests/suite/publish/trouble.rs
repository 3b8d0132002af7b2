//! The operating system refuses: the old output stays, and the reason is said.

use super::support::{litter, publish, publish_with, read, site};
use skillweek::publish::{Faults, Options, Point, PublishError};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Fails once, when a point is reached for the `nth` time.
struct Fail {
    point: Point,
    nth: AtomicUsize,
    kind: io::ErrorKind,
    exchange: bool,
}

impl Faults for Fail {
    fn reach(&self, point: Point) -> io::Result<()> {
        let is_now = point == self.point && self.nth.fetch_sub(1, Ordering::SeqCst) == 0;
        if is_now { Err(self.kind.into()) } else { Ok(()) }
    }

    fn can_exchange(&self) -> bool {
        self.exchange
    }
}

#[test]
fn whatever_fails_wherever_the_old_output_stays() {
    let troubles = [
        (io::ErrorKind::StorageFull, "the disk or the quota is full"),
        (io::ErrorKind::QuotaExceeded, "the disk or the quota is full"),
        (io::ErrorKind::ReadOnlyFilesystem, "the volume is read-only"),
        (io::ErrorKind::PermissionDenied, "permission denied"),
        (io::ErrorKind::InvalidFilename, "the path is too long"),
        (io::ErrorKind::Other, "the old output is unchanged"),
    ];
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    for &point in Point::ALL.iter().filter(|&&point| point != Point::Swapped) {
        for (kind, expected) in troubles {
            let nth = if matches!(point, Point::Write | Point::Link) { 11 } else { 0 };
            let exchange = point != Point::Aside;
            let fail = Fail { point, nth: AtomicUsize::new(nth), kind, exchange };
            let options = Options { faults: Arc::new(fail), ..Options::default() };
            let outcome = publish_with(&out, &site(1), options);
            let Err(error @ PublishError::Io(..)) = outcome else {
                panic!("{point:?} {kind:?}: {outcome:?}")
            };
            assert!(error.text().en.contains(expected), "{point:?}: {error}");
            assert!(!error.text().zh.is_ascii() && error.text().en.is_ascii(), "{error:?}");
            assert_eq!(read(&out), site(0), "{point:?} {kind:?}");
            assert!(litter(&out).is_empty(), "{point:?} {kind:?}");
        }
    }
}

#[test]
fn an_old_output_that_cannot_be_removed_is_told_and_removed_next_time() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    let nth = AtomicUsize::new(0);
    let kind = io::ErrorKind::PermissionDenied;
    let fail = Fail { point: Point::Swapped, nth, kind, exchange: true };
    let options = Options { faults: Arc::new(fail), ..Options::default() };
    assert!(publish_with(&out, &site(1), options).unwrap().left.is_some());
    assert_eq!(read(&out), site(1));
    publish(&out, &site(2)).unwrap();
    assert!(litter(&out).is_empty());
}

/// The limit on a file's size is one that every user can set, so this runs everywhere.
#[cfg(unix)]
#[test]
fn a_write_that_the_system_cuts_off_leaves_the_old_output() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f 100; exec \"$0\" \"$@\""]);
    command.arg(std::env::current_exe().unwrap());
    super::child::prepare(&mut command, &out, "large 10000000");
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("trouble") && said.contains("the file is larger"), "{said}");
    assert_eq!(read(&out), site(0));
    assert!(litter(&out).is_empty());
}

/// Rights mean nothing to root, who therefore runs this as nobody.
#[cfg(unix)]
#[test]
fn folders_without_the_right_to_write_are_named() {
    use std::fs;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("www/public");
    publish(&out, &site(0)).unwrap();
    let executable = folder.path().join("executable");
    fs::copy(std::env::current_exe().unwrap(), &executable).unwrap();
    let set = |path: &std::path::Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    set(folder.path(), 0o755);
    let is_root = fs::metadata(folder.path()).unwrap().uid() == 0;
    for (parent, own) in [(0o555, 0o777), (0o777, 0o555)] {
        set(out.parent().unwrap(), parent);
        set(&out, own);
        let mut command = std::process::Command::new(&executable);
        super::child::prepare(&mut command, &out, "once 1");
        if is_root {
            std::os::unix::process::CommandExt::uid(&mut command, 65534);
        }
        let said = String::from_utf8(command.output().unwrap().stdout).unwrap();
        assert!(
            said.contains("trouble") && said.contains("permission denied"),
            "{parent:o} {own:o}: {said}"
        );
        assert_eq!(read(&out), site(0));
    }
    set(&out, 0o755);
    set(out.parent().unwrap(), 0o755);
    publish(&out, &site(1)).unwrap();
    assert!(litter(&out).is_empty());
}
