//! The only access to a project's files. A file that was not listed at the start cannot be read, so
//! no reference in any text can lead out of the project.

use skillweek_base::invisible;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Seek};
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization;

/// A reader with random access.
pub trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// A project's files.
pub trait World: Send + Sync {
    /// Lists every file of the project once, and reports files that cannot be used.
    fn list(&self, sink: &mut Sink) -> Vec<SourcePath>;

    /// Whether everything could be listed. If a folder could not, the files in it must not count as
    /// deleted. Known only after `list`.
    fn is_complete(&self) -> bool {
        true
    }

    /// The bytes that replace those on disk, if a file is exchanged.
    fn exchanged(&self, _: &SourcePath) -> Option<Arc<[u8]>> {
        None
    }

    /// Reads a listed file.
    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>>;

    /// Opens a listed file for random access.
    fn open_anywhere(&self, path: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>>;

    /// The size of a listed file in bytes.
    fn size(&self, path: &SourcePath) -> io::Result<u64> {
        self.open_anywhere(path)?.seek(io::SeekFrom::End(0))
    }

    /// Opens a listed file for sequential reading.
    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        Ok(self.open_anywhere(path)?)
    }
}

/// A borrowed world.
impl<W: World + ?Sized> World for &W {
    fn list(&self, sink: &mut Sink) -> Vec<SourcePath> {
        (**self).list(sink)
    }

    fn is_complete(&self) -> bool {
        (**self).is_complete()
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        (**self).read(path)
    }

    fn open_anywhere(&self, path: &SourcePath) -> io::Result<Box<dyn ReadSeek + '_>> {
        (**self).open_anywhere(path)
    }

    fn size(&self, path: &SourcePath) -> io::Result<u64> {
        (**self).size(path)
    }

    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        (**self).open(path)
    }
}

/// The listed files, ordered by path.
#[derive(Debug, Default)]
pub struct Sources {
    files: BTreeSet<SourcePath>,
    /// Files and folders that exist and are left out for a mistake.
    left_out: BTreeSet<SourcePath>,
}

impl Sources {
    /// Lists a world's files. Reports names that other systems reject or confuse.
    pub fn scan(world: &dyn World, sink: &mut Sink) -> Self {
        let files = world.list(sink).into_iter().collect();
        let sources = Self { files, ..Self::default() };
        sources.report_names(sink);
        sources
    }

    /// The same list, with the files and folders that exist and are left out for a mistake.
    #[must_use]
    pub fn without(self, left_out: &BTreeSet<SourcePath>) -> Self {
        Self { left_out: left_out.clone(), ..self }
    }

    /// Whether a file is listed; false for folders and files that are left out.
    pub fn contains(&self, path: &SourcePath) -> bool {
        self.files.contains(path)
    }

    /// The files and folders that are left out for a mistake.
    pub fn left_out(&self) -> impl Iterator<Item = &SourcePath> {
        self.left_out.iter()
    }

    /// Whether a path is left out for a mistake, or is a folder that contains something left out.
    pub fn is_left_out(&self, path: &SourcePath) -> bool {
        let below = self.left_out.range(path.clone()..);
        let mut below = below.take_while(|left| left.as_str().starts_with(path.as_str()));
        !self.left_out.is_empty()
            && (is_left_out(&self.left_out, path) || below.any(|left| left.is_within(path)))
    }

    /// The path under which a file is listed, for sharing its allocation.
    pub fn listed(&self, path: &SourcePath) -> Option<&SourcePath> {
        self.files.get(path)
    }

    /// Every file, ordered by path.
    pub fn iter(&self) -> impl Iterator<Item = &SourcePath> {
        self.files.iter()
    }

    /// The files in a folder and below it, ordered by path.
    pub fn below<'a>(&'a self, folder: &'a SourcePath) -> impl Iterator<Item = &'a SourcePath> {
        let first = if folder.as_str().is_empty() { folder.clone() } else { folder.join("\0") };
        let first = SourcePath::new(first.as_str().trim_end_matches('\0'));
        self.files.range(first..).take_while(|path| path.is_within(folder))
    }

    /// The files directly in a folder.
    pub fn directly_in<'a>(
        &'a self,
        folder: &'a SourcePath,
    ) -> impl Iterator<Item = &'a SourcePath> {
        self.below(folder).filter(move |path| path.parent().as_ref() == Some(folder))
    }

    fn report_names(&self, sink: &mut Sink) {
        let mut folded: BTreeMap<String, &SourcePath> = BTreeMap::new();
        for path in &self.files {
            if let Some(first) = folded.insert(folded_name(path), path) {
                sink.push(case_collision(path, first));
            }
            if let Some(mark) = invisible::first(path.name()) {
                sink.push(invisible_name(path, mark));
            }
            if let Some(name) = path.as_str().split('/').find(|name| is_reserved(name)) {
                sink.push(reserved_name(path, name));
            }
        }
    }
}

/// Whether a path is in the set, or in a folder that is.
pub(super) fn is_left_out(left_out: &BTreeSet<SourcePath>, path: &SourcePath) -> bool {
    path.ancestors().any(|candidate| left_out.contains(&candidate))
}

/// The path as file systems compare it that know no case or no form of accents.
fn folded_name(path: &SourcePath) -> String {
    let path = path.as_str();
    if path.is_ascii() {
        path.to_ascii_lowercase()
    } else {
        path.nfc().collect::<String>().to_lowercase()
    }
}

fn case_collision(path: &SourcePath, first: &SourcePath) -> Diagnostic {
    let is_accent = path.as_str().to_lowercase() != first.as_str().to_lowercase();
    let (message, help) = match is_accent {
        false => (
            text!(
                "文件名与 `{first}` 只有大小写不同",
                "this file's name differs from `{first}` only in upper and lower case"
            ),
            text!(
                "请给其中一个改名：在 Windows 上两者会互相覆盖",
                "rename one of them: on Windows one would overwrite the other"
            ),
        ),
        true => (
            text!(
                "有两个文件的名字看上去都是 `{first}`，只是带音标的字母编码不同（NFC 与 NFD，常见于从苹果电脑复制）",
                "two files look as if they were named `{first}`: their accents are encoded differently (NFC and NFD, as after copying from a Mac)"
            ),
            text!(
                "请核对两个文件的内容，给其中一个改名或删去它：在苹果电脑上两者会互相覆盖",
                "compare the two and rename or delete one: on a Mac one would overwrite the other"
            ),
        ),
    };
    Diagnostic::new(Code::CaseCollision, message)
        .at(Span::whole(path))
        .note(text!("另一个文件在这里", "the other file is here"), Some(Span::whole(first)))
        .help(help)
}

fn invisible_name(path: &SourcePath, mark: char) -> Diagnostic {
    let seen = invisible::without(path.name());
    let Text { zh, en } = invisible::label(mark);
    let message = text!(
        "文件名“{seen}”里有看不见的字符 {zh}",
        "there is an invisible character {en} in the file's name `{seen}`"
    );
    Diagnostic::new(Code::ReservedName, message)
        .graded(Severity::Warning)
        .at(Span::whole(path))
        .help(text!(
            "请把文件名整个重新输入一遍：别处写的名字里没有这个字符，就找不到它",
            "type the whole name again: where it is written without that character, it is not found"
        ))
}

fn reserved_name(path: &SourcePath, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::ReservedName,
        text!("`{name}` 是 Windows 不能使用的文件名", "Windows cannot have a file named `{name}`"),
    )
    .at(Span::whole(path))
    .help(text!(
        "请改名：不用 CON、NUL、COM1 等保留名，不以点或空格结尾，不含 < > : \" | ? *",
        "rename it: no CON, NUL, COM1 and the like, no dot or blank at the end, none of < > : \" | ? *"
    ))
}

/// Whether Windows rejects a file or folder of that name.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || stem.strip_prefix("COM").or(stem.strip_prefix("LPT")).is_some_and(|number| {
            matches!(number, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9")
        });
    device
        || name.ends_with(['.', ' '])
        || name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
        || name.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MemoryWorld;

    #[test]
    fn a_folder_lists_only_what_is_its_own() {
        let world = MemoryWorld::from([
            ("a/1.md", ""),
            ("a/b/2.md", ""),
            ("a-b/3.md", ""),
            ("a!/4.md", ""),
        ]);
        let sources = Sources::scan(&world, &mut Sink::new());
        let names = |folder: &str| -> Vec<String> {
            sources.below(&SourcePath::new(folder)).map(ToString::to_string).collect()
        };
        assert_eq!(names("a"), ["a/1.md", "a/b/2.md"]);
        assert_eq!(names("").len(), 4);
        assert_eq!(sources.directly_in(&SourcePath::new("a")).count(), 1);
    }

    #[test]
    fn names_that_clash_elsewhere_are_reported() {
        let world =
            MemoryWorld::from([("content/A.md", ""), ("content/a.md", ""), ("content/con.md", "")]);
        let mut sink = Sink::new();
        Sources::scan(&world, &mut sink);
        let codes: Vec<Code> = sink.diagnostics().iter().map(|found| found.code).collect();
        assert_eq!(codes, [Code::CaseCollision, Code::ReservedName]);
    }
}
