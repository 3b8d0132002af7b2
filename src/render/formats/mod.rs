//! The files that other programs read: calendars, feeds, site maps, open data, and configuration
//! for hosts.
//!
//! Each writer is a pure function of small plain structs of its own, or of a page's document
//! ([`json_ld`]); none knows a site or the clock. Texts may hold anything that people paste; each
//! writer escapes by the rules of its format. [`calendars`], [`feeds`], [`hosting`] and
//! [`search_engines`] plan these outputs for a site and collect the input of the writers.

pub mod atom;
pub mod calendar;
pub mod calendars;
pub mod feeds;
pub mod hosting;
pub mod hosts;
pub mod json_ld;
pub mod map_links;
pub mod open_data;
pub mod open_table;
pub mod qr;
pub mod search_engines;
pub mod sitemap;
mod xml;
