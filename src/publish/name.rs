//! The names that a file of the output may have on every operating system.

use super::shard::Shard;
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

/// Names outside the alphabet that others prescribe: GitHub Pages reads `CNAME`.
const FIXED: &[&str] = &["CNAME"];

/// The most bytes of a name: ext4, APFS and NTFS allow 255, and a few are left for tools that
/// append to names.
const LONGEST_COMPONENT: usize = 240;

/// The most bytes of a path: Linux allows 4096 and macOS 1024, both including the output folder.
const LONGEST_PATH: usize = 800;

/// The reason why a path must not be written; `None` if it may be.
pub(super) fn objection(path: &str) -> Option<Text> {
    if path.is_empty() {
        return Some(text!("路径为空", "the path is empty"));
    }
    if path.len() > LONGEST_PATH {
        return Some(text!(
            "路径超过 {LONGEST_PATH} 字节",
            "the path is longer than {LONGEST_PATH} bytes"
        ));
    }
    if is_marker(path) {
        return Some(text!(
            "这个名字留给本程序使用",
            "this name is reserved for the program itself"
        ));
    }
    path.split('/').find_map(component_objection)
}

fn component_objection(name: &str) -> Option<Text> {
    if name.is_empty() {
        return Some(text!("有一级名字为空", "a component is empty"));
    }
    if name == "." || name == ".." {
        return Some(text!("不能含有 `{name}`", "`{name}` is not allowed"));
    }
    if FIXED.contains(&name) {
        return None;
    }
    if let Some(character) = name.chars().find(|&character| !is_allowed(character)) {
        return Some(text!(
            "`{name}` 含有不允许的字符 {character:?}，只能用小写字母、数字和 . _ ~ -",
            "`{name}` holds {character:?}; only a-z, 0-9 and . _ ~ - are allowed"
        ));
    }
    if name.len() > LONGEST_COMPONENT {
        return Some(text!(
            "`{name}` 超过 {LONGEST_COMPONENT} 字节",
            "`{name}` is longer than {LONGEST_COMPONENT} bytes"
        ));
    }
    if name.ends_with('.') {
        return Some(text!("`{name}` 以点结尾", "`{name}` ends in a dot"));
    }
    is_reserved(name)
        .then(|| text!("`{name}` 是 Windows 的保留名", "`{name}` is a reserved name on Windows"))
}

fn is_allowed(character: char) -> bool {
    matches!(character, 'a'..='z' | '0'..='9' | '.' | '_' | '~' | '-')
}

/// Whether a name is a device name of Windows, with or without an extension.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    matches!(stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
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
