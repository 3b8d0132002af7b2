//! The tree that every record is read into: values as they were written, each with its place.

use crate::diag::Place;

/// A value with its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub value: Value,
    pub place: Place,
}

/// A value, not yet interpreted: what a text means (a date, a number, yes or no) is for the decoder to say.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An absent value: `key:` with nothing behind it, `~`, `null`.
    Null,
    /// A text exactly as written (leading zeros kept), without its quotation marks.
    Scalar {
        text: String,
        /// Whether it stood without quotation marks.
        plain: bool,
    },
    List(Vec<Node>),
    Map(Vec<Entry>),
}

impl Node {
    /// The text of a scalar, without blanks around it.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text.trim()),
            _ => None,
        }
    }
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub key: String,
    pub key_place: Place,
    pub node: Node,
}
