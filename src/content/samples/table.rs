//! The samples of all templates, read from their marks.

use crate::kinds::Kind;
use crate::scaffold::{EXAMPLE_SITES, PROJECT, SAMPLE, SITE_BELOW, Values, fill};
use skillweek_record::key::Key;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

/// The samples that this version of the program writes.
pub static TABLE: LazyLock<Table> = LazyLock::new(Table::of_templates);

/// Samples, by what they stand for.
#[derive(Debug, Default)]
pub struct Table {
    /// Whole values, with the keys under which they are written.
    values: HashMap<String, BTreeSet<String>>,
    /// Ends of values, each with its key.
    ends: BTreeSet<(String, String)>,
    /// Whole lines of texts.
    pub lines: HashSet<String>,
    /// Parts of lines of texts.
    pub parts: BTreeSet<String>,
}

impl Table {
    fn of_templates() -> Self {
        let of_project = PROJECT.iter().chain(SITE_BELOW).map(|template| template.text);
        let of_kinds = Kind::ALL.iter().flat_map(|kind| kind.definition().scaffold);
        let mut table = Self::default();
        for template in of_project.chain(of_kinds) {
            table.add(template);
        }
        table
    }

    /// Whether a value is a sample of its key.
    pub fn is_value(&self, key: &Key, written: &str) -> bool {
        let is_whole = self.values.get(written);
        is_whole.is_some_and(|keys| keys.iter().any(|name| key.is(name)))
            || self.ends.iter().any(|(name, end)| written.ends_with(end) && key.is(name))
    }

    /// Takes in the samples of a template.
    fn add(&mut self, template: &str) {
        let has_front_matter = template.starts_with("---");
        let mut is_text = false;
        let mut list = "";
        for (number, line) in template.lines().enumerate() {
            if has_front_matter && number > 0 && line == "---" {
                is_text = true;
            } else if is_text {
                self.add_line(line);
            } else {
                self.add_entry(line, &mut list);
            }
        }
    }

    /// Takes in a line of YAML, also one that is commented out. `list` is the last key without a
    /// value beside it, to which the items below belong.
    fn add_entry<'a>(&mut self, line: &'a str, list: &mut &'a str) {
        let bare = line.trim_start_matches([' ', '#', '-']).trim_end();
        if let Some(key) = bare.strip_suffix(':') {
            *list = key;
        }
        let (key, value) = bare.split_once(": ").unwrap_or((*list, bare));
        for (before, sample) in marked(value) {
            for sample in named(sample) {
                if before.is_empty() || before == "[" {
                    self.values.entry(sample).or_default().insert(key.to_owned());
                } else {
                    self.ends.insert((key.to_owned(), sample));
                }
            }
        }
    }

    /// Takes in a line of a text.
    fn add_line(&mut self, line: &str) {
        for (before, sample) in marked(line) {
            let is_whole = before.is_empty() && line.ends_with(SAMPLE[1]);
            for sample in named(sample) {
                match is_whole {
                    true => self.lines.insert(sample),
                    false => self.parts.insert(sample),
                };
            }
        }
    }
}

/// The samples of a line, each with what stands before it.
fn marked(line: &str) -> impl Iterator<Item = (&str, &str)> {
    line.match_indices(SAMPLE[0]).filter_map(|(at, mark)| {
        let (sample, _) = line.get(at + mark.len()..)?.split_once(SAMPLE[1])?;
        Some((line.get(..at)?, sample))
    })
}

/// A sample as it is written for each example site, if it names one.
fn named(sample: &str) -> Vec<String> {
    if !sample.contains("{{") {
        return vec![sample.to_owned()];
    }
    let filled = |name: &&str| fill(sample, &Values::from([("name", (*name).to_owned())]));
    EXAMPLE_SITES.iter().map(filled).collect()
}
