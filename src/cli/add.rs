//! `skillweek add`: a new page with its front matter filled in.

use super::args::Add;
use super::kinds;
use super::new::{one_line, write_new};
use super::project::Project;
use super::refusal::{Ended, Ending, Refusal};
use super::scaffold::{self, Values};
use super::shell::Shell;
use super::week::today;
use super::yaml;
use jiff::civil::Date;
use skillweek_base::slug::slug;
use skillweek_base::text;
use skillweek_base::text::Lang;
use skillweek_content::Kind;
use skillweek_source::{CONTENT, settings_in};
use std::path::{Path, PathBuf};

/// Creates a page.
pub fn run(shell: &Shell, args: &Add) -> Ended {
    let kind = Kind::from_word(&args.kind).ok_or_else(|| unknown_kind(&args.kind))?;
    let title = one_line(&args.title);
    if title.is_empty() {
        return Err(Refusal::new(text!("标题是空的", "the title is empty")));
    }
    let project = shell.project()?;
    let site = project.site(&args.site)?;
    let today = today();
    let values = Values::from([
        ("title", yaml::scalar(&title)),
        ("date", today.to_string()),
        ("start", first_day(&project, &site).unwrap_or(today).to_string()),
    ]);
    let path = free_path(&project, &site, kind, &title);
    let page = scaffold::fill(kinds::template(kind, shell.lang), &values);
    write_new(&project.root.join(&path), page.as_bytes())?;
    shell.say(&farewell(shell.lang, &path, kind));
    Ok(Ending::Done)
}

fn unknown_kind(typed: &str) -> Refusal {
    let why = text!("没有 `{typed}` 这种页面", "there is no kind of page `{typed}`");
    let (zh, en) = (kinds::list(Lang::Zh), kinds::list(Lang::En));
    Refusal::new(why).help(match kinds::meant(typed) {
        Some(meant) => text!(
            "您是不是想写 `{meant}`？\n全部种类：{zh}",
            "did you mean `{meant}`?\nthe kinds are: {en}"
        ),
        None => text!("种类有：{zh}", "the kinds are: {en}"),
    })
}

/// The first day of the week as set by the site or one above it.
pub fn first_day(project: &Project, site: &str) -> Option<Date> {
    let content = project.root.join(CONTENT);
    let folder = project.folder_of(site);
    let folders = folder.ancestors().take_while(|folder| folder.starts_with(&content));
    folders.into_iter().find_map(|folder| {
        let settings = yaml::glance(&settings_in(folder)?)?;
        let edition = yaml::under(&settings, &["edition", "届次"])?;
        yaml::under(edition, &["start", "开始"])?.as_str()?.parse().ok()
    })
}

/// An unused path, relative to the project's folder.
fn free_path(project: &Project, site: &str, kind: Kind, title: &str) -> PathBuf {
    let mut folder = PathBuf::from(CONTENT);
    folder.extend(site.split('/').filter(|part| *part != ".").chain(kinds::section(kind)));
    let stem = stem(title);
    let taken = |name: &str| {
        let place = project.root.join(&folder);
        place.join(name).exists() || place.join(format!("{name}.md")).exists()
    };
    let numbered = (2..).map(|number| format!("{stem}-{number}"));
    let free = std::iter::once(stem.clone()).chain(numbered).find(|name| !taken(name));
    let name = free.unwrap_or(stem);
    if kind.definition().has_folder {
        folder.join(name).join("index.md")
    } else {
        folder.join(format!("{name}.md"))
    }
}

/// The file name of a page, without extension. `index` is reserved for a folder's own page.
fn stem(title: &str) -> String {
    let slug = slug(title);
    if slug == "index" { format!("{slug}-page") } else { slug }
}

fn farewell(lang: Lang, path: &Path, kind: Kind) -> String {
    let shown = path.display();
    let hint = kinds::hint(kind, lang);
    match lang {
        Lang::Zh => format!(
            "已添加 {shown}\n\
             {hint}\
             接下来：用记事本或其他编辑器打开它，在第二个 --- 下面写正文。\n\
             写好后运行 skillweek check 检查，再运行 skillweek build 生成网站。\n"
        ),
        Lang::En => format!(
            "Added {shown}\n\
             {hint}\
             Next: open it in an editor and write the text below the second ---.\n\
             Then run skillweek check to look for mistakes and skillweek build to make the site.\n"
        ),
    }
}
