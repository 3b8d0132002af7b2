//! Why nothing of a file is imported, and what its owner can do about it.

use super::kind::FileKind;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic};

/// The reason why nothing of a file is imported, as a diagnostic without a place.
pub type Refusal = Box<Diagnostic>;

fn refusal(code: Code, message: Text, help: Text) -> Refusal {
    Box::new(Diagnostic::new(code, message).help(help))
}

pub fn damaged(reason: &str) -> Refusal {
    refusal(
        Code::UnreadableFile,
        text!("这个 Word 文件已损坏，无法读取（{reason}）", "the Word file is damaged ({reason})"),
        text!(
            "请用 Word 或 WPS 打开（会提示修复），另存为“Word 文档（.docx）”，再导入一次",
            "open it in Word or WPS, which offers to repair it, save it as .docx and import that"
        ),
    )
}

pub fn too_large() -> Refusal {
    refusal(
        Code::UnreadableFile,
        text!(
            "这个文件解开后大得反常，没有读取",
            "the file unpacks to an absurd size and was not read"
        ),
        text!(
            "一个文件里的文字不能超过 64 MB，连图片不能超过 400 MB；请分成几个文件，或先压缩图片",
            "texts may have 64 MB, with pictures 400 MB: split the file or make its pictures smaller"
        ),
    )
}

pub fn too_deep() -> Refusal {
    refusal(
        Code::UnreadableFile,
        text!(
            "这个文件里的表格或文本框层层嵌套，多得反常",
            "the file nests tables or boxes absurdly"
        ),
        text!(
            "请用 Word 打开，另存一份新的 .docx；或把文字复制到新文档里",
            "save it anew in Word, or copy its text into a new document"
        ),
    )
}

pub fn encrypted() -> Refusal {
    refusal(
        Code::UnsupportedFormat,
        text!("这个文件设了打开密码，无法读取", "the file is protected by a password"),
        text!(
            "请在 Word 或 WPS 中打开它，在“文件 → 信息（文档加密）”里取消密码，保存后再导入",
            "open it in Word or WPS, take the password away, save it and import it again"
        ),
    )
}

/// The refusal of a file of which nothing comes along but what is told.
pub fn no_text(told: &[Text]) -> Refusal {
    let mut help = text!("请确认选对了文件", "make sure that it is the right file");
    for text in told {
        help.zh.push_str(&format!("\n{}", text.zh));
        help.en.push_str(&format!("\n{}", text.en));
    }
    refusal(
        Code::UnreadableFile,
        text!(
            "这个文件里没有能放到网页上的文字和图片",
            "the file holds no text and no picture for a page"
        ),
        help,
    )
}

/// The refusal of a file that is no `.docx`.
pub fn foreign(kind: FileKind) -> Refusal {
    if kind == FileKind::Encrypted {
        return encrypted();
    }
    let label = kind.label();
    let (zh, en) = advice(kind);
    let message = match kind {
        FileKind::Unknown => text!("认不出这是什么文件", "this is no file of a known kind"),
        _ => text!("这个文件不是 .docx，而是 {label}", "this is no .docx, but {label}"),
    };
    refusal(Code::UnsupportedFormat, message, Text { zh: zh.to_owned(), en: en.to_owned() })
}

/// What can be done with a file of a kind that is not read here.
fn advice(kind: FileKind) -> (&'static str, &'static str) {
    match kind {
        FileKind::Doc | FileKind::Rtf | FileKind::Odt => (
            "请用 Word 或 WPS 打开它，选“另存为”，类型选“Word 文档（.docx）”，再导入另存的文件；\n\
             电脑上装有 LibreOffice 的，也可以在命令后面加 --convert，由它转换",
            "open it in Word or WPS, save it as “Word document (.docx)” and import that;\n\
             or add --convert if LibreOffice is installed, which then does it",
        ),
        FileKind::Html | FileKind::WordXml => (
            "请用 Word 或 WPS 打开它，选“另存为”，类型选“Word 文档（.docx）”，再导入另存的文件",
            "open it in Word or WPS, save it as “Word document (.docx)” and import that",
        ),
        FileKind::Pdf | FileKind::Ofd => (
            "版式文件里没有段落，转出来的文字会乱；请找到当初的 Word 文件导入，\n\
             或把它作为附件：放进页面的文件夹，在页面里写 [名称](文件名)",
            "such files know no paragraphs: import the Word file that it was made from,\n\
             or offer it for download: put it into the page's folder and write [name](FILE)",
        ),
        FileKind::Presentation => (
            "请把要用的文字复制到 Word 里另存为 .docx；演示文稿可以作为附件放进页面的文件夹",
            "copy the text into Word and save it as .docx, or offer the file for download",
        ),
        FileKind::Text => (
            "纯文本不用导入：改成 .md 结尾放进栏目文件夹，开头加上标题和日期；\
             或运行 `skillweek add` 建好页面再贴进去",
            "plain text needs no import: run `skillweek add` and paste it into the new page",
        ),
        FileKind::Picture => (
            "图片不用导入：放进页面的文件夹或 assets 文件夹，在页面里写 ![说明](文件名)",
            "pictures need no import: put it into the page's folder and write ![text](FILE)",
        ),
        _ => (
            "可以导入的有：Word 文档（.docx），表格（.xlsx、.xls、.csv）",
            "what can be imported: Word documents (.docx) and tables (.xlsx, .xls, .csv)",
        ),
    }
}
