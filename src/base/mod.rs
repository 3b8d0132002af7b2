//! Words without a domain: paths, digests, dates, slugs.

pub mod digest;
pub mod path;
pub mod text;
