//! The name by which a user starts the program, for hints that can be typed as they stand.
//!
//! Texts name commands as `skillweek build`. That works where the program is found by its bare name.
//! A webmaster keeps it in a folder instead, mostly beside the project, and types `..\skillweek build`.

use std::borrow::Cow;
use std::path::{MAIN_SEPARATOR, Path};

/// The name in texts.
const BARE: &str = "skillweek";
/// The commands that may follow it there; `help` stands for what is no command.
const COMMANDS: [&str; 11] = [
    "new",
    "add",
    "import",
    "build",
    "check",
    "serve",
    "schema",
    "explain",
    "theme",
    "self-check",
    "help",
];

/// The name by which the program is started from a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProgramName {
    /// What stands before the bare name, such as `..\`.
    prefix: String,
}

impl ProgramName {
    /// The name in `folder` of a program in the folder `program`. Only from there or from below can
    /// it be a short one; elsewhere it is the bare name.
    pub fn seen_from(folder: &Path, program: &Path) -> Self {
        let levels = folder.ancestors().position(|above| above == program);
        let prefix = match levels {
            Some(0) => format!(".{MAIN_SEPARATOR}"),
            Some(levels) => format!("..{MAIN_SEPARATOR}").repeat(levels),
            None => String::new(),
        };
        Self { prefix }
    }

    /// A text with this name in its hints.
    pub fn in_hints<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.prefix.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut named = String::with_capacity(text.len());
        let mut done = 0;
        for (at, _) in text.match_indices(BARE) {
            if begins_word(&text[..at]) && names_command(&text[at + BARE.len()..]) {
                named.push_str(&text[done..at]);
                named.push_str(&self.prefix);
                done = at;
            }
        }
        named.push_str(&text[done..]);
        Cow::Owned(named)
    }
}

/// Whether what follows a text is neither the rest of a word nor of a path.
fn begins_word(before: &str) -> bool {
    let last = before.chars().next_back();
    last.is_none_or(|last| !last.is_ascii_alphanumeric() && !"./\\-_:".contains(last))
}

/// Whether a text begins with a blank and a command.
fn names_command(after: &str) -> bool {
    let word = |rest: &str| {
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
        assert_eq!(typed("/elsewhere"), "skillweek build");
    }

    #[test]
    fn only_commands_are_hints() {
        let name = ProgramName { prefix: "./".to_owned() };
        for (text, expected) in [
            ("运行 `skillweek check`，再", "运行 `./skillweek check`，再"),
            (
                "skillweek self-check\n  skillweek new a",
                "./skillweek self-check\n  ./skillweek new a",
            ),
            ("skillweek 0.1.0", "skillweek 0.1.0"),
            ("../skillweek build", "../skillweek build"),
            ("skillweek newer", "skillweek newer"),
            ("my-skillweek build", "my-skillweek build"),
        ] {
            assert_eq!(name.in_hints(text), expected);
        }
    }
}
