//! The size that an SVG states.

pub mod uses;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The width and height in CSS pixels, from `width` and `height` or else from `viewBox`. `None` if
/// the text is not an SVG; `Some(None)` if it states no size.
pub fn size(text: &str) -> Option<Option<(u32, u32)>> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                return (element.local_name().as_ref() == "svg").then(|| stated(&element));
            }
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

fn stated(svg: &BytesStart<'_>) -> Option<(u32, u32)> {
    let text = |name: &str| {
        let attribute = svg.try_get_attribute(name).ok().flatten()?;
        Some(attribute.value.into_owned())
    };
    let pixels = |name: &str| text(name)?.trim().trim_end_matches("px").parse::<f64>().ok();
    let stated = pixels("width").zip(pixels("height"));
    let boxed = || {
        let text = text("viewBox")?;
        let numbers: Vec<f64> = text
            .split([' ', ',', '\n', '\t'])
            .filter(|part| !part.is_empty())
            .map_while(|part| part.parse().ok())
            .collect();
        match numbers.as_slice() {
            [_, _, width, height] => Some((*width, *height)),
            _ => None,
        }
    };
    let (width, height) = stated.or_else(boxed)?;
    Some((whole(width)?, whole(height)?))
}

fn whole(length: f64) -> Option<u32> {
    // The range is checked first.
    (1.0..=100_000.0).contains(&length).then(|| length.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_come_from_attributes_or_view_box() {
        assert_eq!(size("<svg width='30px' height='20'/>"), Some(Some((30, 20))));
        assert_eq!(
            size("<?xml version='1.0'?><!-- x --><svg viewBox='0 0 1200,800'><g/></svg>"),
            Some(Some((1200, 800)))
        );
        assert_eq!(size("<svg width='100%' height='100%'/>"), Some(None));
        assert_eq!(size("<html/>"), None);
        assert_eq!(size("not xml <"), None);
    }
}
