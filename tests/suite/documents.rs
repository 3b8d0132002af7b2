//! PDFs on the pages of downloads: their first page as a picture, their size and pages in words.

use crate::harness::{Built, Project};
use skillweek::diag::{Code, Severity};

/// One page of A4, its lower half black.
pub const PDF: &str = "%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >> endobj
4 0 obj << /Length 17 >> stream
0 0 595 421 re f
endstream endobj
trailer << /Root 1 0 R >>
";

fn built(pdf: &str) -> Built {
    let page = "---\ntitle: 海报\nfiles:\n  - path: poster.pdf\n    label: 印刷用\n---\n";
    Project::from(&[("content/site.yaml", "title: 示例\n"), ("content/downloads/a.md", page)])
        .with("content/downloads/poster.pdf", pdf)
        .build()
}

#[test]
fn a_pdf_shows_its_first_page_and_is_taken_away_as_it_is() {
    let built = built(PDF);
    assert_eq!(built.codes(), [], "{:#?}", built.diagnostics());
    let page = built.main("downloads/a.html");
    assert!(page.contains("A4") && page.contains("1 页") && page.contains("<picture"), "{page}");
    let ends = |ending: &str| built.paths().iter().filter(|path| path.ends_with(ending)).count();
    assert!(ends(".webp") > 0 && ends(".jpg") > 0, "{:?}", built.paths());
    let original = built.files.iter().find(|(path, _)| path.ends_with(".pdf"));
    assert_eq!(original.map(|(_, bytes)| bytes.as_slice()), Some(PDF.as_bytes()));
}

#[test]
fn a_pdf_keeps_its_page_and_not_its_author() {
    let told = PDF.replace("/Root 1 0 R", "/Root 1 0 R /Info 5 0 R")
        + "5 0 obj << /Author (SECRET) /Title (SECRET) >> endobj\n";
    let built = built(&told);
    assert_eq!(built.codes(), [], "{:#?}", built.diagnostics());
    let original = built.files.iter().find(|(path, _)| path.ends_with(".pdf"));
    let original = String::from_utf8(original.expect("the poster").1.clone()).expect("ASCII");
    assert_eq!(original.len(), told.len());
    assert!(!original.contains("SECRET") && original.contains("0 0 595 421 re f"), "{original}");
}

#[test]
fn a_pdf_that_cannot_be_drawn_is_offered_all_the_same() {
    let built = built("%PDF-1.4 and nothing else");
    let [found] = built.diagnostics() else { panic!("{:#?}", built.diagnostics()) };
    assert_eq!((found.code, found.severity), (Code::NoPreview, Severity::Warning));
    assert!(built.paths().iter().any(|path| path.ends_with(".pdf")));
    assert!(built.main("downloads/a.html").contains("poster.pdf"));
}
