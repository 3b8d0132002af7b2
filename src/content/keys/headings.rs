//! The headings that tables of every kind may have, besides the names of the keys.

use skillweek_record::table::columns::{Headings, REMARK};

/// Headings for the keys of every page.
pub const COMMON_HEADINGS: Headings = &[
    ("title", "标题 名称 题目 title name"),
    ("body", "正文 内容 具体内容 详细内容 详情 主要内容 文字内容 全文 body"),
    ("summary", "摘要 简介 内容简介 内容摘要 summary"),
    ("date", "发布日期 发布时间 发稿日期 发稿时间"),
    ("source", "来源 信息来源 稿件来源 来源单位 source"),
    ("source_url", "来源网址 原文网址 原文链接 链接 链接地址 网址 相关链接 source_url"),
    ("author", "作者 撰稿 撰稿人 供稿 供稿人 通讯员 撰写人 author"),
    ("editor", "编辑 责任编辑 编辑人 editor"),
    ("reviewer", "审核 审核人 审稿 审稿人 reviewer"),
    ("tags", "标签 关键词 tags"),
    ("focus", "宣传重点 focus"),
    ("highlight", "亮点 是否亮点 是否重点 highlight"),
    ("cover", "封面 图片 配图 封面图片 照片 cover"),
    ("updated", "更新 更新时间 更新日期 updated"),
    ("draft", "草稿 draft"),
    ("weight", "排序 weight"),
    (REMARK, "备注 说明 附注 其他 其它 备注说明 备注信息 补充说明"),
];
