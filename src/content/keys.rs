//! The keys of each kind of page: one table, from which reading, suggestions and schemas come.

pub use super::keys_activity::{ACTIVITY, AGENDA, CONTACT, SESSION};
pub use super::keys_common::{COMMON, PHOTOS};
use super::kind::Kind;
use super::vocabulary::{CaseKind, Integration, OutletLevel};
use crate::record::key::{Key, Shape, Vocabulary};

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

/// The keys of a press report.
pub const MEDIA: &[Key] = &[
    Key::new("outlet", "媒体", Shape::Text).also(&["媒体名称"]).doc("媒体名称", "the medium"),
    Key::new("outlet_level", "媒体级别", Shape::Choice(OutletLevel::TERMS))
        .doc("媒体级别", "its standing"),
    Key::new("original_title", "原标题", Shape::Text).doc("报道的原标题", "the report's own title"),
];

/// The keys of a video.
pub const VIDEO: &[Key] = &[
    Key::new("url", "网址", Shape::Url)
        .also(&["视频网址", "链接"])
        .doc("视频所在的网页", "the page of the video"),
    Key::new("file", "文件", Shape::File)
        .also(&["视频文件"])
        .doc("本站的视频文件", "a file of the project"),
    Key::new("poster", "海报", Shape::File)
        .also(&["封面图"])
        .doc("播放前显示的图片", "the picture shown before it plays"),
    Key::new("duration", "时长", Shape::Text).doc("时长，如 3:20", "the duration, as in 3:20"),
    Key::new("transcript", "文字稿", Shape::Text).doc("文字稿", "the transcript"),
];

/// The keys of a picture of a gallery.
pub const IMAGE: &[Key] = &[
    Key::new("path", "路径", Shape::File)
        .required()
        .also(&["文件", "file"])
        .doc("图片文件", "the file"),
    Key::new("caption", "说明", Shape::Text)
        .also(&["图注", "图片说明"])
        .doc("图片说明", "the caption"),
    Key::new("alt", "替代文字", Shape::Text)
        .doc("看不到图时读出的文字", "the text for those who cannot see it"),
    Key::new("credit", "署名", Shape::Text)
        .also(&["摄影", "拍摄"])
        .doc("作者或来源", "the photographer or source"),
    Key::new("focus_point", "焦点", Shape::Focus)
        .doc("缩略图裁切时要留住的地方", "what the cropped thumbnail keeps in view"),
];

/// The keys of a gallery.
pub const GALLERY: &[Key] = &[Key::new("images", "图片", Shape::Maps(IMAGE)).doc(
    "图片的顺序和说明；不写则为文件夹里的全部图片",
    "the pictures in order; all in the folder if absent",
)];

/// The keys of a file to take away.
pub const FILE: &[Key] = &[
    Key::new("path", "路径", Shape::File)
        .required()
        .also(&["文件", "file"])
        .doc("文件", "the file"),
    Key::new("label", "名称", Shape::Text)
        .also(&["标题", "title"])
        .doc("显示的名称", "the name to show"),
    Key::new("usage", "使用说明", Shape::Text)
        .also(&["用途", "说明"])
        .doc("使用说明", "how to use it"),
];

/// The keys of a download page.
pub const DOWNLOAD: &[Key] = &[Key::new("files", "文件", Shape::Maps(FILE))
    .also(&["附件"])
    .doc("可下载的文件", "the files")];

/// The keys of a section's `_index.md`.
pub const SECTION: &[Key] = &[
    Key::new("title", "标题", Shape::Text).also(&["名称"]).doc("栏目名称", "the section's title"),
    Key::new("weight", "排序", Shape::Integer)
        .also(&["order", "顺序"])
        .doc("数字小的排在前面", "smaller numbers come first"),
    Key::new("description", "描述", Shape::Text)
        .also(&["说明", "summary", "摘要", "简介"])
        .doc("栏目说明", "what the section is about"),
    Key::new("kind", "类型", Shape::Text)
        .also(&["类别"])
        .doc("页面的种类，如 news 或 活动动态", "the kind of its pages"),
    Key::new("cover", "封面", Shape::File).doc("封面图片", "the cover picture"),
    Key::new("nav", "导航", Shape::Bool).doc("是否出现在导航里", "whether it is in the navigation"),
    Key::new("page_size", "每页条数", Shape::Integer)
        .also(&["每页"])
        .doc("列表每页的条数", "entries on a page of its list"),
    Key::new("draft", "草稿", Shape::Bool).doc("草稿不发布", "drafts are not published"),
    Key::new("aliases", "旧网址", Shape::Texts).doc("栏目以前的网址", "former addresses"),
    Key::new("template", "", Shape::Text).also(&["模板"]).doc("专用模板", "a template of its own"),
    Key::new("extra", "", Shape::Any)
        .also(&["附加"])
        .doc("供主题使用的其他数据", "data for the theme"),
];

/// The keys that only pages of some kind have.
pub fn own(kind: Kind) -> &'static [Key] {
    match kind {
        Kind::Activity => ACTIVITY,
        Kind::Case => CASE,
        Kind::Media => MEDIA,
        Kind::Video => VIDEO,
        Kind::Gallery => GALLERY,
        Kind::Download => DOWNLOAD,
        Kind::News | Kind::Notice | Kind::Page => &[],
    }
}

/// The keys of a page of some kind: its own, then those of every page.
pub fn of(kind: Kind) -> Vec<Key> {
    own(kind).iter().chain(COMMON).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_name_means_two_keys() {
        let subordinate = [SESSION, AGENDA, CONTACT, PHOTOS, IMAGE, FILE, SECTION];
        let tables = Kind::ALL.iter().map(|kind| of(*kind)).chain(subordinate.map(<[Key]>::to_vec));
        for table in tables {
            let mut seen = BTreeMap::new();
            for key in &table {
                for name in key.names() {
                    assert_eq!(seen.insert(name, key.name), None, "{name}");
                }
                assert!(!key.doc.0.is_empty() && !key.doc.1.is_empty(), "{}", key.name);
            }
        }
    }
}
