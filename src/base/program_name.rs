//! The name by which a user starts the program, for hints that can be typed as they stand.
//!
//! Texts name commands as `skillweek build`. That works where the program is found by its bare name.
//! A webmaster keeps it in a folder instead, mostly beside the project, and types `..\skillweek build`.

use std::borrow::Cow;
use std::path::{MAIN_SEPARATOR, Path};

/// The name in texts.
const BARE: &str = "skillweek";
/// The words that may follow it there; `help` stands for what is no command.
const COMMANDS: [&str; 13] = [
    "new",
    "add",
    "build",
    "check",
    "serve",
    "schema",
    "explain",
    "theme",
    "self-check",
    "import",
    "export",
    "help",
    "--help",
];

/// The name by which the program is started from a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgramName {
    /// What is typed instead of the bare name, such as `..\skillweek`; `None` if the bare name is.
    typed: Option<String>,
}

impl ProgramName {
    /// The name under which a script calls the program for its user, such as `bash start`.
    pub fn typed(name: String) -> Self {
        Self { typed: Some(name) }
    }

    /// The name in `folder` of a program in the folder `program`: by the way from one to the other where one
    /// lies in the other, else the whole path.
    pub fn seen_from(folder: &Path, program: &Path) -> Self {
        let levels = folder.ancestors().position(|above| above == program);
        let way = match levels {
            Some(0) => format!(".{MAIN_SEPARATOR}"),
            Some(levels) => format!("..{MAIN_SEPARATOR}").repeat(levels),
            None => {
                let way = program.strip_prefix(folder).unwrap_or(program);
                format!("{}{MAIN_SEPARATOR}", way.display())
            }
        };
        Self::typed(quoted(format!("{way}{BARE}")))
    }

    /// A text with this name in its hints.
    pub fn in_hints<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let Some(typed) = self.typed.as_deref().filter(|typed| *typed != BARE) else {
            return Cow::Borrowed(text);
        };
        let mut named = String::with_capacity(text.len());
        let mut done = 0;
        for (at, _) in text.match_indices(BARE) {
            if begins_word(&text[..at]) && names_command(&text[at + BARE.len()..]) {
                named.push_str(&text[done..at]);
                named.push_str(typed);
                done = at + BARE.len();
            }
        }
        named.push_str(&text[done..]);
        Cow::Owned(named)
    }
}

/// A path as it is typed: PowerShell starts what is in quotes only behind an `&`.
fn quoted(path: String) -> String {
    match path.contains(' ') {
        true if cfg!(windows) => format!("& \"{path}\""),
        true => format!("'{path}'"),
        false => path,
    }
}

/// Whether what follows a text is neither the rest of a word nor of a path.
fn begins_word(before: &str) -> bool {
    let last = before.chars().next_back();
    last.is_none_or(|last| !last.is_ascii_alphanumeric() && !"./\\-_:".contains(last))
}

/// Whether a text begins with a blank and a command, or with what stands for any.
fn names_command(after: &str) -> bool {
    let word = |rest: &str| {
        if rest.starts_with(['<', '‹']) {
            return true;
        }
        let end = rest.find(|c: char| !c.is_ascii_alphabetic() && c != '-').unwrap_or(rest.len());
        COMMANDS.contains(&&rest[..end])
    };
    after.strip_prefix(' ').is_some_and(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(folder: &str) -> String {
        let name = ProgramName::seen_from(Path::new(folder), Path::new("/week"));
        name.in_hints("skillweek build").replace(MAIN_SEPARATOR, "/")
    }

    #[test]
    fn a_program_beside_the_project_is_named_with_its_folder() {
        assert_eq!(typed("/week"), "./skillweek build");
        assert_eq!(typed("/week/site"), "../skillweek build");
        assert_eq!(typed("/week/a/site"), "../../skillweek build");
        assert_eq!(typed("/"), "week/skillweek build");
        assert_eq!(typed("/elsewhere"), "/week/skillweek build");
    }

    #[test]
    fn a_script_is_named_in_place_of_the_program_that_it_starts() {
        let name = ProgramName::typed("bash start".to_owned());
        assert_eq!(name.in_hints("运行 skillweek build"), "运行 bash start build");
    }

    #[test]
    fn paths_with_blanks_are_quoted() {
        let name = ProgramName::seen_from(Path::new("/a"), Path::new("/my week"));
        let hint = name.in_hints("skillweek build").replace(MAIN_SEPARATOR, "/");
        let expected = if cfg!(windows) {
            "& \"/my week/skillweek\" build"
        } else {
            "'/my week/skillweek' build"
        };
        assert_eq!(hint, expected);
    }

    #[test]
    fn only_commands_are_hints() {
        let name = ProgramName::typed("./skillweek".to_owned());
        for (text, expected) in [
            ("运行 `skillweek check`，再", "运行 `./skillweek check`，再"),
            (
                "skillweek self-check\n  skillweek new a",
                "./skillweek self-check\n  ./skillweek new a",
            ),
            ("运行 `skillweek --help` 查看", "运行 `./skillweek --help` 查看"),
            ("运行 skillweek <命令> --help", "运行 ./skillweek <命令> --help"),
            ("skillweek import a.docx", "./skillweek import a.docx"),
            ("skillweek 0.1.0", "skillweek 0.1.0"),
            ("../skillweek build", "../skillweek build"),
            ("skillweek newer", "skillweek newer"),
            ("my-skillweek build", "my-skillweek build"),
        ] {
            assert_eq!(name.in_hints(text), expected);
        }
    }
}
