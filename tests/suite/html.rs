//! Just enough of HTML to look into pages: attributes, and a form that people can read.

use std::collections::BTreeSet;

/// Elements whose content is no HTML.
const RAW: [&str; 2] = ["script", "style"];
/// Elements that have no content.
const VOID: [&str; 9] = ["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"];
/// Elements that stand inside a line.
const INLINE: [&str; 17] = [
    "a", "abbr", "b", "bdi", "br", "code", "del", "em", "i", "img", "mark", "small", "span",
    "strong", "sub", "sup", "time",
];

/// A piece of a page.
enum Piece<'a> {
    Text(&'a str),
    /// What stands between `<` and `>`.
    Tag(&'a str),
}

/// The pieces of a page in their order.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..start]));
        let end = start + tag_length(&rest[start..]);
        let tag = &rest[start + 1..end - 1];
        pieces.push(Piece::Tag(tag));
        rest = &rest[end..];
        if let Some(raw) = RAW.iter().find(|raw| name(tag) == **raw && !tag.starts_with('/')) {
            let end = rest.find(&format!("</{raw}")).unwrap_or(rest.len());
            pieces.push(Piece::Text(&rest[..end]));
            rest = &rest[end..];
        }
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// The bytes of a tag with its brackets; a `>` inside quotes does not end it.
fn tag_length(html: &str) -> usize {
    let mut quote = None;
    for (at, c) in html.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') if html[..at].ends_with('=') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    html.len()
}

fn name(tag: &str) -> &str {
    let tag = tag.trim_start_matches('/');
    tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default()
}

/// Every attribute of a page with its value, character references resolved.
pub fn attributes(html: &str) -> impl Iterator<Item = (String, String)> {
    pieces(html).into_iter().flat_map(|piece| match piece {
        Piece::Tag(tag) if !tag.starts_with(['/', '!']) => attributes_of(&tag[name(tag).len()..]),
        _ => Vec::new(),
    })
}

fn attributes_of(mut rest: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start().trim_start_matches('/');
        let end = rest.find(|c: char| c == '=' || c.is_whitespace()).unwrap_or(rest.len());
        if end == 0 {
            return found;
        }
        let name = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
        }
        found.push((name, text(value)));
    }
}

/// Text with its character references resolved.
fn text(html: &str) -> String {
    let named = [
        ("&quot", '"'),
        ("&#34", '"'),
        ("&#x27", '\''),
        ("&#39", '\''),
        ("&lt", '<'),
        ("&gt", '>'),
        ("&amp", '&'),
    ];
    named.iter().fold(html.to_owned(), |text, (reference, character)| {
        let character = character.to_string();
        text.replace(&format!("{reference};"), &character).replace(reference, &character)
    })
}

/// The ids of a page's elements.
pub fn ids(html: &str) -> BTreeSet<String> {
    attributes(html).filter(|(name, _)| name == "id").map(|(_, value)| value).collect()
}

/// HTML as people read it: a line for each element that is no part of a line, indented by depth.
pub fn readable(html: &str) -> String {
    let mut lines = vec![String::new()];
    let mut depth = 0_usize;
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => lines.last_mut().expect("a line").push_str(text),
            Piece::Tag(tag) if INLINE.contains(&name(tag)) => {
                lines.last_mut().expect("a line").push_str(&format!("<{tag}>"));
            }
            Piece::Tag(tag) => {
                let closes = tag.starts_with('/');
                if closes {
                    depth = depth.saturating_sub(1);
                }
                lines.push(format!("{}<{tag}>", "  ".repeat(depth)));
                if !closes && !VOID.contains(&name(tag)) {
                    depth += 1;
                }
                lines.push("  ".repeat(depth));
            }
        }
    }
    let lines: Vec<&str> =
        lines.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty()).collect();
    let mut readable = String::new();
    let mut rest = lines.as_slice();
    while let [first, after @ ..] = rest {
        readable.push_str(first);
        rest = after;
        // An element that holds nothing but a line stands in one line.
        let end = format!("</{}>", name(first.trim_start().trim_start_matches('<')));
        match after {
            [last, after @ ..] if last.trim_start() == end => {
                readable.push_str(&end);
                rest = after;
            }
            [line, last, after @ ..] if last.trim_start() == end => {
                readable.push_str(line.trim_start());
                readable.push_str(&end);
                rest = after;
            }
            _ => {}
        }
        readable.push('\n');
    }
    readable
}

#[test]
fn attributes_are_read_as_browsers_read_them() {
    let html = r#"<a href=x/y.html?a=1&amp;b class="c > d" hidden>t</a><script>"<a href=no>"</script><img alt='e'/>"#;
    let found: Vec<_> = attributes(html).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let expected = [("href", "x/y.html?a=1&b"), ("class", "c > d"), ("hidden", ""), ("alt", "e")];
    assert_eq!(found, expected);
}
