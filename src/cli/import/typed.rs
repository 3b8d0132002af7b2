//! File names as people type and paste them.

use std::path::{Path, PathBuf};

/// The files that were meant. A name with blanks that was typed without quotation marks arrives in
/// pieces.
pub fn files(typed: &[PathBuf]) -> Vec<PathBuf> {
    let typed: Vec<PathBuf> = typed.iter().map(|path| pasted(path)).collect();
    let names: Vec<_> = typed.iter().map(|path| path.to_string_lossy()).collect();
    let joined = PathBuf::from(names.join(" "));
    let is_one = typed.len() > 1 && !typed.iter().any(|path| path.exists()) && joined.is_file();
    if is_one { vec![joined] } else { typed }
}

/// A name without what is copied along with it: quotation marks, and the invisible mark that
/// Windows puts before a path in its window of properties.
fn pasted(path: &Path) -> PathBuf {
    if path.exists() {
        return path.to_owned();
    }
    let text = path.to_string_lossy();
    let is_around = |mark: char| {
        mark.is_whitespace()
            || matches!(mark, '"' | '“' | '”' | '\u{202a}'..='\u{202e}' | '\u{feff}')
    };
    let inner = text.trim_matches(is_around);
    if inner.is_empty() { path.to_owned() } else { PathBuf::from(inner) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_blanks_and_pasted_marks_are_found() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("活动周 通知.docx");
        std::fs::write(&file, "").unwrap();
        let text = file.to_str().unwrap();
        let (start, end) = text.split_once(' ').unwrap();
        let found = |typed: &[&str]| files(&typed.iter().map(PathBuf::from).collect::<Vec<_>>());
        assert_eq!(found(&[text]), std::slice::from_ref(&file));
        assert_eq!(found(&[start, end]), std::slice::from_ref(&file));
        assert_eq!(found(&[&format!("\u{202a}{text}")]), std::slice::from_ref(&file));
        assert_eq!(found(&[&format!("“{text}”")]), std::slice::from_ref(&file));
        assert_eq!(found(&["甲.docx", "乙.docx"]), [PathBuf::from("甲.docx"), "乙.docx".into()]);
    }
}
