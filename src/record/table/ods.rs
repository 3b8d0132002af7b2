//! Reads `OpenDocument` sheets (`.ods`) itself: calamine drops their merged cells.

use super::archive;
use super::cells::{self, Gatherer, MAX_MERGES};
use super::hidden;
use super::marks::Marks;
use super::number;
use super::refusal::Refusal;
use super::sheet::{Area, Book, Content, Sheet};
use super::workbook;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeSet;

/// The most repetitions of a filled row or cell; blank ones cost nothing.
const MAX_REPEATS: u32 = 1_000;

/// Reads the sheets of an archive.
pub fn read(bytes: &[u8]) -> Result<Book, Refusal> {
    let manifest = archive::entry(bytes, "META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Refusal::Encrypted);
    }
    let content = archive::entry(bytes, "content.xml")?
        .ok_or_else(|| Refusal::Broken("content.xml".to_owned()))?;
    let mut parser = Parser::default();
    let mut reader = Reader::from_str(&content);
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().map_err(|error| Refusal::Broken(error.to_string()))? {
            Event::Start(start) => parser.start(&start),
            Event::End(end) => parser.end(end.name().as_ref())?,
            Event::Text(text) => parser.text(&text.xml10_content()),
            Event::CData(text) => parser.text(&text.xml10_content()),
            Event::GeneralRef(reference) => parser.text(&resolve(&reference)),
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(workbook::finish(parser.book, &parser.cells))
}

fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(reference).unwrap_or_default().to_owned()
}

/// The parser's position in the document.
#[derive(Default)]
struct Parser {
    book: Book,
    cells: Gatherer,
    hidden_styles: BTreeSet<String>,
    style: Option<String>,
    /// The sheet being read, and whether it is kept.
    sheet: Option<(Sheet, bool)>,
    marks: Marks,
    /// The groups of rows around the position, each with whether it is folded.
    folded_rows: Vec<bool>,
    folded_columns: Vec<bool>,
    row: u32,
    row_repeats: u32,
    is_row_hidden: bool,
    row_cells: Vec<(u32, Content)>,
    column: u32,
    /// The position among the descriptions of columns, which come before the rows.
    described: u32,
    cell: Option<Cell>,
    /// Inside a comment of a cell, whose text is not the cell's.
    comments: u32,
}

#[derive(Default)]
struct Cell {
    value: Option<String>,
    /// A formula whose value is not stored.
    is_uncomputed: bool,
    text: String,
    paragraphs: u32,
    repeats: u32,
    rows_spanned: u32,
    columns_spanned: u32,
    is_covered: bool,
}

impl Parser {
    fn start(&mut self, start: &BytesStart<'_>) {
        match start.name().as_ref() {
            "style:style" => self.style = attribute(start, "style:name"),
            "style:table-properties" if is_hidden(start) => {
                self.hidden_styles.extend(self.style.take());
            }
            "table:table" => self.start_sheet(start),
            "table:table-row" => self.start_row(start),
            "table:table-column" => self.describe_column(start),
            "table:table-row-group" => self.folded_rows.push(is_hidden(start)),
            "table:table-column-group" => self.folded_columns.push(is_hidden(start)),
            "table:table-cell" | "table:covered-table-cell" => self.cell = Some(Cell::new(start)),
            "office:annotation" => self.comments += 1,
            "text:p" | "text:line-break" => {
                if let Some(cell) = self.open_cell() {
                    cell.line();
                }
            }
            "text:s" => self.text(" "),
            _ => {}
        }
    }

    fn start_row(&mut self, start: &BytesStart<'_>) {
        self.column = 0;
        self.row_cells.clear();
        self.row_repeats = count(start, "table:number-rows-repeated");
        self.is_row_hidden = is_collapsed(start) || self.folded_rows.contains(&true);
    }

    fn describe_column(&mut self, start: &BytesStart<'_>) {
        let first = self.described;
        let behind = first.saturating_add(count(start, "table:number-columns-repeated"));
        self.described = behind;
        if is_collapsed(start) || self.folded_columns.contains(&true) {
            self.marks.hide_columns(first, behind.saturating_sub(1));
        }
    }

    fn start_sheet(&mut self, start: &BytesStart<'_>) {
        let name = attribute(start, "table:name").unwrap_or_default();
        let style = attribute(start, "table:style-name").unwrap_or_default();
        let is_visible = !self.hidden_styles.contains(&style);
        if !is_visible {
            self.book.notices.push(hidden::sheet(&name));
        }
        self.sheet = Some((Sheet { name, ..Sheet::default() }, is_visible));
        self.row = 0;
        self.described = 0;
        self.marks = Marks::default();
        self.cells.next_sheet();
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.open_cell()
            && cell.paragraphs > 0
        {
            cell.text.push_str(text);
        }
    }

    fn open_cell(&mut self) -> Option<&mut Cell> {
        self.cell.as_mut().filter(|_| self.comments == 0)
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "office:annotation" => self.comments = self.comments.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(),
            "table:table-row" => self.end_row()?,
            "table:table-row-group" => drop(self.folded_rows.pop()),
            "table:table-column-group" => drop(self.folded_columns.pop()),
            "table:table" => {
                if let Some((mut sheet, true)) = self.sheet.take() {
                    let merges = std::mem::take(&mut sheet.merges);
                    cells::merge(&mut sheet, merges);
                    std::mem::take(&mut self.marks).apply(&mut sheet);
                    self.book.sheets.push(sheet);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let (column, row) = (self.column, self.row);
        self.column = column.saturating_add(cell.repeats);
        if cell.is_covered {
            return;
        }
        if (cell.rows_spanned > 1 || cell.columns_spanned > 1)
            && let Some((sheet, _)) = &mut self.sheet
            && sheet.merges.len() < MAX_MERGES
        {
            let bottom = row.saturating_add(cell.rows_spanned - 1);
            let right = column.saturating_add(cell.columns_spanned - 1);
            sheet.merges.push(Area { top: row, left: column, bottom, right });
        }
        let text = cell.value.unwrap_or(cell.text);
        let content = match text.trim().is_empty() {
            true if cell.is_uncomputed => Content::Uncomputed,
            true => return,
            false => Content::Text(text),
        };
        for at in 0..cell.repeats.min(MAX_REPEATS) {
            self.row_cells.push((column.saturating_add(at), content.clone()));
        }
    }

    fn end_row(&mut self) -> Result<(), Refusal> {
        let first = self.row;
        self.row = first.saturating_add(self.row_repeats);
        let cells = std::mem::take(&mut self.row_cells);
        let Some((sheet, true)) = &mut self.sheet else { return Ok(()) };
        if cells.is_empty() {
            return Ok(());
        }
        for row in first..self.row.min(first.saturating_add(MAX_REPEATS)) {
            if self.is_row_hidden {
                self.marks.hide_row(row);
            }
            for (column, content) in &cells {
                self.cells.take(sheet, (row, *column), content.clone())?;
            }
        }
        Ok(())
    }
}

impl Cell {
    fn new(start: &BytesStart<'_>) -> Self {
        let value = match attribute(start, "office:value-type").as_deref() {
            Some("float" | "currency" | "percentage") => attribute(start, "office:value")
                .map(|text| text.parse().map_or(text, number::plain)),
            Some("date") => {
                attribute(start, "office:date-value").map(|text| number::iso_date(&text))
            }
            Some("time") => {
                attribute(start, "office:time-value").map(|text| number::iso_duration(&text))
            }
            Some("boolean") => attribute(start, "office:boolean-value")
                .map(|text| if text == "true" { "是" } else { "否" }.to_owned()),
            _ => attribute(start, "office:string-value").filter(|text| !text.is_empty()),
        };
        let has_formula = attribute(start, "table:formula").is_some();
        Self {
            is_uncomputed: has_formula && attribute(start, "office:value-type").is_none(),
            value,
            repeats: count(start, "table:number-columns-repeated"),
            rows_spanned: count(start, "table:number-rows-spanned"),
            columns_spanned: count(start, "table:number-columns-spanned"),
            is_covered: start.name().as_ref() == "table:covered-table-cell",
            ..Self::default()
        }
    }

    /// Begins a paragraph; the second and later ones start a new line.
    fn line(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs += 1;
    }
}

fn is_hidden(start: &BytesStart<'_>) -> bool {
    attribute(start, "table:display").as_deref() == Some("false")
}

fn is_collapsed(start: &BytesStart<'_>) -> bool {
    matches!(attribute(start, "table:visibility").as_deref(), Some("collapse" | "filter"))
}

fn count(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    attribute
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}
