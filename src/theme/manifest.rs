//! `theme.yaml`: what a theme is called, what it extends and which parameters it takes.

use super::pictures::Declared;
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::text;
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

/// Reads a manifest; a broken one is reported and reads as one without parameters.
pub fn parse(name: &str, text: &str, source: Option<&SourcePath>, sink: &mut Sink) -> Manifest {
    match serde_yaml::from_str::<Manifest>(text) {
        Ok(manifest) => {
            manifest.pictures.check(source, sink);
            manifest
        }
        Err(error) => {
            let broken = Diagnostic::new(
                Code::TemplateError,
                text!("主题说明 theme.yaml 有误：{error}", "theme.yaml is not right: {error}"),
            );
            sink.push(match source {
                Some(file) => broken.at(Span::text(file, offset(text, &error))),
                None => broken,
            });
            Manifest { name: name.to_owned(), ..Manifest::default() }
        }
    }
}

fn offset(text: &str, error: &serde_yaml::Error) -> std::ops::Range<usize> {
    let start = error.location().map_or(0, |location| location.index()).min(text.len());
    let start = text.floor_char_boundary(start);
    start..start
}
