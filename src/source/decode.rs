//! Decodes files into text, in any encoding that editors commonly save.
//!
//! 1. A byte order mark decides.
//! 2. Without one, zero bytes in every other place mean UTF-16.
//! 3. Valid UTF-8 is UTF-8. Text that is UTF-8 except for a few bytes is damaged UTF-8.
//! 4. Everything else is GB 18030, which includes GBK and GB 2312.
//!
//! Line ends become `\n`, zero bytes are dropped, and letters with accents become one character
//! each (NFC). All offsets refer to the text after that.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};
use memchr::{memchr2, memmem};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// GB 18030, GBK or GB 2312.
    Gb18030,
}

impl Encoding {
    /// The usual name, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GB 18030",
        }
    }
}

/// The decoded text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without byte order mark, with line ends as `\n`.
    pub text: String,
    /// The encoding that the bytes were decoded from.
    pub encoding: Encoding,
    /// The offset in `text`, in bytes, of the first U+FFFD, which replaces undecodable bytes.
    pub lossy_at: Option<usize>,
    /// The offset in `text`, in bytes, at which the first zero byte was dropped.
    pub nul_at: Option<usize>,
    /// The real format of a file that is not text, whatever its name; `text` is then empty.
    pub disguise: Option<Disguise>,
}

impl Decoded {
    /// Whether there is a text. If not, `report` covers the file completely.
    pub fn is_text(&self) -> bool {
        self.disguise.is_none()
    }
}

/// The real format of a file that has the name of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disguise {
    /// A ZIP archive, such as the newer Word and Excel files.
    Office,
    /// A file of older Word or Excel versions, or of WPS.
    OldOffice,
    /// A PDF file.
    Pdf,
    /// A JPEG, PNG or GIF file.
    Image,
}

impl Disguise {
    fn of(bytes: &[u8]) -> Option<Self> {
        const MARKS: &[(&[u8], Disguise)] = &[
            (b"PK\x03\x04", Disguise::Office),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Disguise::OldOffice),
            (b"%PDF-", Disguise::Pdf),
            (b"\xFF\xD8\xFF", Disguise::Image),
            (b"\x89PNG", Disguise::Image),
            (b"GIF8", Disguise::Image),
        ];
        MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, disguise)| *disguise)
    }

    /// The name in messages, in Chinese and in English.
    pub(super) fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Office => ("Word、Excel 或压缩文件", "a Word, Excel or ZIP file"),
            Self::OldOffice => ("旧版 Word、Excel 或 WPS 文件", "an old Word, Excel or WPS file"),
            Self::Pdf => ("PDF 文件", "a PDF file"),
            Self::Image => ("图片", "a picture"),
        }
    }
}

/// Decodes a file. Never fails: undecodable bytes are marked in the result.
pub fn decode(bytes: &[u8]) -> Decoded {
    let disguise = Disguise::of(bytes);
    let bytes = if disguise.is_some() { &[] } else { bytes };
    let (encoding, raw) = decode_raw(bytes);
    let (text, nul_at) = tidy(raw);
    let lossy_at = memmem::find(text.as_bytes(), "\u{FFFD}".as_bytes());
    Decoded { text, encoding, lossy_at, nul_at, disguise }
}

fn decode_raw(bytes: &[u8]) -> (Encoding, String) {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return (Encoding::Utf8, String::from_utf8_lossy(rest).into_owned());
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return (Encoding::Utf16Le, utf16(UTF_16LE, rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return (Encoding::Utf16Be, utf16(UTF_16BE, rest));
    }
    match utf16_by_zeros(bytes) {
        Some(Encoding::Utf16Le) => return (Encoding::Utf16Le, utf16(UTF_16LE, bytes)),
        Some(_) => return (Encoding::Utf16Be, utf16(UTF_16BE, bytes)),
        None => {}
    }
    match simdutf8::basic::from_utf8(bytes) {
        Ok(text) => (Encoding::Utf8, text.to_owned()),
        Err(_) if is_damaged_utf8(bytes) => {
            (Encoding::Utf8, String::from_utf8_lossy(bytes).into_owned())
        }
        Err(_) => (Encoding::Gb18030, GB18030.decode_without_bom_handling(bytes).0.into_owned()),
    }
}

fn utf16(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Detects UTF-16 without a byte order mark: its ASCII characters have zero bytes on one side only,
/// and Chinese characters have none.
fn utf16_by_zeros(bytes: &[u8]) -> Option<Encoding> {
    const LOOK_AT: usize = 4096;
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let head = bytes.get(..LOOK_AT).unwrap_or(bytes);
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, low) if low >= 2 && low * 16 >= head.len() / 2 => Some(Encoding::Utf16Le),
        (high, 0) if high >= 2 && high * 16 >= head.len() / 2 => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// Detects damaged UTF-8. GBK text hardly ever contains a valid multi-byte UTF-8 sequence, so many
/// of them among few bad bytes mean UTF-8 that was cut or pasted into.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|mark| mark.len_utf8() >= 3).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 2
}

/// Drops a left-over byte order mark and zero bytes, normalizes to NFC, and turns line ends into
/// `\n`.
fn tidy(mut raw: String) -> (String, Option<usize>) {
    if raw.starts_with('\u{FEFF}') {
        raw.drain(..'\u{FEFF}'.len_utf8());
    }
    if !raw.chars().all(is_composed) && is_nfc_quick(raw.chars()) != IsNormalized::Yes {
        raw = raw.nfc().collect();
    }
    unify(raw)
}

/// Whether NFC leaves a character as it is, whatever its neighbours: its quick check is "yes" and
/// its combining class 0 (Unicode Annex 15). Covers everything below the combining marks, quotation
/// marks, dashes, and Chinese characters and punctuation.
fn is_composed(char: char) -> bool {
    matches!(char, '\0'..'\u{300}' | '\u{2010}'..='\u{2026}' | '\u{3000}'..'\u{302A}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
}

fn unify(raw: String) -> (String, Option<usize>) {
    if memchr2(b'\r', 0, raw.as_bytes()).is_none() {
        return (raw, None);
    }
    let mut text = String::with_capacity(raw.len());
    let mut nul_at = None;
    let mut marks = raw.chars().peekable();
    while let Some(mark) = marks.next() {
        match mark {
            '\0' => nul_at = nul_at.or(Some(text.len())),
            '\r' => {
                marks.next_if_eq(&'\n');
                text.push('\n');
            }
            mark => text.push(mark),
        }
    }
    (text, nul_at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode_report::report;
    use proptest::prelude::*;
    use skillweek_base::path::SourcePath;
    use skillweek_diag::{Place, Severity, Sink};

    const SAMPLE: &str = "---\ntitle: 技能：让生活更美好\n---\n正文\n";

    fn utf16_bytes(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    }

    #[test]
    fn every_editor_s_encoding_is_read() {
        let windows = SAMPLE.replace('\n', "\r\n");
        let with_mark = |mark: &[u8], rest: Vec<u8>| [mark.to_vec(), rest].concat();
        let cases = [
            (SAMPLE.as_bytes().to_vec(), Encoding::Utf8),
            (with_mark(b"\xEF\xBB\xBF", windows.clone().into_bytes()), Encoding::Utf8),
            (SAMPLE.replace('\n', "\r").into_bytes(), Encoding::Utf8),
            (with_mark(b"\xFF\xFE", utf16_bytes(&windows, false)), Encoding::Utf16Le),
            (with_mark(b"\xFE\xFF", utf16_bytes(&windows, true)), Encoding::Utf16Be),
            (utf16_bytes(&windows, false), Encoding::Utf16Le),
            (utf16_bytes(&windows, true), Encoding::Utf16Be),
            (GB18030.encode(&windows).0.into_owned(), Encoding::Gb18030),
        ];
        for (bytes, encoding) in cases {
            let decoded = decode(&bytes);
            assert_eq!((decoded.text.as_str(), decoded.encoding), (SAMPLE, encoding));
            assert_eq!((decoded.lossy_at, decoded.nul_at), (None, None));
        }
    }

    #[test]
    fn what_counts_as_composed_is_composed() {
        for char in ('\0'..=char::MAX).filter(|char| is_composed(*char)) {
            assert_eq!(is_nfc_quick(['a', char].into_iter()), IsNormalized::Yes, "{char:?}");
        }
    }

    #[test]
    fn damaged_text_is_an_error_at_the_first_bad_byte() {
        let mut bytes = "技能让生活更美好".as_bytes().to_vec();
        bytes.remove(7);
        let decoded = decode(&bytes);
        assert_eq!((decoded.encoding, decoded.lossy_at), (Encoding::Utf8, Some(6)));
        let mut sink = Sink::new();
        report(&SourcePath::new("a.md"), &decoded, &mut sink);
        assert!(sink.has_errors());
        let span = sink.diagnostics()[0].span.clone().unwrap();
        assert_eq!(span.place, Place::Text(6..9));
    }

    #[test]
    fn a_replacement_character_in_valid_utf8_is_not_let_through() {
        assert_eq!(decode("锟斤拷\u{FFFD}".as_bytes()).lossy_at, Some(9));
    }

    #[test]
    fn gb18030_and_utf16_are_only_mentioned() {
        let decoded = decode(&GB18030.encode("通知公告：活动周").0);
        let mut sink = Sink::new();
        report(&SourcePath::new("a.md"), &decoded, &mut sink);
        let [only] = sink.diagnostics() else { panic!("{:?}", sink.diagnostics()) };
        assert_eq!(only.severity, Severity::Info);
    }

    #[test]
    fn zero_bytes_are_dropped_and_reported() {
        let decoded = decode(b"ab\0cd");
        assert_eq!((decoded.text.as_str(), decoded.nul_at), ("abcd", Some(2)));
        let mut sink = Sink::new();
        report(&SourcePath::new("a.md"), &decoded, &mut sink);
        assert!(sink.has_errors());
    }

    #[test]
    fn files_of_other_programs_are_recognised() {
        for bytes in
            [&b"PK\x03\x04\x14\0\x06"[..], b"%PDF-1.7", b"\xFF\xD8\xFF\xE0", b"\x89PNG\r\n"]
        {
            let decoded = decode(bytes);
            assert!(!decoded.is_text());
            let mut sink = Sink::new();
            report(&SourcePath::new("a.md"), &decoded, &mut sink);
            assert_eq!((sink.diagnostics().len(), sink.has_errors()), (1, true));
        }
    }

    #[test]
    fn letters_with_accents_become_one_character() {
        assert_eq!(decode("Cafe\u{301}".as_bytes()).text, "Café");
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded(bytes: Vec<u8>) {
            let decoded = decode(&bytes);
            prop_assert!(!decoded.text.contains(['\r', '\0']));
            let mut sink = Sink::new();
            report(&SourcePath::new("a.md"), &decoded, &mut sink);
            prop_assert_eq!(decoded.text.contains('\u{FFFD}'), decoded.lossy_at.is_some());
        }
    }
}
