//! Records of a site's outputs and what they were made from, kept from one build to the next.
//!
//! A page whose key is the same need not be rendered, if it is still where it was published. The
//! digests of its parts do not decide anything: they tell why it was rendered. Most outputs have
//! another key that is known without a draft (`render::input_digests`).

use super::job::{Job, PageDraft};
use super::tracked_graph::PageReads;
use serde::{Deserialize, Serialize};
use skillweek_base::digest::Digest;
use skillweek_theme::Theme;
use std::collections::BTreeMap;

/// The record of a site's last build.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    /// Short digests of the templates of the site's theme, by name.
    pub templates: BTreeMap<String, u64>,
    /// Pages by their path in the output folder.
    pub entries: BTreeMap<String, LedgerEntry>,
    /// Outputs of any kind by path, if they have a key that is known without a draft.
    pub known: BTreeMap<String, Known>,
}

/// An output of the last build that need not even be drafted if its key is the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// Digest of the common inputs (`render::input_digests`) and of everything that was read of pages.
    pub key: Digest,
    /// The pages that were read to draft it.
    pub reads: PageReads,
    /// Digest of the published bytes.
    pub bytes: Digest,
}

/// A page of the last build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Digest of everything that it depends on.
    pub key: Digest,
    /// Digest of the published bytes.
    pub bytes: Digest,
    /// The name of its template (`article.html`).
    pub template: String,
    /// The project file that it is made of; `None` for lists and the like.
    pub source: Option<String>,
    /// The title that `source` gives its page.
    pub title: Option<String>,
    /// Short digests of the values that its template received, sorted by name.
    pub parts: Box<[u64]>,
    /// A short digest of all their names, which are the same for all pages of a template.
    pub names: u64,
    /// The titles of the pages that it lists.
    pub listed: Vec<String>,
    /// The reasons why the last build rendered it; empty if it did not.
    pub why: Vec<Reason>,
}

/// A reason why a page was rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reason {
    /// The last build has no such page.
    New,
    /// The published file is gone or was changed since.
    Lost,
    /// These templates changed.
    Templates(Vec<String>),
    /// Titles of pages that were `added` to its lists, and of those `removed` from them.
    Listed {
        /// The titles that are new.
        added: Vec<String>,
        /// The titles that are gone.
        removed: Vec<String>,
    },
    /// The value of this name that its template receives changed.
    Part(String),
}

/// Keeps the ledgers of sites between builds.
pub trait Archive: Sync {
    /// The ledger of the site with that output folder; empty if there is none.
    fn open(&self, site: &str) -> Ledger;
    /// Replaces the ledger of the site with that output folder.
    fn keep(&self, site: &str, ledger: &Ledger);

    /// Whether anything is kept at all.
    fn keeps(&self) -> bool {
        true
    }
}

/// Keeps nothing.
impl Archive for () {
    fn open(&self, _: &str) -> Ledger {
        Ledger::default()
    }

    fn keep(&self, _: &str, _: &Ledger) {}

    fn keeps(&self) -> bool {
        false
    }
}

impl Ledger {
    /// An empty ledger for the pages of a theme.
    pub fn begin(theme: &Theme) -> Self {
        let templates = theme.engine.templates();
        let short =
            templates.map(|(name, text)| (name.to_owned(), short(&Digest::of(text.as_bytes()))));
        Self { templates: short.collect(), ..Self::default() }
    }

    /// The reasons for rendering a page that now has the entry `new`. `self` is the last build's
    /// ledger, `now` this one's; `digests` are those of the template's values.
    pub fn why(
        &self,
        path: &str,
        new: &LedgerEntry,
        digests: &[(&str, Digest)],
        now: &Ledger,
        theme: &Theme,
    ) -> Vec<Reason> {
        let Some(old) = self.entries.get(path) else { return vec![Reason::New] };
        let mut why = Vec::new();
        let reached = theme.engine.reach().of(&new.template);
        let is_other = |name: &&String| self.templates.get(*name) != now.templates.get(*name);
        let mut templates: Vec<String> =
            reached.into_iter().flat_map(|it| &it.names).filter(is_other).cloned().collect();
        if templates.is_empty() && old.template != new.template {
            templates.push(new.template.clone());
        }
        if !templates.is_empty() {
            why.push(Reason::Templates(templates));
        }
        if old.listed != new.listed {
            let (added, removed) = (less(&new.listed, &old.listed), less(&old.listed, &new.listed));
            why.push(Reason::Listed { added, removed });
        }
        // Other names come with another template, which is among the reasons already.
        if old.names == new.names {
            let parts = old.parts.iter().zip(&new.parts);
            let changed = digests.iter().zip(parts).filter(|(_, (old, new))| old != new);
            why.extend(changed.map(|((name, _), _)| Reason::Part((*name).to_owned())));
        }
        // A layer of the theme was added or removed without changing any text.
        if why.is_empty() && old.key != new.key {
            why.push(Reason::Templates(vec![new.template.clone()]));
        }
        if why.is_empty() { vec![Reason::Lost] } else { why }
    }
}

/// Each title of the first list that the second lacks, as often as it lacks it.
fn less(of: &[String], without: &[String]) -> Vec<String> {
    let mut rest: Vec<&String> = without.iter().collect();
    let mut left = Vec::new();
    for title in of {
        match rest.iter().position(|other| *other == title) {
            Some(at) => drop(rest.swap_remove(at)),
            None => left.push(title.clone()),
        }
    }
    left
}

impl LedgerEntry {
    /// The entry of a page that was just rendered.
    pub fn of(
        (job, page): (&Job, &PageDraft),
        key: Digest,
        digests: &[(&str, Digest)],
        bytes: &[u8],
    ) -> Self {
        let source = job.source.as_ref();
        let names: Vec<&[u8]> = digests.iter().map(|(name, _)| name.as_bytes()).collect();
        Self {
            key,
            bytes: Digest::of(bytes),
            template: page.template().to_owned(),
            source: source.map(ToString::to_string),
            title: source.and_then(|_| page.title()),
            parts: digests.iter().map(|(_, digest)| short(digest)).collect(),
            names: short(&Digest::of_parts(&names)),
            listed: page.listed(),
            why: Vec::new(),
        }
    }
}

/// The first 64 bits of a digest: enough to see that something changed.
fn short(digest: &Digest) -> u64 {
    let [a, b, c, d, e, f, g, h, ..] = *digest.as_bytes();
    u64::from_le_bytes([a, b, c, d, e, f, g, h])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_and_went_is_counted() {
        let list = |titles: &[&str]| titles.iter().map(|&it| it.to_owned()).collect::<Vec<_>>();
        assert_eq!(less(&list(&["甲", "甲", "乙"]), &list(&["甲"])), list(&["甲", "乙"]));
        assert_eq!(less(&list(&["甲"]), &list(&["乙", "甲"])), list(&[]));
    }
}
