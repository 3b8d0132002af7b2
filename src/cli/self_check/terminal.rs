//! The language of messages, and whether the terminal can show Chinese.

use super::finding::{Finding, Topic};
use crate::lang;
use skillweek_base::text;
use skillweek_base::text::Both;
use std::env;

const TOPIC: Topic = Topic { name: "terminal", label: Both::new("终端", "terminal") };

/// Looks at the locale.
pub fn check() -> Finding {
    let locale = lang::named(sys_locale::get_locales());
    let set = |name: &&str| env::var(name).ok().filter(|value| !value.is_empty());
    // The console of Windows is given Unicode, whatever its code page is.
    let names: &[&str] = if cfg!(unix) { &["LC_ALL", "LC_CTYPE", "LANG"] } else { &[] };
    judge(locale.as_deref(), names.iter().find_map(set).as_deref())
}

/// Judges the system's language, and the variable that names the terminal's encoding.
fn judge(locale: Option<&str>, variable: Option<&str>) -> Finding {
    if let Some(encoding) = variable.and_then(encoding).filter(|encoding| !is_utf8(encoding)) {
        return Finding::warning(
            TOPIC,
            text!(
                "终端的编码是 {encoding}，中文会变成乱码",
                "the terminal's encoding is {encoding}, which garbles Chinese"
            ),
            text!(
                "先运行 export LC_ALL=zh_CN.UTF-8；或者加 --lang en 看英文提示",
                "run export LC_ALL=zh_CN.UTF-8 first, or use --lang en"
            ),
        );
    }
    Finding::good(
        TOPIC,
        match locale {
            Some(locale) => text!(
                "系统语言 {locale}；--lang zh 或 --lang en 可以另选提示的语言",
                "the system speaks {locale}; --lang zh or --lang en chooses another language"
            ),
            None => text!(
                "系统没有说明语言，提示用中文；要英文加 --lang en",
                "the system names no language: messages are Chinese without --lang en"
            ),
        },
    )
}

/// The encoding in `zh_CN.GBK@pinyin`; most locales that name none are UTF-8 by now.
fn encoding(variable: &str) -> Option<&str> {
    let (_, rest) = variable.split_once('.')?;
    rest.split('@').next()
}

fn is_utf8(encoding: &str) -> bool {
    encoding.replace('-', "").eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::super::finding::State;
    use super::*;

    #[test]
    fn only_an_encoding_without_chinese_output_is_noted() {
        for variable in [None, Some("C"), Some("zh_CN.UTF-8"), Some("en_US.utf8@x"), Some("zh_CN")]
        {
            assert_eq!(judge(Some("zh-CN"), variable).state, State::Good, "{variable:?}");
        }
        for variable in ["zh_CN.GBK", "zh_CN.GB18030@pinyin", "en_US.ISO-8859-1"] {
            assert_eq!(judge(None, Some(variable)).state, State::Warning, "{variable}");
        }
    }
}
