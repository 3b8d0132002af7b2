//! The absolute address at which a site will live.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// Characters of a path that are percent-encoded. `%` is not one of them, so that an encoded
/// address stays as it is.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// An `http` or `https` address of a folder; it ends in `/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    text: String,
    /// Byte index at which the path begins: that of the `/` after the host.
    path: usize,
}

impl BaseUrl {
    /// Parses `url` of `site.yaml`; `None` if no site can live there.
    pub fn parse(url: &str) -> Option<Self> {
        let url = url.trim();
        let (scheme, rest) = url.split_once("://")?;
        let scheme = scheme.to_ascii_lowercase();
        let (host, folder) = rest.split_once('/').unwrap_or((rest, ""));
        let is_host = !host.is_empty()
            && host
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']'));
        if !matches!(scheme.as_str(), "http" | "https") || !is_host || folder.contains(['?', '#']) {
            return None;
        }
        let host = host.to_lowercase();
        let mut text = format!("{scheme}://{host}/");
        let path = text.len() - 1;
        for part in folder.split('/').filter(|part| !part.is_empty()) {
            if matches!(part, "." | "..") {
                return None;
            }
            text.push_str(&encode(part));
            text.push('/');
        }
        Some(Self { text, path })
    }

    /// The whole address, percent-encoded, with `/` at its end.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The path on the host, with `/` at both ends; `/` if the site has a host of its own.
    pub fn path(&self) -> &str {
        self.text.get(self.path..).unwrap_or("/")
    }

    /// The host, with its port if there is one.
    pub fn host(&self) -> &str {
        let authority = self.text.get(..self.path).unwrap_or_default();
        authority.split_once("://").map_or("", |(_, host)| host)
    }

    /// The absolute address of a file of the site, given from the site's folder. A site that shows
    /// folders (`pretty`) hands in `news/` instead of `news/index.html`.
    pub fn join(&self, path: &str) -> String {
        format!("{}{}", self.text, encode(path.trim_start_matches('/')))
    }
}

/// Percent-encodes an address: ASCII, without characters that could end it early.
pub fn encode(address: &str) -> String {
    utf8_percent_encode(address, UNSAFE).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        let base = BaseUrl::parse("HTTPS://WWW.Example.edu.cn/专题//zjz").unwrap();
        assert_eq!(base.as_str(), "https://www.example.edu.cn/%E4%B8%93%E9%A2%98/zjz/");
        assert_eq!(base.path(), "/%E4%B8%93%E9%A2%98/zjz/");
        assert_eq!(base.host(), "www.example.edu.cn");
        assert_eq!(base.join("news/a b.html"), format!("{}news/a%20b.html", base.as_str()));
        assert_eq!(BaseUrl::parse("http://localhost:8000").unwrap().path(), "/");
    }

    #[test]
    fn what_no_site_can_live_at_is_refused() {
        for url in [
            "",
            "/a",
            "ftp://a/",
            "javascript://a",
            "https://",
            "https://a b/",
            "https://a/?x",
            "https://u@h/",
            "https://a/../b",
        ] {
            assert_eq!(BaseUrl::parse(url), None, "{url}");
        }
    }
}
