//! Rendering of the layout parts that many pages share.

use super::{Engine, Template, render};
use crate::reach::PARTS;
use std::collections::BTreeMap;
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
        // A template that sets a given name changes it for what it includes. A component takes names
        // marked with `@` from its caller.
        let changes = |template: &Template| {
            sets(&template.text).any(given) || !implicit(&template.text).all(given)
        };
        if self.sources.values().any(changes) {
            return Vec::new();
        }
        // Tera does not count names that may be set, nor its own that show the whole context.
        let hides = |text: &str| sets(text).next().is_some() || text.contains("__tera_");
        let is_given = |(_, template): &(&str, &str)| {
            let reached = self.reach().of(template).into_iter().flat_map(|it| &it.names);
            let mut texts = reached.filter_map(|name| self.sources.get(name));
            let needed = self.tera.get_template_variables(template);
            !texts.any(|template| hides(&template.text))
                && needed.is_ok_and(|names| names.into_iter().all(given))
        };
        PARTS.into_iter().filter(is_given).collect()
    }
}

/// The names that a template sets, possibly too many.
fn sets(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices("set").filter_map(|(at, word)| {
        let after = &text[at + word.len()..];
        let after = after.strip_prefix("_global").unwrap_or(after);
        let rest = after.trim_start();
        Some(name(rest)).filter(|name| rest.len() < after.len() && !name.is_empty())
    })
}

/// The names that components of a file take from their callers, possibly too many.
fn implicit(text: &str) -> impl Iterator<Item = &str> {
    let defines = text.contains("component ");
    text.split('@').skip(1).filter(move |_| defines).map(name).filter(|name| !name.is_empty())
}

/// The name at the start of a text.
fn name(text: &str) -> &str {
    let is_of_name = |char: char| char.is_alphanumeric() || char == '_';
    &text[..text.find(|char| !is_of_name(char)).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{self, ThemeFile};
    use skillweek_diag::Sink;

    #[test]
    fn names_that_a_template_sets_are_found() {
        let text = "{% set a = 1 %}{%- set_global  b_1=2 -%}{% set\nc %}x{% endset %}";
        assert_eq!(sets(text).collect::<Vec<_>>(), ["a", "b_1", "c"]);
    }

    #[test]
    fn a_part_that_looks_at_the_page_is_rendered_for_each() {
        let shared = |footer: &str, row: &str| {
            let files = [("parts/footer.html", footer), ("row.html", row)];
            let file =
                |text: &str| ThemeFile { bytes: text.as_bytes().to_vec().into(), source: None };
            let files = files.map(|(name, text)| (name.to_owned(), file(text)));
            let templates = files.iter().map(|(name, file)| (name.clone(), file));
            let engine = Engine::new(&[], templates, None, &mut Sink::new());
            engine.shared(&|name| matches!(name, "site" | "words")).len()
        };
        assert_eq!(shared("{{ site.title }}{% include \"row.html\" %}", "{{ words.home }}"), 1);
        let component = "{% component a(@words) %}{{ words.home }}{% endcomponent a %}";
        assert_eq!(shared("{{ <a /> }}", component), 1);
        for (footer, row) in [
            ("{{ site.title }}{{ page.title }}", ""),
            ("{% include \"row.html\" %}", "{{ page.title }}"),
            ("{% if words.home %}{{ title }}{% endif %}", ""),
            ("{{ words[page.kind] }}", ""),
            ("{{ site.title }}", "{% set site = page %}"),
            ("{{ <a /> }}", "{% component a(@page) %}{{ page.title }}{% endcomponent a %}"),
            ("{% include \"absent.html\" %}", ""),
            ("{% if site.a %}{% set title = site.a %}{% endif %}{{ title }}", ""),
            ("{{ __tera_context }}", ""),
        ] {
            assert_eq!(shared(footer, row), 0, "{footer} {row}");
        }
    }

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
