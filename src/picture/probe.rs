//! Reads the header of a picture.

use super::facts::{Facts, Header};
use super::problem::Problem;

/// Recognises a picture by its content, without decoding it. Refuses pictures that `develop` could
/// not decode in bounded memory, headers that promise more pixels than the file can hold, and files
/// cut short.
pub fn probe(bytes: &[u8]) -> Result<Header, Problem> {
    Facts::of(bytes).map(|facts| facts.header())
}

/// The same for a picture that is only downloaded, which may have any size.
pub fn probe_offered(bytes: &[u8]) -> Result<Header, Problem> {
    Facts::stated(bytes).map(|facts| facts.header())
}
