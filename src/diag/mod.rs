//! Diagnostics: what is wrong with a project's content, collected and never thrown.

pub mod code;
pub mod diagnostic;
pub mod emit;
pub mod explain;
pub mod sink;
pub mod span;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Note};
pub use sink::Sink;
pub use span::{Place, Span};
