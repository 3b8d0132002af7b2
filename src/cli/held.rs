//! Which files are held, in the words of a webmaster.

use crate::base::text::Lang;
use crate::build::Held;

/// Files that are named; more are counted.
const NAMED: usize = 20;

/// The names of those held files that are meant.
pub fn names(held: &[Held], is_meant: impl Fn(&Held) -> bool) -> Vec<String> {
    held.iter().filter(|held| is_meant(held)).map(|held| held.file.to_string()).collect()
}

/// A line for each held file, or nothing.
pub fn told(held: &[Held], lang: Lang) -> String {
    if held.is_empty() {
        return String::new();
    }
    let count = held.len();
    let mut told = match lang {
        Lang::Zh => format!("有 {count} 个文件因为有错误没有更新，其余的都发布了：\n"),
        Lang::En if count == 1 => {
            "1 file has errors and was held; the rest is published:\n".to_owned()
        }
        Lang::En => format!("{count} files have errors and were held; the rest is published:\n"),
    };
    for one in held.iter().take(NAMED) {
        told += &format!("  {}{}\n", one.file, what_stands(one, lang));
    }
    match (count.saturating_sub(NAMED), lang) {
        (0, _) => {}
        (more, Lang::Zh) => told += &format!("  还有 {more} 个\n"),
        (more, Lang::En) => told += &format!("  and {more} more\n"),
    }
    told
}

fn what_stands(held: &Held, lang: Lang) -> &'static str {
    match (held.has_last_good, lang) {
        (true, Lang::Zh) => "：网站上仍是它上一次发布的内容",
        (false, Lang::Zh) => "：没有可用的旧内容，网站上没有它",
        (true, Lang::En) => ": the site shows what was published of it last",
        (false, Lang::En) => ": no good version is known, the site does without it",
    }
}
