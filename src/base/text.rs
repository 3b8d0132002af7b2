//! Messages in the two languages of the program.

use serde::{Deserialize, Serialize};

/// The language in which the program speaks to the person at the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Of two things the one in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A fixed text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// A text from its two versions.
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The text in one language.
    pub fn get(self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}

/// A message in both languages; the language is chosen when it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// Chinese, plain text.
    pub zh: String,
    /// English, plain text.
    pub en: String,
}

impl Text {
    /// The message in one language.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

/// Makes a [`Text`] from a Chinese and an English format string: `text!("缺少 {key}", "{key} is
/// missing")`.
#[macro_export]
macro_rules! text {
    ($zh:literal, $en:literal $(, $($rest:tt)*)?) => {
        $crate::text::Text { zh: format!($zh $(, $($rest)*)?), en: format!($en $(, $($rest)*)?) }
    };
}
