//! A share picture: the values of its template, and how it is drawn.

use crate::context::share::{ShareCard, ShareColors, SharePicture, ShareSite};
use crate::site::SiteRenderer;
use skillweek_asset::{Format, Intent};
use skillweek_base::date::label;
use skillweek_base::digest::{Digest, Digester};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Sink};
use skillweek_picture::{self as picture, Encoding};
use skillweek_share::{self as share, Drawing, Fonts};
use skillweek_theme::palette::{Color, Palette};
use std::collections::BTreeMap;
use std::sync::Arc;
use tera::Context;

/// Hexadecimal digits of the digests in names.
pub const NAME_DIGITS: usize = 16;
/// The width in pixels that is enough for a photo in a share picture.
const ENOUGH: u32 = 800;
/// The main colour of themes that have none.
const GREY: &str = "#444444";

/// The facts that a page hands to its share picture.
#[derive(Debug, Clone, Default)]
pub struct ShareFacts {
    /// The name of the page (`news/launch`), which the file is named after.
    pub page: String,
    /// Plain text. No picture is made of a title that no font can show.
    pub title: String,
    /// The title of the column that the page lies in.
    pub label: Option<String>,
    /// The time of an activity, or the day of publication, in words.
    pub when: Option<String>,
    /// The venue or city of an activity.
    pub place: Option<String>,
    /// The status of an activity in words; `None` for what takes place as announced.
    pub status: Option<String>,
    /// The picture to show; ignored where it is none that can be drawn.
    pub cover: Option<SourcePath>,
    /// The text that the page is made of, for diagnostics.
    pub source: Option<SourcePath>,
}

/// The shape of share pictures: a size and its template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The name of the template (`share/card.svg`).
    pub template: &'static str,
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// The suffix that file names have after the page's name.
    pub ending: &'static str,
}

/// A page's share picture with everything that its bytes depend on, besides its shape.
pub struct Card {
    context: ShareCard,
    /// The files of the pictures that the drawing may show, by `href`.
    pictures: BTreeMap<String, SourcePath>,
}

impl Card {
    /// Collects the values for the share pictures of a page.
    pub fn new(renderer: &SiteRenderer<'_>, fonts: &Fonts, facts: &ShareFacts) -> Self {
        let settings = renderer.settings();
        let edition = &settings.edition;
        let mut pictures = BTreeMap::new();
        let mut picture = |path: Option<&SourcePath>| {
            let (picture, path) = picture(renderer, path?)?;
            pictures.insert(picture.href.clone(), path);
            Some(picture)
        };
        let context = ShareCard {
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
                    .map(|(start, end)| label::days(start, end, renderer.lang())),
                logo: picture(settings.logo.as_ref()),
            },
            cover: picture(facts.cover.as_ref()),
            colors: colors(renderer),
            params: renderer.params.clone(),
            font: fonts.family().to_owned(),
        };
        Self { context, pictures }
    }

    /// The digest of everything that the drawing's bytes depend on, so that the file can be named
    /// before it is drawn. Pictures inside are covered by the digests in their `href`.
    pub fn digest(&self, renderer: &SiteRenderer<'_>, fonts: &Fonts, shape: Shape) -> Digest {
        let template = renderer.theme.engine.reach().of(shape.template);
        let mut digest = Digester::default();
        digest.add(engine(fonts, shape).as_bytes());
        digest.add(template.map(|reached| reached.digest).unwrap_or_default().as_bytes());
        digest.add(Digest::of_value(&self.context).as_bytes());
        digest.finish()
    }

    /// The picture as a JPEG; `None` if it cannot be drawn, which is reported, or if this is only a
    /// check.
    pub fn draw(
        &self,
        (renderer, fonts): (&SiteRenderer<'_>, &Fonts),
        shape: Shape,
        page: Option<&SourcePath>,
        sink: &mut Sink,
    ) -> Option<Vec<u8>> {
        // Cannot fail: the context is a struct of strings, numbers and maps with string keys.
        let context = Context::from_serialize(&self.context).unwrap_or_default();
        let svg = renderer.theme.engine.render(shape.template, &context, page, sink)?;
        let image_cache = renderer.image_cache;
        if image_cache.intent == Intent::Verify {
            return None;
        }
        // Pages whose pictures are equal are drawn once.
        let key = Digest::of(format!("{}\n{svg}", engine(fonts, shape)).as_bytes());
        if let Some(kept) = image_cache.store.get(&key) {
            return Some(kept);
        }
        let shown = self.pictures.iter().filter(|(name, _)| svg.contains(name.as_str()));
        let pictures = shown
            .filter_map(|(name, path)| Some((name.clone(), Arc::new(bytes(renderer, path)?))))
            .collect();
        let Shape { width, height, .. } = shape;
        match share::draw(&Drawing { svg: &svg, width, height, pictures }, fonts) {
            Ok(jpeg) => {
                image_cache.store.put(&key, &jpeg);
                Some(jpeg)
            }
            Err(reason) => {
                sink.push(undrawable(shape.template, &reason));
                None
            }
        }
    }
}

/// The part of the key that no page decides: program version, fonts and shape.
fn engine(fonts: &Fonts, shape: Shape) -> String {
    let Shape { template, width, height, .. } = shape;
    let version = env!("CARGO_PKG_VERSION");
    format!("share {} {version} {width}x{height} {}\n{template}", share::VERSION, fonts.digest())
}

/// A picture inside the drawing. A photo is drawn from one of its renditions, so that its name
/// changes with the recipe, too.
fn picture(renderer: &SiteRenderer<'_>, path: &SourcePath) -> Option<(SharePicture, SourcePath)> {
    let asset = renderer.assets.get(path).filter(|asset| asset.is_picture())?;
    let recipe = Digest::of_value(&renderer.image_cache.recipes.get(renderer.recipe));
    let version = picture::VERSION.to_le_bytes();
    let drawn = Digest::of_parts(&[asset.digest.as_bytes(), recipe.as_bytes(), &version]);
    let href = format!("picture:{}", drawn.short(NAME_DIGITS));
    let (width, height) = asset.pixels().unzip();
    Some((SharePicture { href, width, height }, asset.source.clone()))
}

fn colors(renderer: &SiteRenderer<'_>) -> ShareColors {
    let accent = renderer.params.get("accent").and_then(serde_json::Value::as_str);
    let accent = accent.and_then(Color::parse).or_else(|| Color::parse(GREY));
    // `GREY` can be parsed, so black is never used.
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

/// A picture's bytes; of a photo, those of a rendition that is large enough for a share picture.
fn bytes(renderer: &SiteRenderer<'_>, path: &SourcePath) -> Option<Vec<u8>> {
    let asset = renderer.assets.get(path)?;
    match &asset.format {
        Format::Svg { instead: Some(text), .. } => Some(text.as_bytes().to_vec()),
        Format::Raster(raster) => {
            let all = &raster.renditions.get(&renderer.recipe)?.all;
            let drawable = || all.iter().filter(|one| one.encoding != Encoding::WebP);
            let enough = drawable().filter(|one| one.width >= ENOUGH).min_by_key(|one| one.width);
            match enough.or_else(|| drawable().max_by_key(|one| one.width)) {
                Some(one) => renderer.image_cache.bytes(asset, renderer.recipe, one).ok(),
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
