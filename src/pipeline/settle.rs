//! Reads a project and holds files until no more have to be: files with mistakes are replaced by
//! their last good versions or left out, and the project is read again.

use super::failure::Failure;
use super::hold_policy::{foreseen, judge};
use super::holds::Holds;
use super::project::{Origin, Project, SnapshotUpdate};
use super::request::Progress;
use skillweek_base::path::SourcePath;
use skillweek_theme::is_theme_file;
use std::collections::BTreeSet;

/// Reads a project without an earlier snapshot.
pub fn read<'w>(origin: Origin<'w>, progress: &dyn Progress) -> Result<Project<'w>, Failure> {
    settled(Project::read(origin, Holds::default(), None, progress)?, None)
}

/// Reads what has changed of a project since a former snapshot.
pub fn read_since<'w>(
    origin: Origin<'w>,
    since: SnapshotUpdate<'_, 'w>,
) -> Result<Project<'w>, Failure> {
    let before = since.project;
    let is_wide = |path| before.is_structure(path) || is_theme_file(path);
    let is_narrow = !since.is_relisted && !since.changed.iter().any(is_wide);
    let holds = match is_narrow {
        true => foreseen(&since, &origin, before.holds.untouched_by(since.changed)),
        false => Holds::default(),
    };
    // A released file differs from its replacement that was read before.
    let let_go = before.holds.differing(&holds);
    let changed: BTreeSet<_> = since.changed.union(&let_go).cloned().collect();
    let next = SnapshotUpdate { changed: &changed, ..since }.next(origin, holds)?;
    let some = next.shares_reading_with(before).then_some(changed);
    settled(next, some)
}

/// The project with other files held, settled again.
pub fn holding<'w>(project: &Project<'w>, holds: Holds) -> Result<Project<'w>, Failure> {
    let (next, _) = exchanged(project, holds)?;
    settled(next, None)
}

/// Holds files until no more have to be. If only `some` texts have changed since all were judged,
/// only these are judged.
fn settled(
    mut project: Project<'_>,
    mut some: Option<BTreeSet<SourcePath>>,
) -> Result<Project<'_>, Failure> {
    loop {
        let holds = judge(&project, some.as_ref());
        if holds == *project.holds {
            return Ok(project);
        }
        let (next, changed) = exchanged(&project, holds)?;
        let judged = some.filter(|_| next.shares_reading_with(&project));
        some = judged.map(|some| some.union(&changed).cloned().collect());
        project = next;
    }
}

/// The project with other files held, and the files whose replacements differ.
fn exchanged<'w>(
    project: &Project<'w>,
    holds: Holds,
) -> Result<(Project<'w>, BTreeSet<SourcePath>), Failure> {
    let changed = project.holds.differing(&holds);
    if let Some(articles) = &project.origin.articles {
        changed.iter().for_each(|path| drop(articles.take(path)));
    }
    let since = SnapshotUpdate { project, changed: &changed, is_relisted: false };
    let next = since.next(project.origin.clone(), holds)?;
    Ok((next, changed))
}
