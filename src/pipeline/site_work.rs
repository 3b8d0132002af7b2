//! The work that a session keeps for each site: the parts that its pages share, and its jobs by
//! path. Jobs that follow from what pages say are planned when one of them is requested, and again
//! after each edit.

use super::project::Project;
use skillweek_base::path::OutputPath;
use skillweek_render::job::Job;
use skillweek_render::plan;
use skillweek_render::site::{SiteParts, SiteRenderer};
use skillweek_site::SiteId;
use skillweek_theme::Theme;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// The most sites that are kept at a time; beyond that, all are forgotten and made again on
/// request.
const MOST_KEPT: usize = 48;

/// Jobs by path.
pub type Jobs = BTreeMap<OutputPath, Job>;

/// A site, ready to render any of its outputs.
pub struct SiteWork {
    pub parts: SiteParts,
    /// The jobs that follow from the positions of pages.
    pub jobs: Jobs,
}

/// The jobs that follow from what the pages of a site say: used files and share pictures.
pub fn of_texts(renderer: &SiteRenderer<'_>) -> Jobs {
    by_path(plan::of_texts(renderer))
}

fn by_path(jobs: Vec<Job>) -> Jobs {
    jobs.into_iter().map(|job| (job.path.clone(), job)).collect()
}

impl SiteWork {
    pub fn new(project: &Project<'_>, site: SiteId, theme: &Theme) -> Self {
        let parts = SiteParts::new(&project.graph, site, theme);
        let image_cache = project.image_cache();
        let jobs = by_path(plan::of_places(&project.renderer(site, theme, &parts, &image_cache)));
        Self { parts, jobs }
    }

    /// The number of pages that readers and search engines should find, counted as in a build.
    pub fn pages(&self) -> usize {
        self.jobs.values().filter(|job| job.is_page()).count()
    }
}

/// Values made for the sites that were requested lately.
pub struct Works<T>(Mutex<HashMap<SiteId, Arc<T>>>);

impl<T> Default for Works<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Works<T> {
    /// The value for a site, from `make` if it is not kept. Two threads may make the same value at
    /// once, and the first is kept: a request for a small site does not wait for a large one.
    pub fn of(&self, site: SiteId, make: impl FnOnce() -> T) -> Arc<T> {
        let kept = |works: &HashMap<SiteId, Arc<T>>| works.get(&site).map(Arc::clone);
        if let Some(work) = kept(&self.0.lock().unwrap_or_else(PoisonError::into_inner)) {
            return work;
        }
        let made = Arc::new(make());
        let mut works = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if works.len() >= MOST_KEPT {
            works.clear();
        }
        Arc::clone(works.entry(site).or_insert(made))
    }
}
