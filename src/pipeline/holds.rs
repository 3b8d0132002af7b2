//! The files that are held, and what stands for each.

use super::versions::Version;
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic};
use crate::source::{CONTENT, Overlay, SITE_FILE, World};
use crate::theme::is_theme_file;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What stands for a file with a mistake.
#[derive(Debug, Clone, PartialEq)]
pub enum Replacement {
    /// The version that was good last.
    LastGood(Version),
    /// Nothing: it has never been good, or what was good no longer is.
    Nothing,
    /// The file itself: its last good version, this one, has the same mistakes.
    Itself(Version),
}

/// When a mistake was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// By reading the file.
    Reading,
    /// By giving each page its address: another file wants the same.
    Placing,
    /// By looking at it in its place: where its links lead, for instance.
    Checking,
    /// By rendering pages with it.
    Rendering,
}

/// A file with a mistake, and what stands for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hold {
    pub stand: Replacement,
    stage: Stage,
    /// Whether no page could be made of it at all.
    has_failed: bool,
    /// Its errors, to know them again.
    errors: BTreeSet<Mistake>,
    /// Errors that its last good version has, too: it is not held for them again.
    forgiven: BTreeSet<Mistake>,
    /// Everything that was found in it as it is now.
    found: Vec<Diagnostic>,
}

/// What was found in a file at one stage.
#[derive(Debug, Clone, Copy)]
pub struct StageFindings<'a> {
    pub stage: Stage,
    /// Whether no page could be made of it at all.
    pub has_failed: bool,
    pub errors: &'a BTreeSet<Mistake>,
}

/// An error without its place, which differs between two versions of a text.
pub type Mistake = (Code, String);

/// The files with mistakes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Holds {
    holds: BTreeMap<SourcePath, Hold>,
}

impl Holds {
    /// The held files, each with whether its last good version stands for it.
    pub fn held(&self) -> impl Iterator<Item = (&SourcePath, &Replacement)> {
        let held = self.holds.iter().map(|(path, hold)| (path, &hold.stand));
        held.filter(|(_, stand)| !matches!(stand, Replacement::Itself(_)))
    }

    pub fn stand(&self, path: &SourcePath) -> Option<&Replacement> {
        self.holds.get(path).map(|hold| &hold.stand)
    }

    /// Whether what is left of the project has no root site.
    pub fn holds_root(&self) -> bool {
        self.stand(&SourcePath::new(CONTENT).join(SITE_FILE)) == Some(&Replacement::Nothing)
    }

    /// The world in which these files are exchanged or left out. The root site stays in any case:
    /// without it there is no project to look for more mistakes in.
    pub fn overlay<'w>(&self, world: &Arc<dyn World + 'w>) -> Overlay<'w> {
        let (mut exchanged, mut left_out) = (BTreeMap::new(), BTreeSet::new());
        for (path, stand) in self.held() {
            match stand {
                Replacement::LastGood(version) => {
                    exchanged.insert(path.clone(), Arc::clone(&version.bytes));
                }
                Replacement::Nothing => {
                    left_out.extend(Some(place(path)).filter(|it| it.as_str() != CONTENT));
                }
                Replacement::Itself(_) => {}
            }
        }
        Overlay::new(Arc::clone(world), exchanged, left_out)
    }

    /// The files whose stand differs between the two.
    pub fn differing(&self, other: &Self) -> BTreeSet<SourcePath> {
        let paths = self.holds.keys().chain(other.holds.keys());
        paths.filter(|path| self.stand(path) != other.stand(path)).cloned().collect()
    }

    /// Those that need no second look after some files have changed, nothing that says something about
    /// others among them: mistakes of a file's own.
    pub fn untouched_by(&self, changed: &BTreeSet<SourcePath>) -> Self {
        let is_kept = |(path, hold): &(&SourcePath, &Hold)| {
            hold.stage == Stage::Reading
                && !matches!(hold.stand, Replacement::Itself(_))
                && !changed.contains(*path)
        };
        let kept = self.holds.iter().filter(is_kept);
        Self { holds: kept.map(|(path, hold)| (path.clone(), hold.clone())).collect() }
    }

    /// Notes what was found in a file; `hold` says what stands for it where it was not held before.
    pub fn note(
        &mut self,
        path: &SourcePath,
        seen: &StageFindings<'_>,
        hold: impl FnOnce() -> Option<(Replacement, Vec<Diagnostic>)>,
    ) {
        if let Some(known) = self.holds.get_mut(path) {
            return known.again(seen);
        }
        let Some((stand, found)) = hold() else { return };
        let StageFindings { stage, has_failed, errors } = *seen;
        let errors = errors.clone();
        let forgiven = BTreeSet::new();
        let hold = Hold { stand, stage, has_failed, errors, forgiven, found };
        self.holds.insert(path.clone(), hold);
    }

    /// Forgets what lies in the folders of sites that are left out: it went with them.
    pub fn prune(&mut self) {
        let goes = |path: &&SourcePath| self.goes_with_a_site(path);
        let gone: BTreeSet<SourcePath> = self.holds.keys().filter(goes).cloned().collect();
        self.holds.retain(|path, _| !gone.contains(path));
    }

    /// Whether a file is left out with the folder of a site in which it lies.
    fn goes_with_a_site(&self, path: &SourcePath) -> bool {
        place(path).ancestors().skip(1).any(|above| {
            let site = above.join(SITE_FILE);
            !is_root(&site)
                && place(&site) == above
                && self.stand(&site) == Some(&Replacement::Nothing)
        })
    }

    /// Whether a finding is about a held file, and so not about its text as it is now.
    pub fn speaks_for(&self, found: &Diagnostic) -> bool {
        let Some(span) = &found.span else { return false };
        let is_held = match self.stand(&span.file) {
            Some(Replacement::LastGood(_)) => true,
            Some(Replacement::Nothing) => !is_root(&span.file),
            Some(Replacement::Itself(_)) | None => false,
        };
        is_held || self.goes_with_a_site(&span.file)
    }

    /// Whether some finding for which a file is held is such a one.
    pub fn has_found(&self, path: &SourcePath, is_it: impl Fn(&Diagnostic) -> bool) -> bool {
        self.holds.get(path).is_some_and(|hold| hold.found.iter().any(is_it))
    }

    /// Everything that was found in the held files as they are now.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let held = self.holds.values().filter(|hold| !matches!(hold.stand, Replacement::Itself(_)));
        held.flat_map(|hold| hold.found.iter().cloned()).collect()
    }
}

pub fn is_root(path: &SourcePath) -> bool {
    place(path).as_str() == CONTENT
}

/// What goes with a file that is left out: with the settings of a site its whole folder.
pub fn place(path: &SourcePath) -> SourcePath {
    let folder = path.parent().filter(|_| path.name() == SITE_FILE && !is_theme_file(path));
    folder.unwrap_or_else(|| path.clone())
}

impl Hold {
    /// Another look at what stands for a file, after errors were found in that, too.
    fn again(&mut self, seen: &StageFindings<'_>) {
        match &self.stand {
            Replacement::LastGood(_) if seen.has_failed => self.stand = Replacement::Nothing,
            Replacement::LastGood(version) => {
                let is_no_better = seen.stage == self.stage
                    && !self.has_failed
                    && self.errors.is_subset(seen.errors);
                if is_no_better {
                    self.stand = Replacement::Itself(version.clone());
                    self.forgiven.append(&mut self.errors);
                }
            }
            // It has more mistakes than the one for which nothing was won by holding it.
            Replacement::Itself(version) => {
                let new: BTreeSet<Mistake> =
                    seen.errors.difference(&self.forgiven).cloned().collect();
                if !new.is_empty() {
                    self.stand = Replacement::LastGood(version.clone());
                    (self.stage, self.errors) = (seen.stage, new);
                }
            }
            Replacement::Nothing => {}
        }
    }
}
