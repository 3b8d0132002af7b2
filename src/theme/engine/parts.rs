//! Rendering of the layout parts that many pages share.

use super::{Engine, Template, render};
use crate::theme::needs::{self, Needs, PARTS};
use std::collections::{BTreeMap, BTreeSet};
use tera::{Context, Value};

impl Engine {
    /// Renders the [`PARTS`] that depend only on `around`, as a map by name. A part that fails is
    /// absent: it fails again on every page that includes it, where that is reported.
    pub fn parts(&self, around: &Context) -> Value {
        let shared = self.shared.get_or_init(|| self.shared(&|name| around.contains_key(name)));
        let rendered = shared.iter().filter_map(|(name, template)| {
            let html = render(&self.tera, template, around).ok()?;
            Some((*name, Value::safe_string(&html)))
        });
        Value::from(rendered.collect::<BTreeMap<&str, Value>>())
    }

    fn shared(&self, given: &dyn Fn(&str) -> bool) -> Vec<(&'static str, &'static str)> {
        // Broken templates were dropped, so an include does not find them.
        let loaded: BTreeSet<&str> = self.tera.get_template_names().collect();
        let is_set = |template: &Template| needs::sets(&template.text).any(given);
        if self.sources.values().any(is_set) {
            return Vec::new();
        }
        let defines = |template: &&Template| template.text.contains("component ");
        let mut components = self.sources.values().filter(defines);
        let needs = Needs {
            text: &|name| {
                let found = self.names(name).find(|name| loaded.contains(name.as_str()))?;
                self.sources.get(&found).map(|template| template.text.as_str())
            },
            given,
            // A component that takes values from its caller implicitly is marked with `@`.
            components_are_closed: components.all(|template| !template.text.contains('@')),
        };
        PARTS.into_iter().filter(|(_, template)| needs.are_given(template)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Sink;
    use crate::theme::files;

    #[test]
    fn built_in_themes_have_their_parts_rendered_once() {
        for theme in files::built_in_names() {
            let layers = [theme, "base"].map(|name| (format!("{name}/"), files::built_in(name)));
            let prefixes = layers.each_ref().map(|(prefix, _)| prefix.clone());
            let templates = layers.iter().flat_map(|(prefix, files)| {
                files.iter().filter_map(move |(path, file)| {
                    Some((format!("{prefix}{}", path.strip_prefix("templates/")?), file))
                })
            });
            let engine = Engine::new(&prefixes, templates, None, &mut Sink::new());
            let given = ["assets", "generator", "lang", "params", "site", "words"];
            assert_eq!(engine.shared(&|name| given.contains(&name)), PARTS, "{theme}");
        }
    }
}
