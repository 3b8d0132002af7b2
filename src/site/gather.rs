//! Reads every page of the project once: front matter, excerpt, anchors, and targets of references.
//!
//! 1. Folders become sections, each with the options of its `_index.md`.
//! 2. Text files and rows of spreadsheets become pages, in parallel.
//! 3. References are resolved against the list of files; checks that need the graph come later.

use super::articles::Articles;
use super::link_checker::LinkChecker;
use super::page::Page;
use super::section::{SectionOptions, Sections};
use super::tree::SiteTree;
use serde::{Deserialize, Serialize};
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_content as content;
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use skillweek_markdown as markdown;
use skillweek_source::{Sources, World, decode, decode_report, unreadable_file};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

/// Everything that was read below `content`.
pub struct Gathered {
    /// The sections of all sites.
    pub sections: Arc<Sections>,
    /// Pages in the order of their files, not yet placed in their sites.
    pub pages: Vec<Arc<Page>>,
    /// The options in the `_index.md` of a site, by the site's folder.
    pub homes: BTreeMap<SourcePath, SectionOptions>,
    /// Files that are no page and that pages may still use.
    pub loose: Vec<SourcePath>,
    /// Text files and spreadsheets of which no page could be made.
    pub failed: BTreeSet<SourcePath>,
    /// Drafts that are left out.
    pub drafts: BTreeSet<SourcePath>,
}

/// Storage for groups of cards between readings.
pub trait Cards: Sync {
    /// The identity of the program that makes the cards: another program's are of no use.
    fn program(&self) -> &str;
    /// The bytes last kept under a name, unchanged; `None` if there are none or they are damaged.
    fn open(&self, group: &str) -> Option<Vec<u8>>;
    /// Keeps bytes under a name. Failures are not reported: the cards would be made again.
    fn keep(&self, group: &str, bytes: &[u8]);
}

/// Reads a project's pages.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The files' contents, with held files exchanged.
    pub world: &'a dyn World,
    /// The list of files, against which references are resolved.
    pub sources: &'a Sources,
    /// The sites and their settings.
    pub tree: &'a SiteTree,
    /// Whether drafts are read like other pages.
    pub drafts: bool,
    /// The store for articles that rendering will need; `None` keeps none.
    pub articles: Option<&'a Articles>,
    /// The storage for cards between readings; `None` reads every file anew.
    pub cards: Option<&'a dyn Cards>,
}

/// The outcome of reading a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Made {
    /// The pages made of it: one of a text, one for each good row of a table.
    Pages(Vec<Arc<Page>>),
    /// A file that is no page, such as a picture or an attachment.
    Loose,
    /// No page could be made for a mistake, which is reported.
    Failed,
    /// A draft that is left out.
    Draft,
    /// Nothing by itself: settings, texts of folders, hidden files.
    Nothing,
}

/// The outcome of reading a file, with its diagnostics.
#[derive(Debug, Serialize, Deserialize)]
pub struct FileReading {
    /// The outcome.
    pub made: Made,
    /// Diagnostics for the file itself.
    pub found: Vec<Diagnostic>,
    /// The spreadsheets that it links to or names, which are attachments therefore.
    pub claims: Vec<SourcePath>,
    /// The digest of the file's path and bytes or, with cards, of these and the other inputs of the card. `None` if
    /// the file has not been read.
    #[serde(skip)]
    pub key: Option<Digest>,
}

impl FileReading {
    /// The outcome for a file that needs no reading or has no mistakes.
    pub(super) fn quiet(made: Made) -> Self {
        Self { made, found: Vec::new(), claims: Vec::new(), key: None }
    }

    /// The outcome for a file that cannot be read from disk.
    pub(super) fn unreadable(path: &SourcePath, error: &io::Error) -> Self {
        Self { found: vec![unreadable_file(path, error)], ..Self::quiet(Made::Failed) }
    }
}

impl Reader<'_> {
    /// Reads one file.
    pub fn file(&self, sections: &Sections, path: &SourcePath) -> FileReading {
        match self.placed(sections, path) {
            Err(made) => FileReading::quiet(made),
            Ok(placed) => match self.world.read(path) {
                Ok(bytes) => {
                    let key = Digest::of_parts(&[path.as_str().as_bytes(), &bytes]);
                    FileReading { key: Some(key), ..self.read_file(&placed, &bytes) }
                }
                Err(error) => FileReading::unreadable(path, &error),
            },
        }
    }

    /// The options of a folder's `_index.md`; in a site's own folder `index.md` serves as well.
    pub(super) fn index(&self, folder: &SourcePath, sink: &mut Sink) -> Option<SectionOptions> {
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
        let (link_targets, anchored) =
            LinkChecker::new(self.sources, self.tree, site, folder, sink).of_article(&article);
        Some(SectionOptions::new(written, file, &article, &link_targets, anchored))
    }

    fn text(&self, path: &SourcePath, sink: &mut Sink) -> Option<String> {
        match self.world.read(path) {
            Ok(bytes) => text_of(path, &bytes, sink),
            Err(error) => {
                sink.push(unreadable_file(path, &error));
                None
            }
        }
    }
}

/// The decoded text; `None` if the bytes are no text, which has then been reported.
pub(super) fn text_of(path: &SourcePath, bytes: &[u8], sink: &mut Sink) -> Option<String> {
    let decoded = decode::decode(bytes);
    decode_report::report(path, &decoded, sink);
    decoded.is_text().then_some(decoded.text)
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
