//! The files that `new` writes, in the forms that their readers need.

use skillweek_config::values::Level;
use skillweek_content::scaffold::EXAMPLE_SITES;
pub use skillweek_content::scaffold::{
    PREVIEW, PROJECT, README, SITE_BELOW, TITLE_END, Template, Values, fill,
};

/// The example sites of a new project: folder below `content`, level and name.
pub fn sites_below(level: Level) -> &'static [(&'static str, Level, &'static str)] {
    const PROVINCE: &str = EXAMPLE_SITES[0];
    const SCHOOL: &str = EXAMPLE_SITES[1];
    match level {
        Level::Nation => &[
            ("example-province", Level::Province, PROVINCE),
            ("example-province/example-school", Level::School, SCHOOL),
        ],
        Level::Province | Level::City => &[("example-school", Level::School, SCHOOL)],
        Level::School | Level::Industry => &[],
    }
}

/// A text in the form that old versions of Notepad show well: with byte order mark and CRLF.
pub fn for_notepad(text: &str) -> String {
    format!("\u{feff}{}", for_windows(text))
}

/// A text with CRLF, without which the interpreter of Windows loses its place in a script. A byte
/// order mark it would take for a command.
pub fn for_windows(text: &str) -> String {
    // The template itself may be checked out with CRLF.
    text.replace('\r', "").replace('\n', "\r\n")
}
