//! A folder to run the program in, and what a run gave back.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Variables that say which language somebody speaks.
const LOCALE: [&str; 4] = ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"];
/// Variables that say whether somebody likes colours.
const COLOURS: [&str; 4] = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"];

/// A folder that is gone when the test is over.
pub struct Place {
    folder: TempDir,
}

/// What a run gave back, with the folder's own path as `[HERE]`.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A folder with a fresh project in it, whose samples are meant.
    pub fn with_project(level: &str) -> Self {
        let place = Self::with_samples(level);
        let settings = place.read("site/content/site.yaml");
        let settings = format!("{settings}\n检查规则: {{placeholder: off}}\n");
        place.write("site/content/site.yaml", settings);
        place
    }

    /// A folder with a project in it as `new` makes it.
    pub fn with_samples(level: &str) -> Self {
        let place = Self::empty();
        let made = place.run(&["new", "site", "--level", level, "--year", "2026"]);
        assert_eq!(made.status, 0, "{made:?}");
        place
    }

    pub fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Runs the program where nothing says which language to speak.
    pub fn run(&self, args: &[&str]) -> Run {
        self.run_in("", &[], args)
    }

    /// Runs the program in the project.
    pub fn site(&self, args: &[&str]) -> Run {
        self.run_in("site", &[], args)
    }

    /// Runs the program in a folder and with variables.
    pub fn run_in(&self, below: &str, variables: &[(&str, &str)], args: &[&str]) -> Run {
        let mut command = Command::new(self.program());
        for name in LOCALE.iter().chain(&COLOURS) {
            command.env_remove(name);
        }
        // The program of the tests is in no folder that a user would type.
        if !self.own_program().exists() {
            command.env("SKILLWEEK_CALLED_AS", "skillweek");
        }
        command.args(args).current_dir(self.path(below)).envs(variables.iter().copied());
        let output = command.output().expect("the program runs");
        Run {
            status: output.status.code().expect("an exit status"),
            out: self.plain(&output.stdout),
            err: self.plain(&output.stderr),
        }
    }

    /// Copies the program into the folder, as a webmaster keeps it; from then on the copy runs.
    pub fn bring_program(&self) {
        fs::copy(env!("CARGO_BIN_EXE_skillweek"), self.own_program()).expect("a copy");
    }

    fn own_program(&self) -> PathBuf {
        self.path(&format!("skillweek{EXE_SUFFIX}"))
    }

    fn program(&self) -> PathBuf {
        let own = self.own_program();
        if own.exists() { own } else { env!("CARGO_BIN_EXE_skillweek").into() }
    }

    fn plain(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let slashes =
            |text: &str| if cfg!(windows) { text.replace('\\', "/") } else { text.to_owned() };
        let here = |path: &Path| slashes(&path.to_string_lossy()).replace("//?/", "");
        let real = fs::canonicalize(self.folder.path()).expect("the folder is there");
        let text = slashes(&text).replace(&here(&real), "[HERE]");
        // An address has one slash more where a path begins with a letter.
        text.replace(&here(self.folder.path()), "[HERE]").replace("file:///[HERE]", "file://[HERE]")
    }

    pub fn write(&self, below: &str, text: impl AsRef<[u8]>) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, text).expect("files can be written");
    }

    pub fn read(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).unwrap_or_else(|error| panic!("{below}: {error}"))
    }

    /// Every file below a folder, sorted.
    pub fn files(&self, below: &str) -> Vec<String> {
        let mut files = Vec::new();
        gather(&self.path(below), "", &mut files);
        files.sort();
        files
    }
}

fn gather(folder: &Path, prefix: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{name}/"), files);
        } else {
            files.push(name);
        }
    }
}

impl Run {
    /// The one JSON object on stdout.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The codes of the diagnostics in that object.
    pub fn codes(&self) -> Vec<String> {
        let object = self.json();
        let list = object["diagnostics"].as_array().expect("a list").clone();
        list.iter().map(|found| found["code"].as_str().expect("a code").to_owned()).collect()
    }

    /// Whether there are findings, and all of them are samples that are to be replaced.
    pub fn has_only_samples(&self) -> bool {
        let codes = self.codes();
        !codes.is_empty() && codes.iter().all(|code| code == "placeholder")
    }

    /// Asserts what a command that could not run said.
    #[track_caller]
    pub fn refused(&self, picture: &str) {
        assert_eq!((self.out.as_str(), self.err.as_str(), self.status), ("", picture, 2));
    }
}
