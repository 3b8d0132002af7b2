//! `theme.yaml`: a theme's name, parent and parameters.

use super::described::unreadable;
use super::pictures::Declared;
use serde::Deserialize;
use skillweek_base::path::SourcePath;
use skillweek_diag::Sink;
use std::collections::BTreeMap;

/// The contents of `theme.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Manifest {
    /// The folder's name.
    pub name: String,
    /// The name shown to people, in Chinese.
    pub title: String,
    /// The parent theme; `None` means `base`.
    pub extends: Option<String>,
    /// A sentence about the theme, plain text, in Chinese.
    pub description: String,
    /// The parameters that `theme` in `site.yaml` may set. `accent`, which every theme accepts, may
    /// be declared for its default.
    pub params: BTreeMap<String, Param>,
    /// Options for pictures.
    pub pictures: Declared,
}

/// A parameter of a theme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Param {
    /// The type of its values.
    #[serde(rename = "type")]
    pub kind: ParamKind,
    /// The values accepted by a parameter of kind `Choice`; empty for other kinds.
    #[serde(default)]
    pub choices: Vec<String>,
    /// The value if `site.yaml` states none; `Null` if there is no default.
    #[serde(default)]
    pub default: serde_json::Value,
    /// The name shown to people, plain text.
    #[serde(default)]
    pub title: String,
    /// An explanation for webmasters, plain text.
    #[serde(default)]
    pub description: String,
}

/// The type of a parameter's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParamKind {
    /// Plain text.
    Text,
    /// A colour, `#rrggbb` or `#rgb`.
    Color,
    /// True or false.
    Bool,
    /// A number.
    Number,
    /// One of `choices`.
    Choice,
    /// A file reference such as `/assets/poster.jpg`, which templates receive as written.
    Image,
}

/// The manifest's name in the theme's folder.
pub const MANIFEST: &str = "theme.yaml";

/// Reads a manifest. A broken one is reported and replaced by one without parameters.
pub fn parse(name: &str, text: &str, source: Option<&SourcePath>, sink: &mut Sink) -> Manifest {
    match serde_yaml::from_str::<Manifest>(text) {
        Ok(manifest) => {
            manifest.pictures.check(source, sink);
            manifest
        }
        Err(error) => {
            sink.push(unreadable(MANIFEST, text, source, &error));
            Manifest { name: name.to_owned(), ..Manifest::default() }
        }
    }
}
