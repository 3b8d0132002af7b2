//! Galleries: the pictures of a folder, with captions where they are given.

use super::focus_point::{self, FocusPoint};
use super::keys::IMAGE;
use crate::record::node::Value;
use crate::record::{Fields, Spanned};
use serde::{Deserialize, Serialize};

/// What a gallery adds to a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gallery {
    /// The pictures that are listed; where none are, all of the folder are meant.
    pub images: Vec<GalleryImage>,
}

/// A picture of a gallery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GalleryImage {
    pub path: Spanned<String>,
    pub caption: Option<String>,
    pub alt: Option<String>,
    pub credit: Option<String>,
    pub focus_point: Option<FocusPoint>,
}

impl Gallery {
    /// Decodes a gallery: maps with `path` and `caption`, bare file names, or `文件名: 说明`.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        let mut images = Vec::new();
        for node in fields.list("images") {
            match &node.value {
                Value::Scalar { text, .. } => images.push(bare(text, node.place.clone(), None)),
                Value::Map(entries) if entries.iter().any(|entry| entry.key.contains('.')) => {
                    for entry in entries {
                        let caption = match &entry.node.value {
                            Value::Scalar { text, .. } => Some(text.trim().to_owned()),
                            _ => None,
                        };
                        images.push(bare(&entry.key, entry.key_place.clone(), caption));
                    }
                }
                _ => {
                    let mut below = fields.child(node, IMAGE);
                    let (caption, alt, credit) =
                        (below.text("caption"), below.text("alt"), below.text("credit"));
                    let focus_point = focus_point::decode(&mut below, "focus_point");
                    let focus_point = focus_point.map(|point| point.value);
                    if let Some(path) = below.required_text("path") {
                        images.push(GalleryImage { path, caption, alt, credit, focus_point });
                    }
                    below.finish();
                }
            }
        }
        Self { images }
    }
}

fn bare(path: &str, place: crate::diag::Place, caption: Option<String>) -> GalleryImage {
    GalleryImage {
        path: Spanned::new(path.trim().to_owned(), place),
        caption,
        alt: None,
        credit: None,
        focus_point: None,
    }
}
