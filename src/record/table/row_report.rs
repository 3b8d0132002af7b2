//! What is told about single rows and cells of a table.

use super::merge::excerpt;
use super::rows::Reading;
use super::sheet::Content;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity};

/// A row without a title.
pub fn untitled(reading: &Reading<'_>, row: u32) -> Diagnostic {
    let (sheet, header) = (reading.sheet, reading.header);
    let title = header.columns.iter().find(|column| header.is_title(column));
    let fallback = reading.columns.heading("title").unwrap_or("标题");
    let (index, heading) =
        title.map_or((0, fallback), |column| (column.index, column.heading.as_str()));
    let heading = excerpt(heading);
    Diagnostic::new(
        Code::RowSkipped,
        text!("这一行没有“{heading}”，未读取", "the row has no `{heading}` and was not read"),
    )
    .at(sheet.span(reading.file, row, index))
    .help(text!("请填写“{heading}”，或删除这一行", "fill in `{heading}` or delete the row"))
}

/// A cell whose formula has no value.
pub fn without_value(
    reading: &Reading<'_>,
    (row, column): (u32, u32),
    content: &Content,
) -> Diagnostic {
    let (message, help) = match content {
        Content::Failed(error) => (
            text!("公式出错：{error}", "the formula failed: {error}"),
            text!("请改正公式，或直接填写内容", "correct the formula or fill in the value itself"),
        ),
        _ => (
            text!(
                "这一格是公式，文件里没有存它的结果",
                "the cell holds a formula, and the file does not hold its result"
            ),
            text!(
                "请用 Excel 或 WPS 打开这个文件，保存一次；或直接填写内容",
                "open the file in Excel or WPS and save it, or fill in the value itself"
            ),
        ),
    };
    let span = reading.sheet.span(reading.file, row, column);
    Diagnostic::new(Code::InvalidValue, message).at(span).help(help)
}

/// A bare number that can only be a date.
pub fn number_as_date(
    reading: &Reading<'_>,
    (row, column): (u32, u32),
    (text, date): (&str, &str),
) -> Diagnostic {
    Diagnostic::new(
        Code::AmbiguousDate,
        text!("数字 {text} 按日期 {date} 读取", "the number {text} is read as the date {date}"),
    )
    .at(reading.sheet.span(reading.file, row, column))
    .help(text!("请把这一列的单元格格式改为“日期”", "format the cells of this column as dates"))
}

/// A table in which another column names the records.
pub fn stand_in(reading: &Reading<'_>) -> Option<Diagnostic> {
    let column = reading.header.column(reading.header.title?)?;
    let (heading, title) = (excerpt(&column.heading), reading.columns.heading("title")?);
    let found = Diagnostic::new(
        Code::UnknownColumn,
        text!(
            "没有“{title}”列，用“{heading}”的第一行作名称",
            "there is no column `{title}`; the first line of `{heading}` is the title"
        ),
    );
    Some(found.with_severity(Severity::Info).at(reading.sheet.span(
        reading.file,
        column.row,
        column.index,
    )))
}
