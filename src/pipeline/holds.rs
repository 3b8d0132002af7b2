//! The files that are held, and what replaces each.

use super::versions::Version;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Code, Diagnostic};
use skillweek_source::{CONTENT, Overlay, SITE_FILE, World};
use skillweek_theme::is_theme_file;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The replacement for a file with a mistake.
#[derive(Debug, Clone, PartialEq)]
pub enum Replacement {
    /// Its last good version.
    LastGood(Version),
    /// Nothing: it has no good version, or no page can be made from that any more.
    Nothing,
    /// The file itself, because its last good version (the value) has the same mistakes.
    Itself(Version),
}

/// The stage at which a mistake was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JudgeStage {
    /// The file was read.
    Reading,
    /// Pages got their addresses: another file wants the same one.
    Placing,
    /// The text was checked in its place: where its links lead, for instance.
    Checking,
    /// Pages were rendered with the file.
    Rendering,
}

/// A file with a mistake, and what replaces it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hold {
    pub stand: Replacement,
    stage: JudgeStage,
    /// Whether no page could be made from it at all.
    has_failed: bool,
    /// Its errors, for comparison with those of its replacement.
    errors: BTreeSet<Mistake>,
    /// Errors that its last good version has, too: it is not held for them again.
    forgiven: BTreeSet<Mistake>,
    /// All findings in the file as it is now.
    found: Vec<Diagnostic>,
}

/// The findings in a file at one stage.
#[derive(Debug, Clone, Copy)]
pub struct StageFindings<'a> {
    pub stage: JudgeStage,
    /// Whether no page could be made from it at all.
    pub has_failed: bool,
    pub errors: &'a BTreeSet<Mistake>,
}

/// An error without its position, which differs between two versions of a text.
pub type Mistake = (Code, String);

/// The files with mistakes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Holds {
    holds: BTreeMap<SourcePath, Hold>,
}

impl Holds {
    /// The held files and their replacements; files that replace themselves are not held.
    pub fn held(&self) -> impl Iterator<Item = (&SourcePath, &Replacement)> {
        let held = self.holds.iter().map(|(path, hold)| (path, &hold.stand));
        held.filter(|(_, stand)| !matches!(stand, Replacement::Itself(_)))
    }

    pub fn stand(&self, path: &SourcePath) -> Option<&Replacement> {
        self.holds.get(path).map(|hold| &hold.stand)
    }

    /// Whether the root site itself is left out.
    pub fn holds_root(&self) -> bool {
        self.stand(&SourcePath::new(CONTENT).join(SITE_FILE)) == Some(&Replacement::Nothing)
    }

    /// The world in which the held files are replaced or left out. The root site always stays:
    /// without it there is no project in which to look for more mistakes.
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

    /// The files whose replacements differ between the two.
    pub fn differing(&self, other: &Self) -> BTreeSet<SourcePath> {
        let paths = self.holds.keys().chain(other.holds.keys());
        paths.filter(|path| self.stand(path) != other.stand(path)).cloned().collect()
    }

    /// The holds that need no second look after `changed` files, none of which affects others:
    /// those for mistakes that a file has by itself.
    pub fn untouched_by(&self, changed: &BTreeSet<SourcePath>) -> Self {
        let is_kept = |(path, hold): &(&SourcePath, &Hold)| {
            hold.stage == JudgeStage::Reading
                && !matches!(hold.stand, Replacement::Itself(_))
                && !changed.contains(*path)
        };
        let kept = self.holds.iter().filter(is_kept);
        Self { holds: kept.map(|(path, hold)| (path.clone(), hold.clone())).collect() }
    }

    /// Notes the findings in a file. If it was not held before, `hold` decides on its replacement.
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

    /// Forgets the holds inside the folders of sites that are left out, since these files went with
    /// them.
    pub fn prune(&mut self) {
        let goes = |path: &&SourcePath| self.goes_with_a_site(path);
        let gone: BTreeSet<SourcePath> = self.holds.keys().filter(goes).cloned().collect();
        self.holds.retain(|path, _| !gone.contains(path));
    }

    /// Whether a file is left out together with the folder of a site that contains it.
    fn goes_with_a_site(&self, path: &SourcePath) -> bool {
        place(path).ancestors().skip(1).any(|above| {
            let site = above.join(SITE_FILE);
            !is_root(&site)
                && place(&site) == above
                && self.stand(&site) == Some(&Replacement::Nothing)
        })
    }

    /// Whether a finding is in a held file, and therefore about the version that replaces it.
    pub fn speaks_for(&self, found: &Diagnostic) -> bool {
        let Some(span) = &found.span else { return false };
        let is_held = match self.stand(&span.file) {
            Some(Replacement::LastGood(_)) => true,
            Some(Replacement::Nothing) => !is_root(&span.file),
            Some(Replacement::Itself(_)) | None => false,
        };
        is_held || self.goes_with_a_site(&span.file)
    }

    /// Whether a held file has a finding that satisfies `is_it`.
    pub fn has_found(&self, path: &SourcePath, is_it: impl Fn(&Diagnostic) -> bool) -> bool {
        self.holds.get(path).is_some_and(|hold| hold.found.iter().any(is_it))
    }

    /// All findings in the held files as they are now.
    pub fn findings(&self) -> Vec<Diagnostic> {
        let held = self.holds.values().filter(|hold| !matches!(hold.stand, Replacement::Itself(_)));
        held.flat_map(|hold| hold.found.iter().cloned()).collect()
    }
}

pub fn is_root(path: &SourcePath) -> bool {
    place(path).as_str() == CONTENT
}

/// The path that is left out together with a file: a site's whole folder for its settings, else the
/// file.
pub fn place(path: &SourcePath) -> SourcePath {
    let folder = path.parent().filter(|_| path.name() == SITE_FILE && !is_theme_file(path));
    folder.unwrap_or_else(|| path.clone())
}

impl Hold {
    /// Updates the hold after errors were found in the replacement, too.
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
            // It has mistakes beyond those for which its last good version was no better.
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
