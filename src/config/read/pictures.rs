//! Decodes `pictures` of `site.yaml`.

use super::Reading;
use crate::keys;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_picture::recipe_options::{MOST_WIDTHS, QUALITIES, WIDTHS};
use skillweek_picture::{RecipeOptions, WidthsProblem, check_widths};
use skillweek_record::node::{Node, Value};
use skillweek_record::scalar::integer;
use skillweek_record::{Fields, Spanned};

impl Reading<'_> {
    /// Decodes widths, qualities and formats.
    pub fn pictures(&mut self) -> RecipeOptions {
        let mut options = RecipeOptions::default();
        let Some(mut fields) = self.fields.map("pictures", keys::PICTURES) else { return options };
        options.widths = widths(&mut fields);
        if let Some(node) = fields.node("quality") {
            read_quality(&mut fields, node, &mut options);
        }
        options.has_webp = formats(&mut fields);
        fields.finish();
        options
    }
}

fn widths(fields: &mut Fields<'_>) -> Option<Vec<u32>> {
    let place = fields.node("widths")?.place.clone();
    let mut written = Vec::new();
    for text in fields.spanned_texts("widths") {
        let number = text.value.trim_end_matches("px").trim_end_matches("像素");
        match integer(number) {
            Ok(number) => written.push(number),
            Err(problem) => {
                fields.invalid(&text.place, problem, Some(widths_help()));
                return None;
            }
        }
    }
    match check_widths(&written) {
        Ok(widths) => Some(widths),
        Err(problem) => {
            fields.invalid(&place, widths_message(problem), Some(widths_help()));
            None
        }
    }
}

fn widths_message(problem: WidthsProblem) -> Text {
    let (least, most) = (WIDTHS.start(), WIDTHS.end());
    match problem {
        WidthsProblem::None => text!("没有写出任何宽度", "no width is given"),
        WidthsProblem::TooMany => text!(
            "宽度太多，最多 {MOST_WIDTHS} 个：每张图片都要做这么多份",
            "too many widths, {MOST_WIDTHS} at most: each is made of every picture"
        ),
        WidthsProblem::OutOfRange(width) => text!(
            "宽度 {width} 不合适，应在 {least} 到 {most} 像素之间",
            "a width of {width} is no use; it must be from {least} to {most} pixels"
        ),
        WidthsProblem::NotAscending => {
            text!("宽度应从小到大，不重复", "widths must go from small to large without repeating")
        }
    }
}

fn widths_help() -> Text {
    text!("写成 [480, 960, 1600] 的样子", "write them like [480, 960, 1600]")
}

/// One number for all formats, or a map with one for each.
fn read_quality(fields: &mut Fields<'_>, node: &Node, options: &mut RecipeOptions) {
    if let Value::Map(_) = node.value {
        let mut each = fields.child(node, keys::QUALITY);
        options.webp_quality = quality_of(&mut each, "webp");
        options.jpeg_quality = quality_of(&mut each, "jpeg");
        each.finish();
        return;
    }
    let written = node.text().map(|text| Spanned::new(text.to_owned(), node.place.clone()));
    let quality = written.and_then(|text| quality(fields, &text));
    options.webp_quality = quality;
    options.jpeg_quality = quality;
}

fn quality_of(fields: &mut Fields<'_>, name: &str) -> Option<u8> {
    let text = fields.spanned_text(name)?;
    quality(fields, &text)
}

fn quality(fields: &mut Fields<'_>, text: &Spanned<String>) -> Option<u8> {
    let number = integer(text.value.trim_end_matches('%')).ok();
    let number = number.and_then(|number| u8::try_from(number).ok());
    let quality = number.filter(|number| QUALITIES.contains(number));
    if quality.is_none() {
        let written = &text.value;
        fields.invalid(
            &text.place,
            text!("“{written}”不是 1 到 100 的质量", "`{written}` is no quality from 1 to 100"),
            Some(text!("一般写 75 到 85；不写就是 80", "75 to 85 is usual; 80 if absent")),
        );
    }
    quality
}

/// Whether WebP is among the formats. JPEG or PNG, which every browser shows, is always made.
fn formats(fields: &mut Fields<'_>) -> Option<bool> {
    fields.node("formats")?;
    let mut has_webp = false;
    for format in fields.spanned_texts("formats") {
        match format.value.to_ascii_lowercase().as_str() {
            "webp" => has_webp = true,
            "jpeg" | "jpg" | "png" => {}
            other => {
                fields.invalid(
                    &format.place,
                    text!("不能生成 {other} 格式", "pictures cannot be made in {other}"),
                    Some(text!(
                        "可选 webp、jpeg；透明的图片自动用 PNG 代替 JPEG",
                        "it may be webp and jpeg; PNG takes the place of JPEG where something shines through"
                    )),
                );
                return None;
            }
        }
    }
    Some(has_webp)
}
