//! Finds the statements, values and comments of the engine in a template.

/// The neighbour of a blank on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The beginning or end of a template.
    Edge,
    /// A tag, or something that stands for an element.
    Tag,
    /// Text, or a value that may be text.
    Text,
}

/// A statement, value or comment.
pub struct Part {
    /// Bytes, with its delimiters and, for `raw`, with all up to the end of it.
    pub length: usize,
    /// Whether nothing of it is rendered and nothing around it trimmed.
    pub is_comment: bool,
    /// The kind of output; `None` for a statement that prints nothing.
    pub side: Option<Side>,
}

/// The part at the start of a text; `None` if none begins there, or it has no end.
pub fn part(text: &str) -> Option<Part> {
    let (open, inside) = text.split_at_checked(2)?;
    match open {
        "{#" => {
            let length = 2 + inside.find("#}")? + 2;
            let trims = inside.starts_with('-') || text[..length].ends_with("-#}");
            Some(Part { length, is_comment: !trims, side: None })
        }
        "{{" => {
            let length = 2 + end(inside, "}}")? + 2;
            Some(Part { length, is_comment: false, side: Some(side_of_value(inside)) })
        }
        "{%" => {
            let length = 2 + end(inside, "%}")? + 2;
            let word = inside.trim_start_matches('-').trim_start();
            let (length, side) = match word.split(|c: char| !c.is_ascii_alphanumeric()).next()? {
                "raw" => (length + raw_length(&text[length..]), Some(Side::Text)),
                // A component with a body.
                "" | "include" => (length, Some(Side::Tag)),
                _ => (length, None),
            };
            Some(Part { length, is_comment: false, side })
        }
        _ => None,
    }
}

/// A component stands for an element; any other value is text.
fn side_of_value(inside: &str) -> Side {
    let value = inside.trim_start_matches('-').trim_start();
    if value.starts_with('<') { Side::Tag } else { Side::Text }
}

/// The length up to and with the statement that ends `raw`.
fn raw_length(text: &str) -> usize {
    let statements = text.match_indices("{%");
    let end = statements.filter_map(|(at, _)| {
        let inside = text[at + 2..].trim_start_matches('-').trim_start();
        let length = inside.strip_prefix("endraw")?.find("%}")?;
        Some(text.len() - inside.len() + "endraw".len() + length + 2)
    });
    end.min().unwrap_or(text.len())
}

/// The offset of a closing delimiter outside of quotation marks and braces.
fn end(text: &str, delimiter: &str) -> Option<usize> {
    let mut quotation = None;
    let mut braces = 0usize;
    for (at, c) in text.char_indices() {
        match (quotation, c) {
            (None, '"' | '\'' | '`') => quotation = Some(c),
            (Some(open), _) if open == c => quotation = None,
            (Some(_), _) => {}
            (None, '{') => braces += 1,
            (None, _) if braces == 0 && text[at..].starts_with(delimiter) => return Some(at),
            (None, '}') => braces = braces.saturating_sub(1),
            (None, _) => {}
        }
    }
    None
}
