//! The `skillweek` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    skillweek::cli::run(std::env::args_os().collect())
}
