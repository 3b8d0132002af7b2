//! The template engine: Tera with a theme's chain of templates, a few filters, and errors that
//! name the template, its line and the page that was being rendered.

use super::files::ThemeFile;
use super::report::{self, Fault};
use crate::base::path::SourcePath;
use crate::diag::{Sink, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;
use tera::{Context, Kwargs, State, Tera, TeraResult};

/// A page longer than this is a template's mistake: nobody can read it. Bytes.
const LONGEST_PAGE: usize = 32 << 20;

/// A template of the project that takes longer runs in a circle.
const LONGEST_RENDERING: Duration = Duration::from_secs(5);

/// Renders a theme's templates.
pub struct Engine {
    tera: Arc<Tera>,
    sources: BTreeMap<String, Template>,
    prefixes: Vec<String>,
    /// Whether the project has templates of its own: the built-in ones are known to end.
    is_guarded: bool,
    /// Templates that were seen not to end.
    endless: Mutex<BTreeSet<String>>,
}

struct Template {
    text: String,
    /// Absent for what the program carries inside itself.
    source: Option<SourcePath>,
}

impl Engine {
    /// Takes the templates of a chain, nearest first. A template that cannot be read is reported
    /// and left out, so that the one it would have hidden is used.
    pub fn new<'a>(
        prefixes: &[String],
        templates: impl Iterator<Item = (String, &'a ThemeFile)>,
        sink: &mut Sink,
    ) -> Self {
        let sources: BTreeMap<String, Template> = templates
            .map(|(name, file)| {
                let text = file.text().into_owned();
                (name, Template { text, source: file.source.clone() })
            })
            .collect();
        let mut engine = Self {
            tera: Arc::new(Tera::new()),
            is_guarded: sources.values().any(|template| template.source.is_some()),
            sources,
            prefixes: prefixes.to_vec(),
            endless: Mutex::default(),
        };
        engine.tera = Arc::new(engine.load(sink));
        engine
    }

    /// Tera takes a set of templates or none of it: drops the broken ones until the rest stands.
    fn load(&self, sink: &mut Sink) -> Tera {
        let mut tera = empty(&self.prefixes);
        let mut texts: BTreeMap<&str, &str> =
            self.sources.iter().map(|(name, it)| (name.as_str(), it.text.as_str())).collect();
        while let Err(error) = tera.add_raw_templates(&texts) {
            let faults = report::faults(&error);
            let before = texts.len();
            for fault in &faults {
                // One that a nearer template hides may not fit a layout of the project's own, and
                // that is nobody's mistake.
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
        let faults = match self.render_guarded(template, context) {
            Ok(html) => return String::from_utf8(html).ok(),
            Err(Failure::Endless) => vec![Fault::endless(template)],
            Err(Failure::Tera(error)) => report::faults(&error),
        };
        for mut fault in faults {
            fault.template.get_or_insert_with(|| template.to_owned());
            self.push(&fault, page, sink);
        }
        None
    }

    fn render_guarded(&self, template: &str, context: &Context) -> Result<Vec<u8>, Failure> {
        if !self.is_guarded {
            return render(&self.tera, template, context).map_err(Failure::Tera);
        }
        if self.endless.lock().unwrap_or_else(PoisonError::into_inner).contains(template) {
            return Err(Failure::Endless);
        }
        let (sender, receiver) = mpsc::channel();
        let (tera, name, owned) = (Arc::clone(&self.tera), template.to_owned(), context.clone());
        // Nothing stops a loop from outside: it is left behind and ends with the program.
        thread::spawn(move || sender.send(render(&tera, &name, &owned)));
        match receiver.recv_timeout(LONGEST_RENDERING) {
            Ok(rendered) => rendered.map_err(Failure::Tera),
            Err(_) => {
                let mut endless = self.endless.lock().unwrap_or_else(PoisonError::into_inner);
                endless.insert(template.to_owned());
                Err(Failure::Endless)
            }
        }
    }

    /// The file of the project that a template comes from, by its name with or without its theme.
    fn source(&self, template: &str) -> Option<&SourcePath> {
        self.sources.get(template).and_then(|template| template.source.as_ref()).or_else(|| {
            let mut nearest = self.prefixes.iter().map(|prefix| format!("{prefix}{template}"));
            self.sources
                .get(&nearest.find(|name| self.sources.contains_key(name))?)?
                .source
                .as_ref()
        })
    }

    fn push(&self, fault: &Fault, page: Option<&SourcePath>, sink: &mut Sink) {
        let template = fault.template.as_deref();
        let source = template.and_then(|name| self.source(name));
        let range = template
            .and_then(|name| self.sources.get(name))
            .map_or(0..0, |template| fault.range(&template.text));
        sink.push(fault.diagnostic(source.map(|source| Span::text(source, range)), page));
    }
}

/// Why a page could not be made.
enum Failure {
    Tera(tera::Error),
    /// The template does not come to an end.
    Endless,
}

fn render(tera: &Tera, template: &str, context: &Context) -> Result<Vec<u8>, tera::Error> {
    let mut page = Bounded(Vec::new());
    tera.render_to(template, context, &mut page)?;
    Ok(page.0)
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
