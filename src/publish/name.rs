//! The names that a file of the output may have: those of every operating system, but our own.

use super::shard::Shard;
use skillweek_base::output_name;
use skillweek_base::text;
use skillweek_base::text::Text;

/// The file that marks a folder as ours. In the output of a shard, the shard's number follows, so
/// that the outputs of all shards can be copied into one folder.
pub(super) const MARKER: &str = ".skillweek";

/// The name of the marker in the output of a shard, or of the whole.
pub(super) fn marker(shard: Option<Shard>) -> String {
    shard.map_or_else(|| MARKER.to_owned(), |shard| format!("{MARKER}-{}", shard.suffix()))
}

/// Whether a name in the output folder is that of a marker.
pub(super) fn is_marker(name: &str) -> bool {
    let Some(suffix) = name.strip_prefix(MARKER) else { return false };
    suffix.is_empty() || suffix.strip_prefix('-').is_some_and(Shard::is_suffix)
}

/// The reason why a path must not be written; `None` if it may be.
pub(super) fn objection(path: &str) -> Option<Text> {
    if is_marker(path) {
        return Some(text!(
            "这个名字留给本程序使用",
            "this name is reserved for the program itself"
        ));
    }
    output_name::objection(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_the_contract_pass() {
        for path in [
            "index.html",
            "shandong/activities/day/2023-05-14.html",
            "_headers",
            "_redirects",
            ".nojekyll",
            "web.config",
            "nginx.conf.example",
            "CNAME",
            "a/.well-known/security.txt",
            "icons/console.svg",
            "com10.html",
            "a/.skillweek",
            ".skillweek-notes",
        ] {
            assert_eq!(objection(path), None, "{path}");
        }
    }

    #[test]
    fn hostile_names_are_refused() {
        let long = "a".repeat(241);
        let deep = "a/".repeat(500) + "a";
        for path in [
            "",
            "/",
            "/etc/passwd",
            "a//b",
            "a/",
            "./a",
            "a/./b",
            "..",
            "../a",
            "a/../../b",
            "a\\b",
            "C:",
            "c:/x",
            "\\\\?\\x",
            "Index.html",
            "cname/../x",
            "活动.html",
            "a b",
            "a\0b",
            "a\nb",
            "a%2e",
            "a:b",
            "a*",
            "a?",
            "a\"",
            "a<b",
            "a|b",
            "con",
            "con.html",
            "aux/x",
            "nul.tar.gz",
            "com1",
            "lpt9.txt",
            "com0",
            "prn",
            "a.",
            "a./b",
            "...",
            "é",
            "ａ",
            ".skillweek",
            ".skillweek-2-of-5",
            "a$b",
            "a'b",
            "a&b",
            "a#b",
            "a@b",
            "a+b",
            "~/../x",
            "\u{202e}",
            "a;b",
            "a`b",
            "a(b)",
            long.as_str(),
            deep.as_str(),
        ] {
            assert!(objection(path).is_some(), "{path:?}");
        }
    }
}
