//! The theme's style, script and files inside a site. Their names change with the bytes.

use super::tones;
use crate::params::palette_css;
use skillweek_config::settings::Settings;
use skillweek_theme::{Theme, published_name};
use std::collections::BTreeMap;

/// The published names of a site's theme files, below its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeFiles {
    /// Such as `assets/style.0123456789.css`.
    pub style: String,
    /// Such as `assets/site.0123456789.js`; `None` where the theme has no script.
    pub script: Option<String>,
    /// The files of the theme's `static/` folder, by their path there.
    pub others: BTreeMap<String, String>,
}

impl ThemeFiles {
    /// Names the files of a theme for a site with these settings.
    pub fn name(theme: &Theme, settings: &Settings) -> Self {
        let others = theme.files.iter();
        let others = others.map(|(name, file)| (name.clone(), published(name, &file.bytes)));
        Self {
            style: published("style.css", style(theme, settings).as_bytes()),
            script: (!theme.script.is_empty())
                .then(|| published("site.js", theme.script.as_bytes())),
            others: others.collect(),
        }
    }
}

fn published(name: &str, bytes: &[u8]) -> String {
    format!("assets/{}", published_name(name, bytes))
}

/// The theme's style with the rules for pictures and the site's own colours appended.
pub(super) fn style(theme: &Theme, settings: &Settings) -> String {
    format!("{}{}{}", theme.style, tones::css(), palette_css(settings))
}
