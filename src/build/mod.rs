//! From a project on disk to finished sites: the one pipeline that every command runs.

pub mod request;

pub use request::{Outcome, Progress, Request, Stage};
