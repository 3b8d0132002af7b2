//! Galleries: the pictures of a folder, with optional captions.

use super::{Definition, Facts};
use crate::focus_point::{self, FocusPoint};
use serde::{Deserialize, Serialize};
use skillweek_record::key::{Key, Shape};
use skillweek_record::node::Value;
use skillweek_record::{Fields, Spanned};

/// The definition of galleries.
pub const DEFINITION: Definition = Definition {
    code: "gallery",
    folder: "galleries",
    zh: "图集",
    en: "Galleries",
    also: &["图片", "相册", "图片集"],
    keys: GALLERY,
    decode: |fields, _| Facts::Gallery(Box::new(Gallery::decode(fields))),
    template: "gallery",
    scaffold: [include_str!("gallery.zh.md"), include_str!("gallery.en.md")],
    has_folder: true,
    hint: Some(["请把图片放进同一个文件夹。", "Put the pictures into the same folder."]),
    ..Definition::PLAIN
};

/// The keys of an entry of `images`.
pub const IMAGE: &[Key] = &[
    Key::new("path", "路径", Shape::File)
        .required()
        .also(&["文件", "file"])
        .doc("图片文件", "the file"),
    Key::new("caption", "说明", Shape::Text)
        .also(&["图注", "图片说明"])
        .doc("图片说明", "the caption"),
    Key::new("alt", "替代文字", Shape::Text)
        .doc("看不到图时读出的文字", "the text for those who cannot see it"),
    Key::new("credit", "署名", Shape::Text)
        .also(&["摄影", "拍摄"])
        .doc("作者或来源", "the photographer or source"),
    Key::new("focus_point", "焦点", Shape::Focus)
        .doc("缩略图裁切时要留住的地方", "what the cropped thumbnail keeps in view"),
];

/// The keys of a gallery.
pub const GALLERY: &[Key] = &[Key::new("images", "图片", Shape::Maps(IMAGE)).doc(
    "图片的顺序和说明；不写则为文件夹里的全部图片",
    "the pictures in order; all in the folder if absent",
)];

/// The keys that only galleries have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gallery {
    /// The listed pictures, which come first; the others of the page's own folder follow.
    pub images: Vec<GalleryImage>,
}

/// A picture of a gallery.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GalleryImage {
    /// The file reference as written.
    pub path: Spanned<String>,
    /// The caption, plain text.
    pub caption: Option<String>,
    /// The text alternative, plain; `None` takes the caption.
    pub alt: Option<String>,
    /// The photographer or source, plain text; `None` takes that of `photos`.
    pub credit: Option<String>,
    /// The point that cropped thumbnails keep in view.
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
                        let caption = entry.node.text().map(str::to_owned);
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

fn bare(path: &str, place: skillweek_diag::Place, caption: Option<String>) -> GalleryImage {
    GalleryImage {
        path: Spanned::new(path.trim().to_owned(), place),
        caption,
        alt: None,
        credit: None,
        focus_point: None,
    }
}
