//! The front matter of a section's `_index.md`.

use super::keys::SECTION;
use super::kinds::Kind;
use skillweek_base::nearest::nearest;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::Sink;
use skillweek_record::front_matter::{FenceProblem, report, split};
use skillweek_record::{Fields, Spanned, yaml};
use std::ops::Range;

/// A section's `_index.md`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// The section's title, plain text; `None` takes the kind's title or the folder's name.
    pub title: Option<Spanned<String>>,
    /// Position in the navigation: smaller numbers come first.
    pub weight: Option<i64>,
    /// A description of the section, plain text.
    pub description: Option<String>,
    /// The kind of its pages; `None` leaves it to the folder's name.
    pub kind: Option<Spanned<Kind>>,
    /// Whether the section is in the navigation; `None`: if it has content.
    pub nav: Option<bool>,
    /// Whether everything in the section is a draft.
    pub draft: bool,
    /// The range of the Markdown in the file's decoded text, in bytes.
    pub body: Range<usize>,
}

/// Reads an `_index.md`, which needs no front matter. `None` if it has one and that is broken.
pub fn parse(file: &SourcePath, text: &str, sink: &mut Sink) -> Option<Section> {
    let parts = split(text);
    let Some(range) = parts.yaml.clone() else {
        if !matches!(parts.problem, Some(FenceProblem::Missing(_) | FenceProblem::Empty)) {
            report(file, text, &parts, sink);
            return None;
        }
        return Some(Section { body: parts.body, ..Section::default() });
    };
    report(file, text, &parts, sink);
    let node = yaml::parse(file, text, range, sink)?;
    let mut fields = Fields::new(file, &node, SECTION, sink);
    let section = Section {
        title: fields.spanned_text("title"),
        weight: fields.integer("weight"),
        description: fields.text("description"),
        kind: decode_kind(&mut fields),
        nav: fields.bool("nav"),
        draft: fields.bool("draft").unwrap_or(false),
        body: parts.body,
    };
    fields.finish();
    Some(section)
}

fn decode_kind(fields: &mut Fields<'_>) -> Option<Spanned<Kind>> {
    let word = fields.spanned_text("kind")?;
    if let Some(kind) = Kind::from_word(&word.value) {
        return Some(Spanned::new(kind, word.place));
    }
    let written = &word.value;
    let zh = skillweek_base::text::Lang::Zh;
    let known = Kind::ALL.iter().flat_map(|kind| [kind.folder(), kind.code(), kind.title(zh)]);
    let near = nearest(written, known);
    let all: Vec<&str> = Kind::ALL.iter().map(|kind| kind.folder()).collect();
    let all = all.join(", ");
    let message = text!(
        "不认识的页面种类“{written}”，可选：{all}",
        "unknown kind `{written}`; it may be: {all}"
    );
    let help = near.map(|near| text!("是不是想写“{near}”？", "did you mean `{near}`?"));
    fields.invalid(&word.place, message, help);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Section>, Vec<String>) {
        let mut sink = Sink::new();
        let section = parse(&SourcePath::new("news/_index.md"), text, &mut sink);
        let found = sink.diagnostics().iter().map(|d| format!("{}: {}", d.code, d.message.zh));
        (section, found.collect())
    }

    #[test]
    fn a_section_says_what_it_holds() {
        let (section, found) =
            read("---\n标题: 新闻\n排序: 3\n说明: 每天更新\n类型: 活动动态\n---\n正文");
        let section = section.unwrap();
        assert_eq!(found, Vec::<String>::new());
        assert_eq!(section.title.unwrap().value, "新闻");
        assert_eq!((section.weight, section.description.as_deref()), (Some(3), Some("每天更新")));
        assert_eq!(section.kind.unwrap().value, Kind::News);
    }

    #[test]
    fn a_section_needs_no_front_matter() {
        let (section, found) = read("只有正文");
        assert_eq!((section.unwrap().body, found.len()), (0..12, 0));
    }

    #[test]
    fn an_unknown_kind_gets_a_suggestion() {
        let (section, found) = read("---\nkind: newz\n---\n");
        assert_eq!(section.unwrap().kind, None);
        assert!(found[0].starts_with("invalid-value"), "{found:?}");
    }
}
