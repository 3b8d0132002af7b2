//! Shows diagnostics: as pictures for people and as records for programs.

mod arrange;
mod human;
mod json;
mod safe;
mod source;

pub use arrange::arrange;
pub use human::human;
pub use json::{Record, records, report};
pub use source::Texts;
