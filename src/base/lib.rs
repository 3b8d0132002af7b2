//! Types without a domain: paths, digests, dates, slugs.

pub mod base_url;
pub mod city;
pub mod date;
pub mod digest;
pub mod guard;
pub mod invisible;
pub mod io_error;
pub mod line_index;
pub mod media_types;
pub mod nearest;
pub mod output_name;
pub mod path;
pub mod phone;
pub mod plain_file;
pub mod program_name;
pub mod slug;
pub mod text;
