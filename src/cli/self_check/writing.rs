//! Whether the folders can be written to that a build writes to.

use super::finding::{Finding, Topic};
use skillweek_base::text;
use skillweek_base::text::Both;
use skillweek_pipeline::OUTPUT;
use std::io;
use std::path::Path;

const PLACE: Topic = Topic { name: "write", label: Both::new("写入", "writing") };
const CACHE: Topic = Topic { name: "cache", label: Both::new("缓存", "cache") };

/// The beginning of the name of the file that is written and removed; Git ignores it.
const PREFIX: &str = ".self-check.skillweek-";

/// Tries to write to a project's folder, or to the one in which a project would be made.
pub fn check(root: &Path) -> [Finding; 2] {
    let output = root.join(OUTPUT);
    let folders = [Some(root), Some(output.as_path()).filter(|output| output.is_dir())];
    let mut failures = folders.into_iter().flatten().filter_map(|folder| {
        let error = attempt(folder).err()?;
        Some((folder, error))
    });
    let cache = root.join(".cache");
    let cache = if cache.is_dir() { cache.as_path() } else { root };
    [place(failures.next()), kept(attempt(cache), attempt(&std::env::temp_dir()))]
}

/// Makes a file in a folder and removes it.
fn attempt(folder: &Path) -> io::Result<()> {
    tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)?.close()
}

fn place(failure: Option<(&Path, io::Error)>) -> Finding {
    let Some((folder, error)) = failure else {
        return Finding::good(PLACE, text!("可以写这个文件夹", "this folder can be written to"));
    };
    let shown = folder.display();
    Finding::missing(
        PLACE,
        text!("不能写 {shown}：{error}", "{shown} cannot be written to: {error}"),
        text!(
            "把项目复制到自己的文件夹里（如“文档”）再用；光盘和写保护的 U 盘不能写；\n磁盘满了就先腾出空间",
            "copy the project to a folder of your own; discs and write-protected sticks will not do;\nmake room if the disk is full"
        ),
    )
}

/// Judges the cache, and the system's folder that takes its place where it cannot be written.
fn kept(cache: io::Result<()>, temporary: io::Result<()>) -> Finding {
    let mend = text!(
        "照样能生成，只是每次都要从头做照片；请检查 .cache 文件夹的权限和磁盘空间",
        "builds work, but make every picture anew; check the permissions of .cache and the disk"
    );
    match (cache, temporary) {
        (Ok(()), Ok(())) => Finding::good(
            CACHE,
            text!(
                ".cache 和临时文件夹都可以写",
                ".cache and the temporary folder can be written to"
            ),
        ),
        (Err(error), _) => Finding::warning(
            CACHE,
            text!("不能写 .cache 文件夹：{error}", ".cache cannot be written to: {error}"),
            mend,
        ),
        (Ok(()), Err(error)) => Finding::warning(
            CACHE,
            text!(
                "不能写系统的临时文件夹：{error}",
                "the temporary folder cannot be written to: {error}"
            ),
            text!(
                "只在 .cache 写不了时才用到它；请检查环境变量 TMPDIR 或 TEMP 指的文件夹",
                "it is needed only where .cache cannot be written; check the variable TMPDIR or TEMP"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::finding::State;
    use super::*;

    fn refused() -> io::Error {
        io::Error::from(io::ErrorKind::PermissionDenied)
    }

    #[test]
    fn nothing_is_left_behind() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(OUTPUT)).unwrap();
        let states = check(folder.path()).map(|finding| finding.state);
        assert_eq!(states, [State::Good, State::Good]);
        let left: Vec<_> = walkdir::WalkDir::new(folder.path()).into_iter().flatten().collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }

    #[test]
    fn a_folder_that_is_not_there_cannot_be_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let [place, cache] = check(&folder.path().join("gone"));
        assert_eq!((place.state, cache.state), (State::Missing, State::Warning));
    }

    #[test]
    fn a_build_needs_its_folder_but_no_cache() {
        let place = place(Some((Path::new("/usb/site"), refused())));
        assert_eq!(place.state, State::Missing);
        assert!(place.what.zh.contains("/usb/site"), "{place:?}");
        assert_eq!(kept(Err(refused()), Ok(())).state, State::Warning);
        assert_eq!(kept(Ok(()), Err(refused())).state, State::Warning);
    }
}
