//! Elements that cannot be made smaller.

use super::guard::BLANK;
use memchr::memmem;

/// Elements that stand in a line of prose, in any other of these.
const PHRASES: &[&str] = &["b", "code", "em", "i", "s", "strong", "sub", "sup", "u"];

/// Whether minify-html would give an element back as it is: well nested tags without attributes, and
/// text without entities and without any blank that could be spared.
pub fn is_plain(element: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    let mut parts = element.split('<');
    // Nothing stands before the first tag.
    parts.next() == Some("")
        && !element.is_empty()
        && parts.all(|part| {
            part.split_once('>').is_some_and(|(tag, text)| {
                let is_nested = match tag.strip_prefix('/') {
                    Some(name) => open.pop() == Some(name),
                    None => {
                        let fits = may_stand_in(tag, open.last().copied());
                        open.push(tag);
                        fits
                    }
                };
                is_nested && is_plain_text(text)
            })
        })
        && open.is_empty()
        && !has_blank(element)
}

/// Whether an element may stand in another without closing it, or on its own.
fn may_stand_in(name: &str, parent: Option<&str>) -> bool {
    match name {
        "li" => matches!(parent, None | Some("ul" | "ol")),
        "thead" | "tbody" => parent == Some("table"),
        "tr" => matches!(parent, Some("thead" | "tbody")),
        "td" | "th" => parent == Some("tr"),
        "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "table" => {
            matches!(parent, None | Some("li"))
        }
        _ => {
            PHRASES.contains(&name)
                && !matches!(parent, Some("ul" | "ol" | "table" | "thead" | "tbody" | "tr"))
        }
    }
}

fn is_plain_text(text: &str) -> bool {
    let mut before = b' ';
    for byte in text.bytes() {
        let is_blank = byte.is_ascii_whitespace();
        if byte == b'&' || is_blank && (byte != b' ' || before == b' ') {
            return false;
        }
        before = byte;
    }
    text.is_empty() || before != b' '
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

    #[test]
    fn what_could_shrink_or_change_is_not_plain() {
        let others = [
            "<p>a  b</p>",
            "<p> a</p>",
            "<p>a </p>",
            "<p>a\nb</p>",
            "<p>a &amp; b</p>",
            "<p id=a>b</p>",
            "<P>a</P>",
            "<span>a</span>",
            "<p>a<br>b</p>",
            "<p>a<!-- b --></p>",
            "a<p>b</p>",
            "<p",
            "",
            "<p>a\u{FDD2}<b>c</b></p>",
        ];
        for element in others {
            assert!(!is_plain(element), "{element:?}");
        }
        let plain = [
            "<p>技能：<strong>让</strong>生活 a b</p>",
            "<ul><li>一</li><li><p>二</p><ol><li>三</li></ol></li></ul>",
            "<table><thead><tr><th>时间</th></tr></thead><tbody><tr><td><b>9:00</b></td></tr></tbody></table>",
        ];
        for element in plain {
            assert!(is_plain(element), "{element:?}");
            assert_eq!(super::super::minify(element), element);
        }
    }

    /// Prose as nested elements, some with text that is not plain.
    fn prose() -> impl Strategy<Value = String> {
        let text = "[文字，。a-c \"'/=>\u{a0}\u{3000}]{0,12}";
        let leaf = text.prop_map(|text: String| text.replace('>', "&gt;"));
        let name = proptest::sample::select(vec![
            "b", "em", "strong", "p", "h2", "ul", "li", "table", "tbody", "tr", "td", "th", "div",
        ]);
        leaf.prop_recursive(4, 24, 4, move |inner| {
            let inside = proptest::collection::vec(inner, 0..4);
            (name.clone(), inside)
                .prop_map(|(name, inside)| format!("<{name}>{}</{name}>", inside.concat()))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5000))]
        #[test]
        fn minify_html_leaves_plain_elements_alone(element in prose()) {
            if is_plain(&element) {
                prop_assert_eq!(super::super::minify(&element), element);
            }
        }
    }
}
