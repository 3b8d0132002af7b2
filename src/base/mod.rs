//! Words without a domain: paths, digests, dates, slugs.

pub mod base_url;
pub mod date;
mod date_clock;
mod date_day;
mod date_grammar;
mod date_kept;
pub mod date_label;
mod date_message;
#[cfg(test)]
mod date_tests;
mod date_token;
pub mod digest;
pub mod guard;
pub mod line_index;
pub mod path;
mod pinyin_words;
pub mod plain_file;
pub mod program;
pub mod slug;
#[cfg(test)]
mod slug_tests;
pub mod text;
