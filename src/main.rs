//! The `skillweek` program.

#![expect(clippy::disallowed_methods, reason = "the arguments are read here, once")]

use std::process::ExitCode;

fn main() -> ExitCode {
    skillweek::cli::run(std::env::args_os().collect())
}
