//! The layout that the pages of one folder and column share.

use crate::context::LayoutContext;
use crate::values::Values;
use skillweek_theme::{Engine, LayoutParts, Words};
use std::sync::OnceLock;
use tera::Context;

/// The layout around a page's text, shared with the pages beside it: it is half of a page, and made
/// once.
#[derive(Debug)]
pub struct SharedLayout {
    /// The values that all their templates receive.
    pub values: Values,
    /// The parts of the layout, made of these values on first use.
    parts: OnceLock<LayoutParts>,
}

impl SharedLayout {
    pub fn new(layout_context: &LayoutContext<'_>) -> Self {
        let Words { value, digest, .. } = layout_context.words;
        let values = Values::new(layout_context).with_known("words", value.clone(), *digest);
        Self { values, parts: OnceLock::new() }
    }

    /// Adds the values, and the rendered parts under `parts`.
    pub fn add_to(&self, engine: &Engine, context: &mut Context) -> &LayoutParts {
        self.values.add_to(context);
        let parts = self.parts.get_or_init(|| engine.parts(context));
        context.insert_value("parts", parts.html.clone());
        parts
    }
}
