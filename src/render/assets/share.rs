//! The share pictures of a site's pages. Each is named by its page and by a digest of everything
//! that its bytes depend on, so that pages can name it before it is drawn, and caches never show an
//! old one.

use super::share_card::{Card, NAME_DIGITS, Shape, ShareFacts};
use crate::job::{Draft, Job, OutputKind};
use crate::page_builder::PageBuilder;
use crate::site::SiteRenderer;
use rayon::prelude::*;
use skillweek_diag::Sink;
use skillweek_share::Fonts;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The wide card, in the size that chats and networks ask for.
pub const CARD: Shape = Shape { template: "share/card.svg", width: 1200, height: 630, ending: "" };
/// The square card: `WeChat` ignores pictures smaller than 300 pixels.
const SQUARE: Shape =
    Shape { template: "share/square.svg", width: 600, height: 600, ending: "-square" };

/// The addresses of a page's share pictures.
#[derive(Debug, Clone)]
pub struct Shared {
    /// Absolute.
    pub card: String,
    /// Relative to the page.
    pub square: Option<String>,
}

/// The fonts of share pictures; `None` where the site gets none: it states no address, its settings
/// or its theme rule them out, or no font was found.
fn fonts<'a>(renderer: &SiteRenderer<'a>) -> Option<&'a Fonts> {
    let is_wanted = renderer.base().is_some() && renderer.settings().share;
    renderer.fonts.filter(|_| is_wanted && renderer.theme.engine.has(CARD.template))
}

/// The paths of a page's share pictures below its site's folder; none for a title that no font can
/// show.
fn paths(renderer: &SiteRenderer<'_>, fonts: &Fonts, facts: &ShareFacts) -> Vec<(Shape, String)> {
    if !fonts.missing(&facts.title).is_empty() {
        return Vec::new();
    }
    let card = Card::new(renderer, fonts, facts);
    let page = facts.page.replace('/', "-");
    let shapes = [CARD, SQUARE].into_iter().filter(|it| renderer.theme.engine.has(it.template));
    let path = |shape: Shape| {
        let digest = card.digest(renderer, fonts, shape).short(NAME_DIGITS);
        (shape, format!("assets/share/{page}{}.{digest}.jpg", shape.ending))
    };
    shapes.map(path).collect()
}

impl PageBuilder<'_> {
    /// The page's share pictures; none where the site has none.
    pub fn share(&self, facts: &ShareFacts) -> Option<Shared> {
        let paths = paths(self.renderer, fonts(self.renderer)?, facts);
        let of = |wanted| paths.iter().find(|(shape, _)| *shape == wanted).map(|(_, path)| path);
        Some(Shared {
            card: self.renderer.base()?.join(of(CARD)?),
            square: of(SQUARE).map(|path| self.file_href(path)),
        })
    }
}

/// One job for each share picture of some pages.
pub fn jobs(renderer: &SiteRenderer<'_>, pages: Vec<ShareFacts>) -> Vec<Job> {
    let Some(fonts) = fonts(renderer) else { return Vec::new() };
    let named = pages.into_par_iter().map(|facts| (paths(renderer, fonts, &facts), facts));
    let mut jobs = BTreeMap::new();
    for (paths, facts) in named.collect::<Vec<_>>() {
        let facts = Arc::new(facts);
        for (shape, path) in paths {
            // A name stands for one picture, whichever page it is for.
            jobs.entry(path.clone()).or_insert_with(|| job(renderer, shape, &path, &facts));
        }
    }
    jobs.into_values().collect()
}

fn job(renderer: &SiteRenderer<'_>, shape: Shape, path: &str, facts: &Arc<ShareFacts>) -> Job {
    let source = facts.source.clone();
    let facts = Arc::clone(facts);
    let make = move |renderer: &SiteRenderer<'_>, sink: &mut Sink| {
        let fonts = fonts(renderer)?;
        let card = Card::new(renderer, fonts, &facts);
        card.draw((renderer, fonts), shape, facts.source.as_ref(), sink).map(Draft::Bytes)
    };
    Job::file(OutputKind::SharePicture, renderer.site, path, make).made_of(source)
}
