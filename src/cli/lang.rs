//! The language of messages: that of `--lang`, otherwise that of the locale, otherwise Chinese.

use skillweek_base::text::Lang;
use std::borrow::Cow;
use std::ffi::OsString;

/// Chooses the language before the arguments are parsed: even the answer to a wrong argument needs
/// one.
pub fn choose(args: &[OsString]) -> Lang {
    from_args(args).unwrap_or_else(|| from_locales(sys_locale::get_locales()))
}

fn from_args(args: &[OsString]) -> Option<Lang> {
    let mut words = args.iter().skip(1).map(|arg| arg.to_string_lossy());
    let mut found = None;
    while let Some(word) = words.next().filter(|word| word != "--") {
        let value = match word.strip_prefix("--lang") {
            Some("") => words.next().map(Cow::into_owned),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        found = match value.as_deref() {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => found,
        };
    }
    found
}

/// Decides by the first locale that names a language; `C` and `POSIX` name none.
fn from_locales(locales: impl IntoIterator<Item = String>) -> Lang {
    match named(locales) {
        Some(locale) if !locale.to_ascii_lowercase().starts_with("zh") => Lang::En,
        _ => Lang::Zh,
    }
}

/// The first locale that names a language.
pub fn named(locales: impl IntoIterator<Item = String>) -> Option<String> {
    let names_language = |locale: &String| {
        let language = locale.split(['-', '_', '.', '@']).next().unwrap_or_default();
        !matches!(language.to_ascii_lowercase().as_str(), "" | "c" | "posix" | "und")
    };
    locales.into_iter().find(names_language)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locales(list: &[&str]) -> Lang {
        from_locales(list.iter().map(|locale| (*locale).to_owned()))
    }

    #[test]
    fn a_locale_that_says_nothing_means_chinese() {
        assert_eq!(locales(&[]), Lang::Zh);
        assert_eq!(locales(&["C"]), Lang::Zh);
        assert_eq!(locales(&["C.UTF-8"]), Lang::Zh);
        assert_eq!(locales(&["POSIX"]), Lang::Zh);
        assert_eq!(locales(&["zh-Hans-CN", "en-US"]), Lang::Zh);
    }

    #[test]
    fn another_language_means_english() {
        assert_eq!(locales(&["en-US"]), Lang::En);
        assert_eq!(locales(&["C", "de-DE", "zh-CN"]), Lang::En);
    }

    #[test]
    fn the_flag_is_found_anywhere() {
        let args = |line: &str| line.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(from_args(&args("skillweek build --lang en")), Some(Lang::En));
        assert_eq!(from_args(&args("skillweek --lang=zh build")), Some(Lang::Zh));
        assert_eq!(from_args(&args("skillweek build --lang fr")), None);
        assert_eq!(from_args(&args("skillweek add news -- --lang en")), None);
    }
}
