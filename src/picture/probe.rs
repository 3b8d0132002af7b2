//! A look at a picture's header.

use super::facts::Facts;
use super::kind::Kind;
use super::problem::Problem;
use serde::{Deserialize, Serialize};

/// What a page needs to know of a picture before anything of it is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Header {
    pub kind: Kind,
    /// Pixels as shown: the camera's orientation is already applied.
    pub width: u32,
    pub height: u32,
    pub is_animated: bool,
    pub has_alpha: bool,
    /// Stored with a palette or in few grey steps: drawn, not photographed.
    pub is_graphic: bool,
}

/// Tells a picture by its content, without decoding it. Refuses what `develop` could not decode in
/// bounded memory, headers that promise more pixels than the file can hold, and files cut short.
pub fn probe(bytes: &[u8]) -> Result<Header, Problem> {
    Facts::of(bytes).map(|facts| facts.header())
}

/// The same of a picture that is only taken away, and so may be of any size.
pub fn probe_offered(bytes: &[u8]) -> Result<Header, Problem> {
    Facts::stated(bytes).map(|facts| facts.header())
}
