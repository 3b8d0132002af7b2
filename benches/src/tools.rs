//! The programs that are measured, and how each is told to build.

use crate::child::{self, Cost};
use crate::floor;
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the programs are, and where projects may be made.
#[derive(Debug, Clone, Args)]
pub struct Tools {
    /// The program `skillweek`.
    #[arg(long, default_value = "target/release/skillweek")]
    pub skillweek: PathBuf,
    /// The program `hugo`; left out if absent.
    #[arg(long)]
    pub hugo: Option<PathBuf>,
    /// The folder with Eleventy's `node_modules`; left out if absent.
    #[arg(long)]
    pub eleventy: Option<PathBuf>,
    /// A folder for the projects.
    #[arg(long, default_value = "/tmp/skillweek-bench")]
    pub work: PathBuf,
    /// How many times each program runs.
    #[arg(long, default_value_t = 5)]
    pub rounds: usize,
}

impl Tools {
    /// `skillweek build` with a few more words.
    pub fn skillweek(&self, root: &Path, more: &[&str]) -> Command {
        let mut command = Command::new(&self.skillweek);
        command.args(["--lang", "en", "build", "--format", "json", "--root"]).arg(root).args(more);
        command
    }

    /// `hugo --minify` from an empty cache.
    pub fn hugo(hugo: &Path, root: &Path) -> Command {
        let mut command = Command::new(hugo);
        command.args(["--minify", "--noBuildLock", "--quiet", "-d", "public", "--cacheDir"]);
        command.arg(root.join(".hugo-cache")).arg("-s").arg(root);
        command
    }

    /// Eleventy with html-minifier-terser.
    pub fn eleventy(modules: &Path, root: &Path) -> io::Result<Command> {
        let link = root.join("node_modules");
        if !link.exists() {
            std::os::unix::fs::symlink(fs::canonicalize(modules)?.join("node_modules"), link)?;
        }
        let mut command = Command::new("node");
        command.arg("node_modules/@11ty/eleventy/cmd.cjs").arg("--quiet").current_dir(root);
        command.env("BENCH_MINIFY", "1");
        Ok(command)
    }

    /// Runs the floor, which measures itself: its preparation is not work.
    pub fn floor(sources: &Path, output: &Path, to: &Path) -> io::Result<Cost> {
        let (user, system) = child::own();
        let wall = floor::run(sources, output, to)?;
        let (user_after, system_after) = child::own();
        Ok(Cost { wall, user: user_after - user, system: system_after - system, memory: 0 })
    }
}

/// Puts folders aside, whether they exist or not. They are not removed while anything is measured:
/// ext4 looks past every inode that was freed in the last minutes, which can cost a build that comes
/// after a removal more than all its other work.
pub fn set_aside(work: &Path, folders: &[PathBuf]) -> io::Result<()> {
    let aside = work.join(ASIDE);
    fs::create_dir_all(&aside)?;
    let mut number = fs::read_dir(&aside)?.count();
    for folder in folders.iter().filter(|folder| folder.exists()) {
        fs::rename(folder, aside.join(number.to_string()))?;
        number += 1;
    }
    Ok(())
}

/// The folder for what `benches/run` removes in the end.
const ASIDE: &str = "aside";
