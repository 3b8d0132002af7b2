//! The server's own files: the script and the styles of the preview. Their names change with their
//! bytes.

use crate::base::digest::Digest;
use crate::serve::http::answer::Answer;
use hyper::StatusCode;
use std::sync::LazyLock;

/// A file of the server's own.
#[derive(Debug)]
pub struct OwnFile {
    stem: &'static str,
    ending: &'static str,
    mime: &'static str,
    text: &'static str,
    version: LazyLock<String>,
}

/// The script that runs on every served page.
pub static CLIENT: OwnFile = OwnFile {
    stem: "preview",
    ending: "js",
    mime: "text/javascript; charset=utf-8",
    text: CLIENT_TEXT,
    version: LazyLock::new(|| version(CLIENT_TEXT)),
};

/// The style of the preview's parts on a page.
pub static PANEL: OwnFile = OwnFile {
    stem: "panel",
    ending: "css",
    mime: "text/css; charset=utf-8",
    text: include_str!("client/panel.css"),
    version: LazyLock::new(|| version(include_str!("client/panel.css"))),
};

/// The style of the server's own pages.
pub static STYLE: OwnFile = OwnFile {
    stem: "pages",
    ending: "css",
    mime: "text/css; charset=utf-8",
    text: include_str!("client/pages.css"),
    version: LazyLock::new(|| version(include_str!("client/pages.css"))),
};

/// The style of the box on a page that is not found.
pub static NEAR: OwnFile = OwnFile {
    stem: "near",
    ending: "css",
    mime: "text/css; charset=utf-8",
    text: include_str!("client/near.css"),
    version: LazyLock::new(|| version(include_str!("client/near.css"))),
};

/// The filter of the list of sites.
pub static FILTER: OwnFile = OwnFile {
    stem: "filter",
    ending: "js",
    mime: "text/javascript; charset=utf-8",
    text: include_str!("client/filter.js"),
    version: LazyLock::new(|| version(include_str!("client/filter.js"))),
};

/// The parts of the script share one scope, in this order.
const CLIENT_TEXT: &str = concat!(
    "(function () {\n'use strict';\n",
    include_str!("client/date.js"),
    include_str!("client/words.js"),
    include_str!("client/keep.js"),
    include_str!("client/patch.js"),
    include_str!("client/panel.js"),
    include_str!("client/audit.js"),
    include_str!("client/live.js"),
    "})();\n"
);

fn version(text: &str) -> String {
    Digest::of(text.as_bytes()).short(10)
}

impl OwnFile {
    pub fn version(&self) -> &str {
        &self.version
    }

    pub fn address(&self) -> String {
        format!("/{}/{}", crate::serve::http::target::OWN, self.name())
    }

    fn name(&self) -> String {
        format!("{}.{}.{}", self.stem, self.version(), self.ending)
    }
}

/// The file of that name.
pub fn file(name: &str) -> Option<Answer> {
    let all = [&CLIENT, &PANEL, &STYLE, &NEAR, &FILTER];
    let found = all.into_iter().find(|file| file.name() == name)?;
    Some(Answer { is_fixed: true, ..Answer::new(StatusCode::OK, found.mime, found.text) })
}
