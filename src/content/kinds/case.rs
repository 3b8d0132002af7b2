//! Cases: exemplary people, experience and deeds.

use super::{Definition, Facts, table};
use crate::keys::COMMON_HEADINGS;
use crate::vocabulary::{CaseKind, Integration};
use serde::{Deserialize, Serialize};
use skillweek_record::key::{Key, Shape, Vocabulary};
use skillweek_record::table::columns::{Headings, REMARK};
use skillweek_record::{Fields, Spanned};

/// The definition of cases.
pub const DEFINITION: Definition = Definition {
    code: "case",
    folder: "cases",
    zh: "典型案例",
    en: "Cases",
    also: &["案例"],
    keys: CASE,
    table: Some(table(&[HEADINGS, COMMON_HEADINGS], &["person", "body"])),
    decode: |fields, _| Facts::Case(Box::new(Case::decode(fields))),
    template: "case",
    scaffold: [include_str!("case.zh.md"), include_str!("case.en.md")],
    in_feed: true,
    ..Definition::PLAIN
};

/// The headings of its tables.
const HEADINGS: Headings = &[
    ("title", "案例名称 案例标题 标题 名称 案例题目 题目 事迹标题 典型名称"),
    ("person", "姓名 人物 人物姓名 典型人物 主人公 person"),
    (
        "school",
        "单位 学校 所在单位 所在学校 工作单位 申报单位 推荐单位 报送单位 单位名称 学校名称 school",
    ),
    ("kind", "类别 案例类别 案例类型 类型 典型类别 典型类型"),
    ("honours", "荣誉 获奖情况 所获荣誉 获得荣誉 荣誉称号 主要荣誉 获奖荣誉"),
    ("quote", "寄语 金句 人生格言 座右铭 感言"),
    (
        "body",
        "事迹 主要事迹 事迹简介 事迹材料 典型事迹 先进事迹 案例内容 案例正文 经验做法 主要做法 正文 内容",
    ),
    ("summary", "案例简介 案例摘要 简介 摘要"),
    ("date", "日期 时间"),
    (REMARK, "职务 职称 专业 性别 年级 班级 岗位 案例亮点 特色 备注 说明"),
];

/// The keys of a case.
pub const CASE: &[Key] = &[
    Key::new("kind", "类别", Shape::Choice(CaseKind::TERMS))
        .doc("典型人物、典型经验或典型事迹", "a person, an experience or a deed"),
    Key::new("person", "人物", Shape::Text).doc("人物姓名", "the person's name"),
    Key::new("school", "单位", Shape::Text).also(&["学校"]).doc("学校或单位", "the school or unit"),
    Key::new("honours", "荣誉", Shape::Texts)
        .also(&["honors"])
        .doc("获得的荣誉", "honours received"),
    Key::new("integration", "融合", Shape::Choices(Integration::TERMS))
        .doc("职普融通、产教融合、科教融汇", "the integrations it stands for"),
    Key::new("quote", "寄语", Shape::Text)
        .also(&["金句"])
        .doc("一句寄语", "a sentence to remember"),
];

/// The keys that only cases have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Person, experience or deed.
    pub kind: Option<Spanned<CaseKind>>,
    /// The person's name, plain text.
    pub person: Option<Spanned<String>>,
    /// The school or unit, plain text.
    pub school: Option<String>,
    /// Honours received, in the order of the file.
    pub honours: Vec<String>,
    /// The integrations of education policy that the case stands for.
    pub integration: Vec<Spanned<Integration>>,
    /// A sentence to remember, plain text.
    pub quote: Option<String>,
}

impl Case {
    /// Decodes a case.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        Self {
            kind: fields.choice("kind"),
            person: fields.spanned_text("person"),
            school: fields.text("school"),
            honours: fields.texts("honours"),
            integration: fields.choices("integration"),
            quote: fields.text("quote"),
        }
    }
}
