//! The size and lines in which a text fills its place in a drawing.

use super::fonts::Fonts;
use super::lines::{Measured, Span};
use serde::Serialize;

/// Marks that are dropped before an ellipsis.
const DROPPED: [char; 7] = ['，', '。', '、', '；', '：', ' ', '—'];
/// Opening marks whose ink is in the right half of a Han character's square.
const HANGING: [char; 8] = ['“', '‘', '（', '《', '〈', '「', '『', '【'];
const ELLIPSIS: &str = "…";
/// The cost of going to the next smaller size, on the scale of line costs: two lines torn inside
/// phrases.
const SMALLER: f32 = 0.22;
/// The distance of the baseline from the top of a letter's square, relative to the letter size:
/// where Han characters of the usual fonts sit.
const BASELINE: f32 = 0.88;

/// The place for a text, in the units of the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct TextPlace {
    /// The width of a line.
    pub width: f32,
    /// The height of all lines together.
    pub height: f32,
    /// Letter sizes, preferred first; the last is used for a cut text if none fits.
    pub sizes: Vec<f32>,
    /// The distance between baselines, relative to the letter size.
    pub leading: f32,
    /// The font weight, 100 to 900.
    pub weight: u16,
}

/// A fitted text, in the units of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fitted {
    /// The letter size.
    pub size: f32,
    /// The lines from top to bottom; empty for an empty text.
    pub lines: Vec<Line>,
    /// The width of the longest line.
    pub width: f32,
    /// The height of all lines together.
    pub height: f32,
}

/// A line of a text, in the units of the drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// The text, plain and not escaped for SVG, without blanks at its ends.
    pub text: String,
    /// The offset of its beginning from the left edge, 0 or negative: an opening mark that fills
    /// only the right half of its square hangs out, so that the letters of all lines are aligned.
    pub x: f32,
    /// The distance of its baseline from the top of the place.
    pub y: f32,
    /// Its width from its beginning.
    pub width: f32,
}

impl Fonts {
    /// Fits a text into a place: in a size in which all of it fits, else in the last size, cut with
    /// an ellipsis.
    pub fn fit(&self, text: &str, place: &TextPlace) -> Fitted {
        let measured = Measured::new(text, |character| self.advance(character, place.weight));
        let last = place.sizes.last().copied().unwrap_or(16.0);
        if measured.is_empty() {
            return Fitted { size: last, lines: Vec::new(), width: 0.0, height: 0.0 };
        }
        let whole = best(&measured, place);
        let (size, lines) = whole.unwrap_or_else(|| (last, self.cut(&measured, place, last)));
        self.placed(lines, size, place)
    }

    /// The blank part of a line's first mark, relative to the letter size.
    fn hanging(&self, line: &str, weight: u16) -> f32 {
        let first = line.chars().next().filter(|first| HANGING.contains(first));
        let is_square = first.is_some_and(|first| self.advance(first, weight) > 0.9);
        if is_square { 0.5 } else { 0.0 }
    }

    fn cut(&self, measured: &Measured, place: &TextPlace, size: f32) -> Vec<String> {
        let most = place.most(size).max(1);
        let ellipsis = self.width(ELLIPSIS, place.weight);
        let lines = measured.filled(place.width / size, most, ellipsis);
        let is_short = lines.last().is_some_and(|(_, end)| *end < measured.length());
        let mut texts: Vec<String> =
            lines.iter().map(|(from, to)| measured.text(*from, *to)).collect();
        if let Some(last) = texts.last_mut().filter(|_| is_short) {
            *last = format!("{}{ELLIPSIS}", last.trim_end_matches(DROPPED));
        }
        texts
    }

    fn placed(&self, lines: Vec<String>, size: f32, place: &TextPlace) -> Fitted {
        let step = size * place.leading;
        let first = size * (BASELINE + (place.leading - 1.0) / 2.0);
        let mut fitted = Fitted { size, lines: Vec::new(), width: 0.0, height: 0.0 };
        for text in lines {
            let width = rounded(self.width(&text, place.weight) * size);
            fitted.width = fitted.width.max(width);
            let x = rounded(-self.hanging(&text, place.weight) * size);
            fitted.lines.push(Line { text, x, y: rounded(first + fitted.height), width });
            fitted.height = rounded(fitted.height + step);
        }
        fitted
    }
}

/// The size and lines of a whole text: the largest that fits, or a smaller one whose lines end so
/// much better; `None` if none fits.
fn best(measured: &Measured, place: &TextPlace) -> Option<(f32, Vec<String>)> {
    let mut best: Option<(f32, f32, Vec<Span>)> = None;
    let mut smaller = 0.0;
    for size in &place.sizes {
        let Some((cost, lines)) = measured.lines(place.width / size, place.most(*size)) else {
            continue;
        };
        if best.as_ref().is_none_or(|(least, ..)| cost + smaller < *least) {
            best = Some((cost + smaller, *size, lines));
        }
        smaller += SMALLER;
    }
    let (_, size, lines) = best?;
    Some((size, lines.iter().map(|(from, to)| measured.text(*from, *to)).collect()))
}

impl TextPlace {
    /// The number of lines that fit at a size.
    fn most(&self, size: f32) -> usize {
        let lines = (self.height / (size * self.leading)).floor();
        // A drawing of some hundred units never has more lines than this.
        if lines >= 1.0 { lines.min(99.0) as usize } else { 0 }
    }
}

/// Rounds to tenths of a unit: finer differences are invisible, and shorter numbers make smaller
/// drawings.
fn rounded(length: f32) -> f32 {
    (length * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::tests::subset;

    fn fitted(text: &str, width: f32, height: f32) -> Fitted {
        let fonts = Fonts::new(&[subset()]).expect("a Chinese font");
        let sizes = vec![60.0, 40.0, 20.0];
        fonts.fit(text, &TextPlace { width, height, sizes, leading: 1.2, weight: 400 })
    }

    fn texts(fitted: &Fitted) -> Vec<&str> {
        fitted.lines.iter().map(|line| line.text.as_str()).collect()
    }

    #[test]
    fn a_text_takes_the_largest_size_in_which_it_has_room() {
        let short = fitted("面塑课", 300.0, 100.0);
        assert_eq!((short.size, short.width), (60.0, 180.0));
        let long = fitted("校园开放日启动", 300.0, 60.0);
        assert_eq!((long.size, texts(&long)), (40.0, vec!["校园开放日启动"]));
    }

    #[test]
    fn a_smaller_size_is_taken_where_its_lines_end_better() {
        let title = fitted("技能：启动仪式职业教育周", 400.0, 200.0);
        assert_eq!((title.size, texts(&title)), (40.0, vec!["技能：", "启动仪式职业教育周"]));
    }

    #[test]
    fn what_never_fits_is_cut_with_an_ellipsis_after_no_comma() {
        let cut = fitted("校园，开放，启动", 60.0, 30.0);
        assert_eq!((cut.size, texts(&cut)), (20.0, vec!["校…"]));
        let cut = fitted("校园，开放，启动", 90.0, 30.0);
        assert_eq!(texts(&cut), ["校园…"]);
    }

    #[test]
    fn lines_stand_one_below_the_other_and_opening_marks_hang_out() {
        let title = fitted("《校园》开放日《面塑课》", 480.0, 200.0);
        assert_eq!(title.lines.len(), 2, "{title:?}");
        assert!((title.lines[0].x + 30.0).abs() < f32::EPSILON);
        assert!((title.lines[1].y - title.lines[0].y - 72.0).abs() < 0.2, "{title:?}");
        assert!(title.height <= 200.0);
    }

    #[test]
    fn nothing_takes_no_room() {
        assert_eq!(fitted("", 10.0, 10.0).lines, []);
    }
}
