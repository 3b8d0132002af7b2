//! The command line, with messages in Chinese and in English.
//!
//! 1. [`lang`] chooses the language, before anything can go wrong.
//! 2. [`args`] defines the commands and flags; [`words`] holds every text about them, from which
//!    [`help`] makes the help pages and [`usage`] the answers to usage errors.
//! 3. One file for each command does the work; [`mod@run`] calls it and turns the result into the
//!    exit status.

#![expect(
    clippy::disallowed_methods,
    reason = "the command line is where the program meets the disk, the clock and the terminal"
)]

mod add;
mod args;
mod build;
mod check;
mod double_click;
mod eject;
mod explain;
mod held;
mod help;
mod import;
mod kinds;
mod lang;
mod later;
mod new;
mod panic;
mod progress;
mod project;
mod refusal;
mod report;
mod run;
mod scaffold;
mod schema;
mod self_check;
mod serve;
mod shell;
mod theme;
mod themes;
mod usage;
mod version;
mod week;
mod words;
mod yaml;

pub use run::run;
pub use version::{Build, Commit};
