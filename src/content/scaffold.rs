//! The files that `new` writes, and how templates are filled. Those of `add` lie beside their kinds.
//!
//! A template has places, `{{name}}`, and samples, `⟦示例单位⟧`: text that stands for what only the
//! writer knows. Filling drops the brackets; [`samples`](crate::samples) reads them, so that whatever
//! is marked here is told until somebody replaces it, and nothing else is.

use std::collections::BTreeMap;

/// The brackets around a sample.
pub const SAMPLE: [char; 2] = ['⟦', '⟧'];

/// The end of every invented title.
pub const TITLE_END: &str = "（示例）";

/// The names of the example sites below a root: a province, a school.
pub const EXAMPLE_SITES: [&str; 2] = ["示例省", "示例学校"];

/// The values of a template's places, by name.
pub type Values = BTreeMap<&'static str, String>;

/// A file of a new project or site.
pub struct Template {
    /// The path below the folder of its site, or of the project.
    pub path: &'static str,
    /// The text, with places and samples.
    pub text: &'static str,
}

macro_rules! templates {
    ($($path:literal from $file:literal),* $(,)?) => {
        &[$(Template { path: $path, text: include_str!(concat!("scaffold/", $file)) }),*]
    };
}

/// The files of every project.
pub const PROJECT: &[Template] = templates![
    ".gitignore" from "gitignore.txt",
    "assets/logo.svg" from "logo.svg",
    "assets/open-day.svg" from "open-day.svg",
    "content/site.yaml" from "site.yaml",
    "content/about.md" from "about.md",
    "content/activities/_index.md" from "activities/_index.md",
    "content/activities/launch.md" from "activities/launch.md",
    "content/activities/online-tour.md" from "activities/online-tour.md",
    "content/activities/hands-on.md" from "activities/hands-on.md",
    "content/cases/_index.md" from "cases/_index.md",
    "content/cases/example.md" from "cases/example.md",
    "content/news/_index.md" from "news/_index.md",
    "content/news/preparing.md" from "news/preparing.md",
    "content/notices/_index.md" from "notices/_index.md",
    "content/notices/welcome.md" from "notices/welcome.md",
];

/// The guide to the project, for Notepad.
pub const README: Template =
    Template { path: "读我.txt", text: include_str!("scaffold/readme.txt") };

/// Opens the preview by a double click on Windows. It is made everywhere, since projects travel on
/// sticks.
pub const PREVIEW: Template =
    Template { path: "双击预览.cmd", text: include_str!("scaffold/preview.cmd") };

/// The files of an example site below the root.
pub const SITE_BELOW: &[Template] = templates![
    "site.yaml" from "below/site.yaml",
    "about.md" from "below/about.md",
    "activities/open-week.md" from "below/open-week.md",
];

/// Fills a template's places in one pass and drops the brackets of its samples: whatever a value
/// holds is left as it is.
pub fn fill(template: &str, values: &Values) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.extend(before.chars().filter(|mark| !SAMPLE.contains(mark)));
        let Some((name, after)) = after.split_once("}}") else {
            rest = "";
            break;
        };
        filled.push_str(values.get(name).map_or("", String::as_str));
        rest = after;
    }
    filled.extend(rest.chars().filter(|mark| !SAMPLE.contains(mark)));
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_place_or_a_sample_stays_as_it_is() {
        let values = Values::from([("a", "{{b}}⟦c⟧".to_owned()), ("b", "x".to_owned())]);
        assert_eq!(fill("1⟦{{a}}⟧2{{b}}⟦3⟧", &values), "1{{b}}⟦c⟧2x3");
    }
}
