//! The kinds of pages, and the sections that hold them.

use crate::base::slug::slug;
use crate::base::text::Lang;
use serde::{Deserialize, Serialize};

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    Activity,
    Case,
    News,
    Notice,
    Media,
    Video,
    Gallery,
    Download,
    Page,
}

/// The names of a kind.
struct Names {
    /// The name for programs.
    code: &'static str,
    /// The folder whose pages are of this kind.
    folder: &'static str,
    zh: &'static str,
    en: &'static str,
    /// Further words for it.
    also: &'static [&'static str],
}

impl Kind {
    /// Every kind, in the order in which a site shows its sections.
    pub const ALL: &[Kind] = &[
        Kind::Activity,
        Kind::Case,
        Kind::News,
        Kind::Notice,
        Kind::Media,
        Kind::Video,
        Kind::Gallery,
        Kind::Download,
        Kind::Page,
    ];

    fn names(self) -> Names {
        let (code, folder, zh, en, also): (_, _, _, _, &[&str]) = match self {
            Self::Activity => {
                ("activity", "activities", "活动", "Activities", &["活动安排", "活动预告"])
            }
            Self::Case => ("case", "cases", "典型案例", "Cases", &["案例"]),
            Self::News => ("news", "news", "活动动态", "News", &["新闻", "动态", "新闻动态"]),
            Self::Notice => {
                ("notice", "notices", "通知公告", "Notices", &["通知", "公告", "政策文件"])
            }
            Self::Media => ("media", "media", "媒体报道", "Media coverage", &["媒体", "报道"]),
            Self::Video => ("video", "videos", "视频", "Videos", &["视频专区"]),
            Self::Gallery => {
                ("gallery", "galleries", "图集", "Galleries", &["图片", "相册", "图片集"])
            }
            Self::Download => (
                "download",
                "downloads",
                "标识与海报",
                "Logos and posters",
                &["下载", "资料下载", "标识", "海报"],
            ),
            Self::Page => ("page", "pages", "页面", "Pages", &["普通页面", "单页"]),
        };
        Names { code, folder, zh, en, also }
    }

    /// The name for programs: `activity`.
    pub fn code(self) -> &'static str {
        self.names().code
    }

    /// The folder whose pages are of this kind: `activities`. Plain pages have none of their own.
    pub fn folder(self) -> &'static str {
        self.names().folder
    }

    /// The title of its section.
    pub fn title(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.names().zh,
            Lang::En => self.names().en,
        }
    }

    /// The kind of the pages in a folder of this name; plain pages where the name is not known.
    pub fn from_section(folder: &str) -> Kind {
        let is = |kind: &Kind| kind.names().folder == folder || kind.names().zh == folder;
        Self::ALL.iter().copied().find(is).unwrap_or(Self::Page)
    }

    /// The kind that a word names, in either language: `news`, `cases`, 活动动态.
    pub fn from_word(word: &str) -> Option<Kind> {
        let word = word.trim().to_lowercase();
        Self::ALL.iter().copied().find(|kind| {
            let names = kind.names();
            let words = [names.code, names.folder, names.zh];
            words.contains(&word.as_str())
                || names.en.to_lowercase() == word
                || names.also.contains(&word.as_str())
        })
    }
}

/// The name of a folder in addresses. A known section may be named in Chinese (活动) and is then
/// published under its usual name.
pub fn folder_slug(name: &str) -> String {
    match Kind::from_section(name) {
        Kind::Page => slug(name),
        kind => kind.folder().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_words_name_kinds() {
        assert_eq!(Kind::from_section("activities"), Kind::Activity);
        assert_eq!(Kind::from_section("通知公告"), Kind::Notice);
        assert_eq!(Kind::from_section("history"), Kind::Page);
        for kind in Kind::ALL {
            assert_eq!(Kind::from_section(kind.folder()), *kind);
            for word in [kind.code(), kind.folder(), kind.title(Lang::Zh), kind.title(Lang::En)] {
                assert_eq!(Kind::from_word(word), Some(*kind), "{word}");
            }
        }
        assert_eq!(Kind::from_word("博客"), None);
    }
}
