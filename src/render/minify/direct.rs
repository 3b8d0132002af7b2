//! Writes simple elements as minify-html would, many times faster: prose, tables, cards, navigation.
//!
//! Simple are well nested elements of [`simple`](super::simple) with attributes of
//! [`attributes`], and text without entities. A property test holds that
//! minify-html gives the same; everything else goes to minify-html itself.

use super::attributes::{self, End};
use super::guard::BLANK;
use super::simple::{Blanks, Simple};
use memchr::{memchr, memchr_iter, memmem};

/// A tag of a simple element.
#[derive(Clone, Copy)]
struct Tag {
    is_inline: bool,
    is_opening: bool,
}

/// Adds an element to a page; adds nothing and says `false` if it is not simple.
pub fn write(element: &str, page: &mut String) -> bool {
    let before = page.len();
    let is_written = !has_blank(element) && write_tags(element, page).is_some();
    if !is_written {
        page.truncate(before);
    }
    is_written
}

fn write_tags(element: &str, page: &mut String) -> Option<()> {
    let mut open: Vec<Simple<'_>> = Vec::new();
    let mut last: Option<(Tag, &str)> = None;
    for part in parts(element.strip_prefix('<')?) {
        let (inside, text) = part?;
        let is_opening = !inside.starts_with('/');
        // What stands before this tag belongs to the element that is open there.
        let parent = open.last().copied();
        let element = match is_opening {
            true => Simple::of(name_of(inside))?,
            false => parent.filter(|parent| parent.name == &inside[1..])?,
        };
        let tag = Tag { is_inline: element.is_inline(), is_opening };
        match (parent, last) {
            (Some(parent), Some((left, text))) => write_text(text, parent, left, tag, page)?,
            (None, Some(_)) => return None,
            _ => {}
        }
        let opens = is_opening && write_opening(element, inside, parent, page)?;
        if opens {
            open.push(element);
        } else if !is_opening {
            page.push('<');
            page.push_str(inside);
            page.push('>');
            open.pop();
        }
        last = Some((Tag { is_opening: opens, ..tag }, text));
    }
    let (_, rest) = last?;
    (open.is_empty() && rest.is_empty()).then_some(())
}

/// Cuts at every `<` into what stands in the tag and the text after it; `None` for a tag without its end.
fn parts(element: &str) -> impl Iterator<Item = Option<(&str, &str)>> {
    let ends = memchr_iter(b'<', element.as_bytes()).chain([element.len()]);
    ends.scan(0, move |start, end| {
        let part = element.get(*start..end)?;
        *start = end + 1;
        Some(memchr(b'>', part.as_bytes()).map(|at| (&part[..at], &part[at + 1..])))
    })
}

/// Writes an opening tag; says whether an element is open after it.
fn write_opening(
    element: Simple<'_>,
    inside: &str,
    parent: Option<Simple<'_>>,
    page: &mut String,
) -> Option<bool> {
    let rest = &inside[element.name.len()..];
    let (rest, ends_itself) = match rest.strip_suffix('/') {
        Some(rest) if element.may_end_itself() => (rest, true),
        _ => (rest, false),
    };
    if !element.may_stand_in(parent) || element.may_end_itself() != ends_itself {
        return None;
    }
    page.push('<');
    page.push_str(element.name);
    let end = attributes::write(rest, page)?;
    page.push_str(match (ends_itself, end) {
        (true, End::Open) => " />",
        (true, End::Closed) => "/>",
        (false, _) => ">",
    });
    Some(!ends_itself)
}

fn name_of(inside: &str) -> &str {
    let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
    &inside[..length]
}

/// Writes the text between two tags.
fn write_text(
    text: &str,
    parent: Simple<'_>,
    left: Tag,
    right: Tag,
    page: &mut String,
) -> Option<()> {
    let inner = text.trim_ascii();
    let is_trimmed = parent.blanks != Blanks::Formatting;
    // The first and the last of what stands in an element have no blanks at its edges.
    let (is_first, is_last) = (left.is_opening, !right.is_opening);
    if inner.is_empty() {
        let is_seen = left.is_inline && right.is_inline;
        let goes = parent.blanks == Blanks::Layout || is_trimmed && (is_first || is_last);
        if !text.is_empty() && (is_seen || !goes) {
            page.push(' ');
        }
        return Some(());
    }
    if !is_simple_text(inner) {
        return None;
    }
    if !text.starts_with(inner) && (left.is_inline || !(is_trimmed && is_first)) {
        page.push(' ');
    }
    page.push_str(inner);
    if !text.ends_with(inner) && (right.is_inline || !(is_trimmed && is_last)) {
        page.push(' ');
    }
    Some(())
}

/// Whether a text needs no entities and has no blanks but single ones. Looks at all of it, which the
/// compiler can do for many bytes at once.
fn is_simple_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_odd = |byte: u8| (byte == b'&') | (byte == b'>') | (byte < b' ');
    let odd = bytes.iter().fold(false, |found, byte| found | is_odd(*byte));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let double = pairs.fold(false, |found, (one, next)| found | ((*one == b' ') & (*next == b' ')));
    !odd && !double
}

/// Whether a blank was marked to stay, and must be put back.
fn has_blank(element: &str) -> bool {
    let mut bytes = [0; 4];
    memmem::find(element.as_bytes(), BLANK.encode_utf8(&mut bytes).as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;
    use std::cell::Cell;

    fn written(element: &str) -> Option<String> {
        let mut page = String::from("before");
        let is_written = write(element, &mut page);
        let page = page.strip_prefix("before").map(str::to_owned);
        assert!(is_written || page.as_deref() == Some(""), "something was left of {element}");
        page.filter(|_| is_written)
    }

    #[test]
    fn what_is_not_simple_is_left_to_others() {
        let others = [
            "<p>a\nb</p>",
            "<p>a  b</p>",
            "<p>a &amp; b</p>",
            "<p>a > b</p>",
            "<P>a</P>",
            "<p>a<br>b</p>",
            "<p>a<!-- b --></p>",
            "<p>a</p> ",
            "<p>a</p><p>b</p>",
            "<p><div>a</div></p>",
            "<p>a</b>",
            "a<p>b</p>",
            "<p",
            "",
            "<p title='a > b'>c</p>",
            "<p>a\u{FDD2}<b>c</b></p>",
        ];
        for element in others {
            assert_eq!(written(element), None, "{element:?}");
        }
    }

    #[test]
    fn simple_elements_shrink() {
        let cases = [
            ("<p> 技能：<strong>让</strong> 生活 </p>", "<p>技能：<strong>让</strong> 生活</p>"),
            ("<ul>\n <li> <a href=\"a\">一</a>\n</li></ul>", "<ul><li><a href=a>一</a></li></ul>"),
            ("<div> 5月 <b>甲</b> <i>乙</i>\n</div>", "<div>5月 <b>甲</b> <i>乙</i></div>"),
            (
                "<p>一 <svg class=\"a b\"> <use href=\"#c\"/>\n</svg></p>",
                "<p>一 <svg class=\"a b\"><use href=#c /></svg></p>",
            ),
            ("<li>一 <ul> <li>二</li> </ul> </li>", "<li>一 <ul><li>二</li></ul></li>"),
        ];
        for (element, minified) in cases {
            assert_eq!(written(element).as_deref(), Some(minified));
            assert_eq!(super::super::minify(element), minified);
        }
    }

    /// Nested elements with attributes, most of them simple.
    fn element() -> impl Strategy<Value = String> {
        let text = "[ \n]{0,2}[文字，。a-c \"'/=\u{a0}\u{3000}]{0,6}[ \n]{0,2}";
        let name = proptest::sample::select(vec![
            "a",
            "b",
            "em",
            "span",
            "time",
            "p",
            "h2",
            "ul",
            "ol",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "td",
            "th",
            "div",
            "nav",
            "header",
            "figure",
            "figcaption",
            "small",
            "article",
            "section",
            "svg",
        ]);
        let value = "[a-c文/.:# ?=&;%-]{0,5}";
        let attribute = proptest::sample::select(vec![
            "class",
            "id",
            "href",
            "aria-label",
            "data-x",
            "title",
            "scope",
            "datetime",
            "rel",
            "role",
            "download",
            "lang",
        ]);
        let attributes = proptest::collection::vec(
            (attribute, value).prop_map(|(name, value)| format!(" {name}=\"{value}\"")),
            0..3,
        );
        let shape =
            attributes.clone().prop_map(|attributes| format!("<use{}/>", attributes.concat()));
        prop_oneof![4 => text.boxed(), 1 => shape.boxed()].prop_recursive(5, 32, 4, move |inner| {
            let inside = proptest::collection::vec(inner, 0..4);
            (name.clone(), attributes.clone(), inside).prop_map(|(name, attributes, inside)| {
                format!("<{name}{}>{}</{name}>", attributes.concat(), inside.concat())
            })
        })
    }

    #[test]
    fn minify_html_writes_simple_elements_alike() {
        const CASES: u32 = 30_000;
        let simple = Cell::new(0);
        let mut runner = TestRunner::new(ProptestConfig::with_cases(CASES));
        let law = runner.run(&element(), |element| {
            if let Some(written) = written(&element) {
                simple.set(simple.get() + 1);
                prop_assert_eq!(super::super::minify(&element), written);
            }
            Ok(())
        });
        law.unwrap_or_else(|error| panic!("{error}"));
        assert!(simple.get() > CASES / 10, "only {} elements were simple", simple.get());
    }
}
