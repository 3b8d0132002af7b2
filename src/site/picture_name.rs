//! Names of picture files that serve as alternative texts.

/// What cameras, messengers and programs call every picture.
const USUAL: [&str; 8] =
    ["微信图片", "微信截图", "QQ图片", "QQ截图", "屏幕截图", "图片", "照片", "未命名"];

/// Whether a file's name without its extension is words for people, and not a camera's or a
/// messenger's number.
pub fn says_something(stem: &str) -> bool {
    let rest = USUAL.iter().fold(stem.to_owned(), |rest, word| rest.replace(word, ""));
    rest.chars().filter(|mark| matches!(mark, '\u{3400}'..='\u{9FFF}')).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_words_is_told_from_a_camera_s_number() {
        assert!(["老师示范拉坯", "01-开幕式现场", "图片 合影留念"].into_iter().all(says_something));
        let numbers = ["IMG_20260512", "微信图片_2026051209", "01", "照片 3", "DSC0001"];
        assert!(!numbers.into_iter().any(says_something));
    }
}
