//! The preview: an HTTP server that shows a project as it is being written.
//!
//! 1. [`listen`] accepts connections within limits ([`connections`]); [`service`] decides who is answered
//!    ([`hosts`], [`lan`]) and reads what is asked for ([`target`]).
//! 2. [`routes`] looks it up in the outputs of the project ([`Session`](crate::build::Session)) and in nothing else; [`answer`]
//!    makes the response, with the script of the preview ([`inject`]).
//! 3. [`watch`] gathers what happens on disk; [`follow`] reads again what changed and tells the open
//!    pages ([`hub`]) what is new and what is wrong ([`findings`]); [`mod@run`] begins and ends it all.

mod ahead;
mod answer;
mod bind;
mod body;
mod connections;
mod console;
mod file;
mod findings;
mod follow;
mod hosts;
mod html;
mod hub;
mod ignore;
mod index;
mod inject;
mod keys;
mod lan;
mod listen;
mod lost;
mod mime;
mod own;
mod poll;
mod preview;
mod range;
mod report;
mod routes;
mod run;
mod secret;
mod service;
mod sites;
pub mod target;
mod watch;

pub use run::{Options, run};
pub use watch::WatchMode;
