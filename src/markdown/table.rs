//! Tables.

use super::items::ItemKind;
use super::writer::{Close, Writer};
use pulldown_cmark::{Alignment, Event};
use skillweek_base::text;
use skillweek_diag::Code;

/// The most characters of a cell that stays on one line.
const SHORT: usize = 6;

/// A table being written.
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    is_head: bool,
    has_body: bool,
}

impl Writer<'_, '_> {
    pub(super) fn table(&mut self, alignments: &[Alignment]) {
        self.out.push_str("<div class=\"table-wrap\"><table>\n");
        let alignments = alignments.to_vec();
        self.tables.push(Table { alignments, column: 0, is_head: false, has_body: false });
        self.open(Close::Table);
    }

    pub(super) fn table_head(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.is_head = true;
        }
        self.out.push_str("<thead><tr>");
        self.open(Close::TableHead);
    }

    pub(super) fn end_table_head(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            table.is_head = false;
        }
        self.out.push_str("</tr></thead>\n");
    }

    pub(super) fn table_row(&mut self) {
        let is_first = self.tables.last_mut().is_some_and(|table| {
            table.column = 0;
            !std::mem::replace(&mut table.has_body, true)
        });
        self.out.push_str(if is_first { "<tbody>\n<tr>" } else { "<tr>" });
        self.open(Close::Html("</tr>\n"));
    }

    pub(super) fn end_table(&mut self) {
        let has_body = self.tables.pop().is_some_and(|table| table.has_body);
        self.out.push_str(if has_body { "</tbody></table></div>\n" } else { "</table></div>\n" });
    }

    /// Writes the start of a cell; the empty corner of a table is not a header.
    pub(super) fn table_cell(&mut self, at: usize, end: usize) {
        let Some(table) = self.tables.last_mut() else { return self.open(Close::Nothing) };
        let column = table.column;
        table.column += 1;
        let is_head = table.is_head;
        let align = match table.alignments.get(column) {
            Some(Alignment::Left) => "align-left",
            Some(Alignment::Center) => "align-center",
            Some(Alignment::Right) => "align-right",
            Some(Alignment::None) | None => "",
        };
        let short = if is_head || !self.is_short_cell(at, end) { "" } else { "short" };
        let classes = [align, short].into_iter().filter(|class| !class.is_empty());
        let align = match classes.collect::<Vec<_>>().join(" ") {
            classes if classes.is_empty() => classes,
            classes => format!(" class=\"{classes}\""),
        };
        let is_empty = self.is_empty_cell(at, end);
        if is_head && is_empty && column > 0 {
            self.report_empty_header(at, column);
        }
        if is_head && !is_empty {
            self.out.push_str(&format!("<th scope=\"col\"{align}>"));
            self.open(Close::Html("</th>"));
        } else {
            self.out.push_str(&format!("<td{align}>"));
            self.open(Close::Html("</td>"));
        }
        self.begin_line();
    }

    /// Whether a cell needs no second line, so that its column may be as narrow as it is.
    fn is_short_cell(&self, at: usize, end: usize) -> bool {
        let mut length = 0;
        let items = self.items.get(at + 1..end).unwrap_or_default();
        items.iter().all(|item| match &item.kind {
            ItemKind::Markdown(Event::Text(text)) => {
                length += text.chars().take(SHORT + 1).count();
                length <= SHORT
            }
            _ => false,
        })
    }

    fn is_empty_cell(&self, at: usize, end: usize) -> bool {
        self.items.get(at + 1..end).unwrap_or_default().iter().all(|item| match &item.kind {
            ItemKind::Markdown(Event::Text(text)) => text.trim().is_empty(),
            _ => false,
        })
    }

    fn report_empty_header(&mut self, at: usize, column: usize) {
        let Some(item) = self.items.get(at) else { return };
        let range = item.range.clone();
        let number = column + 1;
        let message =
            text!("表格第 {number} 列没有表头", "Column {number} of the table has no header");
        let help =
            text!("在第一行写上这一列的名称", "Write a name for the column in the first row");
        self.report.push(Code::TableHeader, range, message, help);
    }
}
