//! The terminal of a command: results go to stdout, everything else to stderr.

use super::project::Project;
use super::refusal::Refusal;
use super::version::Build;
use anstream::{AutoStream, ColorChoice};
use skillweek_base::program_name::ProgramName;
use skillweek_base::text::Lang;
use std::io::{self, Write};
use std::path::{Path, PathBuf, absolute};

/// The variable by which a script tells how its user called it.
const CALLED_AS: &str = "SKILLWEEK_CALLED_AS";

/// The program, the language and the project folder of a command.
#[derive(Debug)]
pub struct Shell {
    /// Where the program comes from.
    pub build: &'static Build,
    pub lang: Lang,
    /// The value of `--root`.
    pub root: Option<PathBuf>,
}

impl Shell {
    /// The project of the command.
    pub fn project(&self) -> Result<Project, Refusal> {
        Project::find(self.root.as_deref())
    }

    /// The text in the command's language.
    pub fn pick<'a>(&self, zh: &'a str, en: &'a str) -> &'a str {
        self.lang.pick(zh, en)
    }

    /// The name by which the user starts the program in a folder: what a script says that started it, or
    /// the bare name where the system finds it by that.
    pub fn program_name(&self, folder: &Path) -> ProgramName {
        if let Ok(name) = std::env::var(CALLED_AS) {
            return ProgramName::typed(name);
        }
        let (Ok(place), Ok(folder)) = (std::env::current_exe(), absolute(folder)) else {
            return ProgramName::default();
        };
        let Some(program) = place.parent() else { return ProgramName::default() };
        let path = std::env::var_os("PATH").unwrap_or_default();
        let is_found = std::env::split_paths(&path).any(|known| known == program);
        if is_found { ProgramName::default() } else { ProgramName::seen_from(&folder, program) }
    }

    /// Prints a result. It is no error if the reader has gone away (`| head`).
    pub fn say(&self, result: &str) {
        self.say_exactly(&self.program_name(Path::new(".")).in_hints(result));
    }

    /// Prints a result for other programs.
    pub fn say_exactly(&self, result: &str) {
        let _ = anstream::stdout().lock().write_all(result.as_bytes());
    }

    /// Whether results may be coloured: on a terminal and without `NO_COLOR`.
    pub fn colours_results(&self) -> bool {
        AutoStream::choice(&io::stdout()) != ColorChoice::Never
    }

    /// Reports why a command could not run.
    pub fn refuse(&self, refusal: &Refusal) {
        let (error, help) = (self.pick("错误：", "error: "), self.pick("帮助：", "help: "));
        let mut message = format!("\u{1b}[1;31m{error}\u{1b}[0m{}\n", refusal.why.get(self.lang));
        if let Some(advice) = &refusal.help {
            for (number, line) in advice.get(self.lang).lines().enumerate() {
                let label = if number == 0 { help } else { "      " };
                message.push_str(&format!("  {label}{line}\n"));
            }
        }
        self.complain(&message);
    }

    /// Prints anything that is not a result.
    pub fn complain(&self, message: &str) {
        let name = self.program_name(Path::new("."));
        // A closed stderr cannot be reported anywhere.
        let _ = anstream::stderr().lock().write_all(name.in_hints(message).as_bytes());
    }
}
