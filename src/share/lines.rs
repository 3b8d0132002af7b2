//! Breaks a text into lines: as few as possible, of even length, and ending where phrases do.

use super::breaks;
use std::collections::BTreeSet;

/// The cost of a line that ends inside a phrase, and below it the extra cost of one that ends
/// inside a word, on the scale of squared relative slack: 1 for an empty line.
const TORN: f32 = 0.12;
const SPLIT: f32 = 0.3;
/// The factor for the slack of a line that ends with a phrase, since being short is no fault there.
const RESTFUL: f32 = 0.3;

/// A line as a range of characters: the first, and the one after the last.
pub type Span = (usize, usize);

/// A text with the widths of its characters, relative to the letter size.
pub struct Measured {
    characters: Vec<char>,
    /// The width of the text before each character, and of the whole text at the end.
    before: Vec<f32>,
    /// The places where a line may end, in characters from the start; the last is the end of the
    /// text.
    breaks: Vec<usize>,
    /// The places among them that are inside a word.
    inside: BTreeSet<usize>,
}

impl Measured {
    pub fn new(text: &str, advance: impl Fn(char) -> f32) -> Self {
        let characters: Vec<char> = text.trim().chars().collect();
        let mut before = vec![0.0];
        let mut width = 0.0;
        for character in &characters {
            width += advance(*character);
            before.push(width);
        }
        let breaks = breaks::places(&characters);
        let inside = breaks::inside(&characters);
        Self { characters, before, breaks, inside }
    }

    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// The width from one character to another, without blanks at the end.
    fn width(&self, from: usize, to: usize) -> f32 {
        let end = (from..to).rev().find(|at| self.characters[*at] != ' ').map_or(from, |at| at + 1);
        self.before[end] - self.before[from]
    }

    pub fn text(&self, from: usize, to: usize) -> String {
        self.characters[from..to].iter().collect::<String>().trim().to_owned()
    }

    /// The best lines of that width and their cost; `None` if the text needs more than `most`
    /// lines.
    pub fn lines(&self, width: f32, most: usize) -> Option<(f32, Vec<Span>)> {
        let fewest = self.fewest(width)?;
        if fewest > most {
            return None;
        }
        // The lowest cost and its last beginning for each number of lines: `best[lines][end]`.
        let ends = self.breaks.len();
        let mut best = vec![vec![(f32::INFINITY, 0); ends + 1]; fewest + 1];
        best[0][0] = (0.0, 0);
        for line in 1..=fewest {
            for end in 0..ends {
                for begin in 0..=end {
                    let (so_far, _) = best[line - 1][begin];
                    let cost = so_far + self.cost(self.start(begin), self.breaks[end], width);
                    if cost < best[line][end + 1].0 {
                        best[line][end + 1] = (cost, begin);
                    }
                }
            }
        }
        let mut lines = Vec::new();
        let mut end = ends;
        for line in (1..=fewest).rev() {
            let (_, begin) = best[line][end];
            lines.push((self.start(begin), self.breaks[end - 1]));
            end = begin;
        }
        lines.reverse();
        Some((best[fewest][ends].0, lines))
    }

    /// The text in greedily filled lines; what does not fit into `most` lines is left out.
    pub fn filled(&self, width: f32, most: usize, ellipsis: f32) -> Vec<Span> {
        let mut lines = Vec::new();
        let mut begin = 0;
        while lines.len() < most && begin < self.characters.len() {
            let room = if lines.len() + 1 == most { width - ellipsis } else { width };
            let fits = |end: &&usize| **end > begin && self.width(begin, **end) <= room;
            let end = self.breaks.iter().rfind(fits).copied();
            let end = end.unwrap_or_else(|| self.hard_end(begin, room));
            lines.push((begin, end));
            begin = end;
        }
        lines
    }

    /// The end of a line that a single word overflows.
    fn hard_end(&self, begin: usize, room: f32) -> usize {
        let fits = |end: &usize| self.width(begin, *end) <= room;
        (begin + 1..=self.characters.len()).take_while(fits).last().unwrap_or(begin + 1)
    }

    pub fn length(&self) -> usize {
        self.characters.len()
    }

    /// The first character of a piece, which follows that many breaks.
    fn start(&self, piece: usize) -> usize {
        piece.checked_sub(1).map_or(0, |last| self.breaks[last])
    }

    /// The number of lines that the text needs; `None` if a piece of it is wider than a line.
    fn fewest(&self, width: f32) -> Option<usize> {
        let (mut lines, mut begin, mut last) = (0, 0, 0);
        for end in &self.breaks {
            if self.width(begin, *end) > width {
                lines += 1;
                begin = last;
                if self.width(begin, *end) > width {
                    return None;
                }
            }
            last = *end;
        }
        Some(lines + 1)
    }

    /// The cost of a line: the square of its relative slack, and more if it ends inside a phrase.
    fn cost(&self, begin: usize, end: usize, width: f32) -> f32 {
        let slack = 1.0 - self.width(begin, end) / width;
        if slack < 0.0 {
            return f32::INFINITY;
        }
        let is_last = end == self.characters.len();
        let is_inside = self.inside.contains(&end);
        let empty = match self.characters.get(end - 1) {
            _ if is_last => slack * slack,
            Some(mark) if breaks::rests(*mark) => RESTFUL * slack * slack,
            _ => slack * slack + TORN,
        };
        empty + if is_inside { SPLIT } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::breaks::{CLOSING, OPENING};

    fn measured(text: &str) -> Measured {
        Measured::new(text, |character| if character.is_ascii() { 0.5 } else { 1.0 })
    }

    fn broken(text: &str, width: f32) -> Vec<String> {
        let measured = measured(text);
        let (_, lines) = measured.lines(width, 9).expect("it fits");
        lines.into_iter().map(|(from, to)| measured.text(from, to)).collect()
    }

    #[test]
    fn a_short_title_stays_on_one_line() {
        assert_eq!(broken("校园开放日", 8.0), ["校园开放日"]);
    }

    #[test]
    fn lines_are_even_and_end_where_a_phrase_does() {
        assert_eq!(broken("技能：让生活更美好", 7.0), ["技能：", "让生活更美好"]);
        assert_eq!(broken("一二三四五六七八九十", 8.0), ["一二三四五", "六七八九十"]);
    }

    #[test]
    fn no_closing_mark_begins_a_line_and_no_opening_one_ends_it() {
        for width in 3..12 {
            let text = "“钢铁与海”校园开放日（示例），欢迎！《海图》、灯塔：见《日程》。";
            // At least three characters stay together with their marks: `（示例），`.
            let Some((_, lines)) =
                measured(text).lines(f32::from(u8::try_from(width).expect("small")), 99)
            else {
                continue;
            };
            for (from, to) in lines {
                let line = measured(text).text(from, to);
                assert!(!line.starts_with(|mark| CLOSING.contains(mark)), "{width}: {line}");
                assert!(!line.ends_with(|mark| OPENING.contains(mark)), "{width}: {line}");
            }
        }
    }

    #[test]
    fn a_line_rather_ends_between_words_than_inside_one() {
        assert_eq!(
            broken("“钢铁与海”校园开放日（示例）", 8.6),
            ["“钢铁与海”校园", "开放日（示例）"]
        );
    }

    #[test]
    fn a_line_rather_ends_after_a_mark_than_beside_one() {
        let title = "山里的一天：采茶、看棚、扎蓝布";
        let cost = |width| measured(title).lines(width, 2).expect("two lines").0;
        // Too narrow for a line that ends after a mark: a smaller letter size is better here.
        assert_eq!(broken(title, 8.5), ["山里的一天：采", "茶、看棚、扎蓝布"]);
        assert!(cost(8.5) > cost(9.6) + 0.22, "{} and {}", cost(8.5), cost(9.6));
        assert_eq!(broken(title, 9.6), ["山里的一天：", "采茶、看棚、扎蓝布"]);
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        assert_eq!(broken("2023 open day 校园", 5.0), ["2023 open", "day 校园"]);
        assert_eq!(broken("活动周2023年开幕", 5.0), ["活动周", "2023年开幕"]);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(measured("一二三四五六").lines(2.0, 2), None);
        assert_eq!(measured("extraordinarily").lines(2.0, 9), None);
    }

    #[test]
    fn what_must_be_cut_leaves_room_for_the_ellipsis() {
        let long = measured("一二三四五六七八九十");
        assert_eq!(long.filled(4.0, 2, 1.0), [(0, 4), (4, 7)]);
        assert_eq!(measured("abcdefghij").filled(2.0, 1, 1.0), [(0, 2)]);
    }

    #[test]
    fn nothing_is_no_line_at_all() {
        assert!(measured("  ").is_empty());
    }
}
