//! Tells changes on disk that concern the sites from those by which editors and systems do their
//! work.

use notify::EventKind;
use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use skillweek_source::{ASSETS, CONTENT, THEMES, is_temporary_or_system_file};
use std::borrow::Cow;
use std::path::Path;

/// The folders that are watched.
pub const WATCHED: [&str; 3] = [CONTENT, ASSETS, THEMES];

/// Files that editors create briefly for testing or swapping: Vim's test file, `JetBrains`' copies.
const EDITOR_TEMP_FILES: [&str; 3] = ["4913", "___jb_tmp___", "___jb_old___"];

/// Whether an event may have changed something; reading does not.
pub fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_)
        | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => false,
        _ => true,
    }
}

/// Whether a path may belong to the files that the pipeline reads.
pub fn is_concerned(root: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(root) else { return false };
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    let is_watched = parts.first().is_some_and(|first| WATCHED.contains(&&**first));
    let is_ignored = |part: &Cow<'_, str>| {
        is_temporary_or_system_file(part)
            || EDITOR_TEMP_FILES
                .iter()
                .any(|hand| part == hand || (hand.starts_with('_') && part.ends_with(hand)))
    };
    is_watched && !parts.iter().any(is_ignored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange};

    #[test]
    fn what_editors_leave_beside_is_no_change() {
        let root = Path::new("/p");
        let seen = |path: &str| is_concerned(root, &root.join(path));
        for path in [
            "content/~$活动安排.xlsx",
            "content/.~活动安排.xlsx",
            "content/.~lock.a.ods#",
            "content/a.md~",
            "content/.a.md.swp",
            "content/4913",
            "content/a.md___jb_tmp___",
            "content/a.md___jb_old___",
            "content/.git/index",
            "content/.#a.md",
            "content/Thumbs.db",
            "content/.DS_Store",
            "content/~WRD0001.tmp",
            "content/a.md.crdownload",
            "content/x/.obsidian/workspace.json",
            "public/index.html",
            ".cache/pictures/a",
            ".git/HEAD",
            "README.md",
            "",
            ".public.skillweek-tmp-1/index.html",
        ] {
            assert!(!seen(path), "{path}");
        }
        for path in [
            "content",
            "content/a.md",
            "content/活动/index.md",
            "assets/a.png",
            "themes/x/theme.yaml",
        ] {
            assert!(seen(path), "{path}");
        }
        assert!(!is_concerned(root, Path::new("/q/content/a.md")));
    }

    #[test]
    fn reading_is_no_change() {
        assert!(!is_change(&EventKind::Access(AccessKind::Open(AccessMode::Any))));
        assert!(!is_change(&EventKind::Access(AccessKind::Close(AccessMode::Read))));
        assert!(is_change(&EventKind::Access(AccessKind::Close(AccessMode::Write))));
        assert!(is_change(&EventKind::Create(CreateKind::File)));
        assert!(is_change(&EventKind::Modify(ModifyKind::Data(DataChange::Any))));
        assert!(is_change(&EventKind::Any));
    }
}
