//! Lists: what Word puts before their paragraphs.

use super::ordinal;
use super::xml::Element;
use std::collections::{BTreeMap, BTreeSet};

/// The levels of a list.
const LEVELS: usize = 9;

/// What stands before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub mark: Mark,
    /// The mark as text, for marks that Markdown does not have; empty for others.
    pub text: String,
    /// The list, to tell neighbours apart.
    pub list: usize,
    pub level: usize,
}

/// The kind of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Bullet,
    /// `1.` or, if it is round, `1)`.
    Number {
        number: u32,
        is_round: bool,
    },
    /// Any other: 一、, （一）, 第一章.
    Text,
}

/// The lists of a document, and how far they have been counted.
#[derive(Debug, Default)]
pub struct Numbering {
    kinds: BTreeMap<String, Kind>,
    /// The kind and the overrides of each list.
    lists: BTreeMap<String, List>,
    counts: BTreeMap<String, [Option<u32>; LEVELS]>,
    begun: BTreeSet<String>,
}

#[derive(Debug, Default)]
struct Kind {
    levels: BTreeMap<usize, Level>,
    /// The style that it is defined by, or that it defines.
    uses_style: Option<String>,
    is_style: Option<String>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    style: Option<String>,
    is_plain: bool,
}

#[derive(Debug, Default)]
struct List {
    kind: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

impl Numbering {
    pub fn read(tree: Option<&Element>) -> Self {
        let mut numbering = Self::default();
        let Some(tree) = tree else { return numbering };
        for element in tree.elements() {
            if let Some(id) = element.attribute("abstractNumId") {
                numbering.kinds.insert(id.to_owned(), Kind::read(element));
            } else if let Some(id) = element.attribute("numId") {
                numbering.lists.insert(id.to_owned(), List::read(element));
            }
        }
        numbering.follow_styles();
        numbering
    }

    /// A list may say no more than that it is the list of a style.
    fn follow_styles(&mut self) {
        let by_style: BTreeMap<String, String> = self
            .kinds
            .iter()
            .filter_map(|(id, kind)| Some((kind.is_style.clone()?, id.clone())))
            .collect();
        for list in self.lists.values_mut() {
            let style = self.kinds.get(&list.kind).and_then(|kind| kind.uses_style.as_ref());
            if let Some(real) = style.and_then(|style| by_style.get(style)) {
                list.kind.clone_from(real);
            }
        }
    }

    /// The level of a list that a paragraph's style stands for.
    pub fn level_of_style(&self, list: &str, style: Option<&str>) -> Option<usize> {
        let kind = self.kinds.get(&self.lists.get(list)?.kind)?;
        let is_it = |level: &Level| level.style.is_some() && level.style.as_deref() == style;
        kind.levels.iter().find(|(_, level)| is_it(level)).map(|(number, _)| *number)
    }

    /// Counts one paragraph of a list; `None` if nothing stands before it.
    pub fn next(&mut self, list: &str, level: usize) -> Option<Label> {
        let level = level.min(LEVELS - 1);
        let of = self.lists.get(list)?;
        let shape = self.shape(of, level)?.clone();
        let counts = self.counts.entry(of.kind.clone()).or_insert([None; LEVELS]);
        if self.begun.insert(list.to_owned()) {
            for (at, start) in &of.starts {
                if let Some(count) = counts.get_mut(*at) {
                    *count = start.checked_sub(1);
                }
            }
        }
        counts[level] = Some(counts[level].map_or(shape.start, |count| count.saturating_add(1)));
        counts[level + 1..].fill(None);
        let counts = *counts;
        let number = list.parse().unwrap_or_default();
        let label = |mark, text| Some(Label { mark, text, list: number, level });
        if shape.format == "bullet" {
            return label(Mark::Bullet, String::new());
        }
        let text = self.text(of, &shape, level, &counts);
        let count = counts[level].unwrap_or(1);
        let is_round = text == format!("{count})");
        if is_round || text == format!("{count}.") {
            return label(Mark::Number { number: count, is_round }, text);
        }
        if text.trim().is_empty() { None } else { label(Mark::Text, text) }
    }

    fn shape<'a>(&'a self, list: &'a List, level: usize) -> Option<&'a Level> {
        let kind = || self.kinds.get(&list.kind)?.levels.get(&level);
        list.levels.get(&level).or_else(kind)
    }

    /// A level's text, with the numbers of all levels that it names.
    fn text(&self, list: &List, shape: &Level, level: usize, counts: &[Option<u32>]) -> String {
        let mut written = String::new();
        let mut marks = shape.text.chars().peekable();
        while let Some(mark) = marks.next() {
            let digit = marks.peek().and_then(|next| next.to_digit(10));
            let Some(named) = digit.filter(|digit| mark == '%' && *digit > 0) else {
                written.push(mark);
                continue;
            };
            marks.next();
            let named = named as usize - 1;
            let of = self.shape(list, named);
            let number = counts.get(named).copied().flatten();
            let number = number.or_else(|| of.map(|of| of.start)).unwrap_or(1);
            let format = match of {
                Some(of) if named == level || !shape.is_plain => of.format.as_str(),
                _ => "decimal",
            };
            written.push_str(&ordinal::write(number, format));
        }
        written
    }
}

impl Kind {
    fn read(element: &Element) -> Self {
        Self {
            levels: levels(element),
            uses_style: element.value_of("numStyleLink").map(str::to_owned),
            is_style: element.value_of("styleLink").map(str::to_owned),
        }
    }
}

impl List {
    fn read(element: &Element) -> Self {
        let mut list = Self {
            kind: element.value_of("abstractNumId").unwrap_or_default().to_owned(),
            ..Self::default()
        };
        for change in element.elements().filter(|change| change.is("lvlOverride")) {
            list.levels.extend(levels(change));
            let at = change.attribute("ilvl").and_then(|level| level.parse::<usize>().ok());
            let start =
                change.value_of("startOverride").and_then(|start| start.parse::<u32>().ok());
            list.starts.extend(at.zip(start));
        }
        list
    }
}

fn levels(element: &Element) -> BTreeMap<usize, Level> {
    let level = |element: &Element| {
        let shape = Level {
            start: element.value_of("start").and_then(|start| start.parse().ok()).unwrap_or(1),
            format: element.value_of("numFmt").unwrap_or("decimal").to_owned(),
            text: element.value_of("lvlText").unwrap_or_default().to_owned(),
            style: element.value_of("pStyle").map(str::to_owned),
            is_plain: element.switch("isLgl").unwrap_or(false),
        };
        Some((element.attribute("ilvl")?.parse().ok()?, shape))
    };
    element.elements().filter(|element| element.is("lvl")).filter_map(level).collect()
}
