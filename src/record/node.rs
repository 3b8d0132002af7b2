//! The tree into which every record is read: values as written, each with its place.

use skillweek_diag::Place;

/// A value with its place in the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// As written, not interpreted.
    pub value: Value,
    /// Bytes of the text with quotation marks, or the cell of a spreadsheet.
    pub place: Place,
}

/// A value that is not interpreted yet: whether a text is a date, a number, or yes or no, is
/// decided by the decoder.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An absent value: `key:` with nothing after it, `~`, `null`.
    Null,
    /// A text exactly as written (leading zeros kept), without its quotation marks.
    Scalar {
        /// Escapes are resolved.
        text: String,
        /// Whether it was written without quotation marks.
        plain: bool,
    },
    /// The items, in order.
    List(Vec<Node>),
    /// The entries, in the order of the file; keys may be repeated.
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
    /// As written, in either language.
    pub key: String,
    /// The place of the key alone.
    pub key_place: Place,
    /// The value with its place.
    pub node: Node,
}
