//! Placeholder colours of pictures, and the focus points that crops keep in view.
//!
//! The content security policy allows no style attributes, so classes express both: a colour for
//! the upper and one for the lower half, each in sixteen steps of red, green and blue, and a point
//! in steps of five percent. The rules for all classes are few and always the same. Rules for only
//! those tones that a site uses would be shorter, but then one more photo would change the address
//! of the style sheet, and with it every page.

use skillweek_content::focus_point::FocusPoint;
use skillweek_picture::Placeholder;
use std::fmt::Write as _;

/// The classes of the six parts of the two colours, each followed by a hexadecimal digit.
const PARTS: [&str; 6] = ["tr", "tg", "tb", "br", "bg", "bb"];
/// Percent between two points that a class can name.
const STEP: u8 = 5;
const CENTRE: u8 = 50;

/// The classes of a picture: `pic`, its tones if it is opaque, its focus point if that is not the
/// centre, `tall` if it is higher than wide. A focus point that the author states counts more than
/// the placeholder's.
pub fn classes(
    placeholder: Option<&Placeholder>,
    focus: Option<FocusPoint>,
    is_upright: bool,
) -> String {
    let mut classes = String::from("pic");
    if let Some(placeholder) = placeholder.filter(|placeholder| placeholder.is_opaque) {
        for (part, value) in PARTS.into_iter().zip(placeholder.tones.into_iter().flatten()) {
            // Writing to a String cannot fail.
            let _ = write!(classes, " {part}{:x}", value / 17);
        }
    }
    let (x, y) =
        focus.or(placeholder.map(|placeholder| placeholder.focus)).unwrap_or((CENTRE, CENTRE));
    for (name, percent) in [("fx", x), ("fy", y)] {
        let step = (percent.min(100) + STEP / 2) / STEP * STEP;
        if step != CENTRE {
            let _ = write!(classes, " {name}{step}");
        }
    }
    classes.push_str(if is_upright { " tall" } else { "" });
    classes
}

/// The rules for all classes.
pub fn css() -> String {
    let mut css = String::from(
        ".pic{object-position:var(--fx,50%) var(--fy,50%)}\
         [class^='pic tr']{background:linear-gradient(rgb(var(--tr),var(--tg),var(--tb)),rgb(var(--br),var(--bg),var(--bb)))}",
    );
    for part in PARTS {
        for digit in 0..16 {
            let _ = write!(css, ".{part}{digit:x}{{--{part}:{}}}", digit * 17);
        }
    }
    for name in ["fx", "fy"] {
        for percent in (0..=100).step_by(STEP.into()).filter(|percent| *percent != CENTRE) {
            let _ = write!(css, ".{name}{percent}{{--{name}:{percent}%}}");
        }
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholder() -> Placeholder {
        Placeholder { focus: (33, 50), tones: [[0, 17, 255], [9, 128, 254]], is_opaque: true }
    }

    #[test]
    fn a_picture_has_its_tones_and_its_point() {
        assert_eq!(classes(Some(&placeholder()), None, false), "pic tr0 tg1 tbf br0 bg7 bbe fx35");
        assert_eq!(classes(None, Some((0, 98)), true), "pic fx0 fy100 tall");
        assert_eq!(classes(None, None, false), "pic");
    }

    #[test]
    fn what_shines_through_has_no_tones() {
        let logo = Placeholder { is_opaque: false, ..placeholder() };
        assert_eq!(classes(Some(&logo), Some((50, 50)), false), "pic");
    }

    #[test]
    fn every_class_has_its_rule() {
        let css = css();
        for class in ["tr0", "tbf", "br0", "bg7", "bbe", "fx35", "fx0", "fy100"] {
            assert!(css.contains(&format!(".{class}{{")), "{class}");
        }
        assert!(css.len() < 3500, "{}", css.len());
    }
}
