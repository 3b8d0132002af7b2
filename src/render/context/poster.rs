//! Template values of an activity's printable poster.

use super::{ActivityFacts, Frame, Image};
use serde::Serialize;

/// The page that prints as an activity's poster. Template `poster.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Poster {
    /// Not a field in templates: `page` and the values of the layout are added instead.
    #[serde(skip)]
    pub frame: Frame,
    /// The activity's title, plain text.
    pub title: String,
    /// The `summary` of the front matter, else the beginning of the text; plain text.
    pub summary: Option<String>,
    /// The activity's cover, as on its card.
    pub cover: Option<Image>,
    /// As on the activity's own page.
    pub activity: ActivityFacts,
    /// The amount of text on the poster in characters, by which the template chooses a font size.
    /// The title counts three times, a line of the list of sessions as 16.
    pub load: usize,
    /// How much of the sheet its drawing takes, in rows of tiles: 1 to 3, more where `load` is small.
    pub rows: u8,
    /// The address of the activity's own page.
    pub back: String,
    /// The code of the absolute address of the activity's own page; `None` where the site states no
    /// address.
    pub page_code: Option<QrCode>,
    /// The code of the address for booking; `None` without one, and once the activity is full or
    /// cancelled.
    pub booking_code: Option<QrCode>,
}

/// An address to scan.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct QrCode {
    /// The address in the code: `http`, `https`, `mailto` or `tel`.
    pub address: String,
    /// The code as a `data:` address of an SVG; `None` for an address too long to be scanned from
    /// paper.
    pub image: Option<String>,
    /// Modules on a side, the quiet zone included; `None` where `image` is.
    pub modules: Option<u32>,
}
