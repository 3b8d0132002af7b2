//! Samples that `new` and `add` wrote and that nobody has replaced.

mod advice;
mod lines;
mod table;

use crate::keys;
use crate::kinds::Kind;
use advice::advice;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Place, Sink, Span};
use skillweek_record::key::{Key, Shape};
use skillweek_record::node::{Entry, Node, Value};
use std::ops::Range;
use table::TABLE;

/// The most characters of a sample that a message repeats.
const SHOWN: usize = 24;

/// Reports the samples in a page: in its front matter and in its text.
pub fn check_page(
    file: &SourcePath,
    text: &str,
    (node, body): (&Node, Range<usize>),
    kind: Kind,
    sink: &mut Sink,
) {
    check_record(file, node, &keys::of(kind), sink);
    for found in lines::samples(&TABLE, text.get(body.clone()).unwrap_or_default()) {
        let range = body.start + found.range.start..body.start + found.range.end;
        sink.push(
            in_text(&found, text.get(range.clone()).unwrap_or_default())
                .at(Span { file: file.clone(), place: Place::Text(range) }),
        );
    }
}

/// Reports the samples among the values of a record.
pub fn check_record(file: &SourcePath, node: &Node, keys: &[Key], sink: &mut Sink) {
    if let Value::Map(entries) = &node.value {
        check_entries(file, entries, keys, sink);
    }
}

fn check_entries(file: &SourcePath, entries: &[Entry], keys: &[Key], sink: &mut Sink) {
    for entry in entries {
        // What the program does not know, it has not written.
        if let Some(key) = keys.iter().find(|key| key.is(&entry.key)) {
            check_value(file, &entry.node, key, sink);
        }
    }
}

fn check_value(file: &SourcePath, node: &Node, key: &Key, sink: &mut Sink) {
    let written = match &node.value {
        Value::Null => return,
        Value::Scalar { text, .. } => text.trim(),
        Value::List(items) if items.is_empty() => "[]",
        Value::List(items) => {
            return items.iter().for_each(|item| check_value(file, item, key, sink));
        }
        Value::Map(entries) => {
            let (Shape::Map(keys) | Shape::Maps(keys)) = key.shape else { return };
            return check_entries(file, entries, keys, sink);
        }
    };
    if TABLE.is_value(key, written) {
        let span = Span { file: file.clone(), place: node.place.clone() };
        sink.push(in_value(key, written).at(span));
    }
}

fn in_value(key: &Key, written: &str) -> Diagnostic {
    let Text { zh, en } = key.shown();
    let shown = shortened(written);
    let message = text!("“{zh}”还是示例：{shown}", "`{en}` is still the sample: {shown}");
    Diagnostic::new(Code::Placeholder, message).help(advice(key))
}

fn in_text(found: &lines::Found, written: &str) -> Diagnostic {
    let (message, help) = if found.is_comment {
        (
            text!(
                "正文还没有写，这里还是一行提示",
                "the text is not written yet; this is only a hint"
            ),
            text!("把这一行换成正文", "write the text in place of this line"),
        )
    } else {
        let shown = shortened(written);
        (
            text!("正文里还是示例：{shown}", "the text still has the sample: {shown}"),
            text!(
                "换成真实的内容，或删去；不要这一页就删去这个文件",
                "write what is true, or delete it; delete the file if the page is not needed"
            ),
        )
    };
    Diagnostic::new(Code::Placeholder, message).help(help)
}

fn shortened(written: &str) -> String {
    match written.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", written.get(..end).unwrap_or_default()),
        None => written.to_owned(),
    }
}

#[cfg(test)]
mod tests;
