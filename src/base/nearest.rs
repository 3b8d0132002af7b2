//! Finds the known name that was probably meant by an unknown one.

use strsim::{normalized_damerau_levenshtein, osa_distance};

/// The most characters of a word that is compared. No name is longer, and the cost grows with the
/// square of the length.
const MOST_CHARS: usize = 60;
/// The names that a message has room for.
pub const OFFERED: usize = 3;
/// The least likeness of two names, from 0 to 1: below it a suggestion confuses.
const ALIKE: f64 = 0.5;
/// The likeness of a name that contains the word.
const CONTAINED: f64 = 0.6;

/// The known name that differs from `written` by a slip of the finger: by up to two edits, fewer in
/// short words.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.trim().to_lowercase();
    let length = written.chars().count();
    if length == 0 || length > MOST_CHARS {
        return None;
    }
    known
        .into_iter()
        .map(|name| (osa_distance(&written, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= most_edits(length.max(name.chars().count())))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The most edits between names of this length: with two in a word of three everything is near.
fn most_edits(length: usize) -> usize {
    match length {
        0..=1 => 0,
        2..=4 => 1,
        _ => 2,
    }
}

/// At most `most` names that resemble `written`, the most alike first. Paths are alike, too, if
/// their last parts are, or if they contain the word.
pub fn most_alike<N: AsRef<str> + Ord>(
    written: &str,
    names: impl IntoIterator<Item = N>,
    most: usize,
) -> Vec<N> {
    let written = written.trim().trim_matches('/').to_lowercase();
    let mut alike: Vec<(f64, N)> = names
        .into_iter()
        .map(|name| (likeness(&written, &name.as_ref().to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    alike.sort_by(|(a, first), (b, second)| b.total_cmp(a).then_with(|| first.cmp(second)));
    alike.dedup_by(|(_, second), (_, first)| first == second);
    alike.into_iter().map(|(_, name)| name).take(most).collect()
}

fn likeness(written: &str, name: &str) -> f64 {
    let whole = normalized_damerau_levenshtein(written, name);
    let ending = normalized_damerau_levenshtein(last_part(written), last_part(name));
    // Behind other parts of a path a name is a little less alike than by itself.
    let ending = if written == last_part(written) { ending } else { ending * 0.9 };
    let last = last_part(written);
    let contained = last.chars().count() >= 2 && name.contains(last);
    whole.max(ending).max(if contained { CONTAINED } else { 0.0 })
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_near_and_other_words_are_not() {
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

    #[test]
    fn names_that_resemble_a_word_are_listed() {
        assert_eq!(most_alike("biuld", ["build", "check"], 3), ["build"]);
        assert_eq!(most_alike("活劫", ["活动", "案例"], 3), ["活动"]);
        assert_eq!(most_alike("SHANDONG", ["shandong"], 3), ["shandong"]);
        assert!(most_alike("xyz", ["build", "check"], 3).is_empty());
    }

    #[test]
    fn a_part_of_a_path_is_enough() {
        let sites = ["shandong", "shandong/qingdao-maritime"];
        assert_eq!(most_alike("qingdao", sites, 3), ["shandong/qingdao-maritime"]);
        assert_eq!(most_alike("qingdao-maritme", sites, 3), ["shandong/qingdao-maritime"]);
        assert_eq!(most_alike("henan/qingdao-maritime", sites, 1), ["shandong/qingdao-maritime"]);
        assert_eq!(most_alike("shandng/", sites, 3), ["shandong"]);
        assert!(most_alike("zzz/g", sites, 3).is_empty());
    }
}
