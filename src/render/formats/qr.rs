//! QR codes: an address as one SVG path that prints sharp at any size.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};
use std::fmt::Write as _;

/// Light modules that must surround a code (ISO/IEC 18004).
const QUIET: i32 = 4;
/// The largest version has 77 modules on a side: printed three centimetres wide, a module is 0.4
/// mm, which an old phone can still scan. A longer address is better typed.
const LARGEST: u8 = 15;
/// Non-ASCII characters are percent-encoded here, because scanners do not agree on how to read
/// them.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>');

/// A code ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// Modules on a side, the quiet zone included: the drawing's `viewBox` is
    /// `0 0 modules modules`.
    pub modules: u32,
    /// The dark modules as the `d` of one path: a rectangle for each run in a row.
    pub path: String,
}

impl Code {
    /// The code of an address; `None` for one that is too long to be scanned from paper.
    pub fn of(address: &str) -> Option<Self> {
        let address = utf8_percent_encode(address, UNSAFE).to_string();
        let segments = QrSegment::make_segments(&address);
        let code = QrCode::encode_segments_advanced(
            &segments,
            QrCodeEcc::Medium,
            Version::MIN,
            Version::new(LARGEST),
            None,
            true,
        );
        code.ok().map(|code| Self {
            modules: (code.size() + 2 * QUIET).unsigned_abs(),
            path: path(&code),
        })
    }

    /// The drawing as a `data:` address, so that a long press on it works as on any picture.
    pub fn data_uri(&self) -> String {
        let Self { modules, path } = self;
        format!(
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {modules} {modules}' \
             shape-rendering='crispEdges'%3E%3Cpath fill='%23fff' d='M0 0h{modules}v{modules}H0z'/%3E\
             %3Cpath d='{path}'/%3E%3C/svg%3E"
        )
    }
}

fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|at| code.get_module(*at, y)).count();
            if length > 0 {
                // Cannot fail: a String takes everything.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            // A code has at most 177 modules on a side.
            x += i32::try_from(length).unwrap_or(i32::MAX - x).max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::{tiny_skia, usvg};

    /// Decodes the drawing with an independent reader, at four pixels to a module.
    fn scanned(code: &Code) -> String {
        let side = code.modules * 4;
        let svg =
            percent_encoding::percent_decode_str(&code.data_uri()).decode_utf8_lossy().into_owned();
        let svg = svg.strip_prefix("data:image/svg+xml,").expect("a picture");
        let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).expect("an SVG");
        let mut pixels = tiny_skia::Pixmap::new(side, side).expect("a size");
        resvg::render(&tree, tiny_skia::Transform::from_scale(4.0, 4.0), &mut pixels.as_mut());
        let shown = |x: usize, y: usize| pixels.pixels()[y * side as usize + x].red();
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(side as usize, side as usize, shown);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().expect("it can be read").1
    }

    #[test]
    fn what_is_drawn_can_be_scanned() {
        let long = format!("https://www.example.cn/{}.html", "market-".repeat(40));
        for address in
            ["https://a.cn/", "https://sd.example.cn/hdz/activities/open-day.html", &long]
        {
            let code = Code::of(address).expect("it fits");
            assert_eq!(scanned(&code), address);
        }
    }

    #[test]
    fn a_chinese_address_is_scanned_as_browsers_send_it() {
        let code = Code::of("https://预约.example.cn/报名?a=1 2").expect("it fits");
        assert_eq!(
            scanned(&code),
            "https://%E9%A2%84%E7%BA%A6.example.cn/%E6%8A%A5%E5%90%8D?a=1%202"
        );
    }

    #[test]
    fn the_quiet_zone_is_left_light() {
        let code = Code::of("https://a.cn/").expect("it fits");
        assert_eq!(code.modules, 21 + 8);
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", code.path);
    }

    #[test]
    fn what_no_phone_could_scan_is_not_drawn() {
        assert_eq!(Code::of(&format!("https://a.cn/{}", "x".repeat(600))), None);
    }
}
