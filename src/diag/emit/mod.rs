//! Output of diagnostics, for people and for programs.

mod arrange;
mod human;
mod json;
mod safe;
mod samples;
mod source;

pub use arrange::arrange;
pub use human::human;
pub use json::{Record, records, report};
pub use source::Texts;
