//! The point of a picture that every crop keeps in view.

use skillweek_base::text;
use skillweek_record::node::{Node, Value};
use skillweek_record::{Fields, Spanned};
use unicode_normalization::UnicodeNormalization;

/// Percent from the left and from the top, 0 to 100.
pub type FocusPoint = (u8, u8);

const CENTRE: u8 = 50;

/// Decodes `focus_point`: two percentages, or words for the sides (上, 左下, top left).
pub(super) fn decode(fields: &mut Fields<'_>, name: &str) -> Option<Spanned<FocusPoint>> {
    let node = fields.node(name)?;
    let point = match &node.value {
        Value::Scalar { text, .. } => from_text(text),
        Value::List(items) => {
            let narrow = |item: &Node| item.text().map(|text| text.nfkc().collect());
            from_parts(items.iter().map(narrow).collect::<Option<_>>()?)
        }
        Value::Map(_) | Value::Null => None,
    };
    if point.is_none() {
        fields.invalid(
            &node.place,
            text!(
                "焦点应是两个百分比，或者 上 下 左 右 中",
                "a focus is two percentages, or top, bottom, left, right, centre"
            ),
            Some(text!(
                "写成 [30, 60]：离左边 30%，离上边 60%；或写“左上”",
                "write it like [30, 60]: 30% from the left, 60% from the top; or `top left`"
            )),
        );
    }
    point.map(|point| Spanned::new(point, node.place.clone()))
}

fn from_text(text: &str) -> Option<FocusPoint> {
    let narrow: String = text.nfkc().collect::<String>().to_lowercase();
    let marks = |mark: char| mark.is_whitespace() || matches!(mark, ',' | '、' | ';' | '[' | ']');
    let parts: Vec<String> =
        narrow.split(marks).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    from_parts(parts)
}

fn from_parts(parts: Vec<String>) -> Option<FocusPoint> {
    if let [x, y] = parts.as_slice()
        && let (Some(x), Some(y)) = (percent(x), percent(y))
    {
        return Some((x, y));
    }
    from_words(&parts.concat())
}

fn percent(text: &str) -> Option<u8> {
    let number: f64 = text.trim().trim_end_matches('%').trim_end().parse().ok()?;
    whole(number)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the range is checked first"
)]
fn whole(percent: f64) -> Option<u8> {
    (0.0..=100.0).contains(&percent).then(|| percent.round() as u8)
}

/// Sides in any order. Each axis may be named once.
fn from_words(words: &str) -> Option<FocusPoint> {
    const SIDES: [(&str, Option<u8>, Option<u8>); 15] = [
        ("center", None, None),
        ("centre", None, None),
        ("bottom", None, Some(100)),
        ("right", Some(100), None),
        ("left", Some(0), None),
        ("top", None, Some(0)),
        ("中", None, None),
        ("间", None, None),
        ("上", None, Some(0)),
        ("下", None, Some(100)),
        ("左", Some(0), None),
        ("右", Some(100), None),
        ("边", None, None),
        ("方", None, None),
        ("-", None, None),
    ];
    let (mut rest, mut x, mut y) = (words, None, None);
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (side, across, down) = SIDES.iter().find(|(side, ..)| rest.starts_with(side))?;
        if across.is_some() && x.is_some() || down.is_some() && y.is_some() {
            return None;
        }
        (x, y) = (x.or(*across), y.or(*down));
        rest = rest.strip_prefix(side)?;
    }
    Some((x.unwrap_or(CENTRE), y.unwrap_or(CENTRE)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_numbers_or_words() {
        for (written, point) in [
            ("30, 60", (30, 60)),
            ("30% 60%", (30, 60)),
            ("３０，６０", (30, 60)),
            ("上", (50, 0)),
            ("左下", (0, 100)),
            ("下 右", (100, 100)),
            ("左上方", (0, 0)),
            ("中间", (50, 50)),
            ("top left", (0, 0)),
            ("Center", (50, 50)),
        ] {
            assert_eq!(from_text(written), Some(point), "{written}");
        }
    }

    #[test]
    fn what_is_no_point_is_none() {
        for written in ["", "101, 0", "-1, 0", "5", "1, 2, 3", "左右", "上上", "脸"] {
            assert_eq!(from_text(written), None, "{written}");
        }
    }
}
