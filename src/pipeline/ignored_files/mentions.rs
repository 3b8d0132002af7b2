//! Which of many files a text names, without reading the text as Markdown or YAML.

use percent_encoding::percent_decode_str;
use skillweek_base::path::SourcePath;
use std::collections::{BTreeSet, HashMap};

/// Files that texts may name.
#[derive(Default)]
pub struct Mentions<'a> {
    /// By name.
    files: HashMap<&'a str, Vec<&'a SourcePath>>,
    /// For each ending, with its dot, the lengths of the names that have it, in bytes.
    endings: HashMap<&'a str, BTreeSet<usize>>,
    /// The lengths of the endings.
    ending_lengths: BTreeSet<usize>,
}

impl<'a> Mentions<'a> {
    /// These files. Names without an ending are not looked for.
    pub fn of(files: &BTreeSet<&'a SourcePath>) -> Self {
        let mut mentions = Self::default();
        for path in files {
            let name = path.name();
            if let Some(ending) = name.rfind('.').and_then(|dot| name.get(dot..)) {
                mentions.files.entry(name).or_default().push(path);
                mentions.endings.entry(ending).or_default().insert(name.len());
                mentions.ending_lengths.insert(ending.len());
            }
        }
        mentions
    }

    /// The files that a text in `folder` names: those below the folder by their name, others by
    /// their name with the folder around it.
    pub fn in_text(&self, text: &str, folder: &SourcePath) -> Vec<&'a SourcePath> {
        let decoded = percent_decode_str(text).decode_utf8_lossy();
        let mut named = Vec::new();
        for (dot, _) in decoded.match_indices('.') {
            for end in self.ending_lengths.iter().map(|length| dot + length) {
                let ending = decoded.get(dot..end).unwrap_or_default();
                let Some(lengths) = self.endings.get(ending) else { continue };
                for start in lengths.iter().filter_map(|length| end.checked_sub(*length)) {
                    let name = decoded.get(start..end).unwrap_or_default();
                    let before = decoded.get(..start).unwrap_or_default();
                    let files = self.files.get(name).into_iter().flatten();
                    named.extend(files.filter(|file| is_meant(file, folder, before)));
                }
            }
        }
        named
    }
}

/// Whether a name that follows `before` in a text of `folder` means the file.
fn is_meant(file: &SourcePath, folder: &SourcePath, before: &str) -> bool {
    let parent = file.parent().unwrap_or_else(|| SourcePath::new(""));
    let above = before.strip_suffix(['/', '\\']);
    file.is_within(folder) || above.is_some_and(|above| above.ends_with(parent.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_they_are_written() {
        let files = ["content/news/合影 (1).jpg", "assets/posters/海报.png", "content/b/a.jpg"]
            .map(SourcePath::new);
        let mentions = Mentions::of(&files.iter().collect());
        let named = |text: &str| {
            let found = mentions.in_text(text, &SourcePath::new("content/news"));
            found.iter().map(|path| path.name()).collect::<Vec<_>>()
        };
        assert_eq!(named("![](合影 (1).jpg)"), ["合影 (1).jpg"]);
        assert_eq!(named("![](%E5%90%88%E5%BD%B1%20(1).jpg)"), ["合影 (1).jpg"]);
        assert_eq!(named("封面: /assets/posters/海报.png"), ["海报.png"]);
        assert_eq!(named("海报.png，a.jpg，合影.jpg"), Vec::<&str>::new());
    }
}
