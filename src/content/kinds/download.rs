//! Download pages.

use super::{Definition, Facts, table};
use crate::keys::COMMON_HEADINGS;
use serde::{Deserialize, Serialize};
use skillweek_record::key::{Key, Shape};
use skillweek_record::node::Value;
use skillweek_record::table::columns::{Headings, REMARK};
use skillweek_record::{Fields, Spanned};

/// The definition of download pages.
pub const DEFINITION: Definition = Definition {
    code: "download",
    folder: "downloads",
    zh: "标识与海报",
    en: "Logos and posters",
    also: &["下载", "资料下载", "标识", "海报"],
    keys: DOWNLOAD,
    table: Some(table(&[HEADINGS, COMMON_HEADINGS], &["files"])),
    decode: |fields, _| Facts::Download(Box::new(Download::decode(fields))),
    template: "download",
    scaffold: [include_str!("download.zh.md"), include_str!("download.en.md")],
    has_folder: true,
    hint: Some([
        "请把供下载的文件放进同一个文件夹，再逐个写进“文件”一栏。",
        "Put the files into the same folder and name them under `files`.",
    ]),
    ..Definition::PLAIN
};

/// The headings of its tables.
const HEADINGS: Headings = &[
    ("title", "资料名称 文件标题 名称 标题 下载名称"),
    ("files", "文件 附件 文件名 文件名称 下载文件 附件名称"),
    ("body", "使用说明 用途 使用方法 使用范围 内容 正文"),
    ("date", "日期 时间 发布日期 发布时间"),
    (REMARK, "格式 大小 尺寸 备注 说明"),
];

/// The keys of an entry of `files`.
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

/// The keys that only download pages have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Download {
    /// The files in the order of the page.
    pub files: Vec<DownloadFile>,
}

/// A file offered for download.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DownloadFile {
    /// The file reference as written.
    pub path: Spanned<String>,
    /// The name to show, plain text; `None` leaves it to the file's name.
    pub label: Option<String>,
    /// Instructions for use, plain text.
    pub usage: Option<String>,
}

impl Download {
    /// Decodes a download page: maps with `path`, `label` and `usage`, or bare file names.
    pub fn decode(fields: &mut Fields<'_>) -> Self {
        fields.require("files");
        let mut files = Vec::new();
        for node in fields.list("files") {
            if let Value::Scalar { text, .. } = &node.value {
                let path = Spanned::new(text.trim().to_owned(), node.place.clone());
                files.push(DownloadFile { path, label: None, usage: None });
                continue;
            }
            let mut below = fields.child(node, FILE);
            let (label, usage) = (below.text("label"), below.text("usage"));
            if let Some(path) = below.required_text("path") {
                files.push(DownloadFile { path, label, usage });
            }
            below.finish();
        }
        Self { files }
    }
}
