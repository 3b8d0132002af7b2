//! Explanations as terminal pages and as the reference in `docs/`.

use super::code::Code;
use super::explain::Explanation;
use skillweek_base::text;
use skillweek_base::text::{Lang, Text};
use std::fmt::Write;

/// The explanation of a code, as `skillweek explain CODE` prints it.
pub fn page(code: Code, lang: Lang) -> String {
    let Explanation { what_zh, what_en, why_zh, why_en, wrong, right } = code.explanation();
    let ([group_zh, group_en], severity) = (code.group(), code.severity().label());
    let (severity_zh, severity_en) = (severity.zh, severity.en);
    let (wrong, right) = (indent(wrong), indent(right));
    let text = text!(
        "{code}（{severity_zh}，{group_zh}）\n\n{what_zh}\n\n为什么要紧\n  {why_zh}\n\n会报告的写法\n{wrong}\n改好以后\n{right}",
        "{code} ({severity_en}, {group_en})\n\n{what_en}\n\nWhy it matters\n  {why_en}\n\nReported\n{wrong}\nMended\n{right}"
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
    let mut last = "";
    for &code in Code::ALL {
        let Explanation { what_zh, why_zh, wrong, right, .. } = code.explanation();
        let [group, _] = code.group();
        if last != group {
            last = group;
            // Writing to a string cannot fail.
            let _ = write!(text, "\n## {group}\n");
        }
        let (severity, later) = (code.severity().label().zh, later(code).zh);
        let _ = write!(text, "\n### {code}\n\n**{severity}** · {what_zh}\n\n{why_zh}\n{later}");
        let (wrong, right) = (fence(wrong), fence(right));
        let _ = write!(text, "\n会报告：\n\n{wrong}\n改好以后：\n\n{right}");
    }
    text
}

fn indent(example: &str) -> String {
    let indented = example.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n");
    indented.collect()
}

/// A fence of four backticks, because examples contain fences of three.
fn fence(example: &str) -> String {
    format!("````text\n{example}\n````\n")
}
