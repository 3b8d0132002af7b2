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

use super::holds::{Holds, Mistake, Seen, Stage, Stand, is_root, place};
use super::project::{Origin, Project};
use super::rules;
use super::since::Since;
use super::versions::{Version, is_versioned};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Place, Severity, Span};
use crate::render::run::Counts;
use crate::site::gather::Made;
use crate::text;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// What has to be held of a project; the same as before where nothing more has to be. Of texts all are
/// looked at, or some: those that have changed since all were.
pub fn judge(project: &Project<'_>, some: Option<&BTreeSet<SourcePath>>) -> Holds {
    let own = project.own_findings(some).cloned();
    let holds = Judge::new(project, Stage::Reading, own, project.failed(some)).holds();
    if holds != *project.holds {
        return holds;
    }
    let references = project.reference_findings(some);
    Judge::new(project, Stage::Linking, references, BTreeSet::new()).holds()
}

/// The holds with those files among the changed ones of which no page can be made any more: what they
/// are exchanged for stands where they stood, and nothing else has to be read for them.
pub fn foreseen(since: &Since<'_, '_>, origin: &Origin<'_>, mut holds: Holds) -> Holds {
    let graph = &since.project.graph;
    for (path, reading) in since.read_alone(origin) {
        let (has_failed, last) = (reading.made == Made::Failed, origin.versions.last_good(&path));
        let is_new = |good: &Version| {
            origin.world.read(&path).ok().map(|bytes| Digest::of(&bytes)) != Some(good.digest)
        };
        let Some(good) = last.filter(|good| has_failed && is_new(good)) else { continue };
        let found = reading.found.into_iter().filter_map(|found| rules::judge(graph, found));
        let found: Vec<Diagnostic> = found.collect();
        let seen = Seen { stage: Stage::Reading, has_failed, errors: &BTreeSet::new() };
        holds.note(&path, &seen, || Some((Stand::LastGood(good), found)));
    }
    holds
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
        let holds = Judge::new(project, Stage::Rendering, found, BTreeSet::new()).holds();
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
        failed: BTreeSet<SourcePath>,
    ) -> Self {
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
            let seen = Seen { stage: self.stage, has_failed, errors };
            holds.note(path, &seen, || {
                let stand = self.stand(path, has_failed)?;
                let found = self.findings(path, &stand);
                Some((stand, found))
            });
        }
        holds.prune();
        holds
    }

    /// What stands for a file in which errors were found for the first time; `None` if it is not held.
    fn stand(&self, path: &SourcePath, has_failed: bool) -> Option<Stand> {
        if self.project.is_withdrawn(path) {
            return None;
        }
        match self.project.origin.versions.last_good(path) {
            Some(good) if Some(good.digest) != self.digest(path) => Some(Stand::LastGood(good)),
            // It is as it was when it was good, so that no version of it can mend this.
            Some(_) if !has_failed => None,
            _ => Some(Stand::Nothing),
        }
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
        let own = self.project.own_findings(None).cloned();
        let all = own.chain(self.project.reference_findings(None));
        let all = all.filter_map(|found| rules::judge(graph, found));
        let rendering = self.found.iter().filter(|_| self.stage == Stage::Rendering).cloned();
        all.chain(rendering).collect()
    }
}
