//! Which files are held: a mistake stops the file that it is in and nothing else.
//!
//! The rule: what is built is the project in which each held file is replaced by its last good version
//! or, where there is none, is not there. Which files these are is found out step by step:
//!
//! 1. settings, sections and themes with a mistake are held;
//! 2. once none is left, texts and tables with a mistake of their own;
//! 3. of files that want one address the one that came to want it;
//! 4. texts whose links lead nowhere.
//!
//! A file is let go again if its last good version has the same mistakes, since nothing is won by holding
//! it: what it refers to has gone, and its links become text. A last good version of which no page can be
//! made any more is left out. Each file goes from itself to its last good version, and on to itself or to
//! nothing; back to its last good version only for mistakes of a later kind. So this comes to an end.

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
use crate::source::SITE_FILE;
use crate::text;
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
    let references = || {
        let found = project.reference_findings(some);
        Judge::new(project, Stage::Linking, found, BTreeSet::new()).holds()
    };
    judged(Stage::Reading, wide, BTreeSet::new())
        .or_else(|| judged(Stage::Reading, texts, project.failed(some)))
        .or_else(|| judged(Stage::Placing, clashes, BTreeSet::new()))
        .unwrap_or_else(references)
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

/// What has to be held for what rendering found; `None` if nothing more has to be, or nothing helps.
///
/// 1. a template with a mistake is held;
/// 2. if it is as it was when it was good, the texts are that it fails with;
/// 3. if they are, too, the settings, words and other templates are that have changed;
/// 4. if nothing has, the template is left out.
pub fn judge_rendering(project: &Project<'_>, rendered: &Rendered) -> Option<Holds> {
    let judged = |judge: Judge<'_, '_>| {
        let holds = judge.holds();
        (holds != *project.holds).then_some(holds)
    };
    let judge =
        |found: Vec<Diagnostic>| Judge::new(project, Stage::Rendering, found, BTreeSet::new());
    let failed = &rendered.counts.failed;
    let unmade = |file: &SourcePath| {
        let message = text!("没能生成用到它的页面", "pages with it could not be made");
        Diagnostic::new(Code::TemplateError, message).at(Span::whole(file))
    };
    let texts = || failed.iter().filter_map(|page| page.source.as_ref()).map(unmade).collect();
    let around =
        || project.around(failed.iter().map(|page| &page.path)).iter().map(unmade).collect();
    judged(judge(rendered.found.clone()))
        .or_else(|| (!failed.is_empty()).then(|| judged(judge(texts())))?)
        .or_else(|| (!failed.is_empty()).then(|| judged(judge(around())))?)
        .or_else(|| {
            let is_last_resort = !failed.is_empty();
            let judge = Judge { is_last_resort, ..judge(rendered.found.clone()) };
            is_last_resort.then(|| judged(judge))?
        })
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
    /// Whether a file is left out although it is as it was when it was good.
    is_last_resort: bool,
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
        let is_last_resort = false;
        let mut judge = Self { project, stage, found, errors, failed, is_last_resort, all };
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

    /// The file that an error is in. A row of a table stops nothing but itself, and what is not listed is
    /// not there.
    fn culprit(&self, found: &Diagnostic) -> Option<SourcePath> {
        let span = found.span.as_ref()?;
        let project = self.project;
        let is_there = |path: &SourcePath| {
            let is_known = project.graph.sources().contains(path);
            is_versioned(path) && (is_known || project.holds.stand(path).is_some())
        };
        if self.stage == Stage::Placing {
            return self.newcomer(found).filter(is_there);
        }
        let is_row = matches!(span.place, Place::Cell(_)) && !self.failed.contains(&span.file);
        Some(span.file.clone()).filter(|path| !is_row && is_there(path))
    }

    /// Of the files that want one address the one that came to want it: it has changed, and wanted
    /// another one before. Where none has, the settings may have that say what addresses look like.
    fn newcomer(&self, found: &Diagnostic) -> Option<SourcePath> {
        let span = found.span.as_ref()?;
        let others = found.notes.iter().filter_map(|note| Some(&note.span.as_ref()?.file));
        let both: Vec<&SourcePath> = std::iter::once(&span.file).chain(others).collect();
        let changed = || both.iter().filter(|path| is_versioned(path) && self.has_changed(path));
        let clash = self.project.names_in(&span.file, None);
        let wanted_another = |path: &&&&SourcePath| {
            let last = self.project.origin.versions.last_good(path);
            last.is_none_or(|last| self.project.names_in(path, Some(last)).is_disjoint(&clash))
        };
        let settings = || {
            let site = self.project.graph.tree.site_of(&span.file)?;
            let file = self.project.graph.tree.site(site).folder.join(SITE_FILE);
            Some(file).filter(|file| self.has_changed(file))
        };
        let found = changed().find(|path| wanted_another(&path)).or_else(|| changed().next());
        found.map(|path| (*path).clone()).or_else(settings)
    }

    /// Whether what is read of a file is not as it was when it was good.
    fn has_changed(&self, path: &SourcePath) -> bool {
        if matches!(self.project.holds.stand(path), Some(Stand::LastGood(_))) {
            return false;
        }
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
            Some(_) if !has_failed && !self.is_last_resort => None,
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
        let all = self.all.get_or_init(|| self.all()).iter();
        // Of a clash the finding may stand in the file that was there first.
        let is_held_for = |found: &&Diagnostic| {
            self.stage == Stage::Placing && self.culprit(found).as_ref() == Some(path)
        };
        let elsewhere = self.found.iter().filter(|found| !is_there(found)).filter(is_held_for);
        all.filter(is_there).chain(elsewhere).cloned().collect()
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
