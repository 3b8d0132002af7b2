//! The kinds of pages for `add` and `schema`: their names, and the texts of new pages.

use skillweek_base::nearest::most_alike;
use skillweek_base::text::Lang;
use skillweek_content::Kind;

/// The common name of a kind in a language.
pub fn name(kind: Kind, lang: Lang) -> &'static str {
    lang.pick(kind.title(Lang::Zh), kind.code())
}

/// The names of all kinds, in a line.
pub fn list(lang: Lang) -> String {
    let names: Vec<&str> = Kind::ALL.iter().map(|kind| name(*kind, lang)).collect();
    names.join(lang.pick("、", ", "))
}

/// The known name of a kind most similar to a typed one.
pub fn meant(typed: &str) -> Option<&'static str> {
    let names = |kind: &Kind| [kind.title(Lang::Zh), kind.code(), kind.folder()];
    most_alike(typed, Kind::ALL.iter().flat_map(names), 1).pop()
}

/// The folder below a site; `None` for pages of the site itself.
pub fn section(kind: Kind) -> Option<&'static str> {
    (kind != Kind::Page).then(|| kind.folder())
}

/// The text of a new page, with placeholders.
pub fn template(kind: Kind, lang: Lang) -> &'static str {
    let [zh, en] = kind.definition().scaffold;
    lang.pick(zh, en)
}

/// A line with the next step for a new page; may be empty.
pub fn hint(kind: Kind, lang: Lang) -> String {
    let hint = kind.definition().hint.map(|[zh, en]| lang.pick(zh, en));
    hint.map(|hint| format!("{hint}\n")).unwrap_or_default()
}
