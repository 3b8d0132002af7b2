//! Lines that are joined although each ends a sentence.

use super::super::items::ItemKind;
use super::super::report::Report;
use super::line::Line;
use super::roles::Role;
use super::width;
use pulldown_cmark::Event;
use skillweek_base::text;
use skillweek_diag::Code;
use std::ops::Range;

/// The length of the beginning of a line that a message shows.
const SHOWN: usize = 12;

/// The joined lines of a text.
#[derive(Default)]
pub(super) struct Joins {
    count: usize,
    /// The first place: the second line, and how both begin.
    first: Option<(Range<usize>, [String; 2])>,
}

impl Joins {
    /// Counts the joins of some lines.
    pub(super) fn add(&mut self, lines: &[Line<'_, '_>], roles: &[Role]) {
        for (pair, role) in lines.windows(2).zip(roles.iter().skip(1)) {
            let [above, line] = pair else { continue };
            let is_soft = line
                .before
                .is_some_and(|item| matches!(item.kind, ItemKind::Markdown(Event::SoftBreak)));
            if *role != Role::Continue || !is_soft {
                continue;
            }
            let texts = [above.plain(), line.plain()];
            if !texts.iter().all(|text| width::ends_sentence(text)) {
                continue;
            }
            self.count += 1;
            if self.first.is_none() {
                self.first = Some((line.range(), texts.map(|text| shortened(&text))));
            }
        }
    }

    /// Tells once how many lines are joined.
    pub(super) fn tell(self, report: &mut Report<'_>) {
        let Some((range, [above, below])) = self.first else { return };
        let count = self.count;
        let message = text!(
            "有 {count} 处换行两边都是完整的句子，却会连成一段；第一处是“{above}”和“{below}”",
            "{count} line breaks stand between whole sentences and are joined; first “{above}” and “{below}”"
        );
        let help = text!(
            "如果是两段，在两行中间空一行；如果是一段，把两行接起来",
            "Leave an empty line between them if they are two paragraphs; otherwise make them one line"
        );
        report.push(Code::JoinedLines, range, message, help);
    }
}

/// The beginning of a line.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
