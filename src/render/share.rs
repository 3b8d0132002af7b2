//! The share pictures of a site's pages: filled from the theme's templates while pages are made, named by
//! what they show, and drawn afterwards.

use super::context_share::{ShareCard, ShareColors, SharePicture, ShareSite};
use super::parcel::Parcel;
use super::sheet::Sheet;
use super::site::SiteRenderer;
use crate::asset::{Format, Intent};
use crate::base::date_label;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Sink};
use crate::picture::Encoding;
use crate::share::{self, Drawing, Fonts};
use crate::text;
use crate::theme::palette::{Color, Palette};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Context;

/// Pixels of the wide card: what chats and networks ask for.
pub const CARD: (u16, u16) = (1200, 630);
/// Pixels of the square: WeChat passes over what is smaller than 300.
pub const SQUARE: (u16, u16) = (600, 600);

const CARD_TEMPLATE: &str = "share/card.svg";
const SQUARE_TEMPLATE: &str = "share/square.svg";
/// Hexadecimal digits of the digest in a picture's name.
const NAME_DIGITS: usize = 16;
/// Pixels of a photo's width that a share picture can show.
const ENOUGH: u32 = 800;
/// The main colour of themes that have none.
const GREY: &str = "#444444";

/// What a page says of itself on its share picture.
#[derive(Debug, Clone, Default)]
pub struct ShareFacts {
    pub title: String,
    pub label: Option<String>,
    pub when: Option<String>,
    pub place: Option<String>,
    pub status: Option<String>,
    pub cover: Option<SourcePath>,
    /// The text that the page is made of, for what goes wrong.
    pub source: Option<SourcePath>,
}

/// The addresses of a page's share pictures.
#[derive(Debug, Clone)]
pub struct Shared {
    /// Absolute.
    pub card: String,
    /// Relative to the page.
    pub square: Option<String>,
}

/// A share picture before it is drawn: everything that its bytes depend on, besides the fonts.
#[derive(Debug, Clone, PartialEq)]
pub struct CardDraft {
    svg: String,
    size: (u16, u16),
    template: &'static str,
    /// The files behind the pictures that the drawing names.
    pictures: BTreeMap<String, SourcePath>,
    /// What went wrong when the template was filled; nothing is drawn then.
    faults: Vec<Diagnostic>,
}

/// Whether the pages of a site get share pictures, as far as its settings and theme tell.
pub fn is_wanted(renderer: &SiteRenderer<'_>) -> bool {
    let has_address = renderer.graph.tree.base_url(renderer.site.id).is_some();
    has_address && renderer.settings().share && renderer.theme.engine.has(CARD_TEMPLATE)
}

impl Sheet<'_> {
    /// Fills the page's share pictures and asks for them; nothing where the site has none, and nothing
    /// for a title that no font can show.
    pub fn share(&self, facts: &ShareFacts) -> Option<Shared> {
        let renderer = self.renderer;
        let fonts = renderer.fonts.filter(|_| is_wanted(renderer))?;
        if !fonts.missing(&facts.title).is_empty() {
            return None;
        }
        let mut pictures = BTreeMap::new();
        let card = self.share_context(facts, fonts, &mut pictures);
        // Cannot fail: the context is a struct of strings, numbers and maps with string keys.
        let context = Context::from_serialize(&card).unwrap_or_default();
        let page = facts.source.as_ref();
        let ask = |template, size| {
            let draft = CardDraft::fill(renderer, (template, size), (&context, page));
            self.ask(CardDraft { pictures: pictures.clone(), ..draft }, fonts)
        };
        let card = ask(CARD_TEMPLATE, CARD);
        let has_square = renderer.theme.engine.has(SQUARE_TEMPLATE);
        let square = has_square.then(|| ask(SQUARE_TEMPLATE, SQUARE));
        Some(Shared {
            card: self.base()?.join(&card),
            square: square.map(|it| self.file_href(&it)),
        })
    }

    /// Has the renderer draw it later; its name below the site's folder.
    fn ask(&self, draft: CardDraft, fonts: &Fonts) -> String {
        let name = format!("share/{}.jpg", draft.key(fonts).short(NAME_DIGITS));
        self.renderer.publish(&name, Parcel::Card(Arc::new(draft)));
        format!("assets/{name}")
    }

    fn share_context(
        &self,
        facts: &ShareFacts,
        fonts: &Fonts,
        pictures: &mut BTreeMap<String, SourcePath>,
    ) -> ShareCard {
        let renderer = self.renderer;
        let settings = renderer.settings();
        let edition = &settings.edition;
        let logo = settings.logo.as_ref().map(|logo| logo.value.clone());
        ShareCard {
            lang: settings.lang.clone(),
            title: facts.title.clone(),
            label: facts.label.clone(),
            when: facts.when.clone(),
            place: facts.place.clone(),
            status: facts.status.clone(),
            site: ShareSite {
                title: settings.title.clone(),
                organization: settings.organization.clone(),
                level: settings.level.name(),
                theme: edition.theme.clone(),
                dates: edition
                    .start
                    .zip(edition.end)
                    .map(|(start, end)| date_label::days(start, end, renderer.lang())),
                logo: self.share_picture(logo.as_ref(), pictures),
            },
            cover: self.share_picture(facts.cover.as_ref(), pictures),
            colors: colors(renderer),
            params: renderer.params.clone(),
            font: fonts.family().to_owned(),
        }
    }

    fn share_picture(
        &self,
        path: Option<&SourcePath>,
        pictures: &mut BTreeMap<String, SourcePath>,
    ) -> Option<SharePicture> {
        let asset = self.renderer.assets.get(path?).filter(|asset| asset.is_picture())?;
        let href = format!("picture:{}", asset.digest.short(NAME_DIGITS));
        pictures.insert(href.clone(), asset.source.clone());
        let (width, height) = asset.pixels().unzip();
        Some(SharePicture { href, width, height })
    }
}

fn colors(renderer: &SiteRenderer<'_>) -> ShareColors {
    let accent = renderer.params.get("accent").and_then(serde_json::Value::as_str);
    let accent = accent.and_then(Color::parse).or_else(|| Color::parse(GREY));
    // Without any colour at all the drawing is black: what the constant above cannot lead to.
    let hex = |shade: fn(&Palette) -> Color| {
        accent.map_or_else(|| "#000000".to_owned(), |accent| shade(&Palette::new(accent)).hex())
    };
    ShareColors {
        accent: hex(|palette| palette.accent),
        strong: hex(Palette::strong),
        soft: hex(Palette::soft),
        tint: hex(Palette::tint),
    }
}

impl CardDraft {
    fn fill(
        renderer: &SiteRenderer<'_>,
        (template, size): (&'static str, (u16, u16)),
        (context, page): (&Context, Option<&SourcePath>),
    ) -> Self {
        let mut sink = Sink::new();
        let svg = renderer.theme.engine.render(template, context, page, &mut sink);
        let faults = sink.into_diagnostics();
        Self { svg: svg.unwrap_or_default(), size, template, pictures: BTreeMap::new(), faults }
    }

    /// What names the picture: it changes with everything that its bytes depend on. The names of the
    /// pictures inside it hold digests of their own.
    pub fn key(&self, fonts: &Fonts) -> Digest {
        let (width, height) = self.size;
        let version = env!("CARGO_PKG_VERSION");
        let kind = format!("share {} {version} {width}x{height}", share::VERSION);
        let head = format!("{kind} {}\n{}", fonts.digest(), self.template);
        let faults: String = self.faults.iter().map(|fault| fault.message.en.as_str()).collect();
        Digest::of(format!("{head}\n{}{faults}", self.svg).as_bytes())
    }

    /// The picture as a JPEG; `None` if it cannot be drawn, which is reported.
    pub fn draw(&self, renderer: &SiteRenderer<'_>, sink: &mut Sink) -> Option<Vec<u8>> {
        if !self.faults.is_empty() {
            self.faults.iter().for_each(|fault| sink.push(fault.clone()));
            return None;
        }
        let fonts = renderer.fonts?;
        let darkroom = renderer.darkroom;
        if darkroom.intent == Intent::Look {
            return None;
        }
        let key = self.key(fonts);
        if let Some(kept) = darkroom.store.get(&key) {
            return Some(kept);
        }
        let (width, height) = self.size;
        let shown = self.pictures.iter().filter(|(name, _)| self.svg.contains(name.as_str()));
        let pictures = shown
            .filter_map(|(name, path)| Some((name.clone(), Arc::new(bytes(renderer, path)?))))
            .collect();
        let drawing = Drawing { svg: &self.svg, width, height, pictures };
        match share::draw(&drawing, fonts) {
            Ok(jpeg) => {
                darkroom.store.put(&key, &jpeg);
                Some(jpeg)
            }
            Err(reason) => {
                sink.push(undrawable(self.template, &reason));
                None
            }
        }
    }
}

/// A picture's bytes, of photos a size that is enough for a share picture.
fn bytes(renderer: &SiteRenderer<'_>, path: &SourcePath) -> Option<Vec<u8>> {
    let asset = renderer.assets.get(path)?;
    match &asset.format {
        Format::Svg { instead: Some(text), .. } => Some(text.as_bytes().to_vec()),
        Format::Raster(raster) => {
            let all = &raster.renditions.get(&renderer.recipe)?.all;
            let drawable = || all.iter().filter(|one| one.encoding != Encoding::WebP);
            let enough = drawable().filter(|one| one.width >= ENOUGH).min_by_key(|one| one.width);
            match enough.or_else(|| drawable().max_by_key(|one| one.width)) {
                Some(one) => renderer.darkroom.bytes(asset, renderer.recipe, one).ok(),
                None => renderer.world.read(path).ok(),
            }
        }
        _ => renderer.world.read(path).ok(),
    }
}

fn undrawable(template: &str, reason: &str) -> Diagnostic {
    Diagnostic::new(
        Code::TemplateError,
        text!(
            "模板 `{template}` 填好以后不是能画的 SVG：{reason}",
            "what the template `{template}` gives is no SVG that can be drawn: {reason}"
        ),
    )
    .help(text!(
        "请检查模板：标签要成对，属性要加引号；文字里的 & 和 < 交给模板自动转义",
        "check the template: tags come in pairs, attributes in quotes; leave & and < to its escaping"
    ))
}
