//! Builds that begin where the last one ended give what a clean build gives, whatever was edited in
//! between; and they render nothing else.

mod desk;
mod disk;
mod drafts;
mod edits;
mod fault;
mod held;
mod laws;
mod outputs;
mod remembered;
mod session;

pub use desk::Desk;
pub use edits::Dice;
