//! Finds the known name that somebody probably meant.

use strsim::osa_distance;

/// The nearest of `known` to `written`, if it is near: up to two slips, fewer in short words.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.trim().to_lowercase();
    let length = written.chars().count();
    // Longer than any name; the distance would be costly and tell nothing.
    if length == 0 || length > 60 {
        return None;
    }
    known
        .into_iter()
        .map(|name| (osa_distance(&written, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= most(length.max(name.chars().count())))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many slips a name of this length may have: with two in a word of three everything is near.
fn most(length: usize) -> usize {
    match length {
        0..=1 => 0,
        2..=4 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_are_near_and_other_words_are_not() {
        let known = ["title", "标题", "date", "日期", "venue", "地点", "source_url"];
        let cases = [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("titile", Some("title")),
            ("标提", Some("标题")),
            ("data", Some("date")),
            ("sourceurl", Some("source_url")),
            ("时间", None),
            ("zzz", None),
            ("", None),
        ];
        for (written, expected) in cases {
            assert_eq!(nearest(written, known), expected, "{written}");
        }
    }
}
