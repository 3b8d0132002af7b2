//! What a session keeps of each site: the parts that its pages share, and its jobs by path.

use super::project::Project;
use crate::base::path::OutputPath;
use crate::render::job::Job;
use crate::render::run::jobs;
use crate::render::site::SiteParts;
use crate::site::SiteId;
use crate::theme::Theme;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// Sites that are kept at a time; with more, all are forgotten and made again as they are asked for.
const MOST_KEPT: usize = 48;

/// A site, ready to render any of its outputs.
pub struct SiteWork {
    pub parts: SiteParts,
    pub jobs: BTreeMap<OutputPath, Job>,
}

impl SiteWork {
    pub fn new(project: &Project<'_>, site: SiteId, theme: &Theme) -> Self {
        let parts = SiteParts::new(&project.graph, site, theme);
        let darkroom = project.darkroom();
        let jobs = jobs(&project.renderer(site, theme, &parts, &darkroom));
        let jobs = jobs.into_iter().map(|job| (job.path.clone(), job)).collect();
        Self { parts, jobs }
    }

    /// How many pages readers and search engines shall find: what a build counts.
    pub fn pages(&self) -> usize {
        self.jobs.values().filter(|job| job.is_page).count()
    }
}

/// The sites that were asked for lately.
#[derive(Default)]
pub struct Works(Mutex<HashMap<SiteId, Arc<SiteWork>>>);

impl Works {
    /// A site's work; `make` is called where it is not at hand. Two may make the same one at a time,
    /// and the first is kept: nobody waits for a large site who wants a small one.
    pub fn of(&self, site: SiteId, make: impl FnOnce() -> SiteWork) -> Arc<SiteWork> {
        let kept = |works: &HashMap<SiteId, Arc<SiteWork>>| works.get(&site).map(Arc::clone);
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
