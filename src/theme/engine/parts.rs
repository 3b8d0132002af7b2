//! Rendering of the layout parts that many pages share.

use super::{Engine, render};
use crate::reach::PARTS;
use crate::report::{self, Fault};
use std::collections::BTreeMap;
use tera::{Context, Value};

/// The [`PARTS`] of the layout, rendered for all pages that share it.
#[derive(Debug)]
pub struct LayoutParts {
    /// The HTML of each by its name, for `parts` in templates. Parts that failed are absent.
    pub html: Value,
    /// The templates that failed, by the name of the part, with their errors.
    failed: BTreeMap<&'static str, (&'static str, Vec<Fault>)>,
}

impl LayoutParts {
    /// The template and the errors of the part whose absence caused an error.
    pub(super) fn cause(&self, of: &Fault) -> Option<&(&'static str, Vec<Fault>)> {
        self.failed.get(of.absent_field()?)
    }
}

impl Engine {
    /// Renders the parts of the layout. They receive `around` and nothing of a page, because they
    /// stand on all pages of a folder. Errors are reported for the pages that use the part.
    pub fn parts(&self, around: &Context) -> LayoutParts {
        let mut html = BTreeMap::new();
        let mut failed = BTreeMap::new();
        for (name, template) in PARTS.into_iter().filter(|(_, template)| self.has(template)) {
            let rendered = render(&self.tera, template, around);
            let rendered = rendered.map_err(|error| report::faults(&error));
            // An absent variable is no error inside of a condition, but would hide what it guards.
            match rendered.and_then(|text| match self.absent_variable(template, around) {
                None => Ok(text),
                Some(fault) => Err(vec![fault]),
            }) {
                Ok(text) => {
                    html.insert(name, Value::safe_string(&text));
                }
                Err(faults) => {
                    failed.insert(name, (template, faults));
                }
            }
        }
        LayoutParts { html: Value::from(html), failed }
    }

    /// The error for a variable that a part uses and does not receive.
    fn absent_variable(&self, part: &str, given: &Context) -> Option<Fault> {
        let needed = self.tera.get_template_variables(part).ok()?;
        let absent = needed.into_iter().filter(|name| !given.contains_key(name)).min()?;
        // A file of the project is the one to be mended.
        let uses = |full: &&String| {
            let needed = self.tera.get_template_variables(full);
            needed.is_ok_and(|needed| needed.contains(absent))
                && self.sources.get(*full).is_some_and(|it| it.text.contains(absent))
        };
        let reached = self.reach().of(part)?;
        let at_fault = reached.names.iter().filter(uses).min_by_key(|full| {
            self.sources.get(*full).is_none_or(|template| template.source.is_none())
        });
        let said = self.tera.render_str(&format!("{{{{ {absent} }}}}"), given, true).err()?;
        let fault = report::faults(&said).pop()?;
        Some(fault.of_template(at_fault.map_or(part, String::as_str)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{self, ThemeFile};
    use skillweek_diag::Sink;

    fn engine(files: &[(&str, &str)]) -> Engine {
        let file = |text: &str| ThemeFile { bytes: text.as_bytes().to_vec().into(), source: None };
        let files: Vec<_> = files.iter().map(|(name, text)| (*name, file(text))).collect();
        let templates = files.iter().map(|(name, file)| ((*name).to_owned(), file));
        Engine::new(&[], templates, None, &mut Sink::new())
    }

    fn around() -> Context {
        let mut around = Context::new();
        around.insert("site", &BTreeMap::from([("title", "职教周")]));
        around
    }

    /// What a page becomes, or its errors.
    fn page(template: &str, files: &[(&str, &str)]) -> Result<String, String> {
        let engine = engine(files);
        let mut context = around();
        let parts = engine.parts(&context);
        context.insert_value("parts", parts.html.clone());
        context.insert("page", &BTreeMap::from([("title", "第一篇")]));
        let mut sink = Sink::new();
        let html = engine.render_page(template, &context, &parts, None, &mut sink);
        html.ok_or_else(|| {
            sink.diagnostics().iter().map(|found| found.message.en.clone()).collect()
        })
    }

    #[test]
    fn a_part_receives_what_is_around_the_page() {
        let files = [
            ("layout.html", "{{ parts.footer }}"),
            ("parts/footer.html", "{% set own = site.title %}<b>{{ own }}</b>"),
        ];
        assert_eq!(page("layout.html", &files).unwrap(), "<b>职教周</b>");
    }

    #[test]
    fn a_part_that_asks_for_the_page_fails_where_the_layout_takes_it_ready_made() {
        let component = "{% component seen(@page) %}{{ page.title }}{% endcomponent seen %}";
        for (footer, at) in [
            ("{{ page.title }}", "parts/footer.html"),
            ("{% if page %}!{% endif %}", "parts/footer.html"),
            ("{% if site.other %}{{ page.title }}{% endif %}", "parts/footer.html"),
            ("{% include \"row.html\" %}", "row.html"),
            ("{% if site.other %}{% include \"row.html\" %}{% endif %}", "row.html"),
            ("{{ <seen /> }}", "parts/footer.html"),
        ] {
            let files = [
                ("layout.html", "{{ parts.footer }}"),
                ("own.html", "{% include \"parts/sprite.html\" %}{{ parts.sprite }}"),
                ("parts/sprite.html", "s"),
                ("parts/footer.html", footer),
                ("row.html", "{{ page.title }}"),
                ("seen.html", component),
            ];
            let error = page("layout.html", &files).unwrap_err();
            let said = format!("template {at} is wrong");
            assert!(error.starts_with(&said) && error.contains("`page`"), "{footer}: {error}");
            assert_eq!(page("own.html", &files).unwrap(), "ss", "{footer}");
        }
    }

    #[test]
    fn a_layout_may_include_a_part_that_asks_for_the_page() {
        let files = [
            ("layout.html", "{% include \"parts/footer.html\" %}"),
            ("parts/footer.html", "{{ page.title }}"),
        ];
        assert_eq!(page("layout.html", &files).unwrap(), "第一篇");
    }

    #[test]
    fn built_in_parts_ask_for_nothing_of_a_page() {
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
            for (_, template) in PARTS {
                let needed = engine.tera.get_template_variables(template).unwrap();
                let of_page: Vec<_> =
                    needed.into_iter().filter(|name| !given.contains(&&**name)).collect();
                assert!(of_page.is_empty(), "{theme}: {template} asks for {of_page:?}");
            }
        }
    }
}
