//! Decodes the keys of `site.yaml`.

use super::combine::Inherited;
use super::keys;
use super::options::{Flowing, NavEntry, Options, Own, ThemeOptions};
use super::settings::{Level, Rollup, UrlStyle};
use crate::base::path::SourcePath;
use crate::base::text::Text;
use crate::content::kind::folder_slug;
use crate::diag::{Code, Diagnostic, Severity};
use crate::record::node::{Entry, Node, Value};
use crate::record::{Fields, WEB};
use crate::source::Sources;
use crate::text;
use std::collections::BTreeMap;

/// A `site.yaml` being decoded.
pub struct Reading<'a> {
    pub fields: Fields<'a>,
    pub sources: &'a Sources,
    pub folder: &'a SourcePath,
}

impl<'a> Reading<'a> {
    /// Everything that the file says.
    pub fn read(mut self) -> Options {
        let options = Options { own: self.own(), flowing: self.flowing() };
        self.fields.finish();
        options
    }

    fn own(&mut self) -> Own {
        Own {
            title: self.fields.required_text("title").map(|title| title.value),
            level: self.level(),
            organization: self.fields.text("organization"),
            description: self.fields.text("description"),
            url: self.fields.url("url", WEB).map(|url| with_slash(url.value)),
            nav: self.nav(),
            contact: self.contact(),
            liaison: self.liaison(),
            footer: self.footer(),
            parent_site: self.parent_site(),
        }
    }

    fn flowing(&mut self) -> Flowing {
        let inherit = self.list("inherit").map(|list| Inherited {
            value: list.value.iter().map(|name| folder_slug(name)).collect(),
            origin: list.origin,
        });
        Flowing {
            departments: self.list("departments"),
            region: self.region(),
            lang: self.text("lang"),
            edition: self.edition(),
            theme: self.theme(),
            logo: self.file("logo"),
            poster: self.file("poster"),
            inherit,
            rollup: self.rollup(),
            links_allowed: self.list("links_allowed"),
            protected_terms: self.list("protected_terms"),
            grey: self.grey(),
            archived: self.flag("archived"),
            urls: self.urls(),
            rules: self.rules(),
            activity_types: self.list("activity_types"),
        }
    }

    pub(super) fn inherited<T>(&self, name: &str, value: T) -> Inherited<T> {
        Inherited { value, origin: self.fields.span(name) }
    }

    fn text(&mut self, name: &str) -> Option<Inherited<String>> {
        let value = self.fields.text(name)?;
        Some(self.inherited(name, value))
    }

    /// A list; one that is written but empty is the site's word, too.
    fn list(&mut self, name: &str) -> Option<Inherited<Vec<String>>> {
        self.fields.node(name)?;
        let value = self.fields.texts(name);
        Some(self.inherited(name, value))
    }

    fn flag(&mut self, name: &str) -> Option<Inherited<bool>> {
        let value = self.fields.bool(name)?;
        Some(self.inherited(name, value))
    }

    fn level(&mut self) -> Option<Level> {
        let written = self.fields.spanned_text("level")?;
        let mut levels = Level::ALL.iter();
        let found = levels.find(|(_, en, zh)| {
            written.value == *en || written.value == *zh || written.value == format!("{zh}级")
        });
        if found.is_none() {
            let names: Vec<&str> = Level::ALL.iter().map(|(_, name, _)| *name).collect();
            self.choose(&written.value, "level", &names);
        }
        found.map(|(level, ..)| *level)
    }

    fn urls(&mut self) -> Option<Inherited<UrlStyle>> {
        let written = self.fields.text("urls")?;
        let style = match written.as_str() {
            "portable" | "通用" => UrlStyle::Portable,
            "pretty" | "简洁" => UrlStyle::Pretty,
            other => {
                self.choose(other, "urls", &["portable", "pretty"]);
                return None;
            }
        };
        Some(self.inherited("urls", style))
    }

    fn choose(&mut self, written: &str, name: &str, choices: &[&str]) {
        let list = choices.join("、");
        let place = self.fields.place(name);
        self.fields.invalid(
            &place,
            text!("“{name}”不能是“{written}”", "`{name}` cannot be `{written}`"),
            Some(text!("可选：{list}", "it may be: {list}")),
        );
    }

    fn region(&mut self) -> Option<Inherited<String>> {
        let node = self.fields.node("region")?;
        if matches!(node.value, Value::Scalar { .. }) {
            return self.text("region");
        }
        let mut region = self.fields.map("region", keys::REGION)?;
        let name = region.text("name").or_else(|| region.text("code"));
        region.text("code");
        region.finish();
        Some(self.inherited("region", name?))
    }

    /// The theme's name alone, or a map of name, colour and parameters.
    fn theme(&mut self) -> ThemeOptions {
        let mut options = ThemeOptions::default();
        let Some(node) = self.fields.node("theme") else { return options };
        let Value::Map(entries) = &node.value else {
            options.name = self.text("theme");
            return options;
        };
        for entry in entries {
            let origin = self.fields.span_of(&entry.node.place);
            match (entry.key.as_str(), scalar(&entry.node)) {
                ("name" | "名称", Some(value)) => {
                    options.name = Some(Inherited { value, origin })
                }
                ("accent" | "主色", Some(value)) => {
                    options.accent = Some(Inherited { value, origin });
                }
                (key, _) => {
                    let value = entry.node.clone();
                    options.params.insert(key.to_owned(), Inherited { value, origin });
                }
            }
        }
        options
    }

    /// A file of the project, from the project's root with a leading `/`, else from the site's folder.
    fn file(&mut self, name: &str) -> Option<Inherited<SourcePath>> {
        let written = self.fields.text(name)?;
        let resolved = match written.strip_prefix('/') {
            Some(below) => SourcePath::new("").resolve(below),
            None => self.folder.resolve(&written),
        };
        let Some(path) = resolved else {
            let found = Diagnostic::new(
                Code::PathEscapes,
                text!("`{written}` 在项目以外", "`{written}` lies outside the project"),
            );
            let span = self.fields.span(name);
            self.fields.report(found.at(span).help(text!(
                "请把文件复制到 assets 文件夹，写成 /assets/文件名",
                "copy the file into assets and write /assets/NAME"
            )));
            return None;
        };
        if !self.sources.contains(&path) {
            self.missing_file(name, &written);
            return None;
        }
        Some(self.inherited(name, path))
    }

    fn missing_file(&mut self, name: &str, written: &str) {
        let near = self.nearest_file(written);
        let found = Diagnostic::new(
            Code::MissingFile,
            text!("找不到文件 `{written}`", "there is no file `{written}`"),
        )
        .at(self.fields.span(name));
        self.fields.report(match near {
            Some(near) => found.help(text!("是不是 `{near}`？", "did you mean `{near}`?")),
            None => found.help(text!(
                "请核对文件名，注意大小写和扩展名",
                "check the name, its case and ending"
            )),
        });
    }

    fn nearest_file(&self, written: &str) -> Option<String> {
        let name = SourcePath::new(written.to_lowercase());
        let same = |path: &&SourcePath| path.name().to_lowercase() == name.name();
        let near = |path: &&SourcePath| {
            strsim::damerau_levenshtein(&path.name().to_lowercase(), name.name()) <= 2
        };
        let found = self.sources.iter().find(same).or_else(|| self.sources.iter().find(near))?;
        let own = found.below(self.folder).filter(|_| found.is_within(self.folder));
        Some(own.map_or_else(|| format!("/{found}"), str::to_owned))
    }

    fn nav(&mut self) -> Vec<NavEntry> {
        let Some(node) = self.fields.node("nav") else { return Vec::new() };
        match &node.value {
            Value::Map(entries) => entries.iter().filter_map(labelled).collect(),
            Value::List(items) => items.iter().filter_map(|item| self.nav_entry(item)).collect(),
            _ => self.fields.texts("nav").into_iter().map(named).collect(),
        }
    }

    fn nav_entry(&mut self, item: &Node) -> Option<NavEntry> {
        match &item.value {
            Value::Scalar { text, .. } => Some(named(text.trim().to_owned())),
            Value::Map(entries) if entries.len() == 1 && !is_nav_key(entries) => {
                entries.first().and_then(labelled)
            }
            _ => {
                let mut fields = self.fields.child(item, keys::NAV_ENTRY);
                let entry = NavEntry {
                    name: fields.text("name"),
                    label: fields.text("label"),
                    url: fields.url("url", WEB).map(|url| url.value),
                };
                fields.finish();
                Some(entry)
            }
        }
    }

    fn rollup(&mut self) -> BTreeMap<String, Inherited<Rollup>> {
        let mut rollup = BTreeMap::new();
        for entry in self.entries("rollup") {
            let rule = match scalar(&entry.node).as_deref() {
                Some("all" | "全部") => Rollup::All,
                Some("highlights" | "亮点") => Rollup::Highlights,
                Some("none" | "无" | "不显示") => Rollup::None,
                _ => {
                    self.refuse(
                        entry,
                        text!("应是 all、highlights 或 none", "must be all, highlights or none"),
                    );
                    continue;
                }
            };
            let origin = self.fields.span_of(&entry.node.place);
            rollup.insert(folder_slug(&entry.key), Inherited { value: rule, origin });
        }
        rollup
    }

    fn rules(&mut self) -> BTreeMap<Code, Option<Severity>> {
        let mut rules = BTreeMap::new();
        for entry in self.entries("rules") {
            let severity = match scalar(&entry.node).as_deref() {
                Some("error" | "错误") => Some(Severity::Error),
                Some("warning" | "警告") => Some(Severity::Warning),
                // YAML 1.1 programs write `off` as `false`.
                Some("off" | "false" | "关闭" | "否") => None,
                _ => {
                    self.refuse(
                        entry,
                        text!("应是 error、warning 或 off", "must be error, warning or off"),
                    );
                    continue;
                }
            };
            match Code::find(&entry.key) {
                Some(code) => {
                    rules.insert(code, severity);
                }
                None => self.unknown_code(entry),
            }
        }
        rules
    }

    fn entries(&mut self, name: &str) -> &'a [Entry] {
        match self.fields.node(name).map(|node| &node.value) {
            Some(Value::Map(entries)) => entries,
            Some(_) => {
                let place = self.fields.place(name);
                self.fields.invalid(
                    &place,
                    text!(
                        "“{name}”应是若干行“名称: 值”",
                        "`{name}` must be lines of `name: value`"
                    ),
                    None,
                );
                &[]
            }
            None => &[],
        }
    }

    fn refuse(&mut self, entry: &Entry, expected: Text) {
        let key = &entry.key;
        let Text { zh, en } = expected;
        self.fields.invalid(&entry.node.place, text!("“{key}”{zh}", "`{key}` {en}"), None);
    }

    fn unknown_code(&mut self, entry: &Entry) {
        let key = &entry.key;
        let names = Code::ALL.iter().map(|code| code.name());
        let near = names.min_by_key(|name| strsim::damerau_levenshtein(name, key)).unwrap_or("");
        let found = Diagnostic::new(
            Code::UnknownKey,
            text!("没有诊断代码 `{key}`", "there is no diagnostic code `{key}`"),
        );
        let span = self.fields.span_of(&entry.key_place);
        self.fields
            .report(found.at(span).help(text!("是不是想写 `{near}`？", "did you mean `{near}`?")));
    }
}

fn with_slash(url: String) -> String {
    if url.ends_with('/') { url } else { format!("{url}/") }
}

fn scalar(node: &Node) -> Option<String> {
    match &node.value {
        Value::Scalar { text, .. } => Some(text.trim().to_owned()),
        _ => None,
    }
}

fn named(name: String) -> NavEntry {
    NavEntry { name: Some(name), ..NavEntry::default() }
}

/// `activities: 活动安排`.
fn labelled(entry: &Entry) -> Option<NavEntry> {
    let label = scalar(&entry.node);
    Some(NavEntry { name: Some(entry.key.trim().to_owned()), label, url: None })
}

fn is_nav_key(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| keys::NAV_ENTRY.iter().any(|key| key.is(&entry.key)))
}
