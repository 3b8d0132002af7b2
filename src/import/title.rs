//! The title of a document: where it says so, else where it looks so.

use super::heading::official_level;
use super::inline::{Draft, Line};
use super::styles::{Face, Role};
use std::collections::BTreeMap;

/// The first lines, among which a title is looked for.
const FIRST_LINES: usize = 12;
/// The longest title by its look.
const LONGEST: usize = 60;
/// The longest title in several lines.
const LONGEST_JOINED: usize = 90;

/// Where a title comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TitleSource {
    /// Its style, or that it is the only heading of the first level.
    Style,
    /// That it stands large or in the middle above the text.
    Look,
    /// The name of the file.
    FileName,
    /// What the file says of itself, which is often another file's title.
    Properties,
}

/// A title in the text, and its lines there.
pub struct Found {
    pub title: String,
    pub source: TitleSource,
    /// Their indices among the drafts.
    pub lines: Vec<usize>,
}

/// The title in the text.
pub fn find(drafts: &[Draft]) -> Option<Found> {
    let first: Vec<(usize, &Line)> = first_lines(drafts);
    by_style(drafts, &first).or_else(|| by_look(drafts, &first))
}

/// The first lines with text, as far as nothing else comes between them.
fn first_lines(drafts: &[Draft]) -> Vec<(usize, &Line)> {
    let lines = drafts.iter().enumerate().filter_map(|(index, draft)| match draft {
        Draft::Line(line) if line.has_text() => Some((index, line)),
        _ => None,
    });
    lines.take(FIRST_LINES).collect()
}

fn by_style(drafts: &[Draft], first: &[(usize, &Line)]) -> Option<Found> {
    let is_title = |line: &Line| line.role == Some(Role::Title);
    if let Some(at) = first.iter().position(|(_, line)| is_title(line)) {
        let lines = first.get(at..)?.iter().take_while(|(_, line)| is_title(line));
        return joined(lines.copied(), TitleSource::Style);
    }
    let is_first_level = |line: &Line| line.role == Some(Role::Heading(1));
    let count =
        drafts.iter().filter(|draft| matches!(draft, Draft::Line(line) if is_first_level(line)));
    let head = first.first().filter(|(_, line)| is_first_level(line))?;
    let has_mark = official_level(&head.1.labelled_text()).is_some();
    if count.count() > 1 || has_mark {
        return None;
    }
    joined(std::iter::once(*head), TitleSource::Style)
}

/// The largest of the short lines that stand in the middle or are larger than the text.
fn by_look(drafts: &[Draft], first: &[(usize, &Line)]) -> Option<Found> {
    let usual = usual_size(drafts);
    let head = first.iter().take_while(|(_, line)| length(line) <= LONGEST);
    let rank = |line: &Line| (line.size, line.face == Some(Face::Title));
    let mut best: Option<(usize, &Line)> = None;
    for (at, (_, line)) in head.enumerate() {
        let is_better = best.is_none_or(|(_, other)| rank(line) > rank(other));
        if is_better && looks_so(line, usual) {
            best = Some((at, line));
        }
    }
    let (at, best) = best?;
    let belongs = |line: &Line| rank(line) == rank(best) && looks_so(line, usual);
    let lines = first.get(at..)?.iter().take_while(|(_, line)| belongs(line));
    joined(lines.copied(), TitleSource::Look)
}

fn length(line: &Line) -> usize {
    line.text().trim().chars().count()
}

/// The size of most letters of the text.
fn usual_size(drafts: &[Draft]) -> u32 {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for draft in drafts {
        if let Draft::Line(line) = draft {
            *sizes.entry(line.size).or_default() += length(line);
        }
    }
    sizes.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(size, _)| size)
}

fn looks_so(line: &Line, usual: u32) -> bool {
    let text = line.text();
    let text = text.trim();
    let is_large = usual > 0 && line.size >= usual + 4;
    let stands_out = line.is_centred || is_large || line.face == Some(Face::Title);
    let begins_otherwise = text.starts_with(|mark: char| mark.is_ascii_digit())
        && text.ends_with(['日', '号'])
        || text.starts_with(['（', '(', '—', '-'])
        || ["附件", "附录", "图", "表", "来源", "作者"]
            .iter()
            .any(|start| text.starts_with(start) && text.chars().count() <= 12);
    let is_number = text.ends_with('号') && text.contains(|mark: char| mark.is_ascii_digit());
    let is_letterhead = text.ends_with("文件") && text.chars().count() <= 30;
    let is_sentence = text.ends_with(['。', '；', '：', ':', '，']);
    let is_heading = line.role.is_some() || official_level(&line.labelled_text()).is_some();
    let has_length = (2..=LONGEST).contains(&text.chars().count());
    let is_other = begins_otherwise || is_number || is_letterhead || is_sentence || is_heading;
    stands_out && has_length && !is_other && line.label.is_none()
}

/// Lines as one title: Chinese is joined without blanks.
fn joined<'a>(
    lines: impl Iterator<Item = (usize, &'a Line)>,
    source: TitleSource,
) -> Option<Found> {
    let mut found = Found { title: String::new(), source, lines: Vec::new() };
    for (index, line) in lines {
        let text = line.text();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if found.title.chars().count() + text.chars().count() > LONGEST_JOINED
            && !found.lines.is_empty()
        {
            break;
        }
        let is_latin = |mark: Option<char>| mark.is_some_and(|mark| mark.is_ascii_graphic());
        if is_latin(found.title.chars().last()) && is_latin(text.chars().next()) {
            found.title.push(' ');
        }
        found.title.push_str(&text);
        found.lines.push(index);
    }
    (!found.title.is_empty()).then_some(found)
}

/// Whether a file was never given a name.
pub fn is_nameless(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let name = name.trim_end_matches(|mark: char| {
        mark.is_ascii_digit() || matches!(mark, '(' | ')' | '（' | '）' | ' ' | '-' | '_')
    });
    let known = ["文档", "文字文稿", "doc", "document", "docx", "untitled", "无标题", "未命名"];
    name.is_empty() || known.contains(&name) || name.starts_with("新建")
}
