//! The kind of destination of an address, judged by its spelling alone.

use percent_encoding::percent_decode_str;
use std::net::{Ipv4Addr, Ipv6Addr};

/// The destination of an address.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Destination {
    /// A page, file or heading of the project.
    Local,
    /// Another site.
    Web { is_secure: bool },
    /// Mail and telephone.
    Contact,
    /// A place that only the author's own computer or network can reach.
    Private,
    /// A scheme that pages may not use, such as `javascript`.
    Refused(String),
}

/// Schemes that do no harm and need no check.
const CONTACT_SCHEMES: &[&str] = &["mailto", "sms", "tel"];

/// Classifies an address. Entities are resolved already; percent signs, white space and control
/// characters, which may hide a scheme, are resolved here.
pub(super) fn destination(address: &str) -> Destination {
    let address = unveiled(address);
    if address.starts_with("\\\\") {
        return Destination::Private;
    }
    if let Some(rest) = strip_double_slash(&address) {
        return web(rest, true);
    }
    let Some((scheme, rest)) = split_scheme(&address) else { return Destination::Local };
    match scheme.as_str() {
        "http" | "https" => {
            let rest = strip_double_slash(rest).unwrap_or(rest);
            web(rest, scheme == "https")
        }
        "file" => Destination::Private,
        drive if drive.len() == 1 => Destination::Private,
        contact if CONTACT_SCHEMES.contains(&contact) => Destination::Contact,
        _ => Destination::Refused(scheme),
    }
}

/// The file name extension of a local address, in lower case.
pub(super) fn extension(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
    name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default()
}

/// Whether files of this type are downloaded rather than opened.
pub(super) fn is_document(extension: &str) -> bool {
    let known = "pdf doc docx xls xlsx ppt pptx zip rar 7z csv txt wps et dps ofd rtf";
    known.split(' ').any(|known| known == extension)
}

/// The host of a web address, in lower case and without a port; empty for other addresses.
pub(super) fn host(address: &str) -> String {
    let rest = address.split_once("//").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if let Some(inner) = host.strip_prefix('[') {
        return inner.split(']').next().unwrap_or_default().to_lowercase();
    }
    host.split(':').next().unwrap_or_default().to_lowercase()
}

fn web(rest: &str, is_secure: bool) -> Destination {
    let host = host(&format!("//{rest}"));
    if is_private(&host) { Destination::Private } else { Destination::Web { is_secure } }
}

fn is_private(host: &str) -> bool {
    if host == "localhost" || host.ends_with(".localhost") || host.ends_with(".local") {
        return true;
    }
    if let Ok(address) = host.parse::<Ipv4Addr>() {
        return address.is_private()
            || address.is_loopback()
            || address.is_link_local()
            || address.is_unspecified();
    }
    host.parse::<Ipv6Addr>().is_ok_and(|address| address.is_loopback() || address.is_unique_local())
}

/// Browsers read `\` as `/` in web addresses.
fn strip_double_slash(address: &str) -> Option<&str> {
    let rest = address.strip_prefix(['/', '\\'])?;
    rest.strip_prefix(['/', '\\'])
}

fn split_scheme(address: &str) -> Option<(String, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|char: char| char.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || matches!(char, '+' | '-' | '.'));
    is_scheme.then(|| (scheme.to_ascii_lowercase(), rest))
}

/// The address as the most lenient browser would read it.
fn unveiled(address: &str) -> String {
    let mut plain = address.to_owned();
    for _ in 0..3 {
        let decoded = percent_decode_str(&plain).decode_utf8_lossy().into_owned();
        if decoded == plain {
            break;
        }
        plain = decoded;
    }
    plain.chars().filter(|char| !is_invisible(*char)).collect()
}

pub(super) fn is_invisible(char: char) -> bool {
    char.is_control()
        || char.is_whitespace()
        || matches!(char, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_found_behind_every_veil() {
        for veiled in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " \u{1}java\tscr\nipt:alert(1)",
            "javascript%3Aalert(1)",
            "%256aavascript:alert(1)",
            "java\u{200B}script:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
        ] {
            assert!(matches!(destination(veiled), Destination::Refused(_)), "{veiled}");
        }
    }

    #[test]
    fn addresses_of_ones_own_computer_are_private() {
        for private in [
            "file:///C:/a.jpg",
            "C:\\图片\\a.jpg",
            "d:/a.pdf",
            "\\\\server\\share",
            "http://localhost:1313/",
            "//127.0.0.1/x",
            "http://10.1.2.3",
            "https://172.16.0.1/",
            "http://user@192.168.1.1:80/",
            "http://[::1]/",
        ] {
            assert_eq!(destination(private), Destination::Private, "{private}");
        }
        assert_eq!(destination("http://172.32.0.1/"), Destination::Web { is_secure: false });
        assert_eq!(destination("https://www.moe.gov.cn/"), Destination::Web { is_secure: true });
    }

    #[test]
    fn names_with_a_colon_are_no_schemes() {
        assert_eq!(destination("附件1:名单.pdf"), Destination::Local);
        assert_eq!(destination("#时间"), Destination::Local);
        assert_eq!(destination("mailto:a@b.cn"), Destination::Contact);
    }
}
