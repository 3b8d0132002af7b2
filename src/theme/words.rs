//! The words of a theme in one language.

use skillweek_base::digest::Digest;
use std::collections::BTreeMap;
use std::ops::Deref;
use tera::Value;

/// Words by key. They are the same for all sites of a theme and language, so the value for
/// templates is made once.
#[derive(Debug)]
pub struct Words {
    words: BTreeMap<String, String>,
    /// All words, as a value for templates.
    pub value: Value,
    /// The digest of `value`, for the keys of pages.
    pub digest: Digest,
}

impl Words {
    pub(super) fn new(words: BTreeMap<String, String>) -> Self {
        let value = Value::from_serializable(&words);
        let digest = Digest::of_value(&value);
        Self { words, value, digest }
    }
}

impl Deref for Words {
    type Target = BTreeMap<String, String>;

    fn deref(&self) -> &Self::Target {
        &self.words
    }
}
