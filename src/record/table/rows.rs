//! Turns the rows below the headings into nodes.

use super::column_names;
use super::header::{Column, Header, Meaning};
use super::merge::{self, Spread};
use super::number;
use super::sheet::{Content, Sheet, column_name};
use super::values::{self, Part};
use crate::node::{Node, Value};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink};

/// Reads every row below the headings.
pub fn read(
    file: &SourcePath,
    sheet: &Sheet,
    header: &Header,
    sink: &mut Sink,
    nodes: &mut Vec<Node>,
) {
    report_unknown(file, sheet, header, sink);
    let spread = Spread::new(file, sheet, header, sink);
    let reading = Reading { file, sheet, header, spread };
    for row in sheet.rows_from(header.bottom + 1) {
        match reading.kind(row) {
            RowKind::Record => nodes.push(reading.node(row, sink)),
            RowKind::Nothing => {}
            RowKind::Untitled => sink.push(reading.untitled(row)),
            RowKind::Remark(what) => sink.push(reading.remark(row, &what)),
        }
    }
}

struct Reading<'a> {
    file: &'a SourcePath,
    sheet: &'a Sheet,
    header: &'a Header,
    spread: Spread,
}

/// The kind of a row.
enum RowKind {
    Record,
    /// Blank in the columns that count, or a repetition of the headings.
    Nothing,
    /// Filled, but without the key that makes it a record.
    Untitled,
    /// A total, a footnote or the title of a group.
    Remark(Text),
}

impl Reading<'_> {
    fn kind(&self, row: u32) -> RowKind {
        if self.is_header_again(row) {
            return RowKind::Nothing;
        }
        if let Some(what) = self.remark_kind(row) {
            return RowKind::Remark(what);
        }
        let has_own =
            self.sheet.row(row).any(|(index, _)| self.meaning(index) != Some(&Meaning::Ignored));
        if !has_own {
            return RowKind::Nothing;
        }
        let has_title = self.header.known().any(|(column, key)| {
            column_names::is_required(key)
                && self.spread.content(self.sheet, row, column.index).is_some()
        });
        if has_title { RowKind::Record } else { RowKind::Untitled }
    }

    fn meaning(&self, index: u32) -> Option<&Meaning> {
        let at = self.header.columns.binary_search_by_key(&index, |column| column.index).ok()?;
        self.header.columns.get(at).map(|column| &column.meaning)
    }

    /// Long lists repeat their headings on each printed page.
    fn is_header_again(&self, row: u32) -> bool {
        let same =
            |column: &&Column| self.sheet.text(row, column.index) == Some(column.heading.as_str());
        self.header.columns.iter().filter(same).count() >= 2
    }

    fn remark_kind(&self, row: u32) -> Option<Text> {
        let mut texts = self.sheet.texts(row);
        let (index, first) = texts.next()?;
        let others = texts.count();
        let bare: String = first.chars().filter(|c| !c.is_whitespace()).collect();
        if matches!(bare.trim_end_matches(['：', ':']), "合计" | "总计" | "小计" | "共计")
        {
            return Some(text!("合计行", "a total"));
        }
        let mut notes =
            "注： 注: 备注： 备注: 说明： 说明: 填表人 填报人 制表人 填报单位".split(' ');
        if others <= 1 && notes.any(|word| bare.starts_with(word)) {
            return Some(text!("注释行", "a footnote"));
        }
        let area = self.sheet.area_from(row, index)?;
        let is_group = others == 0 && merge::is_group_title(self.header, area);
        is_group.then(|| text!("分组标题", "the title of a group"))
    }

    fn node(&self, row: u32, sink: &mut Sink) -> Node {
        let mut parts = Vec::new();
        let mut place = None;
        for (column, key) in self.header.known() {
            let Some(content) = self.spread.content(self.sheet, row, column.index) else {
                continue;
            };
            let text = match content {
                Content::Text(text) => self.value(row, column, (key, text), sink),
                Content::Failed(error) => {
                    sink.push(self.failed(row, column, error));
                    continue;
                }
            };
            let cell = self.sheet.place(row, column.index);
            if column_names::is_required(key) {
                place.get_or_insert_with(|| cell.clone());
            }
            let heading = self.sheet.place(column.row, column.index);
            let key = column_names::refine(key, &text);
            parts.push(Part { key, text, place: cell, heading });
        }
        let entries = values::combine(parts);
        let place = place.unwrap_or_else(|| self.sheet.place(row, 0));
        Node { value: Value::Map(entries), place }
    }

    /// A value as written, or as a date if it is the bare number of one.
    fn value(
        &self,
        row: u32,
        column: &Column,
        (key, text): (&str, &str),
        sink: &mut Sink,
    ) -> String {
        let date = Some(text).filter(|_| column_names::is_date(key)).and_then(number::as_date);
        let Some(date) = date else { return text.to_owned() };
        let diagnostic = Diagnostic::new(
            Code::AmbiguousDate,
            text!("数字 {text} 按日期 {date} 读取", "the number {text} is read as the date {date}"),
        );
        sink.push(diagnostic.at(self.sheet.span(self.file, row, column.index)).help(text!(
            "请把这一列的单元格格式改为“日期”",
            "format the cells of this column as dates"
        )));
        date
    }

    fn failed(&self, row: u32, column: &Column, error: &str) -> Diagnostic {
        Diagnostic::new(
            Code::InvalidValue,
            text!("公式出错：{error}", "the formula failed: {error}"),
        )
        .at(self.sheet.span(self.file, row, column.index))
        .help(text!(
            "请改正公式，或直接填写内容",
            "correct the formula or fill in the value itself"
        ))
    }

    fn untitled(&self, row: u32) -> Diagnostic {
        let title = self.header.known().find(|(_, key)| column_names::is_required(key));
        let (index, heading) = title
            .map_or((0, "活动名称"), |(column, _)| (column.index, column.heading.as_str()));
        let heading = merge::excerpt(heading);
        Diagnostic::new(
            Code::RowSkipped,
            text!("这一行没有“{heading}”，未读取", "the row has no `{heading}` and was not read"),
        )
        .at(self.sheet.span(self.file, row, index))
        .help(text!("请填写“{heading}”，或删除这一行", "fill in `{heading}` or delete the row"))
    }

    fn remark(&self, row: u32, what: &Text) -> Diagnostic {
        let (zh, en) = (&what.zh, &what.en);
        let first = self.sheet.row(row).next().map_or(0, |(index, _)| index);
        Diagnostic::new(
            Code::RowSkipped,
            text!("{zh}，未作为活动读取", "{en}, not read as a record"),
        )
        .with_severity(Severity::Info)
        .at(self.sheet.span(self.file, row, first))
    }
}

/// Warns of columns that are filled but have no known heading.
fn report_unknown(file: &SourcePath, sheet: &Sheet, header: &Header, sink: &mut Sink) {
    let mut filled: Vec<u32> =
        sheet.cells.range((header.bottom + 1, 0)..).map(|(&(_, column), _)| column).collect();
    filled.sort_unstable();
    filled.dedup();
    for index in filled {
        match header.columns.iter().find(|column| column.index == index) {
            Some(column) if column.meaning == Meaning::Unknown => {
                sink.push(unknown_column(file, sheet, column));
            }
            Some(_) => {}
            None if is_below_group_only(sheet, header, index) => {}
            None => sink.push(nameless_column(file, sheet, header, index)),
        }
    }
}

/// Whether a column holds only lines that reach across the table, and notes below it.
fn is_below_group_only(sheet: &Sheet, header: &Header, index: u32) -> bool {
    header.columns.first().is_some_and(|first| index < first.index)
        && sheet
            .cells
            .range((header.bottom + 1, 0)..)
            .filter(|&(&(_, column), _)| column == index)
            .all(|(&(row, _), _)| sheet.row(row).count() == 1)
}

fn unknown_column(file: &SourcePath, sheet: &Sheet, column: &Column) -> Diagnostic {
    let heading = merge::excerpt(&column.heading);
    let diagnostic = Diagnostic::new(
        Code::UnknownColumn,
        text!(
            "不认识的列“{heading}”，其内容未读取",
            "the column `{heading}` is unknown and was not read"
        ),
    )
    .at(sheet.span(file, column.row, column.index));
    match values::nearest(&column.heading) {
        Some(known) => diagnostic.help(text!("您是不是想写“{known}”？", "did you mean `{known}`?")),
        None => diagnostic.help(text!(
            "若要发布，请改用已有的列名，如“活动内容”",
            "to have it published, use a heading that is known, such as 活动内容"
        )),
    }
}

fn nameless_column(file: &SourcePath, sheet: &Sheet, header: &Header, index: u32) -> Diagnostic {
    let name = column_name(index);
    Diagnostic::new(
        Code::UnknownColumn,
        text!("{name} 列没有列名，其内容未读取", "column {name} has no heading and was not read"),
    )
    .at(sheet.span(file, header.bottom, index))
    .help(text!("请在表头为这一列写上列名", "write a heading above it"))
}
