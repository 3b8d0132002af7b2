//! Which changes on disk concern the sites, and which are only how editors and systems go about their
//! work.

use crate::base::path::SourcePath;
use crate::source::{ASSETS, CONTENT, THEMES, is_passing};
use notify::EventKind;
use notify::event::{AccessKind, AccessMode, MetadataKind, ModifyKind};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The folders that are watched.
pub const WATCHED: [&str; 3] = [CONTENT, ASSETS, THEMES];

/// Files that editors make for a moment to try out or to hand over: Vim's test file, JetBrains' copies.
const HANDS: [&str; 3] = ["4913", "___jb_tmp___", "___jb_old___"];

/// Whether an event may have changed something. Who only reads changes nothing.
pub fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_)
        | EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => false,
        _ => true,
    }
}

/// A changed path as the pipeline names it; `None` for what it never reads.
pub fn concerned(root: &Path, path: &Path) -> Option<SourcePath> {
    let below = path.strip_prefix(root).ok()?;
    let parts: Vec<String> =
        below.iter().map(|part| part.to_string_lossy().nfc().collect()).collect();
    let is_watched = parts.first().is_some_and(|first| WATCHED.contains(&first.as_str()));
    let is_noise = |part: &String| {
        is_passing(part)
            || HANDS
                .iter()
                .any(|hand| part == hand || (hand.starts_with('_') && part.ends_with(hand)))
    };
    (is_watched && !parts.iter().any(is_noise)).then(|| SourcePath::new(parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{CreateKind, DataChange};

    #[test]
    fn what_editors_leave_beside_is_no_change() {
        let root = Path::new("/p");
        let seen = |path: &str| concerned(root, &root.join(path)).map(|path| path.to_string());
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
            assert_eq!(seen(path), None, "{path}");
        }
        for path in [
            "content",
            "content/a.md",
            "content/活动/index.md",
            "assets/a.png",
            "themes/x/theme.yaml",
        ] {
            assert_eq!(seen(path).as_deref(), Some(path));
        }
        assert_eq!(concerned(root, Path::new("/q/content/a.md")), None);
        // A Mac may spell é with two characters.
        assert_eq!(seen("content/cafe\u{301}.md").as_deref(), Some("content/café.md"));
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
