//! One site in the making: what all its pages share.

use super::assets::theme_files::ThemeFiles;
use super::minify::Minifier;
use super::page_builder::shared_layout::SharedLayout;
use super::tracked_graph::{PageReads, TrackedGraph};
use crate::asset::{Asset, ImageCache};
use crate::base::path::SourcePath;
use crate::base::text::Lang;
use crate::config::settings::Settings;
use crate::record::key::Term;
use crate::share::Fonts;
use crate::site::articles::Articles;
use crate::site::column::{Column, Via};
use crate::site::graph::SiteGraph;
use crate::site::page::PageId;
use crate::site::programme::{Phase, Programme};
use crate::site::{Site, SiteId};
use crate::source::World;
use crate::theme::{Theme, Words};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

/// The column that has days, types and calendars.
pub const ACTIVITIES: &str = "activities";

/// Everything that rendering reads, the same for all sites.
#[derive(Clone, Copy)]
pub struct RenderInputs<'a> {
    pub graph: &'a SiteGraph,
    pub world: &'a dyn World,
    pub assets: &'a BTreeMap<SourcePath, Asset>,
    pub image_cache: &'a ImageCache<'a>,
    /// The number of each site's recipe in the image cache, by the number of the site.
    pub recipes: &'a [usize],
    /// What share pictures are set in; absent where no site has any.
    pub fonts: Option<&'a Fonts>,
    /// Articles that need not be parsed again.
    pub articles: Option<&'a Articles>,
    /// Sites of a theme have much in common, so they share it.
    pub minifier: &'a Minifier,
}

/// What all pages of a site share: made once, and as good as long as the project's structure, the
/// site's settings and its theme stay as they are.
pub struct SiteParts {
    pub columns: Arc<[Column]>,
    pub programme: Arc<Programme>,
    /// The theme's words in the site's language.
    pub words: Arc<Words>,
    pub params: BTreeMap<String, serde_json::Value>,
    pub theme_files: ThemeFiles,
    inherited: BTreeMap<PageId, Arc<str>>,
}

impl SiteParts {
    pub fn new(graph: &SiteGraph, site: SiteId, theme: &Theme) -> Self {
        let columns = Arc::clone(graph.columns_of(site));
        let inherited = columns
            .iter()
            .flat_map(|column| &column.entries)
            .filter(|entry| entry.via == Via::Inherited)
            .map(|entry| (entry.page, Arc::clone(&entry.name)))
            .collect();
        let settings = &graph.tree.site(site).settings;
        Self {
            programme: Arc::clone(graph.programme_of(site)),
            columns,
            words: theme.words(&settings.lang),
            params: super::params::resolve(theme, settings),
            theme_files: ThemeFiles::name(theme, settings),
            inherited,
        }
    }
}

/// Renders the outputs of one site. What its pages share is read through it.
pub struct SiteRenderer<'a> {
    pub graph: TrackedGraph<'a>,
    pub world: &'a dyn World,
    pub assets: &'a BTreeMap<SourcePath, Asset>,
    pub fonts: Option<&'a Fonts>,
    pub articles: Option<&'a Articles>,
    pub minifier: &'a Minifier,
    pub site: &'a Site,
    pub theme: &'a Theme,
    parts: &'a SiteParts,
    pub image_cache: &'a ImageCache<'a>,
    /// The number of the site's recipe in the image cache.
    pub recipe: usize,
    /// Remembered, so that it is made once, with the pages that were looked at for it; what is in it
    /// follows from all the others.
    around: Arc<Mutex<SharedLayouts>>,
}

/// What pages have around their text, with what was looked at for it.
type SharedLayouts = BTreeMap<LayoutKey, (Arc<SharedLayout>, Arc<PageReads>)>;

/// What decides what a page has around its text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LayoutKey {
    /// The folder of the output that it lies in.
    pub folder: String,
    /// The column whose entry in the navigation is the current one.
    pub column: Option<String>,
    pub position: NavPosition,
}

/// Where a page is among the entries of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NavPosition {
    /// The home page.
    Home,
    /// The page that its column's entry leads to.
    Column,
    /// A page of a column, or of none.
    Inside,
}

/// Where every page has a folder of its own, what is around them is not kept for all of them.
const MOST_LAYOUTS: usize = 256;

impl Deref for SiteRenderer<'_> {
    type Target = SiteParts;

    fn deref(&self) -> &SiteParts {
        self.parts
    }
}

impl<'a> SiteRenderer<'a> {
    pub fn new(
        render_inputs: RenderInputs<'a>,
        site: SiteId,
        theme: &'a Theme,
        parts: &'a SiteParts,
    ) -> Self {
        let RenderInputs { graph, world, assets, image_cache, recipes, fonts, articles, minifier } =
            render_inputs;
        let recipe = recipes.get(site.0).copied().unwrap_or_default();
        let site = graph.tree.site(site);
        Self {
            graph: TrackedGraph::quiet(graph),
            world,
            assets,
            fonts,
            articles,
            minifier,
            site,
            theme,
            parts,
            image_cache,
            recipe,
            around: Arc::default(),
        }
    }

    /// The same for one output: what is looked at for it is noted.
    #[must_use]
    pub fn for_output(&self) -> Self {
        Self { graph: self.graph.begin(), around: Arc::clone(&self.around), ..*self }
    }

    /// The layout that pages with a key share, made if it is not known yet.
    pub fn around(&self, key: LayoutKey, make: impl FnOnce() -> SharedLayout) -> Arc<SharedLayout> {
        let known = || self.around.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((found, looks)) = known().get(&key) {
            self.graph.add(looks);
            return Arc::clone(found);
        }
        let (made, looks) = self.graph.watch(make);
        self.graph.add(&looks);
        let made = Arc::new(made);
        let mut known = known();
        if known.len() >= MOST_LAYOUTS {
            known.clear();
        }
        known.insert(key, (Arc::clone(&made), Arc::new(looks)));
        made
    }

    pub fn settings(&self) -> &'a Settings {
        &self.site.settings
    }

    /// The language of dates and words on this site: Chinese unless it says English.
    pub fn lang(&self) -> Lang {
        if self.site.settings.lang.starts_with("en") { Lang::En } else { Lang::Zh }
    }

    /// The word of a vocabulary in the site's language.
    pub fn term(&self, term: Term) -> String {
        match self.lang() {
            Lang::Zh => term.zh,
            Lang::En => term.en,
        }
        .to_owned()
    }

    /// How many activities go on that day.
    pub fn activities_on(&self, date: Date) -> usize {
        self.programme.by_day.get(&date).map_or(0, Vec::len)
    }

    /// The days that have a page of their own: those of the week, and others on which something begins.
    /// What runs for a month does not give each of its days a page.
    pub fn programme_days(&self) -> impl Iterator<Item = Date> + '_ {
        let edition = &self.settings().edition;
        let begins = |day: &Date| self.programme.by_first_day.contains_key(day);
        let days = self.programme.by_day.keys().copied();
        days.filter(move |day| Phase::of(*day, edition) == Phase::Week || begins(day))
    }

    /// A word of the theme; its key where the theme lacks it.
    pub fn word(&self, key: &str) -> String {
        self.words.get(key).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// The column of that key, if it has anything to show.
    pub fn column(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.key == key)
    }

    /// What a column is called: by its `_index.md`, else by the usual name of its kind.
    pub fn column_title(&self, column: &Column) -> String {
        column.title().map_or_else(
            || match column.kind.folder() == column.key {
                true => column.kind.title(self.lang()).to_owned(),
                false => column.key.clone(),
            },
            str::to_owned,
        )
    }

    /// The name under which this site renders an ancestor's page.
    pub fn inherited_name(&self, page: PageId) -> Option<&str> {
        self.inherited.get(&page).map(AsRef::as_ref)
    }
}
