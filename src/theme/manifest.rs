//! `theme.yaml`: what a theme is called, what it extends and which parameters it takes.

use super::described::unreadable;
use super::pictures::Declared;
use crate::base::path::SourcePath;
use crate::diag::Sink;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A theme's description of itself.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The folder's name.
    #[serde(default)]
    pub name: String,
    /// The name for people, in Chinese.
    #[serde(default)]
    pub title: String,
    /// The theme that it stands on.
    #[serde(default)]
    pub extends: Option<String>,
    #[serde(default)]
    pub description: String,
    /// What `theme:` in `site.yaml` may set, besides `name` and `accent`.
    #[serde(default)]
    pub params: BTreeMap<String, Param>,
    /// What is made of pictures.
    #[serde(default)]
    pub pictures: Declared,
}

/// A parameter of a theme.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Param {
    #[serde(rename = "type")]
    pub kind: ParamKind,
    #[serde(default)]
    pub choices: Vec<String>,
    #[serde(default)]
    pub default: serde_json::Value,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub description: String,
}

/// What values a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ParamKind {
    Text,
    Color,
    Bool,
    Number,
    Choice,
    Image,
}

/// The file in the theme's folder.
pub const MANIFEST: &str = "theme.yaml";

/// Reads a manifest; a broken one is reported and reads as one without parameters.
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
