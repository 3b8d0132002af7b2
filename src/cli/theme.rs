//! `skillweek theme`: the available themes and their parameters.

use super::args::Theme;
use super::eject;
use super::help::table;
use super::refusal::{Ended, Ending};
use super::shell::Shell;
use super::themes::Themes;
use skillweek_base::text::Lang;
use skillweek_theme::manifest::{Param, ParamKind};
use std::collections::BTreeSet;

/// Lists, shows or copies themes.
pub fn run(shell: &Shell, command: &Theme) -> Ended {
    let themes = Themes::find(shell)?;
    match command {
        Theme::List => shell.say(&list(shell, &themes)),
        Theme::Eject(args) => return eject::run(shell, &themes, &args.name),
        Theme::Show(args) if !themes.names().contains(&args.name) => {
            return Err(themes.unknown(&args.name));
        }
        Theme::Show(args) => shell.say(&show(shell, &themes, &args.name)),
    }
    Ok(Ending::Done)
}

fn list(shell: &Shell, themes: &Themes) -> String {
    let used = themes.used();
    let row = |name: String| {
        let title = themes.manifest(&name).title;
        let about = format!("{title}{}", remarks(shell, themes, &name, &used));
        (name, about)
    };
    let rows: Vec<(String, String)> = themes.names().into_iter().map(row).collect();
    let more = shell.pick(
        "用 skillweek theme show 名称 查看参数；在 site.yaml 里这样选用：\n  外观:\n    name: 名称\n",
        "See parameters with skillweek theme show NAME; choose one in site.yaml:\n  theme:\n    name: NAME\n",
    );
    format!("{}\n{}\n{more}", shell.pick("主题：", "Themes:"), table(&rows))
}

/// The origin of a theme and whether it is in use, in brackets.
fn remarks(shell: &Shell, themes: &Themes, name: &str, used: &BTreeSet<String>) -> String {
    let mut remarks = match themes.origin(name) {
        (true, false) => vec![shell.pick("内置", "built in")],
        (true, true) => vec![shell.pick("内置，在项目里改过", "built in, changed in the project")],
        (false, _) => vec![shell.pick("本项目", "the project's own")],
    };
    if used.contains(name) {
        remarks.push(shell.pick("正在使用", "in use"));
    }
    match shell.lang {
        Lang::Zh => format!("（{}）", remarks.join("，")),
        Lang::En => format!(" ({})", remarks.join(", ")),
    }
}

fn show(shell: &Shell, themes: &Themes, name: &str) -> String {
    let manifest = themes.manifest(name);
    let remarks = remarks(shell, themes, name, &themes.used());
    let mut page = format!("{name}  {}{remarks}\n", manifest.title);
    if !manifest.description.is_empty() {
        page.push_str(&format!("{}\n", manifest.description));
    }
    page.push_str(&params(shell, themes, name));
    let files = themes.files(name);
    page.push_str(&match shell.lang {
        Lang::Zh => format!("\n文件（{} 个）：\n", files.len()),
        Lang::En => format!("\nFiles ({}):\n", files.len()),
    });
    for path in files.keys() {
        page.push_str(&format!("  {path}\n"));
    }
    page
}

/// The parameters of a theme and of its ancestors.
fn params(shell: &Shell, themes: &Themes, name: &str) -> String {
    let heading = shell
        .pick("参数（写在 site.yaml 的“外观”下面）：", "Parameters (under `theme` in site.yaml):");
    let mut rows = String::new();
    let mut known = BTreeSet::new();
    for (theme, manifest) in themes.chain(name) {
        for (param, declared) in &manifest.params {
            if known.insert(param.clone()) {
                let inherited = (theme != name).then_some(theme.as_str());
                rows.push_str(&describe(shell, param, declared, inherited));
            }
        }
    }
    // Every theme takes a main colour, even without declaring it.
    let accent = shell.pick("  accent  主色\n", "  accent  the main colour\n");
    let accent = if known.contains("accent") { "" } else { accent };
    format!("\n{heading}\n{accent}{rows}")
}

fn describe(shell: &Shell, name: &str, param: &Param, inherited: Option<&str>) -> String {
    let mut facts = vec![values(shell, param)];
    if !param.default.is_null() {
        let default =
            param.default.as_str().map_or_else(|| param.default.to_string(), str::to_owned);
        facts.push(format!("{}{default}", shell.pick("默认 ", "default ")));
    }
    if let Some(theme) = inherited {
        facts.push(format!("{}{theme}", shell.pick("来自 ", "from ")));
    }
    let facts = facts.join(shell.pick("；", "; "));
    let mut page = format!("  {name}  {}\n      {facts}\n", param.title);
    if !param.description.is_empty() {
        page.push_str(&format!("      {}\n", param.description));
    }
    page
}

/// The values that a parameter takes.
fn values(shell: &Shell, param: &Param) -> String {
    let choices = param.choices.join(shell.pick("、", ", "));
    match param.kind {
        ParamKind::Text => shell.pick("文字", "text").to_owned(),
        ParamKind::Color => {
            shell.pick("颜色，如 \"#a61b29\"", "a colour, such as \"#a61b29\"").to_owned()
        }
        ParamKind::Bool => shell.pick("true 或 false", "true or false").to_owned(),
        ParamKind::Number => shell.pick("数", "a number").to_owned(),
        ParamKind::Image => shell
            .pick("图片，如 /assets/poster.jpg", "a picture, such as /assets/poster.jpg")
            .to_owned(),
        ParamKind::Choice => format!("{}{choices}", shell.pick("选一个：", "one of: ")),
    }
}
