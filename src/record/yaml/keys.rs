//! Finds duplicate keys.

use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::record::node::{Entry, Node, Value};
use crate::text;
use std::collections::BTreeMap;

/// Reports every key that its map already has; the first one counts.
pub fn report_duplicates(file: &SourcePath, node: &Node, sink: &mut Sink) {
    match &node.value {
        Value::Null | Value::Scalar { .. } => {}
        Value::List(items) => items.iter().for_each(|item| report_duplicates(file, item, sink)),
        Value::Map(entries) => {
            let mut seen: BTreeMap<&str, &Entry> = BTreeMap::new();
            for entry in entries {
                match seen.get(entry.key.as_str()) {
                    Some(first) => sink.push(duplicate(file, first, entry)),
                    None => {
                        seen.insert(&entry.key, entry);
                    }
                }
                report_duplicates(file, &entry.node, sink);
            }
        }
    }
}

fn duplicate(file: &SourcePath, first: &Entry, second: &Entry) -> Diagnostic {
    let key = &second.key;
    let span = |entry: &Entry| Span { file: file.clone(), place: entry.key_place.clone() };
    Diagnostic::new(Code::FrontMatterSyntax, text!("“{key}”写了两次", "`{key}` is given twice"))
        .at(span(second))
        .note(text!("第一次写在这里", "it is first given here"), Some(span(first)))
        .help(text!("只保留其中一行", "keep only one of the lines"))
}
