//! The house keeps its plan: which room may know which, and how large its parts may grow.

use crate::harness::{read_tree, repository};
use std::collections::{BTreeMap, BTreeSet};

/// What each room may import, from the ground up: only from below itself. `docs/architecture.md` says
/// why.
const ROOMS: [(&str, &[&str]); 19] = [
    ("base", &[]),
    ("diag", &["base"]),
    ("publish", &["base"]),
    ("picture", &["base"]),
    ("store", &["base"]),
    ("share", &["base", "picture"]),
    ("source", &["base", "diag"]),
    ("record", &["base", "diag"]),
    ("markdown", &["base", "diag"]),
    ("asset", &["base", "diag", "picture", "store", "source"]),
    ("theme", &["base", "diag", "picture", "share", "source"]),
    ("content", &["base", "diag", "record"]),
    // What a section's folder is called is content's knowledge; what a recipe may say is picture's.
    ("config", &["base", "diag", "picture", "source", "record", "content"]),
    ("site", &["base", "diag", "source", "record", "markdown", "theme", "config", "content"]),
    (
        "render",
        &[
            "base", "diag", "picture", "share", "source", "record", "markdown", "asset", "theme",
            "config", "content", "site",
        ],
    ),
    (
        "pipeline",
        &[
            "base", "diag", "publish", "picture", "store", "share", "source", "markdown", "asset",
            "theme", "config", "site", "render",
        ],
    ),
    ("serve", &["base", "diag", "source", "pipeline"]),
    ("cli", &["base", "diag", "source", "theme", "config", "content", "pipeline", "serve"]),
    // The program itself: `lib.rs` and `main.rs`.
    ("", &["cli"]),
];

/// Lines of a file.
const LONGEST_FILE: usize = 400;
/// Lines of a function, from its name to its closing brace.
const LONGEST_FUNCTION: usize = 70;

/// Characters of a line of a template or style.
const LONGEST_LINE: usize = 120;

/// Files that may be longer, with the reason.
const LONG_FILES: &[(&str, &str)] = &[];

/// Every file of the program's source by its path below `src`, without unit tests.
fn program() -> BTreeMap<String, String> {
    let is_test = |path: &str| path.ends_with("tests.rs") || path.contains("/tests/");
    let own = sources().into_iter().filter(|(path, _)| !is_test(path));
    let without_tests = |text: String| match text.find("#[cfg(test)]\nmod tests {") {
        Some(tests) => text[..tests].to_owned(),
        None => text,
    };
    own.map(|(path, text)| (path, without_tests(text))).collect()
}

/// Every file of the source by its path below `src`.
fn sources() -> BTreeMap<String, String> {
    let tree = read_tree(&repository().join("src"));
    let rust = tree.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// The room that a file stands in; empty for the program itself.
fn room(path: &str) -> &str {
    path.split_once('/').map_or("", |(room, _)| room)
}

/// Lines with neither comments nor the insides of texts.
fn code(text: &str) -> Vec<String> {
    redact(text).lines().map(str::to_owned).collect()
}

/// A source with every comment, text and character redacted out; lines stay lines.
fn redact(source: &str) -> String {
    let mut redacted = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = raw_text(rest) {
            let end = format!("\"{}", "#".repeat(hashes));
            let body = 2 + hashes;
            rest[body..].find(&end).map_or(rest.len(), |at| body + at + end.len())
        } else if first == '"' {
            text_length(rest, '"')
        } else if first == '\'' && is_character(rest) {
            text_length(rest, '\'')
        } else {
            redacted.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        redacted.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = &rest[length..];
    }
    redacted
}

/// How many hashes a raw text begins with; `None` where none begins.
fn raw_text(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// Whether a quote begins a character and no lifetime.
fn is_character(rest: &str) -> bool {
    let mut characters = rest.chars().skip(1);
    match (characters.next(), characters.next()) {
        (Some('\\'), _) => true,
        (Some(_), Some(second)) => second == '\'',
        _ => false,
    }
}

fn text_length(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The rooms that a file names behind `crate::`, also in lists (`use crate::{base, diag}`).
fn imports(path: &str, text: &str) -> BTreeSet<String> {
    let known: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    let mut rooms = BTreeSet::new();
    for line in code(text) {
        for after in line.split("crate::").skip(1) {
            assert!(!after.starts_with('{'), "{path}: one `use` for each room, please: {line}");
            let name = after.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
            rooms.extend(name.filter(|name| known.contains(name)).map(str::to_owned));
        }
        for after in line.split("skillweek::").skip(1) {
            rooms.extend(
                after
                    .split("::")
                    .next()
                    .map(|name| name.trim_end_matches(['(', ')']))
                    .filter(|name| known.contains(name))
                    .map(str::to_owned),
            );
        }
    }
    rooms.remove(room(path));
    rooms
}

#[test]
fn rooms_know_only_the_rooms_below_them() {
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.into_iter().collect();
    let mut wrong = Vec::new();
    let mut seen: BTreeSet<(String, String)> = BTreeSet::new();
    for (path, text) in program() {
        let here = room(&path);
        let rooms = allowed.get(here).unwrap_or_else(|| panic!("src/{here} is not in the plan"));
        for other in imports(&path, &text) {
            if !rooms.contains(&other.as_str()) {
                wrong.push(format!("src/{path} → {other}"));
            }
            seen.insert((here.to_owned(), other));
        }
    }
    assert!(wrong.is_empty(), "these point upwards or sideways: {wrong:#?}");
    let planned =
        ROOMS.iter().flat_map(|(room, others)| others.iter().map(move |other| (*room, *other)));
    let idle: Vec<_> = planned
        .filter(|(room, other)| !seen.contains(&((*room).to_owned(), (*other).to_owned())))
        .collect();
    assert!(idle.is_empty(), "nobody takes these ways any more, forbid them: {idle:?}");
}

#[test]
fn templates_and_styles_have_short_lines_and_templates_say_what_they_show() {
    let mut wrong = Vec::new();
    for (path, bytes) in read_tree(&repository().join("themes")) {
        let is_template = path.ends_with(".html");
        if !is_template && !path.ends_with(".css") {
            continue;
        }
        let text = String::from_utf8(bytes).expect("UTF-8");
        if is_template && !text.starts_with("{#") {
            wrong.push(format!("themes/{path} does not open with a comment"));
        }
        let long = text.lines().enumerate().filter(|(_, line)| line.chars().count() > LONGEST_LINE);
        wrong.extend(long.map(|(line, _)| format!("themes/{path}:{} is too long", line + 1)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_plan_itself_points_downwards() {
    for (index, (room, others)) in ROOMS.iter().enumerate() {
        for other in *others {
            let below = ROOMS.iter().position(|(room, _)| room == other);
            assert!(below.is_some_and(|below| below < index), "{room} → {other}");
        }
    }
}

#[test]
fn every_file_opens_with_its_purpose_and_is_short() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if !text.starts_with("//! ") {
            wrong.push(format!("src/{path} does not open with `//!`"));
        }
        let lines = text.lines().count();
        let is_excused = LONG_FILES.iter().any(|(long, _)| *long == path);
        if (lines > LONGEST_FILE) != is_excused {
            wrong.push(format!("src/{path} has {lines} lines, of {LONGEST_FILE}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_function_fits_on_a_screen() {
    let mut long = Vec::new();
    for (path, text) in program() {
        for (name, line, length) in functions(&text) {
            if length > LONGEST_FUNCTION {
                long.push(format!("src/{path}:{line} {name}: {length} lines"));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

/// Every function with a body: its name, its line and how many lines it takes.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let lines = code(text);
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some(keyword) = words.iter().position(|word| *word == "fn") else { continue };
        let Some(name) = words.get(keyword + 1) else { continue };
        let name = name.split(['(', '<']).next().unwrap_or_default();
        let mut depth = 0_usize;
        'body: for (end, line) in lines.iter().enumerate().skip(start) {
            for c in line.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth <= 1 => {
                        found.push((name.to_owned(), start + 1, end - start + 1));
                        break 'body;
                    }
                    '}' => depth -= 1,
                    // A trait's method without a body.
                    ';' if depth == 0 && !line.contains('[') => break 'body,
                    _ => {}
                }
            }
        }
    }
    found
}

#[test]
fn nothing_is_left_for_later() {
    // Split, so that this file does not find itself.
    let words =
        ["TO\u{44}O", "FIX\u{4d}E", "XX\u{58}", "db\u{67}!", "tod\u{6f}!", "unimplemente\u{64}!"];
    let mut left = Vec::new();
    let tests = read_tree(&repository().join("tests/suite"));
    let tests = tests.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let tests =
        tests.map(|(path, bytes)| (format!("tests/suite/{path}"), String::from_utf8(bytes)));
    let own = sources().into_iter().map(|(path, text)| (format!("src/{path}"), Ok(text)));
    for (path, text) in own.chain(tests) {
        for (number, line) in text.expect("UTF-8").lines().enumerate() {
            let is_left = words.iter().any(|word| {
                line.split(|c: char| !c.is_ascii_alphanumeric() && c != '!')
                    .any(|found| found == *word)
            });
            if is_left || line.contains("#[ignor\u{65}]") {
                left.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn functions_are_measured_as_people_count_them() {
    let text = "fn a() { '{'; \"}\"; }\n/// fn no() {\nimpl X {\n    fn b<'a>(\n    ) {\n        r#\"{\"#\n    }\n    fn c();\n}\n";
    let expected = [("a".to_owned(), 1, 1), ("b".to_owned(), 4, 4)];
    assert_eq!(functions(text), expected);
}
