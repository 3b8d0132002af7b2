//! Values as the template engine takes them, with their digests.

use crate::base::digest::Digest;
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use tera::value::Key;
use tera::{Context, Value};

/// The name of a value; that of a field is written in the program.
type Name = Cow<'static, str>;

/// Values by name. Cloning one copies no text.
#[derive(Debug, Clone, Default)]
pub struct Values {
    values: BTreeMap<Name, Value>,
    /// Made when they are first wanted: a build without a cache never asks.
    digests: OnceLock<BTreeMap<Name, Digest>>,
}

impl Values {
    /// The fields of a context.
    pub fn new(context: &impl Serialize) -> Self {
        // Cannot fail: contexts are structs of strings, numbers, lists and maps with string keys.
        let fields = Value::try_from_serializable(context).ok().and_then(Value::into_map);
        let fields = fields.into_iter().flatten();
        Self {
            values: fields.map(|(key, value)| (name(key), value)).collect(),
            digests: OnceLock::new(),
        }
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
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
        let digest = |(name, value): (&Name, &Value)| (name.clone(), Digest::of_value(value));
        let digests = self.digests.get_or_init(|| self.values.iter().map(digest).collect());
        digests.iter().map(|(name, digest)| (&**name, *digest))
    }
}

fn name(key: Key<'static>) -> Name {
    match key {
        Key::Str(field) => Cow::Borrowed(field),
        other => Cow::Owned(other.to_string()),
    }
}
