//! Removes from vector pictures what could act when a reader opens them by themselves.
//!
//! Kept parts are written anew from a list of harmless elements, so a browser never sees anything
//! that was not understood here.

use names::{ELEMENTS, has};
use pixels::stripped;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};
use std::collections::BTreeSet;
use styles::css_is_harmless;

/// Additions of drawing programs, left out without a report.
const HARMLESS: &[&str] = &["metadata"];
pub(super) const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// A picture that had to be changed.
#[derive(Debug, PartialEq, Eq)]
pub struct Cleaned {
    /// The SVG to publish, UTF-8.
    pub text: String,
    /// The names of removed parts that could have acted; empty if only clutter was removed.
    pub taken: BTreeSet<String>,
}

/// The result of `clean`.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    /// The picture can be published as it is.
    Harmless,
    /// The picture had to be changed.
    Cleaned(Cleaned),
    /// The text is not well-formed XML: a browser would not show it either.
    Broken,
}

/// Checks a vector picture, and cleans it if necessary.
pub fn clean(text: &str) -> Finding {
    let mut pass = Pass::default();
    match pass.run(text) {
        None => Finding::Broken,
        Some(()) if !pass.changed => Finding::Harmless,
        Some(()) => match String::from_utf8(pass.out) {
            Ok(text) => Finding::Cleaned(Cleaned { text, taken: pass.taken }),
            Err(_) => Finding::Broken,
        },
    }
}

#[derive(Default)]
struct Pass {
    out: Vec<u8>,
    taken: BTreeSet<String>,
    changed: bool,
    /// The number of open elements that are not written.
    skipped: usize,
    /// The number of open elements that are written.
    depth: usize,
    /// The text of the open style sheet.
    style: Option<String>,
    /// The prefixes declared for the `xlink` namespace, besides its own name.
    links: BTreeSet<String>,
    /// Whether the root declares `xlink` for all that is in it.
    has_links: bool,
    /// Whether the root has begun.
    has_root: bool,
}

impl Pass {
    fn run(&mut self, text: &str) -> Option<()> {
        let mut reader = Reader::from_str(text);
        loop {
            let begins = reader.buffer_position();
            match reader.read_event().ok()? {
                Event::Start(element) => match self.element(&element) {
                    Some(kept) => {
                        self.depth += 1;
                        self.style = (kept.name().as_ref() == "style").then(String::new);
                        self.write(Event::Start(kept))?;
                    }
                    None => self.skipped += 1,
                },
                Event::Empty(element) => {
                    if let Some(kept) = self.element(&element) {
                        self.write(Event::Empty(kept))?;
                    }
                }
                Event::End(_) if self.skipped > 0 => self.skipped -= 1,
                Event::End(end) => {
                    self.end_style()?;
                    self.depth = self.depth.checked_sub(1)?;
                    let name = end.local_name().as_ref().to_owned();
                    self.write(Event::End(BytesEnd::new(name)))?;
                }
                Event::Text(text) => self.text(&unescaped(&text)?)?,
                Event::CData(text) => self.text(&text)?,
                Event::GeneralRef(reference) => match resolved(&reference) {
                    Some(text) => self.text(&text)?,
                    None => self.take("&…;"),
                },
                // Browsers accept nothing before it, not even a blank line.
                Event::Decl(declared) => self.changed |= begins > 0 || !is_utf8(&declared),
                Event::DocType(kind) => {
                    // The plain one of SVG 1.1 is meaningless; one with definitions could define
                    // anything.
                    self.changed = true;
                    if kind.contains('[') {
                        self.take("<!DOCTYPE […]>");
                    }
                }
                Event::PI(_) => self.take("<?…?>"),
                Event::Comment(_) => {}
                Event::Eof => return (self.depth == 0 && self.skipped == 0).then_some(()),
            }
        }
    }

    /// The element as it is written; `None` if it has to go.
    fn element(&mut self, element: &BytesStart<'_>) -> Option<BytesStart<'static>> {
        let (name, local) = (element.name(), element.local_name());
        let (name, local) = (name.as_ref(), local.as_ref());
        let of_svg = name == local || name.strip_prefix("svg:") == Some(local);
        let is_root = !self.has_root;
        // Browsers show no picture with a second root.
        let is_behind = self.has_root && self.depth == 0;
        if self.skipped > 0 || self.style.is_some() || is_behind {
            self.changed = true;
            return None;
        }
        if !of_svg || !has(ELEMENTS, local) {
            self.changed = true;
            // A drawing program's own elements have a prefix and draw nothing.
            let is_clutter = !of_svg || HARMLESS.contains(&local);
            if !is_clutter {
                self.take(&format!("<{local}>"));
            }
            return None;
        }
        self.changed |= name != local;
        let mut kept = BytesStart::new(local.to_owned());
        if is_root {
            // Browsers show no picture whose namespaces are not declared.
            self.has_root = true;
            self.has_links = declares(element, "xmlns:xlink", XLINK);
            self.changed |= !declares(element, "xmlns", SVG);
            kept.push_attribute(("xmlns", SVG));
            kept.push_attribute(("xmlns:xlink", XLINK));
        }
        self.links.extend(declared_links(element));
        for attribute in element.attributes() {
            let Ok(attribute) = attribute else {
                self.changed = true;
                continue;
            };
            self.attribute(local, &attribute, &mut kept)?;
        }
        Some(kept)
    }

    /// Adds an attribute to the element; `None` if the element has to go because of it.
    fn attribute(
        &mut self,
        element: &str,
        attribute: &Attribute<'_>,
        kept: &mut BytesStart<'static>,
    ) -> Option<()> {
        let name = attribute.key.as_ref();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if name == "xmlns" || prefix == "xmlns" {
            // Namespaces are declared once, at the root; others are dropped together with what
            // needed them.
            let expected = ["xmlns", "xmlns:xlink", "xmlns:svg"].contains(&name);
            self.changed |= !expected || ![SVG, XLINK].contains(&attribute.value.as_ref());
            return Some(());
        }
        let is_plain =
            name.chars().all(|mark| mark.is_ascii_alphanumeric() || "_-.:".contains(mark));
        let is_link = prefix == "xlink" || self.links.contains(prefix);
        self.changed |= is_link && !self.has_links;
        if !is_plain || !(is_link || ["", "xml"].contains(&prefix)) {
            self.changed = true;
            return Some(());
        }
        let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else {
            self.take(name);
            return Some(());
        };
        let moves_address = local == "attributeName"
            && matches!(element, "animate" | "set" | "animateTransform")
            && (value.to_ascii_lowercase().contains("href")
                || value.trim_start().starts_with("on"));
        if moves_address {
            self.take(&format!("<{element}>"));
            return None;
        }
        let name = if is_link { format!("xlink:{local}") } else { name.to_owned() };
        let is_address = matches!(local.to_ascii_lowercase().as_str(), "href" | "src");
        let kept_value = match is_address {
            true => self.address(element, &value),
            false if local.to_ascii_lowercase().starts_with("on") => None,
            false => css_is_harmless(&value).then(|| value.clone().into_owned()),
        };
        match kept_value {
            Some(value) => kept.push_attribute((name.as_str(), value.as_str())),
            None => self.take(&name),
        }
        Some(())
    }

    /// Accepts references within the picture and embedded pixels, and nothing that has to be
    /// fetched.
    fn address(&mut self, element: &str, address: &str) -> Option<String> {
        let plain = address.trim();
        if plain.is_empty() || plain.starts_with('#') {
            return Some(address.to_owned());
        }
        let pixels = matches!(element, "image" | "feImage").then(|| stripped(plain)).flatten()?;
        self.changed |= pixels != plain;
        Some(pixels)
    }

    fn text(&mut self, text: &str) -> Option<()> {
        if self.skipped > 0 {
            return Some(());
        }
        if self.depth == 0 {
            // Browsers show no picture with words beside its root; blanks there mean nothing.
            self.changed |= !text.trim_ascii().is_empty();
            return Some(());
        }
        if let Some(style) = &mut self.style {
            style.push_str(text);
            return Some(());
        }
        self.write(Event::Text(BytesText::new(text)))
    }

    fn end_style(&mut self) -> Option<()> {
        let Some(style) = self.style.take() else { return Some(()) };
        if css_is_harmless(&style) {
            return self.write(Event::Text(BytesText::new(&style)));
        }
        self.take("<style>");
        Some(())
    }

    fn write(&mut self, event: Event<'_>) -> Option<()> {
        Writer::new(&mut self.out).write_event(event).ok()
    }

    fn take(&mut self, what: &str) {
        self.changed = true;
        self.taken.insert(what.to_owned());
    }
}

/// Whether an element declares a namespace by that attribute.
fn declares(element: &BytesStart<'_>, name: &str, namespace: &str) -> bool {
    element
        .attributes()
        .flatten()
        .any(|attribute| attribute.key.as_ref() == name && attribute.value.as_ref() == namespace)
}

/// The prefixes that an element declares for the `xlink` namespace, under any name.
fn declared_links(element: &BytesStart<'_>) -> Vec<String> {
    let declared = element.attributes().flatten().filter(|one| one.value.as_ref() == XLINK);
    declared.filter_map(|one| Some(one.key.as_ref().strip_prefix("xmlns:")?.to_owned())).collect()
}

fn unescaped(text: &str) -> Option<String> {
    quick_xml::escape::unescape(text).ok().map(std::borrow::Cow::into_owned)
}

fn resolved(reference: &quick_xml::events::BytesRef<'_>) -> Option<String> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok()?.map(String::from);
    }
    quick_xml::escape::resolve_predefined_entity(reference).map(str::to_owned)
}

fn is_utf8(declared: &quick_xml::events::BytesDecl<'_>) -> bool {
    match declared.encoding() {
        None => true,
        Some(Ok(name)) => name.eq_ignore_ascii_case("utf-8"),
        Some(Err(_)) => false,
    }
}

pub mod names;
pub mod pixels;
pub mod styles;
#[cfg(test)]
mod tests;
