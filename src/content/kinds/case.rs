//! Cases: exemplary people, experience and deeds.

use super::{Definition, Facts};
use crate::vocabulary::{CaseKind, Integration};
use serde::{Deserialize, Serialize};
use skillweek_record::key::{Key, Shape, Vocabulary};
use skillweek_record::{Fields, Spanned};

/// The definition of cases.
pub const DEFINITION: Definition = Definition {
    code: "case",
    folder: "cases",
    zh: "典型案例",
    en: "Cases",
    also: &["案例"],
    keys: CASE,
    decode: |fields, _| Facts::Case(Box::new(Case::decode(fields))),
    template: "case",
    scaffold: [include_str!("case.zh.md"), include_str!("case.en.md")],
    in_feed: true,
    ..Definition::PLAIN
};

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
