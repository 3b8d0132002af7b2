//! The folders of a theme's chain, and the combination of their files.

use super::files::{ThemeFile, ThemeFiles};

/// The prefix of built-in themes' layers.
pub(super) const BUILT_IN: &str = "builtin/";

/// One theme folder of a chain.
pub(super) struct Layer {
    /// The prefix of its templates: `craft/`, `builtin/craft/` or `site/content/shandong/`.
    pub prefix: String,
    pub files: ThemeFiles,
}

/// The files in a subfolder of all layers, ancestors first, with their prefixed names. If the
/// project and the built-in theme of the same name have the same file, the project's hides the
/// other; files of different themes add up.
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

/// The texts of the effective files in a subfolder, joined.
pub(super) fn joined(layers: &[Layer], folder: &str, separator: &str) -> String {
    let texts: Vec<String> =
        effective(layers, folder).iter().map(|(_, file)| file.text().into_owned()).collect();
    texts.join(separator)
}
