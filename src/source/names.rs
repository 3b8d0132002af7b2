//! Names of files as people, editors and systems write them.

#![expect(clippy::disallowed_methods, reason = "settings are looked for before there is a World")]

use super::SITE_FILE;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The name under which a file is read that is called `name`.
pub(super) fn usual_name(name: &str) -> &str {
    match name.to_ascii_lowercase().as_str() {
        "site.yaml" | "site.yml" => SITE_FILE,
        "_index.md" | "_index.markdown" => "_index.md",
        "index.md" | "index.markdown" => "index.md",
        _ => name,
    }
}

/// The settings in a folder on disk, under whichever of their names.
pub fn settings_in(folder: &Path) -> Option<PathBuf> {
    let usual = folder.join(SITE_FILE);
    if usual.is_file() {
        return Some(usual);
    }
    let entries = std::fs::read_dir(folder).ok()?.filter_map(Result::ok);
    let is_settings = |name: &OsStr| name.to_str().is_some_and(|it| usual_name(it) == SITE_FILE);
    let mut found: Vec<PathBuf> = entries
        .filter(|entry| is_settings(&entry.file_name()))
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found.into_iter().next()
}

/// Whether a name belongs to an editor, an office program or the system: `~$表.xlsx`, `.git`,
/// `Thumbs.db`.
pub fn is_temporary_or_system_file(name: &str) -> bool {
    const NAMES: [&str; 8] = [
        "thumbs.db",
        "desktop.ini",
        "ehthumbs.db",
        "__macosx",
        "@eadir",
        "$recycle.bin",
        "system volume information",
        "icon\r",
    ];
    const ENDINGS: [&str; 7] = [".tmp", ".swp", ".swo", ".bak", ".crdownload", ".part", ".partial"];
    let lower = name.to_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.starts_with(".~")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || NAMES.contains(&lower.as_str())
        || ENDINGS.iter().any(|ending| lower.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_files_are_known_under_other_names() {
        let cases = [
            ("Site.YAML", SITE_FILE),
            ("site.yml", SITE_FILE),
            ("_Index.markdown", "_index.md"),
            ("INDEX.MD", "index.md"),
            ("site.yaml.txt", "site.yaml.txt"),
            ("开幕.MD", "开幕.MD"),
        ];
        for (name, usual) in cases {
            assert_eq!(usual_name(name), usual);
        }
    }

    #[test]
    fn files_of_programs_are_told_from_those_of_people() {
        for name in ["~$表.xlsx", ".git", "Thumbs.db", "__MACOSX", "a.TMP", "#a.md#", "a.md~"] {
            assert!(is_temporary_or_system_file(name), "{name}");
        }
        for name in ["开幕.md", "_index.md", "~表.xlsx", "#1.jpg"] {
            assert!(!is_temporary_or_system_file(name), "{name}");
        }
    }
}
