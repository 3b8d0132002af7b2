//! The renderer of one site, with everything that its pages share.

use super::assets::theme_files::ThemeFiles;
use super::page_builder::shared_layout::SharedLayout;
use super::tracked_graph::{PageReads, TrackedGraph};
use jiff::civil::Date;
use skillweek_asset::{Asset, ImageCache};
use skillweek_base::base_url::BaseUrl;
use skillweek_base::path::SourcePath;
use skillweek_base::text::Lang;
use skillweek_config::settings::Settings;
use skillweek_record::key::Term;
use skillweek_share::Fonts;
use skillweek_site::articles::Articles;
use skillweek_site::column::{Column, Via};
use skillweek_site::graph::SiteGraph;
use skillweek_site::page::PageId;
use skillweek_site::programme::{Phase, Programme};
use skillweek_site::{Site, SiteId};
use skillweek_source::World;
use skillweek_theme::{Theme, Words};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

/// The key of the column that has days, types and calendars.
pub const ACTIVITIES: &str = "activities";

/// The inputs of rendering, the same for all sites.
#[derive(Clone, Copy)]
pub struct RenderInputs<'a> {
    /// All pages in their places, and what each site shows.
    pub graph: &'a SiteGraph,
    /// The project's files, with last good versions in the place of held ones.
    pub world: &'a dyn World,
    /// The files that pages use, and what each is.
    pub assets: &'a BTreeMap<SourcePath, Asset>,
    /// Develops pictures, or finds them in the store.
    pub image_cache: &'a ImageCache<'a>,
    /// The number of each site's recipe in the image cache, by the number of the site.
    pub recipes: &'a [usize],
    /// The fonts of share pictures; `None` where no site has any.
    pub fonts: Option<&'a Fonts>,
    /// Articles kept from the first reading, which need not be parsed again.
    pub articles: Option<&'a Articles>,
}

/// Everything that all pages of a site share: made once, and valid as long as the project's
/// structure, the site's settings and its theme do not change.
pub struct SiteParts {
    /// The columns that have something to show, in the order of the site.
    pub columns: Arc<[Column]>,
    /// The activities by day and by type, as indexes into the entries of their column.
    pub programme: Arc<Programme>,
    /// The theme's words in the site's language.
    pub words: Arc<Words>,
    /// The theme's parameters for this site, defaults filled in.
    pub params: BTreeMap<String, serde_json::Value>,
    /// The published names of the theme's files, which depend on the site's colours.
    pub theme_files: ThemeFiles,
    inherited: BTreeMap<PageId, Arc<str>>,
}

impl SiteParts {
    /// Collects the parts of a site that is rendered with that theme.
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

/// Renders the outputs of one site. The parts that its pages share are reached through `Deref`.
pub struct SiteRenderer<'a> {
    /// Notes the pages that are read, once `for_output` has set it up for an output.
    pub graph: TrackedGraph<'a>,
    /// As in `RenderInputs`.
    pub world: &'a dyn World,
    /// As in `RenderInputs`.
    pub assets: &'a BTreeMap<SourcePath, Asset>,
    /// As in `RenderInputs`.
    pub fonts: Option<&'a Fonts>,
    /// As in `RenderInputs`.
    pub articles: Option<&'a Articles>,
    /// The site that is rendered.
    pub site: &'a Site,
    /// The theme that its settings name, resolved along its chain.
    pub theme: &'a Theme,
    parts: &'a SiteParts,
    /// As in `RenderInputs`.
    pub image_cache: &'a ImageCache<'a>,
    /// The number of the site's recipe in the image cache.
    pub recipe: usize,
    /// Layouts made so far, each with the pages that were read for it. They follow from the other
    /// fields.
    around: Arc<Mutex<SharedLayouts>>,
}

/// The layouts of pages, each with the pages that were read for it.
type SharedLayouts = BTreeMap<LayoutKey, (Arc<SharedLayout>, Arc<PageReads>)>;

/// Everything that decides which layout a page has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LayoutKey {
    /// The output folder of the page.
    pub folder: String,
    /// The column whose entry in the navigation is the current one.
    pub column: Option<String>,
    /// Decides which entry is the page itself, and whether the page is the home page.
    pub position: NavPosition,
}

/// The position of a page relative to the entries of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NavPosition {
    /// The home page.
    Home,
    /// The page that its column's entry leads to.
    Column,
    /// A page of a column, or of none.
    Inside,
}

/// The most layouts that are kept: where every page has a folder of its own, there is one for each
/// page.
const MOST_LAYOUTS: usize = 256;

impl Deref for SiteRenderer<'_> {
    type Target = SiteParts;

    fn deref(&self) -> &SiteParts {
        self.parts
    }
}

impl<'a> SiteRenderer<'a> {
    /// A renderer for pages of `site` that notes no reads; see `for_output`.
    pub fn new(
        render_inputs: RenderInputs<'a>,
        site: SiteId,
        theme: &'a Theme,
        parts: &'a SiteParts,
    ) -> Self {
        let RenderInputs { graph, world, assets, image_cache, recipes, fonts, articles } =
            render_inputs;
        let recipe = recipes.get(site.0).copied().unwrap_or_default();
        let site = graph.tree.site(site);
        Self {
            graph: TrackedGraph::quiet(graph),
            world,
            assets,
            fonts,
            articles,
            site,
            theme,
            parts,
            image_cache,
            recipe,
            around: Arc::default(),
        }
    }

    /// The same renderer for one output: the pages that are read for it are noted.
    #[must_use]
    pub fn for_output(&self) -> Self {
        Self { graph: self.graph.begin(), around: Arc::clone(&self.around), ..*self }
    }

    /// The layout that pages with a key share, made if it is not known yet.
    pub fn around(&self, key: LayoutKey, make: impl FnOnce() -> SharedLayout) -> Arc<SharedLayout> {
        let known = || self.around.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((found, reads)) = known().get(&key) {
            self.graph.add(reads);
            return Arc::clone(found);
        }
        let (made, reads) = self.graph.watch(make);
        self.graph.add(&reads);
        let made = Arc::new(made);
        let mut known = known();
        if known.len() >= MOST_LAYOUTS {
            known.clear();
        }
        known.insert(key, (Arc::clone(&made), Arc::new(reads)));
        made
    }

    /// The settings of the site, inherited values included.
    pub fn settings(&self) -> &'a Settings {
        &self.site.settings
    }

    /// The absolute address of the site's home folder; `None` where neither the site nor one above
    /// it states one.
    pub fn base(&self) -> Option<BaseUrl> {
        BaseUrl::parse(&self.graph.tree.base_url(self.site.id)?)
    }

    /// The language of dates and words on this site: Chinese unless it says English.
    pub fn lang(&self) -> Lang {
        if self.site.settings.lang.starts_with("en") { Lang::En } else { Lang::Zh }
    }

    /// A word of a vocabulary in the site's language.
    pub fn term(&self, term: Term) -> String {
        match self.lang() {
            Lang::Zh => term.zh,
            Lang::En => term.en,
        }
        .to_owned()
    }

    /// How many activities take place on that day.
    pub fn activities_on(&self, date: Date) -> usize {
        self.programme.by_day.get(&date).map_or(0, Vec::len)
    }

    /// The days that have a page of their own: those of the week, and others on which something
    /// begins. A month-long activity does not give a page to each of its days.
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

    /// The title of a column: from its `_index.md`, else the usual name of its kind, else its key.
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
