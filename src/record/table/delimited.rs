//! Reads comma-, tab- or semicolon-separated text.

use super::cells::Gatherer;
use super::refusal::Refusal;
use super::sheet::{Book, Content, Sheet};
use super::workbook;
use skillweek_diag::Diagnostic;

/// Reads decoded text; notices of the book tell what the limits left out.
pub fn read(text: &str) -> Book {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    // The last record needs a line end, too.
    text.push('\n');
    let (body, stated) = stated_delimiter(&text);
    let delimiter = stated.unwrap_or_else(|| detect(body));
    let first = u32::from(stated.is_some());
    let mut sheet = Sheet::default();
    let mut cells = Gatherer::default();
    let mut notices: Vec<Diagnostic> = Vec::new();
    if let Err(refusal) = fill(body, (delimiter, first), &mut sheet, &mut cells) {
        sheet = Sheet::default();
        notices.push(refusal.diagnostic());
    }
    let book = Book { sheets: vec![sheet], notices };
    workbook::finish(book, &cells)
}

fn fill(
    text: &str,
    (delimiter, first): (u8, u32),
    sheet: &mut Sheet,
    cells: &mut Gatherer,
) -> Result<(), Refusal> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // Line ends inside cells: row 7 of a spreadsheet program may be on line 20 of the file.
    let mut inner_lines = 0_u64;
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| Refusal::Broken(error.to_string()))? {
        inner_lines += record.iter().map(line_ends).sum::<u64>();
        // The reader is on the line after the record; a record's own position would be that of the
        // blank lines before it.
        let row = reader.position().line().saturating_sub(2).saturating_sub(inner_lines);
        let row = u32::try_from(row).map_err(|_| Refusal::TooLarge)?.saturating_add(first);
        for (column, field) in record.iter().enumerate() {
            let column = u32::try_from(column).map_err(|_| Refusal::TooLarge)?;
            cells.take(sheet, (row, column), Content::Text(unguard(field).to_owned()))?;
        }
    }
    Ok(())
}

fn line_ends(field: &str) -> u64 {
    field.bytes().filter(|&byte| byte == b'\n').count() as u64
}

/// Excel accepts the delimiter in a first line `sep=;`.
fn stated_delimiter(text: &str) -> (&str, Option<u8>) {
    let Some(rest) = text.strip_prefix("sep=") else { return (text, None) };
    match rest.as_bytes() {
        [delimiter @ (b',' | b';' | b'\t' | b'|'), b'\n', ..] => {
            (rest.get(2..).unwrap_or_default(), Some(*delimiter))
        }
        _ => (text, None),
    }
}

/// The most frequent delimiter of the first lines, outside of quotation marks.
fn detect(text: &str) -> u8 {
    const CANDIDATES: [u8; 3] = [b',', b'\t', b';'];
    let mut counts = [0_usize; 3];
    let mut is_quoted = false;
    let mut lines = 0;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => lines += 1,
            _ if !is_quoted => {
                for (count, candidate) in counts.iter_mut().zip(CANDIDATES) {
                    *count += usize::from(byte == candidate);
                }
            }
            _ => {}
        }
        if lines >= 30 {
            break;
        }
    }
    // The first of equals wins: a comma unless another is more frequent.
    let best = counts.iter().zip(CANDIDATES).rev().max_by_key(|&(count, _)| *count);
    best.map_or(b',', |(_, delimiter)| delimiter)
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
        for text in ["a,b\nc,d", "a\tb\nc\td", "a;b\nc;d", "sep=;\na;b", "\"x;y;z\",b\n1,d"] {
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
        assert_eq!(cell("'=1+1,=\"0536\",'x", 0, 2).as_deref(), Some("'x"));
        assert_eq!(unguard("=\"0536\""), "0536");
    }
}
