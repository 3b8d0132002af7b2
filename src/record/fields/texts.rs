//! Getters for texts, lists of texts, addresses and words of a vocabulary.

use super::{Fields, kind};
use crate::key::{Term, Vocabulary};
use crate::node::{Entry, Node, Value};
use crate::scalar::{address_problem, is_blank_mark, split_addresses, split_list};
use crate::spanned::Spanned;
use skillweek_base::nearest::nearest;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::Place;

/// Schemes of web addresses.
pub const WEB: &[&str] = &["http", "https"];
/// Schemes of addresses at which people can be reached.
pub const REACH: &[&str] = &["http", "https", "mailto", "tel"];

/// The items of a text, each with its own part of the text's place.
fn spread(text: &str, items: Vec<String>, place: &Place) -> Vec<Spanned<String>> {
    let mut from = 0;
    let mut placed = Vec::with_capacity(items.len());
    for item in items {
        let found = text.get(from..).and_then(|rest| rest.find(&item)).map(|at| from + at);
        let at = found.unwrap_or(from);
        from = at + item.len();
        let place = match (place, found) {
            // Quotation marks are in the place but not in the text; escapes make it longer still.
            (Place::Text(range), Some(at)) if range.len() <= text.len() + 2 => {
                let start = range.start + at + (range.len().saturating_sub(text.len())) / 2;
                Place::Text(start..start + item.len())
            }
            _ => place.clone(),
        };
        placed.push(Spanned::new(item, place));
    }
    placed
}

impl Fields<'_> {
    /// A text, without blanks around it.
    pub fn text(&mut self, name: &str) -> Option<String> {
        let entry = self.entry(name)?;
        let text = entry.node.text();
        if text.is_none() {
            self.wrong_type(entry, &entry.node, ("文字", "a text"));
        }
        text.map(str::to_owned)
    }

    /// A text with its place.
    pub fn spanned_text(&mut self, name: &str) -> Option<Spanned<String>> {
        let place = self.place(name);
        self.text(name).map(|text| Spanned::new(text, place))
    }

    /// A text with its place, unless it is only a mark for “nothing”, such as `/`.
    pub fn stated(&mut self, name: &str) -> Option<Spanned<String>> {
        self.spanned_text(name).filter(|text| !is_blank_mark(&text.value))
    }

    /// A text that must be there; its absence is reported.
    pub fn required_text(&mut self, name: &str) -> Option<Spanned<String>> {
        self.require(name);
        self.spanned_text(name)
    }

    /// A list of texts, or one text that lists them.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        let mut texts: Vec<String> =
            self.spanned_texts(name).into_iter().map(|text| text.value).collect();
        // Collecting reused the allocation of the spanned texts, which is twice as large.
        texts.shrink_to_fit();
        texts
    }

    /// A list of texts with their places.
    pub fn spanned_texts(&mut self, name: &str) -> Vec<Spanned<String>> {
        self.split_texts(name, split_list)
    }

    /// A list of addresses or files, or one text that lists them.
    pub fn addresses(&mut self, name: &str) -> Vec<Spanned<String>> {
        self.split_texts(name, split_addresses)
    }

    fn split_texts(&mut self, name: &str, split: fn(&str) -> Vec<String>) -> Vec<Spanned<String>> {
        let Some(entry) = self.entry(name) else {
            return Vec::new();
        };
        let spread = |text: &str, node: &Node| spread(text, split(text), &node.place);
        let items = match &entry.node.value {
            Value::Scalar { text, .. } => return spread(text, &entry.node),
            Value::List(items) => items,
            Value::Null | Value::Map(_) => {
                self.wrong_type(entry, &entry.node, ("列表", "a list"));
                return Vec::new();
            }
        };
        // `[甲，乙]` is one item in YAML, because the comma is full-width.
        if let [Node { value: Value::Scalar { text, plain: true }, place: _ }] = items.as_slice()
            && text.contains(['，', '、'])
            && let Some(only) = items.first()
        {
            return spread(text, only);
        }
        let mut texts: Vec<Spanned<String>> =
            items.iter().filter_map(|item| self.list_item(entry, item)).collect();
        texts.shrink_to_fit();
        texts
    }

    fn list_item(&mut self, entry: &Entry, item: &Node) -> Option<Spanned<String>> {
        match &item.value {
            Value::Scalar { text, .. } if text.trim().is_empty() => None,
            Value::Scalar { text, .. } => {
                Some(Spanned::new(text.trim().to_owned(), item.place.clone()))
            }
            Value::Null => None,
            // `- 技能: 让生活` is a map in YAML, because of the colon.
            Value::Map(entries) if entries.len() == 1 => {
                let key = entries.first().map_or("", |entry| entry.key.as_str());
                let message = text!(
                    "列表项里有半角冒号加空格，被读成了一组键值",
                    "the list item holds a colon and a space, so it is read as a map"
                );
                let help = text!(
                    "给整项加上半角引号：\"{key}: …\"",
                    "put the item in quotation marks: \"{key}: …\""
                );
                self.invalid(&item.place, message, Some(help));
                None
            }
            _ => {
                self.wrong_type(entry, item, ("文字", "a text"));
                None
            }
        }
    }

    /// An address whose scheme is one of `schemes`; any other is refused.
    pub fn url(&mut self, name: &str, schemes: &[&str]) -> Option<Spanned<String>> {
        let text = self.stated(name)?;
        let Some(problem) = address_problem(&text.value, schemes) else { return Some(text) };
        match text.place {
            // A row is not left out for words in the place of an address.
            Place::Cell(_) => self.doubtful(&text.place, problem, None),
            _ => self.invalid(&text.place, problem, None),
        }
        None
    }

    /// One word of a vocabulary.
    pub fn choice<T: Vocabulary>(&mut self, name: &str) -> Option<Spanned<T>> {
        let text = self.spanned_text(name)?;
        match T::find(&text.value) {
            Some(value) => Some(Spanned::new(value, text.place)),
            None => {
                let (message, help) = self.no_such_word(name, &text, T::TERMS);
                self.invalid(&text.place, message, help);
                None
            }
        }
    }

    /// Several words of a vocabulary.
    pub fn choices<T: Vocabulary>(&mut self, name: &str) -> Vec<Spanned<T>> {
        let mut values = Vec::new();
        for text in self.spanned_texts(name) {
            match T::find(&text.value) {
                Some(value) => values.push(Spanned::new(value, text.place)),
                None => {
                    let (message, help) = self.no_such_word(name, &text, T::TERMS);
                    self.invalid(&text.place, message, help);
                }
            }
        }
        values
    }

    /// One word of a vocabulary, found by `find`; any other is a warning and left out.
    pub fn word<T: Vocabulary>(
        &mut self,
        name: &str,
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let text = self.stated(name)?;
        let found = find(&text.value);
        if found.is_none() {
            let (message, help) = self.no_such_word(name, &text, T::TERMS);
            self.doubtful(&text.place, message, help);
        }
        Some(Spanned::new(found?, text.place))
    }

    /// Words of an open vocabulary: `known` and `extra` are the usual ones, and are returned in
    /// their own spelling. Other words are kept; those that are nearly a usual one draw a warning.
    pub fn words(&mut self, name: &str, known: &[Term], extra: &[String]) -> Vec<Spanned<String>> {
        let usual = |word: &str| {
            let own = extra.iter().find(|own| *own == word).map(String::as_str);
            own.or_else(|| known.iter().find(|term| term.is(word)).map(|term| term.zh))
        };
        let mut words = Vec::new();
        for word in self.spanned_texts(name) {
            if is_blank_mark(&word.value) {
                continue;
            }
            let parts: Option<Vec<&str>> = word.value.split_whitespace().map(usual).collect();
            match (usual(&word.value), parts) {
                (Some(term), _) => words.push(Spanned::new(term.to_owned(), word.place)),
                (None, Some(parts)) => words.extend(
                    parts.into_iter().map(|part| Spanned::new(part.to_owned(), word.place.clone())),
                ),
                (None, None) => {
                    self.near_word(&word, known, extra);
                    words.push(word);
                }
            }
        }
        words.shrink_to_fit();
        words
    }

    /// Reports a word that is nearly a usual one.
    fn near_word(&mut self, word: &Spanned<String>, known: &[Term], extra: &[String]) {
        let names = known.iter().map(|term| term.zh).chain(extra.iter().map(String::as_str));
        let Some(near) = nearest(&word.value, names) else { return };
        let written = &word.value;
        let message =
            text!("“{written}”不在已知的词里", "`{written}` is not among the known words");
        let help = text!("是不是想写“{near}”？", "did you mean `{near}`?");
        self.doubtful(&word.place, message, Some(help));
    }

    /// The message that a word is not among the terms, and the help.
    fn no_such_word(
        &self,
        name: &str,
        text: &Spanned<String>,
        terms: &[Term],
    ) -> (Text, Option<Text>) {
        let Text { zh: key_zh, en: key_en } = self.shown(name);
        let written = &text.value;
        let words = terms.iter().flat_map(|term| [term.zh, term.code, term.en]);
        let near = nearest(written, words);
        let all_zh = terms.iter().map(|term| term.zh).collect::<Vec<_>>().join("、");
        let all_en = terms.iter().map(|term| term.code).collect::<Vec<_>>().join(", ");
        let message = text!(
            "“{key_zh}”不能是“{written}”，可选：{all_zh}",
            "`{key_en}` cannot be `{written}`; it may be: {all_en}"
        );
        let near = near.and_then(|near| terms.iter().find(|term| term.is(near)));
        let help =
            near.map(|Term { zh, code, .. }| text!("是不是想写“{zh}”？", "did you mean `{code}`?"));
        (message, help)
    }

    /// Reports a value of another kind than its key needs.
    pub fn wrong_type(&mut self, entry: &Entry, node: &Node, wanted: (&str, &str)) {
        let Text { zh: key_zh, en: key_en } = self.shown(&entry.key);
        let (zh, en) = wanted;
        let (found_zh, found_en) = kind(&node.value);
        let message = text!(
            "“{key_zh}”应是{zh}，现在是{found_zh}",
            "`{key_en}` should be {en}, not {found_en}"
        );
        let help = matches!(node.value, Value::Map(_) | Value::List(_)).then(|| {
            text!(
                "文字里有冒号、括号时，给整个值加上半角引号",
                "a text with a colon or brackets belongs in quotation marks"
            )
        });
        self.invalid(&node.place, message, help);
    }
}
