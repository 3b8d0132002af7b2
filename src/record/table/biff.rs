//! Checks the records of an `.xls` before calamine reads them.
//!
//! calamine lays each sheet out as a full grid from its first cell to its last, and reserves the
//! size that the sheet claims. A small file with a cell in the farthest corner would exhaust
//! memory.

use super::compound::{u16_at, u32_at};
use super::marks::Marks;
use super::refusal::Refusal;

/// The most cells of a grid, blank ones included: 65,536 rows of 60 columns.
const MAX_GRID: u64 = 4_000_000;

/// The most sheets of a workbook; each one is scanned.
const MAX_SHEETS: usize = 256;

const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const END: u16 = 0x000A;
/// Says how a workbook with a password is encrypted.
const FILE_PASS: u16 = 0x002F;
const ROW: u16 = 0x0208;
const COLUMN_INFO: u16 = 0x007D;
/// Records of one or more cells: they begin with a row and a column.
const CELLS: [u16; 8] = [0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD, 0x00BD, 0x0006];

/// Refuses a workbook with a password, of which only the kinds of records can be read, and one whose
/// grid would be too large.
pub fn check(stream: &[u8]) -> Result<(), Refusal> {
    if globals(stream).any(|record| record.kind == FILE_PASS) {
        return Err(Refusal::Encrypted);
    }
    let sheets: Vec<usize> = sheets(stream).collect();
    if sheets.len() > MAX_SHEETS || sheets.iter().any(|&at| !is_small(stream, at)) {
        return Err(Refusal::TooLarge);
    }
    Ok(())
}

/// The records about the workbook as a whole, which come first.
fn globals(stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    records(stream, 0).take_while(|record| record.kind != END)
}

/// Where each sheet begins.
fn sheets(stream: &[u8]) -> impl Iterator<Item = usize> {
    globals(stream)
        .filter(|record| record.kind == BOUND_SHEET)
        .filter_map(|record| usize::try_from(u32_at(record.data, 0)?).ok())
}

/// The hidden rows and columns of a sheet, by its number in the workbook.
pub fn marks(stream: &[u8], number: usize) -> Marks {
    let mut marks = Marks::default();
    let Some(at) = sheets(stream).nth(number) else { return marks };
    for record in records(stream, at).take_while(|record| record.kind != END) {
        match record.kind {
            ROW if is_row_hidden(record.data) => {
                u16_at(record.data, 0).into_iter().for_each(|row| marks.hide_row(row.into()));
            }
            COLUMN_INFO => {
                if let Some((first, last)) = hidden_columns(record.data) {
                    marks.hide_columns(first.into(), last.into());
                }
            }
            _ => {}
        }
    }
    marks
}

fn is_row_hidden(data: &[u8]) -> bool {
    let is_flat = u16_at(data, 6).is_some_and(|height| matches!(height, 0 | 0x8000));
    is_flat || u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0)
}

fn hidden_columns(data: &[u8]) -> Option<(u16, u16)> {
    let is_hidden = u16_at(data, 8)? & 1 != 0 || u16_at(data, 4)? == 0;
    Some((u16_at(data, 0)?, u16_at(data, 2)?)).filter(|_| is_hidden)
}

fn is_small(stream: &[u8], at: usize) -> bool {
    let mut extent = Extent::default();
    for record in records(stream, at) {
        if record.kind == DIMENSIONS && claims_too_much(record.data) {
            return false;
        }
        if CELLS.contains(&record.kind)
            && let (Some(row), Some(column)) = (u16_at(record.data, 0), u16_at(record.data, 2))
        {
            extent.add(row, column);
            if record.kind == 0x00BD
                && let Some(end) = record.data.len().checked_sub(2)
            {
                extent.add(row, u16_at(record.data, end).unwrap_or(column));
            }
        }
    }
    extent.size() <= MAX_GRID
}

/// Whether the size that a sheet states is absurd; the record has two layouts.
fn claims_too_much(data: &[u8]) -> bool {
    let short = || {
        let rows = u64::from(u16_at(data, 2)?).saturating_sub(u64::from(u16_at(data, 0)?));
        let columns = u64::from(u16_at(data, 6)?).saturating_sub(u64::from(u16_at(data, 4)?));
        Some((rows, columns))
    };
    let long = || {
        let rows = u64::from(u32_at(data, 4)?).saturating_sub(u64::from(u32_at(data, 0)?));
        let columns = u64::from(u16_at(data, 10)?).saturating_sub(u64::from(u16_at(data, 8)?));
        Some((rows, columns))
    };
    let claim = if data.len() >= 14 { long() } else { short() };
    // A formatted but empty sheet may claim every row of every column: 65,536 × 256.
    claim.is_some_and(|(rows, columns)| (rows + 1) * (columns + 1) > 65_537 * 257)
}

#[derive(Default)]
struct Extent {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
}

impl Extent {
    fn add(&mut self, row: u16, column: u16) {
        let grow = |span: Option<(u16, u16)>, at: u16| {
            Some(span.map_or((at, at), |(low, high)| (low.min(at), high.max(at))))
        };
        self.rows = grow(self.rows, row);
        self.columns = grow(self.columns, column);
    }

    fn size(&self) -> u64 {
        let width = |span: Option<(u16, u16)>| {
            span.map_or(0, |(low, high)| u64::from(high) - u64::from(low) + 1)
        };
        width(self.rows) * width(self.columns)
    }
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

fn records(stream: &[u8], mut at: usize) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at.checked_add(2)?)?);
        let start = at.checked_add(4)?;
        let data = stream.get(start..start.checked_add(length)?)?;
        at = start + length;
        Some(Record { kind, data })
    })
}
