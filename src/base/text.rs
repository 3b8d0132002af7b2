//! A text for people in the two languages that the program speaks.

use serde::{Deserialize, Serialize};

/// The language that the program speaks to the person at the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

/// One sentence in both languages; which one is shown is decided at the very end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub zh: String,
    pub en: String,
}

impl Text {
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// Makes a [`Text`] from a Chinese and an English format string: `text!("缺少 {key}", "{key} is missing")`.
#[macro_export]
macro_rules! text {
    ($zh:literal, $en:literal $(, $($rest:tt)*)?) => {
        $crate::base::text::Text { zh: format!($zh $(, $($rest)*)?), en: format!($en $(, $($rest)*)?) }
    };
}
