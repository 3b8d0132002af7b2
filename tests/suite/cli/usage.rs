//! Wrong command lines: what is wrong, what was probably meant, exit status 2.

use super::harness::Place;

#[track_caller]
fn refused(args: &[&str], picture: &str) {
    Place::empty().run(args).refused(picture);
}

#[test]
fn a_mistyped_command() {
    refused(
        &["biuld"],
        "\
错误：没有 `biuld` 这个命令
  帮助：您是不是想写 `build`？
        运行 `skillweek --help` 查看用法
",
    );
    refused(
        &["theme", "shwo", "--lang", "en"],
        "\
error: there is no command `shwo`
  help: did you mean `show`?
        run `skillweek theme --help` to read more
",
    );
}

#[test]
fn a_mistyped_flag() {
    refused(
        &["build", "--stie", "shandong"],
        "\
错误：没有 `--stie` 这个选项
  帮助：您是不是想写 `--site`？
        运行 `skillweek build --help` 查看用法
",
    );
    refused(
        &["check", "--verbose-everything", "--lang=en"],
        "\
error: there is no flag `--verbose-everything`
  help: run `skillweek check --help` to read more
",
    );
}

#[test]
fn a_title_without_quotation_marks() {
    refused(
        &["add", "活动", "校园", "开放日"],
        "\
错误：多出了 `开放日`
  帮助：有空格的文字要放在英文引号里，如 \"校园 开放日\"
        运行 `skillweek add --help` 查看用法
",
    );
}

#[test]
fn values_that_are_missing_wrong_twice_or_not_wanted() {
    refused(
        &["build", "--out"],
        "\
错误：`--out <文件夹>` 后面没有写值
  帮助：运行 `skillweek build --help` 查看用法
",
    );
    refused(
        &["build", "--jobs", "0"],
        "\
错误：`--jobs <数量>` 的值不能是 `0`
  帮助：--jobs <数量>：同时用几个线程（1–1024）；默认与处理器核数相同
        运行 `skillweek build --help` 查看用法
",
    );
    refused(
        &["check", "--format", "xml", "--lang", "en"],
        "\
error: the value of `--format <FORMAT>` cannot be `xml`
  help: --format <FORMAT>: text for people (default), json for programs
        run `skillweek check --help` to read more
",
    );
    refused(
        &["build", "--out", "a", "--out", "b"],
        "\
错误：`--out <文件夹>` 只能写一次
  帮助：运行 `skillweek build --help` 查看用法
",
    );
    refused(
        &["build", "--drafts=yes"],
        "\
错误：`--drafts` 后面不用写值
  帮助：运行 `skillweek build --help` 查看用法
",
    );
}

#[test]
fn missing_arguments() {
    refused(
        &["add", "活动"],
        "\
错误：还要写 <标题>
  帮助：用法：skillweek add <种类> <标题> [选项]
        运行 `skillweek add --help` 查看用法
",
    );
    refused(
        &["new", "--lang", "en"],
        "\
error: <DIR> is missing
  help: usage: skillweek new <DIR> [options]
        run `skillweek new --help` to read more
",
    );
}

#[test]
fn an_unknown_language_is_refused_in_chinese() {
    refused(
        &["--lang", "fr", "build"],
        "\
错误：`--lang <语言>` 的值不能是 `fr`
  帮助：--lang <语言>：提示用的语言：zh 中文，en 英文；默认随系统
        运行 `skillweek build --help` 查看用法
",
    );
}

#[test]
fn a_share_that_does_not_exist() {
    for typed in ["0/3", "4/3", "1/0", "half", "1/2/3", "-1/2"] {
        let run = Place::empty().run(&["build", &format!("--shard={typed}")]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{typed}");
        let why = format!("的值不能是 `{typed}`");
        assert!(run.err.contains(&why) && run.err.contains("从 1 数起"), "{}", run.err);
    }
}

#[test]
fn commands_of_a_later_version_say_so() {
    let version = env!("CARGO_PKG_VERSION");
    let run = Place::empty().run(&["export", "--port", "80"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    let why = format!("错误：这个版本（{version}）还没有 `export`\n");
    assert!(run.err.starts_with(&why), "{}", run.err);
    let later = ["check --online", "check --format sarif", "check --format xlsx"];
    for line in later {
        let args: Vec<&str> = line.split(' ').collect();
        let run = Place::empty().run(&args);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{line}");
        assert!(run.err.contains("还没有"), "{line}: {}", run.err);
    }
}

#[test]
fn no_project_anywhere() {
    refused(
        &["build"],
        "\
错误：`[HERE]` 和它的上级文件夹都不是项目：没有找到 content/site.yaml
  帮助：先用 cd 进入项目的文件夹，或者加 `--root 项目文件夹`
        还没有项目的话，运行 `skillweek new 文件夹名` 新建一个
",
    );
    refused(
        &["check", "--root", "elsewhere", "--lang", "en"],
        "\
error: `elsewhere` is no project: it has no content/site.yaml
  help: --root takes the folder that holds the folder content
",
    );
}
