//! Media types of published files, by name.

use skillweek_base::media_types::media_type;

/// The media type of pages.
pub const HTML: &str = "text/html; charset=utf-8";

/// The media type of a published file. Files for servers (`_headers`, `nginx.conf.example`) are
/// texts.
pub fn of(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    if matches!(name, "_headers" | "_redirects" | ".nojekyll") || name.ends_with(".example") {
        return "text/plain; charset=utf-8";
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.and_then(|ending| media_type(&ending)).unwrap_or("application/octet-stream")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_type() {
        assert_eq!(of("activities/calendar.ics"), "text/calendar; charset=utf-8");
        assert_eq!(of("a/X.MP4"), "video/mp4");
        assert_eq!(of("nginx.conf.example"), "text/plain; charset=utf-8");
        assert_eq!(of("a.unknown"), "application/octet-stream");
        assert_eq!(of("a.html/b"), "application/octet-stream");
    }
}
