//! Parts of a package as trees, of bounded size and depth.
//!
//! Names are without their prefixes: what a name means follows from the element around it, and
//! strict files, WPS and Word use different namespaces for the same.

use super::refusal::{self, Refusal};
use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The deepest nesting; a table within a table takes some six levels.
const DEPTH: usize = 256;
/// The most elements.
const MOST: usize = 1_000_000;
/// Elements that say nothing and are many.
const SKIPPED: [&str; 3] = ["proofErr", "lastRenderedPageBreak", "extLst"];
/// Elements in which blanks are text.
const TEXTS: [&str; 3] = ["t", "instrText", "delText"];

/// An element.
#[derive(Debug)]
pub struct Element {
    pub name: Rc<str>,
    attributes: Vec<(Rc<str>, Box<str>)>,
    pub children: Vec<Node>,
}

/// What is inside of an element.
#[derive(Debug)]
pub enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn is(&self, name: &str) -> bool {
        &*self.name == name
    }

    /// An attribute by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// The attribute `val`, in which most elements say what they mean.
    pub fn value(&self) -> Option<&str> {
        self.attribute("val")
    }

    /// The elements directly inside.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is(name))
    }

    /// The element at the end of a way of names.
    pub fn at(&self, way: &[&str]) -> Option<&Element> {
        way.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The value of a child.
    pub fn value_of(&self, name: &str) -> Option<&str> {
        self.child(name)?.value()
    }

    /// A property that is on where it only stands there.
    pub fn switch(&self, name: &str) -> Option<bool> {
        let child = self.child(name)?;
        Some(!matches!(child.value(), Some("0" | "false" | "off" | "none")))
    }

    /// The text directly inside.
    pub fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|node| match node {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }

    /// Calls for this element and all that are inside, in their order.
    pub fn each<'a>(&'a self, work: &mut dyn FnMut(&'a Element)) {
        work(self);
        self.elements().for_each(|element| element.each(work));
    }

    /// The first of a name inside, at any depth.
    pub fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|one| if one.is(name) { Some(one) } else { one.find(name) })
    }
}

/// Reads a part.
pub fn parse(bytes: &[u8]) -> Result<Element, Refusal> {
    let text = decode(bytes);
    let mut reader = Reader::from_str(&text);
    let mut builder = Builder::default();
    loop {
        match reader.read_event().map_err(|error| refusal::damaged(&error.to_string()))? {
            Event::Start(start) => builder.open(&start)?,
            Event::Empty(start) => {
                builder.open(&start)?;
                builder.close();
            }
            Event::End(_) => builder.close(),
            Event::Text(text) => builder.text(&text.xml10_content()),
            Event::CData(text) => builder.text(&text.xml10_content()),
            Event::GeneralRef(reference) => builder.text(&resolve(&reference)),
            Event::Eof => break,
            _ => {}
        }
    }
    // An end tag for each start tag is the reader's affair, but not that the last one comes.
    match builder.root {
        Some(root) if builder.open.is_empty() => Ok(root),
        _ => Err(refusal::damaged("XML")),
    }
}

/// The text of a part: UTF-8, or what its first bytes say.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(reference).unwrap_or_default().to_owned()
}

#[derive(Default)]
struct Builder {
    root: Option<Element>,
    open: Vec<Element>,
    names: BTreeSet<Rc<str>>,
    count: usize,
}

impl Builder {
    fn open(&mut self, start: &BytesStart<'_>) -> Result<(), Refusal> {
        self.count += 1;
        if self.count > MOST {
            return Err(refusal::too_large());
        }
        if self.open.len() >= DEPTH {
            return Err(refusal::too_deep());
        }
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref();
            // Numbers of editing sessions are half of what Word writes.
            let local = key.rsplit(':').next().unwrap_or(key);
            if !local.starts_with("rsid") && !key.starts_with("xmlns") {
                let value = quick_xml::escape::unescape(&attribute.value);
                let value = value
                    .map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned);
                attributes.push((self.name(local), value.into()));
            }
        }
        let name = self.name(start.local_name().as_ref());
        self.open.push(Element { name, attributes, children: Vec::new() });
        Ok(())
    }

    fn close(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(_) if SKIPPED.iter().any(|name| element.is(name)) => {}
            Some(around) => around.children.push(Node::Element(element)),
            None => self.root = self.root.take().or(Some(element)),
        }
    }

    fn text(&mut self, text: &str) {
        let Some(element) = self.open.last_mut() else { return };
        let keeps_blanks = TEXTS.iter().any(|name| element.is(name));
        if !keeps_blanks && text.trim().is_empty() {
            return;
        }
        match element.children.last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ => element.children.push(Node::Text(text.to_owned())),
        }
    }

    /// The same name is stored once.
    fn name(&mut self, name: &str) -> Rc<str> {
        if let Some(known) = self.names.get(name) {
            return Rc::clone(known);
        }
        let name: Rc<str> = name.into();
        self.names.insert(Rc::clone(&name));
        name
    }
}
