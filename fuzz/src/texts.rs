//! Texts, tables and addresses.

use skillweek::base::path::SourcePath;
use skillweek::base::slug::slug;
use skillweek::base::text::Lang;
use skillweek::content::{Kind, Setting, parse};
use skillweek::diag::Sink;
use skillweek::markdown::{self, LinkResolver, PictureSize, Target};
use skillweek::record::table;
use skillweek::serve::http::target;
use skillweek::source::decode::decode;

/// A page whose references lead nowhere.
struct Alone;

impl LinkResolver for Alone {
    fn target(&self, _: usize) -> Target {
        Target::Missing
    }

    fn sizes(&self, _: PictureSize) -> &'static str {
        ""
    }

    fn opens_page(&self) -> bool {
        false
    }

    fn block(&self, _: &str, _: Option<&str>, _: &str) -> Option<String> {
        None
    }
}

fn setting(kind: Kind) -> Setting<'static> {
    Setting { kind, year: Some(2023), edition: None, extra_types: &[] }
}

/// The front matter of a page, of each kind.
pub fn front_matter(bytes: &[u8]) {
    let (file, text) = (SourcePath::new("content/a.md"), decode(bytes).text);
    for kind in Kind::ALL {
        let _ = parse::parse(&file, &text, &setting(*kind), &mut Sink::new());
    }
}

/// Nothing that runs comes out of a text.
pub fn markdown(bytes: &[u8]) {
    let (file, text) = (SourcePath::new("content/a.md"), decode(bytes).text);
    let source = markdown::Source { file: &file, text: &text, body: 0..text.len(), place: None };
    let article = markdown::parse(&source, &mut Sink::new());
    let html = markdown::write(&article, &Alone, Lang::Zh).to_ascii_lowercase();
    assert!(!html.contains("<script") && !html.contains("<iframe"), "{html}");
}

/// The rows of a spreadsheet or of a table in text, as pages of each kind that has tables.
pub fn table(bytes: &[u8]) {
    let file = SourcePath::new("content/a.xlsx");
    for kind in Kind::ALL {
        let Some(columns) = kind.columns() else { continue };
        for row in table::read(&file, bytes, columns, &mut Sink::new()) {
            let _ = parse::from_record(&file, &row.node, &setting(*kind), &mut Sink::new());
        }
    }
}

/// No path of a request leads out of the site.
pub fn request(bytes: &[u8]) {
    let path = String::from_utf8_lossy(bytes);
    for base in ["/", "/a/b/"] {
        if let target::Target::Site(below) = target::read(&path, base) {
            assert!(below.split(['/', '\\']).all(|part| part != ".." && part != "."), "{below}");
        }
    }
}

/// Slugs can be file names anywhere; references stay inside the project.
pub fn path(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let slug = slug(&text);
    let is_plain = |mark: char| matches!(mark, 'a'..='z' | '0'..='9' | '-');
    assert!(!slug.is_empty() && slug.chars().all(is_plain), "{slug}");
    if let Some(inside) = SourcePath::new("content/news").resolve(&text) {
        assert!(inside.as_str().split('/').all(|part| part != ".." && part != "."), "{inside}");
    }
}
