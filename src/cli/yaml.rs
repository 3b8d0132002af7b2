//! Writes a text as YAML that reads back as the same text, and reads single keys of `site.yaml`.

use serde_yaml::Value;
use skillweek_source::decode::decode;
use std::path::Path;

/// A text as a YAML value: bare if that is safe, otherwise in double quotes.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether a bare text can only be read as that text: it begins with a letter of a script other
/// than Latin, so it is no number, date or yes, and has no character with a meaning in YAML.
fn is_plain(text: &str) -> bool {
    let begins_well =
        text.chars().next().is_some_and(|first| !first.is_ascii() && first.is_alphabetic());
    let harmless = |mark: char| {
        !mark.is_control() && !is_unusual(mark) && !":#\"'`\\{}[],&*!|>%@?".contains(mark)
    };
    begins_well && !text.ends_with(' ') && text.chars().all(harmless)
}

/// Line ends that only YAML knows, and the byte order mark.
fn is_unusual(mark: char) -> bool {
    matches!(mark, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for mark in text.chars() {
        match mark {
            '"' | '\\' => quoted.extend(['\\', mark]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            mark if mark.is_control() || is_unusual(mark) => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(mark)));
            }
            mark => quoted.push(mark),
        }
    }
    quoted.push('"');
    quoted
}

/// A file's top-level mapping, for reading a key or two; `None` if it cannot be read. Mistakes in
/// the file are left to `check`.
pub fn glance(file: &Path) -> Option<Value> {
    let bytes = std::fs::read(file).ok()?;
    serde_yaml::from_str(&decode(&bytes).text).ok()
}

/// The value under the first name that is present; `None` if that is null.
pub fn under<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| value.get(*name)).filter(|value| !value.is_null())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_text_reads_back_as_itself(text in "\\PC*|[:#\"'\\\\\n\t\u{85}\u{2028}\u{feff} 一a-]*") {
            let line = format!("key: {}\n", scalar(&text));
            let read: Value = serde_yaml::from_str(&line).unwrap();
            prop_assert_eq!(read.get("key").and_then(Value::as_str), Some(text.as_str()));
        }
    }

    #[test]
    fn usual_titles_stay_bare() {
        assert_eq!(scalar("技能：让生活更美好（示例）"), "技能：让生活更美好（示例）");
        assert_eq!(scalar("他说: \"好\""), "\"他说: \\\"好\\\"\"");
        assert_eq!(scalar("2026"), "\"2026\"");
    }
}
