//! The names that a file of the output may have on every operating system.

use super::text::Text;
use crate::text;

/// Names outside the alphabet that others prescribe: GitHub Pages reads `CNAME`.
const FIXED: &[&str] = &["CNAME"];

/// The most bytes of a name: ext4, APFS and NTFS allow 255, and a few are left for tools that
/// append to names.
const LONGEST_COMPONENT: usize = 240;

/// The most bytes of a path: Linux allows 4096 and macOS 1024, both including the output folder.
const LONGEST_PATH: usize = 800;

/// The reason why a path must not be written; `None` if it may be.
pub fn objection(path: &str) -> Option<Text> {
    if path.is_empty() {
        return Some(text!("路径为空", "the path is empty"));
    }
    if path.len() > LONGEST_PATH {
        return Some(text!(
            "路径超过 {LONGEST_PATH} 字节",
            "the path is longer than {LONGEST_PATH} bytes"
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
    fn names_are_lower_case_ascii_and_no_devices() {
        for path in ["index.html", "a/_headers", "CNAME", ".nojekyll"] {
            assert_eq!(objection(path), None, "{path}");
        }
        for path in ["", "a//b", "../a", "Index.html", "活动.html", "a b", "con.html", "com0", "a."]
        {
            assert!(objection(path).is_some(), "{path:?}");
        }
        assert!(objection(&"a".repeat(LONGEST_COMPONENT + 1)).is_some());
    }
}
