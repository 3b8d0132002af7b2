//! Which files are held: a mistake stops the file that it is in and nothing else.
//!
//! The rule: what is built is the project in which each held file is replaced by its last good version
//! or, where there is none, is not there. Which files these are is found out step by step:
//!
//! 1. a file with a mistake of its own is held;
//! 2. once none is left, a file whose links lead nowhere is held;
//! 3. a file is let go again if its last good version has the same mistakes, since nothing is won by
//!    holding it: what it refers to has gone, and its links become text;
//! 4. a last good version that makes no page any more is left out.
//!
//! Each file takes at most three of these steps, so they come to an end.

use super::project::{Project, Since};
use super::rules;
use super::versions::{Version, is_versioned};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Place, Severity, Sink, Span};
use crate::render::run::Counts;
use crate::site::check as site_check;
use crate::source::{CONTENT, Overlay, SITE_FILE, World};
use crate::text;
use crate::theme::is_theme_file;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What stands for a file with a mistake.
#[derive(Debug, Clone, PartialEq)]
pub enum Stand {
    /// The version that was good last.
    LastGood(Version),
    /// Nothing: it has never been good, or what was good no longer is.
    Nothing,
    /// The file itself: its last good version has the same mistakes.
    Itself,
}

/// When a mistake was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// By reading the file.
    Reading,
    /// By looking where its links lead.
    Linking,
    /// By rendering pages with it.
    Rendering,
}

/// A file with a mistake, and what stands for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hold {
    pub stand: Stand,
    stage: Stage,
    /// Whether no page could be made of it at all.
    has_failed: bool,
    /// Its errors, to know them again.
    errors: BTreeSet<Mistake>,
    /// Everything that was found in it as it is now.
    found: Vec<Diagnostic>,
}

/// An error without its place, which differs between two versions of a text.
type Mistake = (Code, String);

/// The files with mistakes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Holds {
    holds: BTreeMap<SourcePath, Hold>,
}

impl Holds {
    /// The held files, each with whether its last good version stands for it.
    pub fn held(&self) -> impl Iterator<Item = (&SourcePath, &Stand)> {
        let held = self.holds.iter().map(|(path, hold)| (path, &hold.stand));
        held.filter(|(_, stand)| **stand != Stand::Itself)
    }

    pub fn stand(&self, path: &SourcePath) -> Option<&Stand> {
        self.holds.get(path).map(|hold| &hold.stand)
    }

    /// Whether what is left of the project has no root site.
    pub fn holds_root(&self) -> bool {
        self.stand(&SourcePath::new(CONTENT).join(SITE_FILE)) == Some(&Stand::Nothing)
    }

    /// The world in which these files are exchanged or left out. The root site stays in any case:
    /// without it there is no project to look for more mistakes in.
    pub fn overlay<'w>(&self, world: &Arc<dyn World + 'w>) -> Overlay<'w> {
        let (mut exchanged, mut left_out) = (BTreeMap::new(), BTreeSet::new());
        for (path, stand) in self.held() {
            match stand {
                Stand::LastGood(version) => {
                    exchanged.insert(path.clone(), Arc::clone(&version.bytes));
                }
                Stand::Nothing => {
                    left_out.extend(Some(place(path)).filter(|it| it.as_str() != CONTENT));
                }
                Stand::Itself => {}
            }
        }
        Overlay::new(Arc::clone(world), exchanged, left_out)
    }

    /// The files whose stand differs between the two.
    pub fn differing(&self, other: &Self) -> BTreeSet<SourcePath> {
        let paths = self.holds.keys().chain(other.holds.keys());
        paths.filter(|path| self.stand(path) != other.stand(path)).cloned().collect()
    }

    /// Those that need no second look after some changes: mistakes of a file's own, where neither the
    /// file nor what it is read with has changed.
    pub fn still_good(&self, since: &Since<'_, '_>) -> Self {
        let is_wide = |path: &SourcePath| since.project.is_structure(path) || is_theme_file(path);
        if since.is_relisted || since.changed.iter().any(is_wide) {
            return Self::default();
        }
        let is_kept = |(path, hold): &(&SourcePath, &Hold)| {
            hold.stage == Stage::Reading
                && hold.stand != Stand::Itself
                && !since.changed.contains(*path)
        };
        let kept = self.holds.iter().filter(is_kept);
        Self { holds: kept.map(|(path, hold)| (path.clone(), hold.clone())).collect() }
    }

    /// Forgets what lies in the folders of sites that are left out: it went with them.
    fn prune(&mut self) {
        let left_out = |(path, hold): (&SourcePath, &Hold)| {
            let is_site = hold.stand == Stand::Nothing && place(path) != *path && !is_root(path);
            is_site.then(|| (path.clone(), place(path)))
        };
        let folders: Vec<_> = self.holds.iter().filter_map(left_out).collect();
        let goes_with = |path: &SourcePath| {
            folders.iter().any(|(site, folder)| path != site && path.is_within(folder))
        };
        self.holds.retain(|path, _| !goes_with(path));
    }

    /// Whether a finding is about a held file, and so not about its text as it is now.
    pub fn speaks_for(&self, found: &Diagnostic) -> bool {
        let Some(span) = &found.span else { return false };
        self.held().any(|(path, stand)| match stand {
            Stand::Nothing => span.file.is_within(&place(path)) && !is_root(path),
            _ => span.file == *path,
        })
    }

    /// Everything that was found in the held files as they are now.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let held = self.holds.values().filter(|hold| hold.stand != Stand::Itself);
        held.flat_map(|hold| hold.found.iter().cloned()).collect()
    }
}

fn is_root(path: &SourcePath) -> bool {
    place(path).as_str() == CONTENT
}

/// What goes with a file that is left out: with the settings of a site its whole folder.
fn place(path: &SourcePath) -> SourcePath {
    let folder = path.parent().filter(|_| path.name() == SITE_FILE && !is_theme_file(path));
    folder.unwrap_or_else(|| path.clone())
}

/// What has to be held of a project; the same as before where nothing more has to be.
pub fn judge(project: &Project<'_>) -> Holds {
    let own = Judge::new(project, Stage::Reading, project.own_findings().cloned());
    let holds = own.holds();
    if holds != *project.holds {
        return holds;
    }
    let mut sink = Sink::new();
    site_check::check_references(&project.graph, &mut sink);
    Judge::new(project, Stage::Linking, sink.into_diagnostics()).holds()
}

/// What rendering made of a project, and what it found.
pub struct Rendered {
    pub counts: Counts,
    pub found: Vec<Diagnostic>,
    /// How many times a picture was decoded.
    pub developed: usize,
}

/// What has to be held for what rendering found; `None` if nothing more has to be. A template with a
/// mistake is held. If it is as it was when it was good, the texts are that it fails with.
pub fn judge_rendering(project: &Project<'_>, rendered: &Rendered) -> Option<Holds> {
    let hold = |found: Vec<Diagnostic>| {
        let holds = Judge::new(project, Stage::Rendering, found).holds();
        (holds != *project.holds).then_some(holds)
    };
    let of_text = |source: &SourcePath| {
        let message = text!("没能生成这一页", "the page could not be made");
        Diagnostic::new(Code::TemplateError, message).at(Span::whole(source))
    };
    hold(rendered.found.clone())
        .or_else(|| hold(rendered.counts.failed.iter().flatten().map(of_text).collect()))
}

/// Judges the files of a project by what was found at one stage.
struct Judge<'a, 'w> {
    project: &'a Project<'w>,
    stage: Stage,
    /// What was found at this stage.
    found: Vec<Diagnostic>,
    /// The errors among it, by file.
    errors: BTreeMap<SourcePath, BTreeSet<Mistake>>,
    failed: BTreeSet<SourcePath>,
    /// Everything that is amiss with texts, settings and templates; asked for when something is held.
    all: OnceCell<Vec<Diagnostic>>,
}

impl<'a, 'w> Judge<'a, 'w> {
    fn new(
        project: &'a Project<'w>,
        stage: Stage,
        found: impl IntoIterator<Item = Diagnostic>,
    ) -> Self {
        let failed = match stage {
            Stage::Reading => project.failed().cloned().collect(),
            Stage::Linking | Stage::Rendering => BTreeSet::new(),
        };
        let graph = &project.graph;
        let found = found.into_iter().filter_map(|found| rules::judge(graph, found)).collect();
        let (errors, all) = (BTreeMap::new(), OnceCell::new());
        let mut judge = Self { project, stage, found, errors, failed, all };
        judge.sort();
        for path in &judge.failed {
            judge.errors.entry(path.clone()).or_default();
        }
        judge
    }

    /// Sorts errors to the files that are to be held for them.
    fn sort(&mut self) {
        let errors = self.found.iter().filter(|found| found.severity == Severity::Error);
        let sorted: Vec<(SourcePath, Mistake)> = errors
            .filter_map(|found| {
                Some((self.culprit(found)?, (found.code, found.message.en.clone())))
            })
            .collect();
        for (path, mistake) in sorted {
            self.errors.entry(path).or_default().insert(mistake);
        }
    }

    /// The file that an error is in; of two that want one address, the one that has changed. A row of a
    /// table stops nothing but itself.
    fn culprit(&self, found: &Diagnostic) -> Option<SourcePath> {
        let span = found.span.as_ref()?;
        let is_row = matches!(span.place, Place::Cell(_)) && !self.failed.contains(&span.file);
        if found.code != Code::DuplicateSlug {
            return Some(span.file.clone()).filter(|path| !is_row && is_versioned(path));
        }
        let others = found.notes.iter().filter_map(|note| Some(&note.span.as_ref()?.file));
        let mut both = std::iter::once(&span.file).chain(others);
        both.find(|path| is_versioned(path) && self.has_changed(path)).cloned()
    }

    /// Whether a file is not as it was when it was good.
    fn has_changed(&self, path: &SourcePath) -> bool {
        let good = self.project.origin.versions.last_good(path);
        good.is_none_or(|good| Some(good.digest) != self.digest(path))
    }

    fn digest(&self, path: &SourcePath) -> Option<Digest> {
        self.project.origin.world.read(path).ok().map(|bytes| Digest::of(&bytes))
    }

    fn holds(&self) -> Holds {
        let mut holds = Holds::clone(&self.project.holds);
        for (path, errors) in &self.errors {
            let has_failed = self.failed.contains(path);
            match holds.holds.get_mut(path) {
                Some(hold) => hold.again(self.stage, has_failed, errors),
                None => {
                    let hold = self.hold(path, has_failed, errors);
                    holds.holds.extend(hold.map(|hold| (path.clone(), hold)));
                }
            }
        }
        holds.prune();
        holds
    }

    /// What stands for a file in which these errors were found for the first time; `None` if it is not
    /// held.
    fn hold(
        &self,
        path: &SourcePath,
        has_failed: bool,
        errors: &BTreeSet<Mistake>,
    ) -> Option<Hold> {
        if self.project.is_withdrawn(path) {
            return None;
        }
        let stand = match self.project.origin.versions.last_good(path) {
            Some(good) if Some(good.digest) != self.digest(path) => Stand::LastGood(good),
            // It is as it was when it was good, so that no version of it can mend this.
            Some(_) if !has_failed => return None,
            _ => Stand::Nothing,
        };
        let errors = errors.clone();
        let found = self.findings(path, &stand);
        Some(Hold { stand, stage: self.stage, has_failed, errors, found })
    }

    /// Everything that is amiss with a file, or with all that goes with it.
    fn findings(&self, path: &SourcePath, stand: &Stand) -> Vec<Diagnostic> {
        let is_alone = *stand != Stand::Nothing || is_root(path);
        let place = if is_alone { path.clone() } else { place(path) };
        let is_there = |found: &&Diagnostic| {
            found.span.as_ref().is_some_and(|span| span.file.is_within(&place))
        };
        self.all.get_or_init(|| self.all()).iter().filter(is_there).cloned().collect()
    }

    fn all(&self) -> Vec<Diagnostic> {
        let graph = &self.project.graph;
        let mut links = Sink::new();
        site_check::check_references(graph, &mut links);
        let all = self.project.own_findings().cloned().chain(links.into_diagnostics());
        let all = all.filter_map(|found| rules::judge(graph, found));
        let rendering = self.found.iter().filter(|_| self.stage == Stage::Rendering).cloned();
        all.chain(rendering).collect()
    }
}

impl Hold {
    /// Another look at what stands for a file, after errors were found in that, too.
    fn again(&mut self, stage: Stage, has_failed: bool, errors: &BTreeSet<Mistake>) {
        if !matches!(self.stand, Stand::LastGood(_)) {
            return;
        }
        if has_failed {
            self.stand = Stand::Nothing;
        } else if stage == self.stage && !self.has_failed && self.errors.is_subset(errors) {
            self.stand = Stand::Itself;
        }
    }
}
