//! Renders sites: many at a time, each page written as soon as it is made.
//!
//! Memory holds the sites being rendered and one small card of every page of the tree, never the
//! tree of outputs. Pages of large sites are rendered in parallel too.

use super::outlet::Outlet;
use super::site::{Materials, SiteRenderer};
use super::{activities, article, feeds, home, hosting, list, plain, poster, redirects};
use crate::base::digest::Digest;
use crate::base::path::OutputPath;
use crate::diag::Sink;
use crate::site::{Site, SiteId, theme_key};
use crate::theme::{Library, Theme};
use rayon::prelude::*;
use std::ops::AddAssign;

/// What rendering made.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    pub pages: usize,
    pub images: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.pages += other.pages;
        self.images += other.images;
    }
}

/// A page that is made when its turn comes.
pub type Job<'a> = Box<dyn Fn(&SiteRenderer<'_>, &mut Sink) -> Vec<File> + Send + Sync + 'a>;

/// A finished file.
pub struct File {
    pub path: OutputPath,
    pub bytes: Vec<u8>,
    /// Whether readers and search engines shall find it: a page, and not merely the way to one.
    pub is_page: bool,
}

impl File {
    /// A finished HTML page.
    pub fn html(path: OutputPath, html: String) -> Self {
        Self { path, bytes: html.into_bytes(), is_page: true }
    }

    /// A file below the site's folder that is written as it is.
    pub fn plain(site: &Site, below: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: site.output(below), bytes: bytes.into(), is_page: false }
    }
}

/// A run from materials to an outlet.
pub struct Run<'a, R> {
    pub materials: Materials<'a>,
    pub library: &'a Library,
    pub outlet: &'a dyn Outlet<Refusal = R>,
    /// Is told of each site that is finished.
    pub done: &'a (dyn Fn() + Sync),
}

impl<R: Send> Run<'_, R> {
    /// Renders the sites of that list.
    pub fn sites(&self, sites: &[SiteId], sink: &mut Sink) -> Result<Counts, R> {
        let rendered: Vec<Result<(Counts, Sink), R>> = sites
            .par_iter()
            .map(|id| {
                let mut own = Sink::new();
                let graph = self.materials.graph;
                let key = theme_key(&graph.tree, graph.sources(), graph.tree.site(*id));
                let counts = match self.library.get(&key) {
                    Some(theme) => self.site(*id, theme, &mut own)?,
                    None => Counts::default(),
                };
                (self.done)();
                Ok((counts, own))
            })
            .collect();
        let mut total = Counts::default();
        for site in rendered {
            let (counts, own) = site?;
            total += counts;
            sink.merge(own);
        }
        Ok(total)
    }

    fn site(&self, id: SiteId, theme: &Theme, sink: &mut Sink) -> Result<Counts, R> {
        let mut renderer = SiteRenderer::new(self.materials, id, theme);
        publish_theme(&mut renderer, self.outlet)?;
        let mut jobs: Vec<Job<'_>> = Vec::new();
        jobs.extend(home::jobs());
        jobs.extend(activities::jobs(&renderer));
        jobs.extend(list::jobs(&renderer));
        jobs.extend(article::jobs(&renderer));
        jobs.extend(poster::jobs(&renderer));
        jobs.extend(plain::jobs());
        jobs.extend(feeds::jobs());
        jobs.extend(redirects::jobs(&renderer));
        jobs.extend(hosting::jobs());
        let mut pages = Vec::new();
        let finished: Vec<_> =
            jobs.par_iter().map(|job| finish(job, &renderer, self.outlet)).collect();
        for finished in finished {
            let (made, own) = finished?;
            pages.extend(made);
            sink.merge(own);
        }
        drop(jobs);
        for file in feeds::for_search_engines(&renderer, &pages) {
            self.outlet.write(&file.path, &file.bytes)?;
        }
        Ok(Counts { pages: pages.len(), images: copy_assets(renderer, self.outlet)? })
    }
}

/// Makes a job's files and hands them over at once; says which pages they were.
fn finish<R>(
    job: &Job<'_>,
    renderer: &SiteRenderer<'_>,
    outlet: &dyn Outlet<Refusal = R>,
) -> Result<(Vec<OutputPath>, Sink), R> {
    let mut own = Sink::new();
    let mut pages = Vec::new();
    for file in job(renderer, &mut own) {
        outlet.write(&file.path, &file.bytes)?;
        if file.is_page {
            pages.push(file.path);
        }
    }
    Ok((pages, own))
}

/// Publishes the theme's style, script and files inside the site, under names that change with their bytes.
fn publish_theme<R>(
    renderer: &mut SiteRenderer<'_>,
    outlet: &dyn Outlet<Refusal = R>,
) -> Result<(), R> {
    let publish = |renderer: &SiteRenderer<'_>, stem: &str, extension: &str, bytes: &[u8]| {
        let name = format!("assets/{stem}.{}.{extension}", Digest::of(bytes).short(10));
        outlet.write(&renderer.site.output(&name), bytes).map(|()| name)
    };
    let theme = renderer.theme;
    let style = format!("{}{}", theme.style, super::params::palette_css(renderer.settings()));
    renderer.style = publish(renderer, "style", "css", style.as_bytes())?;
    if !theme.script.is_empty() {
        renderer.script = Some(publish(renderer, "site", "js", theme.script.as_bytes())?);
    }
    for (name, file) in &theme.files {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let published = publish(renderer, &stem.replace('/', "-"), extension, &file.bytes)?;
        renderer.theme_files.insert(name.clone(), published);
    }
    Ok(())
}

/// Copies every file that the site's pages use into the site; says how many were pictures.
fn copy_assets<R>(
    renderer: SiteRenderer<'_>,
    outlet: &dyn Outlet<Refusal = R>,
) -> Result<usize, R> {
    let (site, assets) = (renderer.site, renderer.assets);
    let mut images = 0;
    let mut copied = std::collections::BTreeSet::new();
    for source in renderer.published() {
        let Some(asset) = assets.get(&source) else { continue };
        images += usize::from(asset.is_picture());
        // Two files with the same bytes and name are one.
        if copied.insert(asset.name.clone()) {
            let path = site.output(&format!("assets/{}", asset.name));
            match &asset.instead {
                Some(text) => outlet.write(&path, text.as_bytes())?,
                None => outlet.copy(&path, &source)?,
            }
        }
    }
    Ok(images)
}
