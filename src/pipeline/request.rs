//! What a build is asked for, and what it reports.

use super::last_good::LastGood;
use crate::base::path::SourcePath;
use crate::base::text::Text;
use crate::diag::{Code, Diagnostic, Severity, Span};
use crate::publish::Shard;
use crate::source::SITE_FILE;
use crate::store::Store;
use crate::text;
use crate::theme::is_theme_file;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// The part of the cache that holds pictures.
const PICTURES: &str = "pictures";

/// What to build.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The project's folder.
    pub root: PathBuf,
    /// Sites by their folder below `content` (`.` is the root), each with all sites below it; empty for all.
    pub sites: Vec<String>,
    /// The shard of these sites that this machine builds; `None` for all.
    pub shard: Option<Shard>,
    /// Whether drafts are built too.
    pub drafts: bool,
    /// The root site's absolute address, instead of the one in `site.yaml`.
    pub url: Option<String>,
    /// The folder of what is kept between builds; without one nothing is kept.
    pub cache: Option<PathBuf>,
    /// Where the fonts of share pictures may come from.
    pub fonts: FontScope,
    /// Whether nothing is published if there is any error.
    pub all_or_nothing: bool,
    /// Whether to wait while another build writes the same output, instead of giving up.
    pub waits: bool,
}

/// Where fonts may come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FontScope {
    /// The project alone, so that the output depends on nothing else.
    #[default]
    Project,
    /// The machine, where the project brings none.
    System,
}

/// The usual output folder, in the project's.
pub const OUTPUT: &str = "public";

impl Request {
    /// The usual output folder.
    pub fn output(&self) -> PathBuf {
        self.root.join(OUTPUT)
    }

    /// What was published last in an output folder, as far as it is kept.
    pub fn last_good(&self, out: &Path) -> Option<LastGood> {
        Some(LastGood::of(self.cache.as_deref()?, &self.root, out))
    }

    /// Where pictures are kept: in the cache, or until the build is over.
    pub fn store(&self) -> io::Result<Store> {
        match &self.cache {
            Some(cache) => Ok(Store::open(&cache.join(PICTURES))),
            None => Store::temporary(),
        }
    }
}

/// What a build did.
#[derive(Debug, Default)]
pub struct Outcome {
    pub sites: usize,
    /// HTML pages.
    pub pages: usize,
    pub files: usize,
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// Pages that went through their templates; the others were taken over from the last build.
    pub rendered: usize,
    /// Outputs for which all was gathered that they are made from; the others were known to be the same
    /// without. Files that are merely copied do not count.
    pub drafted: usize,
    pub images: usize,
    /// How many times a picture was decoded: none where the cache has everything.
    pub developed: usize,
    /// The files with mistakes that are held, by path.
    pub held: Vec<Held>,
    /// The titles of the sites above that list what was built and were left as they are.
    pub stale: Vec<String>,
    /// Whether the output is to be published, or has been.
    pub is_published: bool,
    /// Arranged by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file with a mistake, for which something else stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub file: SourcePath,
    /// Whether its last good version stands for it; if not, it is left out.
    pub has_last_good: bool,
}

impl Held {
    /// What readers find in place of the file as it is now.
    pub fn what_stands(&self) -> Text {
        if self.has_last_good {
            text!("网站上仍是它上一个正确的版本", "the site shows its last good version")
        } else if is_theme_file(&self.file) {
            text!(
                "没有正确的旧版本，网站暂时不用它（外观主题自带有同名的，就用自带的）",
                "no good version is known, the site does without it, or with what its theme has of that name"
            )
        } else if self.file.name() == SITE_FILE {
            text!(
                "没有正确的旧版本，整个站点和它下面的站点都没有发布",
                "no good version is known, the whole site is left out with all sites below it"
            )
        } else {
            text!(
                "没有正确的旧版本，网站上没有它",
                "no good version is known, the site does without it"
            )
        }
    }

    /// The same for programs that read findings; of a build that published nothing, too.
    pub fn diagnostic(&self, is_published: bool) -> Diagnostic {
        let Text { zh, en } = match is_published {
            true => self.what_stands(),
            false => text!(
                "这次什么都没有发布，网站保持原样",
                "nothing was published, the site is as it was"
            ),
        };
        let message =
            text!("这个文件有错误，没有更新：{zh}", "this file has errors and is held: {en}");
        Diagnostic::new(Code::HeldFile, message).at(Span::whole(&self.file))
    }
}

impl Outcome {
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }
}

/// What a build is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Until another build of the same output is done.
    Waiting,
    Reading,
    /// Looking at files and making pictures.
    Looking,
    Rendering,
    Publishing,
}

/// Is told how a build gets on; called from many threads.
pub trait Progress: Sync {
    /// A stage begins that has `total` steps.
    fn begin(&self, stage: Stage, total: usize);
    /// One more step of the stage is done.
    fn step(&self);
}

/// Nobody watches.
impl Progress for () {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}
