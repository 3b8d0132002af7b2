//! The records of the last build: which pages it rendered, and why.

use super::archive::{Ledgers, out_name};
use super::failure::Failure;
use super::request::Request;
use super::up_to_date::UpToDateCheck;
use skillweek_base::path::SourcePath;
use skillweek_diag::Sink;
use skillweek_render::ledger::{Archive, Ledger, LedgerEntry};
use skillweek_site::SiteTree;
use skillweek_source::{CONTENT, DiskWorld, SITE_FILE, Sources};
use std::path::Path;

pub use skillweek_render::ledger::Reason;

/// The ledgers of all sites of a project.
pub struct BuildHistory {
    ledgers: Vec<Ledger>,
}

/// A page as the last build left it.
#[derive(Debug, Clone, Copy)]
pub struct BuiltPage<'a> {
    /// Its path in the output folder.
    pub path: &'a str,
    /// The text that it is made from, a path in the project; `None` if it has no text of its own.
    pub source: Option<&'a str>,
    /// The name of its template, below `templates`.
    pub template: &'a str,
    /// The reasons why it was rendered; empty if it was taken over.
    pub why: &'a [Reason],
}

impl BuildHistory {
    /// Reads the records of what a program published into `out` from a project's cache.
    pub fn read(request: &Request, out: &Path) -> Result<Self, Failure> {
        let (root, cache) = (&request.root, request.cache.clone().unwrap_or_default());
        let world = DiskWorld::new(root);
        let sources = Sources::scan(&world, &mut Sink::new());
        if !sources.contains(&SourcePath::new(CONTENT).join(SITE_FILE)) {
            return Err(Failure::NoProject(root.clone()));
        }
        let tree = SiteTree::load(&world, &sources, &mut Sink::new());
        let out = out_name(root, out);
        let archive = Ledgers::below(&cache, request.program, &out);
        let ledgers = tree.sites().iter().map(|site| archive.open(&site.output));
        let mut ledgers: Vec<Ledger> = ledgers.collect();
        if UpToDateCheck::was_quiet(&cache, &out) {
            let entries = ledgers.iter_mut().flat_map(|ledger| ledger.entries.values_mut());
            entries.for_each(|entry| entry.why.clear());
        }
        Ok(Self { ledgers })
    }

    /// Whether no build has left any record.
    pub fn is_empty(&self) -> bool {
        self.ledgers.iter().all(|ledger| ledger.entries.is_empty())
    }

    /// Every page, site by site.
    pub fn pages(&self) -> impl Iterator<Item = BuiltPage<'_>> {
        self.ledgers.iter().flat_map(|ledger| &ledger.entries).map(page)
    }

    /// The page at a site-relative path of the output folder.
    pub fn page(&self, path: &str) -> Option<BuiltPage<'_>> {
        self.ledgers.iter().find_map(|ledger| ledger.entries.get_key_value(path)).map(page)
    }

    /// The pages that are made from a text.
    pub fn made_of<'a>(&'a self, source: &'a str) -> impl Iterator<Item = BuiltPage<'a>> {
        self.pages().filter(move |page| page.source == Some(source))
    }

    /// The pages that list a page of that title.
    pub fn listing<'a>(&'a self, title: &'a str) -> impl Iterator<Item = BuiltPage<'a>> {
        let entries = self.ledgers.iter().flat_map(|ledger| &ledger.entries);
        let lists = move |entry: &LedgerEntry| entry.listed.iter().any(|listed| listed == title);
        entries.filter(move |(_, entry)| lists(entry)).map(page)
    }

    /// The title of the page that is made from a text.
    pub fn title_of(&self, source: &str) -> Option<&str> {
        let entries = self.ledgers.iter().flat_map(|ledger| ledger.entries.values());
        let mut own = entries.filter(|entry| entry.source.as_deref() == Some(source));
        own.find_map(|entry| entry.title.as_deref())
    }
}

fn page<'a>((path, entry): (&'a String, &'a LedgerEntry)) -> BuiltPage<'a> {
    let LedgerEntry { source, template, why, .. } = entry;
    BuiltPage { path, source: source.as_deref(), template, why }
}
