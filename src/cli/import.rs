//! `skillweek import`: Word files as pages, tables as they are.

use super::add;
use super::args::Import;
use super::kinds;
use super::project::Project;
use super::refusal::{Ended, Ending, Refusal};
use super::scaffold::{self, Values};
use super::shell::Shell;
use super::week::today;
use super::yaml;
use skillweek_base::slug::slug;
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use skillweek_content::Kind;
use skillweek_diag::Diagnostic;
use skillweek_import::{Article, FileKind, foreign, read_word, table};
use skillweek_source::CONTENT;
use std::fs;
use std::path::{Path, PathBuf};

/// The largest file that is read.
const LARGEST: u64 = 512 << 20;

/// Where files go.
struct Target<'a> {
    shell: &'a Shell,
    project: &'a Project,
    site: String,
    /// The folder of the section, relative to the project.
    folder: PathBuf,
    kind: Kind,
}

/// Imports files one by one: each wholly or not at all.
pub fn run(shell: &Shell, args: &Import) -> Ended {
    let project = shell.project()?;
    let site = project.site(&args.site)?;
    let mut folder = PathBuf::from(CONTENT);
    folder.extend(site.split('/').filter(|part| *part != "."));
    let section = section(&project, &folder, &args.section)?;
    folder.push(&section);
    let kind = Kind::from_section(&section);
    let target = Target { shell, project: &project, site, folder, kind };
    let mut ending = Ending::Done;
    for file in &args.files {
        match target.import(file) {
            Ok(told) => shell.say(&told),
            Err(refusal) => {
                shell.refuse(&refusal);
                ending = Ending::Failed;
            }
        }
    }
    Ok(ending)
}

/// The folder of a section by what was typed: a folder that is there, or the name of a kind.
fn section(project: &Project, site: &Path, typed: &str) -> Result<String, Refusal> {
    let typed = typed.trim().trim_matches(['/', '\\']);
    let is_name = !typed.is_empty() && !typed.starts_with('.') && !typed.contains(['/', '\\', ':']);
    if is_name && project.root.join(site).join(typed).is_dir() {
        return Ok(typed.to_owned());
    }
    let kind = Kind::from_word(typed).filter(|kind| *kind != Kind::Page);
    kind.map(|kind| kind.folder().to_owned()).ok_or_else(|| {
        let (zh, en) = (kinds::list(Lang::Zh), kinds::list(Lang::En));
        Refusal::new(text!("没有 `{typed}` 这个栏目", "there is no section `{typed}`"))
            .help(text!("可以写已有的栏目文件夹，或：{zh}", "name a folder of the site, or: {en}"))
    })
}

impl Target<'_> {
    /// Imports a file; returns what to tell.
    fn import(&self, file: &Path) -> Result<String, Refusal> {
        let bytes = read(file)?;
        match FileKind::of(&bytes) {
            FileKind::Docx => self.page(file, &bytes),
            FileKind::Table => self.table(file, &bytes),
            FileKind::Text if is_csv(file) => self.table(file, &bytes),
            kind => Err(refusal(file, *foreign(kind))),
        }
    }

    fn page(&self, file: &Path, bytes: &[u8]) -> Result<String, Refusal> {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        let article = read_word(bytes, &name).map_err(|found| refusal(file, *found))?;
        let stem = slug(&article.title);
        let stem = if stem == "index" { format!("{stem}-page") } else { stem };
        let folder = self.folder.join(&stem);
        for taken in [folder.clone(), self.folder.join(format!("{stem}.md"))] {
            if self.project.root.join(&taken).exists() {
                return Err(exists(&taken));
            }
        }
        let page = self.front_matter(&article);
        let parent = self.project.root.join(&self.folder);
        let written = write_folder(&parent, &stem, &page, &article);
        written.map_err(|error| unwritten(&folder, &error))?;
        Ok(self.farewell(&folder.join("index.md"), &article))
    }

    /// The front matter that `add` would write, and the text.
    fn front_matter(&self, article: &Article) -> String {
        let today = today();
        let start = add::first_day(self.project, &self.site).unwrap_or(today);
        let values = Values::from([
            ("title", yaml::scalar(&article.title)),
            ("date", today.to_string()),
            ("start", start.to_string()),
        ]);
        let page = scaffold::fill(kinds::template(self.kind, self.shell.lang), &values);
        let page = page.replace('\r', "");
        let end =
            page.match_indices("\n---\n").next().map_or(page.len(), |(at, mark)| at + mark.len());
        format!("{}\n{}", page.get(..end).unwrap_or(&page), article.markdown)
    }

    fn table(&self, file: &Path, bytes: &[u8]) -> Result<String, Refusal> {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if let Some(found) = table::obstacle(&name, bytes) {
            return Err(refusal(file, found));
        }
        let path = self.folder.join(&*name);
        if self.project.root.join(&path).exists() {
            return Err(exists(&path));
        }
        super::new::write_new(&self.project.root.join(&path), bytes)?;
        let shown = path.display();
        Ok(self
            .shell
            .pick(
                "已放进 {}。接下来：运行 skillweek check 检查。\n",
                "Copied to {}. Next: skillweek check\n",
            )
            .replace("{}", &shown.to_string()))
    }

    fn farewell(&self, page: &Path, article: &Article) -> String {
        let (shown, title, count) = (page.display(), &article.title, article.pictures.len());
        let lang = self.shell.lang;
        let told = article.told.iter().map(|text| format!("  - {}\n", text.get(lang)));
        let told: String = told.collect();
        match lang {
            Lang::Zh => format!(
                "已导入 {shown}\n标题：{title}（请核对）；图片 {count} 张。\n{told}\
                 接下来：打开它看一遍，再运行 skillweek check 检查。\n"
            ),
            Lang::En => format!(
                "Imported {shown}\nTitle: {title} (make sure); pictures: {count}.\n{told}\
                 Next: look through it, then run skillweek check.\n"
            ),
        }
    }
}

fn is_csv(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    matches!(ending.as_str(), "csv" | "tsv" | "xls" | "xlsx")
}

fn read(file: &Path) -> Result<Vec<u8>, Refusal> {
    let shown = file.display();
    let size = fs::metadata(file).and_then(|about| match about.is_file() {
        true => Ok(about.len()),
        false => Err(std::io::Error::other("not a file")),
    });
    let bytes = size.and_then(|size| match size <= LARGEST {
        true => fs::read(file),
        false => Err(std::io::Error::other("larger than 512 MB")),
    });
    bytes.map_err(|error| {
        Refusal::new(text!("读不了 `{shown}`：{error}", "`{shown}` cannot be read: {error}")).help(
            text!(
                "请核对文件名；名字里有空格时，用英文引号括起来；正在 Word 里打开的请先关闭",
                "check the name, and put it between quotation marks if it has blanks"
            ),
        )
    })
}

/// Writes a page beside its place and moves it there when it is whole.
fn write_folder(parent: &Path, stem: &str, page: &str, article: &Article) -> std::io::Result<()> {
    fs::create_dir_all(parent)?;
    let unfinished = tempfile::Builder::new().prefix(".import-").tempdir_in(parent)?;
    let folder = unfinished.path().join(stem);
    fs::create_dir(&folder)?;
    fs::write(folder.join("index.md"), page)?;
    for picture in &article.pictures {
        fs::write(folder.join(&picture.name), &picture.bytes)?;
    }
    fs::rename(&folder, parent.join(stem))
}

fn refusal(file: &Path, found: Diagnostic) -> Refusal {
    let shown = file.display();
    let Text { zh, en } = found.message;
    let refusal = Refusal::new(text!("{shown}：{zh}", "{shown}: {en}"));
    match found.help {
        Some(help) => refusal.help(help),
        None => refusal,
    }
}

fn exists(path: &Path) -> Refusal {
    let shown = path.display();
    Refusal::new(text!(
        "已有 `{shown}`，没有覆盖",
        "`{shown}` is there already and was not touched"
    ))
    .help(text!(
        "要换成新的，请先把旧的改名或移走，再导入一次",
        "to replace it, rename or move the old one and import again"
    ))
}

fn unwritten(path: &Path, error: &std::io::Error) -> Refusal {
    let shown = path.display();
    Refusal::new(text!("不能写入 `{shown}`：{error}", "`{shown}` cannot be written: {error}"))
}
