//! The last step of every page: its context goes through its template.

use super::run::File;
use super::sheet::Sheet;
use crate::base::path::SourcePath;
use crate::diag::Sink;
use serde::Serialize;
use tera::Context;

impl Sheet<'_> {
    /// Renders this page; nothing if its template fails, which is reported with `source`.
    pub fn finish(
        &self,
        template: &str,
        context: &impl Serialize,
        source: Option<&SourcePath>,
        sink: &mut Sink,
    ) -> Vec<File> {
        // Cannot fail: contexts are structs of strings, numbers, lists and maps with string keys.
        let context = Context::from_serialize(context).unwrap_or_default();
        let html = self.renderer.theme.engine.render(template, &context, source, sink);
        let minified = html.map(|html| self.renderer.minifier.minify(&html));
        minified.map(|html| File::html(self.output().clone(), html)).into_iter().collect()
    }
}
