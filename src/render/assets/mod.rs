//! The outputs of a site that are neither pages nor formats: the files that its pages use with
//! their smaller pictures, the theme's style, script and files, and share pictures.

pub mod share;
pub mod share_card;
pub mod theme_files;
pub mod theme_outputs;
pub mod tones;
pub mod used_files;
