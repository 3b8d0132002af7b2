//! Headings: levels, ids and the outline.

use super::article::Heading;
use super::escape;
use super::ids;
use super::items::{Item, ItemKind};
use super::writer::{Close, Writer};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Tag};
use skillweek_base::text;
use skillweek_diag::Code;
use std::ops::Range;

/// The shift of levels: one if the text uses `#`, since the title of the page is the only heading
/// of level 1.
pub(super) fn shift(items: &[Item<'_>]) -> u8 {
    let is_first_level = |item: &Item<'_>| {
        matches!(
            item.kind,
            ItemKind::Markdown(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))
        )
    };
    u8::from(items.iter().any(is_first_level))
}

impl Writer<'_, '_> {
    /// Writes a heading; returns the index of the item to go on with. A heading without content is
    /// left out.
    pub(super) fn heading(
        &mut self,
        at: usize,
        level: u8,
        id: Option<&str>,
        classes: &[CowStr<'_>],
    ) -> usize {
        let Some(item) = self.items.get(at) else { return at + 1 };
        let (range, end) = (item.range.clone(), item.end);
        let text = self.plain(at + 1..end).split_whitespace().collect::<Vec<_>>().join(" ");
        if end == at + 1 {
            return end + 1;
        }
        let written = level;
        let level = (level + self.heading_shift).clamp(2, 6);
        self.check_order(level, written, &range);
        let id = self.heading_id(id, &text, &range);
        self.out.push_str(&format!("<h{level}{}", escape::attribute("id", &id)));
        if !classes.is_empty() {
            self.out.push_str(&escape::attribute("class", &classes.join(" ")));
        }
        self.out.push('>');
        let span = self.report.span(range);
        self.outline.push(Heading { level, id, text, span });
        self.open(Close::Html(closing(level)));
        self.begin_line();
        at + 1
    }

    fn heading_id(&mut self, explicit: Option<&str>, text: &str, range: &Range<usize>) -> String {
        let Some(id) = explicit.filter(|id| !id.is_empty()) else {
            return self.ids.give(&ids::heading_id(text));
        };
        if self.ids.take(id) {
            return id.to_owned();
        }
        let message =
            text!("标识 {{#{id}}} 在本页已经用过", "The id {{#{id}}} is already used on this page");
        let help = text!("换一个没有用过的标识", "Choose an id that is not used yet");
        self.report.warn(Code::InvalidValue, range.clone(), message, help);
        self.ids.give(id)
    }

    /// Warns of a skipped level; `written` is the level in the author's count.
    fn check_order(&mut self, level: u8, written: u8, range: &Range<usize>) {
        let last = std::mem::replace(&mut self.last_level, level);
        if level <= last + 1 {
            return;
        }
        let wanted = "#".repeat(usize::from(written - (level - last - 1)));
        let found = "#".repeat(usize::from(written));
        let message = text!(
            "标题越级：{found} 之前缺少 {wanted}",
            "A heading level is left out: {found} without {wanted} before it"
        );
        let help = text!("把这个标题改成 {wanted}", "Write {wanted} for this heading");
        self.report.push(Code::HeadingOrder, range.clone(), message, help);
    }
}

fn closing(level: u8) -> &'static str {
    match level {
        2 => "</h2>\n",
        3 => "</h3>\n",
        4 => "</h4>\n",
        5 => "</h5>\n",
        _ => "</h6>\n",
    }
}
