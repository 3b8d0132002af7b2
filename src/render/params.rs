//! A site's theme parameters: the values set in `theme:`, and the theme's defaults for the rest.

use serde_json::Value as Json;
use skillweek_base::nearest::nearest;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_config::combine::Inherited;
use skillweek_config::settings::Settings;
use skillweek_diag::{Code, Diagnostic, Severity, Sink};
use skillweek_record::node::{Node, Value};
use skillweek_theme::Theme;
use skillweek_theme::manifest::{Param, ParamKind};
use skillweek_theme::palette::{Color, Palette};
use std::collections::BTreeMap;

/// The parameters as templates see them.
pub fn resolve(theme: &Theme, settings: &Settings) -> BTreeMap<String, Json> {
    let value = |(name, param): (&String, &Param)| {
        let set = settings.params.get(name).and_then(|set| interpret(&set.value, param).ok());
        (name.clone(), set.unwrap_or_else(|| param.default.clone()))
    };
    let mut params: BTreeMap<String, Json> = theme.params.iter().map(value).collect();
    if let Some(accent) = settings.accent.as_ref().and_then(|accent| Color::parse(&accent.value)) {
        params.insert("accent".to_owned(), Json::from(Palette::new(accent).accent.hex()));
    }
    params
}

/// The CSS custom properties for a site's own main colour; empty where it has none.
pub fn palette_css(settings: &Settings) -> String {
    let color = settings.accent.as_ref().and_then(|accent| Color::parse(&accent.value));
    color.map(|color| Palette::new(color).css()).unwrap_or_default()
}

/// Reports parameters that the theme does not have, values of the wrong type, and a main colour
/// that is too light for white text. Each is reported once, in the file where it is written.
pub fn check(theme: &Theme, settings: &Settings, folder: &SourcePath, sink: &mut Sink) {
    let is_own = |file: &SourcePath| file.parent().as_ref() == Some(folder);
    for (name, set) in settings.params.iter().filter(|(_, set)| is_own(&set.origin.file)) {
        match theme.params.get(name) {
            None => sink.push(unknown(name, set, theme, &settings.theme)),
            Some(param) => {
                if let Err(expected) = interpret(&set.value, param) {
                    sink.push(wrong(name, set, &expected));
                }
            }
        }
    }
    if let Some(accent) = settings.accent.as_ref().filter(|accent| is_own(&accent.origin.file)) {
        check_accent(accent, sink);
    }
}

fn check_accent(accent: &Inherited<String>, sink: &mut Sink) {
    let written = &accent.value;
    let Some(color) = Color::parse(written) else {
        let message = text!("`{written}` 不是颜色", "`{written}` is no colour");
        let help = text!("请写成 `\"#a61b29\"` 的样子", "write it like `\"#a61b29\"`");
        sink.push(
            Diagnostic::new(Code::InvalidValue, message).at(accent.origin.clone()).help(help),
        );
        return;
    };
    let palette = Palette::new(color);
    if palette.adjusted {
        let near = palette.accent.hex();
        let message = text!(
            "主色 `{written}` 太浅，白字看不清，已改用 `{near}`",
            "white text cannot be read on `{written}`; `{near}` is used instead"
        );
        let help = text!(
            "请换一个深一些的颜色，例如 `{near}`（文字与底色的对比度至少 4.5:1）",
            "take a darker colour such as `{near}` (text needs a contrast of 4.5:1)"
        );
        sink.push(Diagnostic::new(Code::Contrast, message).at(accent.origin.clone()).help(help));
    }
}

fn interpret(node: &Node, param: &Param) -> Result<Json, Text> {
    let Value::Scalar { text, .. } = &node.value else {
        return Err(text!("一个值", "a single value"));
    };
    match param.kind {
        ParamKind::Text | ParamKind::Image => Ok(Json::from(text.as_str())),
        ParamKind::Bool => match text.as_str() {
            "true" | "是" | "yes" => Ok(Json::Bool(true)),
            "false" | "否" | "no" => Ok(Json::Bool(false)),
            _ => Err(text!("true 或 false", "true or false")),
        },
        ParamKind::Number => {
            text.parse::<f64>().map(Json::from).map_err(|_| text!("一个数字", "a number"))
        }
        ParamKind::Color => Color::parse(text)
            .map(|color| Json::from(color.hex()))
            .ok_or_else(|| text!("`\"#a61b29\"` 这样的颜色", "a colour like `\"#a61b29\"`")),
        ParamKind::Choice if param.choices.contains(text) => Ok(Json::from(text.as_str())),
        ParamKind::Choice => {
            let choices = param.choices.join("、");
            Err(text!("其中之一：{choices}", "one of: {choices}"))
        }
    }
}

fn unknown(name: &str, set: &Inherited<Node>, theme: &Theme, theme_name: &str) -> Diagnostic {
    let known: Vec<&str> = theme.params.keys().map(String::as_str).collect();
    let near = nearest(name, known.iter().copied());
    let list = known.join("、");
    let found = Diagnostic::new(
        Code::UnknownKey,
        text!(
            "主题 `{theme_name}` 没有参数 `{name}`",
            "the theme `{theme_name}` has no parameter `{name}`"
        ),
    )
    .at(set.origin.clone());
    match near {
        Some(near) => found.help(text!("您是不是想写 `{near}`？", "did you mean `{near}`?")),
        None => found.help(text!("它的参数有：{list}", "its parameters are: {list}")),
    }
}

fn wrong(name: &str, set: &Inherited<Node>, expected: &Text) -> Diagnostic {
    let (zh, en) = (&expected.zh, &expected.en);
    let mut found = Diagnostic::new(
        Code::InvalidValue,
        text!("主题参数 `{name}` 应当是{zh}", "the theme parameter `{name}` must be {en}"),
    );
    found.severity = Severity::Warning;
    found
        .at(set.origin.clone())
        .help(text!("现在用的是主题的默认值", "the theme's default is used for now"))
}
