//! Help pages, and the language that the program speaks.

use super::harness::Place;
use unicode_width::UnicodeWidthStr;

const COMMANDS: [&str; 12] = [
    "new",
    "add",
    "build",
    "serve",
    "check",
    "self-check",
    "schema",
    "explain",
    "theme",
    "theme list",
    "theme show",
    "theme eject",
];

#[test]
fn the_first_page_in_chinese() {
    let run = Place::empty().run(&["--help"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let version = env!("CARGO_PKG_VERSION");
    let picture = format!(
        "\
skillweek {version}
职业教育活动周门户的静态网站生成器

用法：skillweek <命令> [选项]

命令：
  new          新建一个项目，建好就能生成网站
  add          添加一个页面，信息栏已经填好
  import       把 Word 文件变成页面，把表格放进栏目
  build        生成网站
  serve        边改边看：保存文件，浏览器里马上更新
  check        检查内容，不生成文件
  self-check   看这台电脑缺不缺程序要用的东西，缺了怎样补
  schema       输出 JSON Schema，供编辑器提示和检查
  explain      说明一个诊断代码，或一个文件的来历
  theme        查看和取出外观主题

选项：
  --lang <语言>     提示用的语言：zh 中文，en 英文；默认随系统
  --root <文件夹>   项目的文件夹；默认从当前文件夹向上找 content/site.yaml
  -h, --help        显示本说明
  -V, --version     显示版本号，以及由什么编译而成

例子：
  skillweek new 活动周 --title 某某学校职业教育活动周
      新建一个项目
  skillweek add 活动 校园开放日
      添加一项活动
  skillweek build
      生成网站

运行 skillweek <命令> --help 查看某个命令的用法。
退出状态：0 完成（可以有警告），1 内容有错误，2 没能运行。
"
    );
    assert_eq!(run.out, picture);
}

#[test]
fn a_command_s_page_in_english() {
    let run = Place::empty().run(&["--lang", "en", "help", "theme", "eject"]);
    // `--lang` may stand anywhere, also before `help`.
    assert_eq!(run.status, 2);
    let run = Place::empty().run(&["help", "theme", "eject", "--lang", "en"]);
    let picture = "\
Copy a built-in theme into the project to change it

Usage: skillweek theme eject <NAME> [options]

Arguments:
  <NAME>   the theme's name, see skillweek theme list

Options:
  --lang <LANG>   language of messages, zh or en; default: the system's
  --root <DIR>    the project; default: the nearest folder upwards with content/site.yaml
  -h, --help      show this help

Examples:
  skillweek theme eject craft

Copies to themes/NAME; changed files are kept. The copy no longer receives updates.
";
    assert_eq!((run.status, run.out.as_str()), (0, picture));
}

#[test]
fn every_page_fits_the_screen_in_its_own_language() {
    let place = Place::empty();
    for command in COMMANDS {
        for lang in ["zh", "en"] {
            let mut args: Vec<&str> = command.split(' ').collect();
            args.extend(["--help", "--lang", lang]);
            let run = place.run(&args);
            assert_eq!(run.status, 0, "{command}");
            let han = run.out.chars().any(|mark| ('\u{4e00}'..'\u{a000}').contains(&mark));
            assert_eq!(han, lang == "zh", "{command} {lang}:\n{}", run.out);
            for line in run.out.lines() {
                assert!(line.width() <= 110, "{command} {lang}: {line}");
            }
        }
    }
}

#[test]
fn the_version_comes_first_and_then_from_what_the_program_was_built() {
    let place = Place::empty();
    let first = format!("skillweek {}", env!("CARGO_PKG_VERSION"));
    for (flags, rows) in [
        (&["--version"][..], ["源码", "提交", "系统", "编译"]),
        (&["-V", "--lang", "en"][..], ["sources", "commit", "target", "compiler"]),
    ] {
        let run = place.run(flags);
        assert_eq!((run.status, run.err.as_str()), (0, ""));
        let lines: Vec<&str> = run.out.lines().collect();
        assert_eq!(lines.first(), Some(&first.as_str()));
        let row = |line: &&str| {
            let (name, value) = line.trim_start().split_once("   ").expect("a row");
            assert!(!value.trim().is_empty(), "{line}");
            name.trim().to_owned()
        };
        assert_eq!(lines[1..].iter().map(row).collect::<Vec<_>>(), rows, "{}", run.out);
    }
}

#[test]
fn without_a_command_the_help_is_shown_and_nothing_done() {
    let run = Place::empty().run(&[]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("用法：skillweek"));
}

#[test]
fn the_locale_chooses_the_language_and_the_flag_overrules_it() {
    let place = Place::empty();
    let chinese = |variables: &[(&str, &str)], args: &[&str]| {
        place.run_in("", variables, args).out.contains("用法")
    };
    let help = ["build", "--help"];
    assert!(chinese(&[], &help));
    assert!(chinese(&[("LANG", "C.UTF-8")], &help));
    assert!(chinese(&[("LC_ALL", "POSIX")], &help));
    assert!(chinese(&[("LANG", "zh_CN.UTF-8")], &help));
    assert!(!chinese(&[("LANG", "en_US.UTF-8")], &help));
    assert!(!chinese(&[("LANG", "de_DE.UTF-8")], &help));
    assert!(chinese(&[("LANG", "en_US.UTF-8")], &["--lang", "zh", "build", "--help"]));
    assert!(!chinese(&[], &["build", "--lang=en", "--help"]));
}
