//! Values as the template engine takes them, with their digests.

use crate::base::digest::Digest;
use serde::Serialize;
use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};
use tera::value::Key;
use tera::{Context, Value};

/// The name of a value; that of a field is written in the program.
type Name = Cow<'static, str>;

/// Values by name. Cloning one copies no text.
#[derive(Debug, Clone, Default)]
pub struct Values {
    /// In the order of the names.
    values: Vec<(Name, Value)>,
    /// Made when they are first wanted: a build without a cache never asks.
    digests: OnceLock<Vec<Digest>>,
}

/// The digests of values, in the order of their names.
pub type Digests<'a> = Vec<(&'a str, Digest)>;

impl Values {
    /// The fields of a context.
    pub fn new(context: &impl Serialize) -> Self {
        // Cannot fail: contexts are structs of strings, numbers, lists and maps with string keys.
        let fields = Value::try_from_serializable(context).ok().and_then(Value::into_map);
        let fields = fields.into_iter().flatten();
        let mut values: Vec<(Name, Value)> =
            fields.map(|(key, value)| (name(key), value)).collect();
        values.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Self { values, digests: OnceLock::new() }
    }

    /// The same with another one.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &impl Serialize) -> Self {
        let value = Value::from_serializable(value);
        match self.place(name) {
            Ok(found) => self.values[found].1 = value,
            Err(place) => self.values.insert(place, (Cow::Borrowed(name), value)),
        }
        self
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(self.place(name).ok()?).map(|(_, value)| value)
    }

    /// Where a value of that name is, else where it would be.
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.values.binary_search_by(|(other, _)| (**other).cmp(name))
    }

    /// The values by name, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.values.iter().map(|(name, value)| (&**name, value))
    }

    pub fn add_to(&self, context: &mut Context) {
        for (name, value) in &self.values {
            context.insert_value(name.clone(), value.clone());
        }
    }

    pub fn digests(&self) -> impl Iterator<Item = (&str, Digest)> {
        let made = || self.values.iter().map(|(_, value)| digest(value)).collect();
        let digests = self.digests.get_or_init(made);
        self.values.iter().map(|(name, _)| &**name).zip(digests.iter().copied())
    }
}

/// The digest of a value. Most of what a page may have it has not.
fn digest(value: &Value) -> Digest {
    static NONE: LazyLock<Digest> = LazyLock::new(|| Digest::of_value(&Value::none()));
    static EMPTY: LazyLock<Digest> = LazyLock::new(|| Digest::of_value(&Value::from(vec![0; 0])));
    match value.as_array() {
        Some([]) => *EMPTY,
        None if value.is_none() => *NONE,
        _ => Digest::of_value(value),
    }
}

fn name(key: Key<'static>) -> Name {
    match key {
        Key::Str(field) => Cow::Borrowed(field),
        other => Cow::Owned(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Page {
        title: &'static str,
        cover: Option<u8>,
        tags: Vec<u8>,
    }

    #[test]
    fn digests_are_those_of_the_values() {
        let values = Values::new(&Page { title: "甲", cover: None, tags: Vec::new() });
        let digests: Vec<(&str, Digest)> = values.digests().collect();
        let (title, none, empty) = (&"甲", &None::<u8>, &Vec::<u8>::new());
        let expected = [
            ("cover", Digest::of_value(none)),
            ("tags", Digest::of_value(empty)),
            ("title", Digest::of_value(title)),
        ];
        assert_eq!(digests, expected);
        assert_eq!(values.get("title").and_then(Value::as_str), Some("甲"));
        assert!(values.get("kind").is_none());
        let names: Vec<String> =
            values.with("kind", &"news").iter().map(|(name, _)| name.to_owned()).collect();
        assert_eq!(names, ["cover", "kind", "tags", "title"]);
    }
}
