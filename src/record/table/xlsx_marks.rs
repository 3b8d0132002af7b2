//! Reads from a sheet's XML what calamine does not tell: hidden rows and columns, and formulas
//! whose value is not stored.

use super::archive;
use super::marks::Marks;
use super::refusal::Refusal;
use super::xml_parts::{attribute, each_event};
use quick_xml::events::{BytesStart, Event};

/// Reads a sheet; a part that is not there has no marks.
pub fn read(bytes: &[u8], part: &str) -> Result<Marks, Refusal> {
    let mut scan = Scan::default();
    let Some(xml) = archive::bytes_of(bytes, part)? else { return Ok(scan.marks) };
    each_event(&xml, |event| match event {
        Event::Start(start) => scan.start(start),
        Event::End(end) => scan.end(end.local_name().as_ref()),
        Event::Text(text) => scan.text(!text.xml10_content().trim().is_empty()),
        Event::CData(_) | Event::GeneralRef(_) => scan.text(true),
        _ => {}
    })?;
    Ok(scan.marks)
}

/// The position in the document.
#[derive(Default)]
struct Scan {
    marks: Marks,
    /// Whether rows are hidden that say nothing else.
    is_hidden_by_default: bool,
    row: u32,
    next_row: u32,
    is_row_hidden: bool,
    column: u32,
    next_column: u32,
    cell: Cell,
    is_in_value: bool,
}

#[derive(Default)]
struct Cell {
    is_text: bool,
    has_formula: bool,
    has_value: bool,
}

impl Scan {
    fn start(&mut self, start: &BytesStart<'_>) {
        match start.local_name().as_ref() {
            "sheetFormatPr" => self.is_hidden_by_default = is_true(start, "zeroHeight"),
            "col" => self.columns(start),
            "row" => self.start_row(start),
            "c" => self.start_cell(start),
            "f" => self.cell.has_formula = true,
            "v" | "is" | "t" => self.is_in_value = true,
            _ => {}
        }
    }

    fn columns(&mut self, start: &BytesStart<'_>) {
        let number = |name| attribute(start, name).and_then(|text| text.parse::<u32>().ok());
        let is_narrow = attribute(start, "width").is_some_and(|text| is_zero(&text));
        if (is_true(start, "hidden") || is_narrow)
            && let (Some(first), Some(last)) = (number("min"), number("max"))
        {
            self.marks.hide_columns(first.saturating_sub(1), last.saturating_sub(1));
        }
    }

    fn start_row(&mut self, start: &BytesStart<'_>) {
        let stated = attribute(start, "r").and_then(|text| text.parse::<u32>().ok());
        self.row = stated.map_or(self.next_row, |row| row.saturating_sub(1));
        self.next_row = self.row.saturating_add(1);
        self.next_column = 0;
        let height = attribute(start, "ht");
        let is_flat = height.as_deref().is_some_and(is_zero);
        let is_default =
            self.is_hidden_by_default && height.is_none() && attribute(start, "hidden").is_none();
        self.is_row_hidden = is_true(start, "hidden") || is_flat || is_default;
    }

    fn start_cell(&mut self, start: &BytesStart<'_>) {
        let stated = attribute(start, "r").and_then(|name| column_of(&name));
        self.column = stated.unwrap_or(self.next_column);
        self.next_column = self.column.saturating_add(1);
        let kind = attribute(start, "t");
        let is_text = matches!(kind.as_deref(), Some("str" | "s" | "inlineStr"));
        self.cell = Cell { is_text, ..Cell::default() };
        if self.is_row_hidden {
            self.marks.hide_row(self.row);
        }
    }

    fn text(&mut self, is_filled: bool) {
        self.cell.has_value |= self.is_in_value && is_filled;
    }

    fn end(&mut self, name: &str) {
        match name {
            "v" | "is" | "t" => {
                // An empty text is a value that a formula may well have.
                self.cell.has_value |= self.is_in_value && self.cell.is_text;
                self.is_in_value = false;
            }
            "c" if self.cell.has_formula && !self.cell.has_value => {
                self.marks.miss_value(self.row, self.column);
            }
            _ => {}
        }
    }
}

fn is_true(start: &BytesStart<'_>, name: &str) -> bool {
    matches!(attribute(start, name).as_deref(), Some("1" | "true"))
}

fn is_zero(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|number| number == 0.0)
}

/// The column of a cell's name: `C2` is 2.
fn column_of(name: &str) -> Option<u32> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_u32, |number, letter| {
        let value = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
        number.saturating_mul(26).saturating_add(value)
    });
    number.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_in_their_columns() {
        assert_eq!((column_of("A1"), column_of("AA10"), column_of("7")), (Some(0), Some(26), None));
    }
}
