//! Opens a spreadsheet by its content, whatever its name says.

use super::archive::{self, WorkbookKind};
use super::compound::Compound;
use super::refusal::Refusal;
use super::sheet::Book;
use super::{biff, delimited, ods, workbook};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// Opens the sheets of a file.
pub fn open(bytes: &[u8]) -> Result<Book, Refusal> {
    if bytes.starts_with(b"PK\x03\x04") {
        return match archive::inspect(bytes)? {
            WorkbookKind::Xlsx => workbook::read_xlsx(bytes),
            WorkbookKind::Xlsb => workbook::read_xlsb(bytes),
            WorkbookKind::Ods => ods::read(bytes),
        };
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return open_compound(bytes);
    }
    if let Some(what) = foreign(bytes) {
        return Err(Refusal::Foreign(what));
    }
    let text = decode(bytes).ok_or(Refusal::Unknown)?;
    if let Some(what) = markup(&text) {
        return Err(Refusal::Foreign(what));
    }
    Ok(delimited::read(&text))
}

/// Opens an old Excel or WPS file; an encrypted new one and another program's file are refused.
fn open_compound(bytes: &[u8]) -> Result<Book, Refusal> {
    let compound =
        Compound::open(bytes).ok_or_else(|| Refusal::Broken("compound file".to_owned()))?;
    if compound.has("EncryptedPackage") {
        return Err(Refusal::Encrypted);
    }
    let Some(stream) = compound.stream("Workbook").or_else(|| compound.stream("Book")) else {
        let is_word = compound.has("WordDocument");
        return Err(Refusal::Foreign(if is_word { "Word (.doc)" } else { "Office" }));
    };
    biff::check(&stream)?;
    workbook::read_xls(bytes, &stream)
}

/// Other formats that are often named like a spreadsheet, by their first bytes.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: [(&[u8], &str); 6] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xFF\xD8\xFF", "JPEG"),
        (b"{\\rtf", "RTF"),
        (b"Rar!", "RAR"),
        (b"7z\xBC\xAF", "7-Zip"),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, name)| name)
}

/// Recognizes web pages and XML: the `.xls` of many office systems is a web page in disguise.
fn markup(text: &str) -> Option<&'static str> {
    let start: String = text.trim_start().chars().take(400).collect::<String>().to_lowercase();
    if start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some("Excel 2003 XML");
    }
    let is_page =
        ["<html", "<!doctype", "<table", "<head", "<meta"].iter().any(|tag| start.starts_with(tag));
    if is_page {
        return Some("HTML");
    }
    start.starts_with("<?xml").then_some("XML")
}

/// The text of a file in UTF-8, UTF-16 or GB 18030; `None` if it is not text.
fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling(bytes.get(length..)?).0;
        return Some(text.into_owned());
    }
    for encoding in candidates(bytes) {
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            let is_text = !text
                .chars()
                .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}'));
            return is_text.then(|| text.into_owned());
        }
    }
    None
}

/// UTF-16 without a byte order mark is recognized by its zero bytes: separators and digits are
/// ASCII.
fn candidates(bytes: &[u8]) -> Vec<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |odd: usize| {
        sample.iter().enumerate().filter(|&(at, &byte)| at % 2 == odd && byte == 0).count()
    };
    match (zeros(0), zeros(1)) {
        (0, 0) => vec![UTF_8, GB18030],
        (0, _) => vec![UTF_16LE],
        (_, 0) => vec![UTF_16BE],
        _ => Vec::new(),
    }
}
