//! Help pages, made from the structure of the commands and the table of words.
//!
//! Clap's own pages are English and take Chinese to be half as wide as it is.

use super::{kinds, words};
use clap::{Arg, ArgAction, Command};
use skillweek_base::text::{Both, Lang};
use std::ffi::OsString;
use unicode_width::UnicodeWidthStr;

/// Columns between a name and its text.
const GAP: usize = 3;

/// Reads `skillweek help build` as `skillweek build --help`.
pub fn from_words(mut args: Vec<OsString>) -> Vec<OsString> {
    if args.get(1).is_some_and(|word| word == "help") {
        args.remove(1);
        args.push("--help".into());
    }
    args
}

/// Gives every command its help page.
pub fn install(command: Command, lang: Lang) -> Command {
    let mut complete = command.clone();
    complete.build();
    dress(command, &complete, "", lang)
}

fn dress(command: Command, complete: &Command, at: &str, lang: Lang) -> Command {
    let dressed = command.override_help(page(complete, at, lang));
    complete.get_subcommands().fold(dressed, |dressed, child| {
        let path = join(at, child.get_name());
        dressed.mut_subcommand(child.get_name(), |inner| dress(inner, child, &path, lang))
    })
}

/// The path of a command below another: `theme show`.
pub fn join(at: &str, name: &str) -> String {
    if at.is_empty() { name.to_owned() } else { format!("{at} {name}") }
}

/// The help page of a command that clap has completed with the global flags.
pub fn page(command: &Command, at: &str, lang: Lang) -> String {
    let mut page = String::new();
    let Some(texts) = words::command(at) else { return page };
    if at.is_empty() {
        page.push_str(concat!("skillweek ", env!("CARGO_PKG_VERSION"), "\n"));
    }
    page.push_str(&format!("{}\n\n", texts.about.get(lang)));
    page.push_str(&format!("{}{}\n", lang.pick("用法：", "Usage: "), usage(command, at, lang)));
    section(&mut page, lang.pick("命令：", "Commands:"), &commands(command, at, lang));
    let (positional, flags): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().partition(|arg| arg.is_positional());
    section(&mut page, lang.pick("参数：", "Arguments:"), &rows(&positional, at, lang));
    section(&mut page, lang.pick("选项：", "Options:"), &rows(&flags, at, lang));
    examples(&mut page, texts.examples, lang);
    if !texts.more.get(lang).is_empty() {
        let more = texts.more.get(lang).replace("{kinds}", &kinds::list(lang));
        page.push_str(&format!("\n{more}\n"));
    }
    page
}

/// The usage line: `skillweek new <文件夹> [选项]`.
pub fn usage(command: &Command, at: &str, lang: Lang) -> String {
    let mut line = join("skillweek", at).trim_end().to_owned();
    if command.has_subcommands() {
        line.push_str(lang.pick(" <命令>", " <command>"));
    }
    for arg in command.get_arguments().filter(|arg| arg.is_positional()) {
        let label = label(arg, at, lang);
        let label = if arg.is_required_set() { label } else { format!("[{label}]") };
        line.push_str(&format!(" {label}"));
    }
    line.push_str(lang.pick(" [选项]", " [options]"));
    line
}

/// An argument as it is typed: `--site <站点>`, `<标题>`, `-h, --help`.
pub fn label(arg: &Arg, at: &str, lang: Lang) -> String {
    let name = name(arg);
    let value = match lang {
        Lang::Zh => words::arg(at, &name).map_or("", |texts| texts.value).to_owned(),
        Lang::En => value_name(arg),
    };
    let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
    match (arg.is_positional(), takes_value, arg.get_short()) {
        (true, ..) => format!("<{value}>"),
        (false, true, _) => format!("{name} <{value}>"),
        (false, false, Some(short)) => format!("-{short}, {name}"),
        (false, false, None) => name,
    }
}

/// The name of an argument in the table of words.
pub fn name(arg: &Arg) -> String {
    arg.get_long().map_or_else(|| value_name(arg), |long| format!("--{long}"))
}

fn value_name(arg: &Arg) -> String {
    arg.get_value_names()
        .and_then(|names| names.first())
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn commands(command: &Command, at: &str, lang: Lang) -> Vec<(String, String)> {
    let row = |child: &Command| {
        let about = words::command(&join(at, child.get_name()))?.about.get(lang);
        Some((child.get_name().to_owned(), about.to_owned()))
    };
    command.get_subcommands().filter_map(row).collect()
}

fn rows(args: &[&Arg], at: &str, lang: Lang) -> Vec<(String, String)> {
    let row = |arg: &&Arg| {
        let texts = words::arg(at, &name(arg))?;
        Some((label(arg, at, lang), texts.text.get(lang).to_owned()))
    };
    args.iter().filter_map(row).collect()
}

fn section(page: &mut String, heading: &str, rows: &[(String, String)]) {
    if rows.is_empty() {
        return;
    }
    page.push_str(&format!("\n{heading}\n"));
    page.push_str(&table(rows));
}

/// Two columns, the first as wide on screen as its widest entry.
pub fn table(rows: &[(String, String)]) -> String {
    let width = rows.iter().map(|(name, _)| name.width()).max().unwrap_or_default();
    let row = |(name, text): &(String, String)| {
        let line = format!("  {name}{}{text}", " ".repeat(width - name.width() + GAP));
        format!("{}\n", line.trim_end())
    };
    rows.iter().map(row).collect()
}

fn examples(page: &mut String, examples: &[(Both, Both)], lang: Lang) {
    if examples.is_empty() {
        return;
    }
    page.push_str(&format!("\n{}\n", lang.pick("例子：", "Examples:")));
    for (line, meaning) in examples {
        page.push_str(&format!("  {}\n", line.get(lang)));
        if !meaning.get(lang).is_empty() {
            page.push_str(&format!("      {}\n", meaning.get(lang)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::Typed;
    use clap::CommandFactory;

    fn assert_described(command: &Command, at: &str) {
        assert!(words::command(at).is_some(), "no words for the command `{at}`");
        for arg in command.get_arguments() {
            let texts = words::arg(at, &name(arg));
            let texts = texts.unwrap_or_else(|| panic!("no words for `{at} {}`", name(arg)));
            let takes_value = matches!(arg.get_action(), ArgAction::Set | ArgAction::Append);
            assert_eq!(takes_value, !texts.value.is_empty(), "{at} {}", name(arg));
        }
        for child in command.get_subcommands() {
            assert_described(child, &join(at, child.get_name()));
        }
    }

    #[test]
    fn every_command_and_flag_has_words() {
        let mut command = Typed::command();
        command.build();
        assert_described(&command, "");
    }
}
