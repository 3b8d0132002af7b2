//! Links: their targets, and mistakes in them.

use super::address::{self, Destination};
use super::article::{Reference, ReferenceKind};
use super::escape;
use super::marks;
use super::writer::{Close, Writer};
use skillweek_base::text;
use skillweek_diag::Code;
use std::ops::Range;

/// A link whose text is being written.
pub(super) struct OpenLink {
    /// `None` if no link can be made.
    reference: Option<usize>,
    target: String,
    range: Range<usize>,
    pub(super) text: String,
    pub(super) has_image: bool,
}

/// Link texts that do not tell where a link leads, separated by `、`.
const VAGUE: &str = "点击、点击这里、点击此处、点这里、点此、点我、请点击、请点击这里、\
    请点击此处、戳这里、这里、此处、这、更多、查看更多、了解更多、详情、查看详情、详细、查看、\
    链接、网址、下载、点击下载、点击查看、阅读全文、全文、here、click、click here、this、more、\
    read more、learn more、details、link、this link、download";

impl Writer<'_, '_> {
    pub(super) fn start_link(&mut self, target: &str, title: &str, range: Range<usize>) {
        if self.link.is_some() || !self.may_nest(&range) {
            self.open(Close::Nothing);
            return;
        }
        let reference = self.refer(target, ReferenceKind::Link, "", range.clone());
        if let Some(reference) = reference {
            self.out.push_str(&marks::link(reference));
            if !title.is_empty() {
                self.out.push_str(&escape::attribute("title", title));
            }
            self.out.push('>');
        }
        self.begin_link(reference, target, range);
        self.open(Close::Link);
    }

    pub(super) fn begin_link(
        &mut self,
        reference: Option<usize>,
        target: &str,
        range: Range<usize>,
    ) {
        let target = target.to_owned();
        self.link =
            Some(OpenLink { reference, target, range, text: String::new(), has_image: false });
    }

    pub(super) fn end_link(&mut self) {
        let Some(link) = self.link.take() else { return };
        if let Some(reference) = link.reference {
            self.out.push_str("</a>");
            self.check_link_text(&link);
            if let Some(reference) = self.references.get_mut(reference) {
                reference.text = link.text;
            }
        }
    }

    /// Writes an address in the text as a link.
    pub(super) fn bare_link(&mut self, target: &str, label: &str, range: Range<usize>) {
        let Some(reference) = self.refer(target, ReferenceKind::Link, label, range.clone()) else {
            return self.plain_text(label);
        };
        self.out.push_str(&marks::link(reference));
        self.out.push('>');
        self.begin_link(Some(reference), target, range);
        self.plain_text(label);
        self.end_link();
    }

    /// Adds a reference, unless pages may not point there.
    pub(super) fn refer(
        &mut self,
        target: &str,
        kind: ReferenceKind,
        text: &str,
        range: Range<usize>,
    ) -> Option<usize> {
        let target = target.trim();
        if !self.may_point(target, &range) {
            return None;
        }
        let span = self.report.span(range);
        self.references.push(Reference {
            target: target.to_owned(),
            kind,
            text: text.to_owned(),
            span,
        });
        Some(self.references.len() - 1)
    }

    /// Reports an address to which no page may point.
    fn may_point(&mut self, target: &str, range: &Range<usize>) -> bool {
        if target.is_empty() {
            self.report_empty(range);
            return false;
        }
        match address::destination(target) {
            Destination::Private => self.report_private(target, range),
            Destination::Refused(scheme) => self.report_refused(&scheme, range),
            Destination::Web { is_secure: false } => {
                self.report_insecure(target, range);
                return true;
            }
            Destination::Local | Destination::Contact | Destination::Web { .. } => return true,
        }
        false
    }

    fn check_link_text(&mut self, link: &OpenLink) {
        let text = link.text.trim_matches(|char: char| char.is_whitespace() || is_decoration(char));
        if link.text.chars().all(address::is_invisible) && !link.has_image {
            return self.report_invisible(&link.target, &link.range);
        }
        if self.raw.is_hidden() {
            return self.report_hidden(&link.target, link.range.clone());
        }
        let lower = text.to_lowercase();
        if VAGUE.split('、').any(|vague| vague == lower) {
            let message = text!(
                "链接文字“{text}”没有说明去向",
                "The link text “{text}” does not say where it leads"
            );
            let help =
                text!("写出目标的名称，例如“活动清单”", "Name the target, such as “programme”");
            self.report.push(Code::VagueLink, link.range.clone(), message, help);
        }
    }
}

/// Brackets, arrows and full stops around the text of a link.
fn is_decoration(char: char) -> bool {
    "><»«→《》【】[]（）()“”….。！!：:，、".contains(char)
}
