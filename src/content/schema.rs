//! JSON Schema for editors, made from the tables that reading uses.

use serde_json::{Map, Value, json};
use skillweek_record::key::{Key, Shape, Term};

/// The JSON Schema (draft 2020-12) of a record with these keys, under all names of each.
pub fn schema(title: &str, keys: &[Key]) -> Value {
    let mut schema = object(keys);
    if let Value::Object(fields) = &mut schema {
        fields.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
        fields.insert("title".into(), json!(title));
    }
    schema
}

fn object(keys: &[Key]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let property = property(key);
        for name in key.names() {
            properties.insert(name.to_owned(), property.clone());
        }
    }
    let required: Vec<Value> = keys.iter().filter(|key| key.required).map(any_name).collect();
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty()
        && let Value::Object(fields) = &mut schema
    {
        fields.insert("allOf".into(), Value::Array(required));
    }
    schema
}

/// A required key may be written under any of its names.
fn any_name(key: &Key) -> Value {
    let names: Vec<Value> = key.names().map(|name| json!({ "required": [name] })).collect();
    json!({ "anyOf": names })
}

fn property(key: &Key) -> Value {
    let mut property = shape(key.shape);
    if let Value::Object(fields) = &mut property {
        let title = if key.alias.is_empty() { key.name } else { key.alias };
        fields.insert("title".into(), json!(title));
        fields.insert("description".into(), json!(key.doc.0));
    }
    property
}

fn shape(shape: Shape) -> Value {
    let text = json!({ "type": ["string", "number", "null"] });
    let texts = json!({ "type": ["array", "string", "number", "null"], "items": { "type": ["string", "number"] } });
    match shape {
        Shape::Text | Shape::File => text,
        Shape::Texts => texts,
        Shape::Bool => json!({ "enum": [true, false, "是", "否", "yes", "no", null] }),
        Shape::Integer => json!({ "type": ["integer", "string", "null"] }),
        Shape::Numbers => json!({
            "type": ["array", "integer", "string", "null"],
            "items": { "type": "integer" },
        }),
        Shape::Focus => json!({
            "type": ["array", "string", "null"],
            "items": { "type": "number", "minimum": 0, "maximum": 100 },
            "minItems": 2, "maxItems": 2, "examples": ["上", "左下", [30, 60]],
        }),
        Shape::Geo => json!({
            "type": ["array", "string", "object", "null"],
            "items": { "type": "number" }, "minItems": 2, "maxItems": 2,
        }),
        Shape::Date | Shape::Moment => json!({
            "type": ["string", "integer", "null"],
            "examples": ["2023-05-14", "2023-05-14 09:00", "5月14日上午9:00"],
        }),
        Shape::Url => json!({ "type": ["string", "null"], "format": "uri" }),
        Shape::Choice(terms) => choice(terms),
        Shape::Choices(terms) => json!({
            "anyOf": [choice(terms), { "type": "array", "items": choice(terms) }, { "type": "string" }],
        }),
        Shape::Words(terms) => json!({
            "type": ["array", "string", "null"],
            "items": { "type": "string", "examples": words(terms) },
        }),
        Shape::Map(keys) => object(keys),
        Shape::Maps(keys) => json!({
            "type": ["array", "object", "string", "null"],
            "items": { "anyOf": [object(keys), { "type": "string" }] },
        }),
        Shape::Any => json!({}),
    }
}

/// All spellings of all terms. Editors offer them in this order, so the Chinese ones come first. A
/// code of digits may also be written as a number, without quotation marks.
fn choice(terms: &[Term]) -> Value {
    let numbers = terms.iter().filter_map(|term| term.code.parse::<i64>().ok()).map(Value::from);
    let mut all: Vec<Value> = words(terms);
    all.extend(terms.iter().map(|term| json!(term.code)));
    all.extend(numbers);
    all.extend(terms.iter().map(|term| json!(term.en)));
    all.extend(terms.iter().flat_map(|term| term.also).map(|word| json!(word)));
    let mut unique: Vec<Value> = Vec::with_capacity(all.len());
    for word in all {
        if !unique.contains(&word) {
            unique.push(word);
        }
    }
    unique.push(Value::Null);
    json!({ "enum": unique })
}

fn words(terms: &[Term]) -> Vec<Value> {
    terms.iter().map(|term| json!(term.zh)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys;
    use crate::kinds::Kind;

    #[test]
    fn a_schema_knows_both_languages_and_the_vocabulary() {
        let schema = schema("活动", &keys::of(Kind::Activity));
        for name in ["title", "标题", "start", "开始", "booking", "预约", "slug"] {
            assert!(schema["properties"][name].is_object(), "{name}");
        }
        let format = schema["properties"]["形式"]["enum"].as_array().unwrap();
        assert!(format.contains(&json!("线下")) && format.contains(&json!("mixed")));
        let booking = schema["properties"]["预约"]["items"]["examples"].as_array().unwrap();
        assert!(booking.contains(&json!("无需预约")));
        let status =
            &schema["properties"]["sessions"]["items"]["anyOf"][0]["properties"]["状态"]["enum"];
        assert!(status.as_array().unwrap().contains(&json!("改期")));
        assert_eq!(schema["allOf"][0]["anyOf"][1]["required"][0], "标题");
        assert_eq!(schema["properties"]["venue"]["title"], "地点");
    }
}
