//! The script of the preview, added to pages on their way out. What is built never holds it.

use super::secret::Secret;
use crate::pages::own::{CLIENT, PANEL};
use hyper::body::Bytes;
use skillweek_base::text::Lang;

/// How far into a page its head may begin.
const HEAD_WITHIN: usize = 4096;

/// The values that the script reads from the attributes of its own element.
#[derive(Debug, Clone, Copy)]
pub struct Tag<'a> {
    /// Without it the page does not listen to events.
    pub token: &'a Secret,
    pub lang: Lang,
}

impl Tag<'_> {
    /// The version of the script, which is a part of the entity tag of every page.
    pub fn version(&self) -> &'static str {
        CLIENT.version()
    }

    /// The script's element on a page of that digest.
    pub fn html(&self, digest: &str) -> String {
        let (source, style) = (CLIENT.address(), PANEL.address());
        let token = self.token.as_str();
        let lang = self.lang.pick("zh", "en");
        format!(
            "<script src=\"{source}\" data-skillweek=\"{digest}\" data-token=\"{token}\" data-style=\"{style}\" data-lang=\"{lang}\"></script>"
        )
    }
}

/// The page with an element at the beginning of its head: before every other script, since it may set
/// the date and must see what the others do.
pub fn script(page: &[u8], element: &str) -> Bytes {
    let at = head(page);
    let mut whole = Vec::with_capacity(page.len() + element.len());
    whole.extend_from_slice(page.get(..at).unwrap_or_default());
    whole.extend_from_slice(element.as_bytes());
    whole.extend_from_slice(page.get(at..).unwrap_or_default());
    whole.into()
}

/// Behind `<head>`, or else behind `<html>`, or else behind the doctype.
fn head(page: &[u8]) -> usize {
    let start = page.get(..page.len().min(HEAD_WITHIN)).unwrap_or_default().to_ascii_lowercase();
    let names: [&[u8]; 3] = [b"<head", b"<html", b"<!doctype"];
    names.iter().find_map(|name| behind(&start, name)).unwrap_or_default()
}

fn behind(text: &[u8], name: &[u8]) -> Option<usize> {
    let is_tag = |at: &usize| {
        let next = text.get(at + name.len());
        text.get(*at..).is_some_and(|rest| rest.starts_with(name))
            && next.is_some_and(|next| *next == b'>' || next.is_ascii_whitespace())
    };
    let at = (0..text.len()).find(is_tag)?;
    let end = text.get(at..)?.iter().position(|byte| *byte == b'>')?;
    Some(at + end + 1)
}

/// The page with an element before the end of its main part, or of all.
pub fn before_end_of_main(page: &[u8], element: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let at = text.rfind("</main>").or_else(|| text.rfind("</body>")).unwrap_or(text.len());
    let (before, after) = text.split_at(at);
    [before, element, after].concat().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_first_in_the_head() {
        let cases = [
            (
                "<!doctype html><html lang=zh><head><meta charset=utf-8>",
                "<!doctype html><html lang=zh><head>",
            ),
            ("<HTML><HEAD class=a><header>", "<HTML><HEAD class=a>"),
            ("<!DOCTYPE html>\n<html>\n<body><header>", "<!DOCTYPE html>\n<html>"),
            ("<!doctype html><p>x", "<!doctype html>"),
            ("<p>x", ""),
            ("", ""),
            ("<head", ""),
        ];
        for (page, before) in cases {
            let made = String::from_utf8(script(page.as_bytes(), "[S]").to_vec()).unwrap();
            assert!(made.starts_with(&format!("{before}[S]")), "{page}: {made}");
            assert_eq!(made.replace("[S]", ""), page);
        }
    }
}
