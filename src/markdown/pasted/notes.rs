//! What was taken for a heading.

use super::super::report::Report;
use super::line::Line;
use super::roles::Role;
use skillweek_base::text;

/// Tells of headings whose marks Markdown does not know.
pub(super) fn headings(lines: &[Line<'_, '_>], roles: &[Role], report: &mut Report<'_>) {
    for (line, role) in lines.iter().zip(roles) {
        let Role::Heading(level) = role else { continue };
        let marks = "#".repeat(usize::from(*level));
        let written = line.plain();
        let written: String =
            written.chars().take_while(|char| matches!(char, '#' | '＃')).collect();
        let after = line.plain().chars().nth(usize::from(*level));
        let message = match after {
            _ if written.contains('＃') => text!(
                "“{written}”是全角符号，已当作标题",
                "“{written}” is written in full width; it was taken for a heading"
            ),
            Some('\u{3000}') => text!(
                "“{written}”后面是全角空格，已当作标题",
                "A full-width space follows “{written}”; it was taken for a heading"
            ),
            _ => text!(
                "“{written}”后面缺少空格，已当作标题",
                "There is no space behind “{written}”; it was taken for a heading"
            ),
        };
        let help = text!(
            "不用改；想写得规范，就用半角的 {marks} 和一个半角空格",
            "Nothing need be done; the usual form is {marks} and a space in half width"
        );
        report.note(line.range(), message, help);
    }
}
