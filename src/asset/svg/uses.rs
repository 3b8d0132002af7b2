//! The number of elements that a vector picture has once its references are expanded.
//!
//! A few lines in which each group shows the previous one ten times ask a browser for billions.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;
use std::ops::Range;

/// The most elements; no map or plan has as many.
const MOST_ELEMENTS: usize = 1_000_000;
/// The most references that may be nested.
const DEPTH: usize = 64;

/// The elements of a picture, numbered in document order.
#[derive(Default)]
struct Elements {
    count: usize,
    /// The range of elements inside each named one, itself included.
    named: BTreeMap<String, Range<usize>>,
    /// The elements that reference a name, in document order.
    uses: Vec<(usize, String)>,
}

/// Whether a browser can draw a picture that `clean` wrote or accepted.
pub fn is_bounded(text: &str) -> bool {
    let Some(elements) = Elements::of(text) else { return false };
    let mut left = MOST_ELEMENTS;
    elements.spend(0..elements.count, DEPTH, &mut left).is_some()
}

impl Elements {
    fn of(text: &str) -> Option<Self> {
        let mut reader = Reader::from_str(text);
        let mut found = Self::default();
        let mut open: Vec<(usize, Option<String>)> = Vec::new();
        loop {
            match reader.read_event().ok()? {
                Event::Start(element) => open.push(found.add(&element)),
                Event::Empty(element) => {
                    let (start, name) = found.add(&element);
                    found.close(start, name);
                }
                Event::End(_) => {
                    let (start, name) = open.pop()?;
                    found.close(start, name);
                }
                Event::Eof => return Some(found),
                _ => {}
            }
        }
    }

    fn add(&mut self, element: &BytesStart<'_>) -> (usize, Option<String>) {
        let text = |name: &str| {
            let attribute = element.try_get_attribute(name).ok().flatten()?;
            Some(attribute.value.trim().to_owned())
        };
        let number = self.count;
        self.count += 1;
        if element.local_name().as_ref() == "use" {
            let address = text("href").or_else(|| text("xlink:href"));
            let name = address.and_then(|address| Some(address.strip_prefix('#')?.to_owned()));
            self.uses.extend(name.map(|name| (number, name)));
        }
        (number, text("id"))
    }

    fn close(&mut self, start: usize, name: Option<String>) {
        if let Some(name) = name {
            self.named.entry(name).or_insert(start..self.count);
        }
    }

    /// Takes the elements that a range shows from `left`; `None` if there are too many. A picture
    /// that shows itself never ends, which browsers notice; here the depth limit refuses it.
    fn spend(&self, range: Range<usize>, depth: usize, left: &mut usize) -> Option<()> {
        *left = left.checked_sub(range.len())?;
        let first = self.uses.partition_point(|(number, _)| *number < range.start);
        let inside = self.uses.get(first..).unwrap_or_default();
        for (_, name) in inside.iter().take_while(|(number, _)| *number < range.end) {
            if let Some(target) = self.named.get(name) {
                self.spend(target.clone(), depth.checked_sub(1)?, left)?;
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nested(levels: usize) -> String {
        let level = |n: usize| {
            format!(
                r##"<g id="g{n}">{}</g>"##,
                format!(r##"<use href="#g{}"/>"##, n - 1).repeat(10)
            )
        };
        let levels: String = (1..=levels).map(level).collect();
        format!(r#"<svg><g id="g0"><rect/></g>{levels}</svg>"#)
    }

    #[test]
    fn what_unfolds_into_millions_is_not_drawn() {
        assert!(is_bounded(&nested(3)));
        assert!(!is_bounded(&nested(9)));
        assert!(!is_bounded(r##"<svg><g id="a"><use xlink:href="#a"/></g></svg>"##));
        assert!(is_bounded(r##"<svg><use href="#none"/><path id="a"/><use href="#a"/></svg>"##));
    }
}
