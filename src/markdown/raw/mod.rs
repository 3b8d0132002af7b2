//! Raw HTML: read tag by tag, so that every finding has its place, and freed of what pages may not hold.
//!
//! 1. `tokens` splits a stretch of HTML into tags and text.
//! 2. `element` and `keep` write the allowed tags anew, with the allowed attributes only; addresses become
//!    references like those of Markdown.
//! 3. `clean` lets ammonia go over the result as a whole: it nests the elements as a browser would,
//!    and would stop whatever the second step overlooked.
//! 4. `minify` makes the article smaller once its addresses are known.

mod attribute;
mod clean;
mod element;
mod entity;
mod findings;
mod hidden;
mod keep;
mod minify;
mod policy;
mod state;
mod tokens;

pub(super) use clean::clean;
pub use minify::minify;
pub(super) use state::Raw;
