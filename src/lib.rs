//! A static site generator for the portals of China's Vocational Education Activity Week.

pub mod base;
pub mod build;
pub mod diag;
pub mod publish;
pub mod record;
pub mod render;
pub mod source;
pub mod theme;
