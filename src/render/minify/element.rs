//! What is known of elements by their names.

/// What elements of a name are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Element {
    /// Stands in a line of text: a blank beside it is seen.
    pub is_inline: bool,
    /// May be cut open: only other blocks stand in it, so its edges mean nothing.
    pub is_container: bool,
    /// Has no end.
    pub is_void: bool,
    /// Its text is not to be looked into.
    pub is_raw: bool,
    /// Nothing is shown where it stands: what stands beside it stands in one line.
    pub is_unseen: bool,
}

/// The longest name of these, in bytes.
const LONGEST: usize = 8;

impl Element {
    /// Elements of a name, in capital letters or not.
    pub fn of(name: &str) -> Self {
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..name.len()) else { return Self::default() };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        let lower = &*lower;
        Self {
            is_inline: is_inline(lower),
            is_container: is_container(lower),
            is_void: is_void(lower),
            is_unseen: matches!(lower, b"script" | b"style"),
            is_raw: matches!(lower, b"script" | b"style" | b"pre" | b"textarea" | b"title"),
        }
    }
}

#[rustfmt::skip]
fn is_inline(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"abbr" | b"audio" | b"b" | b"bdi" | b"bdo" | b"button" | b"canvas" | b"cite"
            | b"code" | b"data" | b"del" | b"dfn" | b"em" | b"embed" | b"i" | b"iframe" | b"img"
            | b"input" | b"ins" | b"kbd" | b"label" | b"mark" | b"math" | b"meter" | b"object"
            | b"output" | b"picture" | b"progress" | b"q" | b"rp" | b"rt" | b"ruby" | b"s"
            | b"samp" | b"select" | b"small" | b"span" | b"strong" | b"sub" | b"sup" | b"svg"
            | b"textarea" | b"time" | b"u" | b"var" | b"video" | b"wbr"
    )
}

#[rustfmt::skip]
fn is_container(name: &[u8]) -> bool {
    matches!(
        name,
        b"article" | b"aside" | b"body" | b"div" | b"dl" | b"figure" | b"footer" | b"form"
            | b"head" | b"header" | b"html" | b"li" | b"main" | b"nav" | b"ol" | b"section" | b"ul"
    )
}

#[rustfmt::skip]
fn is_void(name: &[u8]) -> bool {
    matches!(
        name,
        b"area" | b"base" | b"br" | b"col" | b"embed" | b"hr" | b"img" | b"input" | b"link"
            | b"meta" | b"source" | b"track" | b"wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_in_capitals_too() {
        assert!(Element::of("SPAN").is_inline && !Element::of("div").is_inline);
        assert!(Element::of("textarea").is_inline && Element::of("textarea").is_raw);
        assert!(Element::of("progress").is_inline);
        assert_eq!(Element::of("blockquote"), Element::default());
    }
}
