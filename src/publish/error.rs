//! The reasons why the output could not be replaced, in both languages, with advice. All of them
//! end the program with status 2.

use super::holder::Holder;
use skillweek_base::io_error::is_in_use;
use skillweek_base::path::shown;
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use std::path::{Path, PathBuf};
use std::{error, fmt, io};

/// The reason why a publication failed. The old output is then unchanged, except for `Stranded`.
#[derive(Debug)]
pub enum PublishError {
    /// An entry at this path, there or wanted, keeps the output from being made.
    At(PathBuf, Obstacle),
    /// This output folder must not be published into.
    Misplaced(PathBuf, Misplaced),
    /// Another build of this output folder runs, in the process that the lock file names, if any.
    Busy(PathBuf, Option<Holder>),
    /// This site-relative path must not be written, for a reason.
    BadName(String, Text),
    /// Neither could the new output be put in its place, the first path, nor the old one be put
    /// back from the second one; the next build puts it back.
    Stranded(PathBuf, PathBuf),
    /// This source of a copy cannot be read.
    Source(PathBuf, io::Error),
    /// The operating system refused an operation at this path.
    Io(PathBuf, io::Error),
}

/// A problem with a single path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The output folder holds files and no marker, so it belongs to someone else.
    NotOurs,
    /// Something that is not a folder exists where the output folder should be.
    NotAFolder,
    /// The output folder is the root of a volume, which cannot be replaced.
    MountPoint,
    /// Another program has the output folder open, or something in it.
    InUse,
    /// The marker is damaged or of a newer format.
    MarkerUnreadable,
    /// Two files have the same site-relative path.
    Duplicate,
    /// The site-relative path is wanted as a file and as a folder.
    FileAndFolder,
    /// The entry was put into the output by hand, and a file or folder of the build cannot be
    /// written because of it.
    InTheWay,
    /// Writing the file with that site-relative path failed or never ended.
    Unfinished,
    /// The source of a copy is not a plain file.
    NotAFile,
    /// The source of a copy changed while it was read.
    Changed,
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

impl PublishError {
    /// Turns an error of the operating system into one at a path.
    pub(super) fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        |error| Self::Io(path.to_path_buf(), error)
    }

    /// The message: the cause and the remedy.
    pub fn text(&self) -> Text {
        match self {
            Self::At(path, obstacle) => obstacle.text(path),
            Self::Misplaced(out, why) => why.text(out),
            Self::Busy(out, holder) => busy(out, holder.as_ref()),
            Self::BadName(path, Text { zh, en }) => text!(
                "不能输出名为 `{path}` 的文件：{zh}",
                "a file cannot be called `{path}`: {en}"
            ),
            Self::Stranded(out, old) => {
                let (out, old) = (shown(out), shown(old));
                text!(
                    "`{out}` 未能替换，原来的输出暂存在 `{old}`；请关闭正在使用它的程序后重新构建，会自动放回",
                    "`{out}` could not be replaced and the old output waits in `{old}`; close the programs that use it and build again, which puts it back"
                )
            }
            Self::Source(path, error) => unreadable_source(path, error),
            Self::Io(path, error) => refused(path, error),
        }
    }
}

impl Obstacle {
    /// The error at a path.
    pub(super) fn at(self, path: impl Into<PathBuf>) -> PublishError {
        PublishError::At(path.into(), self)
    }

    fn text(self, path: &Path) -> Text {
        let path = shown(path);
        match self {
            Self::NotOurs => text!(
                "`{path}` 里已有文件，但不是本程序生成的，所以没有动它；请换一个输出文件夹，或先把里面的文件移走",
                "`{path}` holds files that this program did not make, so nothing was touched; choose another output folder or move those files away"
            ),
            Self::NotAFolder => text!(
                "`{path}` 不是文件夹；请换一个输出文件夹",
                "`{path}` is not a folder; choose another output folder"
            ),
            Self::MountPoint => text!(
                "`{path}` 是一个挂载点，或来自容器镜像，不能整体替换；请把输出放到它下面的一个子文件夹里",
                "`{path}` is a mount point, or belongs to a container's image, and cannot be replaced whole; put the output into a folder below it"
            ),
            Self::InUse => text!(
                "`{path}` 正被其他程序使用，没有替换，原来的输出没有变化；请关闭显示它的窗口、打开其中文件的程序和同步软件，再重新构建；都关了还这样，请检查您在这个文件夹里有没有写入和删除的权限",
                "`{path}` is in use and was not replaced; the old output is unchanged: close the windows that show it, programs that have files of it open, and sync programs, and build again; if it stays so, see whether you may write and delete in that folder"
            ),
            Self::MarkerUnreadable => text!(
                "`{path}` 已损坏，或由更新版本的程序写成；请确认这个文件夹里没有您自己的文件，删除整个文件夹后重新构建",
                "`{path}` is damaged or was written by a newer version; make sure that its folder holds nothing of yours, remove the folder and build again"
            ),
            Self::Duplicate => text!(
                "有两个文件都要输出为 `{path}`；请给其中一个换个名字（slug）",
                "two files want to be `{path}`; give one of them another name (slug)"
            ),
            Self::FileAndFolder => text!(
                "`{path}` 既是文件又是文件夹；请给其中一个换个名字（slug）",
                "`{path}` is wanted both as a file and as a folder; give one of them another name (slug)"
            ),
            Self::InTheWay => text!(
                "`{path}` 是手工放入输出文件夹的，与要生成的文件同名；请把它移走后重新构建",
                "`{path}` was put into the output by hand and stands where the build needs a file or a folder; move it away and build again"
            ),
            Self::Unfinished => text!(
                "`{path}` 没有写完，所以没有发布；原来的输出没有变化",
                "`{path}` was not written to its end, so nothing was published; the old output is unchanged"
            ),
            Self::NotAFile => text!(
                "`{path}` 不是普通文件，不能复制到输出",
                "`{path}` is not a plain file and cannot be copied to the output"
            ),
            Self::Changed => text!(
                "`{path}` 在复制时发生了变化；请重新构建",
                "`{path}` changed while it was copied; build again"
            ),
        }
    }
}

/// The message for a source of a copy that cannot be read.
fn unreadable_source(path: &Path, error: &io::Error) -> Text {
    let path = shown(path);
    match error.kind() {
        io::ErrorKind::NotFound => text!(
            "`{path}` 刚才还在，复制到输出时已经被删除或改名；请等复制、同步或改名结束后重新构建",
            "`{path}` was there a moment ago and has been deleted or renamed since; build again when copying, syncing or renaming is over"
        ),
        _ => text!(
            "无法读取要复制的文件 `{path}`：{error}；请检查它是否存在、能否打开",
            "cannot read `{path}`, which is to be copied: {error}; check that it exists and can be opened"
        ),
    }
}

fn busy(out: &Path, holder: Option<&Holder>) -> Text {
    let out = shown(out);
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
        let out = shown(out);
        text!(
            "不能输出到 `{out}`：它{zh}；请换一个文件夹，例如项目下的 `public`",
            "cannot publish to `{out}`: it {en}; choose another folder, such as `public` in the project"
        )
    }
}

/// The message for an error of the operating system: the remedy where users can do something about
/// it, else the system's own words.
fn refused(path: &Path, error: &io::Error) -> Text {
    let path = shown(path);
    let (zh, en) = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => (
            "磁盘或配额已满；请腾出空间后重新构建",
            "the disk or the quota is full; make room and build again",
        ),
        io::ErrorKind::FileTooLarge => (
            "文件超过磁盘格式或系统限制允许的大小；请缩小文件，或换到其他磁盘",
            "the file is larger than the volume or a limit allows; make it smaller or use another volume",
        ),
        io::ErrorKind::ReadOnlyFilesystem => (
            "磁盘是只读的；请换一个输出文件夹",
            "the volume is read-only; choose another output folder",
        ),
        io::ErrorKind::PermissionDenied => (
            "没有权限；请检查输出文件夹及其上级文件夹是否允许当前用户写入",
            "permission denied; check that you may write to the output folder and to the folder above it",
        ),
        io::ErrorKind::InvalidFilename => (
            "路径太长；请缩短文件夹名，或换一个靠近根的输出文件夹",
            "the path is too long; shorten the folders' names or choose an output folder nearer to the root",
        ),
        _ if is_in_use(error) => (
            "文件正被其他程序使用；请关闭编辑器、预览或同步软件后重新构建",
            "the file is in use; close editors, previews and sync programs and build again",
        ),
        _ => {
            return text!(
                "无法处理 `{path}`：{error}；原来的输出没有变化",
                "`{path}`: {error}; the old output is unchanged"
            );
        }
    };
    text!("无法写入 `{path}`：{zh}", "cannot write `{path}`: {en}")
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::En))
    }
}

impl error::Error for PublishError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Io(_, error) | Self::Source(_, error) => Some(error),
            _ => None,
        }
    }
}
