//! The letters of a run: what is shown of them, and how.

use super::inline::{Format, Inline, Piece};
use super::runs::Runs;
use super::styles::Face;
use super::symbols;
use super::xml::Element;
use std::rc::Rc;

impl Runs<'_, '_> {
    pub fn letters(&mut self, element: &Element) {
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

    pub fn symbol(&mut self, element: &Element) {
        let code = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        let font = element.attribute("font").unwrap_or_default();
        match code.and_then(|code| symbols::letter(font, code)) {
            Some(letter) => self.text(&letter.to_string()),
            None => self.reader.told.symbols += 1,
        }
    }

    /// Whether text does not come along; told where that may matter.
    pub fn is_left_out(&mut self, text: &str) -> bool {
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

    pub fn push_text(&mut self, text: &str, link: Option<Rc<str>>) {
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
    pub fn address(&mut self, target: &str) -> Option<Rc<str>> {
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
