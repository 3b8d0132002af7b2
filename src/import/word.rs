//! A Word file as the text of a page.

use super::arrange;
use super::inline::{Draft, Inline};
use super::kind::FileKind;
use super::markdown;
use super::package::Package;
use super::picture;
use super::reader::Reader;
use super::refusal::{self, Refusal};
use super::styles::Role;
use super::title::{self, Found, TitleSource};
use skillweek_base::guard::guarded;
use skillweek_base::text::Text;

/// Where the document lies in a package that does not say so.
const USUAL: &str = "word/document.xml";

/// A Word file as Markdown, with its pictures.
#[derive(Debug)]
pub struct Article {
    /// One line.
    pub title: String,
    /// Where the title comes from.
    pub title_source: TitleSource,
    /// The text without the title.
    pub markdown: String,
    /// The files that the text names.
    pub pictures: Vec<Picture>,
    /// What does not come along, or came otherwise than it was.
    pub told: Vec<Text>,
}

/// A file that belongs to a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Picture {
    /// The name that the text uses.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Reads a Word file; `name` is its own without the ending.
pub fn read_word(bytes: &[u8], name: &str) -> Result<Article, Refusal> {
    let kind = FileKind::of(bytes);
    if kind != FileKind::Docx {
        return Err(refusal::foreign(kind));
    }
    guarded(|| read(bytes, name)).unwrap_or_else(|| Err(refusal::damaged("?")))
}

fn read(bytes: &[u8], name: &str) -> Result<Article, Refusal> {
    let mut package = Package::open(bytes)?;
    let path = package.relations("").path("officeDocument", USUAL);
    let tree = package.xml(&path)?.ok_or_else(|| refusal::damaged("document.xml"))?;
    let body = tree.child("body").ok_or_else(|| refusal::damaged("body"))?;
    let mut reader = Reader::new(package, &path);
    reader.told.count_changes(body);
    let mut drafts = reader.blocks_of(body);
    reader.told.has_margins = has_margins(&mut reader);
    drafts.retain(|draft| {
        let is_contents = matches!(draft, Draft::Line(line) if line.role == Some(Role::Contents));
        reader.told.has_contents |= is_contents;
        !is_contents
    });
    let (pictures, files) = load(&mut reader)?;
    leave_out(&mut drafts, &files);
    for lines in reader.notes.iter_mut().flatten() {
        retain(lines, &files);
    }
    let found = title::find(&drafts);
    let properties = properties_title(&mut reader.package);
    let (title, title_source) = name_it(found.as_ref(), name, properties);
    let notes_of_title = take_title(&mut drafts, found);
    let mut blocks = arrange::arrange(drafts);
    blocks.extend(notes_of_title.map(super::blocks::Block::Paragraph));
    if blocks.is_empty() && title_source != TitleSource::Look && title_source != TitleSource::Style
    {
        return Err(refusal::no_text(&reader.told.texts()));
    }
    let markdown = markdown::write(&blocks, &reader.notes, &files);
    Ok(Article { title, title_source, markdown, pictures, told: reader.told.texts() })
}

/// Takes the title's lines out of the text. What a title cannot hold (notes, pictures) is returned.
fn take_title(drafts: &mut Vec<Draft>, found: Option<Found>) -> Option<Vec<Inline>> {
    let lines = found?.lines;
    let mut rest = Vec::new();
    for index in lines.into_iter().rev() {
        if let Draft::Line(line) = drafts.remove(index) {
            let is_other = |inline: &Inline| matches!(inline, Inline::Note(_) | Inline::Picture(_));
            rest.extend(line.inlines.into_iter().filter(is_other));
        }
    }
    (!rest.is_empty()).then_some(rest)
}

fn name_it(found: Option<&Found>, name: &str, properties: Option<String>) -> (String, TitleSource) {
    if let Some(found) = found {
        return (found.title.clone(), found.source);
    }
    match properties.filter(|_| title::is_nameless(name)) {
        Some(title) => (title, TitleSource::Properties),
        None => (name.trim().to_owned(), TitleSource::FileName),
    }
}

/// The title that the file says it has.
fn properties_title(package: &mut Package<'_>) -> Option<String> {
    let path = package.relations("").path("core-properties", "docProps/core.xml");
    let title = package.helper(&path)?.child("title")?.text();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

/// Whether headers or footers say more than a page's number.
fn has_margins(reader: &mut Reader<'_>) -> bool {
    let margins = ["header", "footer"];
    let paths: Vec<String> = margins
        .iter()
        .flat_map(|kind| reader.relations.of_kind(kind))
        .map(|relation| relation.target.clone())
        .collect();
    paths.iter().any(|path| {
        let mut has_text = false;
        if let Some(tree) = reader.package.helper(path) {
            tree.each(&mut |element| {
                has_text |= element.is("t") && says_something(&element.text());
            });
        }
        has_text
    })
}

fn says_something(text: &str) -> bool {
    text.chars().any(|mark| mark.is_alphabetic() && !"第页共".contains(mark))
}

/// The pictures that browsers show, and for each of the document's pictures its file; empty for
/// those that they do not.
fn load(reader: &mut Reader<'_>) -> Result<(Vec<Picture>, Vec<String>), Refusal> {
    let (mut pictures, mut files) = (Vec::new(), Vec::new());
    for path in std::mem::take(&mut reader.pictures) {
        let bytes = reader.package.part(&path)?.unwrap_or_default();
        match picture::extension(&bytes) {
            Some(ending) => {
                let name = format!("image-{}.{ending}", pictures.len() + 1);
                files.push(name.clone());
                pictures.push(Picture { name, bytes });
            }
            None => {
                let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
                reader.told.pictures.push(name);
                files.push(String::new());
            }
        }
    }
    Ok((pictures, files))
}

/// Takes pictures out that have no file.
fn leave_out(drafts: &mut [Draft], files: &[String]) {
    for draft in drafts {
        match draft {
            Draft::Line(line) => retain(&mut line.inlines, files),
            Draft::Table(grid) => grid.lines_mut().for_each(|line| retain(line, files)),
        }
    }
}

fn retain(line: &mut Vec<Inline>, files: &[String]) {
    line.retain(|inline| match inline {
        Inline::Picture(picture) => files.get(picture.number).is_some_and(|file| !file.is_empty()),
        _ => true,
    });
}
