//! Word files as pages.

use super::{FileKind, read_word};

#[test]
fn files_are_told_by_their_content() {
    assert_eq!(FileKind::of(b"%PDF-1.7"), FileKind::Pdf);
    assert_eq!(FileKind::of(b"{\\rtf1"), FileKind::Rtf);
    assert_eq!(FileKind::of("<html><body>甲".as_bytes()), FileKind::Html);
    assert_eq!(FileKind::of("甲".as_bytes()), FileKind::Text);
    assert_eq!(FileKind::of(b""), FileKind::Unknown);
}

#[test]
fn what_is_no_word_file_is_refused() {
    for bytes in [
        &b"%PDF-1.7"[..],
        b"PK\x03\x04",
        b"PK\x03\x04 broken",
        b"",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
    ] {
        assert!(read_word(bytes, "甲").is_err());
    }
}
