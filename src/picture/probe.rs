//! A look at a picture's header.

use super::facts::{Facts, Header};
use super::problem::Problem;

/// Tells a picture by its content, without decoding it. Refuses what `develop` could not decode in
/// bounded memory, headers that promise more pixels than the file can hold, and files cut short.
pub fn probe(bytes: &[u8]) -> Result<Header, Problem> {
    Facts::of(bytes).map(|facts| facts.header())
}

/// The same of a picture that is only taken away, and so may be of any size.
pub fn probe_offered(bytes: &[u8]) -> Result<Header, Problem> {
    Facts::stated(bytes).map(|facts| facts.header())
}
