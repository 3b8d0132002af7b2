//! Explanations of the diagnostic codes: meaning, reason, example and correction.
//!
//! The texts are small tables, one file for each group of codes; the catalogue names the one of
//! each code. The terminal page and the reference in `docs/` are both made from them
//! ([`reference`](super::reference)).

pub(super) mod accessibility;
pub(super) mod activities;
pub(super) mod content;
pub(super) mod files;
pub(super) mod links;
pub(super) mod privacy;
pub(super) mod standards;
pub(super) mod tables;
pub(super) mod themes;

/// The explanation of a diagnostic code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// The finding, in Chinese, with backticks for code.
    pub what_zh: &'static str,
    /// The finding, in English, with backticks for code.
    pub what_en: &'static str,
    /// The effect on readers, on search, or under the rules for public sites; in Chinese.
    pub why_zh: &'static str,
    /// The same effect, in English.
    pub why_en: &'static str,
    /// An example that is reported.
    pub wrong: &'static str,
    /// The same example, corrected.
    pub right: &'static str,
}
