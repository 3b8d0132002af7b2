//! Holds files for mistakes that only rendering shows: a template that fails with some page.
//!
//! 1. A template with a mistake is held.
//! 2. If it equals its last good version, the texts with which it fails are held.
//! 3. If these have not changed either, changed settings, words and other templates are held.
//! 4. If nothing has changed, the template is left out.

use super::hold_policy::Judge;
use super::holds::{Holds, JudgeStage};
use super::project::Project;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity, Span};
use skillweek_render::run::Counts;
use std::collections::BTreeSet;

/// The most template errors that are reported in a file with which a template fails.
const REASONS: usize = 3;

/// The results of rendering a project.
pub struct Rendered {
    pub counts: Counts,
    pub found: Vec<Diagnostic>,
    /// The number of pictures that were decoded.
    pub developed: usize,
}

/// The holds after rendering; `None` if nothing more has to be held, or nothing helps.
pub fn judge_rendering(project: &Project<'_>, rendered: &Rendered) -> Option<Holds> {
    let held = |found: Vec<Diagnostic>, is_last_resort: bool| {
        let mut judge = Judge::new(project, JudgeStage::Rendering, found, BTreeSet::new());
        judge.is_last_resort = is_last_resort;
        Some(judge.holds()).filter(|holds| *holds != *project.holds)
    };
    let failed = &rendered.counts.failed;
    let templates = held(rendered.found.clone(), false);
    if templates.is_some() || failed.is_empty() {
        return templates;
    }
    let unmade = |file: &SourcePath| unmade(file, &rendered.found);
    let texts = failed.iter().filter_map(|page| page.source.as_ref()).map(unmade).collect();
    let around = || project.around(failed.iter().map(|page| &page.path));
    held(texts, false)
        .or_else(|| held(around().iter().map(unmade).collect(), false))
        .or_else(|| held(rendered.found.clone(), true))
}

/// The finding for a file with which an unchanged template fails.
fn unmade(file: &SourcePath, rendering: &[Diagnostic]) -> Diagnostic {
    let found = Diagnostic::new(
        Code::TemplateError,
        text!(
            "没能生成用到它的页面：模板没有改过，出错的是这个文件里新改的内容",
            "pages with it could not be made: the template has not changed, so what is new in this file is the cause"
        ),
    )
    .at(Span::whole(file))
    .help(text!(
        "请看模板报的错误，把它要用的内容补上或改回去；也可以请人修改模板",
        "see what the template misses, and put it back or have the template changed"
    ));
    let reasons = rendering.iter().filter(|one| one.severity == Severity::Error);
    let told = reasons.take(REASONS);
    told.fold(found, |found, reason| found.note(reason.message.clone(), reason.span.clone()))
}
