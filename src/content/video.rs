//! Videos, hosted elsewhere or files of the project.

use crate::record::{Fields, Spanned, WEB};
use serde::{Deserialize, Serialize};

/// What a video adds to a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Video {
    /// The page of the video, where it is hosted elsewhere.
    pub url: Option<Spanned<String>>,
    /// The file, where it is the project's own.
    pub file: Option<Spanned<String>>,
    pub poster: Option<Spanned<String>>,
    pub duration: Option<String>,
    /// Markdown.
    pub transcript: Option<Spanned<String>>,
}

impl Video {
    /// Decodes a video; one of `url` and `file` must be there.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        if !fields.has("url") && !fields.has("file") {
            fields.missing("url");
        }
        Self {
            url: fields.url("url", WEB),
            file: fields.spanned_text("file"),
            poster: fields.spanned_text("poster"),
            duration: fields.text("duration"),
            transcript: fields.spanned_text("transcript"),
        }
    }
}
