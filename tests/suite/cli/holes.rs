//! Pictures that cannot be used: a hole in their page, and never the end of the whole publication.

use super::harness::Place;
use crate::harness::repository;
use std::fs;

const PAGE: &str = "---
title: 展板
---

![断了的照片](cut.jpg)

![写着字的照片](text.jpg)

![巨大的展板](bomb.png)

![](text.jpg \"一行标题\")

[原图](cut.jpg)

别的照旧。
";

fn fixture(below: &str) -> Vec<u8> {
    fs::read(repository().join("tests/fixtures").join(below)).expect("the fixture")
}

/// A project with a picture cut short, a text that is called a picture, and a bomb.
fn damaged() -> Place {
    let place = Place::with_project("school");
    let whole = fixture("pictures/told.jpg");
    place.write("site/content/news/cut.jpg", &whole[..whole.len() / 2]);
    place.write("site/content/news/text.jpg", "没有复制完整");
    place.write("site/content/news/bomb.png", fixture("hostile-pictures/bomb.png"));
    place.write("site/content/news/panel.md", PAGE);
    place
}

#[test]
fn a_site_is_published_with_words_where_pictures_cannot_be_used() {
    let place = damaged();
    let run = place.site(&["build"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{run:?}");
    for said in [
        "警告[broken-image]: 这张图片不完整：文件没有传完就断了，只有前面一部分\n--> content/news/cut.jpg",
        "警告[broken-image]: 这个文件不是图片，里面其实是文字\n--> content/news/text.jpg",
        "警告[image-too-large]: 图片有 20000×20000 像素，太大了，没有处理\n--> content/news/bomb.png",
    ] {
        assert!(run.out.contains(said), "{said}: {}", run.out);
    }
    let page = place.read("site/public/news/panel.html");
    for shown in ["断了的照片", "写着字的照片", "巨大的展板", "一行标题", "原图", "别的照旧"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let files = place.files("site/public");
    let holes = ["cut.", "text.", "bomb."];
    assert!(!files.iter().any(|path| holes.iter().any(|hole| path.contains(hole))), "{files:?}");
    assert!(!page.contains("cut.jpg") && !page.contains("bomb.png"), "{page}");
}

#[test]
fn who_wants_no_holes_says_so() {
    let place = damaged();
    assert_eq!(place.site(&["check"]).status, 0);
    assert_eq!(place.site(&["check", "--strict"]).status, 1);
    let settings = place.read("site/content/site.yaml");
    place.write(
        "site/content/site.yaml",
        settings.replace("placeholder: off", "placeholder: off, broken-image: error"),
    );
    let run = place.site(&["build"]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("错误[broken-image]"), "{}", run.out);
    assert!(run.out.contains("警告[image-too-large]"), "{}", run.out);
}

#[test]
fn pictures_of_other_formats_are_holes_and_files_that_act_are_errors() {
    let place = Place::with_project("school");
    place.write("site/content/news/a.psd", "8BPS");
    place.write("site/content/news/b.avif", b"\0\0\0\x14ftypavif\0\0\0\0avif");
    place.write("site/content/news/p.md", "---\ntitle: 甲\n---\n\n![一](a.psd)\n\n![二](b.avif)\n");
    let run = place.site(&["build"]);
    assert_eq!(run.status, 0, "{run:?}");
    assert!(run.out.contains("警告[unsupported-format]: 不能使用 PSD 图片"), "{}", run.out);
    assert!(run.out.contains("警告[unsupported-format]: 不能使用 AVIF 图片"), "{}", run.out);
    place.write("site/content/news/game.html", "<script>alert(1)</script>");
    place.write("site/content/news/p.md", "---\ntitle: 甲\n---\n\n[玩](game.html)\n");
    let run = place.site(&["build"]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("错误[unsupported-format]"), "{}", run.out);
}
