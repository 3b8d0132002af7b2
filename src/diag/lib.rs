//! Diagnostics: problems of a project, which are collected and never thrown.

pub mod code;
pub mod diagnostic;
pub mod emit;
pub mod explain;
pub mod reference;
pub mod sink;
pub mod span;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Note};
pub use sink::Sink;
pub use span::{Place, Span};
