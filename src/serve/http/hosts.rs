//! Decides which requests are answered: those that name a host of this machine, from its own pages.
//!
//! A hostile page can have its name point to 127.0.0.1 (DNS rebinding); the browser then sends that
//! name as `Host`. And a page of any other origin can request ours; the browser then says so in
//! `Origin` or `Sec-Fetch-Site`.

use hyper::HeaderMap;
use hyper::header::{HOST, HeaderValue, ORIGIN};
use hyper::http::uri::Authority;
use std::net::{IpAddr, SocketAddr};

/// The reason why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stranger {
    /// The request names another host, or none.
    Host,
    /// The request comes from a page of another origin.
    Origin,
}

/// The names of the server.
#[derive(Debug, Clone)]
pub struct Hosts {
    /// The name given by `--host`; `None` if that is an address.
    pub named: Option<String>,
}

impl Hosts {
    /// Judges a request that came in at `local`.
    pub fn judge(
        &self,
        headers: &HeaderMap,
        target: Option<&Authority>,
        local: SocketAddr,
    ) -> Result<(), Stranger> {
        let mut hosts = headers.get_all(HOST).iter();
        let host = hosts.next().ok_or(Stranger::Host)?;
        let is_known = |name: &str| self.knows(name, local);
        // Several of them could be read differently by different programs.
        if hosts.next().is_some()
            || !text(host).is_some_and(is_known)
            || !target.is_none_or(|target| is_known(target.as_str()))
        {
            return Err(Stranger::Host);
        }
        if is_own(headers, host) { Ok(()) } else { Err(Stranger::Origin) }
    }

    /// Whether `host:port` is this server.
    fn knows(&self, authority: &str, local: SocketAddr) -> bool {
        let Some((name, port)) = split(authority) else { return false };
        if port.unwrap_or(80) != local.port() {
            return false;
        }
        let name = name.to_ascii_lowercase();
        if let Ok(address) = name.trim_matches(['[', ']']).parse::<IpAddr>() {
            let is_bracketed = name.starts_with('[') && name.ends_with(']');
            // The address at which this connection arrived, or a loopback address.
            return is_bracketed == address.is_ipv6()
                && (address.is_loopback() || address == local.ip().to_canonical());
        }
        name == "localhost"
            || name.strip_suffix(".localhost").is_some_and(is_name)
            || self.named.as_ref().is_some_and(|named| named.eq_ignore_ascii_case(&name))
    }
}

/// Whether a request caused by a page was caused by one of this server. Following a link from
/// elsewhere is allowed: it shows a page and reveals it to no other. In a frame it would be shown
/// inside another page, which could cover it.
fn is_own(headers: &HeaderMap, host: &HeaderValue) -> bool {
    let value = |name: &str| headers.get(name).and_then(text);
    if let Some(origin) = headers.get(ORIGIN) {
        let own = text(host).map(|host| format!("http://{host}"));
        if text(origin).map(str::to_ascii_lowercase) != own.map(|own| own.to_ascii_lowercase()) {
            return false;
        }
    }
    let is_framed = matches!(
        value("sec-fetch-dest"),
        Some("iframe" | "frame" | "fencedframe" | "embed" | "object")
    );
    let is_link = value("sec-fetch-mode") == Some("navigate") && !is_framed;
    matches!(value("sec-fetch-site"), None | Some("same-origin" | "none")) || is_link
}

/// The name and the port; `None` if the port is no number or anything else is there.
fn split(authority: &str) -> Option<(&str, Option<u16>)> {
    if authority.contains(['@', '/', '?', '#', ' ', '\\', '%']) {
        return None;
    }
    let after_bracket = authority.rfind(']').map_or(0, |end| end + 1);
    match authority.get(after_bracket..)?.find(':') {
        None => Some((authority, None)),
        Some(colon) => {
            let (name, port) = authority.split_at(after_bracket + colon);
            let digits = port.strip_prefix(':')?;
            let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            Some((name, Some(digits.parse().ok().filter(|_| is_number)?)))
        }
    }
}

fn is_name(name: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    name.split('.').all(is_label)
}

fn text(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(pairs: &[(&'static str, &str)]) -> Result<(), Stranger> {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        let hosts = Hosts { named: Some("preview.school.cn".to_owned()) };
        hosts.judge(&headers, None, "127.0.0.1:4000".parse().unwrap())
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let known = [
            "localhost:4000",
            "LocalHost:4000",
            "week.localhost:4000",
            "127.0.0.1:4000",
            "127.8.9.1:4000",
            "[::1]:4000",
            "preview.school.cn:4000",
        ];
        for host in known {
            assert_eq!(judge(&[("host", host)]), Ok(()), "{host}");
        }
        let unknown = [
            "",
            "localhost",
            "localhost:4001",
            "localhost:04000x",
            "localhost:",
            "evil.cn:4000",
            "127.0.0.1.evil.cn:4000",
            "localhost.evil.cn:4000",
            "evil-localhost:4000",
            ".localhost:4000",
            "192.168.1.5:4000",
            "0.0.0.0:4000",
            "::1:4000",
            "[127.0.0.1]:4000",
            "[::2]:4000",
            "a@localhost:4000",
            "localhost:4000@evil.cn",
            "localhost:4000/..",
            "localhost%00:4000",
            "2130706433:4000",
            "0x7f.1:4000",
            "127.1:4000",
            "localhost.:4000",
        ];
        for host in unknown {
            assert_eq!(judge(&[("host", host)]), Err(Stranger::Host), "{host}");
        }
        assert_eq!(judge(&[]), Err(Stranger::Host));
        let twice = [("host", "localhost:4000"), ("host", "localhost:4000")];
        assert_eq!(judge(&twice), Err(Stranger::Host));
    }

    #[test]
    fn pages_of_other_origins_get_nothing() {
        let from = |name, value| judge(&[("host", "localhost:4000"), (name, value)]);
        assert_eq!(from("origin", "http://localhost:4000"), Ok(()));
        assert_eq!(from("sec-fetch-site", "same-origin"), Ok(()));
        assert_eq!(from("sec-fetch-site", "none"), Ok(()));
        for origin in [
            "null",
            "http://evil.cn",
            "https://localhost:4000",
            "http://localhost:3000",
            "http://127.0.0.1:4000",
            "http://192.168.1.9:4000",
            "http://localhost:4000.evil.cn",
        ] {
            assert_eq!(from("origin", origin), Err(Stranger::Origin), "{origin}");
        }
        for site in ["cross-site", "same-site", "anything"] {
            assert_eq!(from("sec-fetch-site", site), Err(Stranger::Origin), "{site}");
        }
        let link = [
            ("host", "localhost:4000"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-mode", "navigate"),
        ];
        assert_eq!(judge(&link), Ok(()));
        for dest in ["iframe", "frame", "embed", "object"] {
            let framed = |site| {
                let dest = ("sec-fetch-dest", dest);
                judge(&[link[0], ("sec-fetch-site", site), link[2], dest])
            };
            assert_eq!(framed("cross-site"), Err(Stranger::Origin), "{dest}");
            assert_eq!(framed("same-site"), Err(Stranger::Origin), "{dest}");
            assert_eq!(framed("same-origin"), Ok(()), "{dest}");
        }
    }

    #[test]
    fn the_address_of_a_whole_target_counts_too() {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("localhost:4000"));
        let hosts = Hosts { named: None };
        let local = "127.0.0.1:4000".parse().unwrap();
        let evil = Authority::from_static("evil.cn:4000");
        assert_eq!(hosts.judge(&headers, Some(&evil), local), Err(Stranger::Host));
        let own = Authority::from_static("localhost:4000");
        assert_eq!(hosts.judge(&headers, Some(&own), local), Ok(()));
    }

    #[test]
    fn on_the_local_network_the_address_of_the_connection_is_known() {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("192.168.1.5:4000"));
        let hosts = Hosts { named: None };
        assert_eq!(hosts.judge(&headers, None, "192.168.1.5:4000".parse().unwrap()), Ok(()));
        let other = "192.168.1.6:4000".parse().unwrap();
        assert_eq!(hosts.judge(&headers, None, other), Err(Stranger::Host));
    }
}
