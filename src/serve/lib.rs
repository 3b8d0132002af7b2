//! The preview: an HTTP server that shows a project as it is being written.
//!
//! 1. [`http`] accepts connections within limits, decides which requests are answered and parses
//!    their paths.
//! 2. [`routes`] looks the path up in the outputs of the project
//!    ([`Session`](skillweek_pipeline::Session)) and in nothing else; the server's own pages are in
//!    [`pages`].
//! 3. [`watch`] collects changes on disk, reads changed files again and notifies the open pages
//!    ([`hub`]) of changes and mistakes ([`findings`]); [`terminal`] prints them, too.
//! 4. [`mod@run`] starts and stops all of it.
//! 5. [`machine`] answers beforehand whether the machine has what that takes.

mod findings;
pub mod http;
mod hub;
pub mod machine;
mod pages;
mod preview;
mod routes;
mod run;
mod terminal;
mod watch;

pub use run::{Options, run};
pub use watch::WatchMode;
