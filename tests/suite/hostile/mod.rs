//! A project of pictures that mean harm: it is built, and of each file there is a picture or a reason.

mod files;
mod make;

use crate::harness::Project;
use std::path::Path;
use std::{env, fs};

/// A project that shows each file.
fn project(files: &[files::File]) -> Project {
    let shown: String = files.iter().map(|(name, _)| format!("![图]({name})\n\n")).collect();
    let page = format!("---\ntitle: 甲\n---\n{shown}");
    let start = Project::from(&[("content/site.yaml", "title: 学校\n")]);
    let start = start.with("content/news/a.md", page);
    files
        .iter()
        .fold(start, |project, (name, bytes)| project.with(&format!("content/news/{name}"), bytes))
}

/// Keeps the project where `benches/pictures/hostile` measures it.
fn keep(project: &Project, folder: &Path) {
    for (path, bytes) in &project.files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
}

#[test]
fn of_each_hostile_file_there_is_a_picture_or_a_reason() {
    let files = files::all();
    assert!(files.len() >= 60, "{}", files.len());
    let project = project(&files);
    if let Some(folder) = env::var_os("HOSTILE") {
        keep(&project, Path::new(&folder));
    }
    let built = project.build();
    let images: Vec<&str> = built.main("news/a.html").split("<img").skip(1).collect();
    for (name, _) in &files {
        let stem = format!("assets/{}.", name.rsplit_once('.').expect("an ending").0);
        let is_named = built
            .diagnostics()
            .iter()
            .any(|found| found.span.as_ref().is_some_and(|span| span.file.name() == name.as_str()));
        let is_shown = images.iter().any(|image| image.contains(&stem))
            && built.files.keys().any(|path| path.starts_with(&stem));
        assert!(is_named || is_shown, "nothing of {name}: {:#?}", built.diagnostics());
    }
    let published = built.files.iter().filter(|(path, _)| path.starts_with("assets/"));
    for (path, bytes) in published.filter(|(path, _)| !path.ends_with(".js")) {
        let acts = bytes.windows(7).any(|part| part == b"<script");
        assert!(!acts, "{path} would act");
    }
}
