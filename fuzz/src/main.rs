//! Asks a target about files: `replay TARGET FILE…`. Folders are read with all that is in them.
#![expect(clippy::disallowed_methods, reason = "a tool that reads any file and has no World")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let Some(target) = skillweek_fuzz::find(&name) else {
        let names = skillweek_fuzz::TARGETS.map(|(name, _)| name).join(" ");
        eprintln!("replay TARGET FILE…\ntargets: {names}");
        return ExitCode::from(2);
    };
    let mut count = 0;
    for path in arguments {
        let asked = files(Path::new(&path)).and_then(|files| {
            files.iter().try_for_each(|file| {
                // Named before it is asked, so that a panic is known by its file.
                println!("{}", file.display());
                target(&fs::read(file)?);
                count += 1;
                Ok(())
            })
        });
        if let Err(error) = asked {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    }
    println!("{name}: {count} files");
    ExitCode::SUCCESS
}

/// A file, or all files below a folder, by their names.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut inside: Vec<PathBuf> = fs::read_dir(path)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    inside.sort();
    let mut found = Vec::new();
    for path in inside {
        found.extend(files(&path)?);
    }
    Ok(found)
}
