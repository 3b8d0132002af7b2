//! The kinds of pages that `add` makes, by the names that people call them.

use crate::base::text::Lang;

/// A kind of page.
#[derive(Debug)]
pub struct Kind {
    /// The folder below a site; empty for pages of the site itself.
    pub section: &'static str,
    /// Its names, the Chinese and the English one first.
    pub names: &'static [&'static str],
    /// Whether a page of it is a folder with files of its own.
    pub has_folder: bool,
    pub zh: &'static str,
    pub en: &'static str,
}

impl Kind {
    /// The kind of a name, in any case of letters.
    pub fn find(name: &str) -> Option<&'static Kind> {
        let name = name.trim().to_lowercase();
        KINDS.iter().find(|kind| kind.section == name || kind.names.contains(&name.as_str()))
    }

    /// Every kind.
    pub fn all() -> impl Iterator<Item = &'static Kind> {
        KINDS.iter()
    }

    /// The folder below a site, or another word for pages of the site itself.
    pub fn folder_or(&self, other: &'static str) -> &'static str {
        if self.section.is_empty() { other } else { self.section }
    }

    /// Every name of every kind.
    pub fn all_names() -> impl Iterator<Item = String> {
        let own = |kind: &Kind| {
            kind.names.iter().chain([&kind.section]).map(ToString::to_string).collect::<Vec<_>>()
        };
        KINDS.iter().flat_map(own).filter(|name| !name.is_empty())
    }

    /// The kinds as people call them in a language.
    pub fn list(lang: Lang) -> Vec<&'static str> {
        let place = match lang {
            Lang::Zh => 0,
            Lang::En => 1,
        };
        KINDS.iter().filter_map(|kind| kind.names.get(place).copied()).collect()
    }

    /// The page's text in a language, with places to fill in.
    pub fn template(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

macro_rules! kind {
    ($section:literal, $file:literal, $has_folder:literal, [$($name:literal),*]) => {
        Kind {
            section: $section,
            names: &[$($name),*],
            has_folder: $has_folder,
            zh: include_str!(concat!("scaffold/pages/", $file, ".zh.md")),
            en: include_str!(concat!("scaffold/pages/", $file, ".en.md")),
        }
    };
}

const KINDS: &[Kind] = &[
    kind!("activities", "activity", false, ["活动", "activity", "活动安排"]),
    kind!("cases", "case", false, ["案例", "case", "典型案例"]),
    kind!("news", "news", false, ["动态", "news", "活动动态", "新闻"]),
    kind!("notices", "notice", false, ["公告", "notice", "通知", "通知公告"]),
    kind!("media", "media", false, ["媒体", "media", "媒体报道", "报道"]),
    kind!("videos", "video", false, ["视频", "video"]),
    kind!("galleries", "gallery", true, ["图集", "gallery", "图片", "相册"]),
    kind!("downloads", "download", true, ["下载", "download", "标识与海报", "资料"]),
    kind!("", "page", false, ["页面", "page", "pages"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_kinds_share_a_name() {
        let mut names: Vec<String> = Kind::all_names().collect();
        names.sort();
        let all = names.len();
        names.dedup();
        // A section's own name may also be its kind's English one: news, media.
        assert_eq!(all - names.len(), 2);
        assert_eq!(Kind::find("通知").map(|kind| kind.section), Some("notices"));
        assert_eq!(Kind::find("Galleries").map(|kind| kind.section), Some("galleries"));
    }
}
