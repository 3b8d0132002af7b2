//! Real volumes: full, bound, layered. They need the right to mount, so they are run by name:
//! `cargo test volumes -- --ignored` as root, or where `unshare --user` is allowed.

use super::child;
use super::support::{litter, publish, read, site};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs the other process in a mount namespace of its own, after a script has mounted there.
fn said(script: &str, out: &Path, task: &str) -> String {
    let mut command = Command::new("unshare");
    if fs::metadata("/proc/self").map(|found| std::os::unix::fs::MetadataExt::uid(&found)).unwrap()
        != 0
    {
        command.args(["--user", "--map-root-user"]);
    }
    command.args(["--mount", "sh", "-ec"]).arg(format!("{script}; \"$0\" \"$@\"; after || true"));
    command.arg(std::env::current_exe().unwrap());
    child::prepare(&mut command, out, task);
    let output = command.output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
#[ignore = "needs the right to mount"]
fn a_full_volume_leaves_the_old_output() {
    let folder = tempfile::tempdir().unwrap();
    let (mount, exe) = (folder.path().join("mount"), std::env::current_exe().unwrap());
    fs::create_dir(&mount).unwrap();
    let out = mount.join("public");
    let (path, exe) = (mount.display(), exe.display());
    // A first version fits; the second does not; the third run reads back what is left.
    let script = format!(
        "mount -t tmpfs -o size=400k tmpfs {path}; after() {{ ls -A {path}; wc -c {path}/public/large.html; }}; \
         PUBLISH_TASK='large 100000' '{exe}' child::other_process --exact --nocapture"
    );
    let said = said(&script, &out, "large 1000000");
    assert!(said.contains("done") && said.contains("the disk or the quota is full"), "{said}");
    assert!(said.ends_with(&format!("public\n100000 {path}/public/large.html\n")), "{said}");
}

#[test]
#[ignore = "needs the right to mount"]
fn a_bind_mount_is_refused_before_anything_is_built() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    publish(&out, &site(0)).unwrap();
    let path = out.display();
    let said = said(&format!("mount --bind {path} {path}"), &out, "once 1");
    assert!(said.contains("failed") && said.contains("mount point"), "{said}");
    assert_eq!(read(&out), site(0));
    assert!(litter(&out).is_empty());
}

#[test]
#[ignore = "needs the right to mount"]
fn a_read_only_volume_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("www/public");
    publish(&out, &site(0)).unwrap();
    let path = folder.path().join("www");
    let path = path.display();
    let script = format!("mount --bind {path} {path}; mount -o remount,ro,bind {path}");
    let said = said(&script, &out, "once 1");
    assert!(said.contains("the volume is read-only"), "{said}");
    assert_eq!(read(&out), site(0));
}

/// A folder from a lower layer of a container's file system cannot be renamed.
#[test]
#[ignore = "needs the right to mount"]
fn a_folder_of_a_lower_layer_is_replaced_or_refused_whole() {
    let folder = tempfile::tempdir_in("/dev/shm").unwrap();
    for name in ["lower", "upper", "work", "merged"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    publish(&folder.path().join("lower/public"), &site(0)).unwrap();
    let path = folder.path().display();
    let script = format!(
        "mount -t overlay overlay -o lowerdir={path}/lower,upperdir={path}/upper,workdir={path}/work {path}/merged; \
         after() {{ ls -A {path}/merged; cat {path}/merged/public/index.html; }}"
    );
    let said = said(&script, &folder.path().join("merged/public"), "once 1");
    let is_replaced = said.contains("done") && said.ends_with("public\nversion 1");
    let is_refused = said.contains("failed") && said.ends_with("public\nversion 0");
    println!("{said}");
    assert!(is_replaced || is_refused, "{said}");
}
