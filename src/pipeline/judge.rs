//! Which files are held: a mistake stops the file that it is in and nothing else.
//!
//! The rule: what is built is the project in which each held file is replaced by its last good version
//! or, where there is none, is not there. Which files these are is found out step by step:
//!
//! 1. settings, sections and themes with a mistake are held;
//! 2. once none is left, texts and tables with a mistake of their own;
//! 3. of files that want one address the one that came to want it;
//! 4. texts with a mistake that shows in their places: a link that leads nowhere, a date far from the
//!    week where the rules of a site call that an error.
//!
//! A file is let go again if its last good version has the same mistakes, since nothing is won by holding
//! it: what it refers to has gone, and its links become text. A last good version of which no page can be
//! made any more is left out. Each file goes from itself to its last good version, and on to itself or to
//! nothing; back to its last good version only for mistakes of a later kind. So this comes to an end.

use super::holds::{Holds, Mistake, Replacement, Stage, StageFindings, is_root, place};
use super::incremental::SnapshotUpdate;
use super::project::{Origin, Project};
use super::rules;
use super::versions::{Version, is_versioned};
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Place, Severity};
use crate::site::gather::Made;
use crate::source::SITE_FILE;
use crate::theme::is_theme_file;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// What has to be held of a project; the same as before where nothing more has to be. Of texts all are
/// looked at, or some: those that have changed since all were.
///
/// One kind of mistake is judged at a time, and what others may only follow from comes first: a text is
/// not held for settings that are exchanged themselves.
pub fn judge(project: &Project<'_>, some: Option<&BTreeSet<SourcePath>>) -> Holds {
    let own: Vec<Diagnostic> = project.own_findings(some).cloned().collect();
    let is_clash = |found: &&Diagnostic| found.code == Code::DuplicateSlug;
    let is_wide = |found: &&Diagnostic| {
        let file = found.span.as_ref().map(|span| &span.file);
        file.is_some_and(|file| project.is_structure(file) || is_theme_file(file))
    };
    let (clashes, single): (Vec<&Diagnostic>, Vec<&Diagnostic>) = own.iter().partition(is_clash);
    let (wide, texts): (Vec<&Diagnostic>, Vec<&Diagnostic>) = single.into_iter().partition(is_wide);
    let judged = |stage, found: Vec<&Diagnostic>, failed| {
        let holds = Judge::new(project, stage, found.into_iter().cloned(), failed).holds();
        (holds != *project.holds).then_some(holds)
    };
    let in_places = || {
        let found = project.text_findings(some);
        Judge::new(project, Stage::Checking, found, BTreeSet::new()).holds()
    };
    judged(Stage::Reading, wide, BTreeSet::new())
        .or_else(|| judged(Stage::Reading, texts, project.failed(some)))
        .or_else(|| judged(Stage::Placing, clashes, BTreeSet::new()))
        .unwrap_or_else(in_places)
}

/// The holds with those files among the changed ones of which no page can be made any more: what they
/// are exchanged for stands where they stood, and nothing else has to be read for them.
pub fn foreseen(since: &SnapshotUpdate<'_, '_>, origin: &Origin<'_>, mut holds: Holds) -> Holds {
    let graph = &since.project.graph;
    for (path, reading) in since.read_alone(origin) {
        let (has_failed, last) = (reading.made == Made::Failed, origin.versions.last_good(&path));
        let is_new = |good: &Version| {
            origin.world.read(&path).ok().map(|bytes| Digest::of(&bytes)) != Some(good.digest)
        };
        let Some(good) = last.filter(|good| has_failed && is_new(good)) else { continue };
        let found = reading.found.into_iter().filter_map(|found| rules::judge(graph, found));
        let found: Vec<Diagnostic> = found.collect();
        let seen = StageFindings { stage: Stage::Reading, has_failed, errors: &BTreeSet::new() };
        holds.note(&path, &seen, || Some((Replacement::LastGood(good), found)));
    }
    holds
}

/// Judges the files of a project by what was found at one stage.
pub struct Judge<'a, 'w> {
    project: &'a Project<'w>,
    stage: Stage,
    /// What was found at this stage.
    found: Vec<Diagnostic>,
    /// The errors among it, by the file that is to be held for them.
    errors: BTreeMap<SourcePath, BTreeSet<Mistake>>,
    /// Clashes that stand in the file that was there first, by the one that is to be held.
    clashes: BTreeMap<SourcePath, Vec<Diagnostic>>,
    failed: BTreeSet<SourcePath>,
    /// Whether a file is left out although it is as it was when it was good.
    is_last_resort: bool,
    /// Everything that is wrong with texts, settings and templates, by file; asked for when something is
    /// held.
    all: OnceCell<BTreeMap<SourcePath, Vec<Diagnostic>>>,
}

impl<'a, 'w> Judge<'a, 'w> {
    pub fn new(
        project: &'a Project<'w>,
        stage: Stage,
        found: impl IntoIterator<Item = Diagnostic>,
        failed: BTreeSet<SourcePath>,
    ) -> Self {
        let graph = &project.graph;
        let found = found.into_iter().filter_map(|found| rules::judge(graph, found)).collect();
        let (errors, clashes, all) = (BTreeMap::new(), BTreeMap::new(), OnceCell::new());
        let is_last_resort = false;
        let mut judge =
            Self { project, stage, found, errors, clashes, failed, is_last_resort, all };
        judge.sort();
        judge
    }

    /// Leaves out even what is as it was when it was good.
    #[must_use]
    pub fn last_resort(self) -> Self {
        Self { is_last_resort: true, ..self }
    }

    /// Sorts errors to the files that are to be held for them.
    fn sort(&mut self) {
        for found in self.found.iter().filter(|found| found.severity == Severity::Error) {
            let Some(path) = self.culprit(found) else { continue };
            if found.span.as_ref().is_some_and(|span| span.file != path) {
                let clash = self.project.clash_at(found, &path);
                self.clashes.entry(path.clone()).or_default().push(clash);
            }
            let mistake = (found.code, found.message.en.clone());
            self.errors.entry(path).or_default().insert(mistake);
        }
        for path in &self.failed {
            self.errors.entry(path.clone()).or_default();
        }
    }

    /// The file that an error is in. A row of a table stops nothing but itself. What is not listed (it is a
    /// link, for instance) is held if it was there before; without its settings a site is none.
    fn culprit(&self, found: &Diagnostic) -> Option<SourcePath> {
        let span = found.span.as_ref()?;
        let project = self.project;
        let is_there = |path: &SourcePath| {
            is_versioned(path)
                && (project.graph.sources().contains(path)
                    || project.holds.stand(path).is_some()
                    || path.name() == SITE_FILE
                    || project.origin.versions.last_good(path).is_some())
        };
        if self.stage == Stage::Placing {
            return project.newcomer(found).filter(is_there);
        }
        let is_row = matches!(span.place, Place::Cell(_)) && !self.failed.contains(&span.file);
        Some(span.file.clone()).filter(|path| !is_row && is_there(path))
    }

    /// What has to be held of the project.
    pub fn holds(&self) -> Holds {
        let mut holds = Holds::clone(&self.project.holds);
        for (path, errors) in &self.errors {
            let has_failed = self.failed.contains(path);
            let seen = StageFindings { stage: self.stage, has_failed, errors };
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
    fn stand(&self, path: &SourcePath, has_failed: bool) -> Option<Replacement> {
        if self.project.is_withdrawn(path) {
            return None;
        }
        match self.project.origin.versions.last_good(path) {
            Some(good) if Some(good.digest) != self.project.digest_now(path) => {
                Some(Replacement::LastGood(good))
            }
            // It is as it was when it was good, so that no version of it can mend this.
            Some(_) if !has_failed && !self.is_last_resort => None,
            _ => Some(Replacement::Nothing),
        }
    }

    /// Everything that is wrong with a file, or with all that goes with it.
    fn findings(&self, path: &SourcePath, stand: &Replacement) -> Vec<Diagnostic> {
        let all = self.all.get_or_init(|| self.all());
        let own = all.get(path).into_iter().flatten();
        let folder = Some(place(path))
            .filter(|folder| *stand == Replacement::Nothing && !is_root(path) && folder != path);
        let beside = folder.into_iter().flat_map(|folder| {
            let below = all.range(SourcePath::new(format!("{folder}/"))..);
            let below = below.take_while(move |(file, _)| file.is_within(&folder));
            below.filter(|(file, _)| *file != path).flat_map(|(_, found)| found)
        });
        let clashes = self.clashes.get(path).into_iter().flatten();
        own.chain(beside).chain(clashes).cloned().collect()
    }

    fn all(&self) -> BTreeMap<SourcePath, Vec<Diagnostic>> {
        let graph = &self.project.graph;
        let own = self.project.own_findings(None).cloned();
        let all = own.chain(self.project.text_findings(None));
        let all = all.filter_map(|found| rules::judge(graph, found));
        let rendering = self.found.iter().filter(|_| self.stage == Stage::Rendering).cloned();
        let mut by_file: BTreeMap<SourcePath, Vec<Diagnostic>> = BTreeMap::new();
        for found in all.chain(rendering) {
            let Some(span) = &found.span else { continue };
            by_file.entry(span.file.clone()).or_default().push(found);
        }
        by_file
    }
}
