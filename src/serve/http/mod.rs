//! The server as clients see it: connections, requests, and what answers them on the wire.

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
