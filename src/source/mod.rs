//! Sources: the project's files, as bytes and as text.

pub mod decode;
mod decode_report;
