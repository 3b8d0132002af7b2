//! Makes a page smaller without changing what a reader sees.
//!
//! 1. [`Writer`] goes through the page and writes what is simple itself: prose, mostly;
//! 2. what stands around the main part is not looked into if it stood around another page
//!    ([`recurring`]);
//! 3. minify-html minifies what is not simple, each distinct element only once: it is slow (about
//!    20 MB a second), and buttons and drawings come again on page after page; [`guard`] first marks
//!    the blanks that readers see, which it would drop.
//!
//! minify-html's own handling of style and script stays switched off: it lowers neither for old
//! engines nor keeps the globals of scripts.

mod attributes;
mod blanks;
mod element;
mod guard;
mod recurring;
mod simple;
mod tokens;
mod writer;

use guard::{BLANK, Beside};
use minify_html::Cfg;
use recurring::Recurring;
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};
use writer::Writer;

/// When this much is remembered, all is forgotten. Bytes.
const MOST_REMEMBERED: usize = 16 << 20;

/// Minifies pages.
#[derive(Default)]
pub struct Minifier {
    known: RwLock<Known>,
    recurring: Recurring,
}

/// Elements that were minified before.
#[derive(Default)]
struct Known {
    minified: HashMap<Box<str>, Box<str>>,
    bytes: usize,
}

impl Minifier {
    /// Minifies a whole HTML page.
    pub fn minify(&self, html: &str) -> String {
        let mut page = String::with_capacity(html.len());
        if html.contains(BLANK) {
            // Nobody may write it: it is a noncharacter, and marks a blank here.
            Writer::new(self, &html.replace(BLANK, " "), &mut page).write();
        } else {
            Writer::new(self, html, &mut page).write();
        }
        page
    }

    /// Minifies an element as it would be among others, and remembers it.
    fn write_around(&self, element: &str, page: &mut String) {
        let before = page.len();
        Writer::new(self, element, page).write();
        self.recurring.remember(element, &page[before..]);
    }

    /// Adds an element as minify-html writes it.
    fn push(&self, page: &mut String, element: &str) {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(minified) = known.minified.get(element) {
            page.push_str(minified);
            return;
        }
        drop(known);
        let minified = minify(element);
        page.push_str(&minified);
        self.remember(element, minified);
    }

    fn remember(&self, element: &str, minified: String) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.bytes += element.len() + minified.len();
        if known.bytes > MOST_REMEMBERED {
            *known = Known { bytes: element.len() + minified.len(), ..Known::default() };
        }
        known.minified.insert(element.into(), minified.into());
    }
}

fn minify(element: &str) -> String {
    let config = Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        keep_input_type_text_attr: true,
        ..Cfg::default()
    };
    let guarded = guard::guard(element, Beside::default());
    let minified = minify_html::minify(guarded.as_bytes(), &config);
    // It was UTF-8, and nothing but whole ASCII tokens was taken out.
    String::from_utf8_lossy(&minified).replace(BLANK, " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(html: &str) -> String {
        Minifier::default().minify(html)
    }

    #[test]
    fn blanks_between_inline_elements_stay() {
        let cases = [
            "<div><b>乙</b> <i>丙</i></div>",
            "<nav><a href=a>首页</a> <a href=b>新闻</a></nav>",
            "<div>5月10日 <span>长沙</span> <span>开放日</span> 欢迎</div>",
            "<section><button>报名</button> <button>取消</button></section>",
            "<p>他说 <em>好</em> 了</p>",
        ];
        for html in cases {
            assert_eq!(body(html), html);
        }
    }

    #[test]
    fn nobody_else_writes_the_mark_of_a_blank() {
        assert_eq!(body("<p>a\u{FDD2}b</p>"), "<p>a b</p>");
    }

    #[test]
    fn indentation_goes() {
        let cases = [
            ("<div>\n  <p>一</p>\n  <p>二</p>\n</div>", "<div><p>一</p><p>二</p></div>"),
            ("<ul>\n <li><a href=\"a\">甲</a></li>\n</ul>", "<ul><li><a href=a>甲</a></li></ul>"),
        ];
        for (html, minified) in cases {
            assert_eq!(body(html), minified);
        }
    }

    #[test]
    fn raw_text_is_untouched() {
        let cases = [
            "<pre>a  <b>b</b>\n  c</pre>",
            "<textarea>a <b> c</textarea>",
            "<script type=application/ld+json>{\"a\": \"<b> <i>\"}</script>",
        ];
        for html in cases {
            assert_eq!(body(html), html);
        }
    }

    #[test]
    fn what_was_seen_before_changes_nothing() {
        let minifier = Minifier::default();
        let page = |header: &str, text: &str| {
            let (before, after) = (header.repeat(40), "<b>脚</b> <i>注</i>".repeat(40));
            format!(
                "<body> <header> <div>{before}</div></header> 一 <main><p>{text}</p></main>\
                 <span>{after}</span> 二 <footer>{after}</footer></body>"
            )
        };
        let headers = ["<a href=\"a\">甲</a>\n<b>乙</b> ", "<a href=\"b\">甲</a> <b>乙</b> "];
        for (header, text) in headers.into_iter().cycle().zip(["一", "二", "三", "四", "五"]) {
            let page = page(header, text);
            assert_eq!(minifier.minify(&page), Minifier::default().minify(&page));
            let whole = page.replace("body>", "form>");
            let minified = minifier.minify(&page).replace("body>", "form>");
            assert_eq!(minified, Minifier::default().minify(&whole));
        }
    }

    #[test]
    fn large_containers_are_cut_and_their_insides_minified() {
        let item = format!("<li class=\"x\"> <p>{}</p> </li>\n", "文".repeat(400));
        let html = format!("<main id=\"main\">\n <ul>\n{}</ul>\n</main>", item.repeat(9));
        let small = format!("<li class=x><p>{}</p></li>", "文".repeat(400));
        assert_eq!(body(&html), format!("<main id=\"main\"><ul>{}</ul></main>", small.repeat(9)));
    }
}
