//! The zip around a document, unpacked within limits.

use super::kind::FileKind;
use super::refusal::{self, Refusal};
use super::relations::Relations;
use super::xml::{self, Element};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most bytes of one part of XML.
const LARGEST_XML: u64 = 64 << 20;
/// The most bytes of all parts together.
const LARGEST: u64 = 400 << 20;
/// The most entries.
const MOST_ENTRIES: usize = 20_000;

/// The parts of a document.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by their names in lower case, with `/`: some programs write `word\document.xml`.
    entries: BTreeMap<String, usize>,
    left: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        if archive.len() > MOST_ENTRIES {
            return Err(refusal::too_large());
        }
        let mut entries = BTreeMap::new();
        for index in 0..archive.len() {
            let Ok(entry) = archive.by_index_raw(index) else { continue };
            let Ok(name) = entry.name() else { continue };
            let name = name.replace('\\', "/").to_lowercase();
            entries.entry(name.trim_start_matches('/').to_owned()).or_insert(index);
        }
        Ok(Self { archive, entries, left: LARGEST })
    }

    pub fn has(&self, path: &str) -> bool {
        self.entries.contains_key(&path.to_lowercase())
    }

    /// The bytes of a part; `None` if there is none.
    pub fn part(&mut self, path: &str) -> Result<Option<Vec<u8>>, Refusal> {
        self.read(path, self.left)
    }

    /// The tree of a part.
    pub fn xml(&mut self, path: &str) -> Result<Option<Element>, Refusal> {
        let bytes = self.read(path, self.left.min(LARGEST_XML))?;
        bytes.map(|bytes| xml::parse(&bytes)).transpose()
    }

    /// The tree of a part that the text can do without.
    pub fn helper(&mut self, path: &str) -> Option<Element> {
        self.xml(path).ok().flatten()
    }

    /// What a part refers to.
    pub fn relations(&mut self, part: &str) -> Relations {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let path = format!("{folder}/_rels/{name}.rels");
        let tree = self.helper(path.trim_start_matches('/'));
        Relations::read(folder, tree.as_ref())
    }

    fn read(&mut self, path: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(&index) = self.entries.get(&path.to_lowercase()) else { return Ok(None) };
        let entry = self.archive.by_index(index).map_err(|error| reason(&error))?;
        let mut bytes = Vec::new();
        // Stated sizes cannot be trusted.
        let read = entry.take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| refusal::damaged(&error.to_string()))?;
        if bytes.len() as u64 > limit {
            return Err(refusal::too_large());
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

fn reason(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => refusal::encrypted(),
        _ => refusal::damaged(&error.to_string()),
    }
}

/// The kind of a zip, by the names in it.
pub fn kind(bytes: &[u8]) -> FileKind {
    // A zip that cannot be opened is told as a damaged document, which it mostly is.
    let Ok(package) = Package::open(bytes) else { return FileKind::Docx };
    let starts = |start: &str| package.entries.keys().any(|name| name.starts_with(start));
    match () {
        () if package.has("ofd.xml") => FileKind::Ofd,
        () if package.has("word/document.xml") || starts("word/") => FileKind::Docx,
        () if starts("xl/") => FileKind::Table,
        () if starts("ppt/") => FileKind::Presentation,
        () if package.has("mimetype") && package.has("content.xml") => of_open_document(bytes),
        () => FileKind::Unknown,
    }
}

fn of_open_document(bytes: &[u8]) -> FileKind {
    let kind = Package::open(bytes).and_then(|mut package| package.part("mimetype"));
    let kind = kind.ok().flatten().unwrap_or_default();
    let holds = |word: &[u8]| kind.windows(word.len()).any(|window| window == word);
    match () {
        () if holds(b"spreadsheet") => FileKind::Table,
        () if holds(b"presentation") => FileKind::Presentation,
        () => FileKind::Odt,
    }
}
