//! What `build` and `check` report: findings and a summary for people, one object for programs.

use super::project::Project;
use super::refusal::Refusal;
use super::shell::Shell;
use super::texts::ProjectTexts;
use crate::base::text::Lang;
use crate::build::Outcome;
use crate::diag::emit;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;
use std::path::Path;
use std::time::Duration;

/// The characters that a path may not have in a file address.
const NOT_IN_ADDRESS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'|');

/// What a run found and did, and to whom it is told.
pub struct Report<'a> {
    pub shell: &'a Shell,
    pub project: &'a Project,
    pub outcome: &'a Outcome,
}

/// `build --format json`; the keys' order is part of the contract.
#[derive(Serialize)]
struct BuildObject {
    sites: usize,
    pages: usize,
    files: usize,
    written: usize,
    unchanged: usize,
    removed: usize,
    images: usize,
    elapsed_ms: u128,
    diagnostics: serde_json::Value,
}

/// `check --format json`.
#[derive(Serialize)]
struct CheckObject {
    diagnostics: serde_json::Value,
    errors: usize,
    warnings: usize,
}

/// The sites that were named, as the pipeline knows them.
pub fn sites(project: &Project, typed: &[String]) -> Result<Vec<String>, Refusal> {
    let mut sites: Vec<String> =
        typed.iter().map(|site| project.site(site)).collect::<Result<_, _>>()?;
    sites.sort();
    sites.dedup();
    Ok(sites)
}

impl Report<'_> {
    /// The findings as pictures, or nothing.
    pub fn findings(&self) -> String {
        let found = &self.outcome.diagnostics;
        if found.is_empty() {
            return String::new();
        }
        let colours = self.shell.colours_results();
        let pictures = emit::human(found, &self.texts(), self.shell.lang, colours);
        format!("{}\n\n", pictures.trim_end())
    }

    /// What a build did, and where to look at it.
    pub fn built(&self, elapsed: Duration, out: &Path, home: &Path) -> String {
        if self.outcome.errors() > 0 {
            let shown = out.display();
            let nothing = match self.shell.lang {
                Lang::Zh => format!("没有发布：请先改正错误。{shown} 保持原样。\n"),
                Lang::En => {
                    format!("Nothing was published: mend the errors first. {shown} is as it was.\n")
                }
            };
            return format!("{}{nothing}", self.tally());
        }
        let done = match self.shell.lang {
            Lang::Zh => self.built_zh(elapsed),
            Lang::En => self.built_en(elapsed),
        };
        let tally = if self.outcome.diagnostics.is_empty() { String::new() } else { self.tally() };
        format!("{done}{tally}{}", self.where_to_look(home))
    }

    fn built_zh(&self, elapsed: Duration) -> String {
        let Outcome { sites, pages, files, written, unchanged, removed, .. } = self.outcome;
        let seconds = elapsed.as_secs_f64();
        format!(
            "完成：{sites} 个站点，{pages} 个页面，共 {files} 个文件，用时 {seconds:.1} 秒。\n\
             新写 {written} 个文件，未变 {unchanged} 个，删除 {removed} 个。\n"
        )
    }

    fn built_en(&self, elapsed: Duration) -> String {
        let Outcome { written, unchanged, removed, .. } = self.outcome;
        let sites = count(self.outcome.sites, "site");
        let pages = count(self.outcome.pages, "page");
        let files = count(self.outcome.files, "file");
        let seconds = elapsed.as_secs_f64();
        format!(
            "Done: {sites}, {pages}, {files} in {seconds:.1} s.\n\
             Files: {written} written, {unchanged} unchanged, {removed} removed.\n"
        )
    }

    fn where_to_look(&self, home: &Path) -> String {
        let path = std::path::absolute(home).unwrap_or_else(|_| home.to_owned());
        let (shown, address) = (path.display(), file_address(&path));
        match self.shell.lang {
            Lang::Zh => format!("打开看看：{shown}\n          {address}\n"),
            Lang::En => format!("Open it: {shown}\n         {address}\n"),
        }
    }

    /// What a check found.
    pub fn checked(&self, strict: bool) -> String {
        let sites = self.outcome.sites;
        let pages = self.outcome.pages;
        let looked = match self.shell.lang {
            Lang::Zh => format!("检查了 {sites} 个站点、{pages} 个页面。\n"),
            Lang::En => format!("Checked {}, {}.\n", count(sites, "site"), count(pages, "page")),
        };
        let strictly = strict && self.outcome.errors() == 0 && self.outcome.warnings() > 0;
        let verdict = if strictly {
            self.shell.pick("有警告，按 --strict 不通过。\n", "With --strict, warnings fail.\n")
        } else {
            ""
        };
        format!("{looked}{}{verdict}", self.tally())
    }

    /// How many errors and warnings there are, and how to learn more.
    fn tally(&self) -> String {
        let (errors, warnings) = (self.outcome.errors(), self.outcome.warnings());
        let Some(first) = self.outcome.diagnostics.first() else {
            return self.shell.pick("没有发现问题。\n", "Nothing was found.\n").to_owned();
        };
        let code = first.code;
        match self.shell.lang {
            Lang::Zh => format!(
                "发现 {errors} 个错误、{warnings} 个警告。想知道某个代码的意思，例如：skillweek explain {code}\n"
            ),
            Lang::En => format!(
                "Found {} and {}. To read about a code: skillweek explain {code}\n",
                count(errors, "error"),
                count(warnings, "warning")
            ),
        }
    }

    /// The one object of `build --format json`.
    pub fn build_json(&self, elapsed: Duration) -> String {
        let outcome = self.outcome;
        line(&BuildObject {
            sites: outcome.sites,
            pages: outcome.pages,
            files: outcome.files,
            written: outcome.written,
            unchanged: outcome.unchanged,
            removed: outcome.removed,
            images: outcome.images,
            elapsed_ms: elapsed.as_millis(),
            diagnostics: self.diagnostics_json(),
        })
    }

    /// The one object of `check --format json`.
    pub fn check_json(&self) -> String {
        line(&CheckObject {
            diagnostics: self.diagnostics_json(),
            errors: self.outcome.errors(),
            warnings: self.outcome.warnings(),
        })
    }

    fn diagnostics_json(&self) -> serde_json::Value {
        emit::json(&self.outcome.diagnostics, &self.texts(), self.shell.lang)
    }

    fn texts(&self) -> ProjectTexts {
        ProjectTexts { root: self.project.root.clone() }
    }
}

/// One object on one line. Neither object has a map with keys other than texts, so none fails.
fn line(object: &impl Serialize) -> String {
    serde_json::to_string(object).map(|text| text + "\n").unwrap_or_default()
}

fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// The address by which a browser opens a file: `file:///C:/网站/public/index.html`.
fn file_address(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let path = path.trim_start_matches("//?/").trim_start_matches('/');
    format!("file:///{}", utf8_percent_encode(path, NOT_IN_ADDRESS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_can_open_the_address() {
        assert_eq!(file_address(Path::new("/a b/c#.html")), "file:///a%20b/c%23.html");
        assert_eq!(file_address(Path::new("C:\\x\\y.html")), "file:///C:/x/y.html");
    }
}
