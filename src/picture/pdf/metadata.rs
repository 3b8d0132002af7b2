//! The personal metadata of a PDF, besides the content of its pages: the document's properties
//! (author, title, programs, times), XMP packets, and camera data in its photos.
//!
//! All of it is overwritten in place, since a PDF is full of offsets. Metadata that is packed with
//! other objects cannot be reached that way, encrypted metadata would turn into something else, and
//! a signature would no longer be valid. Then the file stays as it is, and its owner gets a
//! warning.

use super::lexer::{Token, next};
use super::parts::{Part, parts, reference};
use super::{aside, open};
use crate::jpeg;
use crate::redaction::Redaction;
use hayro::hayro_syntax::object::{Dict, ObjectIdentifier};
use std::collections::BTreeSet;
use std::ops::Range;

/// An empty XMP packet.
const XMP: &[u8] = b"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/></x:xmpmeta>";
/// Empty data, compressed by zlib.
const ZLIB: &[u8] = b"\x78\x9C\x03\0\0\0\0\x01";
/// Names of programs and times: these alone are not worth a warning.
const ABOUT_PROGRAMS: [&[u8]; 5] =
    [b"Producer", b"Creator", b"CreationDate", b"ModDate", b"Trapped"];

/// The result of a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetadataScan {
    /// The metadata that can be overwritten.
    pub places: Vec<Redaction>,
    /// The reason why some metadata has to stay; `None` if none has to.
    pub rest: Option<Unredactable>,
}

/// The reason why metadata stays in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unredactable {
    /// It is packed with other objects, or the file is damaged.
    Packed,
    /// The file is encrypted.
    Encrypted,
    /// The file is signed.
    Signed,
}

/// Scans a file once, token by token, so the metadata of earlier versions of the document is found,
/// too.
pub fn scan_metadata(bytes: &[u8]) -> MetadataScan {
    let mut look = Scanner { bytes, ..Scanner::default() };
    for part in parts(bytes) {
        match part {
            Ok(part) => look.note(&part),
            Err(_) => look.is_packed = true,
        }
    }
    look.note_properties();
    look.places.retain(|place| place.changes(bytes));
    look.places.sort_by_key(|place| place.range.start);
    let keeps_all = match (look.is_encrypted, look.is_signed) {
        (true, _) => Some(Unredactable::Encrypted),
        (_, true) => Some(Unredactable::Signed),
        _ => None,
    };
    let tells = look.is_packed || !look.places.is_empty();
    match keeps_all {
        Some(rest) => MetadataScan { places: Vec::new(), rest: tells.then_some(rest) },
        None => MetadataScan {
            places: look.places,
            rest: look.is_packed.then_some(Unredactable::Packed),
        },
    }
}

#[derive(Default)]
struct Scanner<'a> {
    bytes: &'a [u8],
    places: Vec<Redaction>,
    /// The object numbers that trailers name as the document's properties.
    properties: BTreeSet<u32>,
    /// All objects without a stream.
    objects: Vec<(u32, Range<usize>)>,
    is_packed: bool,
    is_encrypted: bool,
    is_signed: bool,
}

impl Scanner<'_> {
    fn note(&mut self, part: &Part<'_>) {
        self.is_signed |= part.is_signature;
        // A cross-reference table may be a stream, which then serves as the trailer.
        if part.number.is_none() || self.is(part, "Type", "XRef") {
            self.is_encrypted |= part.entry("Encrypt").is_some();
            let properties = part.entry("Info").map(|words| &self.bytes[words]);
            self.properties.extend(properties.and_then(reference));
        } else if let Some(stream) = part.stream.clone() {
            self.note_stream(part, stream);
        } else if let Some(number) = part.number.filter(|_| part.entry("Type").is_none()) {
            self.objects.push((number, part.value.clone()));
        }
    }

    fn note_stream(&mut self, part: &Part<'_>, stream: Range<usize>) {
        let filters = self.names(part.entry("Filter"));
        if self.is(part, "Type", "Metadata") || self.is(part, "Subtype", "XML") {
            let begins: &'static [u8] = match filters.as_slice() {
                [] if stream.len() >= XMP.len() => XMP,
                [] => b"",
                [b"FlateDecode"] if stream.len() >= ZLIB.len() => ZLIB,
                _ => {
                    self.is_packed = true;
                    return;
                }
            };
            self.write_over(stream, begins, b' ');
        } else if let [b"DCTDecode" | b"DCT"] = filters.as_slice() {
            for place in jpeg::metadata(&self.bytes[stream.clone()]) {
                self.write_over(stream.start + place.start..stream.start + place.end, b"", 0);
            }
        } else if let [.., b"DCTDecode" | b"DCT"] = filters.as_slice() {
            self.is_packed = true;
        }
    }

    /// Notes the properties of the document, and the objects that they refer to.
    fn note_properties(&mut self) {
        let mut wanted = std::mem::take(&mut self.properties);
        let objects = std::mem::take(&mut self.objects);
        let known: BTreeSet<u32> = objects.iter().map(|(number, _)| *number).collect();
        let missing: Vec<u32> = wanted.difference(&known).copied().collect();
        self.is_packed |= !missing.is_empty() && packed_properties_tell(self.bytes, missing);
        let named = objects.iter().filter(|(number, _)| wanted.contains(number));
        let led_to: Vec<u32> = named.flat_map(|(_, value)| self.references(value)).collect();
        wanted.extend(led_to);
        for (_, value) in objects.iter().filter(|(number, _)| wanted.contains(number)) {
            for (token, range) in words(self.bytes, value).filter(|(_, range)| range.len() > 1) {
                let empty: &'static [u8] = match (token, self.bytes[range.start]) {
                    (Token::Text, b'(') => b"()",
                    (Token::Text, _) => b"<>",
                    _ => continue,
                };
                self.write_over(range, empty, b' ');
            }
        }
    }

    fn references(&self, value: &Range<usize>) -> Vec<u32> {
        let found: Vec<&[u8]> =
            words(self.bytes, value).map(|(_, range)| &self.bytes[range]).collect();
        let triples = found.windows(3).filter(|words| words[2] == b"R");
        triples.filter_map(|words| std::str::from_utf8(words[0]).ok()?.parse().ok()).collect()
    }

    fn is(&self, part: &Part<'_>, entry: &str, name: &str) -> bool {
        self.names(part.entry(entry)) == [name.as_bytes()]
    }

    /// The names in an entry's value: a single one or a list.
    fn names(&self, entry: Option<Range<usize>>) -> Vec<&[u8]> {
        let Some(entry) = entry else { return Vec::new() };
        let names = words(self.bytes, &entry).filter(|(token, _)| *token == Token::Name);
        names.map(|(_, range)| &self.bytes[range]).collect()
    }

    fn write_over(&mut self, range: Range<usize>, begins: &'static [u8], fill: u8) {
        let range = range.start as u64..range.end as u64;
        self.places.push(Redaction { range, begins, fill });
    }
}

/// The tokens of a part of the file.
fn words<'a>(
    bytes: &'a [u8],
    range: &Range<usize>,
) -> impl Iterator<Item = (Token, Range<usize>)> + use<'a> {
    let (mut at, end) = (range.start, range.end);
    std::iter::from_fn(move || {
        let (token, word) = next(bytes.get(..end)?, at)?;
        at = word.end;
        Some((token, word))
    })
}

/// Whether properties that are packed with other objects hold more than programs and times.
/// Properties that cannot be unpacked count as such.
fn packed_properties_tell(bytes: &[u8], numbers: Vec<u32>) -> bool {
    let tell = move |bytes| {
        let pdf = open(bytes)?;
        let tells = |dict: Dict<'_>| dict.keys().any(|key| !ABOUT_PROGRAMS.contains(&key.as_ref()));
        Ok(numbers.iter().any(|number| {
            let id = ObjectIdentifier::new(*number, 0);
            pdf.xref().get::<Dict<'_>>(id).is_some_and(tells)
        }))
    };
    aside(bytes, tell).unwrap_or(true)
}
