//! The columns that tables of one kind of record may have: the headings that name each key.
//!
//! The names of the kind's keys are headings; each kind adds the words of real lists.

use crate::key::{Key, Shape};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Keys with their headings, separated by blanks; our own tables are written with the first one.
pub type Headings = &'static [(&'static str, &'static str)];

/// The pseudo-key of columns that a page shows as a remark, each behind its heading.
pub const REMARK: &str = "remark";

/// The words of a kind of record about its tables.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// The headings of its keys, of `when`, `body`, `lng`, `lat` and of [`REMARK`].
    pub headings: &'static [Headings],
    /// The key that receives remarks.
    pub remark: &'static str,
    /// The keys whose first line names a record in a table without a column of titles.
    pub stand_ins: &'static [&'static str],
    /// The keys whose values the kind reads as written, whatever their shape.
    pub free: &'static [&'static str],
    /// Moves a value to the key to which it belongs, for headings that people use for two things.
    pub refine: fn(Cell) -> Cell,
}

/// A value below a heading, on its way to a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The key.
    pub key: &'static str,
    /// The heading without decoration.
    pub heading: String,
    /// The value.
    pub text: String,
}

/// The columns that tables of a kind may have.
#[derive(Debug)]
pub struct Columns {
    shapes: BTreeMap<&'static str, Shape>,
    by_wording: BTreeMap<String, &'static str>,
    own: BTreeMap<&'static str, &'static str>,
    /// The words of the kind.
    pub words: Words,
}

/// Columns that many lists have and no page shows, separated by blanks.
const IGNORED: &str = "序号 编号 序 号 no # id 星期 周次 网址 来源门户 活动网址 经费 预算 经费预算 \
     活动经费 经费来源 审批 审批意见 签字 签名 盖章 是否上报 完成情况 完成时限 落实情况 责任领导 \
     分管领导 安全责任人 安全负责人";

/// Parts of a heading of two rows, below a known one.
const PARTS: &str = "姓名 电话 手机 校区 教室 楼栋 楼层 房间 日期 时段 起 止 开始 结束 上午 下午 \
     人数 单位 职务 邮箱 微信 名称 具体时间 具体地点 部门 学校 城市 地址";

/// Keys whose value may come from two columns, behind the text between the two parts.
const JOINTS: &[(&str, &[&str])] = &[
    (" ", &["when", "contact", "booking", "venue", "start"]),
    ("、", &["organizer", "undertaker", "supporter", "type", "audience", "tags", "honours"]),
    ("；", &["note"]),
    ("\n", &["agenda", "files", "sessions"]),
    ("\n\n", &["body"]),
];

impl Columns {
    /// The columns of a kind: where two keys claim a heading, that of `words` comes first.
    pub fn new(keys: &[Key], words: Words) -> Self {
        let mut columns = Self {
            shapes: keys.iter().map(|key| (key.name, key.shape)).collect(),
            by_wording: BTreeMap::new(),
            own: BTreeMap::new(),
            words,
        };
        for (key, headings) in words.headings.iter().copied().flatten() {
            for heading in headings.split_whitespace() {
                columns.add(key, heading);
            }
        }
        for key in keys {
            // Our own tables have Chinese headings where there are any.
            let alias = Some(key.alias).filter(|alias| !alias.is_empty());
            alias.into_iter().chain(key.names()).for_each(|name| columns.add(key.name, name));
        }
        columns
    }

    fn add(&mut self, key: &'static str, heading: &'static str) {
        let [wording, _] = wordings(heading);
        self.own.entry(key).or_insert(heading);
        self.by_wording.entry(wording).or_insert(key);
    }

    /// The key that a heading names, however it is decorated (`活动名称*（必填）` is `title`).
    pub fn key(&self, heading: &str) -> Option<&'static str> {
        wordings(heading).iter().find_map(|wording| self.by_wording.get(wording).copied())
    }

    /// The heading of a key in our own tables.
    pub fn heading(&self, key: &str) -> Option<&'static str> {
        self.own.get(key).copied()
    }

    /// Whether a cell can be a heading: of a key, or of a column that no page shows.
    pub fn knows(&self, heading: &str) -> bool {
        self.key(heading).is_some() || is_ignored(heading)
    }

    /// Every known heading, to suggest the nearest.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.by_wording.keys().map(String::as_str)
    }

    /// Two headings beside that of the title, as an example.
    pub fn others(&self) -> Vec<&'static str> {
        let all = self.words.headings.iter().copied().flatten();
        let others = all.filter(|(key, _)| !is_required(key) && self.shapes.contains_key(key));
        others.filter_map(|(key, _)| self.heading(key)).take(2).collect()
    }

    /// The shape of a key's values, unless the kind reads them as written.
    pub fn shape(&self, key: &str) -> Option<Shape> {
        self.shapes.get(key).copied().filter(|_| !self.words.free.contains(&key))
    }

    /// Whether a bare number under this key can only be an Excel date (45060).
    pub fn is_date(&self, key: &str) -> bool {
        key == "when" || matches!(self.shapes.get(key), Some(Shape::Date | Shape::Moment))
    }
}

/// Whether no page shows a column with that heading (序号).
pub fn is_ignored(heading: &str) -> bool {
    // Every cell of a sheet is looked up here, because its row may hold headings again.
    static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| IGNORED.split_whitespace().collect());
    wordings(heading).iter().any(|wording| WORDS.contains(&**wording))
}

/// Whether a heading may be a part of the one above it (姓名 below 联系人).
pub fn is_part(heading: &str) -> bool {
    wordings(heading).iter().any(|wording| is_among(PARTS, wording))
}

fn is_among(words: &str, wording: &str) -> bool {
    words.split_whitespace().any(|word| word == wording)
}

/// Whether a row needs this key to be a record; a row of headings is recognized by it.
pub fn is_required(key: &str) -> bool {
    key == "title"
}

/// The text between the values of two columns with this key; `None` if only one can count.
pub fn joint(key: &str) -> Option<&'static str> {
    JOINTS.iter().find(|(_, keys)| keys.contains(&key)).map(|(joint, _)| *joint)
}

/// A heading without its decoration: first as a whole (`时间（开始）` is 时间开始), then without
/// the parts in brackets (`活动名称*（必填）` is 活动名称).
pub fn wordings(heading: &str) -> [String; 2] {
    let plain: String = heading.nfkc().collect::<String>().to_lowercase();
    [bare(&plain), bare(&without_notes(&plain))]
}

fn bare(text: &str) -> String {
    text.chars().filter(|&c| c.is_alphanumeric() || matches!(c, '_' | '#')).collect()
}

fn without_notes(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '(' | '[' | '【' | '〔' | '{' | '<' | '《' => depth += 1,
            ')' | ']' | '】' | '〕' | '}' | '>' | '》' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::key::Term;

    const WORDS: Words = Words {
        headings: &[&[
            ("title", "活动名称"),
            ("when", "活动时间 时间 日期"),
            ("start", "开始时间 时间开始"),
            ("end", "结束时间 时间结束"),
            ("organizer", "主办单位 主办承办单位"),
            ("contact", "联系人 联系电话 联系人及电话"),
            ("lng", "经度"),
            ("lat", "纬度"),
            ("geo", "坐标"),
            ("body", "活动内容"),
            (REMARK, "注意事项"),
        ]],
        remark: "note",
        stand_ins: &["body"],
        free: &[],
        refine: |cell| cell,
    };

    const FORMATS: &[Term] = &[
        Term { code: "online", zh: "线上", en: "Online", also: &[] },
        Term { code: "offline", zh: "线下", en: "On site", also: &[] },
    ];

    const KEYS: &[Key] = &[
        Key::new("title", "标题", Shape::Text),
        Key::new("start", "开始", Shape::Moment),
        Key::new("end", "结束", Shape::Moment),
        Key::new("venue", "地点", Shape::Text),
        Key::new("format", "形式", Shape::Choice(FORMATS)),
        Key::new("fee", "费用", Shape::Text),
        Key::new("source_url", "活动链接", Shape::Url),
        Key::new("highlight", "亮点", Shape::Bool),
        Key::new("note", "备注", Shape::Text),
    ];

    /// Columns for the tests of this room.
    pub fn sample() -> Columns {
        Columns::new(KEYS, WORDS)
    }

    #[test]
    fn decorated_headings_are_known() {
        let cases = [
            ("活动名称*（必填）", Some("title")),
            ("活 动\n名 称", Some("title")),
            ("时间（开始）", Some("start")),
            ("时间（北京时间）", Some("when")),
            ("主办/承办单位", Some("organizer")),
            ("联系人及电话：", Some("contact")),
            ("ＴＩＴＬＥ", Some("title")),
            ("★地点【具体到教室】", Some("venue")),
            ("身份证号", None),
            ("", None),
        ];
        for (heading, key) in cases {
            assert_eq!(sample().key(heading), key, "{heading}");
        }
        assert!(is_ignored("序 号") && !is_ignored(""));
        assert_eq!(sample().heading("title"), Some("活动名称"));
    }
}
