//! What a file is, by its content: names lie often enough (`.doc` files that hold RTF or a web page).

use super::compound;
use super::package;

/// A file that somebody may want to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Word since 2007, which WPS and `LibreOffice` write as well.
    Docx,
    /// Word before 2007, and WPS's own `.wps`.
    Doc,
    /// Rich Text Format.
    Rtf,
    /// A text of `LibreOffice`.
    Odt,
    /// A web page.
    Html,
    /// Word 2003's XML, or a web archive that Word saved.
    WordXml,
    /// A document of Office with a password.
    Encrypted,
    /// A spreadsheet: Excel's kinds, `OpenDocument`, or rows of text.
    Table,
    /// A presentation.
    Presentation,
    /// A PDF.
    Pdf,
    /// The Chinese standard for fixed layouts.
    Ofd,
    /// Plain text, perhaps Markdown or rows with commas.
    Text,
    /// A picture.
    Picture,
    /// Anything else.
    Unknown,
}

impl FileKind {
    /// The kind of a file with these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PK\x03\x04") {
            return package::kind(bytes);
        }
        if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
            return of_compound(bytes);
        }
        if let Some(kind) = by_first_bytes(bytes) {
            return kind;
        }
        of_text(bytes)
    }

    /// The ending by which other programs know a file of this kind that they can make `.docx` of.
    pub fn office_ending(self) -> Option<&'static str> {
        match self {
            Self::Doc => Some("doc"),
            Self::Rtf => Some("rtf"),
            Self::Odt => Some("odt"),
            _ => None,
        }
    }

    /// The name for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Docx => "Word (.docx)",
            Self::Doc => "Word 97–2003 / WPS (.doc, .wps)",
            Self::Rtf => "RTF",
            Self::Odt => "OpenDocument (.odt)",
            Self::Html => "HTML",
            Self::WordXml => "Word XML / MHTML",
            Self::Encrypted => "Office",
            Self::Table => "Excel / WPS (.xlsx, .xls, .csv)",
            Self::Presentation => "PowerPoint",
            Self::Pdf => "PDF",
            Self::Ofd => "OFD",
            Self::Text => "TXT",
            Self::Picture => "JPEG / PNG / GIF / WebP",
            Self::Unknown => "?",
        }
    }
}

fn by_first_bytes(bytes: &[u8]) -> Option<FileKind> {
    const MAGIC: [(&[u8], FileKind); 6] = [
        (b"%PDF", FileKind::Pdf),
        (b"{\\rtf", FileKind::Rtf),
        (b"\x89PNG", FileKind::Picture),
        (b"\xFF\xD8\xFF", FileKind::Picture),
        (b"GIF8", FileKind::Picture),
        (b"RIFF", FileKind::Picture),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|&(_, kind)| kind)
}

fn of_compound(bytes: &[u8]) -> FileKind {
    let names = compound::names(bytes);
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    match () {
        () if has("EncryptedPackage") => FileKind::Encrypted,
        () if has("WordDocument") => FileKind::Doc,
        () if has("Workbook") || has("Book") => FileKind::Table,
        () if has("PowerPoint Document") => FileKind::Presentation,
        () => FileKind::Unknown,
    }
}

/// The kind of a file that looks like text; what holds null characters is none, unless it is UTF-16.
fn of_text(bytes: &[u8]) -> FileKind {
    let start = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let is_wide = start.starts_with(b"\xFF\xFE") || start.starts_with(b"\xFE\xFF");
    if start.is_empty() || start.contains(&0) && !is_wide {
        return FileKind::Unknown;
    }
    let text: String =
        String::from_utf8_lossy(start).chars().filter(|&mark| mark != '\0').collect();
    let text = text.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start().to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| text.starts_with(start));
    match () {
        () if begins(&["mime-version:"]) => FileKind::WordXml,
        () if begins(&["<?xml"]) && text.contains("word.document") => FileKind::WordXml,
        () if begins(&["<?xml"]) && text.contains("/2006/xmlpackage") => FileKind::WordXml,
        () if begins(&["<?xml"]) && text.contains("office:spreadsheet") => FileKind::Table,
        () if begins(&["<html", "<!doctype", "<head", "<meta", "<body", "<div", "<p"])
            || text.contains("<html") =>
        {
            FileKind::Html
        }
        () => FileKind::Text,
    }
}
