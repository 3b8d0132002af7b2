//! `theme`: what there is, what can be set, and copies to change.

use super::harness::Place;

#[test]
fn themes_are_listed_with_their_origin() {
    let place = Place::with_project("school");
    place.write("site/themes/mine/theme.yaml", "name: mine\ntitle: 我的\nextends: base\n");
    place.write("site/content/site.yaml", "标题: 甲\n外观:\n  name: mine\n");
    let run = place.site(&["theme", "list"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let line = |name: &str| {
        let lines = run.out.lines();
        lines.filter(|line| line.trim_start().starts_with(name)).collect::<String>()
    };
    assert!(line("base").ends_with("（内置）"), "{}", run.out);
    assert!(line("mine").ends_with("我的（本项目，正在使用）"), "{}", run.out);
}

#[test]
fn built_in_themes_are_known_without_a_project() {
    let place = Place::empty();
    let run = place.run(&["theme", "list", "--lang", "en"]);
    assert_eq!(run.status, 0);
    assert!(run.out.contains("(built in)"), "{}", run.out);
    assert_eq!(place.run(&["theme", "list", "--root", "nowhere"]).status, 2);
    assert_eq!(place.run(&["theme", "eject", "base"]).status, 2);
}

#[test]
fn a_theme_shows_its_own_and_inherited_parameters() {
    let place = Place::with_project("school");
    place.write(
        "site/themes/mine/theme.yaml",
        "name: mine\ntitle: 我的\nextends: base\ndescription: 试一试\nparams:\n  hero:\n    type: choice\n    choices: [a, b]\n    default: a\n    title: 首屏\n    description: 首屏放什么\n",
    );
    let run = place.site(&["theme", "show", "mine"]);
    let beginning = "\
mine  我的（本项目）
试一试

参数（写在 site.yaml 的“外观”下面）：
  accent  主色
  hero  首屏
      选一个：a、b；默认 a
      首屏放什么
";
    assert!(run.out.starts_with(beginning), "{}", run.out);
    assert!(run.out.ends_with("\n文件（1 个）：\n  theme.yaml\n"), "{}", run.out);
}

#[test]
fn ejecting_never_overwrites_a_changed_file() {
    let place = Place::with_project("school");
    assert_eq!(place.site(&["theme", "eject", "base"]).status, 0);
    let files = place.files("site/themes/base");
    let first = files.first().expect("a file").clone();
    place.write(&format!("site/themes/base/{first}"), "改过");
    let run = place.site(&["theme", "eject", "base"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let others = files.len() - 1;
    assert_eq!(
        run.out,
        format!(
            "\
已把内置主题 base 复制到 themes/base：新写 0 个文件，{others} 个原来就有。
以下 1 个文件您改过，没有覆盖：
  themes/base/{first}
现在可以修改这些文件。它们不再随程序升级：不改的文件请删去，删去后仍用内置的。
"
        )
    );
    assert_eq!(place.read(&format!("site/themes/base/{first}")), "改过");
}

#[test]
fn an_ejected_theme_builds_the_same_site() {
    let place = Place::with_project("school");
    assert_eq!(place.site(&["build", "--out", "../before"]).status, 0);
    assert_eq!(place.site(&["theme", "eject", "base"]).status, 0);
    assert_eq!(place.site(&["build", "--out", "../after"]).status, 0);
    assert_eq!(place.files("before"), place.files("after"));
    assert_eq!(place.read("before/index.html"), place.read("after/index.html"));
}

#[test]
fn unknown_themes_are_refused_with_the_nearest() {
    let place = Place::with_project("school");
    place.write("site/themes/mine/theme.yaml", "name: mine\n");
    for command in ["show", "eject"] {
        let run = place.site(&["theme", command, "bsae"]);
        assert_eq!((run.status, run.out.as_str()), (2, ""));
        let beginning =
            "错误：没有 `bsae` 这个主题\n  帮助：您是不是想写 `base`？\n        全部主题：";
        assert!(run.err.starts_with(beginning), "{}", run.err);
    }
    let run = place.site(&["theme", "eject", "mine", "--lang", "en"]);
    assert!(run.err.starts_with("error: `mine` is the project's own theme"), "{}", run.err);
}
