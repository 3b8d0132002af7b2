//! Escaping for HTML.

/// Appends a text to HTML, escaped.
pub(super) fn push_text(html: &mut String, text: &str) {
    push(html, text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        _ => None,
    });
}

/// Appends a text to an attribute in double quotation marks, escaped.
pub(super) fn push_attribute(html: &mut String, text: &str) {
    push(html, text, |char| match char {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        _ => None,
    });
}

/// A whole attribute, escaped, with a space before it.
pub(super) fn attribute(name: &str, value: &str) -> String {
    let mut html = format!(" {name}=\"");
    push_attribute(&mut html, value);
    html.push('"');
    html
}

/// Appends an address to an attribute, with characters percent-encoded that addresses may not
/// contain.
pub(super) fn push_address(html: &mut String, address: &str) {
    push(html, address, |char| match char {
        '&' => Some("&amp;"),
        '"' => Some("%22"),
        '<' => Some("%3C"),
        '>' => Some("%3E"),
        '`' => Some("%60"),
        ' ' => Some("%20"),
        '\\' => Some("%5C"),
        '\n' | '\t' => Some(""),
        _ => None,
    });
}

fn push(html: &mut String, text: &str, replacement: impl Fn(char) -> Option<&'static str>) {
    let mut rest = text;
    while let Some((at, new)) =
        rest.char_indices().find_map(|(at, char)| Some((at, replacement(char)?)))
    {
        let (before, from) = rest.split_at(at);
        html.push_str(before);
        html.push_str(new);
        // The replaced character is ASCII: one byte.
        rest = from.get(1..).unwrap_or_default();
    }
    html.push_str(rest);
}
