//! Tables of keys: one row per key gives its names, its shape and its meaning. Decoding,
//! suggestions and the JSON Schema are all derived from these rows.

use skillweek_base::invisible::is_invisible;
use skillweek_base::text;
use skillweek_base::text::Text;

/// A key that a record may have.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The English name, such as `title`; also the name by which the decoder asks for it.
    pub name: &'static str,
    /// The Chinese name; empty if there is none.
    pub alias: &'static str,
    /// Further names that mean the same.
    pub also: &'static [&'static str],
    /// The kind of value.
    pub shape: Shape,
    /// Whether the JSON Schema demands it; the decoder of the record reports it if it is missing.
    pub required: bool,
    /// The meaning for people, in Chinese and in English.
    pub doc: (&'static str, &'static str),
    /// Whether it is settled and read, and no part of this version uses it yet.
    pub is_coming: bool,
}

/// The kind of value that a key holds.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One text.
    Text,
    /// A list of texts, or one text that lists them.
    Texts,
    /// Yes or no.
    Bool,
    /// A whole number.
    Integer,
    /// A list of whole numbers.
    Numbers,
    /// A point of a picture: two percentages, or words for the sides.
    Focus,
    /// Longitude and latitude.
    Geo,
    /// A day.
    Date,
    /// A date or a date with a time.
    Moment,
    /// A web address.
    Url,
    /// A file of the project.
    File,
    /// One word of a vocabulary.
    Choice(&'static [Term]),
    /// A list of words of a vocabulary.
    Choices(&'static [Term]),
    /// A list of words, of which these are the usual ones; others draw a warning.
    Words(&'static [Term]),
    /// A record with these keys.
    Map(&'static [Key]),
    /// A list of records with these keys.
    Maps(&'static [Key]),
    /// Any value: several shapes are possible, or its keys are free.
    Any,
}

/// A word of a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The name for programs: `on_site`.
    pub code: &'static str,
    /// The Chinese word, as pages show it.
    pub zh: &'static str,
    /// The English word, which is accepted as well.
    pub en: &'static str,
    /// Further spellings that mean the same.
    pub also: &'static [&'static str],
}

/// An enumeration whose values people write as words.
pub trait Vocabulary: Copy + 'static {
    /// Every value, in the order of declaration.
    const ALL: &'static [Self];
    /// The words, in the order of `ALL`.
    const TERMS: &'static [Term];

    /// The value's word.
    fn term(self) -> Term;

    /// The value named by a text, in either language; `None` if no value has that name.
    fn find(text: &str) -> Option<Self> {
        let at = Self::TERMS.iter().position(|term| term.is(text))?;
        Self::ALL.get(at).copied()
    }
}

impl Key {
    /// A key that may be absent.
    pub const fn new(name: &'static str, alias: &'static str, shape: Shape) -> Self {
        Self { name, alias, also: &[], shape, required: false, doc: ("", ""), is_coming: false }
    }

    /// Makes the key required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Sets further names.
    #[must_use]
    pub const fn also(mut self, names: &'static [&'static str]) -> Self {
        self.also = names;
        self
    }

    /// Sets the meaning, in Chinese and in English.
    #[must_use]
    pub const fn doc(mut self, zh: &'static str, en: &'static str) -> Self {
        self.doc = (zh, en);
        self
    }

    /// The same key, marked as one that a later version uses.
    #[must_use]
    pub const fn coming(mut self) -> Self {
        self.is_coming = true;
        self
    }

    /// Every name under which the key may be written.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.name, self.alias]
            .into_iter()
            .chain(self.also.iter().copied())
            .filter(|name| !name.is_empty())
    }

    /// Whether `written` is exactly one of the names.
    pub fn is(&self, written: &str) -> bool {
        self.names().any(|name| name == written)
    }

    /// The name in the reader's language, for a message: `标题`, or `title` in English.
    pub fn shown(&self) -> Text {
        let zh = if self.alias.is_empty() { self.name } else { self.alias };
        Text { zh: zh.to_owned(), en: self.name.to_owned() }
    }

    /// The key for a message: `标题（title）`, or `title (标题)` in English.
    pub fn label(&self) -> Text {
        let Self { name, alias, .. } = self;
        if alias.is_empty() {
            text!("{name}", "{name}")
        } else {
            text!("{alias}（{name}）", "{name} ({alias})")
        }
    }
}

impl Term {
    /// Whether a text names it, in either language.
    pub fn is(&self, text: &str) -> bool {
        let mut words = [self.code, self.zh, self.en].into_iter().chain(self.also.iter().copied());
        words.any(|word| plain(word).eq(plain(text)))
    }
}

/// A word in lower case, without blanks, `-` and `_`, in which people vary, and without what nobody
/// sees.
fn plain(word: &str) -> impl Iterator<Item = char> {
    word.trim()
        .chars()
        .filter(|mark| !matches!(mark, ' ' | '-' | '_' | '\u{3000}') && !is_invisible(*mark))
        .flat_map(char::to_lowercase)
}

/// Declares an enumeration along with its words.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident $code:literal $zh:literal $en:literal [$($also:literal),*];)* }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$value_doc])* $value,)*
        }

        impl $crate::key::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$value,)*];
            const TERMS: &'static [$crate::key::Term] = &[
                $($crate::key::Term { code: $code, zh: $zh, en: $en, also: &[$($also),*] },)*
            ];

            fn term(self) -> $crate::key::Term {
                match self {
                    $(Self::$value => $crate::key::Term { code: $code, zh: $zh, en: $en, also: &[$($also),*] },)*
                }
            }
        }
    };
}
