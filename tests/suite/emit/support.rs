//! A small project in memory, and pictures on disk.

use skillweek::base::path::SourcePath;
use skillweek::base::text;
use skillweek::diag::emit::Texts;
use skillweek::diag::{Code, Diagnostic, Span};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

/// Texts by path.
#[derive(Default)]
pub struct Project(BTreeMap<String, Arc<str>>);

impl Project {
    pub fn with(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(path, text)| ((*path).to_owned(), Arc::from(*text))).collect())
    }

    /// The place of the first occurrence of some words in a file.
    pub fn find(&self, file: &str, words: &str) -> Span {
        let start = self.0[file].find(words).expect("the words stand in the file");
        Span::text(&SourcePath::new(file), start..start + words.len())
    }
}

impl Texts for Project {
    fn text(&self, file: &SourcePath) -> Option<Arc<str>> {
        self.0.get(file.as_str()).cloned()
    }
}

pub fn unknown_key(key: &str) -> Diagnostic {
    Diagnostic::new(Code::UnknownKey, text!("不认识的键 `{key}`", "unknown key `{key}`"))
}

/// Compares with a file of this folder.
pub fn assert_picture(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/emit/pictures").join(name);
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == expected, "{name} differs; found:\n{found}\nexpected:\n{expected}");
}
