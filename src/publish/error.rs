//! The reasons why the output could not be replaced, in both languages, with advice. All of them
//! end the program with status 2.

use super::holder::Holder;
use crate::base::text::{Lang, Text};
use crate::text;
use std::path::{Path, PathBuf};
use std::{error, fmt, io};

/// The reason why a publication failed. The old output is then unchanged, except for `Stranded`.
#[derive(Debug)]
pub enum PublishError {
    /// The output folder `out` holds files and no marker, so it belongs to someone else.
    NotOurs { out: PathBuf },
    /// Something that is not a folder exists at `path`, which should be the output folder.
    NotAFolder { path: PathBuf },
    /// The folder `out` must not be published into, because of `why`.
    Misplaced { out: PathBuf, why: Misplaced },
    /// The output folder `out` is the root of a volume, which cannot be replaced.
    MountPoint { out: PathBuf },
    /// Another build of the same output runs; `holder` is its process if the lock file names one.
    Busy { out: PathBuf, holder: Option<Holder> },
    /// The marker at `path` is damaged or of a newer format.
    MarkerUnreadable { path: PathBuf },
    /// The site-relative `path` must not be written, because of `why`.
    BadName { path: String, why: Text },
    /// Two files have the same site-relative `path`.
    Duplicate { path: String },
    /// The site-relative `path` is wanted as a file and as a folder.
    FileAndFolder { path: String },
    /// The entry at `path` was put into the output by hand, and a file or folder of the build
    /// cannot be written because of it.
    InTheWay { path: PathBuf },
    /// Writing the file with the site-relative `path` failed or never ended.
    Unfinished { path: String },
    /// The source of a copy, `path`, is not a plain file.
    NotAFile { path: PathBuf },
    /// The source of a copy, `path`, cannot be read.
    Source { path: PathBuf, source: io::Error },
    /// The source of a copy, `path`, changed while it was read.
    Changed { path: PathBuf },
    /// Neither could the new output be put in place at `out`, nor the old one be put back from
    /// `old`; the next build puts it back.
    Stranded { out: PathBuf, old: PathBuf },
    /// The operating system refused an operation at `path`; `trouble` is the kind of its error.
    Io { trouble: Trouble, path: PathBuf, source: io::Error },
}

/// The reason why a folder cannot be an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misplaced {
    /// The file system's root.
    Root,
    /// The user's home folder or one that contains it.
    Home,
    /// The project's folder or one that contains it.
    HoldsProject,
    /// A folder inside or around one of the project's sources: `content`, `assets`, `themes`,
    /// `.git`.
    Source,
}

/// The kinds of errors of the operating system, where users can do something about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The disk or the user's quota is full.
    DiskFull,
    /// The file is too large for the file system.
    FileTooLarge,
    /// The file system is mounted read-only.
    ReadOnly,
    /// Permission is missing.
    Denied,
    /// The file name is invalid, usually too long.
    NameTooLong,
    /// Another program has the file or folder open.
    InUse,
    /// Any other error, reported with the system's own words.
    Other,
}

impl Trouble {
    fn of(error: &io::Error) -> Self {
        /// Sharing and lock violations of Windows, which have no `io::ErrorKind`.
        const WINDOWS_IN_USE: &[i32] = &[32, 33];
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::FileTooLarge => Self::FileTooLarge,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied => Self::Denied,
            io::ErrorKind::InvalidFilename => Self::NameTooLong,
            io::ErrorKind::ResourceBusy => Self::InUse,
            _ if cfg!(windows)
                && error.raw_os_error().is_some_and(|code| WINDOWS_IN_USE.contains(&code)) =>
            {
                Self::InUse
            }
            _ => Self::Other,
        }
    }
}

impl PublishError {
    /// An error of the operating system at a path.
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { trouble: Trouble::of(&source), path: path.to_path_buf(), source }
    }

    /// The message: the cause and the remedy.
    pub fn text(&self) -> Text {
        match self {
            Self::NotOurs { out } => {
                let out = out.display();
                text!(
                    "`{out}` 里已有文件，但不是本程序生成的，所以没有动它；请换一个输出文件夹，或先把里面的文件移走",
                    "`{out}` holds files that this program did not make, so nothing was touched; choose another output folder or move those files away"
                )
            }
            Self::Misplaced { out, why } => why.text(out),
            Self::Busy { out, holder } => busy(out, holder.as_ref()),
            Self::Io { trouble, path, source } => trouble.text(path, source),
            Self::BadName { path, why } => {
                let (zh, en) = (&why.zh, &why.en);
                Text {
                    zh: format!("不能输出名为 `{path}` 的文件：{zh}"),
                    en: format!("a file cannot be called `{path}`: {en}"),
                }
            }
            Self::Duplicate { .. } | Self::FileAndFolder { .. } | Self::Unfinished { .. } => {
                self.about_the_build()
            }
            _ => self.about_the_folder(),
        }
    }

    fn about_the_build(&self) -> Text {
        match self {
            Self::Duplicate { path } => text!(
                "有两个文件都要输出为 `{path}`；请给其中一个换个名字（slug）",
                "two files want to be `{path}`; give one of them another name (slug)"
            ),
            Self::FileAndFolder { path } => text!(
                "`{path}` 既是文件又是文件夹；请给其中一个换个名字（slug）",
                "`{path}` is wanted both as a file and as a folder; give one of them another name (slug)"
            ),
            Self::Unfinished { path } => text!(
                "`{path}` 没有写完，所以没有发布；原来的输出没有变化",
                "`{path}` was not written to its end, so nothing was published; the old output is unchanged"
            ),
            _ => self.about_the_folder(),
        }
    }

    fn about_the_folder(&self) -> Text {
        match self {
            Self::NotAFolder { path } => at(
                path,
                "不是文件夹；请换一个输出文件夹",
                "is not a folder; choose another output folder",
            ),
            Self::MountPoint { out } => at(
                out,
                "是一个挂载点，或来自容器镜像，不能整体替换；请把输出放到它下面的一个子文件夹里",
                "is a mount point, or belongs to a container's image, and cannot be replaced whole; put the output into a folder below it",
            ),
            Self::MarkerUnreadable { path } => at(
                path,
                "已损坏，或由更新版本的程序写成；请确认这个文件夹里没有您自己的文件，删除整个文件夹后重新构建",
                "is damaged or was written by a newer version; make sure that its folder holds nothing of yours, remove the folder and build again",
            ),
            Self::InTheWay { path } => at(
                path,
                "是手工放入输出文件夹的，与要生成的文件同名；请把它移走后重新构建",
                "was put into the output by hand and stands where the build needs a file or a folder; move it away and build again",
            ),
            Self::Stranded { out, old } => {
                let (out, old) = (out.display(), old.display());
                text!(
                    "`{out}` 未能替换，原来的输出暂存在 `{old}`；请关闭正在使用它的程序后重新构建，会自动放回",
                    "`{out}` could not be replaced and the old output waits in `{old}`; close the programs that use it and build again, which puts it back"
                )
            }
            _ => self.about_the_source(),
        }
    }

    fn about_the_source(&self) -> Text {
        match self {
            Self::NotAFile { path } => at(
                path,
                "不是普通文件，不能复制到输出",
                "is not a plain file and cannot be copied to the output",
            ),
            Self::Source { path, source } if source.kind() == io::ErrorKind::NotFound => at(
                path,
                "刚才还在，复制到输出时已经被删除或改名；请等复制、同步或改名结束后重新构建",
                "was there a moment ago and has been deleted or renamed since; build again when copying, syncing or renaming is over",
            ),
            Self::Source { path, source } => {
                let path = path.display();
                text!(
                    "无法读取要复制的文件 `{path}`：{source}；请检查它是否存在、能否打开",
                    "cannot read `{path}`, which is to be copied: {source}; check that it exists and can be opened"
                )
            }
            Self::Changed { path } => at(
                path,
                "在复制时发生了变化；请重新构建",
                "changed while it was copied; build again",
            ),
            _ => text!("无法写入输出", "the output could not be written"),
        }
    }
}

fn at(path: &Path, zh: &str, en: &str) -> Text {
    let path = path.display();
    Text { zh: format!("`{path}` {zh}"), en: format!("`{path}` {en}") }
}

fn busy(out: &Path, holder: Option<&Holder>) -> Text {
    let out = out.display();
    let (zh, en) = match holder {
        Some(Holder { pid, host }) if *host == Holder::this().host => {
            (format!("（进程 {pid}）"), format!(" (process {pid})"))
        }
        Some(Holder { pid, host }) => {
            (format!("（{host} 上的进程 {pid}）"), format!(" (process {pid} on {host})"))
        }
        None => (String::new(), String::new()),
    };
    text!(
        "另一个构建正在写 `{out}`{zh}；请等它结束后再试，或者加上 --wait 等它结束",
        "another build is writing `{out}`{en}; try again when it is done, or wait for it with --wait"
    )
}

impl Misplaced {
    fn text(self, out: &Path) -> Text {
        let (zh, en) = match self {
            Self::Root => ("是整个磁盘的根", "is the root of the file system"),
            Self::Home => ("是您的主文件夹", "is your home folder"),
            Self::HoldsProject => ("就是项目本身或包含项目", "is the project or holds it"),
            Self::Source => ("在项目的源文件里", "lies among the project's sources"),
        };
        let out = out.display();
        text!(
            "不能输出到 `{out}`：它{zh}；请换一个文件夹，例如项目下的 `public`",
            "cannot publish to `{out}`: it {en}; choose another folder, such as `public` in the project"
        )
    }
}

impl Trouble {
    fn text(self, path: &Path, source: &io::Error) -> Text {
        let (zh, en) = match self {
            Self::DiskFull => (
                "磁盘或配额已满；请腾出空间后重新构建",
                "the disk or the quota is full; make room and build again",
            ),
            Self::FileTooLarge => (
                "文件超过磁盘格式或系统限制允许的大小；请缩小文件，或换到其他磁盘",
                "the file is larger than the volume or a limit allows; make it smaller or use another volume",
            ),
            Self::ReadOnly => (
                "磁盘是只读的；请换一个输出文件夹",
                "the volume is read-only; choose another output folder",
            ),
            Self::Denied => (
                "没有权限；请检查输出文件夹及其上级文件夹是否允许当前用户写入",
                "permission denied; check that you may write to the output folder and to the folder above it",
            ),
            Self::NameTooLong => (
                "路径太长；请缩短文件夹名，或换一个靠近根的输出文件夹",
                "the path is too long; shorten the folders' names or choose an output folder nearer to the root",
            ),
            Self::InUse => (
                "文件正被其他程序使用；请关闭编辑器、预览或同步软件后重新构建",
                "the file is in use; close editors, previews and sync programs and build again",
            ),
            Self::Other => {
                let path = path.display();
                return text!(
                    "无法处理 `{path}`：{source}；原来的输出没有变化",
                    "`{path}`: {source}; the old output is unchanged"
                );
            }
        };
        let path = path.display();
        text!("无法写入 `{path}`：{zh}", "cannot write `{path}`: {en}")
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::En))
    }
}

impl error::Error for PublishError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Io { source, .. } | Self::Source { source, .. } => Some(source),
            _ => None,
        }
    }
}
