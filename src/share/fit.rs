//! The size and the lines with which a text fills its place in a drawing.

use super::fonts::Fonts;
use super::lines::Measured;
use serde::Serialize;

/// Marks that do not stand before an ellipsis.
const DROPPED: [char; 7] = ['，', '。', '、', '；', '：', ' ', '—'];
/// Opening marks whose ink stands in the right half of a Han character's square.
const HANGING: [char; 8] = ['“', '‘', '（', '《', '〈', '「', '『', '【'];
const ELLIPSIS: &str = "…";
/// How far the line of letters lies below the top of a letter's square, as part of the letter size:
/// where Han characters of the usual fonts sit.
const BASELINE: f32 = 0.88;

/// The place for a text, in the units of the drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub width: f32,
    pub height: f32,
    /// Letter sizes, the best first; the last is taken whatever happens.
    pub sizes: Vec<f32>,
    /// The distance of lines as part of the letter size.
    pub leading: f32,
    /// 100 to 900.
    pub weight: u16,
}

/// A text as it fits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fitted {
    pub size: f32,
    pub lines: Vec<Line>,
    /// Of the longest line.
    pub width: f32,
    /// Of all lines.
    pub height: f32,
}

/// One line of a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    pub text: String,
    /// How far it begins beside the left edge: an opening mark that fills only the right half of its
    /// square hangs out of the line, so that the letters below one another begin at one edge.
    pub x: f32,
    /// Its baseline below the top of the place.
    pub y: f32,
    pub width: f32,
}

impl Fonts {
    /// Sets a text into a place: in the first size in which all of it has room, else in the last, cut short.
    pub fn fit(&self, text: &str, place: &Place) -> Fitted {
        let measured = Measured::new(text, |character| self.advance(character, place.weight));
        let last = place.sizes.last().copied().unwrap_or(16.0);
        if measured.is_empty() {
            return Fitted { size: last, lines: Vec::new(), width: 0.0, height: 0.0 };
        }
        let whole = place.sizes.iter().find_map(|size| {
            let lines = measured.lines(place.width / size, place.most(*size))?;
            Some((*size, lines.iter().map(|(from, to)| measured.text(*from, *to)).collect()))
        });
        let (size, lines) = whole.unwrap_or_else(|| (last, self.cut(&measured, place, last)));
        self.placed(lines, size, place)
    }

    /// How much of a line's first mark is blank, in parts of the letter size.
    fn hanging(&self, line: &str, weight: u16) -> f32 {
        let first = line.chars().next().filter(|first| HANGING.contains(first));
        let is_square = first.is_some_and(|first| self.advance(first, weight) > 0.9);
        if is_square { 0.5 } else { 0.0 }
    }

    fn cut(&self, measured: &Measured, place: &Place, size: f32) -> Vec<String> {
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

    fn placed(&self, lines: Vec<String>, size: f32, place: &Place) -> Fitted {
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

impl Place {
    /// How many lines of a size there is room for.
    fn most(&self, size: f32) -> usize {
        let lines = (self.height / (size * self.leading)).floor();
        // A drawing of some hundred units has room for as many lines at most.
        if lines >= 1.0 { lines.min(99.0) as usize } else { 0 }
    }
}

/// Tenths of a unit: what is finer cannot be seen, and shorter texts make shorter drawings.
fn rounded(length: f32) -> f32 {
    (length * 10.0).round() / 10.0
}
