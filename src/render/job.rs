//! A site's outputs before they are made. Each job has a path, a kind and a source, so that outputs
//! can be listed without making any, and one can be made alone.
//!
//! 1. A job knows its path and where to look.
//! 2. It drafts its output: it collects everything that the output depends on, as plain data.
//! 3. The draft becomes bytes.

use super::context::{Frame, Framed};
use super::page_builder::shared_layout::SharedLayout;
use super::site::SiteRenderer;
use super::values::{Digests, Values};
use skillweek_base::digest::{Digest, Digester};
use skillweek_base::path::{OutputPath, SourcePath};
use skillweek_diag::Sink;
use skillweek_picture::Redaction;
use skillweek_site::Site;
use skillweek_site::output_path::page_output;
use skillweek_theme::Theme;
use std::sync::Arc;
use tera::value::Key;
use tera::{Context, Value};

type Make = dyn Fn(&SiteRenderer<'_>, &mut Sink) -> Option<Draft> + Send + Sync;

/// The kind of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputKind {
    /// A page for readers and search engines, as opposed to a redirect.
    Page,
    /// A sheet to print, which search engines do not list.
    Poster,
    /// The style sheet of the site.
    Style,
    /// The script of the site.
    Script,
    /// A file from the theme's `static/` folder.
    ThemeFile,
    /// A picture in one size and format.
    Rendition,
    /// A file of the project as a whole, without personal metadata.
    Original,
    /// The JPEG that chats and networks show for a page.
    SharePicture,
    /// The Atom feed.
    Feed,
    /// An iCalendar file, of the site or of one activity.
    Calendar,
    /// Open data of the activities, as JSON or CSV.
    Data,
    /// A page at an old address that leads to the new one.
    Redirect,
    /// `robots.txt`, or a file of the site map for search engines.
    SearchEngines,
    /// Configuration for the server that will host the site.
    Host,
}

/// An output that is made later. It borrows nothing, so that it may be kept while pages change.
/// Besides its path it holds only what follows from the positions of pages and from settings, or
/// what has its digest in the path. Everything else is read while drafting, so that the read is
/// noted (`render::tracked_graph`).
pub struct Job {
    /// Relative to the output folder; includes the folder of the site.
    pub path: OutputPath,
    /// The purpose of the output for readers and programs.
    pub kind: OutputKind,
    /// The project file that it is made of, if it is exactly one: the text of a page, the photo of
    /// a rendition.
    pub source: Option<SourcePath>,
    make: Box<Make>,
}

impl Job {
    /// A page, by its name below its site's folder (`news/launch`).
    pub fn page(
        site: &Site,
        name: &str,
        make: impl Fn(&SiteRenderer<'_>, &mut Sink) -> Option<Draft> + Send + Sync + 'static,
    ) -> Self {
        let path = page_output(site, name);
        Self { path, kind: OutputKind::Page, source: None, make: Box::new(make) }
    }

    /// Any other file, by its path below its site's folder (`feed.xml`).
    pub fn file(
        kind: OutputKind,
        site: &Site,
        below: &str,
        make: impl Fn(&SiteRenderer<'_>, &mut Sink) -> Option<Draft> + Send + Sync + 'static,
    ) -> Self {
        Self { path: site.output(below), kind, source: None, make: Box::new(make) }
    }

    /// The same as another kind of output.
    #[must_use]
    pub fn as_kind(self, kind: OutputKind) -> Self {
        Self { kind, ..self }
    }

    /// The same, made of a file of the project.
    #[must_use]
    pub fn made_of(self, source: Option<SourcePath>) -> Self {
        Self { source, ..self }
    }

    /// Whether it is a page that search engines should find; posters and redirects are not.
    pub fn is_page(&self) -> bool {
        self.kind == OutputKind::Page
    }

    /// Collects everything that the output is made from; `None` if there turns out to be nothing to
    /// make. Drafting twice gives the same draft.
    pub fn draft(&self, renderer: &SiteRenderer<'_>, sink: &mut Sink) -> Option<Draft> {
        (self.make)(renderer, sink)
    }
}

/// Everything that an output depends on, besides the site's theme and the program.
#[derive(Debug, Clone)]
pub enum Draft {
    /// A page that goes through its template.
    Page(PageDraft),
    /// Finished bytes.
    Bytes(Vec<u8>),
    /// A file of the project, with the places of personal metadata that are to be overwritten.
    Copy(SourcePath, Vec<Redaction>),
}

/// A page before it goes through its template.
#[derive(Debug, Clone)]
pub struct PageDraft {
    template: String,
    /// The values of this page alone.
    own: Values,
    /// The values that it shares with the pages beside it.
    around: Arc<SharedLayout>,
}

impl Draft {
    /// A page from its template's context.
    pub fn page(template: &str, context: &impl Framed) -> Self {
        let Frame { page, around } = context.frame();
        Self::Page(PageDraft {
            template: template.to_owned(),
            own: Values::new(context).with("page", page),
            around: Arc::clone(around),
        })
    }
}

impl PageDraft {
    /// The name of the template (`article.html`).
    pub fn template(&self) -> &str {
        &self.template
    }

    /// The digests of the values that the template receives, sorted by name.
    pub fn digests(&self) -> Digests<'_> {
        let mut digests: Digests<'_> =
            self.own.digests().chain(self.around.values.digests()).collect();
        digests.sort_by_key(|(name, _)| *name);
        digests
    }

    /// The digest of all that the rendered page depends on besides the program: equal keys, equal
    /// pages.
    pub fn key(&self, theme: &Theme, digests: &[(&str, Digest)]) -> Digest {
        let mut key = Digester::default();
        let templates = theme.engine.reach().of(&self.template).map(|reached| reached.digest);
        key.add(self.template.as_bytes());
        key.add(templates.unwrap_or_default().as_bytes());
        for (name, digest) in digests {
            key.add(name.as_bytes()).add(digest.as_bytes());
        }
        key.finish()
    }

    /// The value `title`, which pages with a text have; `None` for others.
    pub fn title(&self) -> Option<String> {
        self.own.get("title").and_then(Value::as_str).map(str::to_owned)
    }

    /// The titles of the pages that it lists, in their order.
    pub fn listed(&self) -> Vec<String> {
        let mut titles = Vec::new();
        // `page` is skipped: breadcrumbs are no list of pages.
        for (_, value) in self.own.iter().filter(|(name, _)| *name != "page") {
            find_cards(value, &mut titles);
        }
        titles
    }

    /// Renders the page; `None` if its template fails, which is reported with the page's source.
    pub fn render(
        &self,
        renderer: &SiteRenderer<'_>,
        source: Option<&SourcePath>,
        sink: &mut Sink,
    ) -> Option<Vec<u8>> {
        let engine = &renderer.theme.engine;
        let mut context = Context::new();
        let parts = self.around.add_to(engine, &mut context);
        self.own.add_to(&mut context);
        Some(engine.render_page(&self.template, &context, parts, source, sink)?.into_bytes())
    }
}

/// Collects the titles of the cards in a value, at any depth.
fn find_cards(value: &Value, titles: &mut Vec<String>) {
    if let Some(list) = value.as_array() {
        list.iter().for_each(|one| find_cards(one, titles));
    } else if let Some(map) = value.as_map() {
        let text = |key: &'static str| map.get(&Key::Str(key)).and_then(Value::as_str);
        match (text("kind"), text("title"), text("href")) {
            (Some(_), Some(title), Some(_)) => titles.push(title.to_owned()),
            _ => map.values().for_each(|one| find_cards(one, titles)),
        }
    }
}
