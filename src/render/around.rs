//! What pages of one folder and column have around their text alike.

use super::values::Values;
use crate::theme::Engine;
use serde::Serialize;
use std::sync::OnceLock;
use tera::{Context, Value};

/// What a page's neighbours have around their text, too: it is half of a page, and made once.
#[derive(Debug)]
pub struct Around {
    /// What all their templates receive.
    pub values: Values,
    /// The parts of the layout that are made of these values alone, rendered.
    parts: OnceLock<Value>,
}

impl Around {
    /// From the fields of a context.
    pub fn new(context: &impl Serialize) -> Self {
        Self { values: Values::new(context), parts: OnceLock::new() }
    }

    /// Adds the values, and the rendered parts under `parts`.
    pub fn add_to(&self, engine: &Engine, context: &mut Context) {
        self.values.add_to(context);
        let parts = self.parts.get_or_init(|| engine.parts(context));
        context.insert_value("parts", parts.clone());
    }
}
