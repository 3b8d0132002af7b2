//! Formats of registration numbers.
//!
//! ICP: 备案管理办法 as printed by the provinces (`鲁ICP备12345678号`, with or without `-1`); site
//! codes: ten digits, `bm` and eight, or `N` and nine, as seen on government sites.

use super::options::Footer;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic};
use skillweek_record::Fields;

/// Warns of numbers in the footer that do not have the usual format.
pub fn check(fields: &mut Fields<'_>, footer: &Footer) {
    let mut check = |key, number: &Option<String>, is_right: fn(&str) -> bool, code, example| {
        if let Some(written) = number.as_deref().filter(|written| !is_right(written)) {
            fields.report(unusual(written, code, example).at(fields.span(key)));
        }
    };
    check("icp", &footer.icp, is_icp, Code::IcpFormat, "鲁ICP备12345678号-1");
    check("police", &footer.police, is_police, Code::PoliceFormat, "鲁公网安备37010202000001号");
    check("site_code", &footer.site_code, is_site_code, Code::SiteCodeFormat, "3700000001");
}

fn unusual(written: &str, code: Code, example: &str) -> Diagnostic {
    Diagnostic::new(
        code,
        text!("“{written}”不像是这种号码", "`{written}` does not look like such a number"),
    )
    .help(text!("一般写成 {example} 的样子，请核对", "it usually looks like {example}; check it"))
}

fn is_icp(text: &str) -> bool {
    let Some((place, rest)) = text.split_once("ICP备") else { return false };
    let Some((digits, suffix)) = rest.split_once('号') else { return false };
    let is_suffix =
        suffix.is_empty() || suffix.strip_prefix('-').is_some_and(|part| is_digits(part, 1..=3));
    place.chars().count() == 1 && is_digits(digits, 6..=10) && is_suffix
}

fn is_police(text: &str) -> bool {
    let Some((place, rest)) = text.split_once("公网安备") else { return false };
    let digits = rest.trim().trim_end_matches('号').trim();
    place.chars().count() == 1 && is_digits(digits, 13..=14)
}

fn is_site_code(text: &str) -> bool {
    let starts = [("bm", 8), ("N", 9), ("", 10)];
    starts.iter().any(|(start, length)| {
        text.strip_prefix(start).is_some_and(|rest| is_digits(rest, *length..=*length))
    })
}

fn is_digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_their_usual_forms() {
        for good in ["鲁ICP备12345678号", "京ICP备05064591号-1"] {
            assert!(is_icp(good), "{good}");
        }
        for bad in ["ICP备12345678号", "鲁ICP证12345678号", "鲁ICP备12345678", "鲁ICP备1号"]
        {
            assert!(!is_icp(bad), "{bad}");
        }
        assert!(is_police("粤公网安备 44030902000263号"));
        assert!(!is_police("粤公网备44030902000263号"));
        for good in ["1304000009", "bm14000002", "N000000672"] {
            assert!(is_site_code(good), "{good}");
        }
        assert!(!is_site_code("130400000"));
    }
}
