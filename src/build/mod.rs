//! From a project on disk to finished sites: the one pipeline that every command runs.

mod failure;
mod pipeline;
mod publish;
mod request;
mod rules;
mod share;
mod texts;
mod uses;

pub use failure::Failure;
pub use pipeline::{build, check, run};
pub use request::{Outcome, Progress, Request, Stage};
pub use texts::ProjectTexts;

pub use crate::publish::Share;
