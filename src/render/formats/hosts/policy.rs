//! The headers of every response, on every host.

use super::Hosting;
use std::collections::BTreeSet;

/// How long fingerprinted files may be kept: a year, which caches treat as forever.
pub const ASSET_CACHE: &str = "public, max-age=31536000, immutable";

/// The policy for what pages may load: their own site's files, pictures inlined by style sheets,
/// and the players that they embed.
pub fn content_security_policy(frames: &BTreeSet<String>) -> String {
    // Anything but a plain origin could add a directive of its own.
    let frames: Vec<&str> =
        frames.iter().map(String::as_str).filter(|origin| is_origin(origin)).collect();
    let frames = if frames.is_empty() { "'none'".to_owned() } else { frames.join(" ") };
    format!(
        "default-src 'self'; img-src 'self' data:; media-src 'self'; style-src 'self'; \
         script-src 'self'; frame-src {frames}; object-src 'none'; base-uri 'self'; \
         form-action 'self'"
    )
}

fn is_origin(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(|host| {
        !host.is_empty()
            && host.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '*'))
    })
}

/// The headers of every response, in their order.
pub fn security_headers(hosting: &Hosting) -> Vec<(&'static str, String)> {
    vec![
        ("Content-Security-Policy", content_security_policy(&hosting.frames)),
        ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        (
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()".to_owned(),
        ),
    ]
}

/// Media types that servers do not know or send without a charset.
pub const TYPES: &[(&str, &str)] = &[
    ("avif", "image/avif"),
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("mp4", "video/mp4"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml; charset=utf-8"),
];
