//! The server's own files: the script and the styles of the preview. Their names change with their
//! bytes.

use crate::http::target::OWN;
use skillweek_base::digest::Digest;
use std::sync::OnceLock;

/// A file of the server's own.
#[derive(Debug)]
pub struct OwnFile {
    stem: &'static str,
    ending: &'static str,
    pub text: &'static str,
    version: OnceLock<String>,
}

/// The script that runs on every served page: its parts share one scope, in this order.
pub static CLIENT: OwnFile = OwnFile::new(
    "preview",
    "js",
    concat!(
        "(function () {\n'use strict';\n",
        include_str!("client/date.js"),
        include_str!("client/words.js"),
        include_str!("client/keep.js"),
        include_str!("client/patch.js"),
        include_str!("client/panel.js"),
        include_str!("client/audit.js"),
        include_str!("client/live.js"),
        "})();\n"
    ),
);
/// The style of the preview's parts on a page.
pub static PANEL: OwnFile = OwnFile::new("panel", "css", include_str!("client/panel.css"));
/// The style of the server's own pages.
pub static STYLE: OwnFile = OwnFile::new("pages", "css", include_str!("client/pages.css"));
/// The style of the box on a page that is not found.
pub static NEAR: OwnFile = OwnFile::new("near", "css", include_str!("client/near.css"));
/// The filter of the list of sites.
pub static FILTER: OwnFile = OwnFile::new("filter", "js", include_str!("client/filter.js"));

impl OwnFile {
    const fn new(stem: &'static str, ending: &'static str, text: &'static str) -> Self {
        Self { stem, ending, text, version: OnceLock::new() }
    }

    /// The file of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        [&CLIENT, &PANEL, &STYLE, &NEAR, &FILTER].into_iter().find(|file| file.name() == name)
    }

    pub fn version(&self) -> &str {
        self.version.get_or_init(|| Digest::of(self.text.as_bytes()).short(10))
    }

    pub fn address(&self) -> String {
        format!("/{OWN}/{}", self.name())
    }

    fn name(&self) -> String {
        format!("{}.{}.{}", self.stem, self.version(), self.ending)
    }
}
