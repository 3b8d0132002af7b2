//! Converts a record to JSON for templates: keys that only a theme understands.

use super::node::{Node, Value};
use serde_json::Value as Json;

/// The value as JSON. Plain scalars become numbers and booleans only where nothing is lost:
/// `0123` and `1.50` stay texts.
pub fn to_json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Scalar { text, plain: true } => plain(text),
        Value::Scalar { text, plain: false } => Json::String(text.clone()),
        Value::List(items) => items.iter().map(to_json).collect(),
        Value::Map(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), to_json(&entry.node))).collect()
        }
    }
}

fn plain(text: &str) -> Json {
    match text {
        "true" => return Json::Bool(true),
        "false" => return Json::Bool(false),
        _ => {}
    }
    match text.parse::<i64>() {
        Ok(number) if number.to_string() == text => return Json::from(number),
        _ => {}
    }
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && number.to_string() == text => Json::from(number),
        _ => Json::String(text.to_owned()),
    }
}
