//! One line of YAML: the places of its key and value, and mistakes in its indentation or colon.

use super::form::{Form, WrongMark, form, is_word};
use super::value::{Effect, examine};
use skillweek_base::text;
use skillweek_base::text::Text;
use std::ops::Range;

/// A mistake in a line.
#[derive(Debug, Clone)]
pub struct Slip {
    /// The wrong bytes, counted within the line.
    pub range: Range<usize>,
    /// The mistake, and what to do about it, for people.
    pub message: Text,
    /// The corrected line.
    pub fixed: String,
    /// Whether it is a mistake even where the syntax allows it.
    pub certain: bool,
}

/// The state in which the lines above leave the parser.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// The whole text, for looking up anchors.
    pub source: &'a str,
    /// The construct inside which the line begins.
    pub inside: Effect,
    /// The column of the last key or dash, in bytes from 0.
    pub column: usize,
    /// Whether the last key or dash has a value on its line.
    pub has_value: bool,
}

impl<'a> Context<'a> {
    /// The context before the first line of `source`.
    pub fn new(source: &'a str) -> Self {
        Self { source, inside: Effect::Nothing, column: 0, has_value: true }
    }

    /// Whether the line only continues a construct that the lines above have begun.
    fn is_inside(&mut self, line: &str) -> bool {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        match self.inside {
            Effect::Block if spaces > self.column => return true,
            Effect::Quote(mark) => {
                if line.contains(mark) {
                    self.inside = Effect::Nothing;
                }
                return true;
            }
            Effect::Flow(depth) => {
                let depth = brackets(line, depth);
                self.inside = if depth == 0 { Effect::Nothing } else { Effect::Flow(depth) };
                return true;
            }
            Effect::Nothing | Effect::Block => self.inside = Effect::Nothing,
        }
        self.has_value && spaces > self.column && !line.trim_start_matches(' ').starts_with('\t')
    }
}

/// The depth of brackets after a line.
pub fn brackets(line: &str, depth: usize) -> usize {
    line.bytes().fold(depth, |depth, byte| match byte {
        b'[' | b'{' => depth + 1,
        b']' | b'}' => depth.saturating_sub(1),
        _ => depth,
    })
}

/// Checks a line; `below` are the lines that follow it.
pub fn look(line: &str, below: &[&str], context: &mut Context<'_>) -> Option<Slip> {
    if line.trim().is_empty() {
        return indentation(line, line);
    }
    if context.is_inside(line) || line.trim_start().starts_with('#') {
        return None;
    }
    let indent = line.len() - line.trim_start().len();
    let (leading, _) = line.split_at(indent);
    if let Some(slip) = indentation(leading, line) {
        let mut again = context.clone();
        look(&slip.fixed, below, &mut again);
        *context = again;
        return Some(slip);
    }
    let body_at = indent + dashes(line.get(indent..).unwrap_or_default());
    let view = Line { line, body_at, in_list: body_at > indent, below };
    view.look(context)
}

fn indentation(leading: &str, line: &str) -> Option<Slip> {
    let wide = leading.contains(['\u{3000}', '\u{A0}']);
    if leading.chars().all(|mark| mark == ' ') {
        return None;
    }
    let message = if wide {
        text!(
            "行首是全角空格，缩进只能用半角空格",
            "the line is indented by full-width spaces; use plain spaces"
        )
    } else {
        text!("行首是制表符（Tab），缩进只能用空格", "the line is indented by a tab; use spaces")
    };
    let spaces: String = leading
        .chars()
        .map(|mark| if mark == ' ' || mark == '\u{A0}' { " " } else { "  " })
        .collect();
    let fixed = format!("{spaces}{}", line.get(leading.len()..).unwrap_or_default());
    let is_blank = leading.len() == line.len();
    let fixed = if is_blank { String::new() } else { fixed };
    Some(Slip { range: 0..leading.len(), message, fixed, certain: wide && !is_blank })
}

/// The length in bytes of every `- ` at the start of a text.
fn dashes(text: &str) -> usize {
    let mut rest = text;
    while let Some(below) = rest.strip_prefix("- ") {
        rest = below.trim_start_matches(' ');
    }
    text.len() - rest.len()
}

/// A line and the start of its body.
pub struct Line<'a> {
    /// The whole line, without its line end.
    pub line: &'a str,
    /// Byte of the line after indentation and dashes.
    pub body_at: usize,
    /// Whether it begins with a dash.
    pub in_list: bool,
    /// The lines that follow it.
    pub below: &'a [&'a str],
}

impl Line<'_> {
    fn look(&self, context: &mut Context<'_>) -> Option<Slip> {
        let body = self.line.get(self.body_at..).unwrap_or_default();
        match form(body) {
            Form::Pair { value_at } => {
                context.column = self.body_at;
                self.value(self.body_at + value_at, context)
            }
            Form::Wrong { mark, kind } if !self.in_list || self.begins_map() => {
                context.column = self.body_at;
                Some(self.wrong_colon(mark, kind, context))
            }
            _ if self.in_list => {
                context.column = self.body_at.saturating_sub(2);
                self.value(self.body_at, context)
            }
            _ => self.bare(body, context),
        }
    }

    fn value(&self, at: usize, context: &mut Context<'_>) -> Option<Slip> {
        let value = self.line.get(at..).unwrap_or_default();
        let (slip, effect) = examine(value, self.below, context);
        context.inside = effect;
        context.has_value = !value.trim().is_empty() && !value.starts_with('#');
        let slip = slip?;
        Some(Slip {
            range: at + slip.range.start..at + slip.range.end,
            message: slip.message,
            fixed: format!("{}{}", self.line.get(..at).unwrap_or_default(), slip.fixed),
            certain: slip.certain,
        })
    }

    fn wrong_colon(&self, mark: Range<usize>, kind: WrongMark, context: &mut Context<'_>) -> Slip {
        let range = self.body_at + mark.start..self.body_at + mark.end;
        let value = self.line.get(range.end..).unwrap_or_default();
        let (_, effect) = examine(value, self.below, context);
        context.inside = effect;
        let is_in_empty_key = !context.has_value && self.body_at > 0;
        context.has_value = !value.trim().is_empty();
        let before = self.line.get(..range.start).unwrap_or_default().trim_end();
        let fixed = format!("{before}: {value}").trim_end().to_owned();
        let message = match kind {
            WrongMark::FullWidth => text!(
                "这里用了全角冒号，应为半角冒号加一个空格",
                "this is a full-width colon; write an ASCII colon and a space"
            ),
            WrongMark::NoSpace => text!("冒号后面缺少空格", "a space is missing after the colon"),
            WrongMark::WideSpace => text!(
                "冒号后面是全角空格，应为半角空格",
                "the colon is followed by a full-width space; use a plain space"
            ),
            WrongMark::Equals => {
                text!(
                    "这里应为冒号加空格，而不是等号",
                    "write a colon and a space, not an equals sign"
                )
            }
        };
        let mark = self.line.get(range.clone()).unwrap_or_default();
        let range = range.start..range.start + mark.trim_end().len().max(1);
        // A colon further on would turn everything before it into a key.
        let hides_key = value.contains(": ") || value.trim_end().ends_with(':');
        // Below a key without a value, the line would become its text: `name:甲`.
        let key = before.trim();
        let is_swallowed = is_in_empty_key
            && kind == WrongMark::NoSpace
            && key.is_ascii()
            && !matches!(key, "mailto" | "tel");
        let certain = kind == WrongMark::WideSpace || hides_key || is_swallowed;
        Slip { range, message, fixed, certain }
    }

    /// A line without a key.
    fn bare(&self, body: &str, context: &mut Context<'_>) -> Option<Slip> {
        if matches!(body.trim_end(), "-" | "?" | "---" | "...") {
            context.column = self.body_at;
            context.has_value = false;
            return None;
        }
        if !context.has_value
            && let Some(slip) = self.bullet(body)
        {
            return Some(slip);
        }
        if !context.has_value && self.body_at > context.column {
            return self.value(self.body_at, context);
        }
        let message = text!(
            "这一行没有“名称: 内容”中的半角冒号",
            "this line lacks the colon of `name: value`"
        );
        let fixed = match body.split_once([' ', '\u{3000}', '\t', '，', ',']) {
            Some((key, value)) if is_word(key) => {
                let indent = self.line.get(..self.body_at).unwrap_or_default();
                format!("{indent}{key}: {}", value.trim())
            }
            _ => format!("# {body}"),
        };
        let range = self.body_at..self.body_at + body.trim_end().len();
        Some(Slip { range, message, fixed, certain: false })
    }

    /// A list item below a key that is written without `- `.
    fn bullet(&self, body: &str) -> Option<Slip> {
        let first = body.chars().next()?;
        let rest = body.get(first.len_utf8()..).unwrap_or_default();
        let is_bullet = match first {
            // An attribution below a quotation: ——某某.
            '—' => !rest.starts_with('—'),
            '-' => !rest.starts_with([' ', '-']) && !rest.starts_with(|c: char| c.is_ascii_digit()),
            '*' => rest.starts_with([' ', '\u{3000}']),
            '－' | '–' | '•' | '·' | '●' | '○' | '◆' | '■' | '➢' => true,
            _ => false,
        };
        if !is_bullet || rest.trim().is_empty() {
            return None;
        }
        let indent = self.line.get(..self.body_at).unwrap_or_default();
        Some(Slip {
            range: self.body_at..self.body_at + first.len_utf8(),
            message: text!(
                "列表项应以半角减号加一个空格开头",
                "a list item begins with a hyphen and a space"
            ),
            fixed: format!("{indent}- {}", rest.trim_start()),
            certain: true,
        })
    }

    /// Whether the lines below show that this list item is a map.
    fn begins_map(&self) -> bool {
        let Some(next) = self.below.iter().find(|line| !line.trim().is_empty()) else {
            return false;
        };
        let indent = next.len() - next.trim_start_matches(' ').len();
        indent == self.body_at && form(next.trim_start()) != Form::Bare
    }
}
