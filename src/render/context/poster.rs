//! What the printable poster of an activity receives.

use super::{ActivityFacts, Frame, Image};
use serde::Serialize;

/// The page that prints as an activity's poster. Template `poster.html`.
#[derive(Debug, Clone, Serialize)]
pub struct Poster {
    #[serde(skip)]
    pub frame: Frame,
    pub title: String,
    pub summary: Option<String>,
    pub cover: Option<Image>,
    pub activity: ActivityFacts,
    /// How much the builder has to hold, in characters; a line of the list of sessions counts as 16.
    pub load: usize,
    /// The address of the activity's own page.
    pub back: String,
    /// The absolute address of the activity's own page; absent where the site does not know its own.
    pub page_code: Option<QrCode>,
    /// The address where places are booked, as long as there are any.
    pub booking_code: Option<QrCode>,
}

/// An address to scan.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct QrCode {
    /// What the code holds.
    pub address: String,
    /// The code, a `data:` address of an SVG; absent for an address too long to be scanned from paper.
    pub image: Option<String>,
    /// Modules on a side, the quiet zone included.
    pub modules: Option<u32>,
}
