//! Styles that hide what they are put on: the marks of planted links.

use super::tokens::Tag;

/// Whether an element and all inside it cannot be seen.
pub(super) fn is_hidden(tag: &Tag) -> bool {
    if tag.get("hidden").is_some() {
        return true;
    }
    let size =
        |name| tag.get(name).and_then(|attribute| attribute.value.trim().parse::<f64>().ok());
    let is_small = |name| size(name).is_some_and(|size| size <= 1.0);
    let is_box = !matches!(tag.name.as_str(), "td" | "th" | "col" | "hr" | "img" | "video");
    if is_box && is_small("height") || tag.name == "marquee" && is_small("width") {
        return true;
    }
    tag.get("style").is_some_and(|style| hides(&style.value, is_box))
}

/// Whether the declarations of a style hide; `is_box` is false for elements that may well be thin.
fn hides(style: &str, is_box: bool) -> bool {
    let style = without_comments(style).to_lowercase();
    let declarations: Vec<(&str, String)> = style
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim(), value.replace("!important", "").trim().to_owned()))
        .collect();
    let get = |name: &str| {
        declarations.iter().rev().find(|(other, _)| *other == name).map(|(_, value)| value.as_str())
    };
    let is_placed =
        get("position").is_some_and(|value| matches!(value, "absolute" | "fixed" | "relative"));
    let is_same_colour = get("color").is_some_and(|colour| {
        colour == "transparent"
            || [get("background-color"), get("background")].contains(&Some(colour))
    });
    is_same_colour
        || declarations.iter().any(|(name, value)| match *name {
            "display" => value == "none",
            "visibility" => matches!(value.as_str(), "hidden" | "collapse"),
            "opacity" => number(value).is_some_and(|opacity| opacity <= 0.05),
            "font-size" => number(value).is_some_and(|size| size <= 1.0) && is_pixels(value),
            "width" | "height" | "max-width" | "max-height" | "line-height" => {
                is_box
                    && number(value).is_some_and(|size| size <= 1.0)
                    && (is_pixels(value) && *name != "line-height" || number(value) == Some(0.0))
            }
            "text-indent" | "margin-left" | "margin-top" | "margin" => {
                number(value).is_some_and(|size| size <= -500.0)
            }
            "left" | "top" | "right" | "bottom" => {
                is_placed && number(value).is_some_and(|size| size.abs() >= 500.0)
            }
            "clip" => value.replace(' ', "").starts_with("rect(0"),
            "clip-path" => value.contains("100%") || value.contains("inset(50%"),
            "transform" => value.replace(' ', "").contains("scale(0)"),
            _ => false,
        })
}

/// The number at the start of a value.
fn number(value: &str) -> Option<f64> {
    let end = value
        .find(|char: char| !matches!(char, '0'..='9' | '.' | '-' | '+'))
        .unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}

/// Whether a length is given in pixels or points, or without a unit as in `0`.
fn is_pixels(value: &str) -> bool {
    let unit =
        value.trim_start_matches(|char: char| matches!(char, '0'..='9' | '.' | '-' | '+')).trim();
    matches!(unit, "" | "px" | "pt") || number(value) == Some(0.0)
}

fn without_comments(style: &str) -> String {
    let mut plain = String::new();
    let mut rest = style;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hiding_styles_are_known() {
        for style in [
            "display:none",
            "DISPLAY : none !important",
            "dis/**/play:none",
            "visibility:hidden",
            "opacity:0",
            "opacity: 0.01",
            "font-size:0",
            "font-size:1px",
            "position:absolute;left:-9999px",
            "position:fixed; top:-1000em",
            "text-indent:-9999px",
            "width:1px;height:1px;overflow:hidden",
            "height:0",
            "color:#fff;background:#fff",
            "color:transparent",
            "clip:rect(0,0,0,0)",
        ] {
            assert!(hides(style, true), "{style}");
        }
    }

    #[test]
    fn ordinary_styles_do_not_hide() {
        for style in [
            "text-align:center",
            "color:#fff",
            "font-size:1em",
            "line-height:1",
            "width:100%",
            "left:-9999px",
            "margin-left:-2px",
            "opacity:.5",
            "height:1.5em",
        ] {
            assert!(!hides(style, true), "{style}");
        }
        assert!(!hides("height:1px", false));
    }
}
