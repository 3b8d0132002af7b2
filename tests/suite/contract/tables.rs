//! Spreadsheets in the sections of all kinds, and the attachments among them.

use super::project::Project;

const NEWS: &str = "新闻标题,发布时间,内容,来源,备注\n\
    开幕式举行,2026-05-10,今天开幕。,宣传部,含视频\n\
    技能展示,2026-05-11,当天展示。,宣传部,\n";

/// The findings that are no mere notes of what is not published.
fn mistakes(project: &Project) -> Vec<String> {
    let found = project.findings();
    found.into_iter().filter(|found| !found.starts_with("unknown-column")).collect()
}

#[test]
fn every_kind_with_tables_has_pages_of_their_rows() {
    let media = "序号,报道标题,媒体名称,媒体级别,报道日期,链接\n\
        1,活动周开幕,示例日报,省级,2026-05-10,https://news.example.cn/1\n";
    let cases = "案例名称,姓名,单位,类别,主要事迹,获奖情况\n\
        匠心,示例人物,示例学院,典型人物,坚持三十年。,示例奖章\n";
    let videos = "视频名称,视频链接,时长,拍摄单位,解说词\n校园一日,https://www.bilibili.com/video/BV1,3:20,示例学院,早上好\n";
    let downloads = "资料名称,文件,使用说明\n活动周标识,logo.svg,不改颜色\n";
    let project = Project::of_site(&[
        ("site.yaml", "title: 学校\nedition: {year: 2026}\n"),
        ("news/动态.csv", NEWS),
        ("media/报道.csv", media),
        ("cases/案例.csv", cases),
        ("videos/视频.csv", videos),
        ("downloads/资料.csv", downloads),
        ("downloads/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"/>"),
    ]);
    assert_eq!(mistakes(&project), Vec::<String>::new());
    let news = project.read("news/kai-mu-shi-ju-xing.html");
    assert!(news.contains("今天开幕。") && news.contains("含视频"), "{news}");
    assert!(project.read("news/index.html").contains("技能展示"));
    let media = project.read("media/huo-dong-zhou-kai-mu.html");
    assert!(media.contains("示例日报") && media.contains("https://news.example.cn/1"));
    let case = project.read("cases/jiang-xin.html");
    for value in ["示例人物", "示例学院", "坚持三十年。", "示例奖章"] {
        assert!(case.contains(value), "{value}");
    }
    assert!(project.read("videos/xiao-yuan-yi-ri.html").contains("3:20"));
    let download = project.read("downloads/huo-dong-zhou-biao-zhi.html");
    assert!(download.contains("不改颜色") && download.contains("logo"), "{download}");
}

#[test]
fn a_spreadsheet_that_a_page_offers_is_an_attachment() {
    let notice = "---\ntitle: 报名\ndate: 2026-05-01\n---\n[报名表](附件1报名表.csv)\n";
    let form = "标题,姓名,电话\n甲,,\n";
    let project = Project::of_site(&[
        ("news/报名.md", notice),
        ("news/附件1报名表.csv", form),
        ("activities/a.md", "---\ntitle: 开放日\nstart: 2026-05-14\n---\n[名单](<名单 一.csv>)\n"),
        ("activities/名单 一.csv", "活动名称,时间\n不是活动,5月14日\n"),
        ("downloads/表.md", "---\ntitle: 表\nfiles: [表格.csv]\n---\n"),
        ("downloads/表格.csv", "没有表头\n"),
        ("notices/名单.csv", "标题,日期\n通知,5月1日\n"),
    ]);
    let mut found: Vec<String> = mistakes(&project);
    found.retain(|it| it.contains(".csv"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("ignored-file content/notices/名单.csv"), "{found:?}");
    assert!(!project.has("news/jia.html") && !project.has("activities/bu-shi-huo-dong.html"));
    assert!(!project.has("notices/tong-zhi.html"));
}

#[test]
fn the_attachment_of_a_draft_or_of_a_text_with_a_mistake_is_no_table() {
    let project = Project::of_site(&[
        ("news/draft.md", "---\ntitle: 草稿\ndraft: true\n---\n[表](a.csv)\n"),
        ("news/a.csv", "标题,日期\n一,2026-05-01\n"),
    ]);
    project.build();
    assert!(!project.has("news/yi.html"));
}

#[test]
fn a_spreadsheet_without_headings_beside_news_is_told_and_does_no_harm() {
    let project =
        Project::of_site(&[("news/名单.csv", "张三,1\n"), ("news/a.md", super::project::PAGE)]);
    let found = project.findings();
    assert!(
        found.iter().any(|it| it.starts_with("missing-key content/news/名单.csv")),
        "{found:?}"
    );
    assert!(project.has("news/a.html"));
    let build = project.build();
    assert!(build.held.is_empty());
}

#[test]
fn remarks_and_words_of_a_list_are_on_its_pages() {
    let list = "序号,活动名称,时间,地点,活动形式,直播,备注,主讲人,重点活动\n\
        1,讲座,2026-05-14 09:00,礼堂,线上线下同步进行,视频号“示例学院”,带学生证,李老师,校级重点\n\
        2,参观,2026-05-15 09:00,/,线下参观,,,,\n";
    let project = Project::of_site(&[
        ("site.yaml", "title: 学校\nedition: {year: 2026}\n"),
        ("activities/安排.csv", list),
    ]);
    assert_eq!(mistakes(&project), Vec::<String>::new());
    let page = project.read("activities/jiang-zuo.html");
    for value in ["线上线下同步进行", "视频号“示例学院”", "带学生证", "李老师", "校级重点"]
    {
        assert!(page.contains(value), "{value}");
    }
    assert!(project.read("activities/can-guan.html").contains("线下参观"));
}
