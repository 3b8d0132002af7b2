//! Style sheets: checked, lowered for the browsers of `WeChat` and 360, and minified.

use super::files::ThemeFile;
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Sink, Span};

/// Chromium 80 and Safari 12, on which older `WeChat` and 360 browsers are based.
fn targets() -> Targets {
    let version = |major: u32| Some(major << 16);
    Targets::from(Browsers {
        chrome: version(80),
        edge: version(80),
        safari: version(12),
        ios_saf: version(12),
        firefox: version(78),
        ..Browsers::default()
    })
}

/// Minifies one style sheet. A broken one is reported and kept unchanged.
pub fn minify(name: &str, file: &ThemeFile, sink: &mut Sink) -> String {
    let css = file.text();
    match lower(&css) {
        Ok(minified) => minified,
        Err((message, line, column)) => {
            sink.push(style_error(name, file, &css, &message, (line, column)));
            css.into_owned()
        }
    }
}

/// A message with its line and column, both counted from 0.
type LoweringError = (String, usize, usize);

fn lower(css: &str) -> Result<String, LoweringError> {
    let mut sheet = StyleSheet::parse(css, ParserOptions::default()).map_err(|error| {
        let (line, column) = error
            .loc
            .as_ref()
            .map_or((0, 0), |loc| (loc.line as usize, loc.column.saturating_sub(1) as usize));
        (error.kind.to_string(), line, column)
    })?;
    let plain = |error: String| (error, 0, 0);
    sheet
        .minify(MinifyOptions { targets: targets(), ..MinifyOptions::default() })
        .map_err(|error| plain(error.to_string()))?;
    let options = PrinterOptions { minify: true, targets: targets(), ..PrinterOptions::default() };
    sheet.to_css(options).map(|result| result.code).map_err(|error| plain(error.to_string()))
}

fn style_error(
    name: &str,
    file: &ThemeFile,
    css: &str,
    message: &str,
    (line, column): (usize, usize),
) -> Diagnostic {
    let found = Diagnostic::new(
        Code::StyleError,
        text!(
            "样式文件 {name} 写错了：{message}",
            "the style sheet {name} is not right: {message}"
        ),
    )
    .help(text!(
        "请检查这一行前后的花括号、冒号和分号",
        "check the braces, colons and semicolons around this line"
    ));
    let Some(source) = &file.source else { return found };
    let start: usize = css.split_inclusive('\n').take(line).map(str::len).sum();
    let offset = css.floor_char_boundary((start + column).min(css.len()));
    found.at(Span::text(source, offset..offset))
}
