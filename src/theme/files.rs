//! The files of one theme folder, from the project or built in.

use super::manifest::MANIFEST;
use include_dir::{Dir, include_dir};
use skillweek_base::path::SourcePath;
use skillweek_diag::Sink;
use skillweek_source::{Sources, World, decode, decode_report, unreadable_file};
use std::borrow::Cow;
use std::collections::BTreeMap;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../themes");

/// A file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// The contents; borrowed for built-in files.
    pub bytes: Cow<'static, [u8]>,
    /// The path in the project; `None` for built-in files.
    pub source: Option<SourcePath>,
}

/// Files by their path inside the theme's folder (`templates/home.html`).
pub type ThemeFiles = BTreeMap<String, ThemeFile>;

impl ThemeFile {
    /// The contents as text, in whatever encoding they were saved.
    pub fn text(&self) -> Cow<'_, str> {
        match str::from_utf8(&self.bytes) {
            Ok(text) => Cow::Borrowed(text.trim_start_matches('\u{FEFF}')),
            Err(_) => Cow::Owned(decode::decode(&self.bytes).text),
        }
    }
}

/// The names of the built-in themes.
pub fn built_in_names() -> Vec<&'static str> {
    BUILT_IN.dirs().filter_map(|dir| dir.path().to_str()).collect()
}

/// The files of a built-in theme; empty for an unknown name.
pub fn built_in(name: &str) -> ThemeFiles {
    let mut files = ThemeFiles::new();
    if let Some(dir) = BUILT_IN.get_dir(name) {
        gather(dir, name, &mut files);
    }
    files
}

fn gather(dir: &'static Dir<'static>, theme: &str, files: &mut ThemeFiles) {
    for file in dir.files() {
        // include_dir keeps the path separators of the machine that compiled the program.
        let path = file.path().to_string_lossy().replace('\\', "/");
        let Some(below) = path.strip_prefix(theme).and_then(|rest| rest.strip_prefix('/')) else {
            continue;
        };
        let bytes = Cow::Borrowed(file.contents());
        files.insert(below.to_owned(), ThemeFile { bytes, source: None });
    }
    for child in dir.dirs() {
        gather(child, theme, files);
    }
}

/// Whether a theme reads a file, by its path inside the theme's folder.
pub fn is_read(below: &str) -> bool {
    let Some((folder, _)) = below.split_once('/') else { return below == MANIFEST };
    let ending = below.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(
        (folder, ending.as_deref()),
        ("templates" | "static" | "fonts", _)
            | ("style", Some("css"))
            | ("script", Some("js" | "mjs"))
            | ("words", Some("yaml" | "yml"))
    )
}

/// Whether a file of a theme is text for the program or for browsers, in whatever encoding it was
/// saved; other files are published as they are.
fn is_text(below: &str) -> bool {
    let ending = below.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match below.split_once('/').map(|(folder, _)| folder) {
        Some("static") => matches!(ending.as_deref(), Some("css" | "js" | "mjs")),
        Some("fonts") => false,
        _ => true,
    }
}

/// The bytes of a text in UTF-8, without byte order mark.
fn in_utf8(path: &SourcePath, bytes: &[u8], sink: &mut Sink) -> Vec<u8> {
    let decoded = decode::decode(bytes);
    decode_report::report(path, &decoded, sink);
    decoded.text.into_bytes()
}

/// The files of a theme folder in the project, texts decoded. Unreadable files are reported and
/// left out, those that no theme has are left out.
pub fn of_project(
    world: &dyn World,
    sources: &Sources,
    folder: &SourcePath,
    sink: &mut Sink,
) -> ThemeFiles {
    let mut files = ThemeFiles::new();
    for path in sources.below(folder) {
        let Some(below) = path.below(folder).filter(|below| is_read(below)) else { continue };
        match world.read(path) {
            Ok(bytes) => {
                let bytes = if is_text(below) { in_utf8(path, &bytes, sink) } else { bytes };
                let file = ThemeFile { bytes: Cow::Owned(bytes), source: Some(path.clone()) };
                files.insert(below.to_owned(), file);
            }
            Err(error) => sink.push(unreadable_file(path, &error)),
        }
    }
    files
}
