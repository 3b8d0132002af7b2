//! The house keeps its plan: its crates stand in order, and its parts stay small. How long a function
//! may be is told to clippy (`clippy.toml`).

use crate::harness::{read_tree, repository};
use std::collections::{BTreeMap, BTreeSet};

/// Lines of a file.
const LONGEST_FILE: usize = 400;
/// Characters of a line of a template or style.
const LONGEST_LINE: usize = 120;

/// Files that may be longer, with the reason.
const LONG_FILES: &[(&str, &str)] = &[];

/// Every file of the source by its path below `src`.
fn sources() -> BTreeMap<String, String> {
    let tree = read_tree(&repository().join("src"));
    let rust = tree.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    rust.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// Every crate of the house in the workspace's order, with the crates of the house that its manifest
/// names.
fn crates() -> Vec<(String, BTreeSet<String>)> {
    let manifest = |path: &str| {
        let path = repository().join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let root = manifest("Cargo.toml");
    let members = root.lines().filter_map(|line| line.trim().strip_prefix("\"src/"));
    let members = members.map(|line| line.trim_end_matches("\",").to_owned());
    members
        .map(|room| {
            let text = manifest(&format!("src/{room}/Cargo.toml"));
            let named = text.lines().filter_map(|line| line.strip_prefix("skillweek-"));
            let named = named.map(|line| line.split('.').next().unwrap_or_default().to_owned());
            (room, named.collect())
        })
        .collect()
}

/// The compiler holds the crates to what their manifests name; cargo allows no circle.
#[test]
fn the_workspace_lists_its_crates_from_the_ground_up() {
    let crates = crates();
    assert!(!crates.is_empty());
    for (index, (room, others)) in crates.iter().enumerate() {
        for other in others {
            let is_below = crates[..index].iter().any(|(below, _)| below == other);
            assert!(is_below, "src/{room} uses src/{other}, which the workspace lists after it");
        }
    }
}

#[test]
fn manifests_name_only_crates_that_are_used() {
    let sources = sources();
    let mut idle = Vec::new();
    for (room, others) in crates() {
        let own = format!("{room}/");
        let texts: Vec<&str> = sources
            .iter()
            .filter(|(path, _)| path.starts_with(&own))
            .map(|(_, text)| text.as_str())
            .collect();
        let is_used = |other: &String| {
            let name = format!("skillweek_{other}");
            texts.iter().any(|text| text.contains(&name))
        };
        idle.extend(
            others.into_iter().filter(|other| !is_used(other)).map(|other| (room.clone(), other)),
        );
    }
    assert!(idle.is_empty(), "nobody takes these ways any more: {idle:?}");
}

#[test]
fn templates_and_styles_have_short_lines_and_templates_say_what_they_show() {
    let mut wrong = Vec::new();
    for (path, bytes) in read_tree(&repository().join("themes")) {
        let is_template = path.ends_with(".html");
        let is_drawing = path.contains("/templates/") && path.ends_with(".svg");
        if !is_template && !is_drawing && !path.ends_with(".css") && !path.ends_with(".js") {
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
fn every_part_of_a_template_is_used() {
    let themes = read_tree(&repository().join("themes"));
    let templates = themes.iter().filter(|(path, _)| path.contains("/templates/"));
    let mut texts: Vec<String> =
        templates.map(|(_, bytes)| String::from_utf8(bytes.clone()).expect("UTF-8")).collect();
    // Some are rendered apart from the page.
    texts.extend(sources().into_values());
    let parts: BTreeSet<String> = themes
        .keys()
        .filter_map(|path| path.split_once("/templates/parts/"))
        .map(|(_, name)| format!("parts/{name}"))
        .collect();
    assert!(!parts.is_empty());
    for part in parts {
        assert!(
            texts.iter().any(|text| text.contains(&format!("\"{part}\""))),
            "nothing includes {part}"
        );
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
            // A test that needs what few machines have says what.
            if is_left || line.contains("#[ignor\u{65}]") {
                left.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}
