//! The sections of a site: its folders, what they are called and what kind of pages they hold.

use super::tree::{Site, SiteId, SiteTree};
use crate::base::path::SourcePath;
use crate::content::kind::{Kind, folder_slug};
use crate::content::section::SectionOptions;
use crate::source::{CONTENT, SITE_FILE, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// A folder of a site that holds pages.
#[derive(Debug)]
pub struct Section {
    pub site: SiteId,
    pub folder: SourcePath,
    /// Its name below the site's folder (`activities`, `guide/campus`).
    pub name: String,
    /// The first part of the name.
    pub top: String,
    pub kind: Kind,
    /// What its `_index.md` says.
    pub options: SectionOptions,
}

/// The sections of all sites, by folder.
#[derive(Debug, Default)]
pub struct Sections {
    by_folder: BTreeMap<SourcePath, Section>,
}

impl Sections {
    /// Finds the folders that are sections: inside a site, outside pages' own folders. `index` gives
    /// what a folder's `_index.md` says.
    pub fn find(
        tree: &SiteTree,
        sources: &Sources,
        mut index: impl FnMut(&Site, &SourcePath) -> SectionOptions,
    ) -> Self {
        let mut sections = Self::default();
        for folder in folders(sources) {
            let Some(site) = tree.site_of(&folder).map(|id| tree.site(id)) else { continue };
            let below = folder.below(&site.folder).unwrap_or_default();
            if below.is_empty() || !is_section(sources, site, &folder, below) {
                continue;
            }
            let options = index(site, &folder);
            let section = sections.place(site, folder, below.to_owned().as_str(), options);
            sections.by_folder.insert(section.folder.clone(), section);
        }
        sections
    }

    fn place(
        &self,
        site: &Site,
        folder: SourcePath,
        below: &str,
        options: SectionOptions,
    ) -> Section {
        let name = below.split('/').map(folder_slug).collect::<Vec<_>>().join("/");
        let top = name.split('/').next().unwrap_or_default().to_owned();
        let above = folder.parent().and_then(|parent| self.by_folder.get(&parent));
        let kind = options
            .kind
            .or_else(|| above.map(|above| above.kind))
            .or_else(|| Kind::from_section(below))
            .unwrap_or(Kind::Page);
        Section { site: site.id, folder, name, top, kind, options }
    }

    pub fn get(&self, folder: &SourcePath) -> Option<&Section> {
        self.by_folder.get(folder)
    }

    /// The section that a file of a site lies in: the nearest one upwards.
    pub fn around(&self, path: &SourcePath, site: &Site) -> Option<&Section> {
        let mut folder = path.parent();
        while let Some(candidate) = folder.filter(|candidate| *candidate != site.folder) {
            if let Some(section) = self.by_folder.get(&candidate) {
                return Some(section);
            }
            folder = candidate.parent();
        }
        None
    }

    /// All sections, by folder.
    pub fn iter(&self) -> impl Iterator<Item = &Section> {
        self.by_folder.values()
    }
}

/// Every folder below `content` that holds a file, parents first.
fn folders(sources: &Sources) -> BTreeSet<SourcePath> {
    let content = SourcePath::new(CONTENT);
    let mut folders = BTreeSet::new();
    for path in sources.below(&content) {
        let mut next = path.parent();
        while let Some(folder) = next.filter(|folder| folder.is_within(&content)) {
            next = folder.parent();
            if !folders.insert(folder) {
                break;
            }
        }
    }
    folders
}

/// Not a page's own folder, nothing hidden, and not merely the way to other sites.
fn is_section(sources: &Sources, site: &Site, folder: &SourcePath, below: &str) -> bool {
    let is_hidden = below.split('/').any(|part| part.starts_with('_'));
    let mut above = Some(folder.clone());
    while let Some(candidate) = above.filter(|candidate| *candidate != site.folder) {
        if is_page_folder(sources, &candidate) {
            return false;
        }
        above = candidate.parent();
    }
    !is_hidden && sources.below(folder).any(|path| is_own(sources, site, path))
}

/// Whether a folder is one page with its own files: `index.md` and no other text. With others beside
/// it, `index.md` is taken as the section's `_index.md`.
pub fn is_page_folder(sources: &Sources, folder: &SourcePath) -> bool {
    sources.contains(&folder.join("index.md"))
        && sources.below(folder).filter(|path| super::reference::is_document(path)).count() == 1
}

fn is_own(sources: &Sources, site: &Site, path: &SourcePath) -> bool {
    let mut folder = path.parent();
    while let Some(candidate) = folder.filter(|candidate| *candidate != site.folder) {
        if sources.contains(&candidate.join(SITE_FILE)) {
            return false;
        }
        folder = candidate.parent();
    }
    true
}
