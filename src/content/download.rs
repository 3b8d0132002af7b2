//! Downloads: files to take away.

use super::keys::FILE;
use crate::record::node::Value;
use crate::record::{Fields, Spanned};
use serde::{Deserialize, Serialize};

/// What a download page adds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Download {
    pub files: Vec<DownloadFile>,
}

/// A file to take away.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DownloadFile {
    pub path: Spanned<String>,
    pub label: Option<String>,
    pub usage: Option<String>,
}

impl Download {
    /// Decodes a download page: maps with `path`, `label` and `usage`, or bare file names.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        if !fields.has("files") {
            fields.missing("files");
        }
        let mut files = Vec::new();
        for node in fields.list("files") {
            if let Value::Scalar { text, .. } = &node.value {
                let path = Spanned::new(text.trim().to_owned(), node.place.clone());
                files.push(DownloadFile { path, label: None, usage: None });
                continue;
            }
            let mut below = fields.child(node, FILE);
            let (label, usage) = (below.text("label"), below.text("usage"));
            if let Some(path) = below.required_text("path") {
                files.push(DownloadFile { path, label, usage });
            }
            below.finish();
        }
        Self { files }
    }
}
