//! Slugs for addresses and files: lower-case ASCII, readable, the same on every machine.
//!
//! Chinese becomes pinyin, one syllable after the other (`技能展示` → `ji-neng-zhan-shi`); accents
//! are dropped; words in other scripts become a short digest of themselves rather than nothing. Two
//! titles may get the same slug: callers tell them apart.

pub mod pinyin_words;
#[cfg(test)]
pub mod tests;

use super::digest::Digest;
use super::invisible::is_invisible;
use super::text::Text;
use crate::text;
use pinyin::ToPinyin;
use pinyin_words::WORDS;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest slug in bytes: addresses stay short enough to be printed and sent.
pub const LONGEST: usize = 60;

/// The slug of a text; never empty.
pub fn slug(text: &str) -> String {
    // Longer texts are cut anyway.
    let marks: Vec<char> = text.nfc().take(400).collect();
    let mut parts = Parts::default();
    let mut at = 0;
    while let Some(rest) = marks.get(at..).filter(|rest| !rest.is_empty()) {
        at += step(rest, &mut parts);
    }
    parts.end();
    let slug = cut(&parts.words.join("-"));
    let slug =
        if slug.is_empty() { format!("p-{}", Digest::of(text.as_bytes()).short(8)) } else { slug };
    if is_reserved(&slug) { format!("{slug}-page") } else { slug }
}

/// Consumes the next character or word; returns its length in characters.
fn step(rest: &[char], parts: &mut Parts) -> usize {
    let Some(first) = rest.first().copied() else {
        return 1;
    };
    if let Some((syllables, length)) = word(rest) {
        parts.end();
        parts.words.extend(syllables.split(' ').map(str::to_owned));
        return length;
    }
    if let Some(syllable) = first.to_pinyin() {
        parts.end();
        // As typed on a keyboard: lü is lv, lüe is lue.
        parts.words.push(ascii(&syllable.plain().replace("üe", "ue").replace('ü', "v")));
        return 1;
    }
    let plain = ascii_letters(first);
    if !plain.is_empty() {
        parts.latin(&plain);
    } else if first.is_alphanumeric() {
        parts.foreign.push(first);
    } else if matches!(first, '\'' | '’') || is_combining_mark(first) || is_invisible(first) {
        // don't → dont; a mark belongs to the letter before it; what nobody sees parts nothing.
        parts.mark(first);
    } else {
        parts.end();
    }
    1
}

/// The words of a slug so far.
#[derive(Default)]
struct Parts {
    words: Vec<String>,
    /// The word being collected, in Latin letters and digits.
    open: String,
    /// The word being collected, in another script.
    foreign: String,
}

impl Parts {
    fn latin(&mut self, letters: &str) {
        self.end_foreign();
        self.open.push_str(letters);
    }

    fn mark(&mut self, mark: char) {
        if !self.foreign.is_empty() && is_combining_mark(mark) {
            self.foreign.push(mark);
        }
    }

    fn end(&mut self) {
        self.end_foreign();
        if !self.open.is_empty() {
            self.words.push(std::mem::take(&mut self.open));
        }
    }

    fn end_foreign(&mut self) {
        if self.foreign.is_empty() {
            return;
        }
        if !self.open.is_empty() {
            self.words.push(std::mem::take(&mut self.open));
        }
        self.words.push(Digest::of(self.foreign.as_bytes()).short(6));
        self.foreign.clear();
    }
}

/// The longest word of the pinyin table at the start of `rest`, and its length in characters. Most
/// characters begin no word.
fn word(rest: &[char]) -> Option<(&'static str, usize)> {
    let first = rest.first().copied();
    let start = WORDS.partition_point(|(word, _)| word.chars().next() < first);
    let alike = WORDS.get(start..)?.iter().take_while(|(word, _)| word.chars().next() == first);
    let begins =
        |word: &str| word.chars().enumerate().all(|(at, mark)| rest.get(at) == Some(&mark));
    alike
        .filter(|(word, _)| begins(word))
        .map(|(word, syllables)| (*syllables, word.chars().count()))
        .max_by_key(|(_, length)| *length)
}

/// The ASCII letters and digits that a character stands for: é → e, Ａ → a, ß → ss.
fn ascii_letters(mark: char) -> String {
    let spelt = match mark {
        'ß' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ł' | 'Ł' => "l",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        _ => return ascii(&mark.to_string()),
    };
    spelt.to_owned()
}

fn ascii(text: &str) -> String {
    text.nfkd().filter(char::is_ascii_alphanumeric).map(|mark| mark.to_ascii_lowercase()).collect()
}

/// Cuts at a hyphen where there is one.
fn cut(slug: &str) -> String {
    let Some(head) = slug.get(..LONGEST).filter(|_| slug.len() > LONGEST) else {
        return slug.to_owned();
    };
    let ends_at_word = slug.get(LONGEST..).is_some_and(|rest| rest.starts_with('-'));
    match head.rsplit_once('-') {
        Some((kept, _)) if !ends_at_word => kept.to_owned(),
        _ => head.to_owned(),
    }
}

/// Whether Windows reserves the name for a device, whatever its extension.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = |prefix| {
        stem.strip_prefix(prefix).is_some_and(|rest: &str| matches!(rest.as_bytes(), [b'0'..=b'9']))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}

/// Checks a hand-written slug; the error says what is wrong with it and which slug would be right.
pub fn check(chosen: &str) -> Result<(), Text> {
    let right = slug(chosen);
    let is_right_mark = |mark: char| matches!(mark, 'a'..='z' | '0'..='9' | '-');
    if chosen.is_empty() {
        return Err(text!("网址名（slug）不能为空", "the slug is empty"));
    }
    if is_reserved(chosen) {
        return Err(text!(
            "“{chosen}”是 Windows 的保留名，不能用作文件名；可改为 {right}",
            "`{chosen}` is a name that Windows reserves; write {right}"
        ));
    }
    if chosen.len() > LONGEST {
        return Err(text!(
            "网址名（slug）最长 {LONGEST} 个字符；可改为 {right}",
            "a slug has at most {LONGEST} characters; write {right}"
        ));
    }
    let odd_hyphens = chosen.starts_with('-') || chosen.ends_with('-') || chosen.contains("--");
    if !chosen.chars().all(is_right_mark) || odd_hyphens {
        return Err(text!(
            "网址名（slug）只能用小写英文字母、数字和中间的连字符；“{chosen}”可改为 {right}",
            "a slug consists of lower-case letters, digits and single hyphens; write {right} for `{chosen}`"
        ));
    }
    Ok(())
}
