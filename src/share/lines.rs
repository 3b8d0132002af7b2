//! Breaks a text into lines by Chinese rules: between any two Han characters, but no closing mark begins
//! a line and no opening one ends it; words and numbers of other scripts stay whole.

use std::collections::BTreeSet;

/// Marks that must not begin a line.
const CLOSING: &str = "，。、；：？！）】》〉」』〕”’…—·～％‰℃°,.;:?!)]}%’\"/々ー";
/// Marks that must not end one.
const OPENING: &str = "（【《〈「『〔“‘([{#￥$《";
/// Marks after which a line ends well.
const RESTING: &str = "，。、；：？！）】》〉」』”’…—·, ;:?!";

/// A line that ends inside a phrase is as bad as this part of the squared slack of a whole line; one that
/// ends inside a word, as that.
const TORN: f32 = 0.12;
const SPLIT: f32 = 0.3;
/// Where a phrase ends a short line is no fault: its slack counts only this part.
const RESTFUL: f32 = 0.3;

/// Words of the week's titles that a line does not end inside if it can be helped. There is no telling words
/// apart without a dictionary; this short one keeps the commonest whole.
const WORDS: [&str; 56] = [
    "职业教育",
    "活动周",
    "启动仪式",
    "开幕式",
    "闭幕式",
    "校园",
    "开放日",
    "开放",
    "技能",
    "大赛",
    "竞赛",
    "比赛",
    "职业院校",
    "院校",
    "学院",
    "学校",
    "大学",
    "教育",
    "活动",
    "展示",
    "展览",
    "成果",
    "体验",
    "课程",
    "课堂",
    "讲座",
    "论坛",
    "家长",
    "学生",
    "同学",
    "教师",
    "老师",
    "企业",
    "工匠",
    "工坊",
    "车间",
    "示例",
    "生活",
    "美好",
    "专业",
    "焊接",
    "社区",
    "乡村",
    "服务",
    "便民",
    "志愿",
    "直播",
    "线上",
    "交流",
    "通知",
    "公告",
    "海报",
    "标识",
    "素材",
    "全国",
    "中国",
];

/// A line as the numbers of its first character and of the one behind its last.
pub type Span = (usize, usize);

/// A text with the width of each of its characters, in parts of the letter size.
pub struct Measured {
    characters: Vec<char>,
    /// The width of everything before each character, and of the whole at the end.
    before: Vec<f32>,
    /// Where a line may end, as numbers of characters; the last is the whole text.
    breaks: Vec<usize>,
    /// Which of these places lie inside a word.
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
        let inner = 1..characters.len();
        let breaks = inner.filter(|at| may_break(characters[at - 1], characters[*at]));
        let breaks = breaks.chain([characters.len()]).collect();
        let inside = inside_words(&characters);
        Self { characters, before, breaks, inside }
    }

    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// The width from one character to another, without blanks at its end.
    fn width(&self, from: usize, to: usize) -> f32 {
        let end = (from..to).rev().find(|at| self.characters[*at] != ' ').map_or(from, |at| at + 1);
        self.before[end] - self.before[from]
    }

    pub fn text(&self, from: usize, to: usize) -> String {
        self.characters[from..to].iter().collect::<String>().trim().to_owned()
    }

    /// The best way to set the text in at most `most` lines of that width, and how bad it is; `None` if it
    /// needs more lines.
    pub fn lines(&self, width: f32, most: usize) -> Option<(f32, Vec<Span>)> {
        let fewest = self.fewest(width)?;
        if fewest > most {
            return None;
        }
        // The cost of each beginning in the fewest lines: `best[lines][end]`.
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

    /// The text in lines filled one after the other; what is beyond the last is left out.
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

    /// Where a word ends that is too long for a line.
    fn hard_end(&self, begin: usize, room: f32) -> usize {
        let fits = |end: &usize| self.width(begin, *end) <= room;
        (begin + 1..=self.characters.len()).take_while(fits).last().unwrap_or(begin + 1)
    }

    pub fn length(&self) -> usize {
        self.characters.len()
    }

    /// The first character of the piece after that many breaks.
    fn start(&self, piece: usize) -> usize {
        piece.checked_sub(1).map_or(0, |last| self.breaks[last])
    }

    /// How many lines the text needs; `None` where a piece of it is wider than a line.
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

    /// How bad a line is: empty room squared, more if it ends inside a phrase.
    fn cost(&self, begin: usize, end: usize, width: f32) -> f32 {
        let slack = 1.0 - self.width(begin, end) / width;
        if slack < 0.0 {
            return f32::INFINITY;
        }
        let is_last = end == self.characters.len();
        let is_inside = self.inside.contains(&end);
        let empty = match self.characters.get(end - 1) {
            _ if is_last => slack * slack,
            Some(mark) if RESTING.contains(*mark) => RESTFUL * slack * slack,
            _ => slack * slack + TORN,
        };
        empty + if is_inside { SPLIT } else { 0.0 }
    }
}

/// The places between two characters of one word.
fn inside_words(characters: &[char]) -> BTreeSet<usize> {
    let mut inside = BTreeSet::new();
    for word in WORDS {
        let word: Vec<char> = word.chars().collect();
        let found = characters.windows(word.len()).enumerate().filter(|(_, at)| *at == word);
        for (begin, _) in found {
            inside.extend(begin + 1..begin + word.len());
        }
    }
    inside
}

/// Whether a line may end between two characters.
fn may_break(left: char, right: char) -> bool {
    if CLOSING.contains(right) || OPENING.contains(left) || right == ' ' {
        return false;
    }
    // A number stays with what it counts: 2023年, 30人.
    let counts = left.is_ascii_digit() && is_wide(right);
    left == ' ' || !counts && (is_wide(left) || is_wide(right))
}

/// Whether a character is Han or stands among them as one: lines break around it.
fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x2E80..=0x303F | 0x3040..=0x33FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
        || CLOSING.contains(character) && !character.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            // Three characters at least stay together with their marks: `（示例），`.
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
