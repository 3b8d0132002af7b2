//! Which files are held, in the words of a webmaster.

use crate::base::text::Lang;
use crate::build::Held;

/// Files that are named; more are counted.
const NAMED: usize = 20;

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
        let (file, stands) = (&one.file, one.what_stands());
        told += &match lang {
            Lang::Zh => format!("  {file}：{}\n", stands.zh),
            Lang::En => format!("  {file}: {}\n", stands.en),
        };
    }
    match (count.saturating_sub(NAMED), lang) {
        (0, _) => {}
        (more, Lang::Zh) => told += &format!("  还有 {more} 个\n"),
        (more, Lang::En) => told += &format!("  and {more} more\n"),
    }
    told
}
