//! Errors of the command line in plain words, with the names that were probably meant.

use super::later;
use super::refusal::Refusal;
use super::{help, words};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};
use skillweek_base::nearest::{OFFERED, most_alike};
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use std::ffi::OsString;

/// The answer to a command line that clap rejects.
pub fn refusal(command: &Command, args: &[OsString], error: &clap::Error) -> Refusal {
    let mut command = command.clone();
    command.build();
    let (command, at) = addressed(&command, args);
    Mistake { command, at, error }.explain()
}

/// The command to which the words of the line lead, and those words.
fn addressed<'a>(root: &'a Command, args: &[OsString]) -> (&'a Command, String) {
    let mut found = (root, String::new());
    for word in args.iter().skip(1).map(|word| word.to_string_lossy()) {
        if let Some(child) = found.0.find_subcommand(&*word) {
            found = (child, help::join(&found.1, child.get_name()));
        }
    }
    found
}

struct Mistake<'a> {
    command: &'a Command,
    at: String,
    error: &'a clap::Error,
}

impl Mistake<'_> {
    fn explain(&self) -> Refusal {
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => self.unknown_command(),
            ErrorKind::UnknownArgument => self.unknown_argument(),
            ErrorKind::InvalidValue if self.value().is_empty() => self.value_missing(),
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => self.wrong_value(),
            ErrorKind::MissingRequiredArgument => self.argument_missing(),
            ErrorKind::MissingSubcommand => self.command_missing(),
            ErrorKind::ArgumentConflict => self.conflict(),
            ErrorKind::TooManyValues => self.value_not_wanted(),
            ErrorKind::InvalidUtf8 => self.advise(text!(
                "命令里有不是 UTF-8 的文字",
                "the command line has text that is not UTF-8"
            )),
            _ => self.advise(text!("这条命令写得不对", "this command line is not right")),
        }
    }

    fn unknown_command(&self) -> Refusal {
        let typed = self.context(ContextKind::InvalidSubcommand);
        if let Some(refusal) = later::command(&typed).filter(|_| self.at.is_empty()) {
            return refusal;
        }
        let names = self.command.get_subcommands().map(|child| child.get_name().to_owned());
        let why = text!("没有 `{typed}` 这个命令", "there is no command `{typed}`");
        self.suggest(why, &most_alike(&typed, names, OFFERED))
    }

    fn unknown_argument(&self) -> Refusal {
        let typed = self.context(ContextKind::InvalidArg);
        let flag = typed.split('=').next().unwrap_or(&typed);
        if let Some(refusal) = later::flag(&self.at, flag) {
            return refusal;
        }
        if !typed.starts_with('-') {
            let why = text!("多出了 `{typed}`", "`{typed}` is one word too many");
            return self.answer(
                why,
                text!(
                    "有空格的文字要放在英文引号里，如 \"校园 开放日\"",
                    "put a text with blanks between quotation marks, as in \"Open day\""
                ),
            );
        }
        let flags = self.command.get_arguments().filter(|arg| !arg.is_positional()).map(help::name);
        let why = text!("没有 `{flag}` 这个选项", "there is no flag `{flag}`");
        self.suggest(why, &most_alike(flag, flags, OFFERED))
    }

    fn value_missing(&self) -> Refusal {
        let (zh, en) = self.labels();
        self.advise(text!("`{zh}` 后面没有写值", "`{en}` needs a value"))
    }

    fn wrong_value(&self) -> Refusal {
        let value = self.value();
        if let Some(refusal) = later::format(&self.at, &value) {
            return refusal;
        }
        let (zh, en) = self.labels();
        let why = text!("`{zh}` 的值不能是 `{value}`", "the value of `{en}` cannot be `{value}`");
        let Some(texts) = self.arg().and_then(|arg| words::arg(&self.at, &help::name(arg))) else {
            return self.advise(why);
        };
        let (meaning_zh, meaning_en) = (texts.text.zh, texts.text.en);
        self.answer(why, text!("{zh}：{meaning_zh}", "{en}: {meaning_en}"))
    }

    fn argument_missing(&self) -> Refusal {
        let missing: Vec<&Arg> = match self.error.get(ContextKind::InvalidArg) {
            Some(ContextValue::Strings(names)) => {
                names.iter().filter_map(|name| self.find(name)).collect()
            }
            _ => Vec::new(),
        };
        let list = |lang: Lang| {
            let labels: Vec<String> =
                missing.iter().map(|arg| help::label(arg, &self.at, lang)).collect();
            labels.join(" ")
        };
        let (zh, en) = (list(Lang::Zh), list(Lang::En));
        let why = text!("还要写 {zh}", "{en} is missing");
        let line = |lang: Lang| help::usage(self.command, &self.at, lang);
        let (line_zh, line_en) = (line(Lang::Zh), line(Lang::En));
        self.answer(why, text!("用法：{line_zh}", "usage: {line_en}"))
    }

    fn command_missing(&self) -> Refusal {
        let names: Vec<&str> = self.command.get_subcommands().map(Command::get_name).collect();
        let (zh, en) = (names.join("、"), names.join(", "));
        let why = text!("没有写要做什么", "the command is missing");
        self.answer(why, text!("可以写：{zh}", "one of: {en}"))
    }

    /// The answer to an argument given twice, or along with one that excludes it.
    fn conflict(&self) -> Refusal {
        let (zh, en) = self.labels();
        let first = |text: String| text.split(' ').next().unwrap_or_default().to_owned();
        let other = first(self.context(ContextKind::PriorArg));
        if !other.is_empty() && other != first(self.context(ContextKind::InvalidArg)) {
            return self.advise(text!(
                "`{zh}` 不能和 `{other}` 一起用",
                "`{en}` cannot be used with `{other}`"
            ));
        }
        self.advise(text!("`{zh}` 只能写一次", "`{en}` can be given only once"))
    }

    fn value_not_wanted(&self) -> Refusal {
        let (zh, en) = self.labels();
        self.advise(text!("`{zh}` 后面不用写值", "`{en}` takes no value"))
    }

    fn advise(&self, why: Text) -> Refusal {
        Refusal::new(why).help(self.see_help())
    }

    fn suggest(&self, why: Text, names: &[String]) -> Refusal {
        let Some(meant) = names.first() else { return self.advise(why) };
        self.answer(why, text!("您是不是想写 `{meant}`？", "did you mean `{meant}`?"))
    }

    /// The reason with advice, and a pointer to the help page.
    fn answer(&self, why: Text, advice: Text) -> Refusal {
        let more = self.see_help();
        Refusal::new(why).help(Text {
            zh: format!("{}\n{}", advice.zh, more.zh),
            en: format!("{}\n{}", advice.en, more.en),
        })
    }

    fn see_help(&self) -> Text {
        let line = help::join("skillweek", &self.at);
        let line = line.trim_end();
        text!("运行 `{line} --help` 查看用法", "run `{line} --help` to read more")
    }

    /// The argument named by the error.
    fn arg(&self) -> Option<&Arg> {
        self.find(&self.context(ContextKind::InvalidArg))
    }

    /// The argument for clap's `--format <FORMAT>` or `<DIR>`.
    fn find(&self, shown: &str) -> Option<&Arg> {
        let name = shown.split_whitespace().next().unwrap_or_default();
        let name = name.trim_matches(['<', '>', '[', ']', '.']);
        self.command.get_arguments().find(|arg| help::name(arg) == name)
    }

    fn labels(&self) -> (String, String) {
        let shown = self.context(ContextKind::InvalidArg);
        let label =
            |lang| self.arg().map_or_else(|| shown.clone(), |arg| help::label(arg, &self.at, lang));
        (label(Lang::Zh), label(Lang::En))
    }

    fn value(&self) -> String {
        self.context(ContextKind::InvalidValue)
    }

    fn context(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(" "),
            _ => String::new(),
        }
    }
}
