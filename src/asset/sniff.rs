//! Recognises files that are not displayable pictures, by their first bytes.

use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_picture::is_film;

/// The number of bytes that are examined.
pub(super) const HEAD: usize = 512;

/// The extensions of camera raw files: most are TIFF inside, and all contain more than is shown.
const CAMERA: [&str; 12] =
    ["arw", "cr2", "cr3", "dng", "nef", "nrw", "orf", "pef", "raf", "raw", "rw2", "srw"];

/// Whether an extension is that of a camera raw file.
pub(super) fn is_camera_raw(extension: &str) -> bool {
    CAMERA.contains(&extension)
}

/// Whether the bytes begin a file packed by gzip.
pub(super) fn is_gzip(head: &[u8]) -> bool {
    head.starts_with(&[0x1F, 0x8B])
}

/// A description of a file by its first bytes, for people; `None` if it is unknown.
pub(super) fn describe(head: &[u8]) -> Option<Text> {
    let marks: [(&[u8], Text); 9] = [
        (b"%PDF-", text!("PDF 文件", "a PDF file")),
        (b"PK\x03\x04", text!("Word、Excel 或压缩文件", "a Word, Excel or ZIP file")),
        (b"\xD0\xCF\x11\xE0", text!("旧版 Word、Excel 或 WPS 文件", "an old Office file")),
        (b"Rar!", text!("RAR 压缩文件", "a RAR archive")),
        (b"7z\xBC\xAF", text!("7z 压缩文件", "a 7z archive")),
        (b"\x1F\x8B", text!("gzip 压缩文件", "a gzip archive")),
        (b"ID3", text!("MP3 声音", "an MP3 sound")),
        (b"%!PS", text!("EPS 或 PS 文件", "an EPS or PostScript file")),
        (b"GIF", text!("损坏的 GIF", "a damaged GIF")),
    ];
    if head.iter().all(u8::is_ascii_whitespace) {
        return Some(text!("空文件", "an empty file"));
    }
    let known = marks.into_iter().find(|(mark, _)| head.starts_with(mark));
    known.map(|(_, what)| what).or_else(|| {
        if is_film(head) {
            return Some(text!("视频", "a film"));
        }
        described_text(head)
    })
}

/// A web page that was saved in place of the picture is the usual case.
fn described_text(head: &[u8]) -> Option<Text> {
    let valid = match std::str::from_utf8(head) {
        Ok(text) => text,
        // The last character may be cut.
        Err(error) if head.len() - error.valid_up_to() < 4 && error.valid_up_to() > 0 => {
            std::str::from_utf8(head.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    if valid.contains(|mark: char| mark.is_control() && !mark.is_whitespace()) {
        return None;
    }
    let start = valid.trim_start_matches('\u{FEFF}').trim_start().to_ascii_lowercase();
    Some(if start.starts_with("<!doctype html") || start.starts_with("<html") {
        text!("网页", "a web page")
    } else if start.starts_with("<svg") || start.contains("<svg") {
        text!("SVG 图片", "an SVG picture")
    } else {
        text!("文字", "text")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_what_they_begin_with() {
        let zh = |head: &[u8]| describe(head).map(|what| what.zh);
        assert_eq!(zh(b"").unwrap(), "空文件");
        assert_eq!(zh(b"%PDF-1.7").unwrap(), "PDF 文件");
        assert_eq!(zh(b"\n<!DOCTYPE html><html>").unwrap(), "网页");
        assert_eq!(zh("没有复制完整".as_bytes()).unwrap(), "文字");
        assert_eq!(zh(&"没有复制完整".as_bytes()[..17]).unwrap(), "文字");
        assert_eq!(zh(b"\0\0\0\x18ftypmp42").unwrap(), "视频");
        assert_eq!(zh(b"\x80\x81\x82\x83\x84\x85\x86\x87"), None);
    }
}
