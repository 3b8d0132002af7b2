//! `skillweek theme eject`: copies a built-in theme into the project, for editing.

use super::new::write_new;
use super::refusal::{Ended, Ending, Refusal};
use super::shell::Shell;
use super::themes::{Themes, on_disk};
use skillweek_base::text;
use skillweek_base::text::Lang;
use skillweek_theme::files::{self, ThemeFiles};
use std::path::Path;

/// The result of copying a theme's files.
#[derive(Debug, Default)]
struct Copied {
    written: usize,
    same: usize,
    /// Files of the project that differ from the built-in ones, and were not touched.
    kept: Vec<String>,
}

/// Copies a built-in theme; existing files of the project are never overwritten.
pub fn run(shell: &Shell, themes: &Themes, name: &str) -> Ended {
    let project = shell.project()?;
    let built_in = files::built_in(name);
    if built_in.is_empty() {
        return Err(not_built_in(themes, name));
    }
    let copied = copy(&built_in, &project.root.join("themes").join(name))?;
    shell.say(&farewell(shell.lang, name, &copied));
    Ok(Ending::Done)
}

fn not_built_in(themes: &Themes, name: &str) -> Refusal {
    if !themes.names().contains(name) {
        return themes.unknown(name);
    }
    Refusal::new(text!(
        "`{name}` 是项目自己的主题，已经在 themes/{name} 里，直接修改就可以",
        "`{name}` is the project's own theme: it already lies in themes/{name}, ready to be changed"
    ))
}

fn copy(built_in: &ThemeFiles, folder: &Path) -> Result<Copied, Refusal> {
    let present = on_disk(folder);
    let mut copied = Copied::default();
    for (path, file) in built_in {
        match present.get(path) {
            Some(own) if own.bytes == file.bytes => copied.same += 1,
            Some(_) => copied.kept.push(path.clone()),
            None => {
                write_new(&folder.join(path), &file.bytes)?;
                copied.written += 1;
            }
        }
    }
    Ok(copied)
}

fn farewell(lang: Lang, name: &str, copied: &Copied) -> String {
    let Copied { written, same, kept } = copied;
    let list: String = kept.iter().map(|path| format!("  themes/{name}/{path}\n")).collect();
    match lang {
        Lang::Zh => {
            let kept = match kept.len() {
                0 => String::new(),
                kept => format!("以下 {kept} 个文件您改过，没有覆盖：\n{list}"),
            };
            format!(
                "已把内置主题 {name} 复制到 themes/{name}：新写 {written} 个文件，{same} 个原来就有。\n\
                 {kept}\
                 现在可以修改这些文件。它们不再随程序升级：不改的文件请删去，删去后仍用内置的。\n"
            )
        }
        Lang::En => {
            let kept = match kept.len() {
                0 => String::new(),
                kept => format!("Your changes in {kept} files were kept:\n{list}"),
            };
            format!(
                "Copied the built-in theme {name} to themes/{name}: {written} files written, {same} were there.\n\
                 {kept}\
                 They are yours to change and no longer receive updates: delete those that you do not\n\
                 change, and the built-in ones are used again.\n"
            )
        }
    }
}
