//! Parts of the server's own pages.

use super::own::STYLE;
use skillweek_base::text::{Lang, Text};

/// A text escaped for HTML, between tags and in quoted attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A whole page of the server's own.
pub fn document(lang: Lang, title: &Text, head: &str, body: &str) -> String {
    let code = lang.pick("zh-CN", "en");
    let (title, style) = (escape(title.get(lang)), STYLE.address());
    format!(
        "<!DOCTYPE html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"{style}\">\n{head}</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

/// A page with a single message.
pub fn notice(lang: Lang, title: &Text, said: &Text, head: &str) -> String {
    document(lang, title, head, &said_in_main(lang, title, said, ""))
}

/// The same, with links to go on.
pub fn notice_with(lang: Lang, title: &Text, said: &Text, links: &[(String, Text)]) -> String {
    let link = |(to, name): &(String, Text)| {
        format!("<li><a href=\"{}\">{}</a></li>", escape(to), escape(name.get(lang)))
    };
    let links: String = links.iter().map(link).collect();
    let links = format!("<ul class=\"ways\">{links}</ul>");
    document(lang, title, "", &said_in_main(lang, title, said, &links))
}

fn said_in_main(lang: Lang, title: &Text, said: &Text, more: &str) -> String {
    let (title, said) = (escape(title.get(lang)), escape(said.get(lang)));
    format!(
        "<main class=\"notice\"><p class=\"brand\">skillweek</p><h1>{title}</h1><p>{said}</p>{more}</main>"
    )
}
