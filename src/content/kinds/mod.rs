//! The kinds of pages. Each is one file, which defines its names, keys, decoder, template and scaffold, and
//! one line of the table below. What its pages show besides title, text and date is added where templates
//! receive it: `render::context::facts`, `render::page_builder::card`.

pub mod activity;
mod case;
pub mod download;
pub mod gallery;
mod media;
mod news;
mod notice;
mod page;
mod video;

use crate::base::slug::slug;
use crate::base::text::Lang;
use crate::record::Fields;
use crate::record::key::Key;
use serde::{Deserialize, Serialize};

pub use activity::Activity;
pub use case::Case;
pub use download::Download;
pub use gallery::Gallery;
pub use media::Media;
pub use video::Video;

/// All that is particular to a kind of page.
pub struct Definition {
    /// The name for programs: `activity`.
    pub code: &'static str,
    /// The folder whose pages are of this kind, in addresses, too: `activities`.
    pub folder: &'static str,
    /// The title of its section in Chinese.
    pub zh: &'static str,
    /// The title of its section in English.
    pub en: &'static str,
    /// Further words for it.
    pub also: &'static [&'static str],
    /// The keys that only its pages have.
    pub keys: &'static [Key],
    /// Decodes these keys.
    pub decode: fn(&mut Fields<'_>, &Context<'_>) -> Facts,
    /// The template of its pages, without its ending.
    pub template: &'static str,
    /// The text of a new page, in Chinese and in English, with places to fill in.
    pub scaffold: [&'static str; 2],
    /// Whether a page of it is a folder with files of its own.
    pub has_folder: bool,
    /// What to do next with a new page, in Chinese and in English.
    pub hint: Option<[&'static str; 2]>,
}

impl Definition {
    /// What most kinds have alike: nothing of their own.
    const PLAIN: Self = Self {
        code: "",
        folder: "",
        zh: "",
        en: "",
        also: &[],
        keys: &[],
        decode: |_, _| Facts::None,
        template: "page",
        scaffold: ["", ""],
        has_folder: false,
        hint: None,
    };
}

/// What decoding a page has to know of its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The edition's year, for dates that give none.
    pub year: Option<i16>,
    /// Types of activities that the site knows besides the usual ones.
    pub extra_types: &'a [String],
    /// Whether the page has a text besides its front matter.
    pub has_text: bool,
}

/// Declares the kinds in the order in which a site shows their sections, and what their pages add.
macro_rules! kinds {
    ($($kind:ident = $file:ident $(with $facts:ty)?;)*) => {
        /// What a page is.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub enum Kind {
            $($kind,)*
        }

        impl Kind {
            /// Every kind, in the order in which a site shows its sections.
            pub const ALL: &[Kind] = &[$(Kind::$kind,)*];

            /// What is particular to it.
            pub fn definition(self) -> &'static Definition {
                match self {
                    $(Self::$kind => &$file::DEFINITION,)*
                }
            }
        }

        /// What a page's kind adds.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub enum Facts {
            $($($kind(Box<$facts>),)?)*
            None,
        }
    };
}

kinds! {
    Activity = activity with Activity;
    Case = case with Case;
    News = news;
    Notice = notice;
    Media = media with Media;
    Video = video with Video;
    Gallery = gallery with Gallery;
    Download = download with Download;
    Page = page;
}

impl Kind {
    /// The name for programs: `activity`.
    pub fn code(self) -> &'static str {
        self.definition().code
    }

    /// The folder whose pages are of this kind: `activities`. Plain pages have none of their own.
    pub fn folder(self) -> &'static str {
        self.definition().folder
    }

    /// The title of its section.
    pub fn title(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.definition().zh,
            Lang::En => self.definition().en,
        }
    }

    /// The kind of the pages in a folder of this name; plain pages where the name is not known.
    pub fn from_section(folder: &str) -> Kind {
        let is = |kind: &Kind| [kind.folder(), kind.title(Lang::Zh)].contains(&folder);
        Self::ALL.iter().copied().find(is).unwrap_or(Self::Page)
    }

    /// The kind that a word names, in either language: `news`, `cases`, 活动动态.
    pub fn from_word(word: &str) -> Option<Kind> {
        let word = word.trim().to_lowercase();
        Self::ALL.iter().copied().find(|kind| {
            let Definition { code, folder, zh, en, also, .. } = kind.definition();
            [*code, *folder, *zh].contains(&word.as_str())
                || en.to_lowercase() == word
                || also.contains(&word.as_str())
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
