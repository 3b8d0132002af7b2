//! Reports of files without effect: a few by themselves, many of a folder together.

use super::kind::Kind;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Code, Diagnostic, Severity, Span};
use skillweek_source::{ASSETS, CONTENT, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// The most files of a kind in one folder that are reported one by one.
const FEW: usize = 3;
/// The number of files that the report of many names.
const NAMED: usize = 3;

/// The reports of files without effect.
pub fn report(sources: &Sources, ignored: &BTreeSet<&SourcePath>) -> Vec<Diagnostic> {
    let idle = idle_folders(sources, ignored);
    let mut groups: BTreeMap<(SourcePath, Kind), Vec<&SourcePath>> = BTreeMap::new();
    for path in ignored {
        let kind = Kind::of(path, sources);
        // The topmost folder in which nothing has an effect, else the file's own.
        let folder = path.ancestors().skip(1).filter(|folder| idle.contains(folder)).last();
        let folder = folder.or_else(|| path.parent()).unwrap_or_else(|| SourcePath::new(""));
        groups.entry((folder, kind)).or_default().push(path);
    }
    let reports =
        groups.into_iter().flat_map(|((folder, kind), files)| of_group(&folder, kind, &files));
    reports.collect()
}

fn of_group(folder: &SourcePath, kind: Kind, files: &[&SourcePath]) -> Vec<Diagnostic> {
    // Each lost site is a mistake of its own.
    if files.len() <= FEW || kind == Kind::LostSettings {
        let single = |path: &&SourcePath| {
            let found = Diagnostic::new(Code::IgnoredFile, kind.message()).at(Span::whole(path));
            graded(found, kind).help(kind.help(path))
        };
        return files.iter().map(single).collect();
    }
    let named = files.iter().take(NAMED).map(|path| path.below(folder).unwrap_or(path.as_str()));
    let named = named.collect::<Vec<_>>().join("、");
    let message = kind.message_for_all(files.len(), &named);
    let found = Diagnostic::new(Code::IgnoredFile, message).at(Span::whole(folder));
    let help = files.first().map(|path| kind.help(path));
    help.into_iter().map(|help| graded(found.clone(), kind).help(help)).collect()
}

/// A whole site that is not made is an error.
fn graded(found: Diagnostic, kind: Kind) -> Diagnostic {
    if kind == Kind::LostSettings { found.graded(Severity::Error) } else { found }
}

/// The folders in which no file has an effect, below `content` and `assets`.
fn idle_folders(sources: &Sources, ignored: &BTreeSet<&SourcePath>) -> BTreeSet<SourcePath> {
    let mut idle: BTreeSet<SourcePath> = BTreeSet::new();
    let tops = [CONTENT, ASSETS].map(SourcePath::new);
    let above = |path: &SourcePath| {
        let tops = &tops;
        path.ancestors()
            .skip(1)
            .take_while(move |folder| !tops.contains(folder))
            .collect::<Vec<_>>()
    };
    for path in ignored {
        idle.extend(above(path));
    }
    if idle.is_empty() {
        return idle;
    }
    let working = sources.iter().filter(|path| !ignored.contains(path));
    for path in working.filter(|path| tops.iter().any(|top| path.is_within(top))) {
        for folder in above(path) {
            idle.remove(&folder);
        }
    }
    idle
}
