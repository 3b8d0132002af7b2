//! `new`: projects that build at once, and tell of nothing but what is to fill in.

use super::harness::Place;
use std::fs;
use std::path::MAIN_SEPARATOR;

#[test]
fn a_project_of_every_level_has_nothing_but_samples() {
    for (level, sites) in
        [("nation", 3), ("province", 2), ("city", 2), ("school", 1), ("industry", 1)]
    {
        let place = Place::with_samples(level);
        let run = place.site(&["build", "--format", "json"]);
        assert_eq!(run.status, 0, "{level}: {run:?}");
        let object = run.json();
        assert_eq!(object["sites"], sites, "{level}");
        assert!(run.has_only_samples(), "{level}: {}", run.out);
    }
}

#[test]
fn a_project_of_any_year_has_nothing_but_samples() {
    for year in ["2015", "2020", "2023", "2026", "2099"] {
        let place = Place::empty();
        assert_eq!(place.run(&["new", "site", "--year", year]).status, 0);
        let run = place.site(&["check", "--format", "json"]);
        assert_eq!(run.status, 0, "{year}: {run:?}");
        assert!(run.has_only_samples(), "{year}: {run:?}");
    }
}

#[test]
fn without_a_year_it_is_this_year_s() {
    let place = Place::empty();
    assert_eq!(place.run(&["new", "site"]).status, 0);
    let settings = place.read("site/content/site.yaml");
    let year = settings.split("年份: ").nth(1).and_then(|rest| rest.lines().next());
    assert!(year.and_then(|year| year.parse().ok()).is_some_and(|year: i16| year >= 2026));
    assert!(place.site(&["check", "--format", "json"]).has_only_samples());
}

#[test]
fn the_farewell_says_what_to_do_and_that_the_dates_are_a_suggestion() {
    let run = Place::empty().run(&["new", "活动 周", "--year", "2027"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(
        run.out,
        "\
已在 活动 周 建好项目，共 17 个文件。

接下来：
  cd \"活动 周\"
  skillweek build          生成网站，然后打开 public 文件夹里的 index.html
  skillweek add 活动 标题   添加一项活动

请先改 content/site.yaml：名称、单位、联系方式都是示例；
其他文件里带“示例”的内容也要换成真实的，用不着的页面删去文件，
还剩哪些没改，运行 skillweek check 就会列出；
活动周暂定 2027-05-09 至 2027-05-15，这只是建议，以当年通知为准。
"
    );
}

#[test]
fn dates_are_explicit_and_marked_as_a_suggestion() {
    let place = Place::with_project("school");
    let settings = place.read("site/content/site.yaml");
    for part in ["  开始: 2026-05-10\n", "  结束: 2026-05-16\n", "建议，以当年通知为准"]
    {
        assert!(settings.contains(part), "{settings}");
    }
    let past = Place::empty();
    past.run(&["new", "site", "--year", "2021"]);
    let settings = past.read("site/content/site.yaml");
    for part in ["  开始: 2021-05-22\n", "  主题: 技能：让生活更美好\n"] {
        assert!(settings.contains(part), "{settings}");
    }
}

#[test]
fn any_title_is_safe() {
    let titles =
        ["他说: \"好\" #1", "- [x] {{year}}", "'单引号'", "2026", "a\\b: c", "换\n行", "yes"];
    for title in titles {
        let place = Place::empty();
        assert_eq!(place.run(&["new", "site", &format!("--title={title}")]).status, 0, "{title}");
        let settings: serde_yaml::Value =
            serde_yaml::from_str(&place.read("site/content/site.yaml")).expect("YAML");
        let expected = title.replace('\n', " ");
        assert_eq!(settings["标题"].as_str(), Some(expected.as_str()));
        let run = place.site(&["check", "--format", "json"]);
        assert!(run.has_only_samples(), "{title}: {run:?}");
    }
}

#[test]
fn levels_have_chinese_names_too() {
    let place = Place::empty();
    assert_eq!(place.run(&["new", "site", "--level", "省"]).status, 0);
    assert!(place.read("site/content/site.yaml").contains("级别: province\n"));
    assert!(place.path("site/content/example-school/site.yaml").is_file());
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let place = Place::empty();
    place.write("site/mine.txt", "重要");
    place.run(&["new", "site"]).refused(
        "\
错误：文件夹 `site` 里已经有东西，没有动它
  帮助：请换一个新的文件夹名；往已有的项目里添加页面用 `skillweek add`
",
    );
    assert_eq!(place.files("site"), ["mine.txt"]);
    place
        .run(&["new", "site/mine.txt", "--lang", "en"])
        .refused("error: `site/mine.txt` is a file and cannot be the project's folder\n");
}

#[test]
fn an_empty_folder_and_a_fresh_repository_are_fine() {
    let place = Place::empty();
    place.write("site/.git/HEAD", "ref: refs/heads/main\n");
    assert_eq!(place.run(&["new", "site"]).status, 0);
    let other = Place::empty();
    assert_eq!(other.run(&["new", "."]).status, 0);
    assert!(other.path("content/site.yaml").is_file());
}

#[test]
fn the_guide_opens_well_in_old_notepad() {
    let place = Place::with_project("school");
    let guide = fs::read(place.path("site/读我.txt")).expect("a guide");
    assert!(guide.starts_with("\u{feff}".as_bytes()));
    let text = String::from_utf8(guide).expect("UTF-8");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(text.contains("以当年通知为准"));
}

#[test]
fn the_preview_by_double_click_suits_the_interpreter_of_windows() {
    let place = Place::with_project("school");
    let script = fs::read(place.path("site/双击预览.cmd")).expect("a script");
    let text = String::from_utf8(script).expect("UTF-8");
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert!(lines.iter().all(|line| !line.contains(['\r', '\n'])), "{text:?}");
    // It reads on in the code page that it has just chosen.
    assert_eq!(lines[..2], ["@echo off", "chcp 65001 >nul"]);
    assert_eq!(lines.last(), Some(&"pause >nul"));
    // A program beside the script is preferred to one above, and that to one in the path.
    let at = |part: &str| lines.iter().position(|line| line.contains(part)).expect("a line");
    let (path, above) = (at("$PATH"), at("if exist \"..\\"));
    assert!(path < above && above < at("if exist \"skillweek"), "{text}");
    // A bracket would end the block that it stands in.
    let said: Vec<&&str> = lines.iter().filter(|line| line.starts_with("  echo ")).collect();
    assert!(!said.is_empty() && said.iter().all(|line| !line.contains(['(', ')'])), "{text}");
}

#[test]
fn nothing_is_left_to_fill_in() {
    let place = Place::with_project("nation");
    for file in place.files("site") {
        let text = place.read(&format!("site/{file}"));
        assert!(!text.contains("{{") && !text.contains("}}"), "{file}");
    }
}

#[test]
fn hints_can_be_typed_where_the_program_lies_beside_the_project() {
    let place = Place::empty();
    place.bring_program();
    let run = place.run(&["check"]);
    assert!(run.err.contains("`./skillweek new "), "{run:?}");
    let run = place.run(&["new", "site"]);
    assert!(run.out.contains("\n  ../skillweek build "), "{run:?}");
    let guide = place.read("site/读我.txt");
    assert!(guide.contains(&format!("..{MAIN_SEPARATOR}skillweek add ")), "{guide}");
    // What other programs read stays as it is.
    let run = place.site(&["check", "--format", "json"]);
    assert!(run.has_only_samples() && !run.out.contains("../skillweek"), "{run:?}");
}
