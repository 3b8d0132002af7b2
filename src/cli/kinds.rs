//! The kinds of pages as `add` and `schema` know them: their names and the pages' texts.

use super::nearest::nearest;
use crate::base::text::Lang;
use crate::content::Kind;

/// The kind as people call it in a language.
pub fn name(kind: Kind, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => kind.title(Lang::Zh),
        Lang::En => kind.code(),
    }
}

/// Every kind's name, in a line.
pub fn list(lang: Lang) -> String {
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| name(*kind, lang)).collect();
    match lang {
        Lang::Zh => names.join("、"),
        Lang::En => names.join(", "),
    }
}

/// The name of a kind that somebody may have meant.
pub fn meant(typed: &str) -> Option<String> {
    let names = |kind: &Kind| [kind.title(Lang::Zh), kind.code(), kind.folder()].map(str::to_owned);
    nearest(typed, Kind::ALL.iter().flat_map(names)).into_iter().next()
}

/// The folder below a site; none for pages of the site itself.
pub fn section(kind: Kind) -> Option<&'static str> {
    (kind != Kind::Page).then(|| kind.folder())
}

/// Whether a page of it is a folder with files of its own.
pub fn has_folder(kind: Kind) -> bool {
    matches!(kind, Kind::Gallery | Kind::Download)
}

/// The text of a new page, with places to fill in.
pub fn template(kind: Kind, lang: Lang) -> &'static str {
    macro_rules! page {
        ($name:literal) => {
            match lang {
                Lang::Zh => include_str!(concat!("scaffold/pages/", $name, ".zh.md")),
                Lang::En => include_str!(concat!("scaffold/pages/", $name, ".en.md")),
            }
        };
    }
    match kind {
        Kind::Activity => page!("activity"),
        Kind::Case => page!("case"),
        Kind::News => page!("news"),
        Kind::Notice => page!("notice"),
        Kind::Media => page!("media"),
        Kind::Video => page!("video"),
        Kind::Gallery => page!("gallery"),
        Kind::Download => page!("download"),
        Kind::Page => page!("page"),
    }
}
