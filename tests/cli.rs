//! The program as people run it: a process with arguments, in a folder, with output and a status.

#![expect(clippy::disallowed_methods, reason = "tests run the program and look at its files")]

#[path = "cli/add.rs"]
mod add;
#[path = "cli/build.rs"]
mod build;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/harness.rs"]
mod harness;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/new.rs"]
mod new;
#[path = "cli/reference.rs"]
mod reference;
#[path = "cli/theme.rs"]
mod theme;
#[path = "cli/usage.rs"]
mod usage;
