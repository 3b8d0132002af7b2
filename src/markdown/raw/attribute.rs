//! The attributes that raw elements keep.

use super::policy;
use super::tokens::Tag;
use crate::escape;
use crate::ids::Ids;

/// The harmless attributes of an element, each with a space before it: class, id, and what its name allows.
pub(super) fn harmless(tag: &Tag, ids: &mut Ids) -> String {
    let mut html = String::new();
    let class = classes(tag);
    if !class.is_empty() {
        html.push_str(&escape::attribute("class", &class));
    }
    if let Some(id) = id(tag)
        && ids.take(id)
    {
        html.push_str(&escape::attribute("id", id));
    }
    let more = policy::attributes(&tag.name);
    for attribute in &tag.attributes {
        let name = attribute.name.as_str();
        if policy::COMMON.contains(&name)
            || (more.contains(&name) && is_sensible(name, &attribute.value))
        {
            html.push_str(&escape::attribute(name, &attribute.value));
        }
    }
    html
}

/// The id; `<a name>` is an older way to set one.
fn id(tag: &Tag) -> Option<&str> {
    let named = || tag.get("name").filter(|_| tag.name == "a");
    let id = tag.get("id").or_else(named)?.value.trim();
    (!id.is_empty() && !id.contains(char::is_whitespace)).then_some(id)
}

/// The classes, without those of word processors, and with the alignment that a style or `align` asks for.
fn classes(tag: &Tag) -> String {
    let written = tag.get("class").map_or("", |class| class.value.as_str());
    let own = written.split_whitespace().filter(|class| !class.to_lowercase().starts_with("mso"));
    let mut classes: Vec<&str> = own.collect();
    classes.extend(alignment(tag));
    classes.join(" ")
}

fn alignment(tag: &Tag) -> Option<&'static str> {
    let style = tag.get("style").map_or("", |style| style.value.as_str()).to_ascii_lowercase();
    let mut styled = style.split(';').filter_map(|declaration| declaration.split_once(':')).rev();
    let align = styled
        .find(|(name, _)| name.trim() == "text-align")
        .map(|(_, value)| value.trim().to_owned())
        .or_else(|| tag.get("align").map(|align| align.value.trim().to_ascii_lowercase()))?;
    match align.as_str() {
        "left" | "start" => Some("align-left"),
        "center" | "middle" => Some("align-center"),
        "right" | "end" => Some("align-right"),
        "justify" => Some("align-justify"),
        _ => None,
    }
}

/// Numbers have to be numbers, and tables no wider or higher than a reader could scroll.
fn is_sensible(name: &str, value: &str) -> bool {
    let number = || value.trim().parse::<i64>().ok();
    match name {
        "colspan" | "rowspan" | "span" => {
            number().is_some_and(|number| (1..=1000).contains(&number))
        }
        "width" | "height" => number().is_some_and(|number| (1..=10_000).contains(&number)),
        "start" | "value" => number().is_some(),
        _ => true,
    }
}

/// A size in whole pixels.
pub(super) fn pixels(tag: &Tag, name: &str) -> Option<u32> {
    let value = tag.get(name)?.value.trim();
    let number = value.strip_suffix("px").unwrap_or(value).parse().ok()?;
    (1..=10_000).contains(&number).then_some(number)
}
