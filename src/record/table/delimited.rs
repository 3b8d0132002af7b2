//! Reads comma-, tab- or semicolon-separated text.

use super::cells::Gatherer;
use super::quotes::Fields;
use super::refusal::Refusal;
use super::sheet::{Book, Content, Sheet};
use super::workbook;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic};

/// Reads decoded text; notices of the book tell what the limits left out.
pub fn read(text: &str) -> Book {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (body, stated) = stated_delimiter(&text);
    let delimiter = stated.unwrap_or_else(|| detect(body));
    let first = u32::from(stated.is_some());
    let mut sheet = Sheet::default();
    let mut cells = Gatherer::default();
    let mut book = Book::default();
    if let Err(refusal) = fill(body, (delimiter, first), &mut sheet, &mut cells) {
        sheet = Sheet::default();
        book.notices.push(refusal.diagnostic());
        book.is_refused = true;
    }
    book.sheets.push(sheet);
    workbook::finish(book, &cells)
}

fn fill(
    text: &str,
    (delimiter, first): (char, u32),
    sheet: &mut Sheet,
    cells: &mut Gatherer,
) -> Result<(), Refusal> {
    for field in Fields::new(text, delimiter) {
        let (row, column) = field.at;
        let row = row.saturating_add(first);
        if let Some(line) = field.open_quote {
            let line = line.saturating_add(u64::from(first));
            sheet.open_quotes.push(((row, column), line));
        }
        let content = Content::Text(unguard(&field.text).to_owned());
        cells.take(sheet, (row, column), content)?;
    }
    Ok(())
}

/// The diagnostics for quotation marks that are never closed; the first few are enough.
pub fn open_quotes(file: &SourcePath, sheet: &Sheet) -> impl Iterator<Item = Diagnostic> {
    sheet.open_quotes.iter().take(20).map(|&((row, column), line)| {
        let message = text!(
            "第 {line} 行有一个引号（\"）没有配对，已按没有这个引号读取",
            "a quotation mark on line {line} is never closed and was disregarded"
        );
        let found = Diagnostic::new(Code::InvalidValue, message);
        found
            .with_severity(skillweek_diag::Severity::Warning)
            .at(sheet.span(file, row, column))
            .help(text!(
                "请核对这一行各格的内容：在格的末尾补上引号，或删去多余的引号",
                "check the cells of this line: close the mark at the end of its cell, or delete it"
            ))
    })
}

/// Excel accepts the delimiter in a first line `sep=;`.
fn stated_delimiter(text: &str) -> (&str, Option<char>) {
    let Some(rest) = text.strip_prefix("sep=") else { return (text, None) };
    let mut marks = rest.chars();
    match (marks.next(), marks.next()) {
        (Some(delimiter @ (',' | ';' | '\t' | '|')), Some('\n')) => {
            (marks.as_str(), Some(delimiter))
        }
        _ => (text, None),
    }
}

/// The delimiter that most of the first lines hold, outside of quotation marks; of equals the more
/// frequent, and then the more usual.
fn detect(text: &str) -> char {
    const CANDIDATES: [char; 6] = [',', '\t', ';', '|', '，', '；'];
    const LINES: usize = 30;
    let mut counts = [(0_usize, 0_usize); CANDIDATES.len()];
    let mut is_quoted = false;
    for line in text.lines().take(LINES) {
        let mut own = [0_usize; CANDIDATES.len()];
        for mark in line.chars() {
            is_quoted ^= mark == '"';
            if let Some(at) = CANDIDATES.iter().position(|it| *it == mark && !is_quoted) {
                own[at] += 1;
            }
        }
        for (count, own) in counts.iter_mut().zip(own) {
            *count = (count.0 + usize::from(own > 0), count.1 + own);
        }
    }
    let best = counts.iter().zip(CANDIDATES).rev().max_by_key(|&(count, _)| *count);
    best.map_or(',', |(_, delimiter)| delimiter)
}

/// A field without the guard against being read as a formula: `'=1+1` is `=1+1`, and `="0536"`,
/// which people write to keep a leading zero, is `0536`.
fn unguard(field: &str) -> &str {
    if let Some(rest) = field.strip_prefix('\'')
        && rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
    {
        return rest;
    }
    field.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, row: u32, column: u32) -> Option<String> {
        let book = read(text);
        book.sheets.first()?.text(row, column).map(str::to_owned)
    }

    #[test]
    fn the_delimiter_is_detected() {
        for text in [
            "a,b\nc,d",
            "a\tb\nc\td",
            "a;b\nc;d",
            "sep=;\na;b",
            "\"x;y;z\",b\n1,d",
            "a，b\n甲，d",
            "a|b\n1|2",
            "a,b\n一，二，三,d\n四，五，六,f",
        ] {
            let row = u32::from(text.starts_with("sep"));
            assert_eq!(cell(text, row, 1).as_deref(), Some("b"), "{text}");
        }
    }

    #[test]
    fn rows_are_counted_as_excel_counts_them() {
        let text = "名称,内容\r\n甲,\"一\r\n二\"\r\n\r\n乙,三\r\n";
        assert_eq!(cell(text, 1, 1).as_deref(), Some("一\n二"));
        assert_eq!(cell(text, 3, 0).as_deref(), Some("乙"));
    }

    #[test]
    fn guards_are_taken_off() {
        assert_eq!(cell("'=1+1,=\"0536\",'x", 0, 0).as_deref(), Some("=1+1"));
        assert_eq!(cell("'=1+1,=\"0536\",'x", 0, 1).as_deref(), Some("0536"));
        assert_eq!(cell("'=1+1,=\"0536\",'x", 0, 2).as_deref(), Some("'x"));
        assert_eq!(unguard("=\"0536\""), "0536");
    }
}
