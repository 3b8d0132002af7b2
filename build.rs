//! Tells the program who it is: its version, and the digest of all that it is compiled from. What is
//! kept between builds is kept under this name, so that another program never takes it for its own,
//! be it a newer one or one that somebody is working on.

#![expect(clippy::disallowed_methods, reason = "compiling reads what the program is made of")]

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
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
    link_in_place();
    Ok(())
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
