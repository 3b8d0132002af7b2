//! A static site generator for the portals of China's Vocational Education Activity Week.

pub mod base;
pub mod diag;
pub mod markdown;
pub mod record;
