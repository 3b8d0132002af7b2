//! Describes pages to search engines in the vocabulary of schema.org (JSON-LD).
//!
//! The result stands inside `<script type="application/ld+json">`, so nothing in it may look like
//! the end of a script or the beginning of a comment.

mod event;

pub use event::{Attendance, Event, Status, event};

use crate::base::date::Moment;
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// The facts of an article of any kind.
#[derive(Debug, Clone)]
pub struct Article<'a> {
    /// Decides between `NewsArticle` and `Article`.
    pub is_news: bool,
    /// Plain text.
    pub headline: &'a str,
    /// The absolute address of the page; `None` where the site states none.
    pub url: Option<&'a str>,
    /// Plain text.
    pub description: Option<&'a str>,
    /// Absolute addresses of pictures.
    pub images: Vec<&'a str>,
    /// The page's own date of publication.
    pub published: Option<Moment>,
    /// The page's own date of change.
    pub updated: Option<Moment>,
    /// The name of a person.
    pub author: Option<&'a str>,
    /// The name of an organization.
    pub publisher: Option<&'a str>,
}

/// An article as `NewsArticle` or `Article`.
pub fn article(article: &Article<'_>) -> Value {
    let mut object = typed(if article.is_news { "NewsArticle" } else { "Article" });
    put(&mut object, "headline", Some(article.headline));
    put(&mut object, "url", article.url);
    put(&mut object, "mainEntityOfPage", article.url);
    put(&mut object, "description", article.description);
    put_list(&mut object, "image", &article.images);
    put(&mut object, "datePublished", article.published.map(Moment::instant));
    put(&mut object, "dateModified", article.updated.map(Moment::instant));
    put_values(&mut object, "author", named("Person", article.author.as_slice()));
    put_values(&mut object, "publisher", named("Organization", article.publisher.as_slice()));
    Value::Object(object)
}

/// The breadcrumbs from the home page to the page: titles with absolute addresses, which may be
/// missing.
pub fn breadcrumbs(steps: &[(&str, Option<&str>)]) -> Value {
    let items: Vec<Value> = steps
        .iter()
        .enumerate()
        .map(|(at, (name, url))| {
            let mut item = typed("ListItem");
            item.insert("position".into(), (at + 1).into());
            put(&mut item, "name", Some(*name));
            put(&mut item, "item", *url);
            Value::Object(item)
        })
        .collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}

/// Adds a picture of the page to a description that has none; `url` is absolute.
pub fn put_image(thing: &mut Value, url: &str) {
    if let Some(object) = thing.as_object_mut() {
        object.entry("image").or_insert_with(|| url.into());
    }
}

/// The site, with its publisher and the absolute address of its logo.
pub fn web_site(name: &str, url: &str, publisher: Option<&str>, logo: Option<&str>) -> Value {
    let mut object = typed("WebSite");
    put(&mut object, "name", Some(name));
    put(&mut object, "url", Some(url));
    put(&mut object, "inLanguage", Some("zh-CN"));
    if let Some(publisher) = publisher {
        let mut organization = typed("Organization");
        put(&mut organization, "name", Some(publisher));
        put(&mut organization, "url", Some(url));
        put(&mut organization, "logo", logo);
        object.insert("publisher".into(), Value::Object(organization));
    }
    Value::Object(object)
}

/// The descriptions of a page as one text that is safe inside `<script>`; `None` if there are none.
pub fn script(things: &[Value]) -> Option<String> {
    #[derive(Serialize)]
    struct Graph<'a> {
        #[serde(rename = "@context")]
        context: &'static str,
        #[serde(rename = "@graph")]
        things: &'a [Value],
    }
    if things.is_empty() {
        return None;
    }
    let graph = Graph { context: "https://schema.org", things };
    // Cannot fail: all keys are strings.
    serde_json::to_string(&graph).ok().map(safe)
}

/// Escapes characters that must not stand in a script. They occur only inside strings, where JSON
/// allows escapes.
fn safe(json: String) -> String {
    let is_unsafe = |letter| matches!(letter, '<' | '>' | '&' | '\u{2028}' | '\u{2029}');
    if !json.contains(is_unsafe) {
        return json;
    }
    let mut text = String::with_capacity(json.len() + 64);
    for letter in json.chars() {
        if is_unsafe(letter) {
            write!(text, "\\u{:04x}", u32::from(letter)).unwrap_or_default();
        } else {
            text.push(letter);
        }
    }
    text
}

fn typed(name: &str) -> Map<String, Value> {
    Map::from_iter([("@type".to_owned(), name.into())])
}

fn put(object: &mut Map<String, Value>, key: &str, value: Option<impl Into<Value>>) {
    if let Some(value) = value {
        object.insert(key.to_owned(), value.into());
    }
}

fn put_list(object: &mut Map<String, Value>, key: &str, values: &[&str]) {
    put_values(object, key, values.iter().map(|&value| value.into()).collect());
}

/// Writes a single value as itself, several as a list.
fn put_values(object: &mut Map<String, Value>, key: &str, mut values: Vec<Value>) {
    let value = match values.len() {
        0 => return,
        1 => values.remove(0),
        _ => Value::Array(values),
    };
    object.insert(key.to_owned(), value);
}

fn named(kind: &str, names: &[&str]) -> Vec<Value> {
    names.iter().map(|name| json!({"@type": kind, "name": name})).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_moved_activity_says_when_it_was_to_be() {
        let described = event(&Event {
            name: "开放日",
            start: Some(Moment::at(date(2023, 5, 15).at(9, 0, 0, 0))),
            previous_start: Some(Moment::day(date(2023, 5, 14))),
            status: Status::Rescheduled,
            attendance: Attendance::Mixed,
            venue: Some("体育馆"),
            livestream: Some("https://example.edu.cn/live"),
            is_free: Some(true),
            ..Event::default()
        })
        .unwrap();
        assert_eq!(
            described,
            json!({
                "@type": "Event",
                "name": "开放日",
                "startDate": "2023-05-15T09:00:00+08:00",
                "eventStatus": "https://schema.org/EventRescheduled",
                "previousStartDate": "2023-05-14",
                "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
                "location": [
                    {
                        "@type": "Place",
                        "name": "体育馆",
                        "address": {
                            "@type": "PostalAddress",
                            "streetAddress": "体育馆",
                            "addressCountry": "CN"
                        }
                    },
                    {"@type": "VirtualLocation", "url": "https://example.edu.cn/live"}
                ],
                "isAccessibleForFree": true
            })
        );
        assert_eq!(event(&Event::default()), None);
    }

    #[test]
    fn an_article_and_its_way_are_described() {
        let described = article(&Article {
            is_news: true,
            headline: "开幕",
            url: None,
            description: None,
            images: vec!["https://example.edu.cn/a.jpg"],
            published: Some(Moment::day(date(2023, 5, 14))),
            updated: None,
            author: Some("记者"),
            publisher: None,
        });
        assert_eq!(described["datePublished"], "2023-05-14T00:00:00+08:00");
        assert_eq!(described["image"], "https://example.edu.cn/a.jpg");
        let way = breadcrumbs(&[("首页", Some("https://example.edu.cn/")), ("开幕", None)]);
        assert_eq!(
            way["itemListElement"][1],
            json!({"@type": "ListItem", "position": 2, "name": "开幕"})
        );
        let site = web_site("活动周", "https://example.edu.cn/", Some("示例学院"), None);
        assert_eq!(site["publisher"]["name"], "示例学院");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_text_ends_the_script(name in "(</script>|<!--|\u{2028}|&|\"|[ -~]){0,6}") {
            let text = script(&[json!({"name": name})]).unwrap();
            let is_safe = !text.contains(['<', '>', '&', '\u{2028}']);
            prop_assert!(is_safe);
            let read: Value = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read["@graph"][0]["name"], &name);
        }
    }
}
