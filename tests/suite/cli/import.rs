//! `import`: Word files as pages, tables as they are, and what is said of everything else.

use super::harness::{Place, Run};
use crate::word_file::{WordFile, paragraph, plain, run};

const GUESS: &str = "（没写 --section，栏目是按内容选的；要放进别的栏目，把它移过去）\n";

/// A text with a title and a picture.
fn notice(title: &str) -> Vec<u8> {
    let title = paragraph("<w:jc w:val=\"center\"/>", &run("<w:sz w:val=\"44\"/>", title));
    let picture = "<w:p><w:r><w:drawing><wp:inline><wp:extent cx=\"5000000\" cy=\"1\"/><a:graphic>\
                   <a:graphicData><a:blip r:embed=\"a\"/></a:graphicData></a:graphic></wp:inline>\
                   </w:drawing></w:r></w:p>";
    let body = format!("{title}{}{picture}{}", plain("请各校参加。"), plain("图1 示例车间"));
    let photo = crate::pictures::photo(64, 48);
    WordFile::new(&body).related("a", "image", "media/image1.jpeg", photo).bytes()
}

/// The files of the sections that are not the sample's.
fn files(place: &Place) -> Vec<String> {
    let before = Place::with_project("school").files("site");
    place.files("site").into_iter().filter(|file| !before.contains(file)).collect()
}

/// A run that failed, and wrote nothing.
#[track_caller]
fn fails(place: &Place, args: &[&str], wanted: &str) -> Run {
    let before = place.files("site");
    let run = place.site(&[&["import"], args].concat());
    assert_eq!(run.status, 1, "{run:?}");
    assert!(run.err.contains(wanted), "{wanted}: {run:?}");
    assert_eq!(place.files("site"), before);
    run
}

#[test]
fn a_word_file_becomes_a_page_with_its_pictures_beside_it() {
    let place = Place::with_project("school");
    place.write("下载/活动周 通知（定稿）.docx", notice("关于示例活动周的通知"));
    let run = place.site(&["import", "../下载/活动周 通知（定稿）.docx"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{run:?}");
    let page = "content/notices/guan-yu-shi-li-huo-dong-zhou-de-tong-zhi";
    assert_eq!(
        run.out,
        format!(
            "已导入 {page}/index.md\n{GUESS}标题：关于示例活动周的通知（请核对）；图片 1 张。\n\
             接下来：打开它看一遍，再运行 skillweek check 检查。\n"
        )
    );
    assert_eq!(files(&place), [format!("{page}/image-1.jpg"), format!("{page}/index.md")]);
    let text = place.read(&format!("site/{page}/index.md"));
    assert!(text.starts_with("---\n标题: 关于示例活动周的通知\n"), "{text}");
    let end = "\n---\n\n请各校参加。\n\n![图1 示例车间](image-1.jpg \"图1 示例车间\")\n";
    assert!(text.ends_with(end), "{text}");
    let check = place.site(&["check", "--format", "json"]);
    assert_eq!(check.json()["errors"].as_u64(), Some(0), "{}", check.out);
}

#[test]
fn nothing_is_overwritten() {
    let place = Place::with_project("school");
    place.write("a.docx", notice("活动周开幕"));
    assert_eq!(place.site(&["import", "../a.docx"]).status, 0);
    let page = "site/content/news/huo-dong-zhou-kai-mu/index.md";
    place.write(page, "我改过了");
    fails(&place, &["../a.docx"], "没有覆盖");
    assert_eq!(place.read(page), "我改过了");
}

/// Also where a file before or behind it is imported.
#[test]
fn each_file_is_imported_wholly_or_not_at_all() {
    let place = Place::with_project("school");
    place.write("a.docx", notice("开幕"));
    let whole = notice("体验");
    place.write("b.docx", &whole[..whole.len() / 2]);
    place.write("c.docx", notice("闭幕"));
    let run = place.site(&["import", "../a.docx", "../b.docx", "../c.docx", "--section", "动态"]);
    assert_eq!(run.status, 1);
    assert!(run.err.contains("[unreadable-file]") && run.err.contains("../b.docx"), "{run:?}");
    let folders = ["bi-mu", "kai-mu"];
    let expected = folders.iter().flat_map(|name| {
        ["image-1.jpg", "index.md"].map(|file| format!("content/news/{name}/{file}"))
    });
    assert_eq!(files(&place), expected.collect::<Vec<_>>());
}

#[test]
fn a_wrong_site_or_section_is_a_wrong_command() {
    let place = Place::with_project("school");
    place.write("a.docx", notice("开幕"));
    let run = place.site(&["import", "../a.docx", "--site", "nowhere"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    let run = place.site(&["import", "../a.docx", "--section", "nowhere"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("没有 `nowhere` 这个栏目"), "{run:?}");
    assert!(files(&place).is_empty());
}

#[test]
fn a_table_goes_to_the_activities_and_nowhere_where_there_are_no_tables() {
    let place = Place::with_project("school");
    place.write("活动表.csv", "名称,时间,地点\n示例开放日,5月12日9:00,实训楼\n");
    fails(&place, &["../活动表.csv", "--section", "notices"], "不能用表格做页面");
    let run = place.site(&["import", "../活动表.csv"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{run:?}");
    assert_eq!(files(&place), ["content/activities/活动表.csv"]);
    fails(&place, &["../活动表.csv"], "没有覆盖");
}

#[test]
fn files_of_other_kinds_are_told_with_a_mend() {
    let place = Place::with_project("school");
    for (name, bytes, wanted) in [
        ("a.pdf", &b"%PDF-1.7"[..], ["PDF", "找到当初的 Word 文件"]),
        ("a.doc", b"{\\rtf1 a}", ["RTF", "--convert"]),
        ("a.docx", b"<html><body>a", ["HTML", "另存为"]),
        ("a.txt", b"a", ["TXT", "skillweek add"]),
        ("a.png", b"\x89PNG\r\n\x1a\n", ["PNG", "![说明](文件名)"]),
        ("a.bin", b"\0\x01\x02", ["认不出", ".docx"]),
    ] {
        place.write(name, bytes);
        let run = fails(&place, &[&format!("../{name}")], "[unsupported-format]");
        assert!(wanted.iter().all(|part| run.err.contains(part)), "{name}: {}", run.err);
    }
    fails(&place, &["../nowhere.docx"], "没有 `../nowhere.docx` 这个文件");
    fails(&place, &["content"], "是文件夹");
}

#[cfg(unix)]
mod office {
    use super::*;
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;

    /// A folder with a program that stands for `LibreOffice`.
    fn with_office(script: &str) -> Place {
        let place = Place::with_project("school");
        let script = format!("#!/bin/sh\n{script}\n");
        place.write("bin/soffice", script);
        let program = place.path("bin/soffice");
        std::fs::set_permissions(program, Permissions::from_mode(0o755)).expect("a program");
        place.write("made.docx", notice("转换的通知"));
        place.write("旧 通知.wps", "{\\rtf1 a}");
        place
    }

    fn convert(place: &Place, more: &[(&str, &str)]) -> Run {
        let path = format!("{}:/usr/bin:/bin", place.path("bin").display());
        let made = place.path("made.docx").display().to_string();
        let log = place.path("arguments").display().to_string();
        let own = [("PATH", path.as_str()), ("MADE", made.as_str()), ("LOG", log.as_str())];
        let args = ["import", "../旧 通知.wps", "--convert"];
        place.run_in("site", &[&own, more].concat(), &args)
    }

    #[test]
    fn an_old_file_is_converted_by_what_is_installed() {
        let place =
            with_office("echo \"$@\" > \"$LOG\"\nmkdir made && cp \"$MADE\" made/document.docx");
        let run = convert(&place, &[]);
        assert_eq!(run.status, 0, "{run:?}");
        assert!(
            run.err.contains("正在用本机的 LibreOffice（[HERE]/bin/soffice）转换 ../旧 通知.wps")
        );
        assert!(run.out.contains("content/notices/zhuan-huan-de-tong-zhi/index.md"), "{run:?}");
        let arguments = place.read("arguments");
        let wanted = ["-env:UserInstallation=file:///", "--headless", "document.rtf"];
        assert!(wanted.iter().all(|part| arguments.contains(part)), "{arguments}");
    }

    #[test]
    fn a_program_that_makes_nothing_or_never_ends_is_told() {
        let place = with_office("exit 0");
        let run = convert(&place, &[]);
        assert_eq!(run.status, 1);
        assert!(run.err.contains("LibreOffice 没有转换出来"), "{run:?}");
        let place = with_office("sleep 600");
        let run = convert(&place, &[("SKILLWEEK_CONVERT_SECONDS", "1")]);
        assert_eq!(run.status, 1);
        assert!(run.err.contains("1 秒还没有转换完"), "{run:?}");
        assert!(files(&place).is_empty());
    }

    /// With the real program, where there is one.
    #[test]
    fn what_libreoffice_writes_is_read() {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders = std::env::split_paths(&path);
        if !folders.any(|folder| folder.join("soffice").is_file()) {
            println!("not tried: LibreOffice is not installed");
            return;
        }
        let place = Place::with_project("school");
        let text = "{\\rtf1\\ansi{\\pard\\qc\\fs44 Sample Week Opens\\par}{\\pard\\fs24 Come and \
                    {\\b look}.\\par}{\\pard\\fs24 Welcome to all who read this longer line.\\par}}";
        place.write("old.rtf", text);
        let run = place.site(&["import", "../old.rtf", "--convert"]);
        assert_eq!(run.status, 0, "{run:?}");
        let page = place.read("site/content/news/sample-week-opens/index.md");
        assert!(page.contains("\n\nCome and **look**.\n"), "{page}");
    }
}
