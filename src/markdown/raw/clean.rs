//! The last word on a text with raw HTML: ammonia reads it as a browser would and keeps what is allowed.

use super::policy;
use ammonia::{Builder, UrlRelative};
use std::collections::{HashMap, HashSet};

/// Sanitises finished HTML. The marks of holes pass: they look like relative addresses.
pub(crate) fn clean(html: &str) -> String {
    // `input` is ours alone (the boxes of task lists): the tag by tag reading lets none through.
    let tags: HashSet<&str> = policy::KEPT.split(' ').chain(["input"]).collect();
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for name in policy::KEPT.split(' ') {
        attributes.insert(name, policy::attributes(name).iter().copied().collect());
    }
    let ours: [(&str, &[&str]); 8] = [
        ("a", &["href"]),
        ("audio", &["controls", "preload", "src"]),
        ("h1", &[]),
        ("img", &["src"]),
        ("input", &["checked", "disabled", "type"]),
        ("source", &["src"]),
        ("track", &["src"]),
        ("video", &["controls", "poster", "preload", "src"]),
    ];
    for (name, more) in ours {
        attributes.entry(name).or_default().extend(more);
    }
    let common: HashSet<&str> =
        policy::COMMON.iter().copied().chain(["aria-label", "class", "id", "role"]).collect();
    Builder::default()
        .tags(tags)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(common)
        .url_schemes(HashSet::from(["http", "https", "mailto", "sms", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .clean(html)
        .to_string()
}
