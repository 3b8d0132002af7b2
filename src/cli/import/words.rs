//! What `import` says.

use super::super::refusal::Refusal;
use super::super::shell::Shell;
use super::office::Trouble;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Lang;
use skillweek_diag::Diagnostic;
use skillweek_diag::emit::{self, Texts};
use skillweek_import::Article;
use std::fmt::Display;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// How to save a file as `.docx`.
const SAVE_ZH: &str =
    "请用 Word 或 WPS 打开它，选“另存为”，类型选“Word 文档（.docx）”，再导入另存的文件";
const SAVE_EN: &str = "open it in Word or WPS, save it as “Word document (.docx)” and import that";

/// Files outside of a project, whose lines are not shown.
struct NoTexts;

impl Texts for NoTexts {
    fn text(&self, _: &SourcePath) -> Option<Arc<str>> {
        None
    }
}

/// Findings in a file as other commands show them.
pub fn findings(shell: &Shell, found: &[Diagnostic]) -> String {
    if found.is_empty() {
        return String::new();
    }
    emit::human(found, &NoTexts, shell.lang, shell.colours_results())
}

/// What a page that was written is told with.
pub struct Told<'a> {
    pub page: &'a Path,
    pub article: &'a Article,
}

impl Told<'_> {
    pub fn text(&self, lang: Lang, is_guess: bool) -> String {
        let (page, title) = (self.page.display(), &self.article.title);
        let count = self.article.pictures.len();
        let told = self.article.told.iter().map(|text| format!("  - {}\n", text.get(lang)));
        let told: String = told.collect();
        let guess = guess(lang, is_guess);
        match lang {
            Lang::Zh => format!(
                "已导入 {page}\n{guess}标题：{title}（请核对）；图片 {count} 张。\n{told}\
                 接下来：打开它看一遍，再运行 skillweek check 检查。\n"
            ),
            Lang::En => format!(
                "Imported {page}\n{guess}Title: {title} (make sure); pictures: {count}.\n{told}\
                 Next: look through it, then run skillweek check.\n"
            ),
        }
    }
}

fn guess(lang: Lang, is_guess: bool) -> &'static str {
    match is_guess {
        true => lang.pick(
            "（没写 --section，栏目是按内容选的；要放进别的栏目，把它移过去）\n",
            "(No --section was given: the section was chosen by content. Move it where it belongs.)\n",
        ),
        false => "",
    }
}

/// Tells of a table that was copied.
pub fn copied(lang: Lang, path: &Path, is_guess: bool) -> String {
    let (path, guess) = (path.display(), guess(lang, is_guess));
    match lang {
        Lang::Zh => format!("已放进 {path}\n{guess}接下来：运行 skillweek check 检查。\n"),
        Lang::En => format!("Copied to {path}\n{guess}Next: run skillweek check.\n"),
    }
}

/// Tells that another program is about to be started.
pub fn converting(lang: Lang, file: &Path, program: &Path) -> String {
    let (file, program) = (file.display(), program.display());
    match lang {
        Lang::Zh => {
            format!("正在用本机的 LibreOffice（{program}）转换 {file}，大约要半分钟……\n")
        }
        Lang::En => format!("LibreOffice ({program}) converts {file}; half a minute or so …\n"),
    }
}

/// The refusal where `--convert` finds no program for it.
pub fn no_office() -> Refusal {
    Refusal::new(text!(
        "没有找到 LibreOffice，不能转换",
        "LibreOffice was not found; nothing can be converted"
    ))
    .help(text!(
        "{SAVE_ZH}\n或者安装 LibreOffice（免费，https://zh-cn.libreoffice.org/）后再试",
        "{SAVE_EN}\nor install LibreOffice (free, https://www.libreoffice.org/) and try again"
    ))
}

/// The refusal of a file of which the other program made nothing.
pub fn unconverted(file: &Path, trouble: &Trouble) -> Refusal {
    let file = file.display();
    let why = match trouble {
        Trouble::Late { seconds } => text!(
            "{file}：LibreOffice {seconds} 秒还没有转换完，已经停止",
            "{file}: LibreOffice did not end within {seconds} s and was stopped"
        ),
        Trouble::Nothing => text!(
            "{file}：LibreOffice 没有转换出来：文件可能已损坏，或设了打开密码",
            "{file}: LibreOffice made nothing of it: the file is damaged or has a password"
        ),
        Trouble::Disk(error) => text!(
            "{file}：LibreOffice 没有转换成：{error}",
            "{file}: LibreOffice could not be used: {error}"
        ),
    };
    Refusal::new(why).help(text!("{SAVE_ZH}", "{SAVE_EN}"))
}

/// The refusal of a table for a section without any.
pub fn no_tables(folder: &Path) -> Refusal {
    let folder = folder.display();
    Refusal::new(text!(
        "`{folder}` 这个栏目不能用表格做页面",
        "`{folder}` makes no pages of tables"
    ))
    .help(text!(
        "活动表请加 --section activities；名单、报名表等附件，放进页面自己的文件夹，\
             在页面里写 [名称](文件名)",
        "a list of activities goes with --section activities; a form goes into the page's \
             folder, with [name](FILE) on the page"
    ))
}

pub fn exists(path: &Path) -> Refusal {
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

pub fn unwritten(path: &Path, error: &dyn Display) -> Refusal {
    let shown = path.display();
    Refusal::new(text!("不能写入 `{shown}`：{error}", "`{shown}` cannot be written: {error}"))
}

pub fn unread(file: &Path, error: &io::Error) -> Refusal {
    let shown = file.display();
    if error.kind() == io::ErrorKind::NotFound {
        return Refusal::new(text!("没有 `{shown}` 这个文件", "there is no file `{shown}`")).help(
            text!(
                "请核对文件名；名字里有空格时，用英文引号括起来；也可以把文件拖进这个窗口",
                "check the name, and put it between quotation marks if it has blanks"
            ),
        );
    }
    Refusal::new(text!("读不了 `{shown}`：{error}", "`{shown}` cannot be read: {error}"))
        .help(text!("正在 Word 或 WPS 里打开的，请先关闭", "close it if it is open in Word or WPS"))
}

pub fn is_folder(file: &Path) -> Refusal {
    let shown = file.display();
    Refusal::new(text!("`{shown}` 是文件夹", "`{shown}` is a folder"))
        .help(text!("请写里面文件的名字，可以写几个", "name the files in it, one or more"))
}

pub fn too_large(file: &Path) -> Refusal {
    let shown = file.display();
    Refusal::new(text!("`{shown}` 超过 512 MB，没有读取", "`{shown}` has more than 512 MB")).help(
        text!(
            "请先在 Word 里压缩图片，或分成几个文件",
            "make its pictures smaller in Word, or split it"
        ),
    )
}
