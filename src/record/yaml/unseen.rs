//! Takes invisible characters off keys and values, as if they had never been pasted.

use crate::node::{Node, Value};
use skillweek_base::invisible::{self, is_invisible, label};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Place, Severity, Sink, Span};
use std::borrow::Cow;

/// The byte order mark; inside a text it means nothing to people, and a new document to YAML.
const MARK: char = '\u{FEFF}';
/// A character as long, as invisible and as rare that means nothing to YAML either.
const STAND_IN: char = '\u{FFFB}';

/// The source with byte order marks inside it replaced, all places staying the same.
pub fn readable(source: &str) -> Cow<'_, str> {
    match source.contains(MARK) {
        true => Cow::Owned(source.replace(MARK, STAND_IN.encode_utf8(&mut [0; 4]))),
        false => Cow::Borrowed(source),
    }
}

/// Takes them out of keys and off the ends of values, and names each.
pub fn take_off(file: &SourcePath, node: &mut Node, sink: &mut Sink) {
    match &mut node.value {
        Value::Null => {}
        Value::Scalar { text, .. } => {
            let ends =
                [text.chars().find(|mark| !mark.is_whitespace()), text.trim_end().chars().last()];
            if let Some(mark) = ends.into_iter().flatten().find(|mark| is_invisible(*mark)) {
                let kept = invisible::trimmed(text).to_owned();
                sink.push(named(file, &node.place, mark, &kept));
                *text = kept;
            }
            if text.contains(STAND_IN) {
                *text = text.replace(STAND_IN, "");
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| take_off(file, item, sink)),
        Value::Map(entries) => {
            for entry in entries {
                if let Some(mark) = invisible::first(&entry.key) {
                    entry.key = invisible::without(&entry.key).trim().to_owned();
                    sink.push(named(file, &entry.key_place, mark, &entry.key));
                }
                take_off(file, &mut entry.node, sink);
            }
        }
    }
}

fn named(file: &SourcePath, place: &Place, mark: char, read: &str) -> Diagnostic {
    let Text { zh, en } = label(if mark == STAND_IN { MARK } else { mark });
    let read: String = read.chars().take(20).collect();
    let message = text!(
        "这里有看不见的字符 {zh}，已去掉它，按“{read}”来读",
        "there is an invisible character {en} here; `{read}` was read without it"
    );
    let span = Span { file: file.clone(), place: place.clone() };
    Diagnostic::new(Code::Encoding, message)
        .graded(Severity::Info)
        .at(span)
        .help(text!("把这一处删去，用键盘重新输入", "delete this and type it again"))
}
