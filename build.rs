//! Gives the program a name that changes with every change to it, so that nothing that another
//! program kept in a cache is ever taken for its own.

use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let mut hasher = DefaultHasher::new();
    for part in ["src", "themes", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={part}");
        add(Path::new(part), &mut hasher)?;
    }
    println!("cargo::rustc-env=SKILLWEEK_SOURCES={:016x}", hasher.finish());
    Ok(())
}

/// Adds a file, or everything in a folder by name.
fn add(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    hasher.write(path.to_string_lossy().as_bytes());
    if path.is_dir() {
        let entries = fs::read_dir(path)?.map(|entry| Ok(entry?.path()));
        let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
        paths.sort();
        return paths.iter().try_for_each(|path| add(path, hasher));
    }
    let bytes = fs::read(path)?;
    hasher.write_usize(bytes.len());
    hasher.write(&bytes);
    Ok(())
}
