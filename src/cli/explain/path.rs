//! `skillweek explain PATH`: finds the file of the project or of its output that is meant.

use super::file;
use super::page;
use crate::project::Project;
use crate::refusal::{Ended, Ending, Refusal};
use crate::shell::Shell;
use skillweek_base::nearest::{OFFERED, most_alike};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Lang;
use skillweek_pipeline::{Explainer, OUTPUT, OutputKind, Source};
use std::path::{Component, Path, PathBuf, absolute};
use unicode_normalization::UnicodeNormalization;

/// Explains the output or the project's file at a path.
pub fn run(shell: &Shell, typed: &str, out: Option<&Path>) -> Ended {
    let project = shell.project()?;
    let out = out.map_or_else(|| project.root.join(OUTPUT), Path::to_owned);
    let known = Explainer::read(project.request(shell.build.program), &out)?;
    let meant = Meant::by(typed, &project, &out);
    if let Some(said) =
        of_output(shell, &known, &meant).or_else(|| of_source(shell, &known, &meant))
    {
        shell.say(&said);
        return Ok(Ending::Done);
    }
    if known.last.is_empty() {
        return Err(nothing_known());
    }
    Err(unknown(typed, &known, &meant))
}

/// The possible meanings of a typed path, the likeliest first: from the current folder, from the
/// project's, from the output's.
struct Meant {
    outputs: Vec<String>,
    sources: Vec<String>,
}

impl Meant {
    fn by(typed: &str, project: &Project, out: &Path) -> Self {
        let slashed = PathBuf::from(typed.replace('\\', "/"));
        let (root, out) = (plain(&project.root), plain(out));
        let places = [plain(&slashed), plain(&root.join(&slashed)), plain(&out.join(&slashed))];
        let below = |folder: &Path| -> Vec<String> {
            let found = places.iter().filter_map(|place| place.strip_prefix(folder).ok());
            found.map(|path| path.to_string_lossy().replace('\\', "/").nfc().collect()).collect()
        };
        let outputs = below(&out).into_iter().flat_map(|path| {
            let index = if path.is_empty() {
                "index.html".to_owned()
            } else {
                format!("{path}/index.html")
            };
            [path, index]
        });
        Self { outputs: outputs.collect(), sources: below(&root) }
    }
}

/// The absolute path, without `.` and `..`, whether or not the file exists.
fn plain(path: &Path) -> PathBuf {
    let whole = absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut plain = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
    }
    plain
}

fn of_output(shell: &Shell, known: &Explainer, meant: &Meant) -> Option<String> {
    meant.outputs.iter().find_map(|path| {
        if let Some(page) = known.last.page(path) {
            let held = page.source.map(|source| held(shell, known, &SourcePath::new(source)));
            return Some(page::of_page(page, shell.lang) + &held.unwrap_or_default());
        }
        let output = known.output(path)?;
        // There is nothing to explain about a page that was never built.
        let is_page = matches!(output.kind, Some(OutputKind::Page | OutputKind::Poster));
        let is_built = !is_page || !known.last.is_empty();
        is_built.then(|| file::of_output(path, &output, shell.lang))
    })
}

fn of_source(shell: &Shell, known: &Explainer, meant: &Meant) -> Option<String> {
    meant.sources.iter().find_map(|path| {
        let source = SourcePath::new(path.as_str());
        let said = match known.source(&source)? {
            Source::Made(pages) => page::of_text(&known.last, path, &pages, shell.lang),
            other => file::of_source(path, &other, shell.lang),
        };
        Some(said + &held(shell, known, &source))
    })
}

/// A note that a file is held for its mistakes, and its replacement; empty for any other file.
fn held(shell: &Shell, known: &Explainer, file: &SourcePath) -> String {
    let Some(held) = known.held(file) else { return String::new() };
    let stands = held.what_stands();
    match shell.lang {
        Lang::Zh => {
            format!("{file} 有错误，没有更新：{}；运行 skillweek check 看错在哪里\n", stands.zh)
        }
        Lang::En => format!(
            "{file} has errors and is held: {}; run skillweek check to see them\n",
            stands.en
        ),
    }
}

fn nothing_known() -> Refusal {
    Refusal::new(text!("没有上次构建的记录", "nothing is known of an earlier build")).help(text!(
        "请先运行 `skillweek build`（不加 --no-cache）；记录保存在 .cache 文件夹，每个输出文件夹各记各的，换了程序版本会重新开始",
        "run `skillweek build` (without --no-cache) first; the record is kept in the folder .cache, for each output folder by itself, and begins anew with another version"
    ))
}

fn unknown(typed: &str, known: &Explainer, meant: &Meant) -> Refusal {
    let why = text!(
        "没有 `{typed}`：项目里没有这个文件，上次构建也没有生成它",
        "there is no `{typed}`: no such file in the project, and the last build made none"
    );
    let mut alike: Vec<String> = Vec::new();
    if let Some(path) = meant.sources.first() {
        alike.extend(most_alike(path, known.sources(), OFFERED));
    }
    if let Some(path) = meant.outputs.first() {
        alike.extend(most_alike(path, known.outputs(), OFFERED));
    }
    let (zh, en) = (alike.join("、"), alike.join(", "));
    Refusal::new(why).help(match alike.is_empty() {
        false => text!("相近的文件：{zh}", "files like it: {en}"),
        true => text!(
            "请写生成的文件，如 public/news/index.html，或者项目里的文件，如 content/news/a.md；输出在别处时加 --out",
            "name an output, as in public/news/index.html, or a file of the project, as in content/news/a.md; with --out where the output is elsewhere"
        ),
    })
}
