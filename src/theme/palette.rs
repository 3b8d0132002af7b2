//! Colours derived from a site's main colour, readable in every combination.
//!
//! Relative luminance and contrast follow WCAG 2.1.

/// The minimum contrast of text with its background (WCAG 2.1, 1.4.3).
const READABLE: f64 = 4.5;

/// An sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

const WHITE: Color = Color { red: 255, green: 255, blue: 255 };
const BLACK: Color = Color { red: 0, green: 0, blue: 0 };
/// The darkest light background on which themes put links.
const PAPER: Color = Color { red: 244, green: 236, blue: 222 };

impl Color {
    /// Reads `#rrggbb` or `#rgb`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        let wide: String = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            6 => digits.to_owned(),
            _ => return None,
        };
        let value = u32::from_str_radix(&wide, 16).ok()?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Self { red, green, blue })
    }

    /// The colour as `#rrggbb`, in lower case.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }

    /// The contrast ratio with another colour, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// This colour mixed with `percent` of another.
    fn mix(self, other: Self, percent: u16) -> Self {
        let part = |a: u8, b: u8| {
            let sum = u16::from(a) * (100 - percent) + u16::from(b) * percent;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self {
            red: part(self.red, other.red),
            green: part(self.green, other.green),
            blue: part(self.blue, other.blue),
        }
    }

    /// The mix with the least of `towards` that is readable on `ground`.
    fn readable_on(self, ground: Self, towards: Self) -> Self {
        let mut percents = (0..=100).map(|percent| self.mix(towards, percent));
        percents.find(|mixed| mixed.contrast(ground) >= READABLE).unwrap_or(towards)
    }
}

/// Colours derived from a main colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    /// The main colour, darkened until white text on it is readable.
    pub accent: Color,
    /// Whether it had to be darkened.
    pub adjusted: bool,
}

impl Palette {
    /// Derives the colours from the colour that a site states.
    pub fn new(wish: Color) -> Self {
        let accent = wish.readable_on(WHITE, BLACK);
        Self { accent, adjusted: accent != wish }
    }

    /// The main colour, darkened until it is readable as text on tinted paper.
    pub fn strong(&self) -> Color {
        self.accent.mix(BLACK, 22).readable_on(PAPER, BLACK)
    }

    /// A light shade for areas.
    pub fn soft(&self) -> Color {
        self.accent.mix(WHITE, 82)
    }

    /// The lightest shade, for backgrounds.
    pub fn tint(&self) -> Color {
        self.accent.mix(WHITE, 93)
    }

    /// The custom properties that a theme's style uses, as a CSS rule. Themes derive their dark
    /// scheme from them, in rules of higher specificity.
    pub fn css(&self) -> String {
        let colors = [
            ("accent", self.accent),
            ("accent-strong", self.strong()),
            ("accent-soft", self.soft()),
            ("accent-tint", self.tint()),
            ("on-accent", WHITE),
        ];
        let list: String =
            colors.iter().map(|(name, color)| format!("--{name}:{};", color.hex())).collect();
        format!(":root{{{list}}}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_main_colour_gives_readable_pairs(red: u8, green: u8, blue: u8) {
            let palette = Palette::new(Color { red, green, blue });
            prop_assert!(palette.accent.contrast(WHITE) >= READABLE);
            let strong = palette.strong();
            prop_assert!(strong.contrast(PAPER) >= READABLE && strong.contrast(WHITE) >= READABLE);
        }
    }

    #[test]
    fn colours_are_read_and_written() {
        assert_eq!(Color::parse("#C8102E").unwrap().hex(), "#c8102e");
        assert_eq!(Color::parse("#abc").unwrap().hex(), "#aabbcc");
        assert_eq!(Color::parse("red"), None);
        assert_eq!(Color::parse("#ééé"), None);
    }

    #[test]
    fn a_pale_colour_is_darkened_and_says_so() {
        assert!(Palette::new(Color::parse("#ffd500").unwrap()).adjusted);
        assert!(!Palette::new(Color::parse("#a61b29").unwrap()).adjusted);
    }
}
