//! The template engine: Tera with a theme's chain of templates, a few filters, and errors that
//! name the template, its line and the page that was being rendered.

use super::files::ThemeFile;
use crate::base::path::SourcePath;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::text;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use tera::{Context, ErrorKind, Kwargs, ReportError, State, Tera, TeraResult};

/// A page longer than this is a template's mistake: nobody can read it. Bytes.
const LONGEST_PAGE: usize = 32 << 20;

/// Renders a theme's templates.
pub struct Engine {
    tera: Tera,
    sources: BTreeMap<String, Option<SourcePath>>,
}

impl Engine {
    /// Takes the templates of a chain, nearest first. A template that cannot be read is reported
    /// and left out, so that the one it would have hidden is used.
    pub fn new<'a>(
        prefixes: &[String],
        templates: impl Iterator<Item = (String, &'a ThemeFile)>,
        sink: &mut Sink,
    ) -> Self {
        let mut engine = Self { tera: empty(prefixes), sources: BTreeMap::new() };
        let mut texts: BTreeMap<String, String> = BTreeMap::new();
        for (name, file) in templates {
            engine.sources.insert(name.clone(), file.source.clone());
            texts.insert(name, file.text().into_owned());
        }
        // Tera takes a set of templates or none of it: drop the broken ones until the rest stands.
        while let Err(error) = engine.tera.add_raw_templates(&texts) {
            let shadowed = shadowed(&error, prefixes, &texts);
            if !shadowed.is_empty() {
                texts.retain(|name, _| !shadowed.contains(name));
                continue;
            }
            let broken = engine.report(&error, None, sink).or_else(|| places(&error).pop());
            if broken.and_then(|name| texts.remove(&name)).is_none() {
                break;
            }
        }
        engine
    }

    /// Whether there is a template of that name anywhere in the chain.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// The `:::` blocks that the theme has templates for.
    pub fn blocks(&self) -> BTreeSet<String> {
        let name = |template: &str| {
            let (_, below) = template.rsplit_once("/blocks/").or(template.split_once("blocks/"))?;
            below.strip_suffix(".html").map(str::to_owned)
        };
        self.sources.keys().filter_map(|template| name(template)).collect()
    }

    /// Renders a page. What goes wrong is reported with the page's source; the page is then a hole.
    pub fn render(
        &self,
        template: &str,
        context: &Context,
        page: Option<&SourcePath>,
        sink: &mut Sink,
    ) -> Option<String> {
        let mut page_text = Bounded(Vec::new());
        match self.tera.render_to(template, context, &mut page_text) {
            Ok(()) => String::from_utf8(page_text.0).ok(),
            Err(error) => {
                self.report(&error, page, sink);
                None
            }
        }
    }

    /// Reports an error and names the template that it lies in.
    fn report(
        &self,
        error: &tera::Error,
        page: Option<&SourcePath>,
        sink: &mut Sink,
    ) -> Option<String> {
        let (message, report) = describe(error);
        let name = report.map(|report| report.filename().to_owned()).or_else(|| named(error));
        let shown = name.as_deref().unwrap_or("?");
        let line = report.map_or(0, |report| report.span().start_line);
        let mut found = Diagnostic::new(
            Code::TemplateError,
            text!(
                "模板 {shown} 第 {line} 行有误：{message}",
                "template {shown}, line {line}: {message}"
            ),
        );
        if let Some(Some(source)) = name.as_ref().and_then(|name| self.sources.get(name)) {
            let range = report.map_or(0..0, |report| report.span().range.clone());
            found = found.at(Span::text(source, range));
        }
        if let Some(page) = page {
            found = found.note(
                text!("正在生成的页面来自 {page}", "while rendering {page}"),
                Some(Span::whole(page)),
            );
        }
        sink.push(found.help(text!(
            "请修改模板；或者删除项目里的这个模板，使用内置的同名模板",
            "mend the template, or delete it to use the built-in one"
        )));
        name
    }
}

/// A writer that refuses to grow without end.
struct Bounded(Vec<u8>);

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST_PAGE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn empty(prefixes: &[String]) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html", ".xml", ".svg"]);
    // Cannot fail: no template has been added yet.
    let _ = tera.set_fallback_prefixes(prefixes.to_vec());
    tera.register_filter("fill", fill);
    tera
}

/// `{{ words.n_activities | fill(n=3) }}`: puts values into a word's `{n}` places.
fn fill(word: &str, values: Kwargs, _: &State) -> TeraResult<String> {
    let mut filled = word.to_owned();
    for (key, value) in values.iter() {
        let key = key.to_string();
        filled = filled.replace(&format!("{{{key}}}"), &value.to_string());
    }
    Ok(filled)
}

fn describe(error: &tera::Error) -> (String, Option<&ReportError>) {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.message().to_owned(), Some(report))
        }
        _ => (error.to_string(), None),
    }
}

/// The templates that an error is about and that nobody asks for, because a nearer one has their name:
/// one may not fit a layout of the project's own, and that is nobody's mistake.
fn shadowed(
    error: &tera::Error,
    prefixes: &[String],
    texts: &BTreeMap<String, String>,
) -> Vec<String> {
    let is_shadowed = |name: &String| {
        let layer = prefixes.iter().position(|prefix| name.starts_with(prefix.as_str()));
        layer.is_some_and(|layer| {
            let own = name.strip_prefix(prefixes[layer].as_str()).unwrap_or(name);
            let mut nearer = prefixes.iter().take(layer);
            nearer.any(|prefix| texts.contains_key(&format!("{prefix}{own}")))
        })
    };
    places(error).into_iter().filter(is_shadowed).collect()
}

/// The templates that an error without a place of its own names in its text, as ` --> NAME:LINE:COLUMN`.
fn places(error: &tera::Error) -> Vec<String> {
    let ErrorKind::Msg(message) = error.kind() else { return Vec::new() };
    let place = |line: &str| {
        let (name, _) = line.trim().strip_prefix("--> ")?.rsplit_once(':')?.0.rsplit_once(':')?;
        Some(name.to_owned())
    };
    message.lines().filter_map(place).collect()
}

/// The template at fault where the error carries no place in a text.
fn named(error: &tera::Error) -> Option<String> {
    match error.kind() {
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            Some(tpl.clone())
        }
        ErrorKind::MissingParent { current, .. } => Some(current.clone()),
        _ => None,
    }
}
