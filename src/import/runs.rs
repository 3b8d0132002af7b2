//! The walk through a paragraph's runs.

use super::equation;
use super::field;
use super::inline::{Draft, Inline};
use super::reader::{Reader, is_contents};
use super::styles::Look;
use super::xml::Element;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A walk, and what it gathers.
pub struct Runs<'r, 'p> {
    pub reader: &'r mut Reader<'p>,
    /// The look of the paragraph's style.
    base: Look,
    pub look: Look,
    /// The font for symbols in which the run is set.
    pub font: Option<String>,
    pub link: Option<Rc<str>>,
    pub inlines: Vec<Inline>,
    /// How many letters have which size.
    pub sizes: BTreeMap<u32, usize>,
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
