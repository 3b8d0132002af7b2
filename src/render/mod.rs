//! From the graph to finished files: pages through templates, and the formats that programs read.

mod activities;
mod activity;
mod address;
mod article;
mod calendars;
mod card;
pub mod context;
mod data;
mod feeds;
pub mod formats;
mod frame;
mod home;
mod hosting;
mod list;
pub mod minify;
mod nav;
pub mod outlet;
mod page;
mod pager;
pub mod params;
mod plain;
mod redirects;
pub mod run;
mod sheet;
pub mod site;
mod text;
