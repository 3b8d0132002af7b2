//! Writes the raw elements that stay.

use super::attribute;
use super::hidden;
use super::policy;
use super::state::{Closing, RawTable};
use super::tokens::Tag;
use crate::address::{self, Destination};
use crate::article::{Image, Piece, ReferenceKind};
use crate::marks;
use crate::run::Run;
use crate::writer::Writer;
use std::ops::Range;

impl Writer<'_, '_> {
    pub(super) fn keep(&mut self, tag: &Tag, run: &Run) {
        let range = run.range(tag.range.clone());
        self.report_handlers(tag, &range);
        self.imply_ends(&tag.name);
        match tag.name.as_str() {
            "a" => self.raw_link(tag, run, range),
            "img" => self.raw_image(tag, run, range),
            "video" | "audio" | "source" | "track" => self.raw_media(tag, run),
            "table" => self.raw_table(tag, range),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.raw_heading(tag),
            name => {
                if name == "th"
                    && let Some(table) = self.raw.tables.last_mut()
                {
                    table.has_header = true;
                }
                self.write_tag(name, "", tag);
            }
        }
    }

    /// Writes a start tag with its harmless attributes and some more.
    fn write_tag(&mut self, name: &str, more: &str, tag: &Tag) {
        let harmless = attribute::harmless(tag, &mut self.ids);
        self.out.push_str(&format!("<{name}{harmless}{more}>"));
        self.line.last = None;
        self.push_element(Closing::Html(format!("</{name}>")), tag);
    }

    fn imply_ends(&mut self, next: &str) {
        let around = self.open.last().map_or(0, |open| open.raw).max(self.frame_raw());
        while let Some(element) = self.raw.open.get(around..).and_then(<[_]>::last)
            && policy::implies_end(&element.name, next)
        {
            self.close_raw(self.raw.open.len() - 1);
        }
    }

    fn raw_link(&mut self, tag: &Tag, run: &Run, range: Range<usize>) {
        let harmless = attribute::harmless(tag, &mut self.ids);
        let Some(href) = tag.get("href") else {
            self.out.push_str(&format!("<a{harmless}>"));
            return self.push_element(Closing::Html("</a>".to_owned()), tag);
        };
        if self.link.is_some() {
            return self.push_element(Closing::Nothing, tag);
        }
        let place = run.range(href.range.clone());
        if self.raw.is_hidden() || hidden::is_hidden(tag) {
            self.report_hidden(&href.value, range);
            return self.push_element(Closing::Nothing, tag);
        }
        let reference = self.refer(&href.value, ReferenceKind::Link, "", place);
        if let Some(reference) = reference {
            self.out.push_str(&format!("{}{harmless}>", marks::link(reference)));
        }
        self.begin_link(reference, &href.value, range);
        self.push_element(Closing::Link, tag);
    }

    fn raw_image(&mut self, tag: &Tag, run: &Run, range: Range<usize>) {
        let alt = tag.get("alt").map_or("", |alt| alt.value.as_str());
        if let Some(link) = &mut self.link {
            link.text.push_str(alt);
            link.has_image = true;
        }
        let Some(source) = tag.get("src") else { return };
        let place = if source.value.is_empty() { range } else { run.range(source.range.clone()) };
        if let Some(image) = self.image_reference(&source.value, alt, place) {
            let attributes = attribute::harmless(tag, &mut self.ids);
            let width = attribute::pixels(tag, "width");
            self.inline_hole(Piece::Image(Image { width, attributes, ..image }));
        }
        self.line.last = None;
    }

    /// A video or sound, or one of its files. A file of another site is not loaded.
    fn raw_media(&mut self, tag: &Tag, run: &Run) {
        let is_player = matches!(tag.name.as_str(), "video" | "audio");
        let mut more = String::new();
        for name in ["src", "poster"] {
            let Some(address) = tag.get(name).filter(|_| name == "src" || tag.name == "video")
            else {
                continue;
            };
            let place = run.range(address.range.clone());
            if matches!(address::destination(&address.value), Destination::Web { .. }) {
                self.report_foreign(&address.value, &place);
                if is_player && name == "src" {
                    self.bare_link(&address.value, &address.value, place);
                    return self.push_element(Closing::Nothing, tag);
                }
                continue;
            }
            let kind = if name == "poster" { ReferenceKind::Image } else { ReferenceKind::Media };
            if let Some(reference) = self.refer(&address.value, kind, "", place) {
                more.push_str(&format!(" {name}=\"{}\"", marks::address(reference)));
            }
        }
        if is_player {
            more.push_str(" controls=\"\" preload=\"none\"");
        } else if more.is_empty() {
            return;
        }
        self.write_tag(&tag.name, &more, tag);
    }

    fn raw_table(&mut self, tag: &Tag, range: Range<usize>) {
        let harmless = attribute::harmless(tag, &mut self.ids);
        self.out.push_str(&format!("<div class=\"table-wrap\"><table{harmless}>"));
        self.raw.tables.push(RawTable { range, has_header: false });
        self.push_element(Closing::Table, tag);
    }

    pub(super) fn end_raw_table(&mut self) {
        self.out.push_str("</table></div>");
        let Some(table) = self.raw.tables.pop() else { return };
        if !table.has_header {
            self.report_headless_table(table.range);
        }
    }

    /// A heading; like those of Markdown it is shifted below the title of the page.
    fn raw_heading(&mut self, tag: &Tag) {
        let written = tag.name.bytes().last().map_or(2, |digit| digit.saturating_sub(b'0'));
        let level = (written + self.heading_shift).clamp(2, 6);
        self.write_tag(&format!("h{level}"), "", tag);
    }
}
