//! Tests with PDFs written by hand: valid, locked, damaged and hostile.

use crate::pdf::*;
use std::fmt::Write as _;

const FONT: &str = "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>";

/// A PDF of these objects, the first of which is the catalogue.
pub(super) fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    let mut offsets = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        offsets.push(text.len());
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let (start, size) = (text.len(), objects.len() + 1);
    let _ = write!(text, "xref\n0 {size}\n0000000000 65535 f \n");
    for offset in offsets {
        let _ = writeln!(text, "{offset:010} 00000 n ");
    }
    let _ = write!(
        text,
        "trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    );
    text.into_bytes()
}

/// Two pages of A4 whose text is `content`.
fn pages(content: &str) -> Vec<u8> {
    let stream = format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len());
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 6 0 R >> >> >>";
    let tree = "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>";
    pdf(&["<< /Type /Catalog /Pages 2 0 R >>", tree, page, page, &stream, FONT], "")
}

#[test]
fn a_pdf_tells_its_pages_and_their_size() {
    let facts = facts(&pages("")).expect("a PDF");
    assert_eq!((facts.pages, facts.millimetres), (2, (210, 297)));
    assert_eq!((facts.header.width, facts.header.height), (1131, 1600));
}

#[test]
fn the_first_page_is_drawn_in_the_size_that_was_announced() {
    let bytes = pages("0 0 595 421 re f");
    let page = first_page(&bytes).expect("it can be drawn");
    let header = crate::probe(&page).expect("a picture");
    assert_eq!(header, facts(&bytes).expect("a PDF").header);
    let pixels = jpeg_decoder::Decoder::new(&*page).decode().expect("a JPEG");
    let shade = |x: usize, y: usize| pixels[(y * 1131 + x) * 3];
    assert!(shade(500, 300) > 250 && shade(500, 1300) < 5, "white above, black below");
}

#[test]
fn chinese_fonts_that_the_file_does_not_carry_are_missed() {
    let text = "BT /F1 40 Tf 100 400 Td <6280> Tj ET";
    assert_eq!(first_page(&pages(text)), Err(Problem::FontsMissing));
}

#[test]
fn what_needs_a_password_says_so() {
    let encrypted = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (0123456789abcdef0123456789abcdef) /U (0123456789abcdef0123456789abcdef) >> /ID [(0123456789abcdef) (0123456789abcdef)]";
    let bytes = pdf(
        &["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"],
        encrypted,
    );
    assert_eq!(facts(&bytes), Err(Problem::Locked));
}

#[test]
fn damaged_files_are_refused_and_nothing_stops() {
    let whole = pages("0 0 595 421 re f");
    assert!(facts(b"%PDF-1.7\nnothing").is_err());
    for end in (0..whole.len()).step_by(97) {
        let _ = first_page(&whole[..end]);
    }
    let circle = pdf(
        &["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 9 >>"],
        "",
    );
    assert!(facts(&circle).is_err());
}

#[test]
fn a_picture_that_no_memory_could_hold_is_not_decoded() {
    let image = "<< /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 4 >>\nstream\nabcd\nendstream";
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>";
    let content = "<< /Length 31 >>\nstream\n595 0 0 842 0 0 cm /I Do\nendstream";
    let tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    let bytes = pdf(&["<< /Type /Catalog /Pages 2 0 R >>", tree, page, image, content], "");
    assert_eq!(first_page(&bytes), Err(Problem::TooLarge));
}

#[test]
fn a_page_as_thin_as_a_line_shows_nothing() {
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 5000 1] >>";
    let tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    let bytes = pdf(&["<< /Type /Catalog /Pages 2 0 R >>", tree, page], "");
    assert_eq!(facts(&bytes), Err(Problem::TooLarge));
}

#[test]
fn a_pdf_is_told_by_its_mark() {
    assert!(is_pdf(b"%PDF-1.4") && is_pdf(b"\r\n%PDF-1.4"));
    assert!(!is_pdf(b"PDF") && !is_pdf(b""));
}
