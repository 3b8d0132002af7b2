//! Decides which blanks of a template's text a reader can see.

use super::tera_part::{Side, part};
use super::{comment, is_tag};

/// Whether a blank with a line break goes: between tags, and at the edge of a file.
pub fn goes_between(before: Side, behind: Side) -> bool {
    match (before, behind) {
        (Side::Edge, _) | (_, Side::Edge) => true,
        (Side::Tag, Side::Tag) => true,
        (Side::Text, _) | (_, Side::Text) => false,
    }
}

/// The first thing in a text, past statements, comments and blanks.
pub fn side_behind(text: &str) -> Side {
    let mut rest = text.trim_ascii_start();
    loop {
        if rest.is_empty() {
            return Side::Edge;
        }
        if let Some(part) = part(rest) {
            if let Some(side) = part.side {
                return side;
            }
            rest = rest[part.length..].trim_ascii_start();
        } else if let Some(length) = comment(rest) {
            rest = rest[length..].trim_ascii_start();
        } else {
            return if is_tag(rest) { Side::Tag } else { Side::Text };
        }
    }
}
