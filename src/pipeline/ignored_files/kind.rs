//! Kinds of files without effect: what is told about each, and what to do about it.

use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_site::reference::is_document;
use skillweek_site::section::is_spreadsheet;
use skillweek_source::{ASSETS, SITE_FILE, Sources};
use skillweek_theme::library::SITE_FOLDER;

/// The kind of a file without effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Settings under another name, in a folder that is no site for want of them.
    LostSettings,
    /// Settings under another name, beside those that count.
    SpareSettings,
    /// A file in a site's theme folder that no theme has, or such a folder that no site has.
    Theme,
    /// Something whose name, or whose folder's name, begins with an underscore.
    Hidden,
    /// The text of a folder under another name than `_index.md`.
    FolderText,
    /// A text with a second ending, or with a wrong dot: `开幕.md.txt`.
    NearlyPage,
    /// A page in `assets`.
    PageInAssets,
    PlainText,
    WebPage,
    Spreadsheet,
    Picture,
    Other,
}

impl Kind {
    /// The kind of a file by its name.
    pub fn of(path: &SourcePath, sources: &Sources) -> Self {
        let name = path.name().to_lowercase();
        let extension = path.extension();
        let mut parts = path.as_str().split('/');
        if parts.clone().any(|part| part == SITE_FOLDER) {
            return Self::Theme;
        }
        let is_in_assets = path.is_within(&SourcePath::new(ASSETS));
        if is_settings(&name) && !is_in_assets {
            let folder = path.parent().unwrap_or_else(|| path.clone());
            let has_settings = sources.contains(&folder.join(SITE_FILE));
            return if has_settings { Self::SpareSettings } else { Self::LostSettings };
        }
        match extension.as_str() {
            _ if is_document(path) && is_in_assets => Self::PageInAssets,
            _ if is_document(path) && path.stem().eq_ignore_ascii_case("_index") => {
                Self::FolderText
            }
            _ if parts.any(|part| part.starts_with('_')) && !is_in_assets => Self::Hidden,
            _ if is_document(path) => Self::FolderText,
            _ if page_name(path.name()).is_some() && !is_in_assets => Self::NearlyPage,
            "txt" | "text" => Self::PlainText,
            "htm" | "html" | "xhtml" | "shtml" | "mht" | "mhtml" => Self::WebPage,
            "jpg" | "jpeg" | "jpe" | "jfif" | "png" | "gif" | "bmp" | "webp" | "svg" | "tif"
            | "tiff" | "heic" | "heif" | "hif" | "avif" | "mpo" | "psd" => Self::Picture,
            _ if is_spreadsheet(path) => Self::Spreadsheet,
            _ => Self::Other,
        }
    }

    /// What is wrong with one file.
    pub fn message(self) -> Text {
        match self {
            Self::LostSettings => text!(
                "站点的设置要叫 site.yaml：这个文件没有作用，它所在的文件夹也不是站点",
                "a site's settings are site.yaml: this file has no effect, and its folder is no site"
            ),
            Self::SpareSettings => text!(
                "这个文件夹的设置是 site.yaml，这个文件没有作用",
                "the settings of this folder are site.yaml; this file has no effect"
            ),
            Self::Theme => {
                text!("_theme 里的这个文件没有作用", "this file in _theme has no effect")
            }
            Self::Hidden => text!(
                "名字以下划线开头，所以不会变成页面，也没有页面用到",
                "a name that begins with an underscore makes no page, and no page uses this"
            ),
            Self::FolderText => text!(
                "文件夹的文字要叫 _index.md，这个文件没有作用",
                "the text of a folder is _index.md; this file has no effect"
            ),
            Self::NearlyPage => text!(
                "名字不是以 .md 结尾，所以没有变成页面，也没有页面用到它",
                "its name does not end in .md, so it is no page, and no page uses it"
            ),
            Self::PageInAssets => text!(
                "assets 里的文字不会变成页面，也没有页面用到它",
                "texts in assets make no pages, and no page uses this one"
            ),
            Self::PlainText | Self::WebPage | Self::Spreadsheet | Self::Other => text!(
                "不会变成页面、也没有页面用到的文件，不会发布",
                "what makes no page and is used on none is not published"
            ),
            Self::Picture => text!(
                "没有页面用到的图片，不会发布",
                "a picture that no page uses is not published"
            ),
        }
    }

    /// What is wrong with several files of a folder, the first of which are named.
    pub fn message_for_all(self, number: usize, named: &str) -> Text {
        let Text { zh, en } = self.message();
        text!("这里有 {number} 个文件（{named} ……）：{zh}", "{number} files here, {named} …: {en}")
    }

    /// What to do.
    pub fn help(self, path: &SourcePath) -> Text {
        let name = path.name();
        let written = match path.is_within(&SourcePath::new(ASSETS)) {
            true => format!("/{path}"),
            false => name.to_owned(),
        };
        match self {
            Self::LostSettings | Self::SpareSettings => renamed(SITE_FILE),
            Self::Theme => text!(
                "_theme 要和 site.yaml 放在同一个文件夹里，里面是 templates、style（.css）、script（.js）、static（图片等）和 words（.yaml）",
                "_theme stands beside site.yaml and holds templates, style (.css), script (.js), static (pictures and so on) and words (.yaml)"
            ),
            Self::Hidden => text!(
                "要发布，就去掉名字开头的下划线；还没写完的页面可以写“草稿: 是”；不要了就删去",
                "remove the underscore to publish it; an unfinished page may say `draft: true`; else delete it"
            ),
            Self::FolderText => renamed("_index.md"),
            Self::NearlyPage => renamed(&page_name(name).unwrap_or_default()),
            Self::PageInAssets => {
                text!("要变成页面，请移到 content 里", "move it into content to make it a page")
            }
            Self::PlainText => {
                let stem = path.stem();
                text!(
                    "要变成页面，就改名为 {stem}.md（{HIDDEN_ZH}）；要提供下载，就在页面里写 [名称]({written})；不要了就删去",
                    "rename it to {stem}.md to make it a page ({HIDDEN_EN}), write [name]({written}) on a page to offer it, or delete it"
                )
            }
            Self::WebPage => text!(
                "网页不能直接放上来：请把文字复制到 .md 文件里；不要了就删去",
                "web pages cannot be taken over: copy the text into a .md file, or delete it"
            ),
            Self::Spreadsheet => text!(
                "活动安排表要直接放在 activities 文件夹里；要提供下载，就在页面里写 [名称]({written})；不要了就删去",
                "a table of activities lies directly in the folder activities; write [name]({written}) on a page to offer it, or delete it"
            ),
            Self::Picture => text!(
                "要显示它，就在页面里写 ![说明]({written})，或写成“封面: {written}”；不要了就删去",
                "write ![description]({written}) on a page or `cover: {written}` to show it, or delete it"
            ),
            Self::Other => text!(
                "要提供下载，就在页面里写 [名称]({written})；不要了就删去",
                "write [name]({written}) on a page to offer it, or delete it"
            ),
        }
    }
}

const HIDDEN_ZH: &str =
    "Windows 平时不显示扩展名：先在资源管理器的“查看”里勾选“文件扩展名”，再改名";
const HIDDEN_EN: &str =
    "Windows hides endings: tick “File name extensions” under View in Explorer first";

fn renamed(name: &str) -> Text {
    text!("请改名为 {name}。{HIDDEN_ZH}", "rename it to {name}. {HIDDEN_EN}")
}

/// Whether a name, in lower case, is what people call settings that should be `site.yaml`.
fn is_settings(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let rest = name.strip_prefix(stem).unwrap_or_default();
    stem.trim() == "site"
        && matches!(
            rest,
            ".yml" | ".txt" | ".yaml.txt" | ".yml.txt" | ".yaml.yaml" | ".yaml.yml" | ""
        )
}

/// The name that a file would need to be a page, if it was probably meant to be one: without a
/// second ending, with the right dot.
fn page_name(name: &str) -> Option<String> {
    let lower = name.to_lowercase();
    let stem = |length: usize| name.get(..name.len().checked_sub(length)?);
    for second in [".txt", ".text", ".html", ".htm", ".docx", ".doc"] {
        for first in [".md", ".markdown"] {
            if lower.ends_with(&format!("{first}{second}")) {
                return Some(format!("{}.md", stem(first.len() + second.len())?));
            }
        }
    }
    let slips = ["．md", "。md", ".mdx", ".mkdown", ".ｍｄ", "．ｍｄ", ".md.", ".md "];
    let slip = slips.iter().find(|slip| lower.ends_with(*slip))?;
    Some(format!("{}.md", stem(slip.len())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_should_be_pages() {
        let cases = [
            ("开幕.md.txt", Some("开幕.md")),
            ("开幕.MD.TXT", Some("开幕.md")),
            ("开幕．md", Some("开幕.md")),
            ("开幕.markdown.html", Some("开幕.md")),
            ("开幕.txt", None),
        ];
        for (name, right) in cases {
            assert_eq!(page_name(name).as_deref(), right, "{name}");
        }
    }

    #[test]
    fn names_that_should_be_settings() {
        for name in ["site.yml", "site.yaml.txt", "site.txt", "site"] {
            assert!(is_settings(name), "{name}");
        }
        assert!(!is_settings("site.yaml") && !is_settings("site.pdf"));
    }
}
