//! Diagnostics for a theme's YAML files: its manifest and its words.

use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Span};

/// The diagnostic for a file of a theme that cannot be deserialized. `name` is its path inside the
/// theme.
pub fn unreadable(
    name: &str,
    text: &str,
    source: Option<&SourcePath>,
    error: &serde_yaml::Error,
) -> Diagnostic {
    let Text { zh, en } = said(&error.to_string());
    let found = Diagnostic::new(
        Code::TemplateError,
        text!("主题的 {name} 有误：{zh}", "{name} of a theme is not right: {en}"),
    )
    .help(text!(
        "请照 docs/themes.md 里的样子改正；每行是“名称: 内容”，含有冒号或方括号的内容加上引号",
        "mend it as docs/themes.md shows; a line is `name: value`, and a value with colons or brackets stands in quotes"
    ));
    match source {
        Some(file) => found.at(Span::text(file, offset(text, error))),
        None => found,
    }
}

/// Translates the usual errors; others are quoted.
fn said(error: &str) -> Text {
    let named = error.split('`').nth(1).unwrap_or_default();
    let en = error;
    match error {
        _ if error.contains("unknown field") => text!("没有 `{named}` 这一项", "{en}"),
        _ if error.contains("missing field") => text!("少了 `{named}`", "{en}"),
        _ if error.contains("unknown variant") => text!("不能写 `{named}`", "{en}"),
        _ if error.contains("duplicate") => text!("同一个名称写了两次", "{en}"),
        _ if error.contains("invalid type") => text!("内容的类型不对，或者括号没有成对", "{en}"),
        _ => text!("YAML 的说明是：{en}", "{en}"),
    }
}

fn offset(text: &str, error: &serde_yaml::Error) -> std::ops::Range<usize> {
    let start = error.location().map_or(0, |location| location.index()).min(text.len());
    let start = text.floor_char_boundary(start);
    start..start
}
