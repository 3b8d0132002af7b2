//! The project files that a site publishes: those that its pages show and offer, found in the graph
//! before any page is drafted.
//!
//! The modules `picture` and `text` decide under which name a page refers to a file. The same names
//! are published here, since both follow one rule: the renditions, or else the whole file.

use crate::job::{Draft, Job, OutputKind};
use crate::page_builder::text::transcript;
use crate::pages::related::related;
use crate::pages::{home, list};
use crate::site::{ACTIVITIES, SiteRenderer};
use rayon::prelude::*;
use skillweek_asset::Intent;
use skillweek_base::path::SourcePath;
use skillweek_content::kinds::Facts;
use skillweek_diag::Sink;
use skillweek_markdown::ReferenceKind;
use skillweek_site::column::{Entry, Via};
use skillweek_site::page::Page;
use skillweek_site::reference::LinkTarget;
use skillweek_source::unreadable_file;
use std::collections::{BTreeMap, BTreeSet};

/// How a page uses a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Usage {
    /// As a picture. A file that turns out not to be one is offered instead, if a text shows it.
    Shown,
    /// As a card's cover, or as the preview of a download: a picture, or a first page.
    Previewed,
    Offered,
}

/// A published form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Variant {
    /// The whole file, without personal metadata.
    Whole,
    /// A size and format of a picture, by its index in `Renditions::all`.
    Rendition(usize),
}

/// One job for each file that is published whole, and for each rendition.
pub fn jobs(renderer: &SiteRenderer<'_>) -> Vec<Job> {
    let used: Vec<(SourcePath, Usage)> = Uses::of(renderer).0.into_iter().collect();
    let variants = used.par_iter().map(|(path, usage)| variants(renderer, path, *usage));
    let mut published: BTreeMap<String, (&SourcePath, Variant)> = BTreeMap::new();
    for ((path, _), variants) in used.iter().zip(variants.collect::<Vec<_>>()) {
        for (name, variant) in variants {
            // Files with the same bytes and name are one output, made of the first by its path.
            published.entry(name).or_insert((path, variant));
        }
    }
    published
        .into_iter()
        .map(|(name, (path, variant))| job(renderer, &name, path, variant))
        .collect()
}

/// The published forms of a file, each with its name below `assets/`.
fn variants(
    renderer: &SiteRenderer<'_>,
    path: &SourcePath,
    usage: Usage,
) -> Vec<(String, Variant)> {
    let Some(asset) = renderer.assets.get(path) else { return Vec::new() };
    let is_drawn = match usage {
        Usage::Shown => asset.is_picture(),
        Usage::Previewed => asset.is_picture() || asset.document().is_some(),
        Usage::Offered => false,
    };
    if let Some(renditions) = renderer.renditions(asset).filter(|_| is_drawn) {
        let names = renditions.all.iter().map(|one| one.name.clone()).enumerate();
        return names.map(|(number, name)| (name, Variant::Rendition(number))).collect();
    }
    let is_taken = match usage {
        Usage::Shown => !asset.is_only_offered(),
        Usage::Previewed => asset.is_picture(),
        Usage::Offered => true,
    };
    let original = is_taken.then(|| renderer.image_cache.original(asset)).flatten();
    original.into_iter().map(|original| (original.name, Variant::Whole)).collect()
}

fn job(renderer: &SiteRenderer<'_>, name: &str, path: &SourcePath, variant: Variant) -> Job {
    let kind = match variant {
        Variant::Whole => OutputKind::Original,
        Variant::Rendition(_) => OutputKind::Rendition,
    };
    let source = path.clone();
    let make =
        move |renderer: &SiteRenderer<'_>, sink: &mut Sink| draft(renderer, &source, variant, sink);
    let job = Job::file(kind, renderer.site, &format!("assets/{name}"), make);
    job.made_of(Some(path.clone()))
}

/// The file's bytes, or the file to copy. A check publishes nothing, so it makes nothing.
fn draft(
    renderer: &SiteRenderer<'_>,
    source: &SourcePath,
    variant: Variant,
    sink: &mut Sink,
) -> Option<Draft> {
    let asset = renderer.assets.get(source)?;
    let image_cache = renderer.image_cache;
    if image_cache.intent == Intent::Verify {
        return None;
    }
    let made = match variant {
        Variant::Whole
            if image_cache.original(asset)?.is_untouched || !asset.redactions.is_empty() =>
        {
            return Some(Draft::Copy(source.clone(), asset.redactions.clone()));
        }
        Variant::Whole => image_cache.original_bytes(asset),
        Variant::Rendition(number) => {
            let rendition = renderer.renditions(asset)?.all.get(number)?;
            image_cache.bytes(asset, renderer.recipe, rendition)
        }
    };
    match made {
        Ok(bytes) => Some(Draft::Bytes(bytes)),
        Err(error) => {
            sink.push(unreadable_file(source, &error));
            None
        }
    }
}

/// The files that a site's pages use.
#[derive(Default)]
struct Uses(BTreeSet<(SourcePath, Usage)>);

impl Uses {
    fn of(renderer: &SiteRenderer<'_>) -> Self {
        let mut uses = Self::default();
        uses.add_settings(renderer);
        uses.add_index_texts(renderer);
        let has_covers = renderer.theme.pictures.programme;
        for column in &*renderer.columns {
            // Pages that stand directly in a site have no list.
            let is_programme = column.key == ACTIVITIES;
            let is_listed = !is_programme && !column.key.is_empty();
            for entry in &column.entries {
                let page = renderer.graph.page(entry.page);
                if entry.via.is_rendered() {
                    uses.add_page(renderer, page);
                } else if !is_programme || has_covers {
                    uses.add_card(renderer, page);
                }
                if is_listed {
                    uses.add_downloads(page);
                }
            }
        }
        if !has_covers {
            uses.add_programme(renderer);
        }
        uses
    }

    fn add<'a>(&mut self, usage: Usage, paths: impl IntoIterator<Item = &'a SourcePath>) {
        self.0.extend(paths.into_iter().map(|path| (path.clone(), usage)));
    }

    /// The pictures of the layout, and the logos of the sites that a home page links to.
    fn add_settings(&mut self, renderer: &SiteRenderer<'_>) {
        let tree = renderer.graph.tree;
        let own = [&renderer.site.settings.logo, &renderer.site.settings.poster];
        let linked = renderer.site.parent.iter().chain(&renderer.site.children);
        let linked = linked.map(|id| &tree.site(*id).settings.logo);
        self.add(Usage::Shown, own.into_iter().chain(linked).flatten());
    }

    /// The files that the texts of the site and of its sections use.
    fn add_index_texts(&mut self, renderer: &SiteRenderer<'_>) {
        let programme = renderer.column(ACTIVITIES).and_then(|column| column.section.clone());
        let sections: Vec<_> = list::sections(renderer).chain(programme).collect();
        let home = renderer.graph.home(renderer.site.id);
        for text in sections.iter().map(|section| &section.options).chain(home) {
            self.add(Usage::Shown, &text.shown);
            self.add(Usage::Offered, &text.offered);
        }
    }

    fn add_page(&mut self, renderer: &SiteRenderer<'_>, page: &Page) {
        self.add(Usage::Shown, &page.text.shown);
        self.add(Usage::Offered, &page.text.offered);
        self.add_downloads(page);
        let Some((article, link_targets)) = transcript(&renderer.graph, page) else { return };
        for (reference, link_target) in article.references.iter().zip(&link_targets) {
            let usage = match reference.kind {
                ReferenceKind::Image => Usage::Shown,
                _ => Usage::Offered,
            };
            if let LinkTarget::File(path) = link_target {
                self.add(usage, [path]);
            }
        }
    }

    /// The files on the card of a page that this site lists but does not render.
    fn add_card(&mut self, renderer: &SiteRenderer<'_>, page: &Page) {
        self.add(Usage::Previewed, renderer.cover(page).map(|(path, _)| path));
        if let Facts::Video(video) = &page.document.facts {
            let named = |file: &skillweek_record::Spanned<String>| page.file(&file.value);
            self.add(Usage::Shown, video.poster.as_ref().and_then(named));
            self.add(Usage::Offered, video.file.as_ref().and_then(named));
        }
    }

    /// The files on the cards of activities that the home page features or that pages recommend.
    /// Pages of the site itself already use their own files.
    fn add_programme(&mut self, renderer: &SiteRenderer<'_>) {
        let Some(column) = renderer.column(ACTIVITIES) else { return };
        let is_guest = |entry: &&Entry| entry.via == Via::RolledUp;
        if !column.entries.iter().any(|entry| is_guest(&entry)) {
            return;
        }
        let own = column.entries.iter().enumerate().filter(|(_, entry)| entry.via.is_rendered());
        let related = own.flat_map(|(index, _)| related(renderer, column, index));
        for entry in home::featured(renderer).into_iter().chain(related).filter(is_guest) {
            self.add_card(renderer, renderer.graph.page(entry.page));
        }
    }

    fn add_downloads(&mut self, page: &Page) {
        let Facts::Download(download) = &page.document.facts else { return };
        let files = download.files.iter().filter_map(|file| page.file(&file.path.value));
        for file in files {
            self.add(Usage::Offered, [file]);
            self.add(Usage::Previewed, [file]);
        }
    }
}
