//! Reads a file below `content` into a page, the pages of a table, or neither.

use super::attachments;
use super::content_file::ContentFile;
use super::gather::{FileReading, Made, Reader, text_of};
use super::link_checker::LinkChecker;
use super::page::{Page, PageText};
use super::pictures::{gallery_pictures, offered_files, shown_pictures};
use super::reference::is_document;
use super::row;
use super::section::Sections;
use skillweek_base::path::SourcePath;
use skillweek_base::slug::slug;
use skillweek_base::text;
use skillweek_content::document::Document;
use skillweek_content::kinds::{Facts, Kind};
use skillweek_content::{self as content, Setting};
use skillweek_diag::{Code, Diagnostic, Severity, Sink, Span};
use skillweek_markdown as markdown;
use skillweek_record::node::Node;
use skillweek_record::table;
use skillweek_source::SITE_FILE;
use std::sync::Arc;

/// A stand-in for an unknown year, so that dates without one can still be checked.
const ANY_LEAP_YEAR: i16 = 2024;

impl Reader<'_> {
    /// The position of a file that must be read, or the outcome for a file that need not be.
    pub(super) fn placed<'b>(
        &'b self,
        sections: &'b Sections,
        path: &'b SourcePath,
    ) -> Result<ContentFile<'b>, Made> {
        let Some(site) = self.tree.site_of(path).map(|id| self.tree.site(id)) else {
            return Err(Made::Nothing);
        };
        let below = path.below(&site.folder).unwrap_or_default();
        if below.split('/').any(|part| part.starts_with('_')) || below == SITE_FILE {
            return Err(Made::Nothing);
        }
        let section = sections.around(path, site);
        if !self.drafts && sections.is_draft(path, site) {
            return Err(Made::Draft);
        }
        let placed = ContentFile { path, site, section };
        let is_text = is_document(path);
        if is_text && placed.is_text_of_folder() {
            return Err(Made::Nothing);
        }
        if is_text || placed.is_table() { Ok(placed) } else { Err(Made::Loose) }
    }

    /// Reads a file's contents. The result may depend on nothing but the parameters and the
    /// reader's files, tree and drafts, because cards are found by the digest of these.
    pub(super) fn read_file(&self, placed: &ContentFile<'_>, bytes: &[u8]) -> FileReading {
        let mut sink = Sink::new();
        let made = match is_document(placed.path) {
            true => self.document(placed, bytes, &mut sink),
            false => self.table(placed, bytes, &mut sink),
        };
        let claims = match &made {
            Made::Pages(pages) => attachments::claimed_by(placed.path, pages),
            Made::Failed | Made::Draft if is_document(placed.path) => {
                attachments::mentioned_in(placed.path, bytes, self.sources)
            }
            _ => Vec::new(),
        };
        FileReading { made, found: sink.into_diagnostics(), claims, key: None }
    }

    fn setting<'b>(&self, placed: &ContentFile<'b>) -> Setting<'b> {
        Setting {
            kind: placed.kind(),
            year: match placed.site.is_known {
                true => placed.site.settings.edition.year_of_dates(),
                // The year may be in the file that could not be read.
                false => Some(ANY_LEAP_YEAR),
            },
            edition: placed.site.settings.edition.first_and_last(),
            extra_types: &placed.site.settings.activity_types,
        }
    }

    fn document(&self, placed: &ContentFile<'_>, bytes: &[u8], sink: &mut Sink) -> Made {
        let Some(name) = placed.name() else { return Made::Nothing };
        let failed = || Made::Failed;
        let Some(text) = text_of(placed.path, bytes, sink) else { return failed() };
        let parsed = content::parse::parse(placed.path, &text, &self.setting(placed), sink);
        let Some(document) = parsed else { return failed() };
        if document.front.draft && !self.drafts {
            return Made::Draft;
        }
        if !document.front.has_title() {
            return failed();
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
        let mut article = markdown::parse(&source, sink);
        let page = self.page(placed, document, name, &mut article, None, sink);
        if let Some(articles) = self.articles {
            articles.keep(placed.path, &mut article, page.document.body.len());
        }
        Made::Pages(vec![Arc::new(page)])
    }

    /// The rows of a spreadsheet, each a page. A row with an error is left out.
    fn table(&self, placed: &ContentFile<'_>, bytes: &[u8], sink: &mut Sink) -> Made {
        let Some(columns) = placed.kind().columns() else { return Made::Loose };
        let mut own = Sink::new();
        let rows = table::read(placed.path, bytes, columns, &mut own);
        // A list that could not be read is not an empty list. In a section of activities it must be
        // one; elsewhere it may as well be an attachment that no page offers yet.
        if rows.is_empty() && own.has_errors() {
            let is_list = placed.kind() == Kind::Activity;
            for found in own.into_diagnostics() {
                sink.push(if is_list { found } else { unlisted(found) });
            }
            return if is_list { Made::Failed } else { Made::Loose };
        }
        sink.merge(own);
        let is_error =
            |found: &Diagnostic| placed.site.settings.severity_of(found) == Some(Severity::Error);
        let mut pages = Vec::with_capacity(rows.len());
        for row in rows {
            // Errors in links do not count: the target may have been deleted, and the link becomes
            // text.
            let (mut own, mut links) = (Sink::new(), Sink::new());
            row.found.into_iter().for_each(|found| own.push(found));
            let page = self.row(placed, row.node, &mut own, &mut links);
            let is_good = !own.diagnostics().iter().any(is_error);
            pages.extend(page.filter(|_| is_good).map(Arc::new));
            sink.merge(own);
            sink.merge(links);
        }
        Made::Pages(pages)
    }

    fn row(
        &self,
        placed: &ContentFile<'_>,
        row: Node,
        sink: &mut Sink,
        links: &mut Sink,
    ) -> Option<Page> {
        let (row, body) = row::prepare(row)?;
        let setting = self.setting(placed);
        let document = content::parse::from_record(placed.path, &row, &setting, sink)?;
        if (document.front.draft && !self.drafts) || !document.front.has_title() {
            return None;
        }
        let own = document.front.slug.as_deref().map(|slug| slug.value.clone());
        let last = own.unwrap_or_else(|| slug(&document.front.title.value));
        let name = format!("{}/{last}", placed.section.map_or("", |section| &section.name));
        let source = markdown::Source {
            file: placed.path,
            text: &body,
            body: 0..body.len(),
            place: Some(row.place.clone()),
        };
        let mut article = markdown::parse(&source, sink);
        Some(self.page(placed, document, name, &mut article, Some(body.clone()), links))
    }

    fn page(
        &self,
        placed: &ContentFile<'_>,
        document: Document,
        name: String,
        article: &mut markdown::Article,
        inline: Option<String>,
        sink: &mut Sink,
    ) -> Page {
        let folder = placed.folder();
        let mut checker = LinkChecker::new(self.sources, self.tree, placed.site, &folder, sink);
        let files = checker.files_of(&document);
        checker.of_front_matter(&document);
        let (found, anchored) = checker.of_article(article);
        let pictures = match &document.facts {
            Facts::Gallery(gallery) => {
                gallery_pictures(gallery, &files, self.sources, placed.path, &folder)
            }
            _ => Vec::new(),
        };
        let shown = shown_pictures(&document, article, &files, &found, &pictures);
        let offered = offered_files(&document, article, &files, &found);
        let beginning = std::mem::take(&mut article.excerpt);
        let has_prose = !beginning.is_empty();
        let is_summed_up = document.front.summary.is_some();
        let anchors = std::mem::take(&mut article.anchors).into_iter();
        Page {
            text: PageText {
                inline,
                excerpt: if is_summed_up { String::new() } else { beginning },
                has_prose,
                describes_pictures: article.references.iter().any(|it| {
                    it.kind == markdown::ReferenceKind::Image && !it.text.trim().is_empty()
                }),
                anchors: anchors.map(Into::into).collect(),
                blocks: std::mem::take(&mut article.blocks),
                link_targets: found,
                anchored,
                files,
                pictures,
                shown,
                offered,
            },
            document,
            site: placed.site.id,
            section: placed.section.map(|section| section.top.clone()).unwrap_or_default(),
            folder,
            name: name.into(),
        }
    }
}

/// A mistake of a spreadsheet that may be an attachment, as a warning that says how to offer it.
fn unlisted(found: Diagnostic) -> Diagnostic {
    let offered = text!(
        "若是附件，请在页面里写 [名称](文件名) 链接它",
        "if it is an attachment, link to it on a page: [name](FILE)"
    );
    found.with_severity(Severity::Warning).note(offered, None)
}

/// The name with another last component.
fn with_last(name: &str, last: &str) -> String {
    match name.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{last}"),
        None => last.to_owned(),
    }
}

/// The diagnostic for a Word file among the pages.
pub fn word_file(path: &SourcePath) -> Diagnostic {
    let message = text!(
        "Word 文件不会变成页面，也没有页面链接到它",
        "a Word file does not become a page, and no page links to it"
    );
    Diagnostic::new(Code::UnsupportedFormat, message).at(Span::whole(path)).help(text!(
        "要变成页面，运行 `skillweek import 文件名.docx --section 栏目`；要提供下载，就在页面里写 [名称](文件名.docx)",
        "to make a page of it, run `skillweek import FILE.docx --section NAME`; to offer it, write [name](FILE.docx) on a page"
    ))
}
