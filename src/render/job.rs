//! A site's outputs before they are made. Each has its path, what it is and what it is made of, so that
//! a site's outputs can be listed without making any, and one can be made alone.
//!
//! 1. a job knows its path and where to look;
//! 2. it gathers everything that its output depends on: a draft, which is data and nothing else;
//! 3. the draft becomes bytes.

use super::context::{Frame, Framed};
use super::page_builder::shared_layout::SharedLayout;
use super::site::SiteRenderer;
use super::values::{Digests, Values};
use crate::base::digest::{Digest, Digester};
use crate::base::path::{OutputPath, SourcePath};
use crate::base::program::PROGRAM;
use crate::diag::Sink;
use crate::picture::Redaction;
use crate::site::Site;
use crate::theme::Theme;
use std::sync::Arc;
use tera::value::Key;
use tera::{Context, Value};

type Make = dyn Fn(&SiteRenderer<'_>, &mut Sink) -> Option<Draft> + Send + Sync;

/// What an output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputKind {
    /// What readers and search engines should find: a page, and not merely the way to one.
    Page,
    /// A sheet to print, which search engines do not list.
    Poster,
    Style,
    Script,
    /// A file that the theme brings.
    ThemeFile,
    /// A size and format of a picture.
    Rendition,
    /// A file of the project as a whole, without what tells about people.
    Original,
    SharePicture,
    Feed,
    Calendar,
    /// Open data.
    Data,
    /// The way from an old address.
    Redirect,
    SearchEngines,
    /// For the server on which the site will live.
    Host,
}

/// An output that is made when its turn comes. It holds no reference to what it is made from, so
/// that it may be kept while pages change. What it holds besides its path follows from where pages stand
/// and from settings, or its digest is in the path: what else it is made of, a draft looks for, so that it
/// is noted (`render::tracked_graph`).
pub struct Job {
    pub path: OutputPath,
    pub kind: OutputKind,
    /// The file of the project that it is made of, where it is one alone: the text of a page, the
    /// photo of a rendition.
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
        let path = super::page_builder::address::page_output(site, name);
        Self { path, kind: OutputKind::Page, source: None, make: Box::new(make) }
    }

    /// A file that is no page of the usual kind, by its path below its site's folder (`feed.xml`).
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

    pub fn is_page(&self) -> bool {
        self.kind == OutputKind::Page
    }

    /// Gathers what the output is made from; `None` where there turns out to be nothing to make.
    /// Nothing else comes of it: who drafts twice gets the same twice.
    pub fn draft(&self, renderer: &SiteRenderer<'_>, sink: &mut Sink) -> Option<Draft> {
        (self.make)(renderer, sink)
    }
}

/// Everything that an output depends on, besides the site's theme and the program.
#[derive(Debug, Clone)]
pub enum Draft {
    /// A page that goes through its template.
    Page(PageDraft),
    /// What is finished already.
    Bytes(Vec<u8>),
    /// A file of the project as it is, or with places that tell about people written over.
    Copy(SourcePath, Vec<Redaction>),
}

/// A page before it goes through its template.
#[derive(Debug, Clone)]
pub struct PageDraft {
    template: String,
    /// What the template receives of this page alone.
    own: Values,
    /// What it receives of the pages beside it, too.
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
    pub fn template(&self) -> &str {
        &self.template
    }

    /// The digests of what the template receives, in the order of the names.
    pub fn digests(&self) -> Digests<'_> {
        let mut digests: Digests<'_> =
            self.own.digests().chain(self.around.values.digests()).collect();
        digests.sort_by_key(|(name, _)| *name);
        digests
    }

    /// What the rendered page depends on: equal keys, equal pages.
    pub fn key(&self, theme: &Theme, digests: &[(&str, Digest)]) -> Digest {
        let mut key = Digester::default();
        let templates = theme.engine.reach().of(&self.template).map(|reached| reached.digest);
        key.add(PROGRAM.as_bytes()).add(self.template.as_bytes());
        key.add(templates.unwrap_or_default().as_bytes());
        for (name, digest) in digests {
            key.add(name.as_bytes()).add(digest.as_bytes());
        }
        key.finish()
    }

    /// The title that a text gives its page.
    pub fn title(&self) -> Option<String> {
        self.own.get("title").and_then(Value::as_str).map(str::to_owned)
    }

    /// The titles of the pages that it lists, in their order.
    pub fn listed(&self) -> Vec<String> {
        let mut titles = Vec::new();
        // What stands around every page's text is no list.
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
        self.around.add_to(engine, &mut context);
        self.own.add_to(&mut context);
        let html = engine.render(&self.template, &context, source, sink)?;
        Some(renderer.minifier.minify(&html).into_bytes())
    }
}

/// Finds the cards in what a template receives, however deep.
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
