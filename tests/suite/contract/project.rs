//! A throw-away project.

use skillweek::base::text::Lang;
use skillweek::diag::emit::records;
use skillweek::pipeline::Outcome;
use skillweek::pipeline::ProjectTexts;
use skillweek::pipeline::Request;
use skillweek::pipeline::build;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A page of little interest.
pub const PAGE: &str = "---\ntitle: 甲\ndate: 2023-05-14\n---\n正文\n";

/// A project in a folder that vanishes with it.
pub struct Project {
    folder: TempDir,
}

/// A finding as `CODE FILE:LINE:COLUMN`.
pub type Finding = String;

impl Project {
    /// Writes the files into a new folder.
    pub fn new<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    /// A project with one site and these files below `content`.
    pub fn of_site(files: &[(&str, &str)]) -> Self {
        let project = Self::new([("content/site.yaml", "title: 学校\n")]);
        for (path, text) in files {
            project.write(&format!("content/{path}"), text);
        }
        project
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let file = self.root().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    pub fn build(&self) -> Outcome {
        self.build_as(Request::default())
    }

    pub fn build_as(&self, request: Request) -> Outcome {
        let request = Request { root: self.root().to_owned(), ..request };
        build(&request, &self.out(), &()).unwrap()
    }

    /// What a build finds.
    pub fn findings(&self) -> Vec<Finding> {
        self.findings_of(&self.build())
    }

    pub fn findings_of(&self, outcome: &Outcome) -> Vec<Finding> {
        let texts = ProjectTexts::new(self.root());
        let number = |number: Option<usize>| number.map_or("-".to_owned(), |it| it.to_string());
        let found = records(&outcome.diagnostics, &texts, Lang::Zh).into_iter();
        found
            .map(|one| {
                let file = one.file.unwrap_or_default();
                let place = one
                    .cell
                    .unwrap_or_else(|| format!("{}:{}", number(one.line), number(one.column)));
                format!("{} {file}:{place}", one.code)
            })
            .collect()
    }

    pub fn out(&self) -> PathBuf {
        self.root().join("public")
    }

    pub fn has(&self, path: &str) -> bool {
        self.out().join(path).is_file()
    }

    /// A file of the output.
    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.out().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}
