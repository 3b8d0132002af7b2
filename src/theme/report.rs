//! Diagnostics for errors in templates.

pub mod words;

use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Span};
use std::ops::Range;
use tera::ErrorKind;
use words::chinese;

/// An error in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The template's name in the engine; `None` if the error gives none.
    pub template: Option<String>,
    place: Where,
    /// The engine's message, in English.
    said: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Where {
    Bytes(Range<usize>),
    /// Line and column, counted from 1.
    Line(usize, usize),
    Unknown,
}

/// The errors in an error of the engine.
pub fn faults(error: &tera::Error) -> Vec<Fault> {
    let whole = |template: &str, said: String| {
        vec![Fault { template: Some(template.to_owned()), place: Where::Unknown, said }]
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => vec![Fault {
            template: Some(report.filename().to_owned()).filter(|name| !name.is_empty()),
            place: Where::Bytes(report.span().range.clone()),
            said: report.message().to_owned(),
        }],
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            whole(tpl, "circular".to_owned())
        }
        ErrorKind::MissingParent { current, parent } => {
            whole(current, format!("Unknown template `{parent}`"))
        }
        ErrorKind::Msg(pictures) => pictured(pictures),
        _ => vec![Fault { template: None, place: Where::Unknown, said: error.to_string() }],
    }
}

/// Parses errors that concern several templates, which come as drawings: `error: …`, then
/// ` --> NAME:LINE:COLUMN`.
fn pictured(pictures: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut said = pictures.lines().next().unwrap_or_default();
    for line in pictures.lines() {
        if let Some(message) = line.strip_prefix("error: ") {
            said = message;
        }
        if let Some((template, line, column)) =
            line.trim_start().strip_prefix("--> ").and_then(place)
        {
            faults.push(Fault {
                template: Some(template.to_owned()),
                place: Where::Line(line, column),
                said: said.to_owned(),
            });
        }
    }
    if faults.is_empty() {
        faults.push(Fault { template: None, place: Where::Unknown, said: said.to_owned() });
    }
    faults
}

fn place(text: &str) -> Option<(&str, usize, usize)> {
    let (rest, column) = text.trim_end().rsplit_once(':')?;
    let (template, line) = rest.rsplit_once(':')?;
    Some((template, line.parse().ok()?, column.parse().ok()?))
}

impl Fault {
    /// The same error, said of a template as a whole.
    pub fn of_template(self, template: &str) -> Self {
        Self { template: Some(template.to_owned()), place: Where::Unknown, ..self }
    }

    /// The field whose absence is the error.
    pub fn absent_field(&self) -> Option<&str> {
        let (field, _) = self.said.strip_prefix("Field `")?.split_once('`')?;
        Some(field)
    }

    /// The position in the template's text, in bytes.
    pub fn range(&self, text: &str) -> Range<usize> {
        match &self.place {
            Where::Bytes(range) => range.clone(),
            Where::Unknown => 0..0,
            Where::Line(line, column) => {
                let before: usize =
                    text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
                let rest = text.get(before..).unwrap_or_default();
                let at = rest.char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
                before + at..before + at
            }
        }
    }

    /// The diagnostic, with the page that was being rendered.
    pub fn diagnostic(&self, at: Option<Span>, page: Option<&SourcePath>) -> Diagnostic {
        let Text { zh, en } = self.words();
        let name = self.template.as_deref().unwrap_or_default();
        let message = match page {
            Some(page) => text!(
                "模板 {name} 有误，没能生成 {page}：{zh}",
                "template {name} is wrong, {page} could not be made: {en}"
            ),
            None => text!("模板 {name} 有误：{zh}", "template {name} is wrong: {en}"),
        };
        Diagnostic::new(Code::TemplateError, message).at(at).help(
            match self.said.split_once("Available variables: ") {
                Some((_, names)) => text!("可以用的变量：{names}", "the variables are: {names}"),
                None => text!(
                    "请修改模板；或者删除项目里的这个模板，使用内置的同名模板",
                    "mend the template, or delete it to use the built-in one"
                ),
            },
        )
    }

    fn words(&self) -> Text {
        let said = self.said.split(" Available variables: ").next().unwrap_or_default();
        match said {
            _ if said.contains("endless") => {
                text!("模板运行起来没有尽头", "it does not come to an end")
            }
            "circular" => {
                text!("模板互相引用，没有尽头", "templates include each other in a circle")
            }
            _ if said.contains("recursion depth") => {
                text!("组件调用自己，没有尽头", "a component calls itself without end")
            }
            _ if said.contains("FileTooLarge") => {
                text!("生成的页面超过 32 MB", "the page grows beyond 32 MB")
            }
            _ => Text { zh: chinese(said), en: said.to_owned() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_read() {
        let picture =
            "error: Unknown filter `nofilter`\n --> craft/article.html:3:4\n  |\n3 | 甲乙{{ x }}";
        let found = pictured(picture);
        assert_eq!(found.len(), 1);
        let text = "<html>\n<p>\n甲乙丙{{ title | nofilter }}";
        assert_eq!(found.first().map(|fault| fault.range(text)), Some(20..20));
        assert_eq!(
            found.first().and_then(|fault| fault.template.clone()).as_deref(),
            Some("craft/article.html")
        );
    }
}
