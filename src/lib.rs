//! A static site generator for the portals of China's Vocational Education Activity Week.

pub mod asset;
pub mod base;
pub mod cli;
pub mod config;
pub mod content;
pub mod diag;
pub mod markdown;
pub mod picture;
pub mod pipeline;
pub mod publish;
pub mod record;
pub mod render;
pub mod serve;
pub mod share;
pub mod site;
pub mod source;
pub mod store;
pub mod theme;
