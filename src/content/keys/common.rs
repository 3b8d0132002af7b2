//! The keys that every page may have.

use crate::vocabulary::{Focus, People};
use skillweek_record::key::{Key, Shape, Vocabulary};

/// The keys of `photos`.
pub const PHOTOS: &[Key] = &[
    Key::new("people", "人物", Shape::Choice(People::TERMS))
        .doc("照片里能否辨认出人", "whether people can be made out")
        .coming(),
    Key::new("minors", "未成年人", Shape::Bool)
        .doc("照片里有没有未成年人", "whether minors are shown")
        .coming(),
    Key::new("consent", "同意", Shape::Text)
        .also(&["授权", "同意书"])
        .doc("取得了谁的同意，存放在哪里", "whose consent was given and where it is kept")
        .coming(),
    Key::new("credit", "署名", Shape::Text)
        .also(&["摄影", "拍摄"])
        .doc("照片的作者或来源", "who took the photos, or their source"),
];

/// The keys that every page may have.
pub const COMMON: &[Key] = &[
    Key::new("title", "标题", Shape::Text)
        .required()
        .also(&["名称", "活动名称"])
        .doc("页面标题", "the page's title"),
    Key::new("slug", "", Shape::Text).doc(
        "网址里的名字，小写英文字母、数字和连字符；不写则由文件名生成",
        "the page's name in its address; made from the file's name if absent",
    ),
    Key::new("date", "日期", Shape::Moment)
        .also(&["发布日期", "发布时间"])
        .doc("发布日期", "the day of publication"),
    Key::new("updated", "更新", Shape::Moment)
        .also(&["更新日期", "更新时间"])
        .doc("最近更新的日期", "the day of the last change"),
    Key::new("summary", "摘要", Shape::Text)
        .also(&["简介"])
        .doc("一两句话的摘要，用于列表和分享", "one or two sentences for lists and sharing"),
    Key::new("cover", "封面", Shape::File).doc("封面图片", "the cover picture"),
    Key::new("focus_point", "焦点", Shape::Focus).doc(
        "封面裁切时要留住的地方：离左边和上边百分之几，或写 上、左下 等；不写则自动判断",
        "what crops of the cover keep in view: percent from left and top; found by itself if absent",
    ),
    Key::new("author", "作者", Shape::Text).doc("作者", "the author"),
    Key::new("source", "来源", Shape::Text)
        .doc("来源单位或媒体", "the unit or medium it comes from"),
    Key::new("source_url", "来源网址", Shape::Url)
        .also(&["原文网址", "原文链接"])
        .doc("原文的网址", "the address of the original"),
    Key::new("editor", "编辑", Shape::Text).also(&["责任编辑"]).doc("编辑", "the editor"),
    Key::new("reviewer", "审核", Shape::Text).also(&["审核人"]).doc("审核人", "who reviewed it"),
    Key::new("tags", "标签", Shape::Texts).also(&["关键词"]).doc("标签", "tags"),
    Key::new("focus", "宣传重点", Shape::Choices(Focus::TERMS))
        .doc("对应通知里的宣传重点，1 到 5", "the points of publicity, 1 to 5"),
    Key::new("highlight", "亮点", Shape::Bool)
        .doc("是否作为亮点显示在首页和上级门户", "whether it is shown on home pages"),
    Key::new("draft", "草稿", Shape::Bool).doc("草稿不发布", "drafts are not published"),
    Key::new("weight", "排序", Shape::Integer)
        .doc("数字小的排在前面", "smaller numbers come first"),
    Key::new("aliases", "旧网址", Shape::Texts)
        .doc("页面以前的网址，会自动转到这里", "former addresses that lead here"),
    Key::new("template", "", Shape::Text).also(&["模板"]).doc("专用模板", "a template of its own"),
    Key::new("extra", "", Shape::Any)
        .also(&["附加"])
        .doc("供主题使用的其他数据", "data that only the theme understands"),
    Key::new("pii_approved", "个人信息审批", Shape::Texts)
        .doc("经审批可以公开的个人信息，以及审批依据", "personal data approved for publication")
        .coming(),
    Key::new("photos", "照片说明", Shape::Map(PHOTOS))
        .doc("照片里的人和授权", "people on the photos and their consent"),
];
