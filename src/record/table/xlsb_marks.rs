//! Reads from a sheet of an `.xlsb` what calamine does not tell: hidden rows and columns, and merged
//! cells.

use super::archive;
use super::compound::{u16_at, u32_at};
use super::marks::Marks;
use super::refusal::Refusal;
use super::sheet::Area;
use super::xml_parts;
use std::collections::BTreeMap;

const ROW: u32 = 0;
const COLUMN_INFO: u32 = 60;
const SHEET: u32 = 156;
const MERGED: u32 = 176;
/// Records of cells, from a blank one to a formula.
const CELLS: std::ops::RangeInclusive<u32> = 1..=11;

/// The parts of the sheets by name.
pub fn sheets(bytes: &[u8]) -> Result<BTreeMap<String, String>, Refusal> {
    let relations = xml_parts::relations(bytes, "xl/_rels/workbook.bin.rels")?;
    let workbook = archive::bytes_of(bytes, "xl/workbook.bin")?.unwrap_or_default();
    let found = records(&workbook).filter(|(kind, _)| *kind == SHEET).filter_map(|(_, data)| {
        let (id, after) = wide_text(data, 8)?;
        let (name, _) = wide_text(data, after)?;
        Some((name, relations.get(&id)?.clone()))
    });
    Ok(found.collect())
}

/// Reads a sheet; a part that is not there has no marks.
pub fn read(bytes: &[u8], part: &str) -> Result<Marks, Refusal> {
    let mut marks = Marks::default();
    let sheet = archive::bytes_of(bytes, part)?.unwrap_or_default();
    let mut hidden = None;
    for (kind, data) in records(&sheet) {
        match kind {
            ROW => hidden = u32_at(data, 0).filter(|_| is_row_hidden(data)),
            COLUMN_INFO => {
                if let Some((first, last)) = hidden_columns(data) {
                    marks.hide_columns(first, last);
                }
            }
            MERGED => marks.merges.extend(area(data)),
            _ if CELLS.contains(&kind) => hidden.into_iter().for_each(|row| marks.hide_row(row)),
            _ => {}
        }
    }
    Ok(marks)
}

fn is_row_hidden(data: &[u8]) -> bool {
    u16_at(data, 8) == Some(0) || data.get(11).is_some_and(|flags| flags & 0x10 != 0)
}

fn hidden_columns(data: &[u8]) -> Option<(u32, u32)> {
    let is_hidden = u16_at(data, 16)? & 1 != 0 || u32_at(data, 8)? == 0;
    Some((u32_at(data, 0)?, u32_at(data, 4)?)).filter(|_| is_hidden)
}

fn area(data: &[u8]) -> Option<Area> {
    Some(Area {
        top: u32_at(data, 0)?,
        bottom: u32_at(data, 4)?,
        left: u32_at(data, 8)?,
        right: u32_at(data, 12)?,
    })
}

/// A text with its length before it, and the position behind it.
fn wide_text(data: &[u8], at: usize) -> Option<(String, usize)> {
    let length = usize::try_from(u32_at(data, at)?).ok()?.checked_mul(2)?;
    let start = at.checked_add(4)?;
    let end = start.checked_add(length)?;
    let units: Vec<u16> =
        data.get(start..end)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
    Some((String::from_utf16_lossy(&units), end))
}

/// The records of a part: a kind of one or two bytes, a length of up to four, and the data.
fn records(part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let kind = number(part, &mut at, 2)?;
        let length = usize::try_from(number(part, &mut at, 4)?).ok()?;
        let data = part.get(at..at.checked_add(length)?)?;
        at += length;
        Some((kind, data))
    })
}

/// A number in groups of seven bits, the lowest first.
fn number(part: &[u8], at: &mut usize, most: u32) -> Option<u32> {
    let mut number = 0;
    for group in 0..most {
        let byte = *part.get(*at)?;
        *at += 1;
        number |= u32::from(byte & 0x7F) << (7 * group);
        if byte & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}
