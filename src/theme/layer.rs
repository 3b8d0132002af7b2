//! The folders of a theme's chain, and what their files add up to.

use super::files::{ThemeFile, ThemeFiles};
use std::collections::BTreeMap;

/// What the built-in themes' own names stand behind.
pub(super) const BUILT_IN: &str = "builtin/";

/// One theme folder of a chain.
pub(super) struct Layer {
    /// `craft/`, `builtin/craft/` or `site/content/shandong/`.
    pub prefix: String,
    pub files: ThemeFiles,
}

/// The files of a kind from all layers, ancestors first. Where two layers of the same theme have a
/// file of one name, the project's hides the built-in one; different themes' files add up.
pub(super) fn effective<'a>(layers: &'a [Layer], folder: &str) -> Vec<(String, &'a ThemeFile)> {
    let mut found = Vec::new();
    for (index, layer) in layers.iter().enumerate().rev() {
        let hider = layers
            .get(index.wrapping_sub(1))
            .filter(|nearer| layer.prefix.strip_prefix(BUILT_IN) == Some(nearer.prefix.as_str()));
        for (path, file) in layer.files.iter().filter(|(path, _)| path.starts_with(folder)) {
            if hider.is_none_or(|nearer| !nearer.files.contains_key(path)) {
                found.push((format!("{}{path}", layer.prefix), file));
            }
        }
    }
    found
}

/// The texts of a kind, joined.
pub(super) fn joined(layers: &[Layer], folder: &str, separator: &str) -> String {
    let texts: Vec<String> =
        effective(layers, folder).iter().map(|(_, file)| file.text().into_owned()).collect();
    texts.join(separator)
}

/// The files below `static/`; a nearer one hides those of its name.
pub(super) fn static_files(layers: &[Layer]) -> BTreeMap<String, ThemeFile> {
    let mut files = BTreeMap::new();
    for layer in layers.iter().rev() {
        for (path, file) in &layer.files {
            if let Some(name) = path.strip_prefix("static/") {
                files.insert(name.to_owned(), file.clone());
            }
        }
    }
    files
}
