//! The files that the built sites use, how they use them, and the recipes for their pictures.

use skillweek_asset::Use;
use skillweek_base::path::SourcePath;
use skillweek_picture::Recipe;
use skillweek_site::{Site, SiteGraph, SiteId, theme_key};
use skillweek_theme::{Library, Theme};
use std::collections::{BTreeMap, BTreeSet};

/// The files that sites use, and the recipes for their pictures.
pub struct Uses {
    pub files: BTreeMap<SourcePath, Use>,
    /// The recipes, without duplicates.
    pub recipes: Vec<Recipe>,
    /// For each site the index of its recipe.
    pub of_site: Vec<usize>,
}

impl Uses {
    /// The files that `sites` use. A page is shown in its own site, in those above, which list it,
    /// and in those below, which may inherit it: its pictures are developed by the recipes of all
    /// of these.
    pub fn of(graph: &SiteGraph, library: &Library, sites: &[SiteId]) -> Self {
        let mut uses = Self { files: BTreeMap::new(), recipes: Vec::new(), of_site: Vec::new() };
        for site in graph.tree.sites() {
            let number = uses.number(recipe_of(graph, library, site));
            uses.of_site.push(number);
        }
        let shown_in = uses.recipes_around(graph, sites);
        let of = |site: SiteId| shown_in.get(site.0).filter(|recipes| !recipes.is_empty());
        for site in graph.tree.sites() {
            let Some(recipes) = of(site.id) else { continue };
            let named = [&site.settings.logo, &site.settings.poster].into_iter().flatten();
            named.for_each(|file| uses.note(file, recipes).is_shown = true);
        }
        for (_, page) in graph.pages() {
            let Some(recipes) = of(page.site) else { continue };
            for path in page.used_files() {
                let used = uses.note(path, recipes);
                used.is_shown |= page.text.shown.contains(path);
                used.is_offered |= page.text.offered.contains(path);
            }
        }
        let all = shown_in.iter().flatten().copied().collect();
        graph.index_files().for_each(|path| uses.note(path, &all).is_offered = true);
        uses
    }

    fn number(&mut self, recipe: Recipe) -> usize {
        self.recipes.iter().position(|known| *known == recipe).unwrap_or_else(|| {
            self.recipes.push(recipe);
            self.recipes.len() - 1
        })
    }

    /// For each site the recipes of the built sites that may show its pages.
    fn recipes_around(&self, graph: &SiteGraph, sites: &[SiteId]) -> Vec<BTreeSet<usize>> {
        let mut around = vec![BTreeSet::new(); self.of_site.len()];
        for built in sites {
            let Some(recipe) = self.of_site.get(built.0) else { continue };
            let above = graph.tree.ancestors(*built).map(|site| site.id);
            for id in graph.tree.with_descendants(*built).into_iter().chain(above) {
                if let Some(recipes) = around.get_mut(id.0) {
                    recipes.insert(*recipe);
                }
            }
        }
        around
    }

    /// Notes that a file is used by sites of these recipes.
    fn note(&mut self, path: &SourcePath, recipes: &BTreeSet<usize>) -> &mut Use {
        let used = self.files.entry(path.clone()).or_default();
        used.recipes.extend(recipes);
        used
    }
}

fn recipe_of(graph: &SiteGraph, library: &Library, site: &Site) -> Recipe {
    let theme = library.get(&theme_key(&graph.tree, graph.sources(), site));
    // The site's own options count first, then those of its theme.
    let options = |theme: &Theme| site.settings.pictures.or(&theme.pictures.recipe_options);
    theme.map_or_else(Recipe::default, |theme| options(theme).recipe())
}
