//! A double click on the program, or a project's folder dropped on it, on Windows: opens the
//! preview, and keeps the window open when there is something to read.
//!
//! A program started by the mouse has a window of its own, which is gone when it ends. Windows tells
//! it apart from one that was typed only by calls that need unsafe code. So the bare name typed in a
//! terminal does the same; elsewhere, and where a script runs it, it prints the help page as ever.

use super::project::Project;
use super::refusal::Refusal;
use skillweek_base::text;
use skillweek_base::text::Lang;
use std::ffi::OsString;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// What the mouse meant.
#[derive(Debug, PartialEq, Eq)]
pub struct DoubleClick {
    /// The folder that was dropped on the program.
    pub dropped: Option<PathBuf>,
}

impl DoubleClick {
    /// The double click behind a command line; `None` for any other.
    pub fn find(args: &[OsString]) -> Option<Self> {
        let has_window = cfg!(windows) && io::stdin().is_terminal() && io::stdout().is_terminal();
        if has_window { Self::meant(args) } else { None }
    }

    fn meant(args: &[OsString]) -> Option<Self> {
        match args {
            [_] => Some(Self { dropped: None }),
            // A command is no absolute path.
            [_, path] if Path::new(path).is_absolute() && Path::new(path).is_dir() => {
                Some(Self { dropped: Some(path.into()) })
            }
            _ => None,
        }
    }

    /// The command line to run instead.
    pub fn command_line(&self) -> Result<Vec<OsString>, Refusal> {
        let dropped = self.dropped.as_deref();
        Project::find(dropped).map_err(|_| no_project(dropped))?;
        let mut line: Vec<OsString> = ["skillweek", "serve", "--open"].map(Into::into).into();
        if let Some(dropped) = dropped {
            line.extend(["--root".into(), dropped.into()]);
        }
        Ok(line)
    }
}

fn no_project(dropped: Option<&Path>) -> Refusal {
    let why = match dropped.map(Path::display) {
        Some(folder) => text!(
            "`{folder}` 不是网站的项目：里面没有 content\\site.yaml",
            "`{folder}` is no project: it has no content\\site.yaml"
        ),
        None => text!(
            "程序所在的文件夹里没有网站的项目，没有可以预览的",
            "there is no project where the program lies, so there is nothing to show"
        ),
    };
    Refusal::new(why).help(text!(
        "请把项目的文件夹（里面有 content 文件夹的那个）拖到 skillweek.exe 上，或者双击项目里的“双击预览.cmd”。\n还没有项目的话：点“文件资源管理器”的地址栏，输入 powershell，按回车，再输入 .\\skillweek new 我的网站",
        "drop the project's folder (which holds the folder content) on skillweek.exe, or double-click 双击预览.cmd in it\nto make a project: type powershell into the address bar of the file explorer, press Enter, then type .\\skillweek new mysite"
    ))
}

/// Waits until somebody has read what the window says. Only for a preview that could not begin: one
/// that has begun reads its keys from the same input, and ends when it is told to.
pub fn wait_for_enter(lang: Lang) {
    wait(lang, &mut io::stdin().lock(), &mut anstream::stderr().lock());
}

fn wait(lang: Lang, input: &mut dyn BufRead, output: &mut dyn Write) {
    let request = lang.pick("\n按回车键关闭窗口。", "\nPress Enter to close this window.");
    // Where nobody can read or answer, there is nothing to wait for.
    let _ = output.write_all(request.as_bytes()).and_then(|()| output.flush());
    let _ = input.read_line(&mut String::new());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(args: &[&str]) -> Option<DoubleClick> {
        DoubleClick::meant(&args.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn a_command_is_no_double_click() {
        assert_eq!(meant(&["skillweek"]), Some(DoubleClick { dropped: None }));
        assert_eq!(meant(&["skillweek", "build"]), None);
        assert_eq!(meant(&["skillweek", "."]), None);
        assert_eq!(meant(&["skillweek", "serve", "--open"]), None);
    }

    #[test]
    fn a_project_dropped_on_the_program_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_str().unwrap();
        let click = meant(&["skillweek", path]).unwrap();
        let refusal = click.command_line().unwrap_err();
        assert!(refusal.why.zh.contains(path), "{refusal:?}");
        std::fs::create_dir(folder.path().join("content")).unwrap();
        std::fs::write(folder.path().join("content/site.yaml"), "标题: 甲\n").unwrap();
        let line = click.command_line().unwrap();
        assert_eq!(line, ["skillweek", "serve", "--open", "--root", path]);
    }

    #[test]
    fn waiting_takes_one_line() {
        let (mut input, mut output) = (&b"\nrest"[..], Vec::new());
        wait(Lang::Zh, &mut input, &mut output);
        assert_eq!((input, output), (&b"rest"[..], "\n按回车键关闭窗口。".into()));
    }
}
