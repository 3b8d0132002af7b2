//! Collects cells into a sheet, within the limits.

use super::refusal::Refusal;
use super::sheet::{Area, Content, MAX_COLUMNS, MAX_ROWS, Sheet};

/// Receives the cells of a file one by one; all its sheets share one allowance of rows and cells.
#[derive(Debug, Default)]
pub struct Gatherer {
    rows: usize,
    cells: usize,
    bytes: usize,
    last: Option<u32>,
    /// Whether any cell lay to the right of the last column that is read.
    pub is_cut: bool,
}

/// The most filled cells of a file: 100,000 rows of forty.
const MAX_CELLS: usize = 4_000_000;

/// The most bytes of text in the cells of a file. A shared string counts wherever it is used, so a
/// small file cannot blow up by naming one long text a million times.
const MAX_BYTES: usize = 256 << 20;

/// The most merged areas of a sheet.
pub const MAX_MERGES: usize = 20_000;

impl Gatherer {
    /// Takes a cell; blank ones are ignored.
    pub fn take(
        &mut self,
        sheet: &mut Sheet,
        (row, column): (u32, u32),
        content: Content,
    ) -> Result<(), Refusal> {
        let content = match content {
            Content::Text(text) => match tidy(text) {
                Some(text) => Content::Text(text),
                None => return Ok(()),
            },
            other => other,
        };
        if column >= MAX_COLUMNS {
            self.is_cut = true;
            return Ok(());
        }
        self.count(row, &content)?;
        sheet.cells.insert((row, column), content);
        Ok(())
    }

    fn count(&mut self, row: u32, content: &Content) -> Result<(), Refusal> {
        if self.last.replace(row) != Some(row) {
            self.rows += 1;
        }
        self.cells += 1;
        self.bytes += match content {
            Content::Text(text) | Content::Failed(text) => text.len(),
            Content::Uncomputed => 0,
        };
        let is_within = self.rows <= MAX_ROWS && self.cells <= MAX_CELLS && self.bytes <= MAX_BYTES;
        if is_within { Ok(()) } else { Err(Refusal::TooLarge) }
    }

    /// Begins another sheet.
    pub fn next_sheet(&mut self) {
        self.last = None;
    }
}

/// Adds merged areas; single cells and areas beyond the limits are dropped.
pub fn merge(sheet: &mut Sheet, areas: impl IntoIterator<Item = Area>) {
    sheet.merges.extend(
        areas
            .into_iter()
            .filter(|area| area.top <= area.bottom && area.left <= area.right)
            .filter(|area| (area.top, area.left) != (area.bottom, area.right))
            .filter(|area| area.left < MAX_COLUMNS)
            .take(MAX_MERGES),
    );
    sheet.merges.sort_unstable();
}

/// Takes out the cells of hidden rows and columns. The value of a merged area that begins in one
/// stays in the first visible cell of the area.
pub fn hide(
    sheet: &mut Sheet,
    is_row_hidden: impl Fn(u32) -> bool,
    is_column_hidden: impl Fn(u32) -> bool,
) {
    let is_hidden = |(row, column): (u32, u32)| is_row_hidden(row) || is_column_hidden(column);
    let last = sheet.cells.keys().next_back().map_or(0, |&(row, _)| row);
    for area in &mut sheet.merges {
        let first = (area.top, area.left);
        if !is_hidden(first) {
            continue;
        }
        let mut rows = (area.top..=area.bottom.min(last)).filter(|row| !is_row_hidden(*row));
        let mut columns = (area.left..=area.right).filter(|column| !is_column_hidden(*column));
        if let (Some(row), Some(column)) = (rows.next(), columns.next()) {
            (area.top, area.left) = (row, column);
            if let Some(content) = sheet.cells.remove(&first) {
                sheet.cells.insert((row, column), content);
            }
        }
    }
    sheet.merges.sort_unstable();
    let hidden = &mut sheet.hidden;
    sheet.cells.retain(|&(row, column), _| {
        if is_row_hidden(row) {
            match hidden.rows.insert(row) {
                true => hidden.groups.insert(row),
                false => hidden.groups.remove(&row),
            };
        } else if is_column_hidden(column) {
            hidden.columns.insert(column);
        }
        !is_hidden((row, column))
    });
}

/// A cell's text with line ends as `\n`, without blanks around it; `None` if nothing is left.
fn tidy(text: String) -> Option<String> {
    // Excel writes line ends and other controls of a string as `_x000D_`.
    let text = if text.contains("_x000D_") { text.replace("_x000D_", "") } else { text };
    let text =
        if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    let trimmed = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\0');
    if trimmed.is_empty() {
        return None;
    }
    Some(if trimmed.len() == text.len() { text } else { trimmed.to_owned() })
}
