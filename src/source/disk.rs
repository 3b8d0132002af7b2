//! A project on a disk.
//!
//! 1. `content`, `assets` and `themes` are walked once; links, devices and pipes are left out.
//! 2. Names are normalised to NFC, so that a folder copied from a Mac is found by what was typed.
//! 3. Only what was listed is read.

#![expect(clippy::disallowed_methods, reason = "this is the World that reads a disk")]

use super::world::{FileEntry, World};
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::text;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

/// The folders of a project that the program reads.
const FOLDERS: [&str; 3] = ["content", "assets", "themes"];

/// The files of a project's folder.
pub struct DiskWorld {
    root: PathBuf,
    /// Where each listed file really is: on disk a name may be spelt in another normal form.
    listed: OnceLock<BTreeMap<SourcePath, PathBuf>>,
}

impl DiskWorld {
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), listed: OnceLock::new() }
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a listed file lies on disk.
    pub fn real(&self, path: &SourcePath) -> io::Result<&Path> {
        let real = self.listed.get().and_then(|listed| listed.get(path));
        real.map(PathBuf::as_path).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn walk(&self, folder: &str, sink: &mut Sink, found: &mut Vec<(FileEntry, PathBuf)>) {
        let start = self.root.join(folder);
        if !start.is_dir() {
            return;
        }
        let walk = WalkDir::new(&start).follow_links(false).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| !is_ignored(entry)) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => self.take(&entry, sink, found),
                Err(error) => sink.push(self.unreadable(&error)),
            }
        }
    }

    fn take(&self, entry: &DirEntry, sink: &mut Sink, found: &mut Vec<(FileEntry, PathBuf)>) {
        let path = self.source_path(entry.path());
        let kind = entry.file_type();
        if kind.is_symlink() {
            sink.push(link_skipped(&path));
        } else if !kind.is_file() {
            sink.push(odd_file_skipped(&path));
        } else if entry.path().to_str().is_none() {
            sink.push(name_unreadable(&path));
        } else {
            let size = entry.metadata().map_or(0, |metadata| metadata.len());
            found.push((FileEntry { path, size }, entry.path().to_owned()));
        }
    }

    fn source_path(&self, path: &Path) -> SourcePath {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let parts: Vec<String> =
            below.iter().map(|part| part.to_string_lossy().nfc().collect()).collect();
        SourcePath::new(parts.join("/"))
    }

    fn unreadable(&self, error: &walkdir::Error) -> Diagnostic {
        let path = self.source_path(error.path().unwrap_or(&self.root));
        let reason = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        Diagnostic::new(
            Code::UnreadableFile,
            text!("不能读取这个文件夹：{reason}", "this folder cannot be read: {reason}"),
        )
        .at(Span::whole(&path))
        .help(text!("请检查文件夹的权限", "check the folder's permissions"))
    }
}

impl World for DiskWorld {
    fn list(&self, sink: &mut Sink) -> Vec<FileEntry> {
        let mut found = Vec::new();
        for folder in FOLDERS {
            self.walk(folder, sink, &mut found);
        }
        let paths = found.iter().map(|(entry, real)| (entry.path.clone(), real.clone())).collect();
        self.listed.get_or_init(|| paths);
        found.into_iter().map(|(entry, _)| entry).collect()
    }

    fn read(&self, path: &SourcePath) -> io::Result<Vec<u8>> {
        std::fs::read(self.real(path)?)
    }

    fn open(&self, path: &SourcePath) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(self.real(path)?)?))
    }
}

fn is_ignored(entry: &DirEntry) -> bool {
    entry.depth() > 0 && is_passing(&entry.file_name().to_string_lossy())
}

/// Whether a name is an editor's, an office program's or a system's own: `~$表.xlsx`, `.git`, `Thumbs.db`.
pub fn is_passing(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.starts_with(".~")
        || name.ends_with('~')
        || ["thumbs.db", "desktop.ini", "ehthumbs.db"].contains(&name.to_lowercase().as_str())
        || [".tmp", ".swp", ".bak", ".crdownload"].iter().any(|ending| name.ends_with(ending))
}

fn link_skipped(path: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::PathEscapes,
        text!("这是一个符号链接，没有读取", "this is a symbolic link; it was not followed"),
    )
    .at(Span::whole(path))
    .help(text!(
        "请把链接指向的文件复制到项目里：链接可能把项目以外的文件带到网上",
        "copy the file itself into the project: a link could publish files from outside"
    ))
}

fn odd_file_skipped(path: &SourcePath) -> Diagnostic {
    let mut skipped = Diagnostic::new(
        Code::UnreadableFile,
        text!(
            "这不是普通文件（是管道、套接字或设备），没有读取",
            "this is a pipe, socket or device and not a file; it was not read"
        ),
    );
    skipped.severity = crate::diag::Severity::Warning;
    skipped.at(Span::whole(path)).help(text!("请删除它", "delete it"))
}

fn name_unreadable(path: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableFile,
        text!("文件名的编码不是 UTF-8", "the file's name is not UTF-8"),
    )
    .at(Span::whole(path))
    .help(text!(
        "请给文件改名：解压时选择 GBK（简体中文）编码可以避免这个问题",
        "rename the file; unpacking the archive with the GBK encoding avoids this"
    ))
}
