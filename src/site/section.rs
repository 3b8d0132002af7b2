//! The sections of a site: its folders, their titles and their kinds of pages.

use super::pictures::placed_files;
use super::reference::{LinkTarget, is_document};
use super::tree::{Site, SiteId, SiteTree};
use skillweek_base::path::SourcePath;
use skillweek_content as content;
use skillweek_content::kinds::{Kind, folder_slug};
use skillweek_diag::Span;
use skillweek_markdown::{Article, ReferenceKind};
use skillweek_source::{CONTENT, SITE_FILE, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A folder of a site that contains pages.
#[derive(Debug)]
pub struct Section {
    /// The site that owns the folder.
    pub site: SiteId,
    /// The folder in the project.
    pub folder: SourcePath,
    /// Its name in addresses, below the site's folder (`activities`, `guide/campus`).
    pub name: String,
    /// The first component of the name.
    pub top: String,
    /// The kind of its pages: stated, that of the section above, or by the folder's name.
    pub kind: Kind,
    /// The options of its `_index.md`.
    pub options: SectionOptions,
}

impl Section {
    /// The title, else the name of the folder.
    pub fn title(&self) -> String {
        self.options.title.clone().unwrap_or_else(|| self.folder.name().to_owned())
    }
}

/// The options in the `_index.md` of a section or site.
#[derive(Debug, Default, Clone)]
pub struct SectionOptions {
    /// The title, plain text.
    pub title: Option<String>,
    /// A description, plain text.
    pub description: Option<String>,
    /// Position in the navigation: smaller numbers come first.
    pub weight: Option<i64>,
    /// The kind of its pages, if stated.
    pub kind: Option<Kind>,
    /// Whether it is in the navigation; `None`: if it has content.
    pub nav: Option<bool>,
    /// Whether everything in it is a draft.
    pub draft: bool,
    /// The `_index.md` itself; `None` if there is none.
    pub source: Option<SourcePath>,
    /// The files that its text shows as pictures.
    pub shown: Vec<SourcePath>,
    /// The files that its text links to.
    pub offered: Vec<SourcePath>,
    /// The references of its text to other pages, to be checked when all pages are known.
    pub references: Vec<(LinkTarget, Span)>,
}

impl SectionOptions {
    /// Combines the front matter with the findings in the text. `anchored` holds positions in
    /// `link_targets`.
    pub fn new(
        written: content::section::Section,
        source: SourcePath,
        article: &Article,
        link_targets: &[LinkTarget],
        anchored: Vec<(usize, Span)>,
    ) -> Self {
        let references = anchored.into_iter();
        let references =
            references.filter_map(|(at, span)| Some((link_targets.get(at)?.clone(), span)));
        let files = |is_image: bool| {
            let is_wanted = move |kind| (kind == ReferenceKind::Image) == is_image;
            placed_files(article, link_targets, is_wanted).cloned().collect()
        };
        Self {
            title: written.title.map(|title| title.value),
            description: written.description,
            weight: written.weight,
            kind: written.kind.map(|kind| kind.value),
            nav: written.nav,
            draft: written.draft,
            source: Some(source),
            references: references.collect(),
            shown: files(true),
            offered: files(false),
        }
    }

    /// The files that its text shows or links to.
    pub fn files(&self) -> impl Iterator<Item = &SourcePath> {
        self.shown.iter().chain(&self.offered)
    }
}

/// The sections of all sites, by folder.
#[derive(Debug, Default)]
pub struct Sections {
    by_folder: BTreeMap<SourcePath, Arc<Section>>,
    by_site: BTreeMap<SiteId, Vec<SourcePath>>,
}

impl Sections {
    /// Finds the folders that are sections: inside a site, outside pages' own folders. `index`
    /// reads the options of a folder's `_index.md`.
    pub fn find(
        tree: &SiteTree,
        sources: &Sources,
        mut index: impl FnMut(&Site, &SourcePath) -> SectionOptions,
    ) -> Self {
        let mut sections = Self::default();
        for folder in folders(sources) {
            let Some(site) = tree.site_of(&folder).map(|id| tree.site(id)) else { continue };
            let below = folder.below(&site.folder).unwrap_or_default().to_owned();
            if below.is_empty() || !is_section(sources, site, &folder, &below) {
                continue;
            }
            let options = index(site, &folder);
            let section = sections.place(site, folder, &below, options);
            sections.by_site.entry(site.id).or_default().push(section.folder.clone());
            sections.by_folder.insert(section.folder.clone(), Arc::new(section));
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
            .unwrap_or_else(|| Kind::from_section(below));
        Section { site: site.id, folder, name, top, kind, options }
    }

    /// The section with exactly this folder.
    pub fn get(&self, folder: &SourcePath) -> Option<&Section> {
        self.by_folder.get(folder).map(AsRef::as_ref)
    }

    /// The section that a file of a site is in: the nearest one upwards.
    pub fn around(&self, path: &SourcePath, site: &Site) -> Option<&Section> {
        self.above(path, site).next()
    }

    /// The sections that a file of a site is in, nearest first.
    fn above(&self, path: &SourcePath, site: &Site) -> impl Iterator<Item = &Section> {
        let folders = path.ancestors().skip(1).take_while(|folder| *folder != site.folder);
        folders.filter_map(|folder| self.get(&folder))
    }

    /// A site's sections, by folder.
    pub fn of(&self, site: SiteId) -> impl Iterator<Item = &Arc<Section>> {
        let folders = self.by_site.get(&site).into_iter().flatten();
        folders.filter_map(|folder| self.by_folder.get(folder))
    }

    /// Whether a file is in a section that is a draft.
    pub fn is_draft(&self, path: &SourcePath, site: &Site) -> bool {
        self.above(path, site).any(|section| section.options.draft)
    }

    /// All sections, by folder.
    pub fn iter(&self) -> impl Iterator<Item = &Section> {
        self.by_folder.values().map(AsRef::as_ref)
    }
}

/// Every folder below `content` that contains a file, parents first.
fn folders(sources: &Sources) -> BTreeSet<SourcePath> {
    let content = SourcePath::new(CONTENT);
    let mut folders = BTreeSet::new();
    for path in sources.below(&content) {
        let above = path.ancestors().skip(1).take_while(|folder| folder.is_within(&content));
        for folder in above {
            if !folders.insert(folder) {
                break;
            }
        }
    }
    folders
}

/// Whether a folder is a section: neither a page's own folder nor hidden, and not merely the parent
/// of other sites' or pictures' folders.
fn is_section(sources: &Sources, site: &Site, folder: &SourcePath, below: &str) -> bool {
    let is_hidden = below.split('/').any(|part| part.starts_with('_'));
    let mut above = folder.ancestors().take_while(|above| *above != site.folder);
    if is_hidden || above.any(|above| is_page_folder(sources, &above)) {
        return false;
    }
    let is_known = Kind::from_section(below) != Kind::Page;
    let can_be_page = |path: &SourcePath| is_known || is_document(path) || is_spreadsheet(path);
    sources.below(folder).any(|path| can_be_page(path) && is_own(sources, &site.folder, path))
}

/// Whether a folder is one page with its own files: it contains `index.md` and no other text. If
/// there are others, `index.md` is taken as the section's `_index.md`.
pub fn is_page_folder(sources: &Sources, folder: &SourcePath) -> bool {
    let is_text = |path: &&SourcePath| is_document(path) && is_own(sources, folder, path);
    sources.contains(&folder.join("index.md"))
        && sources.below(folder).filter(is_text).take(2).count() == 1
}

/// Whether a file may be a table of pages.
pub fn is_spreadsheet(path: &SourcePath) -> bool {
    matches!(
        path.extension().as_str(),
        "xlsx" | "xls" | "xlsm" | "xlsb" | "ods" | "et" | "csv" | "tsv"
    )
}

/// Whether no other site begins between a folder and a file below it.
fn is_own(sources: &Sources, folder: &SourcePath, path: &SourcePath) -> bool {
    let mut between = path.ancestors().skip(1).take_while(|between| between != folder);
    !between.any(|between| sources.contains(&between.join(SITE_FILE)))
}
