//! The files that `new` and `add` write: templates under `scaffold/` with `{{placeholders}}`.

use skillweek_config::values::Level;
use std::collections::BTreeMap;

/// The values of a template's placeholders, by name.
pub type Values = BTreeMap<&'static str, String>;

/// A file of a new project or site.
pub struct Template {
    /// The path below the folder of its site, or of the project.
    pub path: &'static str,
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

/// The guide to the project, for Notepad: see [`for_notepad`].
pub const README: Template =
    Template { path: "读我.txt", text: include_str!("scaffold/readme.txt") };

/// Opens the preview by a double click on Windows: see [`for_windows`]. It is made everywhere, since
/// projects travel on sticks.
pub const PREVIEW: Template =
    Template { path: "双击预览.cmd", text: include_str!("scaffold/preview.cmd") };

/// The files of an example site below the root.
pub const SITE_BELOW: &[Template] = templates![
    "site.yaml" from "below/site.yaml",
    "about.md" from "below/about.md",
    "activities/open-week.md" from "below/open-week.md",
];

/// The example sites of a new project: folder below `content`, level and name.
pub fn sites_below(level: Level) -> &'static [(&'static str, Level, &'static str)] {
    match level {
        Level::Nation => &[
            ("example-province", Level::Province, "示例省"),
            ("example-province/example-school", Level::School, "示例学校"),
        ],
        Level::Province | Level::City => &[("example-school", Level::School, "示例学校")],
        Level::School | Level::Industry => &[],
    }
}

/// Fills a template's placeholders in one pass: placeholders inside a value are left as they are.
pub fn fill(template: &str, values: &Values) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let Some((name, after)) = after.split_once("}}") else { break };
        filled.push_str(values.get(name).map_or("", String::as_str));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// A text in the form that old versions of Notepad show well: with byte order mark and CRLF.
pub fn for_notepad(text: &str) -> String {
    format!("\u{feff}{}", for_windows(text))
}

/// A text with CRLF, without which the interpreter of Windows loses its place in a script. A byte
/// order mark it would take for a command.
pub fn for_windows(text: &str) -> String {
    // The template itself may be checked out with CRLF.
    text.replace('\r', "").replace('\n', "\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_place_stays_as_it_is() {
        let values = Values::from([("a", "{{b}}".to_owned()), ("b", "x".to_owned())]);
        assert_eq!(fill("1{{a}}2{{b}}3", &values), "1{{b}}2x3");
    }
}
