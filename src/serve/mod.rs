//! The preview: an HTTP server that shows a project as it is being written.
//!
//! 1. [`http`] accepts connections within limits, decides who is answered and reads what is asked for.
//! 2. [`routes`] looks it up in the outputs of the project ([`Session`](crate::pipeline::Session)) and in
//!    nothing else; what the server itself shows beside them is in [`pages`].
//! 3. [`watch`] gathers what happens on disk, reads again what changed and tells the open pages
//!    ([`hub`]) what is new and what is wrong ([`findings`]); [`terminal`] says it, too.
//! 4. [`mod@run`] begins and ends it all.

mod findings;
pub mod http;
mod hub;
mod pages;
mod preview;
mod routes;
mod run;
mod terminal;
mod watch;

pub use run::{Options, run};
pub use watch::WatchMode;
