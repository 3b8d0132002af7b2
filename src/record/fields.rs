//! The collecting decoder: decodes a record key by key and reports everything that is wrong with
//! it, so that one bad value never hides another.
//!
//! The typed getters are in `text` and `value`.

pub mod texts;
pub mod times;
pub mod value;

use super::key::Key;
use super::node::{Entry, Node, Value};
use skillweek_base::invisible::without;
use skillweek_base::nearest::nearest;
use skillweek_base::path::SourcePath;
use skillweek_base::slug::slug;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Place, Sink, Span};
use std::borrow::Cow;

/// A record being decoded.
pub struct Fields<'a> {
    pub(super) file: &'a SourcePath,
    pub(super) sink: &'a mut Sink,
    keys: &'a [Key],
    /// The place of the record.
    place: Place,
    /// The year of examples in messages.
    year: Option<i16>,
    /// The entries with known keys, each key once.
    known: Vec<(&'a Key, &'a Entry)>,
    unknown: Vec<&'a Entry>,
}

impl<'a> Fields<'a> {
    /// Matches the entries of a record with their keys, which may be written in either language.
    pub fn new(file: &'a SourcePath, node: &'a Node, keys: &'a [Key], sink: &'a mut Sink) -> Self {
        let mut fields = Self {
            file,
            sink,
            keys,
            place: node.place.clone(),
            year: None,
            known: Vec::new(),
            unknown: Vec::new(),
        };
        match &node.value {
            Value::Map(entries) => entries.iter().for_each(|entry| fields.sort(entry)),
            Value::Null => {}
            Value::List(_) | Value::Scalar { .. } => {
                let (zh, en) = kind(&node.value);
                let message = text!(
                    "这里应是若干行“名称: 内容”，现在是{zh}",
                    "this should be lines of `name: value`, not {en}"
                );
                let names: Vec<&str> =
                    keys.iter().take(4).filter_map(|key| key.names().next()).collect();
                let names = names.join("、");
                let help = text!("可用的名称有：{names}", "names are: {names}");
                fields.invalid(&node.place, message, Some(help));
            }
        }
        fields
    }

    /// The same, with dates of this year as examples in messages.
    #[must_use]
    pub fn with_year(mut self, year: Option<i16>) -> Self {
        self.year = year;
        self
    }

    fn sort(&mut self, entry: &'a Entry) {
        let written = plain(&entry.key);
        let Some(key) = self.keys.iter().find(|key| key.is(&written)) else {
            self.unknown.push(entry);
            return;
        };
        let Some(first) = self.given(key.name) else {
            self.known.push((key, entry));
            return;
        };
        // The parser of the file's syntax reports the same spelling given twice.
        if first.key == entry.key {
            return;
        }
        let (one, two) = (&first.key, &entry.key);
        let span = self.span_of(&first.key_place);
        let diagnostic = Diagnostic::new(
            Code::InvalidValue,
            text!(
                "“{two}”与“{one}”是同一项，写了两次",
                "`{two}` and `{one}` are the same key, given twice"
            ),
        )
        .at(self.span_of(&entry.key_place))
        .note(text!("第一次写在这里", "it is first given here"), Some(span))
        .help(text!("只保留其中一项", "keep only one of them"));
        self.sink.push(diagnostic);
    }

    /// Whether the key is given with a value.
    pub fn has(&self, name: &str) -> bool {
        self.node(name).is_some()
    }

    /// The value of a key, not decoded; `None` if it is absent or empty.
    pub fn node(&self, name: &str) -> Option<&'a Node> {
        self.entry(name).map(|entry| &entry.node)
    }

    /// The entry of a key, even if its value is empty.
    fn given(&self, name: &str) -> Option<&'a Entry> {
        self.known.iter().find(|(key, _)| key.name == name).map(|(_, entry)| *entry)
    }

    /// The entry of a key, not decoded: diagnostics name the key as written. `None` if the value is
    /// absent or empty.
    pub(super) fn entry(&self, name: &str) -> Option<&'a Entry> {
        self.given(name).filter(|entry| match &entry.node.value {
            Value::Null => false,
            Value::Scalar { text, .. } => !text.trim().is_empty(),
            Value::List(_) | Value::Map(_) => true,
        })
    }

    /// The place of a key's value; the beginning of the record if it is absent.
    pub fn place(&self, name: &str) -> Place {
        self.node(name).map_or_else(|| self.beginning(), |node| node.place.clone())
    }

    /// The place of a key's value as a span.
    pub fn span(&self, name: &str) -> Span {
        self.span_of(&self.place(name))
    }

    /// A place of this record's file as a span.
    pub fn span_of(&self, place: &Place) -> Span {
        Span { file: self.file.clone(), place: place.clone() }
    }

    /// The beginning of the record: that of its first key, if it has one.
    pub fn beginning(&self) -> Place {
        let first = self.known.iter().map(|(_, entry)| *entry).chain(self.unknown.iter().copied());
        let starts = first.filter_map(|entry| match &entry.key_place {
            Place::Text(range) => Some(range.clone()),
            _ => None,
        });
        starts.min_by_key(|range| range.start).map_or_else(|| self.place.clone(), Place::Text)
    }

    /// Reports a diagnostic about the record.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Reports a value as invalid.
    pub fn invalid(&mut self, place: &Place, message: Text, help: Option<Text>) {
        let mut diagnostic = Diagnostic::new(Code::InvalidValue, message).at(self.span_of(place));
        diagnostic.help = help;
        self.sink.push(diagnostic);
    }

    /// A decoder for a value below this record, with keys of its own.
    pub fn child<'b>(&'b mut self, node: &'b Node, keys: &'b [Key]) -> Fields<'b> {
        Fields::new(self.file, node, keys, self.sink).with_year(self.year)
    }

    /// A decoder for the record under a key.
    pub fn map<'b>(&'b mut self, name: &str, keys: &'b [Key]) -> Option<Fields<'b>> {
        let node = self.node(name)?;
        Some(self.child(node, keys))
    }

    /// The records under a key; a single record counts as a list of one.
    pub fn list(&self, name: &str) -> Vec<&'a Node> {
        match self.node(name) {
            Some(Node { value: Value::List(items), .. }) => {
                items.iter().filter(|item| item.value != Value::Null).collect()
            }
            Some(node) => vec![node],
            None => Vec::new(),
        }
    }

    /// The name of a key in the reader's language, for messages.
    pub fn shown(&self, name: &str) -> Text {
        let key = self.keys.iter().find(|key| key.is(name));
        key.map_or_else(|| text!("{name}", "{name}"), Key::shown)
    }

    /// Reports a required key that is not given.
    pub fn require(&mut self, name: &str) {
        if !self.has(name) {
            self.missing(name);
        }
    }

    /// Reports that a required key is missing.
    pub fn missing(&mut self, name: &str) {
        let Some(key) = self.keys.iter().find(|key| key.name == name) else {
            return;
        };
        let given = self.given(name);
        let place = given.map_or_else(|| self.beginning(), |entry| entry.key_place.clone());
        let Text { zh, en } = key.label();
        let message = match given {
            Some(_) => text!("{zh}是空的", "{en} is empty"),
            None => text!("缺少{zh}", "{en} is missing"),
        };
        let shown = if key.alias.is_empty() { key.name } else { key.alias };
        let help = text!("加一行：{shown}: …", "add a line: {name}: …");
        let span = self.span_of(&place);
        self.sink.push(Diagnostic::new(Code::MissingKey, message).at(span).help(help));
    }

    /// Reports unknown keys.
    pub fn finish(self) {
        self.finish_with(|_| None);
    }

    /// Reports unknown keys; `explain` gives the help for those that it knows.
    pub fn finish_with(self, explain: impl Fn(&str) -> Option<Text>) {
        for entry in &self.unknown {
            let key = &*plain(&entry.key);
            let help = match (explain(key), near_key(key, self.keys)) {
                (Some(help), _) => help,
                (None, Some(found)) => {
                    let Text { zh, en } = found.label();
                    text!("是不是想写{zh}？", "did you mean {en}?")
                }
                (None, None) => text!(
                    "删去这一行，或核对名称；自己要用的数据放在 extra 下",
                    "delete the line or check the name; put data of your own under extra"
                ),
            };
            let message = text!("不认识的名称“{key}”", "unknown key `{key}`");
            let span = self.span_of(&entry.key_place);
            self.sink.push(Diagnostic::new(Code::UnknownKey, message).at(span).help(help));
        }
    }
}

/// A key without blanks around it and without what nobody sees. Keys of YAML have been told about;
/// headings of tables come as they are.
fn plain(key: &str) -> Cow<'_, str> {
    match without(key) {
        Cow::Borrowed(key) => Cow::Borrowed(key.trim()),
        Cow::Owned(key) => Cow::Owned(key.trim().to_owned()),
    }
}

/// The key that was probably meant: by its names, or by the pinyin of its Chinese name.
fn near_key<'a>(written: &str, keys: &'a [Key]) -> Option<&'a Key> {
    let written = written.trim_matches(['“', '”', '"', '\'', '【', '】', ' ', '：', '*', '#']);
    let known = keys.iter().flat_map(Key::names);
    if let Some(name) = nearest(written, known) {
        return keys.iter().find(|key| key.is(name));
    }
    let plain: String = written.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    if plain.len() < 4 {
        return None;
    }
    keys.iter().find(|key| {
        let mut names = key.names().filter(|name| !name.is_ascii());
        names.any(|name| slug(name).replace('-', "") == plain)
    })
}

/// The kind of a value, in Chinese and in English.
fn kind(value: &Value) -> (&'static str, &'static str) {
    match value {
        Value::Null => ("空", "nothing"),
        Value::Scalar { .. } => ("文字", "a text"),
        Value::List(_) => ("列表", "a list"),
        Value::Map(_) => ("一组键值", "a map"),
    }
}
