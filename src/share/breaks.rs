//! Line breaks in Chinese text: no closing mark begins a line, no opening mark ends one, and words
//! stay whole where possible.

use std::collections::BTreeSet;

/// Marks that must not begin a line.
pub(super) const CLOSING: &str = "，。、；：？！）】》〉」』〕”’…—·～％‰℃°,.;:?!)]}%’\"/々ー";
/// Marks that must not end a line.
pub(super) const OPENING: &str = "（【《〈「『〔“‘([{#￥$《";
/// Marks after which a line ends well.
const RESTING: &str = "，。、；：？！）】》〉」』”’…—·, ;:?!";

/// The most characters between two marks that are read at a glance, like the items of a list.
const GLANCE: usize = 4;

/// Words from titles of the week that a line should not end inside. Words cannot be told apart
/// without a dictionary; this short list covers the most common ones.
const WORDS: &str = "\
    职业教育 活动周 启动仪式 开幕式 闭幕式 校园 开放日 开放 技能 大赛 竞赛 比赛 职业院校 院校 \
    学院 学校 大学 教育 活动 展示 展览 成果 体验 课程 课堂 讲座 论坛 家长 \
    学生 同学 教师 老师 企业 工匠 工坊 车间 示例 生活 美好 专业 焊接 社区 \
    乡村 服务 便民 志愿 直播 线上 交流 通知 公告 海报 标识 素材 全国 中国";

/// The places where a line may end, in characters from the start; the last is the end of the text.
pub fn places(characters: &[char]) -> Vec<usize> {
    let inner = 1..characters.len();
    let allowed = inner.filter(|at| may_break(characters[at - 1], characters[*at]));
    allowed.chain([characters.len()]).collect()
}

/// Whether a line ends well after a character.
pub fn rests(character: char) -> bool {
    RESTING.contains(character)
}

/// The places inside a word, or inside what reads like one.
pub fn inside(characters: &[char]) -> BTreeSet<usize> {
    let mut inside = BTreeSet::new();
    for word in WORDS.split(' ') {
        let word: Vec<char> = word.chars().collect();
        let found = characters.windows(word.len()).enumerate().filter(|(_, at)| *at == word);
        for (begin, _) in found {
            inside.extend(begin + 1..begin + word.len());
        }
    }
    inside.extend(beside_marks(characters));
    inside
}

/// The places inside short phrases between marks, and those that separate a single character from a
/// longer phrase: `、采茶、` reads as one unit, and a line that ends with `：采` looks like a
/// mistake.
fn beside_marks(characters: &[char]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut begin = 0;
    for phrase in characters.split(|character| is_mark(*character)) {
        let end = begin + phrase.len();
        if phrase.len() <= GLANCE {
            places.extend(begin + 1..end);
        } else {
            places.extend([begin + 1, end - 1]);
        }
        begin = end + 1;
    }
    places
}

fn is_mark(character: char) -> bool {
    [CLOSING, OPENING, RESTING].iter().any(|marks| marks.contains(character))
}

/// Whether a line may end between two characters.
fn may_break(left: char, right: char) -> bool {
    if CLOSING.contains(right) || OPENING.contains(left) || right == ' ' {
        return false;
    }
    // A number stays with its unit: 2023年, 30人.
    let counts = left.is_ascii_digit() && is_wide(right);
    left == ' ' || !counts && (is_wide(left) || is_wide(right))
}

/// Whether a character is Han, or stands among Han characters like one: lines may break around it.
fn is_wide(character: char) -> bool {
    matches!(u32::from(character),
        0x2E80..=0x303F | 0x3040..=0x33FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF
        | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
        || CLOSING.contains(character) && !character.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Vec<usize> {
        let characters: Vec<char> = text.chars().collect();
        inside(&characters).into_iter().collect()
    }

    #[test]
    fn known_words_are_whole() {
        assert_eq!(whole("一起去看看校园里的花"), [1, 6, 9]);
    }

    #[test]
    fn short_phrases_between_marks_are_whole_and_of_long_ones_the_ends() {
        assert_eq!(whole("山里的一天：采茶、扎蓝布"), [1, 4, 7, 10, 11]);
    }

    #[test]
    fn a_line_may_end_between_han_characters_but_not_before_their_marks() {
        let characters: Vec<char> = "采茶、2023年（山里）day".chars().collect();
        assert_eq!(places(&characters), [1, 3, 8, 10, 12, 15]);
    }
}
