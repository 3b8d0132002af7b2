//! All themes that a project's sites use, each resolved once along its chain.

use super::described::unreadable;
use super::engine::Engine;
use super::files::{self, ThemeFile};
use super::layer::BUILT_IN;
use super::layer::{Layer, effective, joined};
use super::manifest::{self, Manifest, Param};
use super::pictures::{Declared, Pictures};
use super::static_files::{self, StaticNames};
use super::style;
use super::words::Words;
use skillweek_base::nearest::nearest;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use skillweek_share::Fonts;
use skillweek_source::{Sources, World};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The limit of a chain's length; longer chains are taken for circles.
const LONGEST_CHAIN: usize = 8;
/// The last theme of every chain.
const FOUNDATION: &str = "base";
/// The folder in which a site overrides its theme.
pub const SITE_FOLDER: &str = "_theme";

/// The identity of a resolved theme: its name and the sites' override folders.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThemeKey {
    /// The folder's name below `themes/` or a built-in theme's name.
    pub name: String,
    /// Existing `_theme` folders of the site and the sites above it, nearest first.
    pub overrides: Vec<SourcePath>,
}

/// The parts of a theme and its ancestors, nearest first.
struct Chain {
    layers: Vec<Layer>,
    /// The parameters that they declare.
    params: BTreeMap<String, Param>,
    /// The `pictures` that each declares.
    pictures: Vec<Declared>,
}

/// A theme combined with everything that it inherits.
pub struct Theme {
    /// The templates of the whole chain.
    pub engine: Engine,
    /// The parameters of the whole chain; a child's declaration hides its parent's.
    pub params: BTreeMap<String, Param>,
    /// Options for pictures, each from the nearest theme that states it.
    pub pictures: Pictures,
    /// The style sheets, minified and joined, without the site's own colours.
    pub style: String,
    /// The scripts, joined and not minified.
    pub script: String,
    /// Other files, by their path below `static/`.
    pub files: BTreeMap<String, ThemeFile>,
    words: BTreeMap<String, BTreeMap<String, String>>,
    /// The words that were requested, by language.
    spoken: Mutex<BTreeMap<String, Arc<Words>>>,
}

impl Theme {
    /// The theme's words in a language (a BCP 47 tag). Missing words come from the language without
    /// its region, then from `zh-CN`.
    pub fn words(&self, lang: &str) -> Arc<Words> {
        let mut spoken = self.spoken.lock().unwrap_or_else(PoisonError::into_inner);
        let words = spoken.entry(lang.to_owned()).or_insert_with(|| {
            let primary = lang.split('-').next().unwrap_or(lang);
            let candidates = ["zh-CN", primary, lang].map(|candidate| self.words.get(candidate));
            let words = candidates.into_iter().flatten().flatten();
            Arc::new(Words::new(words.map(|(key, word)| (key.clone(), word.clone())).collect()))
        });
        Arc::clone(words)
    }
}

/// The themes of a project.
#[derive(Default)]
pub struct Library {
    themes: BTreeMap<ThemeKey, Arc<Theme>>,
}

impl Library {
    /// Resolves all requested themes. The caller reports unknown names of requested themes; unknown
    /// parents are reported here.
    pub fn load(
        world: &dyn World,
        sources: &Sources,
        keys: impl IntoIterator<Item = ThemeKey>,
        fonts: Option<&Arc<Fonts>>,
        sink: &mut Sink,
    ) -> Self {
        let mut library = Self::default();
        for key in keys {
            library.themes.entry(key).or_insert_with_key(|key| {
                Arc::new(Loader { world, sources, fonts, sink: &mut *sink }.load(key))
            });
        }
        library
    }

    /// The theme resolved for a key; `None` if it was not requested in `load`.
    pub fn get(&self, key: &ThemeKey) -> Option<&Arc<Theme>> {
        self.themes.get(key)
    }
}

/// The names of all themes that a project can use: its own and the built-in ones.
pub fn names(sources: &Sources) -> Vec<String> {
    let folder = SourcePath::new("themes");
    let files = sources.below(&folder).chain(sources.left_out());
    let own = files.filter_map(|path| path.below(&folder)?.split('/').next());
    let mut names: Vec<String> = own.chain(files::built_in_names()).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names
}

/// Whether a file of the project belongs to a theme, be it the project's or a site's override.
/// Fonts count, because templates measure text with them.
pub fn is_theme_file(path: &SourcePath) -> bool {
    path.is_within(&SourcePath::new("themes"))
        || path.is_within(&SourcePath::new("assets/fonts"))
        || path.as_str().split('/').any(|it| it == SITE_FOLDER)
}

/// The message and the help for an unknown theme name.
pub fn unknown(name: &str, sources: &Sources) -> (Text, Text) {
    let names = names(sources);
    let near = nearest(name, names.iter().map(String::as_str));
    let known = names.join("、");
    let help = match near {
        Some(near) => text!(
            "是不是想写 `{near}`？可用的主题：{known}",
            "did you mean `{near}`? The themes are: {known}"
        ),
        None => text!("可用的主题：{known}", "the themes are: {known}"),
    };
    (text!("没有名为 `{name}` 的主题", "there is no theme named `{name}`"), help)
}

struct Loader<'a> {
    world: &'a dyn World,
    sources: &'a Sources,
    fonts: Option<&'a Arc<Fonts>>,
    sink: &'a mut Sink,
}

impl Loader<'_> {
    fn load(&mut self, key: &ThemeKey) -> Theme {
        let Chain { layers, params, pictures } = self.chain(key);
        let prefixes: Vec<String> = layers.iter().map(|layer| layer.prefix.clone()).collect();
        let templates = layers.iter().flat_map(|layer| {
            layer.files.iter().filter_map(|(path, file)| {
                let name = path.strip_prefix("templates/")?;
                Some((format!("{}{name}", layer.prefix), file))
            })
        });
        let engine = Engine::new(&prefixes, templates, self.fonts, self.sink);
        let files = static_files::of_chain(&layers, self.sink);
        Theme {
            engine,
            params,
            pictures: Pictures::of_chain(&pictures),
            style: self.style(&layers, &StaticNames::of(&files)),
            script: joined(&layers, "script/", ";\n"),
            files,
            words: self.words(&layers),
            spoken: Mutex::default(),
        }
    }

    fn chain(&mut self, key: &ThemeKey) -> Chain {
        let mut origin: Option<Span> = None;
        let mut layers: Vec<Layer> = Vec::new();
        for folder in &key.overrides {
            let files = files::of_project(self.world, self.sources, folder, self.sink);
            layers.push(Layer { prefix: format!("site/{folder}/"), files });
        }
        let (mut params, mut pictures) = (BTreeMap::new(), Vec::new());
        let mut next = Some(key.name.clone());
        for _ in 0..LONGEST_CHAIN {
            let Some(name) = next.take() else { break };
            let manifest = self.push_theme(&name, origin, &mut layers);
            let described = SourcePath::new(format!("themes/{name}/theme.yaml"));
            origin = self.sources.contains(&described).then(|| Span::whole(&described));
            pictures.push(manifest.pictures);
            for (param, declared) in manifest.params {
                params.entry(param).or_insert(declared);
            }
            let is_circle = |parent: &String| {
                layers.iter().any(|layer| layer.prefix.strip_suffix('/') == Some(parent.as_str()))
            };
            if let Some(parent) = manifest.extends.as_ref().filter(|parent| is_circle(parent)) {
                self.sink.push(circle(&name, parent, origin.clone()));
            }
            let extends = manifest.extends.filter(|parent| !is_circle(parent));
            next = extends.or((name != FOUNDATION).then(|| FOUNDATION.to_owned()));
        }
        Chain { layers, params, pictures }
    }

    /// Adds the layers of a theme: the project's folder and the built-in theme of that name.
    fn push_theme(
        &mut self,
        name: &str,
        origin: Option<Span>,
        layers: &mut Vec<Layer>,
    ) -> Manifest {
        let folder = SourcePath::new(format!("themes/{name}"));
        let built_in = files::built_in(name);
        let mut own = files::of_project(self.world, self.sources, &folder, self.sink);
        let is_known = !own.is_empty() || !built_in.is_empty() || self.sources.is_left_out(&folder);
        // An unchanged copy counts as the built-in file.
        own.retain(|path, file| built_in.get(path).is_none_or(|known| known.bytes != file.bytes));
        if let Some(origin) = origin.filter(|_| !is_known) {
            let (message, help) = unknown(name, self.sources);
            self.sink.push(Diagnostic::new(Code::UnknownTheme, message).at(origin).help(help));
        }
        let described = own.get("theme.yaml").or(built_in.get("theme.yaml"));
        let manifest = described.map_or_else(
            || Manifest { name: name.to_owned(), ..Manifest::default() },
            |file| manifest::parse(name, &file.text(), file.source.as_ref(), self.sink),
        );
        layers.push(Layer { prefix: format!("{name}/"), files: own });
        layers.push(Layer { prefix: format!("{BUILT_IN}{name}/"), files: built_in });
        manifest
    }

    fn style(&mut self, layers: &[Layer], names: &StaticNames) -> String {
        let mut style = String::new();
        for (name, file) in effective(layers, "style/") {
            let minified = style::minify(&name, file, self.sink);
            style.push_str(&names.resolve(&minified, &file.text(), file, self.sink));
        }
        style
    }

    fn words(&mut self, layers: &[Layer]) -> BTreeMap<String, BTreeMap<String, String>> {
        let mut words: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for layer in layers.iter().rev() {
            for (path, file) in &layer.files {
                let Some(name) = path.strip_prefix("words/") else { continue };
                let lang = name.trim_end_matches(".yaml").trim_end_matches(".yml");
                match serde_yaml::from_str::<BTreeMap<String, String>>(&file.text()) {
                    Ok(read) => words.entry(lang.to_owned()).or_default().extend(read),
                    Err(error) => {
                        let source = file.source.as_ref();
                        self.sink.push(unreadable(path, &file.text(), source, &error));
                    }
                }
            }
        }
        words
    }
}

fn circle(name: &str, parent: &str, origin: Option<Span>) -> Diagnostic {
    Diagnostic::new(
        Code::TemplateError,
        text!(
            "主题 `{name}` 继承 `{parent}`，而 `{parent}` 又继承它",
            "the theme `{name}` extends `{parent}`, which extends it"
        ),
    )
    .at(origin)
    .help(text!("请删去其中一个 extends", "remove one of the two `extends`"))
}
