//! Plans the style, the script and the files of a theme.

use super::theme_files::style;
use crate::job::{Draft, Job, OutputKind};
use crate::site::SiteRenderer;
use skillweek_diag::Sink;
use std::collections::BTreeSet;

/// One job for each file of the theme.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let (site, files) = (renderer.site, &renderer.theme_files);
    let make = |renderer: &SiteRenderer<'_>, _: &mut Sink| {
        Some(Draft::Bytes(style(renderer.theme, renderer.settings()).into_bytes()))
    };
    let mut jobs = vec![Job::file(OutputKind::Style, site, &files.style, make)];
    jobs.extend(files.script.iter().map(|name| {
        Job::file(OutputKind::Script, site, name, |renderer, _| {
            Some(Draft::Bytes(renderer.theme.script.clone().into_bytes()))
        })
    }));
    // Files with the same bytes and alike names are one output.
    let mut seen = BTreeSet::new();
    let others = files.others.iter().filter(|(_, published)| seen.insert(*published));
    jobs.extend(others.map(|(name, published)| {
        let name = name.clone();
        Job::file(OutputKind::ThemeFile, site, published, move |renderer, _| {
            Some(Draft::Bytes(renderer.theme.files.get(&name)?.bytes.to_vec()))
        })
    }));
    jobs
}
