//! Values in the template engine's form, with their digests.

use serde::Serialize;
use skillweek_base::digest::Digest;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};
use tera::value::Key;
use tera::{Context, Value};

/// The name of a value. Names of fields are static, those of map keys are not.
type Name = Cow<'static, str>;

/// Values by name, with their digests, which are computed on first use: a build without a cache
/// never needs them. Cloning a value copies no text.
#[derive(Debug, Clone, Default)]
pub struct Values(BTreeMap<Name, (Value, OnceLock<Digest>)>);

/// The digests of values, in the order of their names.
pub type Digests<'a> = Vec<(&'a str, Digest)>;

impl Values {
    /// The fields of a context.
    pub fn new(context: &impl Serialize) -> Self {
        // Cannot fail: contexts are structs of strings, numbers, lists and maps with string keys.
        let fields = Value::try_from_serializable(context).ok().and_then(Value::into_map);
        let named = |(key, value)| (name(key), (value, OnceLock::new()));
        Self(fields.into_iter().flatten().map(named).collect())
    }

    /// The same values and another one.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &impl Serialize) -> Self {
        self.0.insert(name.into(), (Value::from_serializable(value), OnceLock::new()));
        self
    }

    /// The same values and another one whose digest is known.
    #[must_use]
    pub fn with_known(mut self, name: &'static str, value: Value, digest: Digest) -> Self {
        self.0.insert(name.into(), (value, OnceLock::from(digest)));
        self
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(name).map(|(value, _)| value)
    }

    /// The values by name, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, (value, _))| (&**name, value))
    }

    pub fn add_to(&self, context: &mut Context) {
        for (name, (value, _)) in &self.0 {
            context.insert_value(name.clone(), value.clone());
        }
    }

    pub fn digests(&self) -> impl Iterator<Item = (&str, Digest)> {
        let known =
            |(value, known): &(Value, OnceLock<Digest>)| *known.get_or_init(|| digest(value));
        self.0.iter().map(move |(name, value)| (&**name, known(value)))
    }
}

/// The digest of a value, with short cuts for texts, which are the longest values, and for absent
/// and empty ones, which are the most common.
fn digest(value: &Value) -> Digest {
    static NONE: LazyLock<Digest> = LazyLock::new(|| Digest::of_value(&Value::none()));
    static EMPTY: LazyLock<Digest> = LazyLock::new(|| Digest::of_value(&Value::from(vec![0; 0])));
    match (value.as_str(), value.as_array()) {
        (Some(text), _) => Digest::of_text(text),
        (_, Some([])) => *EMPTY,
        _ if value.is_none() => *NONE,
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
    use std::collections::BTreeSet;

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
        let (none, empty) = (&None::<u8>, &Vec::<u8>::new());
        let expected = [
            ("cover", Digest::of_value(none)),
            ("tags", Digest::of_value(empty)),
            ("title", Digest::of_text("甲")),
        ];
        assert_eq!(digests, expected);
        let alike = [Value::from("1"), Value::from(1), Value::from("null"), Value::none()];
        let all: BTreeSet<Digest> = alike.iter().map(digest).collect();
        assert_eq!(all.len(), alike.len());
        assert_eq!(values.get("title").and_then(Value::as_str), Some("甲"));
        assert!(values.get("kind").is_none());
        let names: Vec<String> =
            values.with("kind", &"news").iter().map(|(name, _)| name.to_owned()).collect();
        assert_eq!(names, ["cover", "kind", "tags", "title"]);
    }
}
