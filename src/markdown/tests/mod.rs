//! Tests of texts: input, HTML and diagnostics.

#![expect(
    clippy::disallowed_methods,
    reason = "tests read their examples, and count work in another process"
)]

mod blocks;
mod chinese;
mod diagnostics;
mod emphasis;
mod figures;
mod growth;
mod laws;
mod pasted;
mod preparation;
mod raw_html;
#[expect(dead_code, reason = "the other suite compares the HTML, this one the events")]
#[path = "../../../tests/suite/commonmark/spec.rs"]
mod spec;

use super::{Article, LinkResolver, Picture, PictureSize, Source, Target, parse, write};
use skillweek_base::path::SourcePath;
use skillweek_base::text::Lang;
use skillweek_diag::{Diagnostic, Place, Sink};

/// A site in which every local address exists.
struct Site<'a>(&'a Article);

impl LinkResolver for Site<'_> {
    fn target(&self, index: usize) -> Target {
        let Some(reference) = self.0.references.get(index) else { return Target::Missing };
        let target = reference.target.clone();
        match target.rsplit('.').next().unwrap_or_default() {
            _ if target.contains("missing") => Target::Missing,
            _ if target.contains("://") => Target::External(target),
            "png" | "jpg" => Target::Image(Box::new(Picture {
                src: target,
                width: Some(800),
                height: Some(600),
                ..Picture::default()
            })),
            "pdf" | "xlsx" => Target::File {
                file_name: target.rsplit('/').next().unwrap_or_default().to_owned(),
                href: target,
                format: "PDF".to_owned(),
                size: "1.2 MB".to_owned(),
            },
            _ => Target::Address(target),
        }
    }

    fn sizes(&self, _: PictureSize) -> &'static str {
        "100vw"
    }

    fn opens_page(&self) -> bool {
        false
    }

    fn block(&self, name: &str, title: Option<&str>, body: &str) -> Option<String> {
        (name == "时间轴").then(|| format!("<theme {}>{body}</theme>", title.unwrap_or_default()))
    }
}

/// Parses a text that makes up its whole file.
fn parsed(text: &str) -> (Article, Vec<Diagnostic>) {
    let file = SourcePath::new("content/a.md");
    let mut sink = Sink::new();
    let source = Source { file: &file, text, body: 0..text.len(), place: None };
    let article = parse(&source, &mut sink);
    (article, sink.into_diagnostics())
}

/// The HTML of a text, in a Chinese site.
fn html(text: &str) -> String {
    let (article, _) = parsed(text);
    write(&article, &Site(&article), Lang::Zh)
}

/// The findings about a text: code and the part of the text that is marked.
fn findings(text: &str) -> Vec<(&'static str, &str)> {
    let (_, diagnostics) = parsed(text);
    let part = |diagnostic: &Diagnostic| match diagnostic.span.as_ref().map(|span| &span.place) {
        Some(Place::Text(range)) => text.get(range.clone()).unwrap_or("?"),
        _ => "",
    };
    diagnostics.iter().map(|diagnostic| (diagnostic.code.name(), part(diagnostic))).collect()
}
