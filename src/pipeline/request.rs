//! The request of a build, and its report.

use super::last_good::LastGood;
use serde::{Deserialize, Serialize};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Severity, Span};
use skillweek_publish::Shard;
use skillweek_source::SITE_FILE;
use skillweek_store::Store;
use skillweek_theme::is_theme_file;
use std::io;
use std::path::{Path, PathBuf};

/// The part of the cache that holds pictures.
const PICTURES: &str = "pictures";

/// The request of a build.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The identity of the program: its version and a digest of everything that it is compiled
    /// from. It is part of cache keys, because one program cannot use the cache of another.
    pub program: &'static str,
    /// The project's folder.
    pub root: PathBuf,
    /// Sites by their folder below `content` (`.` is the root), each with all sites below it; empty
    /// means all.
    pub sites: Vec<String>,
    /// The shard of these sites that this machine builds; `None` means all of them.
    pub shard: Option<Shard>,
    /// Whether drafts are built, too.
    pub drafts: bool,
    /// The root site's absolute address, replacing the one in `site.yaml`.
    pub url: Option<String>,
    /// The cache folder; `None` keeps nothing between builds.
    pub cache: Option<PathBuf>,
    /// The sources of fonts for share pictures.
    pub fonts: FontScope,
    /// Whether any error keeps everything from being published.
    pub all_or_nothing: bool,
    /// Whether to wait while another build writes the same output, instead of failing.
    pub waits: bool,
}

/// The sources of fonts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FontScope {
    /// The project alone, so that the output depends on nothing else.
    #[default]
    Project,
    /// The machine, if the project has no fonts.
    System,
}

/// The default output folder, relative to the project's folder.
pub const OUTPUT: &str = "public";

impl Request {
    /// The default output folder.
    pub fn output(&self) -> PathBuf {
        self.root.join(OUTPUT)
    }

    /// The last published versions for an output folder; `None` without a cache.
    pub fn last_good(&self, out: &Path) -> Option<LastGood> {
        Some(LastGood::of(self.cache.as_deref()?, &self.root, out))
    }

    /// The store of pictures: in the cache, or temporary without one.
    pub fn store(&self) -> io::Result<Store> {
        match &self.cache {
            Some(cache) => Ok(Store::open(&cache.join(PICTURES))),
            None => Store::temporary(),
        }
    }
}

/// The results of a build.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// Sites of the build, including those above that are renewed with them.
    pub sites: usize,
    /// HTML pages.
    pub pages: usize,
    /// Files of the new output; like the next three, 0 if nothing was published.
    pub files: usize,
    /// Files that are new or differ from the old output.
    pub written: usize,
    /// Files that were already in the output with the same bytes.
    pub unchanged: usize,
    /// Files of the old output that are no longer made.
    pub removed: usize,
    /// Pages that were rendered from their templates; the others were taken over from the last
    /// build.
    pub rendered: usize,
    /// Outputs whose inputs were gathered; the others were known to be the same without that.
    /// Copied files do not count.
    pub drafted: usize,
    /// Pictures of the project that are published in any form.
    pub images: usize,
    /// The number of pictures that were decoded; 0 if the cache has everything.
    pub developed: usize,
    /// The files with mistakes that are held, by path.
    pub held: Vec<Held>,
    /// The titles of the sites above that list pages of the built ones and were left as they are.
    pub stale: Vec<String>,
    /// Whether the output is to be published, or has been.
    pub is_published: bool,
    /// Sorted by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file with a mistake that is replaced or left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its path in the project.
    pub file: SourcePath,
    /// Whether its last good version replaces it; if not, it is left out.
    pub has_last_good: bool,
}

impl Held {
    /// Describes what readers find in place of the current file.
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

    /// The same as a diagnostic for other programs. `is_published` is false if the build published
    /// nothing.
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
    /// The number of errors among the diagnostics.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// The number of warnings among the diagnostics.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|found| found.severity == severity).count()
    }
}

/// The current step of a build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Waiting until another build of the same output is done.
    Waiting,
    /// Reading texts.
    Reading,
    /// Inspecting files and developing pictures.
    Looking,
    /// Rendering sites.
    Rendering,
    /// Replacing the output folder.
    Publishing,
}

/// Receives the progress of a build; called from many threads.
pub trait Progress: Sync {
    /// A stage of `total` steps begins; 0 if the number is unknown.
    fn begin(&self, stage: Stage, total: usize);
    /// One more step of the stage is done.
    fn step(&self);
}

/// Progress is not reported.
impl Progress for () {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}
