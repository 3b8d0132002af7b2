//! Styles of vector pictures that load nothing from elsewhere.

use super::SVG;

/// The data that a style may embed. Pixels are excluded: they could hold personal metadata, and
/// drawing programs do not put them here.
const FONTS: &[&str] = &["data:font/", "data:application/font", "data:application/x-font"];

/// Whether a style loads nothing from elsewhere. Attribute values without addresses pass as well.
pub fn css_is_harmless(css: &str) -> bool {
    let css = css_unescaped(css).to_lowercase();
    let mut rest = css.as_str();
    let mut plain = String::new();
    while let Some((before, after)) = rest.split_once("url(") {
        let Some((address, after)) = after.split_once(')') else { return false };
        let address = address.trim().trim_matches(['"', '\'']).trim();
        let carried = FONTS.iter().any(|data| address.starts_with(data));
        if !address.starts_with('#') && !carried && address != SVG {
            return false;
        }
        plain.push_str(before);
        rest = after;
    }
    plain.push_str(rest);
    let plain = plain.replace("http://www.w3.org/", "");
    !["//", "@import", "javascript:", "expression(", "image-set(", "src(", "behavior:"]
        .iter()
        .any(|mark| plain.contains(mark))
}

/// CSS with its escapes resolved: `\75rl(` is `url(`.
fn css_unescaped(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut marks = css.chars().peekable();
    while let Some(mark) = marks.next() {
        if mark != '\\' {
            plain.push(mark);
            continue;
        }
        let mut code = 0_u32;
        let mut digits = 0;
        while let Some(digit) =
            marks.peek().and_then(|mark| mark.to_digit(16)).filter(|_| digits < 6)
        {
            code = code * 16 + digit;
            digits += 1;
            marks.next();
        }
        if digits == 0 {
            plain.extend(marks.next());
            continue;
        }
        plain.extend(char::from_u32(code));
        if marks.peek().is_some_and(char::is_ascii_whitespace) {
            marks.next();
        }
    }
    plain
}
