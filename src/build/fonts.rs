//! The fonts that share pictures are set in: the project's own; where it has none, the machine's.
//!
//! Neither is looked for unless a site wants share pictures, because reading a font takes longer than
//! rendering many pages.

use super::request::FontScope;
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::share::{FontFile, Fonts, Installed, Shelf};
use crate::site::{SiteGraph, SiteId};
use crate::source::{ASSETS, SITE_FILE, THEMES, World};
use crate::text;
use std::sync::Arc;

/// The endings of font files.
const FONTS: [&str; 4] = ["ttf", "ttc", "otf", "otc"];

/// The fonts for the share pictures of some sites; `None` where no site wants any, or none can be had.
pub fn find(
    graph: &SiteGraph,
    sites: &[SiteId],
    (world, scope): (&dyn World, FontScope),
    sink: &mut Sink,
) -> Option<Arc<Fonts>> {
    let wanting: Vec<SiteId> = sites.iter().copied().filter(|id| is_wanting(graph, *id)).collect();
    if wanting.is_empty() {
        return None;
    }
    let own = own_files(graph);
    let files = match (own.is_empty(), scope) {
        (false, _) => own.iter().filter_map(|path| read(world, path)).collect(),
        (true, FontScope::System) => Installed.fonts(),
        (true, FontScope::Project) => Vec::new(),
    };
    let fonts = Fonts::new(&files);
    match &fonts {
        None => sink.push(no_font(&own)),
        Some(fonts) => wanting.iter().for_each(|id| check_titles(graph, *id, fonts, sink)),
    }
    fonts.map(Arc::new)
}

fn is_wanting(graph: &SiteGraph, site: SiteId) -> bool {
    graph.tree.base_url(site).is_some() && graph.tree.site(site).settings.share
}

/// The font files of the project: in `assets/fonts`, and in the `fonts` folders of its themes.
fn own_files(graph: &SiteGraph) -> Vec<SourcePath> {
    let assets = SourcePath::new(ASSETS).join("fonts");
    let themes = SourcePath::new(THEMES);
    let is_theme_font = |path: &SourcePath| {
        let folder = path.parent().filter(|folder| folder.name() == "fonts");
        folder.is_some_and(|folder| {
            folder.is_within(&themes) || folder.parent().is_some_and(|it| it.name() == "_theme")
        })
    };
    let is_font = |path: &SourcePath| FONTS.contains(&path.extension().as_str());
    let all = graph.sources().iter().filter(|path| is_font(path));
    let (first, others): (Vec<&SourcePath>, Vec<&SourcePath>) = all
        .filter(|path| path.is_within(&assets) || is_theme_font(path))
        .partition(|path| path.is_within(&assets));
    first.into_iter().chain(others).cloned().collect()
}

fn read(world: &dyn World, path: &SourcePath) -> Option<FontFile> {
    let bytes = world.read(path).ok()?;
    Some(FontFile { name: path.to_string(), bytes: Arc::new(bytes) })
}

/// Reports titles with characters that no font has: their pages get no share picture.
fn check_titles(graph: &SiteGraph, site: SiteId, fonts: &Fonts, sink: &mut Sink) {
    let site = graph.tree.site(site);
    let (title, theme) = (&site.settings.title, site.settings.edition.theme.as_deref());
    let missing = fonts.missing(&format!("{title}{}", theme.unwrap_or_default()));
    if !missing.is_empty() {
        sink.push(no_glyph(&missing, Span::whole(&site.folder.join(SITE_FILE))));
    }
    for (_, page) in graph.pages().filter(|(_, page)| page.site == site.id) {
        let title = &page.document.front.title;
        let missing = fonts.missing(&title.value);
        if !missing.is_empty() {
            sink.push(no_glyph(&missing, title.span(&page.document.source)));
        }
    }
}

fn no_font(own: &[SourcePath]) -> Diagnostic {
    let found = match own.first() {
        None => Diagnostic::new(
            Code::FontMissing,
            text!(
                "没有找到中文字体，所以没有做分享图",
                "no Chinese font was found, so no share pictures were made"
            ),
        ),
        Some(first) => Diagnostic::new(
            Code::FontMissing,
            text!(
                "项目里的字体排不了中文，或者厂商不许嵌入，所以没有做分享图",
                "the project's fonts have no Chinese, or their makers forbid embedding, so no share pictures were made"
            ),
        )
        .at(Span::whole(first)),
    };
    found.help(text!(
        "请把一个可以自由使用的中文字体（如思源黑体 SC 的 Regular 和 Bold 两个 .otf 文件）放进 assets/fonts 文件夹；不需要分享图的话，在 site.yaml 写 `分享图: false`",
        "put a free Chinese font (such as Regular and Bold of Source Han Sans SC) into assets/fonts; or write `share: false` in site.yaml if no share pictures are wanted"
    ))
}

fn no_glyph(missing: &[char], at: Span) -> Diagnostic {
    let list: Vec<String> = missing
        .iter()
        .map(|character| format!("{character}（U+{:04X}）", u32::from(*character)))
        .collect();
    let list = list.join("、");
    Diagnostic::new(
        Code::FontMissing,
        text!(
            "字体里没有这些字：{list}；这个页面没有做分享图",
            "no font has these characters: {list}; this page gets no share picture"
        ),
    )
    .at(at)
    .help(text!(
        "请核对这些字；确实要用，就把有这些字的字体放进 assets/fonts 文件夹",
        "check the characters; if they are meant, put a font that has them into assets/fonts"
    ))
}
