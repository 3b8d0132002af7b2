//! Every text about commands, arguments and flags, in both languages: one table for commands and
//! one for arguments. Help pages and usage errors are made from them.

pub mod args;
pub mod commands;

use skillweek_base::text::Both;

/// The purpose of a command, in one line and in full, with examples.
pub struct CommandWords {
    /// The command's words, such as `theme show`; empty for the program itself.
    pub at: &'static str,
    /// One line, for the list of commands.
    pub about: Both,
    /// Further explanation, with `{kinds}` where the kinds of pages are listed; may be empty.
    pub more: Both,
    /// Command lines and their effects.
    pub examples: &'static [(Both, Both)],
}

/// The meaning of an argument or a flag.
pub struct ArgWords {
    /// The command's words and the flag or the argument's English name, such as `build --site`;
    /// only the flag if it means the same everywhere.
    pub at: &'static str,
    /// The Chinese name of the value; empty for a flag without a value.
    pub value: &'static str,
    pub text: Both,
}

/// The words of a command.
pub fn command(at: &str) -> Option<&'static CommandWords> {
    commands::COMMANDS.iter().find(|words| words.at == at)
}

/// The words of an argument of a command.
pub fn arg(command: &str, name: &str) -> Option<&'static ArgWords> {
    let own = format!("{command} {name}");
    args::ARGS
        .iter()
        .find(|words| words.at == own)
        .or_else(|| args::ARGS.iter().find(|words| words.at == name))
}
