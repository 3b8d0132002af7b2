//! From a save to the open pages: whatever way an editor saves, whatever becomes of files and folders.

use super::harness::{Folder, Server};
use std::fs;
use std::thread;
use std::time::Duration;

const PAGE: &str = "/about.html";

/// A way of saving: its name, and what it does with a text.
type Way<'a> = (&'a str, &'a dyn Fn(&Folder, &str));

/// Saves by every way in `saves` and sees each come out.
fn each(saves: &[Way<'_>]) {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    for (way, save) in saves {
        let events = server.watch(PAGE);
        let before = events.next("hello");
        assert!(before.contains("root"), "{before}");
        save(&folder, &Folder::about(&format!("保存方式：{way}。")));
        events.next("page");
        // Who saves in steps may be seen between two of them.
        server.until(PAGE, |page| page.text().contains(&format!("保存方式：{way}")));
    }
}

#[test]
fn every_way_of_saving_shows() {
    let path = |folder: &Folder| folder.path("content/about.md");
    each(&[
        ("原地写入", &|folder, text| folder.write("content/about.md", text)),
        ("改名覆盖", &|folder, text| {
            folder.write("content/.about.md.new", text);
            fs::rename(folder.path("content/.about.md.new"), path(folder)).expect("renamed");
        }),
        ("先删后建", &|folder, text| {
            fs::remove_file(path(folder)).expect("removed");
            folder.write("content/about.md", text);
        }),
        ("像 Vim", &|folder, text| {
            folder.write("content/4913", "");
            fs::remove_file(folder.path("content/4913")).expect("removed");
            fs::rename(path(folder), folder.path("content/about.md~")).expect("renamed");
            folder.write("content/about.md", text);
            fs::remove_file(folder.path("content/about.md~")).expect("removed");
        }),
        ("像 JetBrains", &|folder, text| {
            folder.write("content/about.md___jb_tmp___", text);
            fs::rename(path(folder), folder.path("content/about.md___jb_old___")).expect("renamed");
            fs::rename(folder.path("content/about.md___jb_tmp___"), path(folder)).expect("renamed");
            fs::remove_file(folder.path("content/about.md___jb_old___")).expect("removed");
        }),
        ("像 Word", &|folder, text| {
            folder.write("content/~$about.md", "lock");
            folder.write("content/~WRD0001.tmp", text);
            fs::rename(path(folder), folder.path("content/~WRL0002.tmp")).expect("renamed");
            fs::rename(folder.path("content/~WRD0001.tmp"), path(folder)).expect("renamed");
            fs::remove_file(folder.path("content/~WRL0002.tmp")).expect("removed");
            fs::remove_file(folder.path("content/~$about.md")).expect("removed");
        }),
        ("先清空再慢慢写", &|folder, text| {
            let mut file = fs::File::create(path(folder)).expect("emptied");
            thread::sleep(Duration::from_millis(150));
            std::io::Write::write_all(&mut file, text.as_bytes()).expect("written");
        }),
    ]);
}

#[test]
fn only_pages_whose_bytes_change_are_told() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    let (changed, other) = (server.watch(PAGE), server.watch("/shandong/about.html"));
    changed.next("hello");
    other.next("hello");
    folder.write("content/about.md", Folder::about("第二版。"));
    let digest = changed.next("page");
    assert_eq!(server.get(PAGE).marks().map(|(digest, _)| digest), Some(digest));
    assert_eq!(other.count("page"), 0);
    // A page that is behind is told when it begins to listen.
    let (_, token) = server.get(PAGE).marks().expect("a script");
    server.listen(PAGE, "outdated", &token).next("page");
}

#[test]
fn a_burst_of_saves_is_one_rebuild() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    let events = server.watch(PAGE);
    events.next("hello");
    for number in 0..40 {
        folder.write(
            &format!("content/news/burst-{number}.md"),
            format!("---\ntitle: 连发{number}\ndate: 2026-05-11\n---\n\n正文。\n"),
        );
    }
    folder.write("content/about.md", Folder::about("连发以后。"));
    server.until(PAGE, |page| page.text().contains("连发以后"));
    server.until("/news/burst-39.html", |page| page.status == 200);
    // Two where the machine was slow enough to let a moment pass between the files.
    thread::sleep(Duration::from_millis(300));
    let told = events.count("page");
    assert!((1..=3).contains(&told), "{told} rebuilds for one burst");
}

#[test]
fn pages_come_move_and_go_with_their_files_and_folders() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    let is = |status: u16| move |reply: &super::harness::Reply| reply.status == status;
    folder.write("content/new.md", "---\ntitle: 新页\n---\n\n新。\n");
    server.until("/new.html", is(200));
    folder.write("content/guide/deep/one.md", "---\ntitle: 一\n---\n\n一。\n");
    server.until("/guide/deep/one.html", is(200));
    folder.write("content/guide/deep/two.md", "---\ntitle: 二\n---\n\n二。\n");
    server.until("/guide/deep/two.html", is(200));
    fs::rename(folder.path("content/guide"), folder.path("content/handbook")).expect("renamed");
    server.until("/handbook/deep/two.html", is(200));
    server.until("/guide/deep/two.html", is(404));
    folder.write("content/handbook/deep/three.md", "---\ntitle: 三\n---\n\n三。\n");
    server.until("/handbook/deep/three.html", is(200));
    let events = server.watch("/handbook/deep/three.html");
    fs::remove_dir_all(folder.path("content/handbook")).expect("removed");
    events.next_where("page", |digest| digest.ends_with("-lost"));
    server.until("/handbook/deep/one.html", is(404));
    folder.write("content/henan/site.yaml", "title: 河南活动周\n");
    folder.write("content/henan/about.md", "---\ntitle: 河南\n---\n\n河南。\n");
    server.until("/henan/about.html", is(200));
    assert!(server.get("/").text().contains("河南活动周"));
}

#[test]
fn a_whole_content_folder_may_be_exchanged() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    fs::rename(folder.path("content"), folder.path("aside")).expect("renamed");
    thread::sleep(Duration::from_millis(50));
    // Meanwhile what was there stays.
    assert_eq!(server.get(PAGE).status, 200);
    fs::rename(folder.path("aside"), folder.path("content")).expect("renamed");
    folder.write("content/about.md", Folder::about("换回来了。"));
    server.until(PAGE, |page| page.text().contains("换回来了"));
    folder.write("content/about.md", Folder::about("还在看着。"));
    server.until(PAGE, |page| page.text().contains("还在看着"));
}

#[test]
fn a_change_of_branch_shows_as_a_whole() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    let page =
        |number: usize, version: &str| format!("---\ntitle: 页{number}\n---\n\n{version}。\n");
    for number in 0..1000 {
        folder.write(&format!("content/branch/{number}.md"), page(number, "甲"));
    }
    server.until("/branch/999.html", |reply| reply.text().contains("甲"));
    for number in 0..1000 {
        folder.write(&format!("content/branch/{number}.md"), page(number, "乙"));
    }
    for number in [0, 500, 999] {
        server.until(&format!("/branch/{number}.html"), |reply| reply.text().contains("乙"));
    }
}

#[test]
fn errors_are_told_and_taken_back_and_the_last_good_page_stays() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    let events = server.watch(PAGE);
    events.board(0);
    folder.write("content/about.md", "---\ntitle: [关于我们\n---\n\n坏的一版。\n");
    let board = events.board(1);
    let finding = &board["findings"][0];
    assert_eq!(
        (finding["severity"].as_str(), finding["file"].as_str()),
        (Some("error"), Some("content/about.md"))
    );
    assert!(finding["line"].is_u64() && finding["help"].is_string(), "{finding}");
    let lines = finding["lines"].as_array().expect("lines");
    assert!(
        lines.iter().any(|line| line["text"] == "title: [关于我们" && line["mark"].is_array()),
        "{finding}"
    );
    server.line("content/about.md:2");
    let page = server.get(PAGE);
    assert!(page.status == 200 && page.text().contains("第一版"), "the last good page is gone");
    folder.write("content/about.md", Folder::about("改好了。"));
    events.next("page");
    assert!(server.get(PAGE).text().contains("改好了"));
    events.board(0);
}

#[test]
fn every_error_is_listed_with_warnings_behind() {
    let folder = Folder::new();
    for number in 0..5 {
        folder.write(
            &format!("content/news/bad{number}.md"),
            "---\ndate: 2026-05-11\n---\n\n没有标题。\n",
        );
    }
    folder.write(
        "content/news/warn.md",
        "---\ntitle: 警告\ndate: 2026-05-11\n---\n\n[点击这里](https://www.example.cn/)\n",
    );
    let server = Server::start(folder.root(), &[]);
    let board = server.watch(PAGE).board(5);
    let severities: Vec<&str> = board["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|found| found["severity"].as_str())
        .collect();
    assert!(severities.starts_with(&["error"; 5]), "{severities:?}");
    assert!(severities[5..].contains(&"warning"), "{severities:?}");
}

#[test]
fn what_is_polled_shows_too() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &["--poll"]);
    folder.write("content/about.md", Folder::about("轮询看到的第二版。"));
    server.until(PAGE, |page| page.text().contains("轮询看到的第二版"));
    folder.write("content/new.md", "---\ntitle: 新页\n---\n\n新。\n");
    server.until("/new.html", |page| page.status == 200);
}

#[test]
fn settings_styles_templates_and_tables_show_too() {
    let folder = Folder::new();
    let server = Server::start(folder.root(), &[]);
    folder.write("content/site.yaml", "title: 改了名的活动周\nedition:\n  year: 2026\n  theme: 一技在手\n  start: 2026-05-10\n  end: 2026-05-16\ntheme:\n  name: mine\n");
    folder.write("themes/mine/theme.yaml", "name: mine\nextends: base\n");
    server.until(PAGE, |page| page.text().contains("改了名的活动周"));
    let style = |page: &str| {
        page.split("assets/style.")
            .nth(1)
            .and_then(|rest| rest.get(..10))
            .unwrap_or_default()
            .to_owned()
    };
    let before = style(&server.get(PAGE).text());
    folder.write("themes/mine/style/90-own.css", "p { color: #123456; }\n");
    server.until(PAGE, |page| style(&page.text()) != before);
    folder.write(
        "content/activities/plan.csv",
        "活动名称,时间,地点,主办\n开放日,2026-05-12 09:00,南门,学校\n",
    );
    server.until("/activities/index.html", |page| page.text().contains("开放日"));
    folder.write(
        "content/activities/plan.csv",
        "活动名称,时间,地点,主办\n大开放日,2026-05-12 09:00,南门,学校\n",
    );
    server.until("/activities/index.html", |page| page.text().contains("大开放日"));
}

#[test]
fn settings_that_cannot_be_read_leave_the_pages_as_they_were() {
    let folder = Folder::new();
    let week = fs::read_to_string(folder.path("content/site.yaml")).expect("it is there");
    let server = Server::start(folder.root(), &[]);
    let events = server.watch(PAGE);
    events.board(0);
    let (home, below) = (server.get("/index.html"), server.get("/shandong/about.html"));
    folder.write("content/site.yaml", week.replace("theme: 一技在手", "theme: [一技在手"));
    let board = events.board(1);
    let finding = &board["findings"][0];
    assert_eq!(finding["file"], "content/site.yaml", "{board}");
    assert_eq!(board["findings"].as_array().map(Vec::len), Some(2), "{board}");
    assert_eq!(board["findings"][1]["code"], "held-file", "what stands for it is told");
    assert_eq!(server.get("/index.html").built(), home.built());
    // Whatever is saved meanwhile, and whether a page was looked at before or not. A text still shows.
    folder.write("content/news/more.md", "---\ntitle: 又一条\ndate: 2026-05-11\n---\n\n又。\n");
    folder.write("content/about.md", Folder::about("第二版。"));
    events.next("page");
    server.until(PAGE, |page| page.text().contains("第二版") && page.text().contains("全国活动周"));
    assert_eq!(server.get("/shandong/about.html").built(), below.built());
    assert!(server.get("/shandong/qingdao/about.html").text().contains("青岛学校"));
    folder.write("content/site.yaml", week.replace("一技在手", "匠心筑梦"));
    events.board(0);
    server.until("/index.html", |page| page.text().contains("匠心筑梦"));
    server.until("/news/more.html", |page| page.status == 200);
}

#[test]
fn a_site_whose_settings_were_never_readable_is_not_shown_as_another() {
    let folder = Folder::new();
    folder.write("content/shandong/site.yaml", "title: [山东活动周\n");
    let server = Server::start(folder.root(), &[]);
    server.watch(PAGE).board(1);
    let page = server.get("/shandong/about.html");
    assert_eq!(page.status, 404, "{}", page.text());
    assert_eq!(server.get("/about.html").status, 200);
    folder.write("content/shandong/site.yaml", "title: 山东活动周\n");
    server.until("/shandong/about.html", |page| page.text().contains("山东的第一版"));
}

#[test]
fn a_theme_that_cannot_be_read_leaves_the_pages_as_they_were() {
    let folder = Folder::new();
    let settings = fs::read_to_string(folder.path("content/site.yaml")).expect("it is there");
    folder.write("content/site.yaml", format!("{settings}theme: mine\n"));
    folder.write("themes/mine/theme.yaml", "name: mine\nextends: craft\n");
    let server = Server::start(folder.root(), &[]);
    let events = server.watch(PAGE);
    events.board(0);
    let before = server.get("/index.html").built();
    for (file, broken) in [
        ("themes/mine/theme.yaml", "name: mine\nextends: [craft\n"),
        ("themes/mine/words/zh-CN.yaml", "home: [主页\n"),
    ] {
        folder.write(file, broken);
        let board = events.board(1);
        assert_eq!(board["findings"][0]["file"], file, "{board}");
        assert_eq!(server.get("/index.html").built(), before, "{file}");
        folder.write(
            file,
            if file.ends_with("theme.yaml") { "name: mine\nextends: craft\n" } else { "{}\n" },
        );
        events.board(0);
    }
}
