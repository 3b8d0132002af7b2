//! Prepares rows of spreadsheets for decoding as pages.

use skillweek_record::node::{Entry, Node, Value};

/// Takes the column `body` out of a row as Markdown, and renames the column `when`, which may hold
/// a whole span of time, to `start`, which no row has besides. `None` for a row without a title,
/// which has been reported with its cell.
pub fn prepare(row: Node) -> Option<(Node, String)> {
    let Node { value: Value::Map(entries), place } = row else { return None };
    let mut body = String::new();
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for mut entry in entries {
        match (entry.key.as_str(), &entry.node.value) {
            ("body", Value::Scalar { text, .. }) => body = as_paragraphs(text),
            ("when", _) => {
                entry.key = "start".to_owned();
                kept.push(entry);
            }
            _ => kept.push(entry),
        }
    }
    let has_title = kept.iter().any(|entry| entry.key == "title");
    has_title.then_some((Node { value: Value::Map(kept), place }, body))
}

/// Turns lines of a cell into paragraphs, because authors do not type empty lines in cells.
fn as_paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}
