//! Conflicts over an address.

use super::page::Page;
use super::taken_addresses::Holder;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Span};

/// A conflict over an address: two files claim it, and one gets it.
#[derive(Debug, Clone)]
pub struct AddressClash {
    /// The diagnostic at the file that does not get the address.
    pub found: Diagnostic,
    /// The diagnostic at the other file, if that is a text of the same site.
    pub at_other: Option<Diagnostic>,
    /// The address below the site's folder, without `.html` or `/index.html`.
    pub address: String,
}

impl AddressClash {
    /// A page whose address is taken.
    pub(super) fn of_page(page: &Page, holder: Holder) -> Self {
        let name = &page.name;
        let source = &page.document.source;
        let slug = page.document.front.slug.as_deref();
        let at = slug.map_or_else(|| Span::whole(source), |slug| slug.span(source));
        let (message, other) = match holder {
            Holder::Page(first) => (
                text!("两个页面的网址都是 `{name}`", "two pages have the address `{name}`"),
                Some((text!("另一个页面在这里", "the other page is here"), first)),
            ),
            Holder::Site(site) => (
                text!(
                    "网址 `{name}` 在另一个站点的文件夹里",
                    "the address `{name}` lies in another site's folder"
                ),
                Some((text!("那个站点在这里", "that site is here"), site)),
            ),
            Holder::Section(section) => (
                text!(
                    "页面和栏目的网址都是 `{name}`",
                    "a page and a section have the address `{name}`"
                ),
                Some((text!("那个栏目在这里", "the section is here"), section)),
            ),
            Holder::Program(Text { zh, en }) => {
                (text!("网址 `{name}` 已用于{zh}", "the address `{name}` belongs to {en}"), None)
            }
        };
        Self::between_pages(name, &message, at, other)
    }

    /// A conflict between a page and the current holder, which `other` gives with a note if it is a
    /// file.
    fn between_pages(name: &str, message: &Text, at: Span, other: Option<(Text, Span)>) -> Self {
        let told_at = |span: &Span| {
            let found = Diagnostic::new(Code::DuplicateSlug, message.clone()).at(span.clone());
            found.help(text!(
                "请给其中一个文件改名，或在开头加一行 `slug: 新名字`",
                "rename one of the files, or give it a `slug:` of its own"
            ))
        };
        let (found, address) = (told_at(&at), name.to_owned());
        let Some((note, holder)) = other else {
            return Self { found, at_other: None, address };
        };
        let beside = text!("另一个页面在这里", "the other page is here");
        let at_other = told_at(&holder).note(beside, Some(at));
        Self { found: found.note(note, Some(holder)), at_other: Some(at_other), address }
    }

    /// An old address that is in use. `holder` is the text of this site that uses it, if there is
    /// one.
    pub(super) fn of_alias(alias: &str, file: &str, at: Span, holder: Option<Span>) -> Self {
        let message = text!(
            "旧网址 `{alias}` 上已有别的页面",
            "another page is at the old address `{alias}`"
        );
        let found = Diagnostic::new(Code::DuplicateSlug, message).at(at.clone()).help(text!(
            "请删去这个旧网址，或改掉另一处",
            "remove this address, or change the other"
        ));
        let note = text!("另一个页面在这里", "the other page is here");
        let at_other = holder.clone().map(|holder| {
            let message = text!(
                "网址 `{alias}` 是另一个页面的旧网址",
                "the address `{alias}` is an old address of another page"
            );
            let help = text!(
                "请给这一页换个网址（文件名，或开头的 slug、aliases），或在另一页删去这个旧网址",
                "give this page another address (its name, or `slug`, `aliases`), or remove the old address from the other page"
            );
            Diagnostic::new(Code::DuplicateSlug, message)
                .at(holder)
                .note(note.clone(), Some(at))
                .help(help)
        });
        let found = match holder {
            Some(holder) => found.note(note, Some(holder)),
            None => found,
        };
        Self { found, at_other, address: bare(file).to_owned() }
    }
}

/// Turns a file of the output into a page's name: without `.html` or `/index.html`.
pub fn bare(file: &str) -> &str {
    file.strip_suffix("/index.html").or_else(|| file.strip_suffix(".html")).unwrap_or(file)
}
