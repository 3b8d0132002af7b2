//! The `skillweek` program.

#![expect(clippy::disallowed_methods, reason = "the arguments are read here, once")]

use mimalloc::MiMalloc;
use skillweek::cli::{self, Build, Commit};
use std::process::ExitCode;

/// Pages are made of many short texts: the system's allocator was a fifth of a build. Without huge
/// pages, of which a small project would leave most of each empty.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// What `build.rs` found out.
const BUILD: Build = Build {
    version: env!("CARGO_PKG_VERSION"),
    program: env!("SKILLWEEK_PROGRAM"),
    target: env!("SKILLWEEK_TARGET"),
    profile: env!("SKILLWEEK_PROFILE"),
    rustc: env!("SKILLWEEK_RUSTC"),
    commit: match (option_env!("SKILLWEEK_COMMIT"), option_env!("SKILLWEEK_COMMIT_DATE")) {
        (Some(hash), Some(date)) => {
            let is_modified = option_env!("SKILLWEEK_COMMIT_MODIFIED").is_some();
            Some(Commit { hash, date, is_modified })
        }
        _ => None,
    },
};

fn main() -> ExitCode {
    cli::run(std::env::args_os().collect(), &BUILD)
}
