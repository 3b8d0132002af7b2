//! Output of `build` and `check`: findings and a summary for people, one JSON object for programs.

use super::held;
use super::project::Project;
use super::shell::Shell;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::json;
use skillweek_base::path::shown;
use skillweek_base::text::Lang;
use skillweek_diag::emit;
use skillweek_pipeline::{Outcome, ProjectTexts};
use std::path::Path;
use std::time::Duration;

/// Characters that are percent-encoded in a `file:` address.
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

/// The result of a run, for output in a shell's language.
pub struct Report<'a> {
    pub shell: &'a Shell,
    pub project: &'a Project,
    pub outcome: &'a Outcome,
}

impl Report<'_> {
    /// The findings with their source lines, their number, and how to learn more; empty if there
    /// are none.
    pub fn findings(&self) -> String {
        let found = &self.outcome.diagnostics;
        let Some(gravest) = found.iter().rev().max_by_key(|found| found.severity) else {
            return String::new();
        };
        let code = gravest.code;
        let colours = self.shell.colours_results();
        let pictures = emit::human(found, &self.texts(), self.shell.lang, colours);
        let more = match self.shell.lang {
            Lang::Zh => format!("想知道方括号里的代码是什么意思，例如：skillweek explain {code}\n"),
            Lang::En => format!("To read about a code: skillweek explain {code}\n"),
        };
        format!("{}\n{more}\n", pictures.trim_end())
    }

    /// The result of a build, and where to look at it.
    pub fn built(&self, elapsed: Duration, out: &Path, home: &Path) -> String {
        if !self.outcome.is_published {
            let shown = shown(out);
            return match self.shell.lang {
                Lang::Zh => format!("没有发布：请先改正错误。{shown} 保持原样。\n"),
                Lang::En => {
                    format!("Nothing was published: mend the errors first. {shown} is as it was.\n")
                }
            };
        }
        let done = self.shell.lang.pick(self.built_zh(elapsed), self.built_en(elapsed));
        format!(
            "{done}{}{}{}",
            held::told(&self.outcome.held, self.shell.lang),
            held::stale(&self.outcome.stale, self.shell.lang),
            self.where_to_look(home)
        )
    }

    fn built_zh(&self, elapsed: Duration) -> String {
        let Outcome { sites, pages, files, written, unchanged, removed, .. } = self.outcome;
        let seconds = elapsed.as_secs_f64();
        let developed = match self.outcome.developed {
            0 => String::new(),
            pictures => format!("新处理 {pictures} 张图片。"),
        };
        format!(
            "完成：{sites} 个站点，{pages} 个页面，共 {files} 个文件，用时 {seconds:.1} 秒。\n\
             新写 {written} 个文件，未变 {unchanged} 个，删除 {removed} 个。{developed}\n"
        )
    }

    fn built_en(&self, elapsed: Duration) -> String {
        let Outcome { written, unchanged, removed, .. } = self.outcome;
        let sites = count(self.outcome.sites, "site");
        let pages = count(self.outcome.pages, "page");
        let files = count(self.outcome.files, "file");
        let seconds = elapsed.as_secs_f64();
        let developed = match self.outcome.developed {
            0 => String::new(),
            pictures => format!(" {} made.", count(pictures, "picture")),
        };
        format!(
            "Done: {sites}, {pages}, {files} in {seconds:.1} s.\n\
             Files: {written} written, {unchanged} unchanged, {removed} removed.{developed}\n"
        )
    }

    fn where_to_look(&self, home: &Path) -> String {
        let path = std::path::absolute(home).unwrap_or_else(|_| home.to_owned());
        let (shown, address) = (shown(&path), file_address(&path));
        match self.shell.lang {
            Lang::Zh => format!("打开看看：{shown}\n          {address}\n"),
            Lang::En => format!("Open it: {shown}\n         {address}\n"),
        }
    }

    /// The extent of a check, and whether it passed.
    pub fn checked(&self, strict: bool) -> String {
        let Outcome { sites, pages, .. } = self.outcome;
        let looked = match self.shell.lang {
            Lang::Zh => format!("检查了 {sites} 个站点、{pages} 个页面"),
            Lang::En => format!("Checked {}, {}", count(*sites, "site"), count(*pages, "page")),
        };
        let verdict = match (self.outcome.errors(), self.outcome.warnings()) {
            (1.., _) if !self.outcome.is_published => self.shell.pick(
                "；有错误，改正以前什么都不能发布。",
                ": there are errors, and nothing can be published until they are mended.",
            ),
            (0, 0) => self.shell.pick("，没有发现问题。", ": no problems found."),
            (0, _) if strict => self.shell.pick(
                "；有警告，按 --strict 不通过。",
                ": there are warnings, and with --strict they fail.",
            ),
            (0, _) => {
                self.shell.pick("；没有错误，可以发布。", ": no errors, ready to be published.")
            }
            _ => self.shell.pick(
                "；有错误。有错误的文件改正以前不会更新，其余的可以发布。",
                ": there are errors. Files with errors stay as they were until they are mended; the rest can be published.",
            ),
        };
        format!("{looked}{verdict}\n")
    }

    /// The JSON object of `build --format json`.
    pub fn build_json(&self, elapsed: Duration) -> String {
        let outcome = self.outcome;
        // People read it in the summary, programs here.
        let held = outcome.held.iter().map(|held| held.diagnostic(outcome.is_published));
        let found: Vec<_> = outcome.diagnostics.iter().cloned().chain(held).collect();
        let held: Vec<_> = outcome.held.iter().map(|held| &held.file).collect();
        // The keys' order is part of the contract.
        let object = json!({
            "sites": outcome.sites,
            "pages": outcome.pages,
            "files": outcome.files,
            "written": outcome.written,
            "unchanged": outcome.unchanged,
            "removed": outcome.removed,
            "images": outcome.images,
            "elapsed_ms": elapsed.as_millis(),
            "held": held,
            "diagnostics": emit::records(&found, &self.texts(), self.shell.lang),
        });
        format!("{object}\n")
    }

    /// The JSON object of `check --format json`.
    pub fn check_json(&self) -> String {
        let object = emit::report(&self.outcome.diagnostics, &self.texts(), self.shell.lang);
        // It has only texts as keys, so it cannot fail.
        object.map(|text| text + "\n").unwrap_or_default()
    }

    fn texts(&self) -> ProjectTexts {
        ProjectTexts::new(&self.project.root)
    }
}

fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// The `file:` address of a path for browsers: `file:///C:/网站/public/index.html`.
pub fn file_address(path: &Path) -> String {
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
