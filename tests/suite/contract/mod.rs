//! Projects written from the contract alone, built as a webmaster would build them.

mod addresses;
mod columns;
mod links;
mod lists;
mod project;
mod settings;
mod tables;
mod themes;
