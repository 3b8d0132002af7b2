//! Rendering of templates and pages, with errors as diagnostics.

use super::{Engine, LayoutParts, render};
use crate::report::{self, Fault};
use skillweek_base::path::SourcePath;
use skillweek_diag::Sink;
use tera::Context;

impl Engine {
    /// Renders a template. Errors are reported with the page's source, and the result is then
    /// `None`.
    pub fn render(
        &self,
        template: &str,
        context: &Context,
        page: Option<&SourcePath>,
        sink: &mut Sink,
    ) -> Option<String> {
        match render(&self.tera, template, context) {
            Ok(html) => Some(html),
            Err(error) => {
                self.report(&report::faults(&error), template, page, sink);
                None
            }
        }
    }

    /// Renders a page, whose context has the parts of the layout. Where one is absent, its own
    /// errors are reported.
    pub fn render_page(
        &self,
        template: &str,
        context: &Context,
        parts: &LayoutParts,
        page: Option<&SourcePath>,
        sink: &mut Sink,
    ) -> Option<String> {
        match render(&self.tera, template, context) {
            Ok(html) => Some(html),
            Err(error) => {
                for fault in report::faults(&error) {
                    match parts.cause(&fault) {
                        Some((part, faults)) => self.report(faults, part, page, sink),
                        None => self.report(&[fault], template, page, sink),
                    }
                }
                None
            }
        }
    }

    /// Reports the errors of a template.
    fn report(&self, faults: &[Fault], template: &str, page: Option<&SourcePath>, sink: &mut Sink) {
        for mut fault in faults.iter().cloned() {
            fault.template.get_or_insert_with(|| template.to_owned());
            self.push(&fault, page, sink);
        }
    }
}
