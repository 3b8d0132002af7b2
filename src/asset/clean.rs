//! Vector pictures without what could act when a reader opens them alone.
//!
//! What is kept is written anew from a list of harmless elements, so that a browser can see nothing
//! here that was not understood.

use super::clean_names::{ELEMENTS, has};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};
use std::collections::BTreeSet;

/// What drawing programs add for themselves: left out without a word.
const HARMLESS: &[&str] = &["metadata"];
const DATA: &[&str] = &["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"];
const FONTS: &[&str] = &["data:font/", "data:application/font", "data:application/x-font"];
const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";

/// A picture that had to be changed.
#[derive(Debug, PartialEq, Eq)]
pub struct Cleaned {
    pub text: String,
    /// What was taken out that could have acted, by name; empty if it was clutter alone.
    pub taken: BTreeSet<String>,
}

/// What `clean` finds.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    /// The picture can be published as it is.
    Harmless,
    Cleaned(Cleaned),
    /// No intact XML: a browser would not show it either.
    Broken,
}

/// Looks through a vector picture.
pub fn clean(text: &str) -> Finding {
    let mut pass = Pass::default();
    match pass.run(text) {
        None => Finding::Broken,
        Some(()) if !pass.changed => Finding::Harmless,
        Some(()) => match String::from_utf8(pass.out.into_inner()) {
            Ok(text) => Finding::Cleaned(Cleaned { text, taken: pass.taken }),
            Err(_) => Finding::Broken,
        },
    }
}

struct Pass {
    out: Writer<Vec<u8>>,
    taken: BTreeSet<String>,
    changed: bool,
    /// Elements that are open and not written.
    skipped: usize,
    /// Elements that are open and written.
    depth: usize,
    /// The text of the style sheet that is open.
    style: Option<String>,
}

impl Default for Pass {
    fn default() -> Self {
        Self {
            out: Writer::new(Vec::new()),
            taken: BTreeSet::new(),
            changed: false,
            skipped: 0,
            depth: 0,
            style: None,
        }
    }
}

impl Pass {
    fn run(&mut self, text: &str) -> Option<()> {
        let mut reader = Reader::from_str(text);
        loop {
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
                Event::Decl(declared) => self.changed |= !is_utf8(&declared),
                Event::DocType(kind) => {
                    // The plain one of SVG 1.1 says nothing; one with definitions could say anything.
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

    /// The element as it is written, or nothing if it has to go.
    fn element(&mut self, element: &BytesStart<'_>) -> Option<BytesStart<'static>> {
        let (name, local) = (element.name(), element.local_name());
        let (name, local) = (name.as_ref(), local.as_ref());
        let of_svg = name == local || name.strip_prefix("svg:") == Some(local);
        let is_root = self.depth == 0 && self.skipped == 0;
        if self.skipped > 0 || self.style.is_some() {
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
            kept.push_attribute(("xmlns", SVG));
            kept.push_attribute(("xmlns:xlink", XLINK));
        }
        for attribute in element.attributes() {
            let Ok(attribute) = attribute else {
                self.changed = true;
                continue;
            };
            self.attribute(local, &attribute, &mut kept)?;
        }
        Some(kept)
    }

    /// Adds an attribute to the element; `None` if the element has to go for it.
    fn attribute(
        &mut self,
        element: &str,
        attribute: &Attribute<'_>,
        kept: &mut BytesStart<'static>,
    ) -> Option<()> {
        let name = attribute.key.as_ref();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if name == "xmlns" || prefix == "xmlns" {
            // Namespaces are declared once, at the root; others go with what needed them.
            let expected = ["xmlns", "xmlns:xlink", "xmlns:svg"].contains(&name);
            self.changed |= !expected || ![SVG, XLINK].contains(&attribute.value.as_ref());
            return Some(());
        }
        let is_plain =
            name.chars().all(|mark| mark.is_ascii_alphanumeric() || "_-.:".contains(mark));
        if !is_plain || !["", "xlink", "xml"].contains(&prefix) {
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
        let is_address = matches!(local.to_ascii_lowercase().as_str(), "href" | "src");
        let is_harmless = match is_address {
            true => address_is_harmless(element, &value),
            false => !local.to_ascii_lowercase().starts_with("on") && css_is_harmless(&value),
        };
        if is_harmless {
            kept.push_attribute((name, value.as_ref()));
        } else {
            self.take(name);
        }
        Some(())
    }

    fn text(&mut self, text: &str) -> Option<()> {
        if self.skipped > 0 {
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
        self.out.write_event(event).ok()
    }

    fn take(&mut self, what: &str) {
        self.changed = true;
        self.taken.insert(what.to_owned());
    }
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

/// Places in the picture itself, and pixels that it carries; nothing that has to be fetched.
fn address_is_harmless(element: &str, address: &str) -> bool {
    let address = address.trim();
    let is_pixels = matches!(element, "image" | "feImage")
        && DATA.iter().any(|data| {
            address.get(..data.len()).is_some_and(|start| start.eq_ignore_ascii_case(data))
        });
    address.is_empty() || address.starts_with('#') || is_pixels
}

/// Whether a style asks for nothing from elsewhere. Other values pass as well.
fn css_is_harmless(css: &str) -> bool {
    let css = css_unescaped(css).to_lowercase();
    let mut rest = css.as_str();
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once("url(") {
        let Some((address, after)) = after.split_once(')') else { return false };
        let address = address.trim().trim_matches(['"', '\'']).trim();
        let carried = DATA.iter().chain(FONTS).any(|data| address.starts_with(data));
        if !address.starts_with('#') && !carried && address != SVG {
            return false;
        }
        plain.push_str(before);
        rest = after;
    }
    plain.push_str(rest);
    let plain = plain.replace("http://www.w3.org/", "");
    !["//", "@import", "javascript:", "expression(", "image-set(", "src(", "behavior:"]
        .iter()
        .any(|mark| plain.contains(mark))
}

/// CSS without its escapes: `\75rl(` is `url(`.
fn css_unescaped(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut marks = css.chars().peekable();
    while let Some(mark) = marks.next() {
        if mark != '\\' {
            plain.push(mark);
            continue;
        }
        let mut code = 0_u32;
        let mut digits = 0;
        while let Some(digit) =
            marks.peek().and_then(|mark| mark.to_digit(16)).filter(|_| digits < 6)
        {
            code = code * 16 + digit;
            digits += 1;
            marks.next();
        }
        if digits == 0 {
            plain.extend(marks.next());
            continue;
        }
        plain.extend(char::from_u32(code));
        if marks.peek().is_some_and(|mark| mark.is_ascii_whitespace()) {
            marks.next();
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(inside: &str) -> String {
        let text = format!(r##"<svg xmlns="{SVG}" xmlns:xlink="{XLINK}">{inside}</svg>"##);
        match clean(&text) {
            Finding::Harmless => inside.to_owned(),
            Finding::Cleaned(Cleaned { text, .. }) => {
                let start = text.find('>').unwrap() + 1;
                text[start..].trim_end_matches("</svg>").to_owned()
            }
            Finding::Broken => "broken".to_owned(),
        }
    }

    #[test]
    fn drawings_stay_as_they_are() {
        for inside in [
            r##"<g fill="url(#a)" style="mask: url('#b')"><path d="M0 0h1"/></g>"##,
            r##"<use href="#a"/><use xlink:href="#a"/><text x="1">甲 &amp; 乙</text>"##,
            r##"<image href="data:image/png;base64,iVBORw0KGgo//8="/>"##,
            r##"<style>.a { fill: red; font: "\5FAE\8F6F" } .b { mask: url(#m) }</style>"##,
            r##"<animate attributeName="x" from="0" to="1" dur="1s"/><!-- note -->"##,
        ] {
            assert_eq!(cleaned(inside), inside);
        }
    }

    #[test]
    fn what_could_act_is_taken_out() {
        for (inside, left) in [
            ("<script>a()</script><g/>", "<g/>"),
            ("<svg:script>a()</svg:script><g/>", "<g/>"),
            ("<h:script>a()</h:script><g/>", "<g/>"),
            ("<foreignObject><iframe src='x'/></foreignObject><g/>", "<g/>"),
            ("<g onclick='a()' OnLoad='b()'/>", "<g/>"),
            ("<a href='javascript:a()' xlink:href=' java&#10;script:a()'><g/></a>", "<a><g/></a>"),
            ("<a href='https://x.cn/'/>", "<a/>"),
            ("<image href='x.png'/><image href='data:image/svg+xml,x'/>", "<image/><image/>"),
            ("<use href='data:image/png,x'/>", "<use/>"),
            ("<set attributeName='href' to='javascript:a()'/><g/>", "<g/>"),
            ("<set attributeName='xlink:HREF' to='javascript:a()'/>", ""),
            ("<set attributeName='onclick' to='a()'/>", ""),
            ("<g style='fill:url(https://x.cn/a)'/><g fill='u\\72l(//x)'/>", "<g/><g/>"),
            ("<style>@import 'x'</style>", "<style></style>"),
            ("<style><![CDATA[@im]]>port 'x'</style>", "<style></style>"),
            ("<style>@&#105;mport 'x'</style>", "<style></style>"),
            ("<style>a{b:\\75 rl(x)}</style>", "<style></style>"),
            ("<?xml-stylesheet href='x'?><g/>", "<g/>"),
            ("&x;<g a='&x;'/>", "<g/>"),
            ("<g xmlns='http://www.w3.org/1999/xhtml'><img/></g>", "<g></g>"),
            ("<metadata><r:RDF/></metadata><s:view s:a='1'/><g s:b='2'/>", "<g/>"),
        ] {
            assert_eq!(cleaned(inside), left, "{inside}");
        }
    }

    #[test]
    fn definitions_and_other_encodings_are_left_behind() {
        let text = r#"<?xml version="1.0" encoding="iso-2022-jp"?><!DOCTYPE svg [<!ENTITY a "<script/>">]><svg xmlns="&a;">&a;<g/></svg>"#;
        let Finding::Cleaned(Cleaned { text, taken }) = clean(text) else { panic!() };
        assert_eq!(text, format!(r#"<svg xmlns="{SVG}" xmlns:xlink="{XLINK}"><g/></svg>"#));
        assert_eq!(Vec::from_iter(taken), ["&…;", "<!DOCTYPE […]>"]);
    }

    #[test]
    fn what_is_no_xml_is_broken() {
        for text in ["<svg><g></svg>", "<svg", "<svg>", "</svg>"] {
            assert_eq!(clean(text), Finding::Broken, "{text}");
        }
    }
}
