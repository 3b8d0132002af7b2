//! The template engine: Tera with a theme's chain of templates, a few filters, and errors that
//! name the template, its line and the page that was being rendered.

mod parts;
mod rendering;

pub use parts::LayoutParts;

use super::condense::Condensed;
use super::files::ThemeFile;
use super::layer::BUILT_IN;
use super::reach::Reach;
use super::report::{self, Fault};
use skillweek_base::path::SourcePath;
use skillweek_base::phone;
use skillweek_diag::{Sink, Span};
use skillweek_share::Fonts;
use skillweek_share::fit::TextPlace;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::ops::Range;
use std::sync::{Arc, OnceLock};
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

/// The size limit of a page in bytes. Larger pages come from mistakes in templates.
const LONGEST_PAGE: usize = 32 << 20;

/// The number of steps that one page may make in loops over `range`; more would never end in
/// practice. Loops over lists end by themselves, and their output is bounded.
const MOST_COUNTED: i128 = 1_000_000;

thread_local! {
    /// The steps made so far for the page rendered on this thread. Template functions have no other
    /// place for state.
    static COUNTED: Cell<i128> = const { Cell::new(0) };
}

/// Renders a theme's templates.
pub struct Engine {
    tera: Tera,
    sources: BTreeMap<String, Template>,
    prefixes: Vec<String>,
    reach: OnceLock<Reach>,
}

struct Template {
    text: String,
    /// The text for the engine; `None` for drawings of share pictures, which stay as they are.
    condensed: Option<Condensed>,
    /// The file in the project; `None` for built-in templates.
    source: Option<SourcePath>,
}

impl Template {
    /// The text that the engine loads.
    fn loaded(&self) -> &str {
        self.condensed.as_ref().map_or(&self.text, |condensed| &condensed.text)
    }

    /// The place of a fault in the file's text, in bytes.
    fn place(&self, fault: &Fault) -> Range<usize> {
        let range = fault.range(self.loaded());
        match &self.condensed {
            Some(condensed) => condensed.original_range(range),
            None => range,
        }
    }
}

impl Engine {
    /// Loads the templates of a chain, nearest first. A broken template is reported and left out,
    /// so that the one that it would have hidden is used.
    pub fn new<'a>(
        prefixes: &[String],
        templates: impl Iterator<Item = (String, &'a ThemeFile)>,
        fonts: Option<&Arc<Fonts>>,
        sink: &mut Sink,
    ) -> Self {
        let sources: BTreeMap<String, Template> = templates
            .map(|(name, file)| {
                let text = file.text().into_owned();
                (name, Template { text, condensed: None, source: file.source.clone() })
            })
            .collect();
        // An include tries all layers; layers without templates are skipped.
        let has_any = |prefix: &&String| sources.keys().any(|name| name.starts_with(*prefix));
        // Themes that extend a built-in theme may name it without its prefix.
        let built_in = BUILT_IN.to_owned();
        let prefixes =
            prefixes.iter().chain([&built_in]).filter(has_any).cloned().collect::<Vec<_>>();
        let mut engine = Self { tera: Tera::new(), sources, prefixes, reach: OnceLock::new() };
        engine.condense();
        engine.tera = engine.load(fonts, sink);
        engine
    }

    /// Condenses the templates of pages; those of share pictures are XML and stay as they are.
    fn condense(&mut self) {
        let drawings = self.reach().drawings.clone();
        for (name, template) in &mut self.sources {
            if name.ends_with(".html") {
                let is_xml = drawings.contains(name);
                template.condensed = Some(Condensed::new(&template.text, is_xml));
            }
        }
    }

    /// Tera loads either all of a set of templates or none: drops broken ones until the rest loads.
    fn load(&self, fonts: Option<&Arc<Fonts>>, sink: &mut Sink) -> Tera {
        let mut tera = empty(&self.prefixes, fonts.cloned());
        let mut texts: BTreeMap<&str, &str> =
            self.sources.iter().map(|(name, it)| (name.as_str(), it.loaded())).collect();
        while let Err(error) = tera.add_raw_templates(&texts) {
            let faults = report::faults(&error);
            let before = texts.len();
            for fault in &faults {
                // A template that a nearer one hides may not fit the project's own layout, which is
                // not a mistake.
                if !fault.template.as_deref().is_some_and(|name| self.is_hidden(name)) {
                    self.push(fault, None, sink);
                }
                texts.retain(|name, _| Some(*name) != fault.template.as_deref());
            }
            if texts.len() == before {
                break;
            }
        }
        tera
    }

    /// Whether a nearer layer of the chain has a template of the same name.
    fn is_hidden(&self, template: &str) -> bool {
        let layers = self.prefixes.iter().enumerate();
        let own =
            layers.filter_map(|(layer, prefix)| Some((layer, template.strip_prefix(prefix)?)));
        own.take(1).any(|(layer, name)| {
            let mut nearer = self.prefixes.iter().take(layer);
            nearer.any(|prefix| self.sources.contains_key(&format!("{prefix}{name}")))
        })
    }

    /// The texts of all templates, by their name with the layer's prefix.
    pub fn templates(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sources.iter().map(|(name, template)| (name.as_str(), template.text.as_str()))
    }

    /// The files of the project that contain templates.
    pub fn files(&self) -> impl Iterator<Item = &SourcePath> {
        self.sources.values().filter_map(|template| template.source.as_ref())
    }

    /// The templates that each template depends on.
    pub fn reach(&self) -> &Reach {
        self.reach.get_or_init(|| Reach::new(&self.prefixes, &self.templates().collect()))
    }

    /// Whether the chain has a template of that name.
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// The names of the `:::` blocks that the theme has templates for.
    pub fn blocks(&self) -> BTreeSet<String> {
        let name = |template: &str| {
            let (_, below) = template.rsplit_once("/blocks/").or(template.split_once("blocks/"))?;
            below.strip_suffix(".html").map(str::to_owned)
        };
        self.sources.keys().filter_map(|template| name(template)).collect()
    }

    /// The project's file of a template, whose name may contain the layer's prefix or not.
    fn source(&self, template: &str) -> Option<&SourcePath> {
        self.names(template).find_map(|name| self.sources.get(&name))?.source.as_ref()
    }

    /// The full names that a name may stand for, in the order in which they are tried.
    fn names(&self, template: &str) -> impl Iterator<Item = String> {
        let inside = self.prefixes.iter().map(move |layer| format!("{layer}{template}"));
        std::iter::once(template.to_owned()).chain(inside)
    }

    fn push(&self, fault: &Fault, page: Option<&SourcePath>, sink: &mut Sink) {
        let template = fault.template.as_deref();
        let source = template.and_then(|name| self.source(name));
        let range = template
            .and_then(|name| self.sources.get(name))
            .map_or(0..0, |template| template.place(fault));
        sink.push(fault.diagnostic(source.map(|source| Span::text(source, range)), page));
    }
}

fn render(tera: &Tera, template: &str, context: &Context) -> Result<String, tera::Error> {
    COUNTED.set(0);
    let mut page = Bounded(String::new());
    tera.render_to(template, context, &mut page)?;
    Ok(page.0)
}

/// A text buffer with a size limit.
struct Bounded(String);

impl Write for Bounded {
    /// Requires whole characters; template texts, values and results of filters are UTF-8.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.0.len() + bytes.len() > LONGEST_PAGE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let text = simdutf8::basic::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData)?;
        self.0.push_str(text);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn empty(prefixes: &[String], fonts: Option<Arc<Fonts>>) -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on(vec![".html", ".xml", ".svg"]);
    // This cannot fail: no template has been added yet.
    let _ = tera.set_fallback_prefixes(prefixes.to_vec());
    tera.register_filter("fill", fill);
    tera.register_filter("phones", phones);
    tera.register_filter("fit", move |text: &str, place: Kwargs, _: &State| {
        fit(text, &place, fonts.as_deref())
    });
    tera.register_function("range", range);
    tera
}

/// `range(end=7)`, with `start` and `step_by`: like Tera's own, but with a limit for each page.
fn range(bounds: Kwargs, _: &State) -> TeraResult<Vec<i128>> {
    let start = bounds.get::<i128>("start")?.unwrap_or_default();
    let end = bounds.must_get::<i128>("end")?;
    let step = bounds.get::<i128>("step_by")?.unwrap_or(1);
    if step < 1 {
        return Err(tera::Error::message("`step_by` must be at least 1"));
    }
    let length = (end.saturating_sub(start).max(0) + step - 1) / step;
    let counted = COUNTED.get().saturating_add(length);
    COUNTED.set(counted);
    if counted > MOST_COUNTED {
        return Err(tera::Error::message("endless"));
    }
    Ok((0..length).map(|index| start + index * step).collect())
}

/// `{% set title = title | fit(width=680, height=300, sizes=[88, 72, 60], weight=700) %}`: the size
/// and the lines that fit a text into a place of a share picture.
fn fit(text: &str, place: &Kwargs, fonts: Option<&Fonts>) -> TeraResult<Value> {
    let fonts = fonts.ok_or_else(|| tera::Error::message("`fit` is for share pictures only"))?;
    let place = TextPlace {
        width: place.must_get::<f32>("width")?,
        height: place.must_get::<f32>("height")?,
        sizes: place.must_get::<Vec<f32>>("sizes")?,
        leading: place.get::<f32>("leading")?.unwrap_or(1.25),
        weight: place.get::<u16>("weight")?.unwrap_or(400),
    };
    Ok(Value::from_serializable(&fonts.fit(text, &place)))
}

/// `{% for part in text | phones %}`: a text in parts, each with `text` and, where it is a telephone
/// number, `tel`.
#[expect(clippy::unnecessary_wraps, reason = "filters have this form")]
fn phones(text: &str, _: Kwargs, _: &State) -> TeraResult<Value> {
    Ok(Value::from_serializable(&phone::parts(text)))
}

/// `{{ words.n_activities | fill(n=3) }}`: replaces the placeholders `{n}` of a word.
#[expect(clippy::unnecessary_wraps, reason = "filters have this form")]
fn fill(word: &str, values: Kwargs, _: &State) -> TeraResult<String> {
    let mut filled = word.to_owned();
    for (key, value) in values.iter() {
        let key = key.to_string();
        filled = filled.replace(&format!("{{{key}}}"), &value.to_string());
    }
    Ok(filled)
}
