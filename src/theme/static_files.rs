//! The files that a theme publishes as they are, and the references of its styles to them.
//!
//! Files are published side by side, under ASCII names that change with their bytes. A style names
//! a file as it is called in the theme (`url(背景.png)`, also `url(../static/背景.png)`); the
//! published name takes its place.

use super::css_urls;
use super::files::ThemeFile;
use super::layer::Layer;
use percent_encoding::percent_decode_str;
use skillweek_base::digest::Digest;
use skillweek_base::slug::slug;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink, Span};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Hexadecimal digits of the digest in a published name.
const NAME_DIGITS: usize = 10;

/// The name under which a theme's file with these bytes is published, below `assets/`.
pub fn published_name(name: &str, bytes: &[u8]) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    let ending = ending.to_ascii_lowercase();
    let is_plain = !ending.is_empty() && ending.chars().all(|mark| mark.is_ascii_alphanumeric());
    let ending = if is_plain { ending } else { slug(&ending) };
    format!("{}.{}.{ending}", slug(stem), Digest::of(bytes).short(NAME_DIGITS))
}

/// The files below `static/` of a chain, by their path there. A nearer file hides others of the
/// same name. References of style sheets among them are resolved.
pub(super) fn of_chain(layers: &[Layer], sink: &mut Sink) -> BTreeMap<String, ThemeFile> {
    let mut files = BTreeMap::new();
    for layer in layers.iter().rev() {
        for (path, file) in &layer.files {
            if let Some(name) = path.strip_prefix("static/") {
                files.insert(name.to_owned(), file.clone());
            }
        }
    }
    let is_style = |name: &str| name.to_ascii_lowercase().ends_with(".css");
    // The names of style sheets are not known before their references are resolved.
    let (mut styles, others): (BTreeMap<String, ThemeFile>, BTreeMap<_, _>) =
        files.into_iter().partition(|(name, _)| is_style(name));
    let beside: Vec<String> = styles.keys().cloned().collect();
    let names = StaticNames::new(&others, beside);
    for file in styles.values_mut() {
        let css = file.text().into_owned();
        let resolved = names.resolve(&css, &css, file, sink);
        if resolved != css {
            file.bytes = Cow::Owned(resolved.into_bytes());
        }
    }
    styles.extend(others);
    styles
}

/// The published names of a chain's static files.
pub(super) struct StaticNames {
    published: BTreeMap<String, String>,
    /// Files that references may name and that keep their references.
    beside: Vec<String>,
}

/// The file that a reference of a style means.
enum Meant {
    /// A file of the theme, with the fragment of the reference.
    Published(String),
    /// Something that stays as it is: data, a fragment, a style sheet beside.
    Unchanged,
    /// A file on another host.
    Foreign,
    Missing,
}

impl StaticNames {
    /// The names of some files.
    pub(super) fn of(files: &BTreeMap<String, ThemeFile>) -> Self {
        Self::new(files, Vec::new())
    }

    fn new(files: &BTreeMap<String, ThemeFile>, beside: Vec<String>) -> Self {
        let name =
            |(name, file): (&String, &ThemeFile)| (name.clone(), published_name(name, &file.bytes));
        Self { published: files.iter().map(name).collect(), beside }
    }

    /// A style whose references to static files lead to the published ones. Others are reported at
    /// their places in `written`, the text of `file`.
    pub(super) fn resolve(
        &self,
        css: &str,
        written: &str,
        file: &ThemeFile,
        sink: &mut Sink,
    ) -> String {
        css_urls::replaced(css, |reference| {
            let code = match self.meant(reference) {
                Meant::Published(name) => return Some(name),
                Meant::Unchanged => return None,
                Meant::Foreign => Code::ThirdPartyResource,
                Meant::Missing => Code::MissingFile,
            };
            if let Some(source) = &file.source {
                let at = written.find(reference).unwrap_or_default();
                let end = written.get(at..at + reference.len()).map_or(at, |it| at + it.len());
                let (message, help) = unresolved(code, reference);
                let found = Diagnostic::new(code, message).at(Span::text(source, at..end));
                sink.push(found.graded(Severity::Warning).help(help));
            }
            None
        })
    }

    fn meant(&self, reference: &str) -> Meant {
        let reference = reference.trim();
        let lower = reference.to_ascii_lowercase();
        if reference.is_empty() || reference.starts_with('#') || lower.starts_with("data:") {
            return Meant::Unchanged;
        }
        if lower.starts_with("//") || lower.starts_with("http:") || lower.starts_with("https:") {
            return Meant::Foreign;
        }
        let (path, rest) =
            reference.split_at(reference.find(['?', '#']).unwrap_or(reference.len()));
        let fragment = rest.find('#').and_then(|at| rest.get(at..)).unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8_lossy().replace('\\', "/");
        let mut below = path.as_str();
        while let Some(rest) = ["./", "../", "/"].iter().find_map(|up| below.strip_prefix(up)) {
            below = rest;
        }
        let names = [below, below.strip_prefix("static/").unwrap_or(below)];
        match names.iter().find_map(|name| self.published(name)) {
            Some(name) => Meant::Published(format!("{name}{fragment}")),
            None if names.iter().any(|name| self.beside.iter().any(|it| it == name)) => {
                Meant::Unchanged
            }
            None => Meant::Missing,
        }
    }

    /// The published name of a file, whose name may be written in another case.
    fn published(&self, name: &str) -> Option<&String> {
        let lower = name.to_lowercase();
        let alike = || self.published.iter().find(|(known, _)| known.to_lowercase() == lower);
        self.published.get(name).or_else(|| alike().map(|(_, published)| published))
    }
}

fn unresolved(code: Code, reference: &str) -> (Text, Text) {
    match code {
        Code::MissingFile => (
            text!("主题里没有样式要用的文件 `{reference}`", "the theme has no file `{reference}`"),
            text!(
                "把它放进主题的 static 文件夹，样式里写 url(文件名)",
                "put it into the theme's folder `static` and write url(NAME)"
            ),
        ),
        _ => (
            text!(
                "样式会从别的网站取 `{reference}`，打开页面的人会被那个网站看到",
                "the style would load `{reference}` from another site, which then sees every reader"
            ),
            text!(
                "把文件下载到主题的 static 文件夹，样式里写 url(文件名)",
                "save the file into the theme's folder `static` and write url(NAME)"
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &'static [u8]) -> ThemeFile {
        ThemeFile { bytes: Cow::Borrowed(bytes), source: None }
    }

    #[test]
    fn published_names_are_ascii() {
        let cases = [
            ("背景.png", "bei-jing.", ".png"),
            ("图/校徽 2.PNG", "tu-xiao-hui-2.", ".png"),
            ("Bg.PNG", "bg.", ".png"),
            ("con.svg", "con-page.", ".svg"),
            ("说明.文本", "shuo-ming.", ".wen-ben"),
            ("LICENSE", "license.", ".bin"),
        ];
        for (name, start, end) in cases {
            let published = published_name(name, b"");
            assert!(published.starts_with(start) && published.ends_with(end), "{published}");
        }
    }

    #[test]
    fn references_are_found_however_they_are_written() {
        let files = BTreeMap::from([
            ("背景.png".to_owned(), file(b"1")),
            ("icons/a b.svg".to_owned(), file(b"2")),
        ]);
        let names = StaticNames::of(&files);
        let is = |reference: &str| match names.meant(reference) {
            Meant::Published(name) => name.split('.').next().unwrap_or_default().to_owned(),
            Meant::Unchanged => "unchanged".to_owned(),
            Meant::Foreign => "foreign".to_owned(),
            Meant::Missing => "missing".to_owned(),
        };
        for written in ["背景.png", "../static/背景.PNG", "%E8%83%8C%E6%99%AF.png?v=2"] {
            assert_eq!(is(written), "bei-jing", "{written}");
        }
        assert_eq!(is("/static/icons/a%20b.svg#x"), "icons-a-b");
        assert_eq!(is("data:image/png;base64,AA"), "unchanged");
        assert_eq!(is("//cdn.example.cn/a.png"), "foreign");
        assert_eq!(is("前景.png"), "missing");
    }
}
