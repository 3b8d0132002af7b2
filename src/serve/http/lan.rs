//! Access from the local network, and the address for it.
//!
//! Others in the same network could read drafts, so the printed address carries a key of this run,
//! which the browser keeps as a cookie. This machine needs none.

use super::secret::Secret;
use hyper::HeaderMap;
use hyper::header::COOKIE;
use qrcodegen::{QrCode, QrCodeEcc};
use std::net::{IpAddr, UdpSocket};

/// The name of the cookie.
const KEY: &str = "skillweek-key";

/// The outcome of checking a request's key.
#[derive(Debug, PartialEq, Eq)]
pub enum Admission {
    Admitted,
    /// The key is in the address: set this cookie and redirect to the address without it.
    Keyed {
        cookie: String,
    },
    Refused,
}

/// Checks a request from `peer`.
pub fn admit(peer: IpAddr, query: Option<&str>, headers: &HeaderMap, key: &Secret) -> Admission {
    if peer.to_canonical().is_loopback() {
        return Admission::Admitted;
    }
    let given = query.into_iter().flat_map(|query| query.split('&'));
    let mut given = given.filter_map(|pair| pair.strip_prefix("key="));
    if given.any(|word| key.is(word)) {
        let cookie =
            format!("{KEY}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400", key.as_str());
        return Admission::Keyed { cookie };
    }
    if cookies(headers).any(|word| key.is(word)) { Admission::Admitted } else { Admission::Refused }
}

fn cookies(headers: &HeaderMap) -> impl Iterator<Item = &str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';'));
    pairs.filter_map(|pair| pair.trim().strip_prefix(KEY)?.strip_prefix('='))
}

/// This machine's address in the local network. The system is asked which address it would use;
/// nothing is sent. `None` without a network.
pub fn address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // An address reserved for documentation (RFC 5737).
    socket.connect("192.0.2.1:9").ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_unspecified() && !address.is_loopback()).then_some(address)
}

/// The address with its key.
pub fn keyed(address: &str, key: &Secret) -> String {
    format!("{address}?key={}", key.as_str())
}

/// A QR code for a terminal, two modules to a character; dark on light whatever the terminal's
/// colours, with the quiet zone that phones need. Empty if the text is too long.
pub fn qr(text: &str) -> String {
    /// Light modules around the code.
    const QUIET: i32 = 2;
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Low) else { return String::new() };
    let span = -QUIET..code.size() + QUIET;
    let mut drawn = String::new();
    for y in span.clone().step_by(2) {
        drawn.push_str("  \u{1b}[30;107m");
        drawn.extend(span.clone().map(|x| {
            match (code.get_module(x, y), code.get_module(x, y + 1)) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            }
        }));
        drawn.push_str("\u{1b}[0m\n");
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::header::HeaderValue;

    const PEER: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, 9));

    #[test]
    fn a_neighbour_needs_the_key() {
        let key = Secret::new();
        let none = HeaderMap::new();
        assert_eq!(admit(PEER, None, &none, &key), Admission::Refused);
        assert_eq!(admit(PEER, Some("key="), &none, &key), Admission::Refused);
        assert_eq!(admit("127.0.0.1".parse().unwrap(), None, &none, &key), Admission::Admitted);
        assert_eq!(admit("::1".parse().unwrap(), None, &none, &key), Admission::Admitted);
        let mapped = "::ffff:192.168.1.9".parse().unwrap();
        assert_eq!(admit(mapped, None, &none, &key), Admission::Refused);
        let query = format!("a=1&key={}", key.as_str());
        let keyed = admit(PEER, Some(&query), &none, &key);
        assert!(matches!(keyed, Admission::Keyed { .. }));
    }

    #[test]
    fn the_cookie_lets_in_again() {
        let key = Secret::new();
        let mut headers = HeaderMap::new();
        let cookie = format!("other=1; {KEY}={}", key.as_str());
        headers.insert(COOKIE, HeaderValue::from_str(&cookie).unwrap());
        assert_eq!(admit(PEER, None, &headers, &key), Admission::Admitted);
        headers.insert(COOKIE, HeaderValue::from_static("skillweek-key=0"));
        assert_eq!(admit(PEER, None, &headers, &key), Admission::Refused);
    }

    #[test]
    fn a_code_is_drawn_with_its_quiet_zone() {
        let drawn = qr("http://192.168.1.5:4000/?key=0123456789abcdef0123456789abcdef");
        let first = drawn.lines().next().unwrap();
        assert!(
            first
                .trim_start_matches("  \u{1b}[30;107m")
                .trim_end_matches("\u{1b}[0m")
                .chars()
                .all(|c| c == ' ')
        );
        assert!(drawn.lines().count() > 12);
        let widths: Vec<usize> = drawn.lines().map(|line| line.chars().count()).collect();
        assert!(widths.iter().all(|width| *width == widths[0]));
        assert_eq!(qr(&"x".repeat(5000)), "");
    }
}
