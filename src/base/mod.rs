//! Words without a domain: paths, digests, dates, slugs.

pub mod digest;
pub mod line_index;
pub mod path;
pub mod text;
