//! Diagnostics as people and programs see them, compared as whole pictures.
//! `BLESS=1 cargo test emit` rewrites the pictures.

mod arranging;
mod pictures;
mod records;
mod support;
