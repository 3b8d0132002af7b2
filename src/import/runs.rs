//! The walk through a paragraph's runs.

use super::equation;
use super::field;
use super::inline::{Draft, Format, Inline, Piece};
use super::reader::{Reader, is_contents};
use super::styles::{Face, Look};
use super::symbols;
use super::xml::Element;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A walk, and what it gathers.
pub struct Runs<'r, 'p> {
    pub reader: &'r mut Reader<'p>,
    /// The look of the paragraph's style.
    base: Look,
    look: Look,
    /// The font for symbols in which the run is set.
    font: Option<String>,
    link: Option<Rc<str>>,
    pub inlines: Vec<Inline>,
    /// How many letters have which size.
    sizes: BTreeMap<u32, usize>,
    /// What stands in text boxes.
    pub boxes: Vec<Draft>,
}

impl<'r, 'p> Runs<'r, 'p> {
    pub fn new(reader: &'r mut Reader<'p>, base: Look) -> Self {
        Self {
            reader,
            base,
            look: base,
            font: None,
            link: None,
            inlines: Vec::new(),
            sizes: BTreeMap::new(),
            boxes: Vec::new(),
        }
    }

    /// What was gathered, with the sizes of letters, the most frequent last.
    pub fn finish(self) -> (Vec<Inline>, Vec<(usize, u32)>, Vec<Draft>) {
        let sizes = self.sizes.into_iter().map(|(size, count)| (count, size)).collect();
        (self.inlines, sizes, self.boxes)
    }

    pub fn inside(&mut self, element: &Element) {
        element.elements().for_each(|child| self.one(child));
    }

    /// An element that may stand in a paragraph or around some.
    pub fn one(&mut self, element: &Element) {
        match &*element.name {
            "r" => self.run(element),
            "hyperlink" => self.hyperlink(element),
            "fldSimple" => self.simple_field(element),
            "sdt" => self.control(element),
            "AlternateContent" => {
                if let Some(branch) = branch(element) {
                    self.inside(branch);
                }
            }
            "oMath" | "oMathPara" => self.equation(element),
            "subDoc" => self.reader.told.foreign_parts += 1,
            _ if is_wrapper(element) => self.inside(element),
            _ => {}
        }
    }

    fn hyperlink(&mut self, element: &Element) {
        let relation = element.attribute("id").and_then(|id| self.reader.relations.get(id));
        let target = relation.filter(|one| one.is_external).map(|one| one.target.clone());
        let link = target.and_then(|target| self.address(&target));
        let around = std::mem::replace(&mut self.link, link);
        self.inside(element);
        self.link = around;
    }

    fn simple_field(&mut self, element: &Element) {
        self.reader.fields.begin();
        self.reader.fields.instruct(element.attribute("instr").unwrap_or_default());
        self.reader.fields.separate();
        self.inside(element);
        self.reader.fields.end();
    }

    fn control(&mut self, element: &Element) {
        let is_empty =
            element.child("sdtPr").is_some_and(|set| set.switch("showingPlcHdr") == Some(true));
        match is_contents(element) {
            true => self.reader.told.has_contents = true,
            false if is_empty => self.reader.told.placeholders += 1,
            false => self.inside(element),
        }
    }

    fn equation(&mut self, element: &Element) {
        self.reader.told.equations += 1;
        self.text(&equation::text(element));
    }

    fn run(&mut self, run: &Element) {
        let set = run.child("rPr");
        let own = Look::read(set);
        let style = set.and_then(|set| set.value_of("rStyle"));
        let style = style.map(|id| self.reader.styles.letters(id)).unwrap_or_default();
        self.look = own.over(style).over(self.base);
        let fonts = set.and_then(|set| set.child("rFonts"));
        let font = fonts.and_then(|fonts| fonts.attribute("ascii").or(fonts.attribute("hAnsi")));
        self.font = font.map(str::to_owned);
        run.elements().for_each(|part| self.part(part));
        self.look = self.base;
        self.font = None;
    }

    fn part(&mut self, part: &Element) {
        match &*part.name {
            "t" => self.letters(part),
            "tab" | "ptab" => self.text("\t"),
            "br" | "cr" => self.line_break(),
            "noBreakHyphen" => self.text("-"),
            "sym" => self.symbol(part),
            "fldChar" => self.field(part),
            "instrText" => self.reader.fields.instruct(&part.text()),
            "footnoteReference" => self.note("footnotes", part),
            "endnoteReference" => self.note("endnotes", part),
            "drawing" | "pict" | "object" => self.drawing(part),
            "ruby" => self.ruby(part),
            "AlternateContent" => {
                if let Some(branch) = branch(part) {
                    branch.elements().for_each(|part| self.part(part));
                }
            }
            _ => {}
        }
    }

    fn letters(&mut self, element: &Element) {
        let text = element.text();
        let is_kept = element.attribute("space") == Some("preserve");
        let blanks = [' ', '\t', '\n', '\r'];
        let text = if is_kept { text.as_str() } else { text.trim_matches(blanks) };
        let text: String = text.chars().filter_map(|mark| self.letter(mark)).collect();
        self.text(&text);
    }

    /// A letter as it is shown; `None` for those that show nothing.
    fn letter(&self, mark: char) -> Option<char> {
        let is_private = ('\u{f000}'..='\u{f0ff}').contains(&mark);
        match &self.font {
            Some(font) if symbols::letter(font, u32::from(mark)).is_some() => {
                let is_symbol = font.to_lowercase().starts_with("wingdings") || is_private;
                if is_symbol { symbols::letter(font, u32::from(mark)) } else { Some(mark) }
            }
            None if is_private => symbols::letter("wingdings", u32::from(mark)).or(Some(mark)),
            _ => shown(mark),
        }
    }

    fn symbol(&mut self, element: &Element) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let font = element.attribute("font").unwrap_or_default();
        match code.and_then(|code| symbols::letter(font, code)) {
            Some(letter) => self.text(&letter.to_string()),
            None => self.reader.told.symbols += 1,
        }
    }

    fn field(&mut self, element: &Element) {
        match element.attribute("fldCharType") {
            Some("begin") => {
                self.reader.fields.begin();
                if let Some(data) = element.at(&["ffData", "checkBox"]) {
                    let is_on = data.switch("checked").or_else(|| data.switch("default"));
                    // It gives no text of its own.
                    self.push_text(if is_on == Some(true) { "☑" } else { "☐" }, None);
                }
            }
            Some("separate") => self.reader.fields.separate(),
            Some("end") => {
                let instruction = self.reader.fields.end().unwrap_or_default();
                if field::word(&instruction) == "EQ" {
                    self.reader.told.equations += 1;
                    let text = instruction.trim().get(2..).unwrap_or_default().to_owned();
                    self.text(text.trim());
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, kind: &'static str, element: &Element) {
        let Some(id) = element.attribute("id") else { return };
        if let Some(number) = self.reader.note(kind, id) {
            self.inlines.push(Inline::Note(number));
        }
    }

    fn ruby(&mut self, element: &Element) {
        let base = element.child("rubyBase");
        base.into_iter().for_each(|base| self.inside(base));
        let mut above = String::new();
        if let Some(text) = element.child("rt") {
            text.each(&mut |one| {
                if one.is("t") {
                    above.push_str(&one.text());
                }
            });
        }
        if !above.trim().is_empty() {
            self.text(&format!("（{}）", above.trim()));
        }
    }

    fn line_break(&mut self) {
        if !self.is_left_out("") {
            self.inlines.push(Inline::Break);
        }
    }

    /// Whether text does not come along; told where that may matter.
    fn is_left_out(&mut self, text: &str) -> bool {
        if self.reader.fields.is_instruction() {
            return true;
        }
        if self.reader.fields.is_contents() {
            self.reader.told.has_contents = true;
            return true;
        }
        if self.look.hidden == Some(true) {
            self.reader.told.hidden += text.chars().filter(|mark| !mark.is_whitespace()).count();
            return true;
        }
        false
    }

    pub fn text(&mut self, text: &str) {
        if text.is_empty() || self.is_left_out(text) {
            return;
        }
        let link = match self.reader.fields.link() {
            Some(link) => self.address(&link),
            None => self.link.clone(),
        };
        self.push_text(text, link);
    }

    fn push_text(&mut self, text: &str, link: Option<Rc<str>>) {
        let size = self.look.size.unwrap_or(20);
        *self.sizes.entry(size).or_default() += text.trim().chars().count();
        // Where people shall write something stands an underlined blank.
        let is_gap = self.look.underline == Some(true) && text.trim().is_empty();
        let text = if is_gap {
            "_".repeat(text.chars().count().min(40))
        } else {
            text.replace('\t', "　")
        };
        let format = Format {
            strong: self.look.bold == Some(true) && !is_gap,
            emphasis: self.look.italic == Some(true) && !is_gap,
            strike: self.look.strike == Some(true),
            raised: self.look.raised.unwrap_or(0),
        };
        let face = self.look.face.unwrap_or(Face::Text);
        self.inlines.push(Inline::Text(Piece { text, format, link, face }));
    }

    /// An address that a page may lead to. Others are told, and their texts stay.
    fn address(&mut self, target: &str) -> Option<Rc<str>> {
        let target = target.trim();
        let lower = target.to_lowercase();
        let known = ["http://", "https://", "mailto:", "tel:", "ftp://"];
        if known.iter().any(|start| lower.starts_with(start)) {
            return Some(target.into());
        }
        if lower.starts_with("www.") {
            return Some(format!("http://{target}").into());
        }
        if !target.starts_with('#')
            && self.reader.told.links.last().map(String::as_str) != Some(target)
        {
            self.reader.told.links.push(target.to_owned());
        }
        None
    }
}

/// A letter, a blank for its relatives, nothing for what cannot be seen.
fn shown(mark: char) -> Option<char> {
    match mark {
        '\u{a0}' | '\n' | '\r' => Some(' '),
        '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}' => None,
        '\t' => Some(mark),
        mark => (!mark.is_control()).then_some(mark),
    }
}

/// Whether an element only surrounds others, which belong to the text.
pub fn is_wrapper(element: &Element) -> bool {
    const WRAPPERS: &str = "sdt sdtContent customXml smartTag ins moveTo dir bdo Choice Fallback";
    WRAPPERS.split(' ').any(|name| element.is(name))
}

/// Of the ways to say the same for different programs the first that says something.
pub fn branch(alternatives: &Element) -> Option<&Element> {
    const TELLING: [&str; 8] =
        ["t", "blip", "imagedata", "txbxContent", "chart", "relIds", "OLEObject", "textpath"];
    let says_something = |way: &&Element| TELLING.iter().any(|name| way.find(name).is_some());
    alternatives.elements().find(says_something)
}
