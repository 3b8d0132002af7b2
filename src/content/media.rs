//! Press reports.

use super::vocabulary::OutletLevel;
use crate::record::{Fields, Spanned};
use serde::{Deserialize, Serialize};

/// What a press report adds to a page; its address is the page's `source_url`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Media {
    pub outlet: Option<Spanned<String>>,
    pub outlet_level: Option<Spanned<OutletLevel>>,
    pub original_title: Option<String>,
}

impl Media {
    /// Decodes a press report.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        Self {
            outlet: fields.spanned_text("outlet"),
            outlet_level: fields.choice("outlet_level"),
            original_title: fields.text("original_title"),
        }
    }
}
