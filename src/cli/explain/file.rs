//! `skillweek explain PATH` for other files than pages and texts: styles, pictures, feeds,
//! templates, settings.

use super::page::{MOST_NAMED, shown, where_text};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use skillweek_pipeline::{BuiltPage, Condition, Output, OutputKind, Source};

/// Explains the sources of an output and its fate in the last build.
pub fn of_output(path: &str, output: &Output, lang: Lang) -> String {
    let Text { zh, en } = output.kind.map_or_else(former, what);
    let mut lines = vec![text!("{path}：{zh}", "{path}: {en}")];
    if let Some(source) = &output.source {
        lines.push(text!("原件：{source}", "made of: {source}"));
    }
    if output.kind.is_some() {
        lines.push(text!(
            "每次构建都会做出来核对，内容变了才重新写入。",
            "Each build makes it and compares; it is written only when it is another."
        ));
    }
    lines.extend(output.condition.map(condition).or_else(|| Some(unpublished())));
    shown(&lines, lang)
}

fn what(kind: OutputKind) -> Text {
    match kind {
        OutputKind::Page | OutputKind::Poster => {
            text!("页面，上次构建没有它的记录", "a page of which the last build knows nothing")
        }
        OutputKind::Style => text!(
            "样式表，由外观主题的样式、站点的主色和参数合成",
            "the style sheet, made of the theme's styles and the site's colour and parameters"
        ),
        OutputKind::Script => text!("外观主题的脚本", "the theme's script"),
        OutputKind::ThemeFile => text!("外观主题带的文件", "a file that the theme brings"),
        OutputKind::Rendition => text!(
            "页面上的图片，是其中一种尺寸和格式",
            "a picture that pages show, in one of its sizes and formats"
        ),
        OutputKind::Original => text!(
            "页面用到的文件，整个发布，不带能认出人的信息",
            "a file that pages use, whole, without what tells about people"
        ),
        OutputKind::SharePicture => text!(
            "分享到微信、微博时的配图，由页面的标题、时间等画成",
            "the picture for sharing a page, drawn from its title, dates and the like"
        ),
        OutputKind::Feed => text!("订阅源，列出最近的内容", "the feed of what is new"),
        OutputKind::Calendar => {
            text!("日历文件，由活动的时间和地点做成", "a calendar of activities")
        }
        OutputKind::Data => text!("开放数据，由活动做成", "open data of activities"),
        OutputKind::Redirect => {
            text!("从旧网址转到新网址的页面", "the way from an old address to the new one")
        }
        OutputKind::SearchEngines => {
            text!("给搜索引擎看的文件，列出所有页面", "for search engines: what there is and where")
        }
        OutputKind::Host => text!(
            "给网站服务器的配置：安全头、旧网址、缓存时间",
            "for the server: headers, old addresses, caching"
        ),
    }
}

fn former() -> Text {
    text!(
        "以前的构建生成的；按现在的内容、不加 --url 和 --drafts 时不会生成它，那样构建时会删去",
        "made by an earlier build; without --url and --drafts the content as it is now makes no such file, and such a build removes it"
    )
}

fn condition(condition: Condition) -> Text {
    match condition {
        Condition::Whole => text!(
            "输出文件夹里的与构建写下的一致。",
            "The output folder holds it as the build wrote it."
        ),
        Condition::Changed => text!(
            "输出文件夹里的被人改动过，下次构建会恢复。",
            "In the output folder somebody has changed it; the next build mends that."
        ),
        Condition::Gone => text!(
            "输出文件夹里的被人删掉了，下次构建会补上。",
            "It is gone from the output folder; the next build puts it back."
        ),
    }
}

fn unpublished() -> Text {
    text!("输出文件夹里还没有它。", "It is not in the output folder yet.")
}

/// Explains the purpose of a file of the project.
pub fn of_source(path: &str, source: &Source<'_>, lang: Lang) -> String {
    let lines = match source {
        Source::Made(pages) => {
            named(text!("{path} 用在这些页面上：", "{path} is on these pages:"), pages)
        }
        Source::Settings { sites, pages } => vec![text!(
            "{path} 是站点的设置：影响 {sites} 个站点（它自己和下级），上次构建里共 {pages} 个页面",
            "{path} holds a site's settings: they concern {sites} sites, itself and those below, with {pages} pages in the last build"
        )],
        Source::Template(pages) if pages.is_empty() => vec![text!(
            "{path} 是模板，没有页面用到它：可能站点用的是别的主题，或者更近的文件夹里有同名的模板",
            "{path} is a template that no page draws on: sites have another theme, or a nearer folder has one of that name"
        )],
        Source::Template(pages) => named(
            text!("{path} 是模板，用到它的页面：", "{path} is a template; pages that draw on it:"),
            pages,
        ),
        Source::Theme => vec![text!(
            "{path} 属于外观主题：它变了，用这个主题的页面会重新核对，变了的重新生成",
            "{path} belongs to a theme: when it changes, pages with that theme are looked at again, and rendered where they differ"
        )],
        Source::Used(users) => {
            let mut lines = vec![text!("用到 {path} 的文件：", "files that use {path}:")];
            lines.extend(users.iter().take(MOST_NAMED).map(user));
            lines.extend(more(users.len()));
            lines
        }
        Source::Unused => vec![text!(
            "{path} 没有用在任何页面上，不会发布",
            "{path} is on no page and is not published"
        )],
    };
    shown(&lines, lang)
}

fn user(path: &SourcePath) -> Text {
    text!("  {path}", "  {path}")
}

fn named(lead: Text, pages: &[BuiltPage<'_>]) -> Vec<Text> {
    let mut lines = vec![lead];
    lines.extend(pages.iter().take(MOST_NAMED).map(|page| where_text(*page)));
    lines.extend(more(pages.len()));
    lines
}

fn more(all: usize) -> Option<Text> {
    let more = all.saturating_sub(MOST_NAMED);
    (more > 0).then(|| text!("  还有 {more} 个", "  and {more} more"))
}
