//! Every output of a site, before any is made.

use super::assets::{share, theme_outputs, used_files};
use super::formats::{calendars, feeds, hosting, search_engines};
use super::job::Job;
use super::page_builder::data;
use super::pages::{activities, article, home, list, plain, poster, redirects};
use super::site::SiteRenderer;

/// The jobs of everything that a site publishes.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let mut jobs = of_places(renderer);
    jobs.extend(of_texts(renderer));
    jobs
}

/// The jobs that follow from the positions of pages, valid until one of them moves.
pub fn of_places(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let mut jobs = theme_outputs::jobs(renderer);
    jobs.push(home::job(renderer));
    jobs.extend(activities::jobs(renderer));
    jobs.extend(list::jobs(renderer));
    jobs.extend(article::jobs(renderer));
    jobs.extend(poster::jobs(renderer));
    jobs.extend(plain::jobs(renderer));
    jobs.extend(calendars::jobs(renderer));
    jobs.extend(data::jobs(renderer));
    jobs.extend(feeds::job(renderer));
    jobs.extend(redirects::jobs(renderer));
    jobs.extend(hosting::jobs(renderer));
    let pages = jobs.iter().filter(|job| job.is_page()).map(|job| job.path.clone()).collect();
    jobs.extend(search_engines::jobs(renderer, pages));
    jobs
}

/// The jobs that follow from the texts of pages, too: the files that they use, and their share
/// pictures.
pub fn of_texts(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let mut jobs = used_files::jobs(renderer);
    let mut shared = vec![home::shared(renderer)];
    shared.extend(activities::shared(renderer));
    shared.extend(list::shared(renderer));
    shared.extend(article::shared(renderer));
    jobs.extend(share::jobs(renderer, shared));
    jobs
}
