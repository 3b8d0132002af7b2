//! Paths inside the project and inside the output: always relative, with `/`, never upwards.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// A file or folder of the project, relative to its root (`content/shandong/about.md`); empty for
/// the root.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourcePath(Arc<str>);

/// A file of the output, relative to the output folder (`shandong/about.html`).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OutputPath(Arc<str>);

impl SourcePath {
    /// Takes a path that is already relative, `/`-separated and free of `.` and `..`.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text; empty for the root.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last component; empty for the root.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// The last component without its extension.
    pub fn stem(&self) -> &str {
        match self.name().rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => self.name(),
        }
    }

    /// The extension in lower case, without its dot; empty if there is none.
    pub fn extension(&self) -> String {
        match self.name().rsplit_once('.') {
            Some((stem, extension)) if !stem.is_empty() => extension.to_lowercase(),
            _ => String::new(),
        }
    }

    /// The folder around it; `None` for the root.
    pub fn parent(&self) -> Option<SourcePath> {
        if self.0.is_empty() {
            return None;
        }
        Some(Self::new(self.0.rsplit_once('/').map_or("", |(parent, _)| parent)))
    }

    /// This path and the folders that hold it, nearest first, up to the root.
    pub fn ancestors(&self) -> impl Iterator<Item = SourcePath> + use<> {
        std::iter::successors(Some(self.clone()), Self::parent)
    }

    /// This path with one or more components appended.
    #[must_use]
    pub fn join(&self, below: &str) -> SourcePath {
        if self.0.is_empty() {
            return Self::new(below);
        }
        if below.is_empty() {
            return self.clone();
        }
        Self::new(format!("{}/{below}", self.0))
    }

    /// Whether this is `folder` or lies below it.
    pub fn is_within(&self, folder: &SourcePath) -> bool {
        self.below(folder).is_some()
    }

    /// The rest of this path below `folder`; empty for the folder itself, `None` outside it.
    pub fn below(&self, folder: &SourcePath) -> Option<&str> {
        if folder.0.is_empty() {
            return Some(&self.0);
        }
        let rest = self.0.strip_prefix(&*folder.0)?;
        if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
    }

    /// Resolves a reference from a text (`../pics/a.png`, `./b.md`) against this folder. `None` if
    /// it leads out of the project.
    pub fn resolve(&self, reference: &str) -> Option<SourcePath> {
        let mut parts: Vec<&str> = self.0.split('/').filter(|part| !part.is_empty()).collect();
        for part in reference.split(['/', '\\']) {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                name => parts.push(name),
            }
        }
        Some(Self::new(parts.join("/")))
    }
}

impl OutputPath {
    /// Takes a path that is already relative, `/`-separated, ASCII and free of `.` and `..`.
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// The path as text, relative to the output folder.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number of folders between the output folder and this file.
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }

    /// The relative address of `target` for a link on this page: `../news/index.html`.
    pub fn relative_to(&self, target: &OutputPath) -> String {
        let from: Vec<&str> = self.0.split('/').collect();
        let to: Vec<&str> = target.0.split('/').collect();
        let folders = from.len().min(to.len()) - 1;
        let shared = from.iter().zip(&to).take(folders).take_while(|(a, b)| a == b).count();
        let mut address = "../".repeat(from.len() - 1 - shared);
        address.push_str(&to[shared..].join("/"));
        address
    }
}

/// A path on the disk as people write it: without the mark of Windows' verbatim paths.
pub fn shown(path: &Path) -> String {
    let path = path.display().to_string();
    match path.strip_prefix(r"\\?\") {
        Some(verbatim) => verbatim
            .strip_prefix(r"UNC\")
            .map_or_else(|| verbatim.to_owned(), |share| format!(r"\\{share}")),
        None => path,
    }
}

macro_rules! display_as_text {
    ($($path:ident)*) => {$(
        impl fmt::Display for $path {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl fmt::Debug for $path {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:?}", &*self.0)
            }
        }
    )*};
}
display_as_text!(SourcePath OutputPath);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stay_inside_the_project() {
        let folder = SourcePath::new("content/shandong");
        assert_eq!(folder.resolve("./a/../b.md").unwrap().as_str(), "content/shandong/b.md");
        assert_eq!(folder.resolve("..\\x.md").unwrap().as_str(), "content/x.md");
        assert_eq!(folder.resolve("../../../x.md"), None);
    }

    #[test]
    fn relative_addresses_lead_from_page_to_target() {
        let page = OutputPath::new("shandong/news/page/2.html");
        let cases = [
            ("shandong/news/page/3.html", "3.html"),
            ("shandong/news/index.html", "../index.html"),
            ("index.html", "../../../index.html"),
            ("shandong/news/page/2.html", "2.html"),
        ];
        for (target, expected) in cases {
            assert_eq!(page.relative_to(&OutputPath::new(target)), expected);
        }
        assert_eq!(
            OutputPath::new("index.html").relative_to(&OutputPath::new("a/b.html")),
            "a/b.html"
        );
    }

    #[test]
    fn paths_are_shown_as_people_write_them() {
        let cases = [
            (r"\\?\D:\活动周\public", r"D:\活动周\public"),
            (r"\\?\UNC\server\web\public", r"\\server\web\public"),
            (r"D:\public", r"D:\public"),
            ("/srv/public", "/srv/public"),
        ];
        for (path, expected) in cases {
            assert_eq!(shown(Path::new(path)), expected);
        }
    }

    #[test]
    fn a_folder_is_not_within_its_longer_namesake() {
        let path = SourcePath::new("content/shandong-2/a.md");
        assert!(!path.is_within(&SourcePath::new("content/shandong")));
        assert_eq!(path.below(&SourcePath::new("content")), Some("shandong-2/a.md"));
    }
}
