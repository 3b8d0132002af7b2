//! Reports held files, in terms of a webmaster.

use skillweek_base::text::Lang;
use skillweek_pipeline::Held;

/// The most files that are named; the rest is counted.
const NAMED: usize = 20;

/// A line that names the lists left as they were; empty if there are none.
pub fn stale(titles: &[String], lang: Lang) -> String {
    match lang {
        _ if titles.is_empty() => String::new(),
        Lang::Zh => format!(
            "其他站点还有没发布的改动，所以这些上级站点的列表没有跟着更新：{}。要全部更新，请运行 skillweek build\n",
            titles.join("、")
        ),
        Lang::En => format!(
            "Other sites have changes that are not published, so the lists of these sites above were left as they are: {}. Run skillweek build to renew all.\n",
            titles.join(", ")
        ),
    }
}

/// A line for each held file; empty if there are none.
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
