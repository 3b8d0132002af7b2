//! Headings that people write above the columns of an activity list.
//!
//! The contract's Chinese keys are listed beside the words that real lists use for the same thing.

use unicode_normalization::UnicodeNormalization;

/// Every key with its headings, separated by blanks; our own tables are written with the first one.
const KEYS: &[(&str, &str)] = &[
    ("title", "活动名称 标题 名称 项目 项目名称 活动项目 活动主题 活动 活动标题 title name"),
    (
        "when",
        "活动时间 时间 日期 活动日期 举办时间 举办日期 开展时间 活动起止时间 起止时间 \
         起止日期 时间安排 具体时间 when date time",
    ),
    ("start", "开始 开始时间 开始日期 活动开始时间 活动时间开始 时间开始 起始时间 start"),
    ("end", "结束 结束时间 结束日期 活动结束时间 活动时间结束 时间结束 截止日期 end"),
    ("type", "活动类型 类型 活动类别 类别 type"),
    ("scope", "级别 活动级别 层级 scope"),
    ("format", "活动形式 形式 活动方式 开展形式 线上线下 format"),
    ("venue", "活动地点 地点 举办地点 场地 活动场地 会场 活动场所 venue place"),
    ("address", "地址 详细地址 活动地址 address"),
    ("city", "城市 所在城市 所在市 地市 市 city"),
    ("geo", "坐标 经纬度 geo"),
    ("lng", "经度 lng longitude"),
    ("lat", "纬度 lat latitude"),
    (
        "organizer",
        "主办单位 主办 主办方 责任单位 牵头单位 组织单位 举办单位 开展单位 单位 学校 \
         主办承办单位 organizer",
    ),
    ("undertaker", "承办单位 承办 承办方 承办部门 负责部门 责任部门 承办学校 undertaker"),
    ("supporter", "协办单位 协办 协办方 支持单位 supporter"),
    (
        "audience",
        "参加对象 对象 面向对象 活动对象 参与对象 服务对象 面向人群 受众 参加人员 audience",
    ),
    ("booking", "是否预约 预约 预约方式 是否需要预约 是否需预约 报名方式 booking"),
    ("booking_url", "预约网址 预约链接 预约地址 报名网址 报名链接 booking_url"),
    ("booking_phone", "预约电话 报名电话 booking_phone"),
    ("booking_deadline", "预约截止 预约截止时间 报名截止 报名截止时间 booking_deadline"),
    ("booking_image", "预约码 报名码 预约二维码 报名二维码 二维码 booking_image"),
    ("time_text", "时间说明 time_text"),
    ("capacity_text", "名额说明 capacity_text"),
    ("capacity", "名额 人数上限 容纳人数 限额 接待人数 人数限制 capacity"),
    ("fee", "费用 收费 是否收费 收费标准 票价 fee"),
    (
        "contact",
        "联系 联系人 联系电话 联系方式 联系人及电话 联系人电话 联系人及联系方式 咨询电话 \
         负责人 负责人电话 电话 contact",
    ),
    ("livestream", "直播 直播地址 直播链接 直播网址 livestream"),
    ("agenda", "议程 活动议程 日程 流程 活动流程 agenda"),
    ("accessibility", "无障碍 无障碍设施 accessibility"),
    ("status", "状态 活动状态 status"),
    ("previous_start", "原定时间 原时间 previous_start"),
    ("attendance", "参与人次 参与人数 参加人数 实际人数 attendance"),
    ("summary", "摘要 简介 活动简介 内容简介 summary"),
    ("body", "活动内容 内容 主要内容 活动介绍 活动安排 具体内容 内容安排 活动详情 详情 正文 body"),
    ("source", "来源 source"),
    ("source_url", "来源网址 source_url"),
    ("author", "作者 author"),
    ("editor", "编辑 editor"),
    ("reviewer", "审核 审核人 reviewer"),
    ("tags", "标签 关键词 tags"),
    ("focus", "宣传重点 focus"),
    ("highlight", "亮点 是否亮点 重点活动 highlight"),
    ("cover", "封面 图片 cover"),
    ("slug", "slug"),
    ("date", "发布日期 发布时间"),
    ("updated", "更新 更新时间 updated"),
    ("draft", "草稿 draft"),
    ("weight", "排序 weight"),
];

/// Columns that many lists have and no page shows, separated by blanks.
const IGNORED: &str = "序号 编号 序 号 备注 说明 no # id 星期 网址 来源门户 活动网址";

/// Keys whose value may come from two columns, behind the text between the two parts.
const JOINTS: &[(&str, &[&str])] = &[
    (" ", &["when", "contact", "booking", "venue"]),
    ("、", &["organizer", "undertaker", "supporter", "type", "audience", "tags"]),
    ("\n", &["agenda"]),
    ("\n\n", &["body"]),
];

const DATES: &[&str] =
    &["when", "start", "end", "booking_deadline", "previous_start", "date", "updated"];

/// The canonical English key that a heading names, however it is decorated (`活动名称*（必填）` is
/// `title`).
pub fn key(heading: &str) -> Option<&'static str> {
    wordings(heading).iter().find_map(|wording| find(wording))
}

/// Whether a column with that heading is left out without a diagnostic (序号).
pub fn is_ignored(heading: &str) -> bool {
    wordings(heading).iter().any(|wording| IGNORED.split(' ').any(|ignored| ignored == wording))
}

/// Whether a row needs this key to be a record; a row of headings is recognized by it.
pub fn is_required(key: &str) -> bool {
    key == "title"
}

/// Whether a bare number under this key can only be an Excel date (45060).
pub fn is_date(key: &str) -> bool {
    DATES.contains(&key)
}

/// The text between the values of two columns with this key; `None` if only one can count.
pub fn joint(key: &str) -> Option<&'static str> {
    JOINTS.iter().find(|(_, keys)| keys.contains(&key)).map(|(joint, _)| *joint)
}

/// The key to which a value belongs, for headings that people use for two things (活动形式 stands
/// above 线下 as well as above 讲座).
pub fn refine(key: &'static str, text: &str) -> &'static str {
    let is_format = ["线上", "线下", "混合"].iter().any(|word| text.contains(word));
    if key == "format" && !is_format { "type" } else { key }
}

/// Every known heading, to suggest the nearest.
pub fn all() -> impl Iterator<Item = &'static str> {
    KEYS.iter().flat_map(|(_, headings)| headings.split(' '))
}

/// The heading of a key in our own tables.
pub fn heading(key: &str) -> Option<&'static str> {
    KEYS.iter().find(|(name, _)| *name == key)?.1.split(' ').next()
}

fn find(wording: &str) -> Option<&'static str> {
    KEYS.iter()
        .find(|(_, headings)| headings.split(' ').any(|known| known == wording))
        .map(|&(key, _)| key)
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
mod tests {
    use super::*;
    use std::collections::BTreeMap;

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
            assert_eq!(super::key(heading), key, "{heading}");
        }
        assert!(is_ignored("序 号"));
        assert!(!is_ignored(""));
    }

    #[test]
    fn a_form_that_is_no_format_is_a_type() {
        assert_eq!(refine("format", "线上、线下"), "format");
        assert_eq!(refine("format", "讲座论坛"), "type");
    }

    #[test]
    fn no_heading_means_two_keys() {
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for (key, headings) in KEYS {
            for heading in headings.split(' ') {
                assert_eq!(seen.insert(heading, key), None, "{heading}");
                assert_eq!(wordings(heading)[0], heading);
                assert!(IGNORED.split(' ').all(|ignored| ignored != heading), "{heading}");
            }
        }
    }
}
