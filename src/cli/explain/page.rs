//! `skillweek explain PATH`: why the last build rendered a page, or which pages show a text.

use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use skillweek_pipeline::{BuildHistory, BuiltPage, Reason};

/// The most pages that are named; the rest is counted.
pub const MOST_NAMED: usize = 12;

/// The lines of an explanation in a language.
pub fn shown(lines: &[Text], lang: Lang) -> String {
    lines.iter().map(|line| format!("{}\n", line.get(lang))).collect()
}

/// Explains why a page was rendered, and from which files.
pub fn of_page(page: BuiltPage<'_>, lang: Lang) -> String {
    let path = page.path;
    let mut lines = match page.why.is_empty() {
        true => vec![text!(
            "{path}：上次有改动的构建没有重新生成它，它所依据的内容都没有变",
            "{path}: not rendered by the last build that had anything to do, for nothing that it depends on had changed"
        )],
        false => vec![text!(
            "{path}：上次有改动的构建重新生成了它，因为",
            "{path}: rendered by the last build that had anything to do, because"
        )],
    };
    lines.extend(page.why.iter().map(|reason| reason_text(reason, page.source)));
    if let Some(source) = page.source {
        lines.push(text!("原稿：{source}", "text: {source}"));
    }
    let template = page.template;
    lines.push(text!("模板：{template}", "template: {template}"));
    shown(&lines, lang)
}

fn reason_text(reason: &Reason, source: Option<&str>) -> Text {
    match reason {
        Reason::New => text!(
            "  · 以前没有这一页的记录（新页面、缓存删掉了，或者程序更新了）",
            "  - nothing was known of it before (a new page, a deleted cache or another version)"
        ),
        Reason::Lost => text!(
            "  · 输出文件夹里的这个文件不见了，或者被人改动过",
            "  - the published file was gone or had been changed by somebody"
        ),
        Reason::Templates(names) => {
            let names = names.join("、");
            text!("  · 模板变了：{names}", "  - templates changed: {names}")
        }
        Reason::Listed { added, removed } => {
            let (more, less) = (added.len(), removed.len());
            let (plus, minus) = (titles(" +", added), titles(" −", removed));
            match more + less {
                0 => text!("  · 列表的顺序变了", "  - its list is in another order"),
                _ => text!(
                    "  · 列表变了（+{more}，−{less}）：{plus}{minus}",
                    "  - its list changed (+{more}, −{less}):{plus}{minus}"
                ),
            }
        }
        Reason::Part(name) => part_text(name, source),
    }
}

fn titles(sign: &str, titles: &[String]) -> String {
    titles.iter().take(MOST_NAMED).map(|title| format!("{sign}{title}")).collect()
}

/// A part of a template's context, in words.
fn part_text(name: &str, source: Option<&str>) -> Text {
    let source = source.unwrap_or("_index.md");
    match name {
        "body" | "outline" | "transcript" => {
            text!("  · 正文变了：{source}", "  - the text changed: {source}")
        }
        "site" => text!(
            "  · 站点的设置、导航或届次变了（site.yaml、栏目、上下级站点）",
            "  - the site's settings, navigation or edition changed (site.yaml, sections, other sites)"
        ),
        "words" => text!("  · 主题的用语变了", "  - the theme's words changed"),
        "params" => text!("  · 外观参数变了", "  - the theme's parameters changed"),
        "assets" => {
            text!("  · 样式、脚本或图标变了", "  - the style, the script or the icon changed")
        }
        "page" => text!(
            "  · 页面的题目、描述、路径或网址变了",
            "  - the page's title, description, breadcrumbs or address changed"
        ),
        "previous" | "next" => text!("  · 上一篇或下一篇变了", "  - a neighbour changed"),
        "related" => text!("  · 相关内容变了", "  - related pages changed"),
        "cards" | "featured" | "days" | "cases" | "news" | "notices" | "media" | "videos"
        | "galleries" | "downloads" | "undated" | "sections" | "children" => {
            text!("  · 列出的内容变了（{name}）", "  - what it lists changed ({name})")
        }
        _ => text!("  · 页面信息变了（{name}）", "  - its facts changed ({name})"),
    }
}

/// Lists the pages made of a text, and those that list them.
pub fn of_text(last: &BuildHistory, source: &str, made: &[BuiltPage<'_>], lang: Lang) -> String {
    let mut lines = vec![text!("{source} 用在这些页面上：", "{source} is on these pages:")];
    lines.extend(made.iter().map(|page| where_text(*page)));
    if let Some(title) = last.title_of(source) {
        let listing: Vec<BuiltPage<'_>> = last.listing(title).collect();
        if !listing.is_empty() {
            lines.push(text!("列出“{title}”的页面：", "pages that list `{title}`:"));
        }
        lines.extend(listing.iter().take(MOST_NAMED).map(|page| where_text(*page)));
        let more = listing.len().saturating_sub(MOST_NAMED);
        if more > 0 {
            lines.push(text!("  还有 {more} 页", "  and {more} more"));
        }
    }
    shown(&lines, lang)
}

pub fn where_text(page: BuiltPage<'_>) -> Text {
    let path = page.path;
    match page.why.is_empty() {
        true => text!("  {path}", "  {path}"),
        false => text!("  {path}（上次重新生成）", "  {path} (rendered by the last build)"),
    }
}
