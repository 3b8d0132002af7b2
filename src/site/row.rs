//! A row of a spreadsheet on its way to becoming a page.

use crate::record::node::{Entry, Node, Value};

/// Takes the text for the page's body out of a row, and gives the column that may hold a whole span
/// of time (`when`) the name under which spans are read.
pub fn prepare(row: Node) -> (Node, String) {
    let Node { value: Value::Map(entries), place } = row else { return (row, String::new()) };
    let has_start = entries.iter().any(|entry| entry.key == "start");
    let mut body = String::new();
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for mut entry in entries {
        match (entry.key.as_str(), &entry.node.value) {
            ("body", Value::Scalar { text, .. }) => body = as_paragraphs(text),
            ("when", _) if has_start => {}
            ("when", _) => {
                entry.key = "start".to_owned();
                kept.push(entry);
            }
            _ => kept.push(entry),
        }
    }
    (Node { value: Value::Map(kept), place }, body)
}

/// Lines of a cell are paragraphs: two line breaks are never typed in a cell to begin one.
fn as_paragraphs(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}
