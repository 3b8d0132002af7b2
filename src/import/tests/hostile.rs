//! Files that were made to harm, or cut off on their way.

use super::file::{WordFile, plain};
use super::read_word;

fn refusal(bytes: &[u8]) -> String {
    let found = read_word(bytes, "甲").expect_err("nothing is read");
    format!("{} {}", found.code, found.message.zh)
}

#[test]
fn a_password_is_told_as_one() {
    let mut bytes = vec![0; 512 * 3];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let name: Vec<u8> = "EncryptedPackage\0".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[1024..1024 + name.len()].copy_from_slice(&name);
    bytes[1024 + 64] = u8::try_from(name.len()).unwrap();
    bytes[1024 + 66] = 2;
    assert!(refusal(&bytes).starts_with("unsupported-format 这个文件设了打开密码"));
}

#[test]
fn a_small_file_does_not_unpack_to_a_large_one() {
    let bytes = WordFile::new(&" ".repeat(70 << 20)).bytes();
    assert!(bytes.len() < 1 << 20);
    assert!(refusal(&bytes).contains("大得反常"));
}

#[test]
fn deep_nesting_is_told() {
    let wraps = [
        ["<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"],
        ["<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"],
    ];
    for [open, close] in wraps {
        let nested = |count: usize| {
            WordFile::new(&format!("{}{}{}", open.repeat(count), plain("甲"), close.repeat(count)))
        };
        assert!(refusal(&nested(10_000).bytes()).contains("层层嵌套"));
        assert!(read_word(&nested(60).bytes(), "甲").unwrap().markdown.contains('甲'));
    }
}

#[test]
fn a_file_that_was_cut_off_is_damaged() {
    let bytes = WordFile::new(&plain("甲")).bytes();
    for end in (4..bytes.len()).step_by(7) {
        let told = refusal(&bytes[..end]);
        assert!(told.starts_with("unreadable-file"), "{end}: {told}");
    }
}

#[test]
fn parts_that_are_wrong_cost_no_more_than_themselves() {
    let file = WordFile::new(&plain("正文。"))
        .xml("styles", "<w:style")
        .xml("numbering", "<w:num w:numId=\"1\"/>")
        .related("f", "footnotes", "footnotes.xml", "no XML");
    assert_eq!(read_word(&file.bytes(), "甲").unwrap().markdown, "正文。\n");
}
