//! Sentences, titles and whole texts out of the vocabulary.

use crate::patterns::{HEADINGS, OPENERS, SENTENCES, TITLES};
use crate::rng::Rng;
use crate::words::{FEELINGS, GIVEN, PEOPLE, PLACES, SURNAMES, THINGS, TOOLS, TRADES};

/// Fills the places of a pattern.
pub fn fill(pattern: &str, rng: &mut Rng) -> String {
    let mut text = String::with_capacity(pattern.len() * 2);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (place, behind) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(&word(place, rng));
        rest = behind;
    }
    text.push_str(rest);
    text
}

fn word(place: &str, rng: &mut Rng) -> String {
    let list = match place.trim_end_matches(|char: char| char.is_ascii_digit()) {
        "w" => PEOPLE,
        "p" => PLACES,
        "t" => TOOLS,
        "c" => TRADES,
        "x" => THINGS,
        "f" => FEELINGS,
        _ => return rng.between(2, 320).to_string(),
    };
    rng.pick(list).to_owned()
}

/// A title; the number keeps titles of one site apart.
pub fn title(rng: &mut Rng, number: usize) -> String {
    format!("{}（{number}）", fill(rng.pick(TITLES), rng))
}

pub fn name(rng: &mut Rng) -> String {
    format!("{}{}", rng.pick(SURNAMES), rng.pick(GIVEN))
}

fn sentence(rng: &mut Rng) -> String {
    let sentence = fill(rng.pick(SENTENCES), rng);
    if rng.one_in(4) { format!("{}{sentence}", rng.pick(OPENERS)) } else { sentence }
}

/// A paragraph of two to four sentences, now and then with something strong in it.
fn paragraph(rng: &mut Rng) -> String {
    let mut text: String = (0..rng.between(2, 4)).map(|_| sentence(rng)).collect();
    if rng.one_in(3) {
        text.push_str(&format!("**{}：**{}", rng.pick(TRADES), sentence(rng)));
    }
    text
}

pub fn summary(rng: &mut Rng) -> String {
    sentence(rng)
}

/// A text of 300 to 800 characters with headings, a table, a list and links. `neighbour` is the file
/// of another page of the same folder.
pub fn body(rng: &mut Rng, neighbour: &str) -> String {
    let length = rng.between(300, 800);
    let mut blocks = vec![paragraph(rng)];
    let mut written = 0;
    let mut step = 0;
    while written < length {
        let block = match step % 7 {
            1 => format!("## {}", rng.pick(HEADINGS)),
            2 => table(rng),
            4 => list(rng),
            5 => format!(
                "更多消息见[相关报道]({neighbour})，或访问[活动页面](https://www.example.cn/{}/{})。",
                rng.below(90) + 10,
                rng.below(9000) + 1000
            ),
            _ => paragraph(rng),
        };
        written += block.chars().count();
        step += 1;
        blocks.push(block);
    }
    blocks.push(paragraph(rng));
    blocks.join("\n\n")
}

fn table(rng: &mut Rng) -> String {
    let mut rows = vec!["| 时间 | 项目 | 地点 |".to_owned(), "| --- | --- | --- |".to_owned()];
    for hour in (9..).take(rng.between(2, 4)) {
        rows.push(format!("| {hour}:00 | {} | {} |", rng.pick(TRADES), rng.pick(PLACES)));
    }
    rows.join("\n")
}

fn list(rng: &mut Rng) -> String {
    let item = |rng: &mut Rng| format!("- {}：{}", rng.pick(TOOLS), rng.pick(FEELINGS));
    (0..rng.between(2, 4)).map(|_| item(rng)).collect::<Vec<_>>().join("\n")
}
