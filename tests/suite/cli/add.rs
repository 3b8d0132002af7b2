//! `add`: pages of every kind that check without errors.

use super::harness::Place;

const ZH: [&str; 9] = ["活动", "案例", "动态", "公告", "媒体", "视频", "图集", "下载", "页面"];
const EN: [&str; 9] =
    ["activity", "case", "news", "notice", "media", "video", "gallery", "download", "page"];

#[test]
fn a_page_of_every_kind_has_no_errors() {
    for (lang, kinds) in [("zh", ZH), ("en", EN)] {
        let place = Place::with_project("school");
        for kind in kinds {
            let run = place.site(&["add", kind, "新的一页", "--lang", lang]);
            assert_eq!((run.status, run.err.as_str()), (0, ""), "{kind}");
        }
        let run = place.site(&["check", "--format", "json"]);
        assert_eq!(
            (run.status, run.json()["errors"].as_u64()),
            (0, Some(0)),
            "{lang}: {}",
            run.out
        );
    }
}

#[test]
fn the_farewell_names_the_file_and_the_next_steps() {
    let place = Place::with_project("school");
    let run = place.site(&["add", "动态", "活动周开幕"]);
    assert_eq!(
        run.out,
        "\
已添加 content/news/huo-dong-zhou-kai-mu.md
接下来：用记事本或其他编辑器打开它，在第二个 --- 下面写正文。
写好后运行 skillweek check 检查，再运行 skillweek build 生成网站。
"
    );
    let run = place.site(&["add", "gallery", "Kites", "--lang", "en"]);
    assert_eq!(
        run.out,
        "\
Added content/galleries/kites/index.md
Put the pictures into the same folder.
Next: open it in an editor and write the text below the second ---.
Then run skillweek check to look for mistakes and skillweek build to make the site.
"
    );
}

#[test]
fn the_front_matter_is_filled_in() {
    let place = Place::with_project("school");
    place.site(&["add", "活动", "走进“车间”: 第一场 #1"]);
    let files = place.files("site/content/activities");
    let file = files.iter().find(|file| file.starts_with("zou-jin")).expect("a file");
    let page = place.read(&format!("site/content/activities/{file}"));
    assert!(page.starts_with("---\n标题: \"走进“车间”: 第一场 #1\"\n日期: 20"), "{page}");
    assert!(page.contains("\n开始: 2026-05-10 09:00\n"), "{page}");
    place.site(&["add", "activity", "Open day", "--lang", "en"]);
    let page = place.read("site/content/activities/open-day.md");
    assert!(page.starts_with("---\ntitle: \"Open day\"\ndate: 20"), "{page}");
}

#[test]
fn a_taken_name_is_never_overwritten() {
    let place = Place::with_project("school");
    let path = "site/content/notices/tong-zhi";
    place.site(&["add", "通知", "通知"]);
    place.write(&format!("{path}.md"), "---\n标题: 我的\n---\n");
    place.site(&["add", "通知", "通知"]);
    place.site(&["add", "通知", "通知"]);
    assert_eq!(place.read(&format!("{path}.md")), "---\n标题: 我的\n---\n");
    assert!(place.path(&format!("{path}-2.md")).is_file());
    assert!(place.path(&format!("{path}-3.md")).is_file());
}

#[test]
fn a_page_goes_to_its_site() {
    let place = Place::with_project("province");
    let run = place.site(&["add", "案例", "案例", "--site", "example-school"]);
    assert!(run.out.starts_with("已添加 content/example-school/cases/an-li.md\n"), "{}", run.out);
    let run = place.run_in("site/content/example-school", &[], &["add", "页面", "招生"]);
    assert!(run.out.starts_with("已添加 content/zhao-sheng.md\n"), "{}", run.out);
}

#[test]
fn unknown_kinds_and_sites_are_refused_with_the_nearest() {
    let place = Place::with_project("province");
    place.site(&["add", "活劫", "x"]).refused(
        "\
错误：没有 `活劫` 这种页面
  帮助：您是不是想写 `活动`？
        全部种类：活动、典型案例、活动动态、通知公告、媒体报道、视频、图集、标识与海报、页面
",
    );
    place.site(&["add", "party", "x", "--lang", "en"]).refused(
        "\
error: there is no kind of page `party`
  help: the kinds are: activity, case, news, notice, media, video, gallery, download, page
",
    );
    place.site(&["add", "news", "x", "--site", "school"]).refused(
        "\
错误：没有 `school` 这个站点：content 下没有这个文件夹，或者里面没有 site.yaml
  帮助：您是不是想写 `example-school`？
",
    );
    place.site(&["add", "news", " "]).refused("错误：标题是空的\n");
}
