//! The decision which files are held: a mistake stops the file that it is in and nothing else.
//!
//! The rule: the project is built with each held file replaced by its last good version, or without
//! the file if there is none. The held files are found step by step:
//!
//! 1. settings, sections and themes with a mistake;
//! 2. once none is left, texts and tables with a mistake of their own;
//! 3. of files that claim the same address, the one that did not claim it when it was last good;
//! 4. texts with a mistake that shows in their places: a link that leads nowhere, or a date far
//!    from the week where the rules of a site call that an error.
//!
//! A file is released again if its last good version has the same mistakes, since holding it gains
//! nothing: the target of a link has gone, say, and the link becomes text. A last good version from
//! which no page can be made any more is left out. This terminates: a file is replaced by its last
//! good version first, and then by itself or by nothing; its last good version comes back only for
//! mistakes of a later kind in the list above.

use super::holds::{Holds, JudgeStage, Mistake, Replacement, StageFindings, is_root, place};
use super::project::{Origin, Project, SnapshotUpdate};
use super::rules;
use super::versions::{Version, is_versioned};
use skillweek_base::digest::Digest;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Code, Diagnostic, Place, Severity};
use skillweek_site::gather::Made;
use skillweek_source::SITE_FILE;
use skillweek_theme::is_theme_file;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Decides what is held of a project; the result is the same as before if nothing more is held.
/// Texts are limited to `some` if given: those that have changed since all were judged.
///
/// One kind of mistake is judged at a time, causes before consequences: a text is not held because
/// of settings that are about to be replaced themselves.
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
        Judge::new(project, JudgeStage::Checking, found, BTreeSet::new()).holds()
    };
    judged(JudgeStage::Reading, wide, BTreeSet::new())
        .or_else(|| judged(JudgeStage::Reading, texts, project.failed(some)))
        .or_else(|| judged(JudgeStage::Placing, clashes, BTreeSet::new()))
        .unwrap_or_else(in_places)
}

/// Adds the changed files from which no page can be made any more to the holds. Their last good
/// versions keep their positions, so nothing else has to be read for them.
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
        let seen =
            StageFindings { stage: JudgeStage::Reading, has_failed, errors: &BTreeSet::new() };
        holds.note(&path, &seen, || Some((Replacement::LastGood(good), found)));
    }
    holds
}

/// Judges the files of a project by the findings of one stage.
pub struct Judge<'a, 'w> {
    project: &'a Project<'w>,
    stage: JudgeStage,
    /// The findings of this stage.
    found: Vec<Diagnostic>,
    /// The errors among them, by the file to hold for them.
    errors: BTreeMap<SourcePath, BTreeSet<Mistake>>,
    /// Clashes reported in the file that was there first, by the file to hold for them.
    clashes: BTreeMap<SourcePath, Vec<Diagnostic>>,
    failed: BTreeSet<SourcePath>,
    /// Whether a file is left out although it equals its last good version.
    pub is_last_resort: bool,
    /// All findings in texts, settings and templates, by file; collected once something is held.
    all: OnceCell<BTreeMap<SourcePath, Vec<Diagnostic>>>,
}

impl<'a, 'w> Judge<'a, 'w> {
    pub fn new(
        project: &'a Project<'w>,
        stage: JudgeStage,
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

    /// Assigns errors to the files to hold for them.
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

    /// The file to hold for an error. A row of a table is dropped by itself and holds nothing. A
    /// file that is not listed (a symbolic link, for instance) is held if it was there before, and
    /// settings always, since a site does not exist without them.
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
        if self.stage == JudgeStage::Placing {
            return project.newcomer(found).filter(is_there);
        }
        let is_row = matches!(span.place, Place::Cell(_)) && !self.failed.contains(&span.file);
        Some(span.file.clone()).filter(|path| !is_row && is_there(path))
    }

    /// The holds of the project after this stage.
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

    /// The replacement for a file in which errors were found for the first time; `None` if it is
    /// not held.
    fn stand(&self, path: &SourcePath, has_failed: bool) -> Option<Replacement> {
        if self.project.is_withdrawn(path) {
            return None;
        }
        match self.project.origin.versions.last_good(path) {
            Some(good) if Some(good.digest) != self.project.digest_now(path) => {
                Some(Replacement::LastGood(good))
            }
            // It equals its last good version, so no version of it can mend this.
            Some(_) if !has_failed && !self.is_last_resort => None,
            _ => Some(Replacement::Nothing),
        }
    }

    /// All findings in a file, including those in the folder that is left out with it.
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
        let rendering = self.found.iter().filter(|_| self.stage == JudgeStage::Rendering).cloned();
        let mut by_file: BTreeMap<SourcePath, Vec<Diagnostic>> = BTreeMap::new();
        for found in all.chain(rendering) {
            let Some(span) = &found.span else { continue };
            by_file.entry(span.file.clone()).or_default().push(found);
        }
        by_file
    }
}
