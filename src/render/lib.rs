//! From the graph to finished files: pages through templates, and the formats that programs read.
//!
//! 1. [`plan`] lists every output of a site as a [`job`]: [`pages`], [`assets`], [`formats`].
//! 2. [`run`] goes through the jobs of all sites. [`reuse`] takes over outputs that are unchanged,
//!    by the keys in a [`ledger`]; [`input_digests`] and [`tracked_graph`] make the keys that are
//!    known without a draft.
//! 3. A job is drafted: the [`page_builder`] collects the [`context`] that its template receives.
//! 4. The template is run, the bytes handed to an [`outlet`].

pub mod assets;
pub mod context;
pub mod formats;
pub mod input_digests;
pub mod job;
pub mod ledger;
pub mod outlet;
mod page_builder;
mod pages;
pub mod params;
pub mod plan;
mod reuse;
pub mod run;
pub mod site;
pub mod tracked_graph;
mod values;
