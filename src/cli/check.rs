//! `skillweek check`: the same work as a build, reduced to its findings.

use super::args::{Check, Format};
use super::progress::Bar;
use super::refusal::{Ended, Ending, Refusal};
use super::report::{self, Report};
use super::shell::Shell;
use crate::pipeline;
use crate::pipeline::{FontScope, Outcome, Request};

/// Looks for mistakes.
pub fn run(shell: &Shell, args: &Check) -> Ended {
    let project = shell.project()?;
    let sites = report::sites(&project, &args.sites)?;
    let cache = Some(project.root.join(".cache"));
    let request = Request {
        root: project.root.clone(),
        sites,
        cache,
        fonts: FontScope::System,
        ..Request::default()
    };
    let bar = Bar::new(shell.lang);
    let checked = pipeline::check(&request, &bar);
    bar.finish();
    let outcome = checked.map_err(|failure| Refusal::new(failure.text()))?;
    let report = Report { shell, project: &project, outcome: &outcome };
    shell.say(&match args.format {
        Format::Json => report.check_json(),
        Format::Text => format!("{}{}", report.findings(), report.checked(args.strict)),
    });
    Ok(ending(&outcome, args.strict))
}

fn ending(outcome: &Outcome, strict: bool) -> Ending {
    let failed = outcome.errors() > 0 || strict && outcome.warnings() > 0;
    if failed { Ending::Failed } else { Ending::Done }
}
