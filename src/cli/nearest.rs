//! The names that somebody may have meant.

/// How alike two names must be, from 0 to 1.
const ALIKE: f64 = 0.5;
/// How many names are offered.
const OFFERED: usize = 3;

/// The names most like `word`, the likest first; empty if none is.
pub fn nearest(word: &str, names: impl IntoIterator<Item = String>) -> Vec<String> {
    let wanted = word.to_lowercase();
    let mut alike: Vec<(f64, String)> = names
        .into_iter()
        .map(|name| (likeness(&wanted, &name.to_lowercase()), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    alike.sort_by(|(a, first), (b, second)| b.total_cmp(a).then_with(|| first.cmp(second)));
    alike.dedup_by(|(_, second), (_, first)| first == second);
    alike.into_iter().map(|(_, name)| name).take(OFFERED).collect()
}

fn likeness(wanted: &str, name: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(wanted, name);
    let last = name.rsplit('/').next().unwrap_or(name);
    let ending = strsim::normalized_damerau_levenshtein(wanted, last);
    let is_part = wanted.chars().count() >= 2 && name.contains(wanted);
    whole.max(ending).max(if is_part { 0.6 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str, names: &[&str]) -> Vec<String> {
        nearest(word, names.iter().map(|name| (*name).to_owned()))
    }

    #[test]
    fn a_slip_is_recognised() {
        assert_eq!(of("biuld", &["build", "check"]), ["build"]);
        assert_eq!(of("活劫", &["活动", "案例"]), ["活动"]);
        assert_eq!(of("SHANDONG", &["shandong"]), ["shandong"]);
    }

    #[test]
    fn part_of_a_path_is_enough() {
        let sites = ["shandong", "shandong/qingdao-maritime"];
        assert_eq!(of("qingdao", &sites), ["shandong/qingdao-maritime"]);
        assert_eq!(of("qingdao-maritme", &sites), ["shandong/qingdao-maritime"]);
    }

    #[test]
    fn nothing_like_it_is_nothing() {
        assert!(of("xyz", &["build", "check"]).is_empty());
    }
}
