//! Dependencies between templates: what a page's template extends and includes, transitively.
//!
//! Names are looked for between quotation marks, and those of components behind `<`, wherever they
//! occur, so that too much may be found but never too little.

use super::layer::BUILT_IN;
use skillweek_base::digest::{Digest, Digester};
use std::collections::{BTreeMap, BTreeSet};

/// The parts of the layout that are rendered once for many pages: the name in `parts`, and the
/// template.
pub const PARTS: [(&str, &str); 4] = [
    ("body_open", "parts/body-open.html"),
    ("sprite", "parts/sprite.html"),
    ("header", "parts/header.html"),
    ("footer", "parts/footer.html"),
];

/// For each template, named without its layer, the templates that it may depend on.
#[derive(Debug, Default)]
pub struct Reach {
    templates: BTreeMap<String, Reached>,
    /// The templates that drawings may depend on, by their names with the layers' prefixes.
    pub drawings: BTreeSet<String>,
}

/// The templates that one template may depend on, itself included.
#[derive(Debug, Default)]
pub struct Reached {
    /// The digest of their texts, in the order of the layers.
    pub digest: Digest,
    /// Their names with the layers' prefixes.
    pub names: BTreeSet<String>,
}

impl Reach {
    /// Follows the names in templates' texts. The keys of `texts` are full names.
    pub fn new(prefixes: &[String], texts: &BTreeMap<&str, &str>) -> Self {
        let mut layers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for full in texts.keys() {
            let own = prefixes.iter().filter_map(|prefix| full.strip_prefix(prefix.as_str()));
            // A layer's prefix may begin like another's; the shortest rest is the name inside the
            // layer.
            layers.entry(own.min_by_key(|name| name.len()).unwrap_or(full)).or_default().push(full);
        }
        // Only the order of the layers matters, and only of those that are used.
        let layer = |full: &str| {
            let own = prefixes.iter().enumerate().filter(|(_, prefix)| full.starts_with(*prefix));
            own.max_by_key(|(_, prefix)| prefix.len()).map(|(layer, _)| layer)
        };
        let components = components(texts);
        let named: BTreeMap<&str, Vec<&str>> = texts
            .iter()
            .map(|(full, text)| {
                let used = text.split('<').skip(1).filter_map(|after| components.get(name(after)));
                let used = used.flatten().copied();
                (*full, named(text, &layers, texts).into_iter().chain(used).collect())
            })
            .collect();
        let drawings = layers.iter().filter(|(name, _)| name.ends_with(".svg"));
        let drawings = follow(drawings.flat_map(|(_, own)| own).copied().collect(), &named);
        let reached = layers.iter().map(|(name, own)| {
            let mut names = Vec::from_iter(follow(own.clone(), &named));
            names.sort_by_key(|full| (layer(full), *full));
            let mut parts = Digester::default();
            for name in &names {
                parts.add(name.as_bytes()).add(texts.get(name).copied().unwrap_or("").as_bytes());
                // Templates are condensed otherwise if drawings use them.
                parts.add(&[u8::from(drawings.contains(name))]);
            }
            let names = names.into_iter().map(str::to_owned).collect();
            ((*name).to_owned(), Reached { digest: parts.finish(), names })
        });
        let templates = reached.collect();
        Self { templates, drawings: drawings.into_iter().map(str::to_owned).collect() }
    }

    /// The dependencies of a template; `None` if there is no such template.
    pub fn of(&self, name: &str) -> Option<&Reached> {
        self.templates.get(name)
    }
}

/// The full names of the templates that define each component.
fn components<'a>(texts: &BTreeMap<&'a str, &'a str>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut components: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (full, text) in texts {
        for after in text.split("component ").skip(1) {
            components.entry(name(after)).or_default().push(full);
        }
    }
    components
}

/// The name of a component at the start of a text, past blanks.
fn name(text: &str) -> &str {
    let text = text.trim_start();
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    &text[..text.find(|c| !is_of_name(c)).unwrap_or(text.len())]
}

/// The full names of the templates that a text names.
fn named<'a>(
    text: &str,
    layers: &BTreeMap<&'a str, Vec<&'a str>>,
    texts: &BTreeMap<&'a str, &'a str>,
) -> Vec<&'a str> {
    let mut named = Vec::new();
    // Uses of `parts` depend on the parts' templates, whose names do not occur.
    let uses_parts = text.split("parts").skip(1).any(|after| !after.starts_with('/'));
    for (_, template) in PARTS.into_iter().filter(|_| uses_parts) {
        named.extend(layers.get(template).into_iter().flatten());
    }
    for quoted in text.split(['"', '\'', '`']) {
        named.extend(layers.get(quoted).into_iter().flatten());
        let of = |name: &str| texts.get_key_value(name).map(|(full, _)| *full);
        named.extend(of(quoted).or_else(|| of(&format!("{BUILT_IN}{quoted}"))));
    }
    named
}

/// The transitive closure of the names in some templates, themselves included.
fn follow<'a>(first: Vec<&'a str>, named: &BTreeMap<&'a str, Vec<&'a str>>) -> BTreeSet<&'a str> {
    let mut next = first;
    let mut reached = BTreeSet::new();
    while let Some(full) = next.pop() {
        if reached.insert(full) {
            next.extend(named.get(full).into_iter().flatten());
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_uses_a_part_reaches_its_template() {
        let texts = BTreeMap::from([
            ("base/layout.html", "{{ parts.header }}"),
            ("base/page.html", "{% include \"parts/x.html\" %}"),
            ("base/parts/header.html", ""),
        ]);
        let reach = Reach::new(&["base/".to_owned()], &texts);
        let reaches = |name| reach.of(name).unwrap().names.contains("base/parts/header.html");
        assert!(reaches("layout.html") && !reaches("page.html"));
    }

    #[test]
    fn a_built_in_theme_may_be_named_as_any_other() {
        let texts = BTreeMap::from([
            ("ours/home.html", "{% extends \"craft/home.html\" %}"),
            ("builtin/craft/home.html", ""),
        ]);
        let prefixes = ["ours/", "builtin/craft/", "builtin/"].map(str::to_owned);
        let reach = Reach::new(&prefixes, &texts);
        assert!(reach.of("home.html").unwrap().names.contains("builtin/craft/home.html"));
    }

    #[test]
    fn a_template_reaches_what_it_names_and_no_more() {
        let texts = BTreeMap::from([
            ("craft/list.html", "{% extends \"layout.html\" %}{% include 'parts/card.html' %}"),
            ("base/layout.html", "{% include \"base/parts/head.html\" %}"),
            ("base/parts/head.html", ""),
            ("base/parts/card.html", "{{ <icon name=\"x\" /> }}"),
            ("base/parts/other.html", ""),
            ("base/components/icon.html", "{% component icon(name) %}{% endcomponent icon %}"),
            ("base/components/tile.html", "{% component tile(name) %}{% endcomponent tile %}"),
        ]);
        let prefixes = ["craft/".to_owned(), "base/".to_owned()];
        let reach = Reach::new(&prefixes, &texts);
        let names: Vec<&str> =
            reach.of("list.html").unwrap().names.iter().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "base/components/icon.html",
                "base/layout.html",
                "base/parts/card.html",
                "base/parts/head.html",
                "craft/list.html"
            ]
        );
        let mut edited = texts.clone();
        edited.insert("base/parts/other.html", "!");
        let other = Reach::new(&prefixes, &edited);
        let digest = |reach: &Reach, name| reach.of(name).unwrap().digest;
        assert_eq!(digest(&other, "list.html"), digest(&reach, "list.html"));
        let mut drawn = texts.clone();
        drawn.insert("base/share/card.svg", "{{ <icon name=\"x\" /> }}");
        let other = Reach::new(&prefixes, &drawn);
        assert!(other.drawings.contains("base/components/icon.html"));
        assert_ne!(digest(&other, "list.html"), digest(&reach, "list.html"));
        edited.insert("base/parts/head.html", "!");
        let other = Reach::new(&prefixes, &edited);
        assert_ne!(digest(&other, "list.html"), digest(&reach, "list.html"));
    }
}
