//! `skillweek new`: a project that builds at once and shows where things go.

use super::args::New;
use super::refusal::{Ended, Ending, Refusal};
use super::scaffold::{self, Template, Values};
use super::shell::Shell;
use super::week::{self, Week, today};
use super::yaml;
use jiff::civil::Date;
use skillweek_base::text;
use skillweek_base::text::Lang;
use skillweek_config::values::Level;
use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Entries of a folder that still counts as empty.
const UNNOTICED: [&str; 4] = [".git", ".DS_Store", "Thumbs.db", "desktop.ini"];

/// Creates a project.
pub fn run(shell: &Shell, args: &New) -> Ended {
    let today = today();
    let year = args.year.unwrap_or(today.year());
    let week = week::suggest(year);
    let title = one_line(args.title.as_deref().unwrap_or_default());
    let title = if title.is_empty() { default_title(args.level, year) } else { title };
    refuse_unless_empty(&args.folder)?;
    let files = files(&title, args.level, week, today.min(week.start));
    // What it says is typed in the new folder.
    let name = shell.program_name(&args.folder);
    for (path, text) in &files {
        let is_guide = path == Path::new(scaffold::README.path);
        let text = if is_guide { name.in_hints(text) } else { Cow::Borrowed(text.as_str()) };
        write_new(&args.folder.join(path), text.as_bytes())?;
    }
    let farewell = farewell(shell.lang, &args.folder, week, files.len());
    shell.say_exactly(&name.in_hints(&farewell));
    Ok(Ending::Done)
}

/// A title without line ends and other control characters.
pub fn one_line(typed: &str) -> String {
    let words: Vec<&str> = typed
        .split(|mark: char| mark.is_whitespace() && mark != '\u{3000}' || mark.is_control())
        .collect();
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn default_title(level: Level, year: i16) -> String {
    let who = match level {
        Level::Nation => "",
        Level::Province => "某省",
        Level::City => "某市",
        Level::School => "某学校",
        Level::Industry => "某行业",
    };
    format!("{who}{year}年职业教育活动周{}", scaffold::TITLE_END)
}

fn refuse_unless_empty(folder: &Path) -> Result<(), Refusal> {
    let shown = folder.display();
    if folder.exists() && !folder.is_dir() {
        return Err(Refusal::new(text!(
            "`{shown}` 是一个文件，不能当项目的文件夹",
            "`{shown}` is a file and cannot be the project's folder"
        )));
    }
    let noticed = |entry: &io::Result<fs::DirEntry>| {
        entry.as_ref().is_ok_and(|entry| !UNNOTICED.iter().any(|name| entry.file_name() == *name))
    };
    if fs::read_dir(folder).is_ok_and(|mut entries| entries.any(|entry| noticed(&entry))) {
        return Err(Refusal::new(text!(
            "文件夹 `{shown}` 里已经有东西，没有动它",
            "the folder `{shown}` is not empty; nothing in it was touched"
        ))
        .help(text!(
            "请换一个新的文件夹名；往已有的项目里添加页面用 `skillweek add`",
            "name a new folder; to add a page to a project there is `skillweek add`"
        )));
    }
    Ok(())
}

/// Every file of the project by its path, with placeholders filled.
fn files(title: &str, level: Level, week: Week, published: Date) -> Vec<(PathBuf, String)> {
    let values = values(title, level, week, published);
    let file = |folder: &str, template: &Template, values: &Values| {
        (Path::new(folder).join(template.path), scaffold::fill(template.text, values))
    };
    let mut files: Vec<(PathBuf, String)> =
        scaffold::PROJECT.iter().map(|template| file("", template, &values)).collect();
    for (folder, level, name) in scaffold::sites_below(level) {
        let mut own = values.clone();
        own.insert("level", level.name().to_owned());
        own.insert("name", (*name).to_owned());
        let folder = format!("content/{folder}");
        files.extend(scaffold::SITE_BELOW.iter().map(|template| file(&folder, template, &own)));
    }
    let readme = scaffold::fill(scaffold::README.text, &values);
    files.push((scaffold::README.path.into(), scaffold::for_notepad(&readme)));
    let preview = scaffold::for_windows(scaffold::PREVIEW.text);
    files.push((scaffold::PREVIEW.path.into(), preview));
    files
}

fn values(title: &str, level: Level, week: Week, published: Date) -> Values {
    let theme = week.theme.map_or_else(
        || "# 主题: 当年通知公布的主题".to_owned(),
        |theme| format!("主题: {}", yaml::scalar(theme)),
    );
    Values::from([
        ("title", yaml::scalar(title)),
        ("level", level.name().to_owned()),
        ("year", week.start.year().to_string()),
        ("theme", theme),
        ("start", week.start.to_string()),
        ("end", week.end.to_string()),
        ("middle", middle(week).to_string()),
        ("start_zh", zh(week.start)),
        ("end_zh", zh(week.end)),
        ("published", published.to_string()),
    ])
}

/// A day in the middle of the week.
fn middle(week: Week) -> Date {
    week.start.saturating_add(jiff::Span::new().days(3)).min(week.end)
}

fn zh(day: Date) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// Writes a file; it is an error if the file exists.
pub fn write_new(path: &Path, contents: &[u8]) -> Result<(), Refusal> {
    let written = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| File::create_new(path))
        .and_then(|mut file| file.write_all(contents));
    written.map_err(|error| {
        let shown = path.display();
        Refusal::new(text!("不能写入 `{shown}`：{error}", "`{shown}` cannot be written: {error}"))
            .help(text!(
                "请检查磁盘是否已满，以及您在这个文件夹里有没有写入的权限",
                "check that the disk is not full and that you may write to this folder"
            ))
    })
}

fn farewell(lang: Lang, folder: &Path, week: Week, count: usize) -> String {
    let shown = folder.display();
    let (start, end) = (week.start, week.end);
    let folder = folder.to_string_lossy();
    let typed = if folder.contains(' ') { format!("\"{folder}\"") } else { folder.into_owned() };
    match lang {
        Lang::Zh => format!(
            "已在 {shown} 建好项目，共 {count} 个文件。\n\
             \n\
             接下来：\n\
             \x20 cd {typed}\n\
             \x20 skillweek build          生成网站，然后打开 public 文件夹里的 index.html\n\
             \x20 skillweek add 活动 标题   添加一项活动\n\
             \n\
             请先改 content/site.yaml：名称、单位、联系方式都是示例；\n\
             其他文件里带“示例”的内容也要换成真实的，用不着的页面删去文件，\n\
             还剩哪些没改，运行 skillweek check 就会列出；\n\
             活动周暂定 {start} 至 {end}，这只是建议，以当年通知为准。\n"
        ),
        Lang::En => format!(
            "Made a project of {count} files in {shown}.\n\
             \n\
             Next:\n\
             \x20 cd {typed}\n\
             \x20 skillweek build                 make the site, then open index.html in the folder public\n\
             \x20 skillweek add activity TITLE    add an activity\n\
             \n\
             Edit content/site.yaml first: names and contacts in it are samples, as is whatever\n\
             says 示例 in the other files; delete pages that you do not need. skillweek check\n\
             lists what is still to be replaced;\n\
             the week from {start} to {end} is only suggested: the year's notice decides.\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_one_line() {
        assert_eq!(one_line(" a\n b\t c\u{7} "), "a b c");
        assert_eq!(one_line("校园　开放日"), "校园　开放日");
    }

    #[test]
    fn no_template_has_a_place_that_nobody_fills() {
        let week = week::suggest(2026);
        let values = values("标题", Level::Nation, week, week.start);
        let below = [("name", String::new())];
        let known: Vec<&str> =
            values.keys().copied().chain(below.iter().map(|(key, _)| *key)).collect();
        let all = scaffold::PROJECT.iter().chain(scaffold::SITE_BELOW).chain([&scaffold::README]);
        for template in all {
            for place in template.text.split("{{").skip(1) {
                let name = place.split("}}").next().unwrap();
                assert!(known.contains(&name), "{} has {{{{{name}}}}}", template.path);
            }
        }
    }
}
