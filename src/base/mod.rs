//! Words without a domain: paths, digests, dates, slugs.

pub mod date;
mod date_clock;
mod date_grammar;
#[cfg(test)]
mod date_tests;
pub mod date_label;
mod date_message;
mod date_token;
pub mod digest;
pub mod line_index;
pub mod path;
mod pinyin_words;
pub mod slug;
pub mod text;
