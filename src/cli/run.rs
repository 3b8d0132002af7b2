//! From the command line to the exit status.

use super::args::{Command, Typed};
use super::double_click::{self, DoubleClick};
use super::refusal::{Ended, Ending};
use super::shell::Shell;
use super::version::Build;
use super::{
    add, build, check, explain, help, import, lang, new, panic, schema, self_check, serve, theme,
    usage, version,
};
use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};
use skillweek_base::text::Lang;
use std::ffi::OsString;
use std::panic::catch_unwind;
use std::process::ExitCode;

/// The exit statuses.
const DONE: u8 = 0;
const FAILED: u8 = 1;
const COULD_NOT_RUN: u8 = 2;

/// Runs the program; the first argument is the program's own name.
pub fn run(args: Vec<OsString>, build: &'static Build) -> ExitCode {
    let lang = lang::choose(&args);
    panic::install(lang, &args);
    let click = DoubleClick::find(&args);
    // The hook has told the user; only the status is left.
    let status = catch_unwind(|| match &click {
        Some(click) => clicked(lang, click, build),
        None => dispatch(lang, args, build),
    })
    .unwrap_or(COULD_NOT_RUN);
    if click.is_some() && status != DONE {
        double_click::wait_for_enter(lang);
    }
    ExitCode::from(status)
}

fn clicked(lang: Lang, click: &DoubleClick, build: &'static Build) -> u8 {
    match click.command_line() {
        Ok(line) => dispatch(lang, line, build),
        Err(refusal) => finish(&Shell { build, lang, root: None }, Err(refusal)),
    }
}

fn dispatch(lang: Lang, args: Vec<OsString>, build: &'static Build) -> u8 {
    let args = help::from_words(args);
    let command = help::install(Typed::command(), lang);
    let parsed = command.clone().try_get_matches_from(&args);
    match parsed.and_then(|matches| Typed::from_arg_matches(&matches)) {
        Ok(typed) => {
            let shell = Shell { build, lang, root: typed.root };
            finish(&shell, perform(&shell, &typed.command))
        }
        Err(error) => not_understood(&Shell { build, lang, root: None }, &command, &args, &error),
    }
}

fn perform(shell: &Shell, command: &Command) -> Ended {
    match command {
        Command::New(args) => new::run(shell, args),
        Command::Add(args) => add::run(shell, args),
        Command::Import(args) => import::run(shell, args),
        Command::Build(args) => build::run(shell, args),
        Command::Check(args) => check::run(shell, args),
        Command::Serve(args) => serve::run(shell, args),
        Command::SelfCheck(args) => self_check::run(shell, args),
        Command::Schema(args) => schema::run(shell, args),
        Command::Explain(args) => explain::run(shell, args),
        Command::Theme(command) => theme::run(shell, command),
    }
}

fn finish(shell: &Shell, ended: Ended) -> u8 {
    match ended {
        Ok(Ending::Done) => DONE,
        Ok(Ending::Failed) => FAILED,
        Err(refusal) => {
            shell.refuse(&refusal);
            COULD_NOT_RUN
        }
    }
}

fn not_understood(
    shell: &Shell,
    command: &clap::Command,
    args: &[OsString],
    error: &clap::Error,
) -> u8 {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            shell.say(&error.render().to_string());
            DONE
        }
        ErrorKind::DisplayVersion => {
            shell.say(&version::page(shell.build, shell.lang));
            DONE
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            shell.complain(&error.render().to_string());
            COULD_NOT_RUN
        }
        _ => finish(shell, Err(usage::refusal(command, args, error))),
    }
}
