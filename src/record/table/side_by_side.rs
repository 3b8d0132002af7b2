//! Separates tables that stand side by side on one sheet: a row of them is several records.

use super::columns::Columns;
use super::header::{Header, Search};
use super::sheet::{Area, Sheet};

/// The sheet, or one for each of its tables that stand side by side; cells keep their names.
pub fn separated(sheet: Sheet, columns: &Columns) -> Vec<Sheet> {
    let header = Search { sheet: &sheet, columns }.first();
    let starts = header.as_ref().map(|header| starts(&sheet, header)).unwrap_or_default();
    if starts.len() < 2 {
        return vec![sheet];
    }
    let ends = starts.iter().skip(1).copied().chain([u32::MAX]);
    let firsts = std::iter::once(0).chain(starts.iter().skip(1).copied());
    firsts.zip(ends).map(|block| part(&sheet, block)).collect()
}

/// The columns in which the first heading is repeated, if each of them begins a table of the same
/// headings with a title.
fn starts(sheet: &Sheet, header: &Header) -> Vec<u32> {
    let Some(first) = header.columns.first() else { return Vec::new() };
    let of = |index| sheet.text(header.bottom, index).or_else(|| sheet.text(header.top, index));
    let repeated = header.columns.iter().filter(|column| of(column.index) == of(first.index));
    let starts: Vec<u32> = repeated.map(|column| column.index).collect();
    let ends = starts.iter().skip(1).copied().chain([u32::MAX]);
    let mut blocks = starts.iter().copied().zip(ends);
    let has_title = blocks.all(|(start, end)| {
        let mut inside =
            header.columns.iter().filter(|column| (start..end).contains(&column.index));
        inside.any(|column| header.is_title(column))
    });
    if has_title { starts } else { Vec::new() }
}

/// The columns from `start` up to `end`. A cell that is merged across the border, such as a day
/// above both tables, counts on both sides.
fn part(sheet: &Sheet, (start, end): (u32, u32)) -> Sheet {
    let inside = start..end;
    let mut part = Sheet { name: sheet.name.clone(), ..Sheet::default() };
    part.is_one_of_several = sheet.is_one_of_several;
    let own = sheet.cells.iter().filter(|((_, column), _)| inside.contains(column));
    part.cells.extend(own.map(|(at, content)| (*at, content.clone())));
    for area in sheet.merges.iter().filter(|area| area.left < end && area.right >= start) {
        let cut = Area { left: area.left.max(start), right: area.right.min(end - 1), ..*area };
        if cut.left != area.left
            && let Some(content) = sheet.cells.get(&(area.top, area.left))
        {
            part.cells.insert((cut.top, cut.left), content.clone());
        }
        part.merges.push(cut);
    }
    part.merges.sort_unstable();
    part.hidden.rows.clone_from(&sheet.hidden.rows);
    part.hidden.groups.clone_from(&sheet.hidden.groups);
    part.hidden.columns =
        sheet.hidden.columns.iter().copied().filter(|column| inside.contains(column)).collect();
    part.open_quotes = sheet
        .open_quotes
        .iter()
        .copied()
        .filter(|((_, column), _)| inside.contains(column))
        .collect();
    if start > 0 {
        // Told once, with the first table.
        part.hidden.rows.clear();
    }
    part
}
