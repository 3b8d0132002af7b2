//! The fonts that share pictures are set in: the project's own, else the machine's.
//!
//! Fonts are read only if a site wants share pictures, because reading one takes longer than
//! rendering many pages.

use super::request::FontScope;
use skillweek_base::digest::{Digest, Digester};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use skillweek_share::{FontFile, Fonts, installed_fonts};
use skillweek_site::{SiteGraph, SiteId};
use skillweek_source::{ASSETS, DiskWorld, SITE_FILE, THEMES, World};
use std::path::Path;
use std::sync::Arc;

/// The extensions of font files.
const FONTS: [&str; 4] = ["ttf", "ttc", "otf", "otc"];

/// The font in which share pictures would be set, by its family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareFont {
    /// The project's own.
    Own(String),
    /// The project has fonts, but none that has Chinese and may be embedded.
    Unusable,
    /// One of the machine.
    Installed(String),
    /// Neither the project nor the machine has one.
    Missing,
}

impl ShareFont {
    /// The font for a project, or for any project without a font of its own.
    pub fn find(root: Option<&Path>) -> Self {
        let family = |files: &[FontFile]| Some(Fonts::new(files)?.family().to_owned());
        let own = root.map_or_else(Vec::new, |root| {
            let world = DiskWorld::new(root);
            // What is wrong with other files is not asked here.
            let listed = world.list(&mut Sink::default());
            own_files(&listed).iter().filter_map(|path| read(&world, path)).collect()
        });
        match own.is_empty() {
            false => family(&own).map_or(Self::Unusable, Self::Own),
            true => family(&installed_fonts()).map_or(Self::Missing, Self::Installed),
        }
    }
}

/// The fonts for the share pictures of some sites; `None` if no site wants any or none can be
/// found.
pub fn find(
    world: &dyn World,
    graph: &SiteGraph,
    sites: &[SiteId],
    scope: FontScope,
    sink: &mut Sink,
) -> Option<Arc<Fonts>> {
    if !sites.iter().any(|id| is_wanting(graph, *id)) {
        return None;
    }
    let own = own_files(graph.sources().iter());
    let files = match (own.is_empty(), scope) {
        (false, _) => own.iter().filter_map(|path| read(world, path)).collect(),
        (true, FontScope::System) => installed_fonts(),
        (true, FontScope::Project) => Vec::new(),
    };
    let fonts = Fonts::new(&files);
    if fonts.is_none() {
        sink.push(no_font(&own));
    }
    fonts.map(Arc::new)
}

/// The digest of the machine's fonts, if the share pictures of some sites are set in them.
pub fn of_machine(graph: &SiteGraph, sites: &[SiteId], scope: FontScope) -> Option<Digest> {
    let is_used = scope == FontScope::System
        && sites.iter().any(|id| is_wanting(graph, *id))
        && own_files(graph.sources().iter()).is_empty();
    is_used.then(installed)
}

/// The digest of the machine's fonts.
pub fn installed() -> Digest {
    let mut digest = Digester::default();
    for file in installed_fonts() {
        digest.add(file.name.as_bytes()).add(&file.bytes);
    }
    digest.finish()
}

fn is_wanting(graph: &SiteGraph, site: SiteId) -> bool {
    graph.tree.base_url(site).is_some() && graph.tree.site(site).settings.share
}

/// The font files of the project: those in `assets/fonts` and in the `fonts` folders of its themes.
fn own_files<'a>(sources: impl IntoIterator<Item = &'a SourcePath>) -> Vec<SourcePath> {
    let assets = SourcePath::new(ASSETS).join("fonts");
    let themes = SourcePath::new(THEMES);
    let is_theme_font = |path: &SourcePath| {
        let folder = path.parent().filter(|folder| folder.name() == "fonts");
        folder.is_some_and(|folder| {
            folder.is_within(&themes) || folder.parent().is_some_and(|it| it.name() == "_theme")
        })
    };
    let is_font = |path: &SourcePath| FONTS.contains(&path.extension().as_str());
    let all = sources.into_iter().filter(|path| is_font(path));
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
pub fn check_titles(graph: &SiteGraph, sites: &[SiteId], fonts: &Fonts, sink: &mut Sink) {
    for site in sites.iter().filter(|id| is_wanting(graph, **id)).map(|id| graph.tree.site(*id)) {
        let (title, theme) = (&site.settings.title, site.settings.edition.theme.as_deref());
        let missing = fonts.missing(&format!("{title}{}", theme.unwrap_or_default()));
        if !missing.is_empty() {
            sink.push(no_glyph(&missing, Span::whole(&site.folder.join(SITE_FILE))));
        }
    }
    for (_, page) in graph.pages() {
        let is_shown = sites.contains(&page.site) && is_wanting(graph, page.site);
        let title = &page.document.front.title;
        let missing = if is_shown { fonts.missing(&title.value) } else { Vec::new() };
        if !missing.is_empty() {
            sink.push(no_glyph(&missing, title.span(&page.document.source)));
        }
    }
}

fn no_font(own: &[SourcePath]) -> Diagnostic {
    let message = match own {
        [] => text!(
            "没有找到可以自由使用的中文字体，所以没有做分享图",
            "no openly licensed Chinese font was found, so no share pictures were made"
        ),
        _ => text!(
            "项目里的字体排不了中文，或者厂商不许嵌入，所以没有做分享图",
            "the project's fonts have no Chinese, or their makers forbid embedding, so no share pictures were made"
        ),
    };
    let mut found = Diagnostic::new(Code::FontMissing, message);
    found.span = own.first().map(Span::whole);
    found.help(text!(
        "请把可以自由使用的中文字体放进项目的 assets/fonts 文件夹，如思源黑体的 SourceHanSansSC-Regular.otf 和 SourceHanSansSC-Bold.otf；电脑自带的微软雅黑、苹方、黑体等要看授权，程序不会自己取用；不需要分享图的话，在 site.yaml 写 `分享图: false`",
        "put an openly licensed Chinese font into the project's assets/fonts, such as SourceHanSansSC-Regular.otf and SourceHanSansSC-Bold.otf; fonts that came with the system are not taken by themselves, for their licences differ; or write `share: false` in site.yaml if no share pictures are wanted"
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
