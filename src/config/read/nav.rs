//! Decodes `nav` of `site.yaml`: a map, a list of names or maps, or one text.

use super::Reading;
use crate::keys;
use crate::options::NavEntry;
use skillweek_diag::Span;
use skillweek_record::WEB;
use skillweek_record::node::{Entry, Node, Value};

impl Reading<'_> {
    /// Decodes the navigation; empty if the key is absent.
    pub fn nav(&mut self) -> Vec<NavEntry> {
        let Some(node) = self.fields.node("nav") else { return Vec::new() };
        match &node.value {
            Value::Map(entries) => entries.iter().map(|it| self.labelled(it)).collect(),
            Value::List(items) => items.iter().filter_map(|item| self.nav_entry(item)).collect(),
            _ => {
                let names = self.fields.spanned_texts("nav").into_iter();
                names.map(|name| named(&name.value, self.fields.span_of(&name.place))).collect()
            }
        }
    }

    fn nav_entry(&mut self, item: &Node) -> Option<NavEntry> {
        let origin = self.fields.span_of(&item.place);
        match &item.value {
            Value::Scalar { text, .. } => Some(named(text, origin)),
            Value::Map(entries) if entries.len() == 1 && !is_nav_key(entries) => {
                entries.first().map(|entry| self.labelled(entry))
            }
            _ => {
                let mut fields = self.fields.child(item, keys::NAV_ENTRY);
                let entry = NavEntry {
                    name: fields.text("name"),
                    label: fields.text("label"),
                    url: fields.url("url", WEB).map(|url| url.value),
                    origin: Some(fields.span("name")),
                };
                fields.finish();
                Some(entry)
            }
        }
    }

    /// An entry such as `activities: 活动安排`.
    fn labelled(&self, entry: &Entry) -> NavEntry {
        let label = entry.node.text().map(str::to_owned);
        let named = named(&entry.key, self.fields.span_of(&entry.key_place));
        NavEntry { label, ..named }
    }
}

fn named(name: &str, origin: Span) -> NavEntry {
    let name = Some(name.trim().to_owned());
    NavEntry { name, origin: Some(origin), ..NavEntry::default() }
}

fn is_nav_key(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| keys::NAV_ENTRY.iter().any(|key| key.is(&entry.key)))
}
