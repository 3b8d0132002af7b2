//! The kinds of pages. Each kind is one file, which defines its names, keys, decoder, template and
//! scaffold, and one line of the table below. Content that its pages show besides title, text and
//! date is added where template contexts are built: `render::context::facts`,
//! `render::page_builder::card`.

pub mod activity;
mod case;
pub mod download;
pub mod gallery;
mod media;
mod news;
mod notice;
mod page;
mod video;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use skillweek_base::slug::slug;
use skillweek_base::text::Lang;
use skillweek_record::Fields;
use skillweek_record::key::Key;
use skillweek_record::table::Columns;
use skillweek_record::table::columns::{Headings, Words};
use std::sync::OnceLock;

pub use activity::Activity;
pub use case::Case;
pub use download::Download;
pub use gallery::Gallery;
pub use media::Media;
pub use video::Video;

/// The definition of a kind of page.
pub struct Definition {
    /// The name in data and commands: `activity`.
    pub code: &'static str,
    /// The folder name of its section, in content and in addresses: `activities`.
    pub folder: &'static str,
    /// The title of its section in Chinese.
    pub zh: &'static str,
    /// The title of its section in English.
    pub en: &'static str,
    /// Further names that `from_word` accepts.
    pub also: &'static [&'static str],
    /// The keys that only pages of this kind have.
    pub keys: &'static [Key],
    /// The words of its tables; `None` if spreadsheets in its section are attachments.
    pub table: Option<Words>,
    /// Decodes these keys.
    pub decode: fn(&mut Fields<'_>, &Context<'_>) -> Facts,
    /// The template of its pages, without `.html`.
    pub template: &'static str,
    /// The text of a new page, in Chinese and in English, with placeholders.
    pub scaffold: [&'static str; 2],
    /// Whether a new page is a folder with files of its own.
    pub has_folder: bool,
    /// Whether the feed of a site lists its pages.
    pub in_feed: bool,
    /// The next step after creating a page, in Chinese and in English.
    pub hint: Option<[&'static str; 2]>,
}

impl Definition {
    /// Defaults for the fields in which most kinds agree.
    const PLAIN: Self = Self {
        code: "",
        folder: "",
        zh: "",
        en: "",
        also: &[],
        keys: &[],
        table: None,
        decode: |_, _| Facts::None,
        template: "page",
        scaffold: ["", ""],
        has_folder: false,
        in_feed: false,
        hint: None,
    };
}

/// The surroundings that decoding a page depends on.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The edition's year, for dates without one.
    pub year: Option<i16>,
    /// The first and the last day of the edition, for times that lean on it.
    pub edition: Option<(Date, Date)>,
    /// Types of activity that the site adds to the usual ones.
    pub extra_types: &'a [String],
    /// Whether the page has a text besides its front matter.
    pub has_text: bool,
}

/// Declares the kinds, in the order in which a site shows their sections, and the facts of their
/// pages.
macro_rules! kinds {
    ($(#[doc = $doc:literal] $kind:ident = $file:ident $(with $facts:ty)?;)*) => {
        /// The kind of a page.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
        )]
        pub enum Kind {
            $(#[doc = $doc] $kind,)*
        }

        impl Kind {
            /// All kinds, in the order in which a site shows their sections.
            pub const ALL: &[Kind] = &[$(Kind::$kind,)*];

            /// The columns of its tables; `None` if spreadsheets in its section are attachments.
            pub fn columns(self) -> Option<&'static Columns> {
                match self {
                    $(Self::$kind => {
                        static COLUMNS: OnceLock<Option<Columns>> = OnceLock::new();
                        COLUMNS.get_or_init(|| columns(self)).as_ref()
                    })*
                }
            }

            /// The definition of this kind.
            pub fn definition(self) -> &'static Definition {
                match self {
                    $(Self::$kind => &$file::DEFINITION,)*
                }
            }
        }

        /// The keys of a page that only its kind has.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        pub enum Facts {
            $($(#[doc = $doc] $kind(Box<$facts>),)?)*
            /// Nothing: the kind has no keys of its own.
            None,
        }
    };
}

fn columns(kind: Kind) -> Option<Columns> {
    let words = kind.definition().table?;
    Some(Columns::new(&crate::keys::of(kind), words))
}

/// Words for a kind's tables whose remarks go into the text.
const fn table(headings: &'static [Headings], stand_ins: &'static [&'static str]) -> Words {
    Words { headings, remark: "body", stand_ins, free: &[], refine: |cell| cell }
}

kinds! {
    /// 活动: something to take part in at a time and place.
    Activity = activity with Activity;
    /// 典型案例: a person, an experience or a deed as an example.
    Case = case with Case;
    /// 活动动态: news of the week.
    News = news;
    /// 通知公告: an announcement.
    Notice = notice;
    /// 媒体报道: a report by the press.
    Media = media with Media;
    /// 视频: a film.
    Video = video with Video;
    /// 图集: pictures of a folder.
    Gallery = gallery with Gallery;
    /// 标识与海报: files to take away.
    Download = download with Download;
    /// Any other page.
    Page = page;
}

impl Kind {
    /// The name in data and commands: `activity`.
    pub fn code(self) -> &'static str {
        self.definition().code
    }

    /// The folder name of its section: `activities`. For plain pages no section has it.
    pub fn folder(self) -> &'static str {
        self.definition().folder
    }

    /// The title of its section.
    pub fn title(self, lang: Lang) -> &'static str {
        lang.pick(self.definition().zh, self.definition().en)
    }

    /// The kind of the pages in a folder of this name; plain pages if the name is unknown.
    pub fn from_section(folder: &str) -> Kind {
        let is = |kind: &Kind| [kind.folder(), kind.title(Lang::Zh)].contains(&folder);
        Self::ALL.iter().copied().find(is).unwrap_or(Self::Page)
    }

    /// The kind that a word in either language names: `news`, `cases`, 活动动态.
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

/// The name of a folder in addresses. A known section may have a Chinese folder name (活动) and is
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
