//! Tells the program who it is: its version, and the digest of all that it is compiled from. What is
//! kept between builds is kept under this name, so that another program never takes it for its own,
//! be it a newer one or one that somebody is working on. Where it comes from (the commit, the
//! compiler) is only for people who ask for the version.

#![expect(clippy::disallowed_methods, reason = "compiling reads what the program is made of")]

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

/// What the program is compiled from.
const INGREDIENTS: [&str; 4] = ["Cargo.lock", "Cargo.toml", "src", "themes"];

fn main() -> io::Result<()> {
    let mut files = BTreeSet::new();
    for ingredient in INGREDIENTS {
        println!("cargo::rerun-if-changed={ingredient}");
        gather(Path::new(ingredient), &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    println!("cargo::rustc-env=SKILLWEEK_PROGRAM={version} {:016x}", hasher.finish());
    record_origin();
    link_in_place();
    Ok(())
}

/// Records the commit, the target, the profile and the compiler. Git's files are not watched: a
/// commit that changes no source makes no other program, and should not have it compiled again. So
/// the commit is the one that was checked out when the sources last changed.
fn record_origin() {
    let set = |name: &str, value: &str| println!("cargo::rustc-env=SKILLWEEK_{name}={value}");
    let variable = |name: &str| env::var(name).unwrap_or_default();
    set("TARGET", &variable("TARGET"));
    set("PROFILE", &variable("PROFILE"));
    let version = first_line(Command::new(variable("RUSTC")).arg("--version"));
    set("RUSTC", version.as_deref().unwrap_or("rustc"));
    // Without this, an archive that is unpacked inside another repository would name its commit.
    if !Path::new(".git").exists() {
        return;
    }
    let Some(head) = first_line(git().args(["log", "-1", "--format=%H %cs"])) else { return };
    let Some((hash, date)) = head.split_once(' ') else { return };
    set("COMMIT", hash);
    set("COMMIT_DATE", date);
    if first_line(git().args(["status", "--porcelain", "--"]).args(INGREDIENTS)).is_some() {
        set("COMMIT_MODIFIED", "yes");
    }
}

/// Git, for this folder whatever repository a hook has in mind, and without writing to it.
fn git() -> Command {
    let mut git = Command::new("git");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        git.env_remove(name);
    }
    git.arg("--no-optional-locks");
    git
}

/// The first line that a program prints; `None` if it prints none, fails or is not there.
fn first_line(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().next().map(str::to_owned)
}

/// Links the program for a fixed address where the system's linker can. A program that may lie
/// anywhere has the addresses in its tables corrected at every start: eleven megabytes of them, most
/// in a table of HTML entities of which a build needs a few. Stack, heap and libraries still lie
/// elsewhere at every start.
fn link_in_place() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

fn gather(path: &Path, files: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.insert(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        gather(&entry?.path(), files)?;
    }
    Ok(())
}
