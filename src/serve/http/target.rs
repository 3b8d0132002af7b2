//! The path of a request, decoded once. It never becomes a path on disk: it is looked up in the
//! table of outputs.

use percent_encoding::percent_decode_str;

/// The most bytes of an encoded path; no output comes near.
const LONGEST: usize = 2048;

/// The folder of the server's own files, never part of a site.
pub const OWN: &str = "__skillweek";

/// The target of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A path below the base: of an output, or of a folder with its slash at the end.
    Site(String),
    /// A file of the server's own.
    Own(String),
    /// `/`, if the sites are below another base.
    Root,
    /// The base without its last slash.
    Base,
    /// A path outside the base.
    Outside(String),
    /// No valid path: malformed, or trying to leave the root.
    Malformed,
}

/// Parses the path of a request, with the sites below `base` (`/` or `/a/b/`).
pub fn read(path: &str, base: &str) -> Target {
    let Some(decoded) = decode(path) else { return Target::Malformed };
    let Some(below) = decoded.strip_prefix('/') else { return Target::Malformed };
    if let Some(own) = below.strip_prefix(OWN).and_then(|rest| rest.strip_prefix('/')) {
        return Target::Own(own.to_owned());
    }
    match decoded.strip_prefix(base) {
        Some(below) => Target::Site(below.to_owned()),
        None if decoded == "/" => Target::Root,
        None if base.strip_suffix('/') == Some(decoded.as_str()) => Target::Base,
        None => Target::Outside(decoded),
    }
}

/// The path with its escapes resolved, once; `None` if no link of ours can be like it.
fn decode(path: &str) -> Option<String> {
    if path.len() > LONGEST {
        return None;
    }
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let leads_away = decoded.split(['/', '\\']).any(|part| part == ".." || part == ".");
    let is_odd = decoded.contains('\\') || decoded.chars().any(char::is_control);
    (!leads_away && !is_odd).then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_decoded_once_and_never_lead_away() {
        let site = |path: &str| Target::Site(path.to_owned());
        let cases = [
            ("/", site("")),
            ("/news/index.html", site("news/index.html")),
            ("/%e6%96%b0/", site("新/")),
            ("/a%252e%252e/b", site("a%2e%2e/b")),
            ("/..", Target::Malformed),
            ("/a/../b", Target::Malformed),
            ("/a/./b", Target::Malformed),
            ("/%2e%2e/b", Target::Malformed),
            ("/..%2fb", Target::Malformed),
            ("/..%5cb", Target::Malformed),
            ("/a%5cb", Target::Malformed),
            ("/a%00b", Target::Malformed),
            ("/a%0d%0ab", Target::Malformed),
            ("/a%ff", Target::Malformed),
            ("", Target::Malformed),
            ("*", Target::Malformed),
            ("//etc/passwd", site("/etc/passwd")),
            ("/C:/Windows/win.ini", site("C:/Windows/win.ini")),
            ("/__skillweek/events", Target::Own("events".to_owned())),
            ("/__skillweek", site("__skillweek")),
        ];
        for (path, expected) in cases {
            assert_eq!(read(path, "/"), expected, "{path}");
        }
        assert_eq!(read(&format!("/{}", "a".repeat(3000)), "/"), Target::Malformed);
    }

    #[test]
    fn below_a_base_the_rest_is_outside() {
        assert_eq!(read("/a/b/c.html", "/a/b/"), Target::Site("c.html".to_owned()));
        assert_eq!(read("/", "/a/b/"), Target::Root);
        assert_eq!(read("/a/b", "/a/b/"), Target::Base);
        assert_eq!(read("/a/bc", "/a/b/"), Target::Outside("/a/bc".to_owned()));
        assert_eq!(read("/c.html", "/a/b/"), Target::Outside("/c.html".to_owned()));
        assert_eq!(read("/__skillweek/", "/a/b/"), Target::Own(String::new()));
    }
}
