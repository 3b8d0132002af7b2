//! Describes pages to search engines in the vocabulary of schema.org (JSON-LD).
//!
//! The result stands inside `<script type="application/ld+json">`, so nothing in it may look like
//! the end of a script or the beginning of a comment.

mod event;

pub use event::event;

use serde_json::{Value, json};
use skillweek_content::document::Document;
use skillweek_content::kinds::Kind;
use std::fmt::Write;

/// The facts about a page that its document does not hold.
#[derive(Debug, Clone, Default)]
pub struct Described {
    /// The absolute address of the page; `None` where the site states none.
    pub url: Option<String>,
    /// Plain text.
    pub description: Option<String>,
    /// The absolute address of a picture.
    pub image: Option<String>,
}

/// A page as `NewsArticle` or `Article`. `publisher` is the name of an organization.
pub fn article(document: &Document, page: &Described, publisher: Option<&str>) -> Value {
    let front = &document.front;
    known(json!({
        "@type": if document.kind == Kind::News { "NewsArticle" } else { "Article" },
        "headline": front.title.value,
        "url": page.url,
        "mainEntityOfPage": page.url,
        "description": page.description,
        "image": page.image,
        "datePublished": front.date.as_ref().map(|date| date.value.instant()),
        "dateModified": front.updated.as_ref().map(|date| date.value.instant()),
        "author": front.author.as_ref().map(|name| named("Person", name)),
        "publisher": publisher.map(|name| named("Organization", name)),
    }))
}

/// The breadcrumbs from the home page to the page: titles with absolute addresses, which may be
/// missing.
pub fn breadcrumbs(steps: &[(&str, Option<&str>)]) -> Value {
    let item = |(at, (name, url)): (usize, &(&str, Option<&str>))| {
        known(json!({"@type": "ListItem", "position": at + 1, "name": name, "item": url}))
    };
    let items: Vec<Value> = steps.iter().enumerate().map(item).collect();
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
    let organization =
        |name| known(json!({"@type": "Organization", "name": name, "url": url, "logo": logo}));
    known(json!({
        "@type": "WebSite",
        "name": name,
        "url": url,
        "inLanguage": "zh-CN",
        "publisher": publisher.map(organization),
    }))
}

/// The descriptions of a page as one text that is safe inside `<script>`; `None` if there are none.
pub fn script(things: &[Value]) -> Option<String> {
    let graph = || json!({"@context": "https://schema.org", "@graph": things});
    (!things.is_empty()).then(|| safe(graph().to_string()))
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

/// A description without the fields that are not known. A list of one is written as its item.
fn known(mut thing: Value) -> Value {
    let Value::Object(fields) = &mut thing else { return thing };
    let is_empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
    fields.retain(|_, value| !value.is_null() && !is_empty(value));
    for value in fields.values_mut() {
        if let Some([only]) = value.as_array().map(Vec::as_slice) {
            *value = only.clone();
        }
    }
    thing
}

fn named(kind: &str, name: &str) -> Value {
    json!({"@type": kind, "name": name})
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use skillweek_base::path::SourcePath;
    use skillweek_content::parse::{Setting, parse};
    use skillweek_diag::Sink;

    fn document(kind: Kind, yaml: &str) -> Document {
        let setting = Setting { kind, year: None, edition: None, extra_types: &[] };
        let text = format!("---\ntitle: 开放日\n{yaml}---\n");
        parse(&SourcePath::new("a.md"), &text, &setting, &mut Sink::new()).unwrap()
    }

    #[test]
    fn a_moved_activity_says_when_it_was_to_be() {
        let moved = "status: 改期\nstart: 2023-05-15 09:00\nprevious_start: 2023-05-14\nformat: 混合\n\
                     venue: 体育馆\nlivestream: https://example.edu.cn/live\n";
        let described = event(&document(Kind::Activity, moved), &Described::default());
        assert_eq!(
            described,
            Some(json!({
                "@type": "Event",
                "name": "开放日",
                "startDate": "2023-05-15T09:00:00+08:00",
                "endDate": "2023-05-15T09:00:00+08:00",
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
            }))
        );
        assert_eq!(event(&document(Kind::Activity, ""), &Described::default()), None);
    }

    #[test]
    fn an_article_and_its_way_are_described() {
        let image = Some("https://example.edu.cn/a.jpg".to_owned());
        let opening = document(Kind::News, "date: 2023-05-14\nauthor: 记者\n");
        let described = article(&opening, &Described { image, ..Described::default() }, None);
        assert_eq!(described["author"]["name"], "记者");
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
