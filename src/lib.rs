//! A static site generator for the portals of China's Vocational Education Activity Week.

pub mod base;
pub mod build;
pub mod cli;
pub mod diag;
pub mod record;
pub mod source;
pub mod theme;
