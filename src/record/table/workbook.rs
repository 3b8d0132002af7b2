//! Reads Excel's workbooks through calamine: `.xlsx`, `.xlsb`, `.xls` and WPS's `.et`.
//!
//! calamine indexes into damaged files without checks, so each reading runs inside `catch_unwind`;
//! files that would exhaust memory are refused before, in `archive` and `biff`.

use super::biff;
use super::cells::{self, Gatherer};
use super::hidden;
use super::number::{self, Epoch};
use super::refusal::Refusal;
use super::sheet::{Area, Book, Content, Sheet};
use super::xlsb_marks;
use super::xlsx_marks;
use super::xml_parts;
use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, Sheet as SheetFacts, SheetType, SheetVisible,
    Xls, Xlsb, Xlsx,
};
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic};
use std::fmt::Display;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads `.xlsx` and `.xlsm`.
pub fn read_xlsx(bytes: &[u8]) -> Result<Book, Refusal> {
    guarded(|| {
        let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
        let epoch = epoch(workbook.has_1904_epoch());
        let facts = workbook.sheets_metadata().to_vec();
        let parts = xml_parts::sheets(bytes)?;
        read_sheets(&facts, |(_, name), sheet, cells| {
            let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
            while let Some(cell) = reader.next_cell().map_err(broken)? {
                let content = content_ref(cell.get_value(), epoch);
                cells.take(sheet, cell.get_position(), content)?;
            }
            drop(reader);
            let merges = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
            cells::merge(sheet, merges.iter().map(area));
            if let Some(part) = parts.get(name) {
                xlsx_marks::read(bytes, part)?.apply(sheet);
            }
            Ok(())
        })
    })
}

/// Reads `.xlsb`.
pub fn read_xlsb(bytes: &[u8]) -> Result<Book, Refusal> {
    guarded(|| {
        let mut workbook = Xlsb::new(Cursor::new(bytes)).map_err(broken)?;
        let epoch = epoch(workbook.has_1904_epoch());
        let facts = workbook.sheets_metadata().to_vec();
        let parts = xlsb_marks::sheets(bytes)?;
        read_sheets(&facts, |(_, name), sheet, cells| {
            let mut reader = workbook.worksheet_cells_reader(name).map_err(broken)?;
            while let Some(cell) = reader.next_cell().map_err(broken)? {
                let content = content_ref(cell.get_value(), epoch);
                cells.take(sheet, cell.get_position(), content)?;
            }
            if let Some(part) = parts.get(name) {
                let mut marks = xlsb_marks::read(bytes, part)?;
                cells::merge(sheet, std::mem::take(&mut marks.merges));
                marks.apply(sheet);
            }
            Ok(())
        })
    })
}

/// Reads `.xls` and `.et`. `stream` is the workbook's stream in the compound file.
pub fn read_xls(bytes: &[u8], stream: &[u8]) -> Result<Book, Refusal> {
    guarded(|| {
        let mut workbook = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsError::Password => Refusal::Encrypted,
            other => broken(other),
        })?;
        let epoch = epoch(workbook.has_1904_epoch());
        let facts = workbook.sheets_metadata().to_vec();
        read_sheets(&facts, |(number, name), sheet, cells| {
            let range = workbook.worksheet_range(name).map_err(broken)?;
            let (top, left) = range.start().unwrap_or_default();
            for (row, column, value) in range.used_cells() {
                let at = (offset(top, row)?, offset(left, column)?);
                cells.take(sheet, at, content(value, epoch))?;
            }
            let merges = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
            cells::merge(sheet, merges.iter().map(area));
            biff::marks(stream, number).apply(sheet);
            Ok(())
        })
    })
}

fn offset(start: u32, by: usize) -> Result<u32, Refusal> {
    u32::try_from(by).ok().and_then(|by| start.checked_add(by)).ok_or(Refusal::TooLarge)
}

/// Reads the visible worksheets, by number and name, and notes the hidden ones that were left out.
fn read_sheets(
    facts: &[SheetFacts],
    mut read: impl FnMut((usize, &str), &mut Sheet, &mut Gatherer) -> Result<(), Refusal>,
) -> Result<Book, Refusal> {
    let mut book = Book::default();
    let mut cells = Gatherer::default();
    let is_sheet = |(_, fact): &(usize, &SheetFacts)| fact.typ == SheetType::WorkSheet;
    for (number, fact) in facts.iter().enumerate().filter(is_sheet) {
        if fact.visible != SheetVisible::Visible {
            book.notices.push(hidden::sheet(&fact.name));
            continue;
        }
        let mut sheet = Sheet { name: fact.name.clone(), ..Sheet::default() };
        cells.next_sheet();
        read((number, &fact.name), &mut sheet, &mut cells)?;
        book.sheets.push(sheet);
    }
    Ok(finish(book, &cells))
}

/// Marks the sheets as some of several, and notes what the limits cut off.
pub fn finish(mut book: Book, cells: &Gatherer) -> Book {
    let are_several = book.sheets.len() > 1;
    for sheet in &mut book.sheets {
        sheet.is_one_of_several = are_several;
    }
    if cells.is_cut {
        book.notices.push(Diagnostic::new(
            Code::TooLarge,
            text!("第 200 列以后的内容未读取", "what lies beyond column 200 was not read"),
        ));
    }
    book
}

fn guarded(read: impl FnOnce() -> Result<Book, Refusal>) -> Result<Book, Refusal> {
    catch_unwind(AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Refusal::Broken("calamine".to_owned())))
}

/// The parser's words, shortened: they may quote the file.
fn broken(error: impl Display) -> Refusal {
    Refusal::Broken(error.to_string().chars().filter(|c| !c.is_control()).take(120).collect())
}

fn epoch(is_1904: bool) -> Epoch {
    if is_1904 { Epoch::Y1904 } else { Epoch::Y1900 }
}

fn area(dimensions: &Dimensions) -> Area {
    let ((top, left), (bottom, right)) = (dimensions.start, dimensions.end);
    Area { top, left, bottom, right }
}

fn content(value: &Data, epoch: Epoch) -> Content {
    Content::Text(match value {
        Data::Int(value) => value.to_string(),
        Data::Float(value) => number::plain(*value),
        Data::String(text) => text.clone(),
        Data::Bool(value) => yes_or_no(*value),
        Data::DateTime(value) => date(*value, epoch),
        Data::DateTimeIso(text) => number::iso_date(text),
        Data::DurationIso(text) => number::iso_duration(text),
        Data::Error(error) => return Content::Failed(error.to_string()),
        Data::Empty => String::new(),
    })
}

fn content_ref(value: &DataRef<'_>, epoch: Epoch) -> Content {
    match value {
        DataRef::SharedString(text) => Content::Text((*text).to_owned()),
        other => content(&Data::from(other.clone()), epoch),
    }
}

fn yes_or_no(value: bool) -> String {
    if value { "是".to_owned() } else { "否".to_owned() }
}

fn date(value: ExcelDateTime, epoch: Epoch) -> String {
    let serial = value.as_f64();
    let text =
        if value.is_duration() { number::duration(serial) } else { number::serial(serial, epoch) };
    text.unwrap_or_else(|| number::plain(serial))
}
