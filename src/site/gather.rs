//! Reads every page of the project once: front matter, beginning, anchors, and where references lead.
//!
//! 1. folders become sections, each with what its `_index.md` says;
//! 2. text files and rows of spreadsheets become pages, in parallel;
//! 3. references are looked up among the files; what only the graph knows is left for later.

use super::articles::Articles;
use super::link_checker::LinkChecker;
use super::page::Page;
use super::section::{SectionOptions, Sections};
use super::tree::SiteTree;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::content;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::markdown;
use crate::source::{Sources, World, decode, decode_report, unreadable_file};
use crate::text;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

/// Everything that was read below `content`.
pub struct Gathered {
    pub sections: Arc<Sections>,
    pub pages: Vec<Arc<Page>>,
    /// What the `_index.md` of a site says, by the site's folder.
    pub homes: BTreeMap<SourcePath, SectionOptions>,
    /// Files that no page is made of and that may yet be meant by one.
    pub loose: Vec<SourcePath>,
    /// Text files of which no page could be made.
    pub failed: BTreeSet<SourcePath>,
    /// Text files that are not to be published yet.
    pub drafts: BTreeSet<SourcePath>,
}

/// Keeps groups of cards between readings.
pub trait Cards: Sync {
    /// The bytes that were kept last under a name, exactly; `None` if there are none or they were
    /// damaged.
    fn open(&self, group: &str) -> Option<Vec<u8>>;
    fn keep(&self, group: &str, bytes: &[u8]);
}

/// Reads a project's pages.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    pub world: &'a dyn World,
    pub sources: &'a Sources,
    pub tree: &'a SiteTree,
    pub drafts: bool,
    /// Where articles are kept for rendering.
    pub articles: Option<&'a Articles>,
    /// Where cards are kept from one reading to the next.
    pub cards: Option<&'a dyn Cards>,
}

/// What was made of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Made {
    Pages(Vec<Arc<Page>>),
    Loose,
    Failed,
    Draft,
    Nothing,
}

/// A file that was read, with what was found wrong in it.
#[derive(Debug, Serialize, Deserialize)]
pub struct FileReading {
    pub made: Made,
    pub found: Vec<Diagnostic>,
    /// The digest of what it was made from: of the file's bytes and of where it lies. Absent where
    /// it has not been read.
    #[serde(skip)]
    pub key: Option<Digest>,
}

impl FileReading {
    /// What becomes of a file in which nothing is wrong.
    pub(super) fn quiet(made: Made) -> Self {
        Self { made, found: Vec::new(), key: None }
    }

    /// A file that the disk does not give.
    pub(super) fn unreadable(path: &SourcePath, error: &io::Error) -> Self {
        Self { made: Made::Failed, found: vec![unreadable_file(path, error)], key: None }
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

    /// What a folder's `_index.md` says; in a site's own folder `index.md` serves as well.
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

/// The text that a file's bytes are; `None` if they are no text, which has then been reported.
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
