//! Writes well-formed XML: names are trusted, texts are not.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An XML document being written, indented by two blanks.
pub struct Document {
    writer: Writer<Vec<u8>>,
}

impl Document {
    pub fn new() -> Self {
        let mut document = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
        document.put(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        document
    }

    /// An element with others inside.
    pub fn nest(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.put(Event::Start(start(name, attributes)));
        inside(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element with a text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.put(Event::Start(start(name, &[])));
        self.put(Event::Text(BytesText::new(&clean(text))));
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing inside.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.put(Event::Empty(start(name, attributes)));
    }

    /// A comment; `--` cannot stand in one.
    pub fn comment(&mut self, text: &str) {
        let text = format!(" {} ", clean(text).replace("--", "- -"));
        self.put(Event::Comment(BytesText::from_escaped(text)));
    }

    pub fn finish(self) -> String {
        let mut text = String::from_utf8(self.writer.into_inner()).unwrap_or_default();
        text.push('\n');
        text
    }

    fn put(&mut self, event: Event<'_>) {
        let written = self.writer.write_event(event);
        debug_assert!(written.is_ok(), "writing into memory does not fail");
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for &(key, value) in attributes {
        start.push_attribute((key, clean(value).as_str()));
    }
    start
}

/// A text without the characters that XML 1.0 forbids even when escaped.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|&c| {
            matches!(c, '\t' | '\n') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
        })
        .collect()
}

/// Reads a document to its end and returns the text of each element of a name.
#[cfg(test)]
pub fn texts_of(document: &str, wanted: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(document);
    reader.config_mut().check_comments = true;
    let (mut texts, mut open) = (Vec::new(), None);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) if start.name().as_ref() == wanted => open = Some(String::new()),
            Event::End(end) if end.name().as_ref() == wanted => texts.extend(open.take()),
            Event::Text(text) => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            Event::GeneralRef(reference) => {
                let text = quick_xml::escape::resolve_predefined_entity(&reference);
                if let Some(open) = &mut open {
                    open.push_str(text.unwrap());
                }
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}
