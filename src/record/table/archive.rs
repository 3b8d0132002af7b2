//! Inspects a zip before any parser does: the kind of spreadsheet, and whether it is a bomb.

use super::refusal::Refusal;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;

/// The most bytes that a file may unpack to. The sizes stated in an archive cannot be trusted, so
/// everything is unpacked once and counted.
const MAX_UNPACKED: u64 = 256 << 20;

/// The most entries of an archive; a workbook has a few dozen.
const MAX_ENTRIES: usize = 5_000;

/// The kind of spreadsheet in an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkbookKind {
    Xlsx,
    Xlsb,
    Ods,
}

/// Finds out the kind of an archive, and makes sure that it is safe to unpack.
pub fn inspect(bytes: &[u8]) -> Result<WorkbookKind, Refusal> {
    let mut archive = open(bytes)?;
    if archive.len() > MAX_ENTRIES {
        return Err(Refusal::TooLarge);
    }
    let mut names = Vec::new();
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| reason(&error))?;
        let name = entry.name().map_err(|error| reason(&error))?.to_lowercase();
        left = left.checked_sub(measure(&name, &mut entry, left)?).ok_or(Refusal::TooLarge)?;
        names.push(name);
    }
    kind(&names)
}

/// The text of an entry; `None` if there is none of that name.
pub fn entry(bytes: &[u8], name: &str) -> Result<Option<String>, Refusal> {
    let Some(content) = bytes_of(bytes, name)? else { return Ok(None) };
    let text = String::from_utf8(content).map_err(|error| Refusal::Broken(error.to_string()))?;
    Ok(Some(text))
}

/// The bytes of an entry, whose name may be written in any case and with either slash; `None` if
/// there is none.
pub fn bytes_of(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let mut archive = open(bytes)?;
    let is_it = |other: &str| other.replace('\\', "/").eq_ignore_ascii_case(name);
    let index = archive.index_for_name(name).or_else(|| {
        let name = |index| archive.name_for_index(index)?.ok();
        (0..archive.len()).find(|&index| name(index).is_some_and(|name| is_it(&name)))
    });
    let Some(index) = index else { return Ok(None) };
    let file = archive.by_index(index).map_err(|error| reason(&error))?;
    let mut content = Vec::new();
    let read = file.take(MAX_UNPACKED).read_to_end(&mut content);
    read.map_err(|error| Refusal::Broken(error.to_string()))?;
    Ok(Some(content))
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Refusal> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))
}

fn reason(error: &zip::result::ZipError) -> Refusal {
    Refusal::Broken(error.to_string())
}

/// The bytes that an entry unpacks to, counted up to `limit` + 1.
fn measure<R: Read>(name: &str, entry: &mut ZipFile<'_, R>, limit: u64) -> Result<u64, Refusal> {
    let broken = |error: std::io::Error| Refusal::Broken(error.to_string());
    let mut head = Vec::new();
    entry.by_ref().take(2_048).read_to_end(&mut head).map_err(broken)?;
    let rest = std::io::copy(&mut entry.by_ref().take(limit), &mut std::io::sink());
    let size = head.len() as u64 + rest.map_err(broken)?;
    if name.ends_with("sharedstrings.xml") && claims_more_strings(&head, size) {
        return Err(Refusal::Broken("sharedStrings".to_owned()));
    }
    Ok(size)
}

/// Whether `uniqueCount` claims more strings than `size` bytes can hold, where each takes at least
/// `<si/>`. calamine reserves room for all that are claimed; an absurd claim would end the program.
fn claims_more_strings(head: &[u8], size: u64) -> bool {
    let head = String::from_utf8_lossy(head);
    let Some((_, rest)) = head.split_once("uniqueCount") else { return false };
    let digits: String =
        rest.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse::<u64>().map_or(!digits.is_empty(), |claim| claim > size)
}

fn kind(names: &[String]) -> Result<WorkbookKind, Refusal> {
    let has = |wanted: &str| names.iter().any(|name| name.replace('\\', "/") == wanted);
    if has("xl/workbook.bin") {
        return Ok(WorkbookKind::Xlsb);
    }
    if has("mimetype") && has("content.xml") {
        return Ok(WorkbookKind::Ods);
    }
    if has("word/document.xml") {
        return Err(Refusal::Foreign("Word (.docx)"));
    }
    if has("ppt/presentation.xml") {
        return Err(Refusal::Foreign("PowerPoint (.pptx)"));
    }
    if has("[content_types].xml") {
        return Ok(WorkbookKind::Xlsx);
    }
    Err(Refusal::Foreign("ZIP"))
}
