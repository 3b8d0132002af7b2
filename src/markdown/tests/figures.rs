//! Pictures, videos, files, footnotes, tables.

use super::html;

#[test]
fn a_picture_alone_is_a_figure() {
    assert_eq!(
        html("![开幕式](a.png \"5月14日\")"),
        "<figure class=\"figure\"><img src=\"a.png\" alt=\"开幕式\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\"><figcaption>5月14日</figcaption></figure>\n"
    );
    assert!(!html("![开幕式](a.png)").contains("figcaption"));
    assert!(html("见 ![开幕式](a.png)").starts_with("<p>见 <img src=\"a.png\""));
    assert_eq!(html("![开幕式](missing.png)"), "<p>开幕式</p>\n");
}

#[test]
fn several_pictures_alone_are_a_gallery() {
    let gallery = html("![甲](a.png)\n![乙](b.png)");
    assert!(
        gallery.starts_with(
            "<div class=\"gallery\">\n<figure class=\"figure\"><a href=\"a.png\"><img"
        ),
        "{gallery}"
    );
    assert_eq!(gallery.matches("</a></figure>").count(), 2);
}

#[test]
fn a_linked_picture_alone_is_a_linked_figure() {
    let figure = html("[![标识](logo.png)](about.md)");
    assert!(
        figure.starts_with("<figure class=\"figure\"><a href=\"about.md\"><img src=\"logo.png\""),
        "{figure}"
    );
}

#[test]
fn a_video_page_alone_is_a_player() {
    let player = html("[宣传片](https://www.bilibili.com/video/BV1xx411c7mD)");
    assert_eq!(
        player,
        "<div class=\"player\" data-embed=\"https://player.bilibili.com/player.html?bvid=BV1xx411c7mD&amp;page=1&amp;autoplay=0\"><a href=\"https://www.bilibili.com/video/BV1xx411c7mD\" rel=\"external noopener noreferrer\">宣传片</a></div>\n"
    );
    assert!(html("https://v.qq.com/x/page/a0001.html").starts_with("<div class=\"player\""));
    assert!(html("看 https://v.qq.com/x/page/a0001.html").starts_with("<p>看 <a"));
}

#[test]
fn a_media_file_alone_is_played() {
    let video = html("[开幕式录像](a.mp4)");
    assert!(
        video
            .starts_with("<figure class=\"media\"><video controls preload=\"none\" src=\"a.mp4\">"),
        "{video}"
    );
    assert!(html("[录音](a.mp3)").contains("<audio "));
}

#[test]
fn a_document_alone_is_a_card_and_within_a_line_a_link_with_its_size() {
    let card = "<a class=\"download-card\" href=\"f/附件1.pdf\" download=\"附件1.pdf\"><span class=\"download-label\"><strong>附件</strong>1</span><span class=\"download-meta\">PDF · 1.2 MB</span></a>\n";
    assert_eq!(html("[**附件**1](f/附件1.pdf)"), card);
    assert_eq!(html("- [**附件**1](f/附件1.pdf)"), format!("<ul>\n<li>{card}</li>\n</ul>\n"));
    assert_eq!(
        html("见[附件](a.pdf)。"),
        "<p>见<a href=\"a.pdf\" download=\"a.pdf\">附件</a> <span class=\"file-meta\">（PDF，1.2 MB）</span>。</p>\n"
    );
    assert_eq!(html("[附件](missing.pdf)"), "<p>附件</p>\n");
}

#[test]
fn links_to_nowhere_leave_their_text() {
    assert_eq!(html("去[那**里**](missing.md)吧"), "<p>去那<strong>里</strong>吧</p>\n");
}

#[test]
fn tables_scroll_and_have_headers() {
    assert_eq!(
        html("| 时间 | 地点 |\n|:--|--:|\n| 9:00 | **甲** |"),
        "<div class=\"table-wrap\"><table>\n<thead><tr><th scope=\"col\" class=\"align-left\">时间</th><th scope=\"col\" class=\"align-right\">地点</th></tr></thead>\n<tbody>\n<tr><td class=\"align-left short\"><span class=\"nb\">9:00</span></td><td class=\"align-right\"><strong>甲</strong></td></tr>\n</tbody></table></div>\n"
    );
}

#[test]
fn footnotes_are_gathered_in_the_order_of_their_mention() {
    let html = html("甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n\n[^b]: 二\n\n[^c]: 无人提到");
    assert!(html.contains("<a href=\"#fn-1\" id=\"fnref-1\" aria-label=\"脚注 1\">1</a></sup>乙"));
    assert!(html.contains("id=\"fnref-1-2\""));
    let section = html.split("<section class=\"footnotes\" aria-label=\"脚注\">").nth(1).unwrap();
    assert!(section.starts_with("<ol>\n<li id=\"fn-1\"><p>二 <a href=\"#fnref-1\" class=\"footnote-back\" aria-label=\"返回正文\">↩</a> <a href=\"#fnref-1-2\""), "{section}");
    assert!(section.find("一").unwrap() < section.find("无人提到").unwrap());
}

#[test]
fn tasks_have_boxes_with_labels() {
    assert_eq!(
        html("- [x] 报名\n- [ ] 抽签"),
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"已完成\"> 报名</li>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"未完成\"> 抽签</li>\n</ul>\n"
    );
}

#[test]
fn text_typed_is_text_shown() {
    assert_eq!(
        html("a < b & c > \"d\" &lt; \\* `<b>`"),
        "<p>a &lt; b &amp; c &gt; \"d\" &lt; * <code>&lt;b&gt;</code></p>\n"
    );
    assert_eq!(
        html("```rust\nlet a = \"<\";\n```"),
        "<pre><code class=\"language-rust\">let a = \"&lt;\";\n</code></pre>\n"
    );
}
