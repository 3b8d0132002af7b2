//! Media types of published files, by extension.

/// Extensions of published files; texts are declared as UTF-8.
const TYPES: [(&str, &str); 42] = [
    ("atom", "application/atom+xml; charset=utf-8"),
    ("avif", "image/avif"),
    ("bmp", "image/bmp"),
    ("config", "application/xml; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("doc", "application/msword"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("eot", "application/vnd.ms-fontobject"),
    ("et", "application/vnd.ms-excel"),
    ("gif", "image/gif"),
    ("htm", "text/html; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("ics", "text/calendar; charset=utf-8"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("m4a", "audio/mp4"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ogg", "audio/ogg"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("ppt", "application/vnd.ms-powerpoint"),
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("rar", "application/vnd.rar"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("vtt", "text/vtt; charset=utf-8"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("xls", "application/vnd.ms-excel"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("xml", "application/xml; charset=utf-8"),
    ("zip", "application/zip"),
];

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
    let known = ending.and_then(|ending| {
        let found = TYPES.binary_search_by(|(known, _)| (*known).cmp(ending.as_str()));
        found.ok().and_then(|at| TYPES.get(at))
    });
    known.map_or("application/octet-stream", |(_, mime)| mime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_is_found() {
        for (ending, mime) in TYPES {
            assert_eq!(of(&format!("a/b.{ending}")), mime);
        }
        assert_eq!(of("activities/calendar.ics"), "text/calendar; charset=utf-8");
        assert_eq!(of("a/X.MP4"), "video/mp4");
        assert_eq!(of("nginx.conf.example"), "text/plain; charset=utf-8");
        assert_eq!(of("a.unknown"), "application/octet-stream");
        assert_eq!(of("a.html/b"), "application/octet-stream");
    }
}
