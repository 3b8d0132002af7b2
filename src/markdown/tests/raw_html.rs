//! Raw HTML: what is kept, what is removed, what is reported.

use super::{findings, html};

#[test]
fn details_with_markdown_inside_work() {
    assert_eq!(
        html("<details>\n<summary>问</summary>\n\n**答** [去](b.md)\n\n</details>\n\n完"),
        "<details>\n<summary>问</summary>\n<p><strong>答</strong> <a href=\"b.md\">去</a></p>\n</details>\n<p>完</p>\n"
    );
}

#[test]
fn unclosed_elements_do_not_leak() {
    assert_eq!(html("<div>\n\n甲"), "<div>\n<p>甲</p>\n</div>");
    assert_eq!(html("甲<b>乙\n\n丙"), "<p>甲<b>乙</b></p>\n<p>丙</p>\n");
    assert_eq!(html("</div></section>\n\n甲"), "\n<p>甲</p>\n");
}

#[test]
fn scripts_and_handlers_go() {
    assert_eq!(html("<script>alert('甲')</script>\n\n乙"), "\n<p>乙</p>\n");
    assert_eq!(
        html("<div>\n<script>\n\nalert(1)\n\n</script>\n</div>\n\n乙"),
        "<div>\n\n</div>\n<p>乙</p>\n"
    );
    assert_eq!(html("甲<img src=a.png onerror=alert(1) alt=乙>").matches("onerror").count(), 0);
    assert_eq!(html("<a href=\"java&#115;cript:alert(1)\">甲</a>"), "<p>甲</p>\n");
    assert_eq!(html("[甲](javascript&colon;alert(1))"), "<p>甲</p>\n");
    assert_eq!(
        findings("<b onclick=x>甲</b><script>1</script>"),
        [("invalid-value", "<b onclick=x>"), ("invalid-value", "<script>")]
    );
}

#[test]
fn frames_are_named_with_what_to_do() {
    let text = "<iframe src=\"//player.bilibili.com/player.html?bvid=BV1\"></iframe>";
    assert_eq!(
        findings(text),
        [("third-party-resource", "<iframe src=\"//player.bilibili.com/player.html?bvid=BV1\">")]
    );
}

#[test]
fn raw_addresses_are_references_with_their_places() {
    let text = "甲 <a href='b.md' class=\"x\">乙</a> <img src=\"c.png\" alt=\"丙\" width=\"400\">";
    let (article, _) = super::parsed(text);
    let targets: Vec<_> =
        article.references.iter().map(|r| (r.target.as_str(), r.text.as_str())).collect();
    assert_eq!(targets, [("b.md", "乙"), ("c.png", "丙")]);
    let html = html(text);
    assert!(html.contains("<a href=\"b.md\" class=\"x\">乙</a>"), "{html}");
    assert!(html.contains("<img src=\"c.png\" alt=\"丙\" width=\"400\" height=\"300\""), "{html}");
}

#[test]
fn tables_keep_their_spans_and_lose_their_styles() {
    let html = html(
        "<table><tr><th colspan=2 style=\"color:red;text-align:center\">甲</th></tr><tr><td>乙<td>丙</table>",
    );
    assert!(html.starts_with("<div class=\"table-wrap\"><table><tbody><tr><th class=\"align-center\" colspan=\"2\">甲</th></tr><tr><td>乙</td><td>丙</td></tr></tbody></table></div>"), "{html}");
    assert_eq!(findings("<table><tr><td>甲</td></tr></table>"), [("table-header", "<table>")]);
}

#[test]
fn text_in_angle_brackets_is_shown() {
    assert_eq!(html("请填写 <name> 和</name>"), "<p>请填写 &lt;name&gt; 和&lt;/name&gt;</p>\n");
    assert_eq!(html("<p>甲<o:p></o:p><font color=red>乙</font></p>"), "<p>甲乙</p>");
}

#[test]
fn mail_addresses_are_links() {
    assert_eq!(html("<a@b.cn>"), "<p><a href=\"mailto:a@b.cn\">a@b.cn</a></p>\n");
}

#[test]
fn hidden_links_are_errors() {
    for text in [
        "<div style=\"display:none\"><a href=\"https://x.example/\">甲</a></div>",
        "<div style=\"position:absolute;left:-9999px\">\n\n[甲](https://x.example/)\n\n</div>",
        "<a style=\"font-size:0\" href=\"https://x.example/\">甲</a>",
        "<a href=\"https://x.example/\"></a>",
        "[](https://x.example/)",
        "<marquee height=1 width=1><a href=\"https://x.example/\">甲</a></marquee>",
    ] {
        assert!(findings(text).iter().any(|(code, _)| *code == "hidden-link"), "{text}");
    }
}

#[test]
fn media_of_our_own_are_played_and_others_are_linked() {
    let video = html("<video src=\"a.mp4\" poster=\"p.png\" autoplay></video>");
    assert_eq!(
        video,
        "<p><video src=\"a.mp4\" poster=\"p.png\" controls=\"\" preload=\"none\"></video></p>\n"
    );
    assert!(
        html("<audio src=\"https://x.example/a.mp3\"></audio>")
            .contains("<a href=\"https://x.example/a.mp3\"")
    );
}

#[test]
fn nobody_can_forge_a_hole() {
    for text in [
        "&#xFDD0;L0&#xFDD1; [a](b)",
        "<b title=\"\u{FDD0}L0\u{FDD1}\">&#xFDD0;H0&#xFDD1;</b>",
        "\u{FDD0}A0\u{FDD1}",
    ] {
        assert!(!html(text).contains(crate::cjk::is_noncharacter), "{text}");
    }
}
