//! The headers of every response, on every host.

use skillweek_base::media_types::media_type;
use skillweek_markdown::PLAYER_ORIGINS;

/// How long fingerprinted files may be kept: a year, which caches treat as forever.
pub const ASSET_CACHE: &str = "public, max-age=31536000, immutable";

/// The headers of every response, in their order.
pub fn security_headers() -> [(&'static str, String); 4] {
    let permissions = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    [
        ("Content-Security-Policy", content_security_policy()),
        ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Permissions-Policy", permissions.to_owned()),
    ]
}

/// The policy for what pages may load: their own site's files, pictures inlined by style sheets,
/// and the players that they embed.
fn content_security_policy() -> String {
    let frames = PLAYER_ORIGINS.join(" ");
    format!(
        "default-src 'self'; img-src 'self' data:; media-src 'self'; style-src 'self'; \
         script-src 'self'; frame-src {frames}; object-src 'none'; base-uri 'self'; \
         form-action 'self'"
    )
}

/// The extensions of files whose media types servers do not know or send without a charset.
const SELDOM_KNOWN: &str =
    "avif css csv html ics js json mp4 svg txt vtt webmanifest webp woff2 xml";

/// These extensions and their media types.
pub fn seldom_known_types() -> impl Iterator<Item = (&'static str, &'static str)> {
    SELDOM_KNOWN.split(' ').filter_map(|extension| Some((extension, media_type(extension)?)))
}
