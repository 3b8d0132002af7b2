//! Turns a file's bytes into text, whatever editor saved them.
//!
//! 1. A byte order mark decides.
//! 2. Without one, zero bytes in every other place mean UTF-16.
//! 3. Valid UTF-8 is UTF-8; text that is UTF-8 but for a few bytes is damaged UTF-8.
//! 4. Everything else is GB 18030, which includes GBK and GB 2312.
//!
//! Line ends become `\n` and zero bytes are dropped; both before any offset is counted.

use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span};
use crate::text;
use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

/// How a file's text was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Gb18030,
}

impl Encoding {
    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GB 18030",
        }
    }
}

/// A file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without byte order mark, with line ends as `\n`.
    pub text: String,
    pub encoding: Encoding,
    /// Where the first bytes stood that mean nothing, as an offset in `text` (a U+FFFD stands there).
    pub lossy_at: Option<usize>,
    /// Where the first zero byte stood, as an offset in `text`.
    pub nul_at: Option<usize>,
}

/// Decodes a file. Never fails: what cannot be decoded is marked in the result.
pub fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, raw) = decode_raw(bytes);
    let (text, nul_at) = tidy(&raw);
    let lossy_at = text.find('\u{FFFD}');
    Decoded { text, encoding, lossy_at, nul_at }
}

/// Reports what is remarkable about how a file was stored.
pub fn report(file: &SourcePath, decoded: &Decoded, sink: &mut Sink) {
    if let Some(at) = decoded.lossy_at {
        sink.push(lossy(file, decoded, at));
    }
    if let Some(at) = decoded.nul_at {
        let end =
            decoded.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let message = text!(
            "文件里有空字节（NUL），它不是正常的文字",
            "the file contains NUL bytes, which are not text"
        );
        let help = text!(
            "用编辑器打开该文件，另存为“UTF-8”；如果它其实是 Word 或图片文件，请改回原来的扩展名",
            "save the file as UTF-8 in an editor; if it is really a Word or image file, give it its own extension back"
        );
        sink.push(grave(Severity::Error, message, Span::text(file, at..at + end)).help(help));
    }
    if let Some((at, mark)) = decoded.text.char_indices().find(|(_, mark)| is_bidi_control(*mark)) {
        let message = text!(
            "这里有看不见的文字方向控制符 U+{code:04X}，它会让显示的文字与实际内容不一致",
            "there is an invisible text direction control U+{code:04X} here, which makes text look other than it is",
            code = u32::from(mark)
        );
        let help = text!("删去这个字符", "delete this character");
        let span = Span::text(file, at..at + mark.len_utf8());
        sink.push(grave(Severity::Warning, message, span).help(help));
    }
    if decoded.encoding != Encoding::Utf8 && decoded.lossy_at.is_none() {
        let name = decoded.encoding.name();
        let message = text!("文件按 {name} 编码读取", "the file was read as {name}");
        let help = text!("建议用编辑器另存为 UTF-8", "saving it as UTF-8 is recommended");
        sink.push(grave(Severity::Info, message, Span::whole(file)).help(help));
    }
}

fn lossy(file: &SourcePath, decoded: &Decoded, at: usize) -> Diagnostic {
    let name = decoded.encoding.name();
    let message = text!(
        "从这里起有无法按 {name} 解读的字节，文字已经损坏",
        "from here on there are bytes that make no sense as {name}: text is damaged"
    );
    let help = text!(
        "用当初写它的程序打开原文件，另存为“UTF-8”，再替换这个文件；U+FFFD（�）处的字需要重新录入",
        "open the original in the program that wrote it, save it as UTF-8 and replace this file; retype what stands at U+FFFD (�)"
    );
    grave(Severity::Error, message, Span::text(file, at..at + '\u{FFFD}'.len_utf8())).help(help)
}

fn grave(severity: Severity, message: crate::base::text::Text, span: Span) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(Code::Encoding, message).at(span);
    diagnostic.severity = severity;
    diagnostic
}

/// The controls that can make text read differently from how it is stored (Unicode TR 36).
fn is_bidi_control(mark: char) -> bool {
    matches!(mark, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
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
    match std::str::from_utf8(bytes) {
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

/// ASCII in UTF-16 has a zero byte on one side, never on the other; Chinese around it has none.
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

/// GBK text hardly ever holds a valid multi-byte UTF-8 sequence, so many of them among few bad
/// bytes mean UTF-8 that was cut or pasted into.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|mark| mark.len_utf8() >= 3).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * 2
}

/// Drops a left-over byte order mark and zero bytes, and makes every line end a `\n`.
fn tidy(raw: &str) -> (String, Option<usize>) {
    let raw = raw.strip_prefix('\u{FEFF}').unwrap_or(raw);
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
    use crate::diag::Place;
    use proptest::prelude::*;

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
