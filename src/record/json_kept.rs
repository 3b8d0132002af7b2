//! The form of JSON in the cache: a tree of our own, because the cache's formats need to know types
//! in advance, and because numbers written as text may be read back as others.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

/// A JSON value in the cache.
#[derive(Serialize, Deserialize)]
enum Kept {
    Null,
    Bool(bool),
    Natural(u64),
    Integer(i64),
    Float(f64),
    Text(String),
    List(Vec<Kept>),
    Map(Vec<(String, Kept)>),
}

/// For `#[serde(with)]`.
pub fn serialize<S: Serializer>(
    value: &Option<Box<Value>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.as_deref().map(Kept::of).serialize(serializer)
}

/// For `#[serde(with)]`.
pub fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Box<Value>>, D::Error> {
    let kept = Option::<Kept>::deserialize(deserializer)?;
    Ok(kept.map(|kept| Box::new(kept.value())))
}

impl Kept {
    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(truth) => Self::Bool(*truth),
            Value::Number(number) => Self::of_number(number),
            Value::String(text) => Self::Text(text.clone()),
            Value::Array(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Object(entries) => {
                let entry = |(key, value): (&String, &Value)| (key.clone(), Self::of(value));
                Self::Map(entries.iter().map(entry).collect())
            }
        }
    }

    fn of_number(number: &Number) -> Self {
        match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(natural), ..) => Self::Natural(natural),
            (None, Some(integer), _) => Self::Integer(integer),
            (None, None, Some(float)) => Self::Float(float),
            // JSON has no other numbers.
            (None, None, None) => Self::Null,
        }
    }

    fn value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(truth) => Value::Bool(truth),
            Self::Natural(natural) => Value::from(natural),
            Self::Integer(integer) => Value::from(integer),
            Self::Float(float) => Value::from(float),
            Self::Text(text) => Value::String(text),
            Self::List(items) => items.into_iter().map(Self::value).collect(),
            Self::Map(entries) => {
                entries.into_iter().map(|(key, kept)| (key, kept.value())).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Holder(#[serde(with = "super")] Option<Box<Value>>);

    #[test]
    fn every_value_comes_back_in_its_order() {
        let text =
            r#"{"b": [null, true, -3, 18446744073709551615, "文"], "a": {"z": {}, "y": []}}"#;
        let mut value: Value = serde_json::from_str(text).unwrap();
        // A number that a JSON parser may read as its neighbour.
        value["c"] = Value::from(4.945_671_398_235_571e-7);
        value["d"] = Value::from(1.5);
        for holder in [Holder(None), Holder(Some(Box::new(value)))] {
            let bytes = postcard::to_stdvec(&holder).unwrap();
            let back: Holder = postcard::from_bytes(&bytes).unwrap();
            assert_eq!(format!("{back:?}"), format!("{holder:?}"));
        }
    }
}
