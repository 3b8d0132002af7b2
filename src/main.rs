//! The `skillweek` program.

#![expect(clippy::disallowed_methods, reason = "the arguments are read here, once")]

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// Pages are made of many short texts: the system's allocator was a fifth of a build. Without huge
/// pages, of which a small project would leave most of each empty.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The version of this program and a digest of everything that it is compiled from.
const PROGRAM: &str = env!("SKILLWEEK_PROGRAM");

fn main() -> ExitCode {
    skillweek::cli::run(PROGRAM, std::env::args_os().collect())
}
