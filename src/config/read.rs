//! Decodes the keys of `site.yaml`.

pub mod edition;
pub mod nav;
pub mod pictures;
pub mod publisher;
pub mod rules;

use super::combine::Inherited;
use super::keys;
use super::options::{Flowing, Options, Own, ThemeOptions};
use super::values::{Level, UrlStyle};
use skillweek_base::base_url::BaseUrl;
use skillweek_base::nearest::nearest;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_content::kinds::folder_slug;
use skillweek_content::samples;
use skillweek_diag::{Code, Diagnostic, Sink};
use skillweek_record::key::Vocabulary;
use skillweek_record::node::Value;
use skillweek_record::{Fields, WEB, yaml};
use skillweek_source::{SITE_FILE, Sources, World, decode, decode_report, unreadable_file};

/// Reads a site's `site.yaml`. Mistakes are reported, and faulty values count as absent.
pub fn read(world: &dyn World, sources: &Sources, folder: &SourcePath, sink: &mut Sink) -> Options {
    let unreadable = || Options { is_unreadable: true, ..Options::default() };
    let file = folder.join(SITE_FILE);
    let bytes = match world.read(&file) {
        Ok(bytes) => bytes,
        Err(error) => {
            sink.push(unreadable_file(&file, &error));
            return unreadable();
        }
    };
    let decoded = decode::decode(&bytes);
    decode_report::report(&file, &decoded, sink);
    let text = decoded.text;
    let Some(node) = yaml::parse(&file, &text, 0..text.len(), sink) else { return unreadable() };
    samples::check_record(&file, &node, keys::SITE, sink);
    let fields = Fields::new(&file, &node, keys::SITE, sink);
    Reading { fields, sources, folder }.read()
}

/// A `site.yaml` being decoded.
pub struct Reading<'a> {
    /// The entries of the file; they report mistakes.
    pub fields: Fields<'a>,
    /// The project's files, in which logo and poster must exist.
    pub sources: &'a Sources,
    /// The site's folder.
    pub folder: &'a SourcePath,
}

impl Reading<'_> {
    /// Decodes all keys and reports unknown ones.
    pub fn read(mut self) -> Options {
        let (own, flowing) = (self.own(), self.flowing());
        self.check_liaison();
        self.list("protected_terms");
        self.fields.finish();
        Options { own, flowing, is_unreadable: false }
    }

    fn own(&mut self) -> Own {
        Own {
            title: self.fields.required_text("title").map(|title| title.value),
            level: self.word("level", Level::named),
            organization: self.fields.text("organization"),
            description: self.fields.text("description"),
            url: self.url(),
            nav: self.nav(),
            contact: self.contact(),
            footer: self.footer(),
            parent_site: self.parent_site(),
        }
    }

    fn flowing(&mut self) -> Flowing {
        let inherit = self.list("inherit");
        Flowing {
            departments: self.list("departments"),
            region: self.region(),
            lang: self.fields.text("lang"),
            edition: self.edition(),
            theme: self.theme(),
            logo: self.file("logo"),
            poster: self.file("poster"),
            inherit: inherit.map(|list| list.iter().map(|name| folder_slug(name)).collect()),
            rollup: self.rollup(),
            links_allowed: self.list("links_allowed"),
            grey: self.grey(),
            archived: self.fields.bool("archived"),
            share: self.fields.bool("share"),
            urls: self.word("urls", UrlStyle::named),
            rules: self.rules(),
            activity_types: self.list("activity_types"),
            pictures: self.pictures(),
        }
    }

    /// A list. An empty one counts as stated, so that nothing is inherited.
    fn list(&mut self, name: &str) -> Option<Vec<String>> {
        self.fields.node(name)?;
        Some(self.fields.texts(name))
    }

    /// One of the values of a vocabulary; `named` finds it.
    fn word<T: Vocabulary>(&mut self, name: &str, named: fn(&str) -> Option<T>) -> Option<T> {
        let written = self.fields.text(name)?;
        let found = named(&written);
        if found.is_none() {
            let Text { zh, en } = self.fields.shown(name);
            let zh_words: Vec<_> =
                T::TERMS.iter().map(|term| format!("{}（{}）", term.code, term.zh)).collect();
            let en_words: Vec<_> = T::TERMS.iter().map(|term| term.code).collect();
            let (all_zh, all_en) = (zh_words.join("、"), en_words.join(", "));
            self.fields.invalid(
                &self.fields.place(name),
                text!("“{zh}”不能是“{written}”", "`{en}` cannot be `{written}`"),
                Some(text!("可选：{all_zh}", "it may be: {all_en}")),
            );
        }
        found
    }

    fn region(&mut self) -> Option<String> {
        let node = self.fields.node("region")?;
        if node.text().is_some() {
            return self.fields.text("region");
        }
        let mut region = self.fields.map("region", keys::REGION)?;
        let name = region.text("name").or_else(|| region.text("code"));
        region.text("code");
        region.finish();
        name
    }

    /// The theme's name alone, or a map of name, colour and parameters.
    fn theme(&mut self) -> ThemeOptions {
        let mut options = ThemeOptions::default();
        let Some(node) = self.fields.node("theme") else { return options };
        let Value::Map(entries) = &node.value else {
            let origin = self.fields.span("theme");
            let name = self.fields.text("theme");
            options.name = name.map(|value| Inherited { value, origin });
            return options;
        };
        for entry in entries {
            let origin = self.fields.span_of(&entry.node.place);
            match (entry.key.as_str(), entry.node.text().map(str::to_owned)) {
                ("name" | "名称", Some(value)) => {
                    options.name = Some(Inherited { value, origin });
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

    /// A file of the project. With a leading `/` it is relative to the project's root, else to the
    /// site's folder.
    fn file(&mut self, name: &str) -> Option<SourcePath> {
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
        Some(path)
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
        let found = self.sources.iter().find(same).or_else(|| {
            let near = nearest(name.name(), self.sources.iter().map(SourcePath::name))?;
            self.sources.iter().find(|path| path.name() == near)
        })?;
        let own = found.below(self.folder).filter(|_| found.is_within(self.folder));
        Some(own.map_or_else(|| format!("/{found}"), str::to_owned))
    }

    /// The address of the home folder, percent-encoded, ending in `/`.
    fn url(&mut self) -> Option<String> {
        let written = self.fields.url("url", WEB)?;
        let parsed = BaseUrl::parse(&written.value);
        if parsed.is_none() {
            let url = &written.value;
            self.fields.invalid(
                &written.place,
                text!("网站不能放在网址“{url}”下", "no site can live at `{url}`"),
                Some(text!(
                    "写成 https://www.example.cn/zjz/ 的样子，不带 ?、#、用户名和 ..",
                    "write it like https://www.example.cn/zjz/, without ?, #, a user or .."
                )),
            );
        }
        parsed.map(|url| url.as_str().to_owned())
    }
}
