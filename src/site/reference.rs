//! Resolves references in texts: to a page, a file, a site, or an outside address.
//!
//! Only listed files are found, so no spelling can reach anything outside the project.

use super::tree::SiteTree;
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use skillweek_base::path::SourcePath;
use skillweek_source::{CONTENT, SITE_FILE, Sources};
use unicode_normalization::UnicodeNormalization;

/// The target of a reference, as far as the list of files tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkTarget {
    /// A text file that is a page.
    Document {
        /// The file, relative to the project's root.
        source: SourcePath,
        /// The anchor behind `#`, percent-decoded.
        anchor: Option<String>,
    },
    /// The folder of a site or section.
    Folder {
        /// The folder, relative to the project's root.
        source: SourcePath,
        /// The anchor behind `#`, percent-decoded.
        anchor: Option<String>,
    },
    /// Any other file of the project.
    File(SourcePath),
    /// An address outside the project: `https:`, `mailto:`, `tel:`.
    Outside(String),
    /// An anchor on the same page, percent-decoded and without `#`.
    Anchor(String),
    /// Something that is left out for a mistake, which is reported there.
    LeftOut,
    /// Nothing that exists.
    Nothing,
    /// A path that leads out of the project.
    Escapes,
}

/// Resolves references against a project's files.
#[derive(Clone, Copy)]
pub struct Resolver<'a> {
    /// The list of files.
    pub sources: &'a Sources,
    /// The sites, for references that start from a site's folder.
    pub tree: &'a SiteTree,
}

impl Resolver<'_> {
    /// Resolves a reference in a file of `folder`.
    pub fn resolve(&self, folder: &SourcePath, reference: &str) -> LinkTarget {
        let reference = reference.trim();
        if let Some(anchor) = reference.strip_prefix('#') {
            return LinkTarget::Anchor(decoded(anchor));
        }
        if is_outside(reference) {
            return LinkTarget::Outside(reference.to_owned());
        }
        let (path, anchor) = match reference.split_once('#') {
            Some((path, anchor)) => (path, Some(decoded(anchor))),
            None => (reference, None),
        };
        let path = decoded(path.split('?').next().unwrap_or(path));
        let candidates = self.candidates(folder, &path);
        if candidates.is_empty() {
            return LinkTarget::Escapes;
        }
        let mut found = candidates.iter().filter_map(|candidate| self.look(candidate, &anchor));
        found.next().unwrap_or_else(|| match candidates.iter().any(|path| self.is_left_out(path)) {
            true => LinkTarget::LeftOut,
            false => LinkTarget::Nothing,
        })
    }

    /// Whether a path means something that is left out, under any of the names that `look` accepts.
    fn is_left_out(&self, path: &SourcePath) -> bool {
        let stem = path.as_str().strip_suffix(".html").map(SourcePath::new);
        let stem = stem.as_ref().unwrap_or(path);
        let names = [path.clone(), stem.clone(), SourcePath::new(format!("{stem}.md"))];
        names.iter().any(|name| self.sources.is_left_out(name))
    }

    /// The paths that a reference may mean. One with a leading `/` is tried from the project's
    /// root, from the site of the text and from `content`.
    fn candidates(&self, folder: &SourcePath, path: &str) -> Vec<SourcePath> {
        let Some(below) = path.strip_prefix(['/', '\\']) else {
            return folder.resolve(path).into_iter().collect();
        };
        let site = self.tree.site_of(folder).map(|id| self.tree.site(id).folder.clone());
        let roots = [Some(SourcePath::new("")), site, Some(SourcePath::new(CONTENT))];
        roots.into_iter().flatten().filter_map(|root| root.resolve(below)).collect()
    }

    fn look(&self, path: &SourcePath, anchor: &Option<String>) -> Option<LinkTarget> {
        let document = |source: SourcePath| LinkTarget::Document { source, anchor: anchor.clone() };
        let folder = |source: SourcePath| LinkTarget::Folder { source, anchor: anchor.clone() };
        if let Some(listed) = self.sources.listed(path) {
            return Some(match path.name() {
                SITE_FILE | "_index.md" => folder(path.parent()?),
                _ if is_document(path) => document(listed.clone()),
                _ => LinkTarget::File(listed.clone()),
            });
        }
        // A folder has a page even if it has no text.
        if matches!(path.name(), "index.md" | "_index.md") {
            return self
                .look(&path.parent()?, anchor)
                .filter(|link_target| !matches!(link_target, LinkTarget::File(_)));
        }
        let built = path.as_str().strip_suffix(".html").map(SourcePath::new);
        let stem = built.as_ref().unwrap_or(path);
        if stem.name() == "index" && built.is_some() {
            return self.look(&stem.parent()?, anchor);
        }
        let beside = SourcePath::new(format!("{stem}.md"));
        let inside = stem.join("index.md");
        for candidate in [beside, inside] {
            if let Some(listed) = self.sources.listed(&candidate) {
                return Some(document(listed.clone()));
            }
        }
        let is_content = path.is_within(&SourcePath::new(CONTENT));
        (is_content && self.sources.below(path).next().is_some()).then(|| folder(path.clone()))
    }

    /// The file that was probably meant, as it would be written in `folder`: the same name in
    /// another case, with another extension or in another folder, or a name with a typing error.
    pub fn nearest(&self, folder: &SourcePath, reference: &str) -> Option<String> {
        let path = decoded(reference.split(['#', '?']).next().unwrap_or(reference));
        let wanted = SourcePath::new(path.replace('\\', "/"));
        let name = wanted.name().to_lowercase();
        if name.is_empty() {
            return None;
        }
        // The folder that the reference leads to, or else the one of the text.
        let there = folder.resolve(&path).and_then(|target| target.parent());
        let there = there.unwrap_or_else(|| folder.clone());
        let is_text = is_document(&wanted);
        let here = self.sources.directly_in(&there).filter_map(|path| {
            let other = path.name().to_lowercase();
            let (stem, other_stem) = (SourcePath::new(&*name), SourcePath::new(&*other));
            let same_stem = stem.stem() == other_stem.stem();
            let distance = strsim::damerau_levenshtein(&name, &other);
            // Among short names, everything is near.
            let most = (stem.stem().chars().count() / 2).min(2);
            let is_of_kind = is_document(path) == is_text && !other.starts_with('_');
            ((same_stem || distance <= most) && is_of_kind).then(|| (distance, way(folder, path)))
        });
        if let Some((_, near)) = here.min() {
            return Some(near);
        }
        let elsewhere = self.sources.iter().find(|path| path.name().to_lowercase() == name);
        elsewhere.map(|path| way(folder, path))
    }
}

/// A reference to a file from `folder`: absolute below `assets`, else relative.
fn way(folder: &SourcePath, target: &SourcePath) -> String {
    if target.is_within(&SourcePath::new("assets")) {
        return format!("/{target}");
    }
    let from: Vec<&str> = folder.as_str().split('/').collect();
    let to: Vec<&str> = target.as_str().split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    "../".repeat(from.len() - shared) + &to[shared..].join("/")
}

/// Whether a file is a text that becomes a page.
pub fn is_document(path: &SourcePath) -> bool {
    matches!(path.extension().as_str(), "md" | "markdown" | "mdown" | "mkd")
}

/// Whether a reference has a scheme or names a host. A drive letter (`C:`) is no scheme.
fn is_outside(reference: &str) -> bool {
    if reference.starts_with("//") {
        return true;
    }
    let Some((scheme, _)) = reference.split_once(':') else { return false };
    scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().nfc().collect()
}
