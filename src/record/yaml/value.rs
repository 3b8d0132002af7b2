//! The value on a line of YAML: the construct that it leaves open, and whether it must be quoted.

use super::form::{Form, form};
use super::line::{Context, Slip, brackets};
use skillweek_base::text;
use skillweek_base::text::Text;

/// The construct that a value leaves open for the lines below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// The value ends on its line.
    Nothing,
    /// A block scalar (`|`, `>`).
    Block,
    /// A scalar in these quotation marks.
    Quote(char),
    /// A flow list or map, with this many brackets still open.
    Flow(usize),
}

/// Checks a value that follows a key or a dash; `below` are the lines after it.
pub fn examine(value: &str, below: &[&str], context: &Context<'_>) -> (Option<Slip>, Effect) {
    let Some(first) = value.chars().next() else {
        return (None, Effect::Nothing);
    };
    match first {
        '"' | '\'' => quoted(value, first, below, context),
        '[' | '{' => flow(value, below, context),
        '|' | '>' if is_block_header(value) => (None, Effect::Block),
        '#' if !value.starts_with("# ") && value.trim() != "#" => {
            let message = text!(
                "# 开头的内容会被当作注释而丢掉，请给整个值加上半角引号",
                "what begins with # is dropped as a comment; put the value in quotation marks"
            );
            (Some(quote_all(value, message, true)), Effect::Nothing)
        }
        '#' => (None, Effect::Nothing),
        '*' if context.source.contains(&format!("&{}", word(value))) => (None, Effect::Nothing),
        '&' if context.source.contains(&format!("*{}", word(value))) => (None, Effect::Nothing),
        '@' | '`' | '%' | '*' | '&' | '!' | ']' | '}' | ',' | '|' | '>' => {
            let message = text!(
                "值以“{first}”开头，在 YAML 里有特殊含义，请给整个值加上半角引号",
                "a value beginning with `{first}` is special in YAML; put it in quotation marks"
            );
            (Some(quote_all(value, message, matches!(first, '&' | '!'))), Effect::Nothing)
        }
        '-' | '?' if value.get(1..2) == Some(" ") => {
            let message = text!(
                "值以“{first} ”开头，会被当作列表，请给整个值加上半角引号",
                "a value beginning with `{first} ` is read as a list; put it in quotation marks"
            );
            (Some(quote_all(value, message, false)), Effect::Nothing)
        }
        _ => (plain(value), Effect::Nothing),
    }
}

/// The name after `*` or `&`.
fn word(value: &str) -> &str {
    value.get(1..).and_then(|rest| rest.split_whitespace().next()).unwrap_or("\u{0}")
}

fn is_block_header(value: &str) -> bool {
    let header = value.split(" #").next().unwrap_or_default().trim_end();
    header.len() <= 3 && header.chars().skip(1).all(|mark| matches!(mark, '+' | '-' | '1'..='9'))
}

fn plain(value: &str) -> Option<Slip> {
    let text = value.trim_end();
    let wide_quotes = text.starts_with(['“', '‘', '＂', '「']);
    if text.contains(": ") || text.contains(":\t") || text.ends_with(':') {
        let message = if wide_quotes {
            text!(
                "全角引号不起 YAML 引号的作用；值里有半角冒号，请用半角引号",
                "full-width quotation marks do not quote in YAML; the value holds a colon, so use ASCII ones"
            )
        } else {
            text!(
                "值里有半角冒号加空格，请给整个值加上半角引号",
                "the value holds a colon and a space; put it in quotation marks"
            )
        };
        let inner = text.trim_start_matches(['“', '‘', '＂']).trim_end_matches(['”', '’', '＂']);
        let kept = if wide_quotes && !inner.contains(['“', '”']) { inner } else { text };
        return Some(slip(value, message, quote(kept), false));
    }
    let hash = text.match_indices(" #").map(|(at, _)| at + 2).find(|after| {
        text.get(*after..).is_some_and(|rest| !rest.is_empty() && !rest.starts_with([' ', '#']))
    })?;
    let dropped = text.get(hash - 1..).unwrap_or_default();
    let message = text!(
        "“{dropped}”会被当作注释而丢掉，请给整个值加上半角引号",
        "`{dropped}` is dropped as a comment; put the value in quotation marks"
    );
    Some(quote_all(value, message, true))
}

fn quoted(
    value: &str,
    mark: char,
    below: &[&str],
    context: &Context<'_>,
) -> (Option<Slip>, Effect) {
    let Some(close) = closing_quote(value, mark) else {
        if closes_below(below, context.column, |line| line.contains(mark)) {
            return (None, Effect::Quote(mark));
        }
        let message =
            text!("引号没有成对：缺少结尾的 {mark}", "the quotation mark {mark} is never closed");
        let inner = value.trim_end().trim_end_matches(['”', '’', '＂']);
        let text = inner.get(1..).unwrap_or_default();
        return (Some(slip(value, message, quote(text), false)), Effect::Nothing);
    };
    let rest = value.get(close..).unwrap_or_default().trim();
    if rest.is_empty() || rest.starts_with('#') {
        return (None, Effect::Nothing);
    }
    let message = text!(
        "引号后面还有“{rest}”；只引用一部分时，请把整个值放进另一种引号",
        "`{rest}` follows the closing quotation mark; put the whole value in the other kind of quotation marks"
    );
    (Some(quote_all(value, message, false)), Effect::Nothing)
}

/// The index of the byte after the closing quotation mark.
pub fn closing_quote(value: &str, mark: char) -> Option<usize> {
    let mut marks = value.char_indices().skip(1).peekable();
    while let Some((at, found)) = marks.next() {
        if found == '\\' && mark == '"' {
            marks.next();
        } else if found == mark {
            if mark == '\'' && marks.next_if(|(_, next)| *next == '\'').is_some() {
                continue;
            }
            return Some(at + 1);
        }
    }
    None
}

fn flow(value: &str, below: &[&str], context: &Context<'_>) -> (Option<Slip>, Effect) {
    let mut depth = 0usize;
    let close = value.char_indices().find(|(_, mark)| {
        match mark {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let Some((close, _)) = close else {
        if closes_below(below, context.column, |line| brackets(line, depth) < depth) {
            return (None, Effect::Flow(depth));
        }
        let open = value.get(..1).unwrap_or_default();
        let message = text!("“{open}”没有成对的右括号", "the bracket `{open}` is never closed");
        let end = if open == "[" { "]" } else { "}" };
        let fixed = format!("{}{end}", value.trim_end().trim_end_matches(['］', '】', '｝']));
        return (Some(slip(value, message, fixed, false)), Effect::Nothing);
    };
    let rest = value.get(close + 1..).unwrap_or_default().trim();
    if rest.is_empty() || rest.starts_with('#') {
        return (None, Effect::Nothing);
    }
    let message = text!(
        "值以括号开头，会被当作列表，请给整个值加上半角引号",
        "a value beginning with a bracket is read as a list; put it in quotation marks"
    );
    (Some(quote_all(value, message, false)), Effect::Nothing)
}

/// Whether an open construct is closed below, before the next key.
fn closes_below(below: &[&str], column: usize, closes: impl Fn(&str) -> bool) -> bool {
    for line in below {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let is_key = form(line.trim_start()) != Form::Bare && spaces <= column;
        if is_key {
            return false;
        }
        if closes(line) {
            return true;
        }
    }
    false
}

fn quote_all(value: &str, message: Text, certain: bool) -> Slip {
    slip(value, message, quote(value.trim_end()), certain)
}

fn slip(value: &str, message: Text, fixed: String, certain: bool) -> Slip {
    Slip { range: 0..value.trim_end().len(), message, fixed, certain }
}

/// Quotes a text the way a person would.
fn quote(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}
