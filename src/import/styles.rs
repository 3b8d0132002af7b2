//! Styles: what a paragraph is called, and how letters look.

use super::xml::Element;
use std::collections::BTreeMap;

/// The longest chain of styles that are based on each other.
const CHAIN: usize = 20;

/// The face of Chinese letters, as far as it says what a paragraph is in official documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// 小标宋: titles.
    Title,
    /// 黑体: headings of the first level.
    Hei,
    /// 楷体: headings of the second level.
    Kai,
    /// Any other.
    Text,
}

impl Face {
    fn named(name: &str) -> Self {
        let name = name.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
        match () {
            () if has(&["小标宋", "xbs", "dbs", "大标宋"]) => Self::Title,
            () if has(&["黑体", "simhei", "yahei", "雅黑", "heiti"]) => Self::Hei,
            () if has(&["楷", "kaiti"]) => Self::Kai,
            () => Self::Text,
        }
    }
}

/// The look of letters, as far as it was set.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub strike: Option<bool>,
    pub underline: Option<bool>,
    pub hidden: Option<bool>,
    /// Above (1) or below (-1) the line.
    pub raised: Option<i8>,
    /// In half points.
    pub size: Option<u32>,
    pub face: Option<Face>,
}

impl Look {
    /// The look that `rPr` sets.
    pub fn read(properties: Option<&Element>) -> Self {
        let Some(set) = properties else { return Self::default() };
        let raised = set.value_of("vertAlign").map(|value| match value {
            "superscript" => 1,
            "subscript" => -1,
            _ => 0,
        });
        let face = set.child("rFonts").and_then(|fonts| fonts.attribute("eastAsia"));
        Self {
            bold: set.switch("b"),
            italic: set.switch("i"),
            strike: set.switch("strike").or_else(|| set.switch("dstrike")),
            underline: set.switch("u"),
            hidden: set.switch("vanish"),
            raised,
            size: set.value_of("sz").and_then(|size| size.parse().ok()),
            face: face.map(Face::named),
        }
    }

    /// This look, with what it does not set from another.
    pub fn over(self, base: Self) -> Self {
        Self {
            bold: self.bold.or(base.bold),
            italic: self.italic.or(base.italic),
            strike: self.strike.or(base.strike),
            underline: self.underline.or(base.underline),
            hidden: self.hidden.or(base.hidden),
            raised: self.raised.or(base.raised),
            size: self.size.or(base.size),
            face: self.face.or(base.face),
        }
    }
}

/// What a paragraph is, by the name of its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Title,
    Heading(u8),
    /// A line of a table of contents.
    Contents,
    Caption,
}

/// What a style says of a paragraph.
#[derive(Debug, Clone, Default)]
pub struct ParagraphStyle {
    pub role: Option<Role>,
    pub outline: Option<u8>,
    /// The list, and its level.
    pub list: Option<String>,
    pub list_level: Option<usize>,
    pub is_centred: Option<bool>,
    pub look: Look,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub struct Styles {
    by_id: BTreeMap<String, Style>,
    base: Look,
    usual: Option<String>,
}

#[derive(Debug)]
struct Style {
    own: ParagraphStyle,
    based_on: Option<String>,
}

impl Styles {
    pub fn read(tree: Option<&Element>) -> Self {
        let Some(tree) = tree else { return Self::default() };
        let base = Look::read(tree.at(&["docDefaults", "rPrDefault", "rPr"]));
        let mut styles = Self { base, ..Self::default() };
        for element in tree.elements().filter(|element| element.is("style")) {
            let Some(id) = element.attribute("styleId") else { continue };
            let is_usual = element.attribute("type") == Some("paragraph")
                && matches!(element.attribute("default"), Some("1" | "true"));
            if is_usual {
                styles.usual = Some(id.to_owned());
            }
            let name = element.value_of("name").unwrap_or(id);
            let mut own = properties(element.child("pPr"));
            own.role = role(name);
            own.look = Look::read(element.child("rPr"));
            let based_on = element.value_of("basedOn").map(str::to_owned);
            styles.by_id.insert(id.to_owned(), Style { own, based_on });
        }
        styles
    }

    /// What a paragraph's style and those that it is based on say.
    pub fn paragraph(&self, id: Option<&str>) -> ParagraphStyle {
        let mut found = ParagraphStyle::default();
        let Some(id) = id.or(self.usual.as_deref()) else {
            found.look = self.base;
            return found;
        };
        if !self.by_id.contains_key(id) {
            found.role = unknown(id);
        }
        for style in self.chain(id) {
            let own = &style.own;
            found.role = found.role.or(own.role);
            found.outline = found.outline.or(own.outline);
            found.list = found.list.or_else(|| own.list.clone());
            found.list_level = found.list_level.or(own.list_level);
            found.is_centred = found.is_centred.or(own.is_centred);
            found.look = found.look.over(own.look);
        }
        found.look = found.look.over(self.base);
        found
    }

    /// The look of letters with a style of their own.
    pub fn letters(&self, id: &str) -> Look {
        self.chain(id).fold(Look::default(), |look, style| look.over(style.own.look))
    }

    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Style> {
        let first = self.by_id.get(id);
        let next = |style: &&'a Style| self.by_id.get(style.based_on.as_deref()?);
        std::iter::successors(first, next).take(CHAIN)
    }
}

/// What `pPr` says of a paragraph.
pub fn properties(set: Option<&Element>) -> ParagraphStyle {
    let Some(set) = set else { return ParagraphStyle::default() };
    let list = set.child("numPr");
    ParagraphStyle {
        role: None,
        outline: set.value_of("outlineLvl").and_then(|level| level.parse().ok()),
        list: list.and_then(|list| list.value_of("numId")).map(str::to_owned),
        list_level: list.and_then(|list| list.value_of("ilvl")).and_then(|n| n.parse().ok()),
        is_centred: set.value_of("jc").map(|side| side == "center"),
        look: Look::default(),
    }
}

/// The role that a style's name tells, in the English or Chinese of Word and WPS.
fn role(name: &str) -> Option<Role> {
    let name: String = name.to_lowercase().chars().filter(|mark| !mark.is_whitespace()).collect();
    let numbered = |start: &str| name.strip_prefix(start)?.parse::<u8>().ok();
    let is_level = |level: &u8| (1..=9).contains(level);
    let heading = numbered("heading").or_else(|| numbered("标题")).filter(is_level);
    if let Some(level) = heading {
        return Some(Role::Heading(level));
    }
    if numbered("toc").or_else(|| numbered("目录")).is_some() || name == "tocheading" {
        return Some(Role::Contents);
    }
    match name.as_str() {
        "title" | "标题" | "文档标题" | "文章标题" => Some(Role::Title),
        "caption" | "题注" | "图注" | "图题" => Some(Role::Caption),
        _ => None,
    }
}

/// The role of a style that the document does not define: Chinese Word numbers them.
fn unknown(id: &str) -> Option<Role> {
    let level = id.parse::<u8>().ok().filter(|level| (1..=9).contains(level));
    level.map(Role::Heading).or_else(|| role(id))
}
