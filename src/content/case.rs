//! Cases: people, experience and deeds worth telling.

use super::vocabulary::{CaseKind, Integration};
use crate::record::{Fields, Spanned};
use serde::{Deserialize, Serialize};

/// What a case adds to a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    pub kind: Option<Spanned<CaseKind>>,
    pub person: Option<Spanned<String>>,
    pub school: Option<String>,
    pub honours: Vec<String>,
    pub integration: Vec<Spanned<Integration>>,
    pub quote: Option<String>,
}

impl Case {
    /// Decodes a case.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        Self {
            kind: fields.choice("kind"),
            person: fields.spanned_text("person"),
            school: fields.text("school"),
            honours: fields.texts("honours"),
            integration: fields.choices("integration"),
            quote: fields.text("quote"),
        }
    }
}
