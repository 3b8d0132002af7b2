//! Explanations as terminal pages and as the reference in `docs/`.

use super::{Room, explain};
use crate::base::text::{Lang, Text};
use crate::diag::{Code, Severity};
use crate::text;
use std::fmt::Write;

/// The explanation of a code, as `skillweek explain CODE` prints it.
pub fn page(code: Code, lang: Lang) -> String {
    let explanation = explain(code);
    let severity = severity_name(code.severity(), lang);
    let (room, what) = (explanation.room.name().get(lang), explanation.what.get(lang));
    let why = explanation.why.get(lang);
    let (wrong, right) = (indent(explanation.wrong), indent(explanation.right));
    let text = text!(
        "{code}（{severity}，{room}）\n\n{what}\n\n为什么要紧\n  {why}\n\n会报告的写法\n{wrong}\n改好以后\n{right}",
        "{code} ({severity}, {room})\n\n{what}\n\nWhy it matters\n  {why}\n\nReported\n{wrong}\nMended\n{right}"
    );
    format!("{}{}", text.get(lang), later(code).get(lang))
}

/// A remark for codes that this version does not check yet.
fn later(code: Code) -> Text {
    if Code::NOT_CHECKED_YET.contains(&code) {
        text!("\n这个版本还不检查这一项。\n", "\nThis version does not check it yet.\n")
    } else {
        text!("", "")
    }
}

/// The reference of all codes in Chinese, Markdown, as stored in `docs/diagnostics.md`.
pub fn reference() -> String {
    let mut text = String::from(concat!(
        "# 诊断代码\n\n",
        "本页由程序生成：`BLESS=1 cargo test explanations`。\n",
        "在终端里用 `skillweek explain 代码` 查看其中一条。\n",
        "有“错误”的文件不更新，网站上仍是它上一个正确的版本；“警告”不影响发布，`--strict` 时除外。\n",
        "在 `site.yaml` 的 `rules` 里可以改变轻重或关闭：`rules: {vague-link: off}`。\n",
    ));
    let mut room: Option<Room> = None;
    for &code in Code::ALL {
        let explanation = explain(code);
        if room != Some(explanation.room) {
            room = Some(explanation.room);
            // Writing to a string cannot fail.
            let _ = write!(text, "\n## {}\n", explanation.room.name().zh);
        }
        let severity = severity_name(code.severity(), Lang::Zh);
        let (what, why) = (explanation.what.zh, explanation.why.zh);
        let _ =
            write!(text, "\n### {code}\n\n**{severity}** · {what}\n\n{why}\n{}", later(code).zh);
        let (wrong, right) = (fence(explanation.wrong), fence(explanation.right));
        let _ = write!(text, "\n会报告：\n\n{wrong}\n改好以后：\n\n{right}");
    }
    text
}

fn severity_name(severity: Severity, lang: Lang) -> String {
    let name = match severity {
        Severity::Error => text!("错误", "error"),
        Severity::Warning => text!("警告", "warning"),
        Severity::Info => text!("提示", "info"),
    };
    name.get(lang).to_owned()
}

fn indent(example: &str) -> String {
    let indented = example.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n");
    indented.collect()
}

/// A fence of four backticks, because examples contain fences of three.
fn fence(example: &str) -> String {
    format!("````text\n{example}\n````\n")
}
