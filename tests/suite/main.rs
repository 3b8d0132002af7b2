//! Every test of the program as a whole, in one executable: linking it is the slow part of a change.
//!
//! `BLESS=1 cargo test WORDS` rewrites what tests of that name compare with; look at the difference
//! before it is committed.

#![expect(clippy::disallowed_methods, reason = "tests run the program and look at its files")]

mod architecture;
mod calendar;
mod cards;
mod cli;
mod commonmark;
mod contract;
mod covers;
mod determinism;
mod diagnostics;
mod documents;
mod emit;
mod explanations;
mod golden;
mod harness;
mod hostile;
mod html;
mod ignored;
mod imported;
mod incremental;
mod key_reference;
mod laws;
mod layout;
mod names;
mod odd_pictures;
mod originals;
mod pictures;
mod places;
mod planned;
mod posters;
mod publish;
mod sample;
mod serve;
mod shards;
mod share;
mod tables;
mod unchanged;
mod vectors;
#[expect(dead_code, reason = "the room's own tests need more of it")]
#[path = "../../src/import/tests/file.rs"]
mod word_file;
mod wordings;

/// The program's own: tests build thousands of small projects.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
