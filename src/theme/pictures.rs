//! A theme's options for pictures: the renditions, and the widths at which texts show them.

use serde::Deserialize;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use skillweek_picture::recipe_options::{QUALITIES, WIDTHS};
use skillweek_picture::{RecipeOptions, check_widths};

/// `pictures:` in `theme.yaml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Declared {
    widths: Option<Vec<i64>>,
    quality: Option<Quality>,
    formats: Option<Vec<String>>,
    /// `sizes` of a picture as wide as the text.
    figure: Option<String>,
    /// `sizes` of a picture that is higher than wide.
    upright: Option<String>,
    /// `sizes` of a picture in a gallery inside a text.
    gallery: Option<String>,
    /// Whether the rows of the programme show covers.
    programme: Option<bool>,
}

/// One quality for all formats, or one for each.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Quality {
    All(i64),
    Each { webp: Option<i64>, jpeg: Option<i64> },
}

/// The options of a chain, each from the nearest theme that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// Options for renditions; the site's own precede them.
    pub recipe_options: RecipeOptions,
    /// `sizes` of a picture as wide as the text.
    pub figure_sizes: String,
    /// `sizes` of a picture that is higher than wide.
    pub upright_sizes: String,
    /// `sizes` of a picture in a gallery inside a text.
    pub gallery_sizes: String,
    /// Whether the rows of the programme show covers. Thousands of activities roll up to a
    /// country's site, and their pictures are published there only if they are shown.
    pub programme: bool,
}

impl Pictures {
    /// Combines the declarations of a chain, nearest first. The last theme of a chain states
    /// everything.
    pub fn of_chain(declared: &[Declared]) -> Self {
        let first = |part: fn(&Declared) -> Option<&String>| {
            declared.iter().find_map(part).map_or("100vw", String::as_str).to_owned()
        };
        Self {
            recipe_options: declared
                .iter()
                .fold(RecipeOptions::default(), |near, far| near.or(&far.recipe_options())),
            figure_sizes: first(|theme| theme.figure.as_ref()),
            // A theme that states only one width means all pictures.
            upright_sizes: first(|theme| theme.upright.as_ref().or(theme.figure.as_ref())),
            gallery_sizes: first(|theme| theme.gallery.as_ref()),
            programme: declared.iter().find_map(|theme| theme.programme).unwrap_or_default(),
        }
    }
}

impl Declared {
    /// Reports invalid options, which then count as absent.
    pub fn check(&self, source: Option<&SourcePath>, sink: &mut Sink) {
        let (least, most) = (WIDTHS.start(), WIDTHS.end());
        let mut report = |message: Text| {
            let found = Diagnostic::new(Code::TemplateError, message).at(source.map(Span::whole));
            sink.push(found.help(text!(
                "请照主题文档改正 theme.yaml 里的 pictures",
                "correct `pictures` in theme.yaml as the themes' documentation says"
            )));
        };
        if self.widths.as_ref().is_some_and(|widths| check_widths(widths).is_err()) {
            report(text!(
                "pictures.widths 应是从小到大的几个宽度，{least} 到 {most}",
                "pictures.widths must be a few widths from small to large, {least} to {most}"
            ));
        }
        let (webp, jpeg) = self.qualities();
        if [webp, jpeg].into_iter().flatten().any(|written| quality(written).is_none()) {
            report(text!(
                "pictures.quality 应在 1 到 100 之间",
                "pictures.quality must be from 1 to 100"
            ));
        }
        let known = |format: &String| matches!(format.as_str(), "webp" | "jpeg" | "jpg" | "png");
        if self.formats.as_ref().is_some_and(|formats| !formats.iter().all(known)) {
            report(text!(
                "pictures.formats 可以是 webp 和 jpeg",
                "pictures.formats may be webp and jpeg"
            ));
        }
    }

    fn qualities(&self) -> (Option<i64>, Option<i64>) {
        match self.quality {
            None => (None, None),
            Some(Quality::All(quality)) => (Some(quality), Some(quality)),
            Some(Quality::Each { webp, jpeg }) => (webp, jpeg),
        }
    }

    fn recipe_options(&self) -> RecipeOptions {
        let (webp, jpeg) = self.qualities();
        let is_webp = |format: &String| format == "webp";
        RecipeOptions {
            widths: self.widths.as_ref().and_then(|widths| check_widths(widths).ok()),
            webp_quality: webp.and_then(quality),
            jpeg_quality: jpeg.and_then(quality),
            has_webp: self.formats.as_ref().map(|formats| formats.iter().any(is_webp)),
        }
    }
}

fn quality(written: i64) -> Option<u8> {
    u8::try_from(written).ok().filter(|quality| QUALITIES.contains(quality))
}
