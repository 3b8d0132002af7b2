//! The words of a theme in one language.

use crate::base::digest::Digest;
use std::collections::BTreeMap;
use std::ops::Deref;
use tera::Value;

/// The words by their keys. All sites of a theme and a language have them alike, so they are made
/// into what templates take once.
#[derive(Debug)]
pub struct Words {
    words: BTreeMap<String, String>,
    /// All of them, for templates.
    pub value: Value,
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
