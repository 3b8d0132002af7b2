//! Reads every page of the project once: front matter, beginning, anchors, and where references lead.
//!
//! 1. folders become sections, each with what its `_index.md` says;
//! 2. text files and rows of spreadsheets become pages, in parallel;
//! 3. references are looked up among the files; what only the graph knows is left for later.

use super::leads::Leads;
use super::page::{Page, PageText};
use super::reference::Lead;
use super::row;
use super::section::{Section, SectionOptions, Sections, is_spreadsheet};
use super::tree::{Site, SiteTree};
use crate::base::path::SourcePath;
use crate::base::slug::slug;
use crate::base::text::Text;
use crate::content::kind::Kind;
use crate::content::page::{Facts, Page as Document};
use crate::content::{self, Setting};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::markdown;
use crate::record::table;
use crate::record::table::headings::ActivityColumns;
use crate::source::{CONTENT, SITE_FILE, Sources, World, decode};
use crate::text;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that was read below `content`.
pub struct Gathered {
    pub sections: Sections,
    pub pages: Vec<Page>,
    /// What the `_index.md` of a site says, by the site's folder.
    pub homes: BTreeMap<SourcePath, SectionOptions>,
    /// Files that no page is made of and that may yet be meant by one.
    pub loose: Vec<SourcePath>,
    /// Text files of which no page could be made.
    pub failed: BTreeSet<SourcePath>,
    /// Text files that are not to be published yet.
    pub drafts: BTreeSet<SourcePath>,
}

/// Reads a project's pages.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub world: &'a dyn World,
    pub sources: &'a Sources,
    pub tree: &'a SiteTree,
    pub drafts: bool,
}

/// What was made of a file.
enum Read {
    Pages(Vec<Page>),
    Loose(SourcePath),
    Failed(SourcePath),
    Draft(SourcePath),
    Nothing,
}

/// A file with the place that it has in its site.
struct Placed<'a> {
    path: &'a SourcePath,
    site: &'a Site,
    section: Option<&'a Section>,
}

impl<'a> Reader<'a> {
    /// Reads everything; `step` is called once for each file.
    pub fn read(&self, step: &(dyn Fn() + Sync), sink: &mut Sink) -> Gathered {
        let mut homes = BTreeMap::new();
        let sections = Sections::find(self.tree, self.sources, |_, folder| {
            self.index(folder, sink).unwrap_or_default()
        });
        for site in self.tree.sites() {
            homes.extend(self.index(&site.folder, sink).map(|home| (site.folder.clone(), home)));
        }
        let content = SourcePath::new(CONTENT);
        let files: Vec<&SourcePath> = self.sources.below(&content).collect();
        let read: Vec<(Read, Sink)> = files
            .par_iter()
            .map(|path| {
                let mut own = Sink::new();
                let read = self.read_file(&sections, path, &mut own);
                step();
                (read, own)
            })
            .collect();
        let mut gathered = Gathered {
            sections,
            pages: Vec::new(),
            homes,
            loose: Vec::new(),
            failed: BTreeSet::new(),
            drafts: BTreeSet::new(),
        };
        for (read, own) in read {
            match read {
                Read::Pages(pages) => gathered.pages.extend(pages),
                Read::Loose(path) => gathered.loose.push(path),
                Read::Failed(path) => {
                    gathered.failed.insert(path);
                }
                Read::Draft(path) => {
                    gathered.drafts.insert(path);
                }
                Read::Nothing => {}
            }
            sink.merge(own);
        }
        gathered
    }

    /// What a folder's `_index.md` says; in a site's own folder `index.md` serves as well.
    fn index(&self, folder: &SourcePath, sink: &mut Sink) -> Option<SectionOptions> {
        let names = ["_index.md", "index.md"].map(|name| folder.join(name));
        let mut found = names.iter().filter(|path| self.sources.contains(path));
        let file = found.next()?.clone();
        if let Some(second) = found.next() {
            sink.push(two_indexes(second, &file));
        }
        let text = self.text(&file, sink)?;
        let written = content::section::parse(&file, &text, sink)?;
        let source =
            markdown::Source { file: &file, text: &text, body: written.body.clone(), place: None };
        let article = markdown::parse(&source, sink);
        let site = self.tree.site(self.tree.site_of(&file)?);
        let (leads, anchored) =
            Leads::new(self.sources, self.tree, site, folder, sink).of_article(&article);
        Some(SectionOptions::new(written, file, leads, anchored))
    }

    fn text(&self, path: &SourcePath, sink: &mut Sink) -> Option<String> {
        match self.world.read(path) {
            Ok(bytes) => {
                let decoded = decode::decode(&bytes);
                decode::report(path, &decoded, sink);
                decoded.is_text().then_some(decoded.text)
            }
            Err(error) => {
                let message =
                    text!("不能读取这个文件：{error}", "this file cannot be read: {error}");
                let help = text!("请检查文件的权限", "check the file's permissions");
                sink.push(
                    Diagnostic::new(Code::UnreadableFile, message).at(Span::whole(path)).help(help),
                );
                None
            }
        }
    }

    fn read_file(&self, sections: &Sections, path: &'a SourcePath, sink: &mut Sink) -> Read {
        let Some(site) = self.tree.site_of(path).map(|id| self.tree.site(id)) else {
            return Read::Nothing;
        };
        let below = path.below(&site.folder).unwrap_or_default();
        if below.split('/').any(|part| part.starts_with('_')) || below == SITE_FILE {
            return Read::Nothing;
        }
        let section = sections.around(path, site);
        if !self.drafts && sections.is_draft(path, site) {
            return Read::Draft(path.clone());
        }
        let placed = Placed { path, site, section };
        if super::reference::is_document(path) {
            return self.document(&placed, sink);
        }
        if placed.is_activity_list() {
            let pages = self.rows(&placed, sink);
            // A list that could not be read is no empty list.
            if pages.is_empty() && sink.has_errors() {
                return Read::Failed(path.clone());
            }
            return Read::Pages(pages);
        }
        Read::Loose(path.clone())
    }

    fn setting(&self, placed: &Placed<'a>) -> Setting<'a> {
        Setting {
            kind: placed.kind(),
            year: placed.site.settings.edition.year_of_dates(),
            extra_types: &placed.site.settings.activity_types,
        }
    }

    fn document(&self, placed: &Placed<'a>, sink: &mut Sink) -> Read {
        let Some(name) = placed.name() else { return Read::Nothing };
        let failed = || Read::Failed(placed.path.clone());
        let Some(text) = self.text(placed.path, sink) else { return failed() };
        let parsed = content::parse::parse(placed.path, &text, &self.setting(placed), sink);
        let Some(document) = parsed else { return failed() };
        if document.front.draft && !self.drafts {
            return Read::Draft(placed.path.clone());
        }
        let name = match &document.front.slug {
            Some(slug) => with_last(&name, &slug.value),
            None => name,
        };
        let source = markdown::Source {
            file: placed.path,
            text: &text,
            body: document.body.clone(),
            place: None,
        };
        let article = markdown::parse(&source, sink);
        Read::Pages(vec![self.page(placed, document, name, article, None, sink)])
    }

    /// The rows of a spreadsheet, each an activity.
    fn rows(&self, placed: &Placed<'a>, sink: &mut Sink) -> Vec<Page> {
        let bytes = match self.world.read(placed.path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let message =
                    text!("不能读取这个文件：{error}", "this file cannot be read: {error}");
                sink.push(
                    Diagnostic::new(Code::UnreadableFile, message).at(Span::whole(placed.path)),
                );
                return Vec::new();
            }
        };
        let setting = self.setting(placed);
        let mut pages = Vec::new();
        for read in table::read(placed.path, &bytes, &ActivityColumns, sink) {
            let (row, body) = row::prepare(read);
            let Some(document) = content::parse::from_record(placed.path, &row, &setting, sink)
            else {
                continue;
            };
            if document.front.draft && !self.drafts {
                continue;
            }
            let own = document.front.slug.as_ref().map(|slug| slug.value.clone());
            let last = own.unwrap_or_else(|| slug(&document.front.title.value));
            let name = format!("{}/{last}", placed.section.map_or("", |section| &section.name));
            let source = markdown::Source {
                file: placed.path,
                text: &body,
                body: 0..body.len(),
                place: Some(row.place.clone()),
            };
            let article = markdown::parse(&source, sink);
            pages.push(self.page(placed, document, name, article, Some(body.clone()), sink));
        }
        pages
    }

    fn page(
        &self,
        placed: &Placed<'a>,
        document: Document,
        name: String,
        article: markdown::Article,
        inline: Option<String>,
        sink: &mut Sink,
    ) -> Page {
        let folder = placed.path.parent().unwrap_or_else(|| SourcePath::new(""));
        let mut leads = Leads::new(self.sources, self.tree, placed.site, &folder, sink);
        let files = leads.files_of(&document);
        leads.of_front_matter(&document);
        let (found, anchored) = leads.of_article(&article);
        let pictures = match &document.facts {
            Facts::Gallery(_) => pictures_beside(self.sources, placed.path, &folder),
            _ => Vec::new(),
        };
        let shown = shown(&document, &article, &files, &found, &pictures);
        Page {
            text: PageText {
                inline,
                excerpt: article.excerpt,
                anchors: article.anchors,
                blocks: article.blocks,
                leads: found,
                anchored,
                files,
                pictures,
                shown,
            },
            document,
            site: placed.site.id,
            section: placed.section.map(|section| section.top.clone()).unwrap_or_default(),
            folder,
            name,
        }
    }
}

impl Placed<'_> {
    fn kind(&self) -> Kind {
        self.section.map_or(Kind::Page, |section| section.kind)
    }

    /// The page's name below its site's folder; `None` for the text of a section or site itself.
    fn name(&self) -> Option<String> {
        let folder = self.path.parent()?;
        let is_own_folder = self.path.stem() == "index";
        if is_own_folder && (folder == self.site.folder || self.is_index_of_section(&folder)) {
            return None;
        }
        let below = self.path.below(&self.site.folder)?;
        let below = if is_own_folder { folder.below(&self.site.folder)? } else { below };
        let section = self.section.map_or("", |section| section.name.as_str());
        let source = self
            .section
            .map_or("", |section| section.folder.below(&self.site.folder).unwrap_or_default());
        let rest = below.strip_prefix(source).unwrap_or(below).trim_start_matches('/');
        let rest =
            if is_own_folder { rest } else { rest.rsplit_once('.').map_or(rest, |(stem, _)| stem) };
        let parts: Vec<String> = rest.split('/').map(slug).collect();
        let rest = parts.join("/");
        Some(if section.is_empty() { rest } else { format!("{section}/{rest}") })
    }

    fn is_index_of_section(&self, folder: &SourcePath) -> bool {
        self.section.is_some_and(|section| section.folder == *folder)
    }

    /// A spreadsheet directly in a folder of activities.
    fn is_activity_list(&self) -> bool {
        let folder = self.path.parent();
        is_spreadsheet(self.path)
            && self.section.is_some_and(|section| {
                section.kind == Kind::Activity && Some(&section.folder) == folder.as_ref()
            })
    }
}

/// The name with another last part.
fn with_last(name: &str, last: &str) -> String {
    match name.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{last}"),
        None => last.to_owned(),
    }
}

/// The files that a page shows as pictures.
fn shown(
    document: &Document,
    article: &markdown::Article,
    files: &[(String, SourcePath)],
    leads: &[Lead],
    pictures: &[SourcePath],
) -> BTreeSet<SourcePath> {
    let named = files.iter().filter(|(written, _)| document.shows(written)).map(|(_, path)| path);
    let placed = article.references.iter().zip(leads).filter_map(|(reference, lead)| match lead {
        Lead::File(path) if reference.kind == markdown::ReferenceKind::Image => Some(path),
        _ => None,
    });
    named.chain(placed).chain(pictures).cloned().collect()
}

/// The pictures of a page's own folder, by name.
fn pictures_beside(sources: &Sources, path: &SourcePath, folder: &SourcePath) -> Vec<SourcePath> {
    if path.stem() != "index" {
        return Vec::new();
    }
    let is_picture = |path: &&SourcePath| {
        let extension = path.extension();
        matches!(
            extension.as_str(),
            "svg"
                | "jpg"
                | "jpeg"
                | "png"
                | "webp"
                | "gif"
                | "heic"
                | "heif"
                | "bmp"
                | "tif"
                | "tiff"
        )
    };
    sources.below(folder).filter(is_picture).cloned().collect()
}

fn two_indexes(second: &SourcePath, first: &SourcePath) -> Diagnostic {
    let message = text!(
        "这个文件夹里还有 _index.md，两者是同一页的文字，这一个没有用上",
        "this folder has an _index.md, too; both are the text of one page, and this one is not used"
    );
    Diagnostic::new(Code::DuplicateSlug, message)
        .at(Span::whole(second))
        .note(text!("用的是这一个", "this one is used"), Some(Span::whole(first)))
        .help(text!("请把两个文件合并成 _index.md", "put both into _index.md"))
}

/// The sentence for a Word file that lies among the pages.
pub fn word_file(path: &SourcePath) -> Diagnostic {
    let message: Text = text!(
        "Word 文件不会变成页面，也没有页面链接到它",
        "a Word file does not become a page, and no page links to it"
    );
    Diagnostic::new(Code::UnsupportedFormat, message).at(Span::whole(path)).help(text!(
        "请把文字复制到 .md 文件里；要提供下载，就在页面里写 [名称](文件名.docx)",
        "copy the text into a .md file; to offer it, write [name](FILE.docx) on a page"
    ))
}
