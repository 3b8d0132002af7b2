//! Whole pictures, in both languages.

use super::support::{Project, assert_picture, unknown_key};
use skillweek::base::path::SourcePath;
use skillweek::base::text;
use skillweek::base::text::Lang;
use skillweek::diag::emit::human;
use skillweek::diag::{Code, Diagnostic, Severity, Span};

fn assert_pictures(name: &str, diagnostics: &[Diagnostic], project: &Project) {
    for (suffix, lang) in [("zh", Lang::Zh), ("en", Lang::En)] {
        assert_picture(&format!("{name}.{suffix}.txt"), &human(diagnostics, project, lang, false));
    }
}

#[test]
fn a_misspelt_key() {
    let file = "content/shandong/about.md";
    let project = Project::with(&[(file, "---\ntitle: 关于\nauthro: 张三\n---\n")]);
    let found = unknown_key("authro")
        .at(project.find(file, "authro"))
        .help(text!("您是不是想写 `author`？", "did you mean `author`?"));
    assert_pictures("misspelt-key", &[found], &project);
}

/// Carets stand by display width and columns count characters: wide, combining, joined, tabs, zero width.
#[test]
fn scripts_of_all_widths() {
    let file = "content/宽度.md";
    let lines = [
        "作者：张三丰 authro 李四",
        "é e\u{301}e\u{301} authrp x",
        "👩‍🎓👨‍👩‍👧 authrq x",
        "\tа\tauthrr x",
        "ｆｕｌｌ　ｗｉｄｔｈ authrs",
        "藏 བོད authrt 维 ئۇيغۇر",
        "𠀀𪚥 authru 〇",
        "零\u{200b}宽\u{200d}度\u{feff} authrv",
        "键 作者姓名字段 值",
    ];
    let project = Project::with(&[(file, &lines.join("\n"))]);
    let words = ["authro", "authrp", "authrq", "authrr", "authrs", "authrt", "authru", "authrv"];
    let found: Vec<Diagnostic> = words
        .iter()
        .chain(&["作者姓名字段"])
        .map(|word| unknown_key(word).at(project.find(file, word)))
        .collect();
    assert_pictures("widths", &found, &project);
}

#[test]
fn places_of_every_kind() {
    let file = "content/a.md";
    let project = Project::with(&[
        (file, "---\nslug: open-day\n---\n正文\n"),
        ("content/b.md", "slug: open-day"),
    ]);
    let table = SourcePath::new("content/shandong/activities/活动.xlsx");
    let gone = SourcePath::new("content/gone.md");
    let diagnostics = [
        Diagnostic::new(Code::EmptySection, text!("栏目没有内容", "the section is empty")),
        Diagnostic::new(Code::Encoding, text!("不是 UTF-8", "not UTF-8")).at(Span::whole(&gone)),
        Diagnostic::new(Code::EndBeforeStart, text!("结束早于开始", "it ends before it starts"))
            .at(Span::cell(&table, "B7"))
            .note(text!("开始时间在这里", "it starts here"), Some(Span::cell(&table, "场次!A7")))
            .note(text!("时间按北京时间", "times are China time"), None)
            .help(text!("请核对第 7 行", "check row 7")),
        Diagnostic::new(
            Code::DuplicateSlug,
            text!("网址 `open-day` 重复", "the slug `open-day` is used twice"),
        )
        .at(project.find(file, "open-day"))
        .note(
            text!("另一处在这里", "the other is here"),
            Some(project.find("content/b.md", "open-day")),
        )
        .help(text!("请改其中一个", "change one of them")),
        Diagnostic::new(Code::BrokenLink, text!("链接失效", "broken link"))
            .at(Span::text(&gone, 3..9)),
        unknown_key("end").at(Span::text(&SourcePath::new(file), 1000..2000)),
        unknown_key("lines").at(Span::text(&SourcePath::new(file), 4..23)),
        Diagnostic { severity: Severity::Info, ..unknown_key("x") },
    ];
    assert_pictures("places", &diagnostics, &project);
}

#[test]
fn long_lines_are_cut_around_the_caret() {
    let file = "content/long.md";
    let cjk = format!("{}authro{}", "职业教育活动周".repeat(60), "全国启动仪式".repeat(60));
    let ascii = format!("{}authrp{}", "word ".repeat(100), " word".repeat(100));
    let start = format!("authrq {}", "活动".repeat(100));
    let whole = "长".repeat(200);
    let project = Project::with(&[(file, &[cjk, ascii, start, whole.clone()].join("\n"))]);
    let found = ["authro", "authrp", "authrq", whole.as_str()]
        .map(|word| unknown_key("authro").at(project.find(file, word)));
    assert_pictures("long-lines", &found, &project);
}

#[test]
fn more_of_the_same_is_counted() {
    let file = SourcePath::new("content/a.md");
    let project = Project::with(&[("content/a.md", &"x\n".repeat(62))]);
    let found: Vec<Diagnostic> = (0..62)
        .map(|line| unknown_key("x").at(Span::text(&file, line * 2..line * 2 + 1)))
        .collect();
    let shown = human(&found, &project, Lang::Zh, false);
    assert_eq!(shown.matches("警告[unknown-key]").count(), 50);
    assert!(shown.ends_with("[unknown-key] …还有 12 处同样的问题\n\n62 个警告\n"), "{shown}");
    assert_eq!(human(&[], &project, Lang::Zh, false), "没有发现问题\n");
}

#[test]
fn hostile_text_cannot_command_the_terminal() {
    let file = "content/a.md";
    let project = Project::with(&[(file, "\u{1b}[2J\u{202e}authro\u{7} \r x\u{0}")]);
    let named = SourcePath::new("content/\u{1b}[2J\u{202e}\r.md");
    let found = [
        unknown_key("\u{1b}]0;x\u{7}").at(project.find(file, "authro")),
        unknown_key("x").at(Span::whole(&named)),
        unknown_key("x").at(Span::cell(&named, "B7\u{1b}[2J")),
        unknown_key("x").note(text!("\u{1b}[2J", "\u{1b}[2J"), None),
        unknown_key("x").help(text!("\u{1b}[2J", "\u{1b}[2J")),
    ];
    let shown = human(&found, &project, Lang::Zh, false);
    let hostile = ['\u{1b}', '\u{7}', '\u{0}', '\r', '\u{202e}'];
    assert!(!shown.contains(hostile), "{shown:?}");
}

#[test]
fn colour_adds_nothing_but_colour() {
    let file = "content/a.md";
    let project = Project::with(&[(file, "authro: 张三")]);
    let found = [unknown_key("authro").at(project.find(file, "authro"))];
    let coloured = human(&found, &project, Lang::Zh, true);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    for (number, part) in coloured.split("\u{1b}[").enumerate() {
        plain.push_str(if number == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(plain, human(&found, &project, Lang::Zh, false));
}
