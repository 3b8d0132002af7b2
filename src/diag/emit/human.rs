//! Diagnostics for terminals: the source line, a caret below it, and the help.

use super::safe::safe;
use super::samples;
use super::source::{Sources, Texts};
use crate::{Code, Diagnostic, Note, Place, Severity, Span};
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// The number of diagnostics of one code that are shown in full; the rest is only counted.
const SAME_CODE: usize = 50;

/// The width in columns; longer lines are cut around the caret.
const WIDTH: usize = 100;

/// Renders the diagnostics in their order, with their numbers in the last line.
pub fn human(diagnostics: &[Diagnostic], texts: &dyn Texts, lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut sources = Sources::new(texts);
    let mut seen: BTreeMap<Code, usize> = BTreeMap::new();
    let mut shown = String::new();
    let (single, samples) = samples::gather(diagnostics);
    for diagnostic in single {
        let count = seen.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= SAME_CODE {
            let picture = renderer.render(&picture(diagnostic, &mut sources, lang));
            shown.push_str(&trim_lines(&picture));
            shown.push('\n');
        }
    }
    if let Some(listed) = samples::listed(&samples, &mut sources) {
        let picture = renderer.render(&picture(&listed, &mut sources, lang));
        shown.push_str(&trim_lines(&picture));
        shown.push('\n');
    }
    for (code, count) in seen.iter().filter(|(_, count)| **count > SAME_CODE) {
        let more = count - SAME_CODE;
        let line = text!("…还有 {more} 处同样的问题", "… and {more} more of the same");
        // Writing to a string cannot fail.
        let _ = writeln!(shown, "[{code}] {}\n", line.get(lang));
    }
    shown.push_str(&summary(diagnostics, lang));
    shown.push('\n');
    shown
}

fn picture<'a>(
    diagnostic: &'a Diagnostic,
    sources: &mut Sources<'_>,
    lang: Lang,
) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let level = level.with_name(diagnostic.severity.label().get(lang).to_owned());
    let title = level.primary_title(safe(diagnostic.message.get(lang))).id(diagnostic.code.name());
    let mut first = Group::with_title(title);
    if let Some(span) = &diagnostic.span {
        first = first.element(place(span, AnnotationKind::Primary, sources));
    }
    let (placed, loose): (Vec<&Note>, Vec<&Note>) =
        diagnostic.notes.iter().partition(|note| note.span.is_some());
    let note_level = || Level::NOTE.with_name(text!("说明", "note").get(lang).to_owned());
    for note in loose {
        first = first.element(note_level().message(safe(note.message.get(lang))));
    }
    if let Some(help) = &diagnostic.help {
        let level = Level::HELP.with_name(text!("帮助", "help").get(lang).to_owned());
        first = first.element(level.message(safe(help.get(lang))));
    }
    let mut groups = vec![first];
    for note in placed {
        let title = note_level().secondary_title(safe(note.message.get(lang)));
        let places = note.span.iter().map(|span| place(span, AnnotationKind::Context, sources));
        groups.push(Group::with_title(title).elements(places));
    }
    groups
}

/// A place: the line with its caret if it is in a text, otherwise the file's name.
fn place<'a>(span: &'a Span, kind: AnnotationKind, sources: &mut Sources<'_>) -> Element<'a> {
    let file = safe(span.file.as_str());
    match &span.place {
        Place::Whole => Origin::path(file).into(),
        Place::Cell(cell) => Origin::path(format!("{file} · {}", safe(cell))).into(),
        Place::Text(range) => match sources.excerpt(&span.file, range) {
            None => Origin::path(file).into(),
            Some(excerpt) => Snippet::source(excerpt.line.to_string())
                .path(file)
                .line_start(excerpt.position.line)
                .annotation(kind.span(shorten(&excerpt.line, excerpt.range)))
                .into(),
        },
    }
}

/// The beginning of a range of a line, cut to half the width to leave room for its surroundings.
fn shorten(line: &str, range: Range<usize>) -> Range<usize> {
    let mut width = 0;
    let stretch = line.get(range.clone()).unwrap_or_default();
    let cut = stretch.char_indices().find(|(_, character)| {
        width += character.width().unwrap_or_default();
        width > WIDTH / 2
    });
    range.start..cut.map_or(range.end, |(length, _)| range.start + length)
}

fn trim_lines(picture: &str) -> String {
    let mut trimmed: String = picture.lines().flat_map(|line| [line.trim_end(), "\n"]).collect();
    trimmed.truncate(trimmed.trim_end().len());
    trimmed.push('\n');
    trimmed
}

/// The last line, such as `3 个错误，5 个警告`.
fn summary(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let count = |severity| diagnostics.iter().filter(|found| found.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let infos = count(Severity::Info);
    let parts = [
        counted(errors, "个错误", "error"),
        counted(warnings, "个警告", "warning"),
        counted(infos, "条提示", "remark"),
    ];
    let present: Vec<&str> = parts.iter().flatten().map(|part| part.get(lang)).collect();
    match (present.is_empty(), lang) {
        (true, _) => text!("没有发现问题", "no problems found").get(lang).to_owned(),
        (false, Lang::Zh) => present.join("，"),
        (false, Lang::En) => present.join(", "),
    }
}

/// A number with its noun; `None` for 0.
fn counted(count: usize, zh: &str, en: &str) -> Option<Text> {
    let plural = if count == 1 { "" } else { "s" };
    (count > 0).then(|| Text { zh: format!("{count} {zh}"), en: format!("{count} {en}{plural}") })
}
