//! The HTTP server: connections, requests and responses.

pub(super) mod answer;
pub(super) mod bind;
pub(super) mod body;
pub(super) mod connections;
pub(super) mod file;
pub(super) mod hosts;
pub(super) mod inject;
pub(super) mod lan;
pub(super) mod listen;
pub(super) mod mime;
pub(super) mod range;
pub(super) mod secret;
pub(super) mod service;
pub mod target;
