//! What the program says, as literate cases: `tests/diagnostics/*.md`.
//!
//! A case begins with a heading of the second level. Its fenced blocks are the files of a small project,
//! named behind the language (` ```yaml content/site.yaml `), and the picture that a person sees
//! (` ```text ` in Chinese, ` ```text en ` in English), which is compared whole. Without a
//! `content/site.yaml` a case gets a plain one. Some languages say how a file's bytes are written:
//! `hex`, `gb18030`, `blanks` (a number of bytes), `fixture` (a file below `tests/fixtures`) and
//! `refused` (a file that cannot be read).
//!
//! `BLESS=1 cargo test diagnostics` rewrites the pictures.

use crate::harness::{Built, Project, is_blessing, read_tree, repository};
use skillweek::base::text::Lang;
use skillweek::diag::Code;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

/// Codes that no stage of a build gives yet, and why. Whoever makes one appear takes it from this list.
const NOT_YET: &[(Code, &str)] = &[
    (Code::HeldFile, "told to programs by `build --format json`, to people by its summary"),
    (Code::FutureDate, "a build does not know today; `check` will"),
    (Code::Unreviewed, "comes with the review of content"),
    (Code::TermNearMiss, "comes with the review of content"),
    (Code::DocumentNumberBrackets, "comes with the review of content"),
    (Code::ThemeMismatch, "comes with the review of content"),
    (Code::IdNumber, "comes with the privacy checks"),
    (Code::MobileNumber, "comes with the privacy checks"),
    (Code::BankCard, "comes with the privacy checks"),
    (Code::SensitiveColumn, "comes with the privacy checks"),
    (Code::MinorWithoutConsent, "comes with the privacy checks"),
    (Code::IcpMissing, "comes with the checks of standards"),
    (Code::FooterIncomplete, "comes with the checks of standards"),
    (Code::MapWithoutApproval, "comes with the checks of standards"),
];

/// A piece of a file of cases.
#[derive(Debug)]
enum Piece {
    Prose(String),
    Fence(Fence),
}

#[derive(Debug)]
struct Fence {
    /// The line that opens it, without its backticks.
    info: String,
    ticks: usize,
    body: String,
}

/// A heading with what follows it.
#[derive(Debug, Default)]
struct Case {
    pieces: Vec<Piece>,
}

impl Case {
    fn name(&self) -> &str {
        let Some(Piece::Prose(prose)) = self.pieces.first() else { return "" };
        prose.lines().next().unwrap_or_default().trim_start_matches("## ")
    }

    fn fences(&self) -> impl Iterator<Item = &Fence> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Fence(fence) => Some(fence),
            Piece::Prose(_) => None,
        })
    }

    fn project(&self) -> Project {
        let mut project =
            Project::from(&[("content/site.yaml", "title: 示例学校\nlevel: school\n")]);
        for fence in self.fences() {
            if let Some((path, bytes)) = fence.file() {
                project = project.with(path, bytes);
                if fence.info.starts_with("refused ") {
                    project.refused.insert(path.to_owned());
                }
            }
        }
        project
    }
}

impl Fence {
    /// The language in which a picture is shown; `None` for a file.
    fn picture(&self) -> Option<Lang> {
        match self.info.as_str() {
            "text" => Some(Lang::Zh),
            "text en" => Some(Lang::En),
            _ => None,
        }
    }

    fn file(&self) -> Option<(&str, Vec<u8>)> {
        if self.picture().is_some() {
            return None;
        }
        let (language, path) = self.info.split_once(' ').expect("a fence names its file");
        let body = self.body.trim();
        let bytes = match language {
            "hex" => hex(body),
            "gb18030" => encoding_rs::GB18030.encode(&self.body).0.into_owned(),
            "blanks" => vec![b' '; body.parse().expect("a number of bytes")],
            "fixture" => {
                fs::read(repository().join("tests/fixtures").join(body)).expect("the fixture")
            }
            _ => self.body.clone().into_bytes(),
        };
        Some((path, bytes))
    }
}

fn hex(digits: &str) -> Vec<u8> {
    let digits: Vec<char> = digits.chars().filter(|c| !c.is_whitespace()).collect();
    let byte = |pair: &[char]| {
        u8::from_str_radix(&pair.iter().collect::<String>(), 16).expect("two hex digits")
    };
    digits.chunks(2).map(byte).collect()
}

/// The cases of a file; what stands before the first heading is a case without files.
fn cases(text: &str) -> Vec<Case> {
    let mut cases = vec![Case::default()];
    let mut lines = text.lines();
    let mut prose = String::new();
    while let Some(line) = lines.next() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        if line.starts_with("## ") {
            let case = cases.last_mut().expect("there is one");
            case.pieces.push(Piece::Prose(std::mem::take(&mut prose)));
            cases.push(Case::default());
        }
        if ticks < 3 {
            let _ = writeln!(prose, "{line}");
            continue;
        }
        let closing = "`".repeat(ticks);
        let mut body = String::new();
        for line in lines.by_ref().take_while(|line| *line != closing) {
            let _ = writeln!(body, "{line}");
        }
        let case = cases.last_mut().expect("there is one");
        case.pieces.push(Piece::Prose(std::mem::take(&mut prose)));
        let info = line[ticks..].trim().to_owned();
        case.pieces.push(Piece::Fence(Fence { info, ticks, body }));
    }
    cases.last_mut().expect("there is one").pieces.push(Piece::Prose(prose));
    cases
}

/// The text that [`cases`] reads.
fn written(cases: &[Case]) -> String {
    let mut text = String::new();
    for piece in cases.iter().flat_map(|case| &case.pieces) {
        match piece {
            Piece::Prose(prose) => text.push_str(prose),
            Piece::Fence(Fence { info, ticks, body }) => {
                let ticks = "`".repeat(*ticks);
                let _ = writeln!(text, "{ticks}{info}\n{body}{ticks}");
            }
        }
    }
    text
}

/// Puts a case's pictures into its blocks, and into a new one where it has none.
fn bless(case: &mut Case, built: &Built, project: &Project) {
    if case.fences().all(|fence| fence.picture().is_none()) {
        let fence = Fence { info: "text".to_owned(), ticks: 3, body: String::new() };
        case.pieces.push(Piece::Prose("\n".to_owned()));
        case.pieces.push(Piece::Fence(fence));
        case.pieces.push(Piece::Prose("\n".to_owned()));
    }
    for piece in &mut case.pieces {
        if let Piece::Fence(fence) = piece
            && let Some(lang) = fence.picture()
        {
            fence.body = built.pictures(project, lang);
        }
    }
}

#[test]
fn every_case_shows_its_picture_and_every_code_has_a_case() {
    let mut seen: BTreeSet<Code> = BTreeSet::new();
    let mut wrong = String::new();
    for (name, bytes) in read_tree(&repository().join("tests/diagnostics")) {
        let text = String::from_utf8(bytes).expect("UTF-8").replace("\r\n", "\n");
        let mut cases = cases(&text);
        assert_eq!(written(&cases), text, "{name} cannot be read");
        for case in cases.iter_mut().filter(|case| case.fences().next().is_some()) {
            let project = case.project();
            let built = project.build();
            seen.extend(built.codes());
            if is_blessing() {
                bless(case, &built, &project);
            }
            assert!(case.fences().any(|fence| fence.picture().is_some()), "{}", case.name());
            for fence in case.fences() {
                let Some(lang) = fence.picture() else { continue };
                let found = built.pictures(&project, lang);
                if found != fence.body {
                    let _ = writeln!(wrong, "{name}, {}: found\n{found}", case.name());
                }
            }
        }
        if is_blessing() {
            fs::write(repository().join("tests/diagnostics").join(&name), written(&cases))
                .expect("it can be written");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let not_yet = NOT_YET.iter().map(|(code, _)| *code);
    let expected: BTreeSet<Code> = Code::ALL.iter().copied().collect();
    let without: Vec<&Code> = expected.difference(&seen).collect();
    assert_eq!(without, not_yet.collect::<BTreeSet<_>>().iter().collect::<Vec<_>>());
}

#[test]
fn thirty_broken_files_among_many_are_all_reported_in_one_run() {
    let mut project = Project::from(&[("content/site.yaml", "title: 示例\n")]);
    for number in 0..200 {
        let text = format!("---\ntitle: 第 {number} 条\ndate: 2023-05-14\n---\n正文。\n");
        project = project.with(&format!("content/news/right-{number}.md"), text);
    }
    for number in 0..10 {
        let broken = [
            "---\ntitle: [没有关上\n---\n正文。\n".to_owned(),
            format!("---\ndate: 2023-05-14\n---\n没有标题的第 {number} 条。\n"),
            format!("---\ntitle: 链接\n---\n见[不存在的一页](missing-{number}.md)。\n"),
        ];
        for (kind, text) in broken.iter().enumerate() {
            project = project.with(&format!("content/news/wrong-{kind}-{number}.md"), text);
        }
    }
    let built = project.build();
    assert_eq!(built.outcome.errors(), 30, "{}", built.findings(&project));
    for number in 0..10 {
        for (kind, code, place) in
            [(0, "front-matter-syntax", ""), (1, "missing-key", ""), (2, "broken-link", ":4:2")]
        {
            let line = format!("error {code} content/news/wrong-{kind}-{number}.md{place}");
            assert!(built.findings(&project).contains(&line), "{line}");
        }
    }
    // The neighbours of what is broken were made.
    assert!((0..200).all(|n| built.files.contains_key(&format!("news/right-{n}.html"))));
}
