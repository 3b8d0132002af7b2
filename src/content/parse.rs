//! Reads pages: from Markdown files with front matter, and from rows of tables.

use super::document::Document;
use super::front_matter::FrontMatter;
use super::keys;
use super::kinds::{Context, Kind};
use super::samples;
use jiff::civil::Date;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use skillweek_diag::Sink;
use skillweek_record::front_matter::{report, split};
use skillweek_record::node::Node;
use skillweek_record::{Fields, yaml};
use std::ops::Range;

/// The settings of a site that reading its pages depends on.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The kind of the section that the page is in.
    pub kind: Kind,
    /// The edition's year, for dates without one.
    pub year: Option<i16>,
    /// The first and the last day of the edition, for times that lean on it.
    pub edition: Option<(Date, Date)>,
    /// Types of activity that the site adds to the usual ones.
    pub extra_types: &'a [String],
}

/// Reads the front matter of a Markdown file. `None` if the title is missing or the syntax is
/// broken, which has then been reported; a draft may lack a title (`FrontMatter::has_title`). The
/// Markdown itself is not parsed; `body` is its range.
pub fn parse(
    file: &SourcePath,
    text: &str,
    setting: &Setting<'_>,
    sink: &mut Sink,
) -> Option<Document> {
    let parts = split(text);
    report(file, text, &parts, sink);
    let is_broken = parts.problem.is_some();
    let node = yaml::parse(file, text, parts.yaml?, sink)?;
    let has_body = text.get(parts.body.clone()).is_some_and(|body| !body.trim().is_empty());
    let body = Body { range: parts.body, has_text: has_body };
    samples::check_page(file, text, (&node, body.range.clone()), setting.kind, sink);
    let page = decode(file, &node, body, setting, sink)?;
    (!is_broken).then_some(page)
}

/// Reads a record without a text of its own, such as a row of a table.
pub fn from_record(
    file: &SourcePath,
    node: &Node,
    setting: &Setting<'_>,
    sink: &mut Sink,
) -> Option<Document> {
    decode(file, node, Body { range: 0..0, has_text: false }, setting, sink)
}

struct Body {
    range: Range<usize>,
    has_text: bool,
}

/// Names the kind of page that a key belongs to, for a page of another kind that uses it.
fn belongs_elsewhere(key: &str) -> Option<Text> {
    let kind = Kind::ALL.iter().find(|kind| keys::own(**kind).iter().any(|own| own.is(key)))?;
    let (zh, en) = (kind.title(Lang::Zh), kind.code());
    Some(text!("“{key}”只用于“{zh}”页面", "`{key}` belongs to pages of the kind {en}"))
}

fn decode(
    file: &SourcePath,
    node: &Node,
    body: Body,
    setting: &Setting<'_>,
    sink: &mut Sink,
) -> Option<Document> {
    let keys = keys::of(setting.kind);
    let mut fields = Fields::new(file, node, &keys, sink).with_year(setting.year);
    let front = FrontMatter::decode(&mut fields, setting.year);
    let Setting { kind, year, edition, extra_types } = *setting;
    let context = Context { year, edition, extra_types, has_text: body.has_text };
    let facts = (kind.definition().decode)(&mut fields, &context);
    fields.finish_with(belongs_elsewhere);
    let place = node.place.clone();
    Some(Document {
        source: file.clone(),
        kind: setting.kind,
        front: front?,
        facts,
        body: body.range,
        place,
    })
}
