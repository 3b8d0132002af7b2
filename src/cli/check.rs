//! `skillweek check`: the same work as a build, reduced to its findings.

use super::args::{Check, Format};
use super::progress::Bar;
use super::refusal::{Ended, Ending};
use super::report::Report;
use super::shell::Shell;
use skillweek_pipeline::{self as pipeline, Outcome, Request};

/// Looks for mistakes.
pub fn run(shell: &Shell, args: &Check) -> Ended {
    let project = shell.project()?;
    let request = Request {
        sites: project.named_sites(&args.sites)?,
        ..project.request(shell.build.program)
    };
    let bar = Bar::new(shell.lang);
    let checked = pipeline::check(&request, &bar);
    bar.finish();
    let outcome = checked?;
    let report = Report { shell, project: &project, outcome: &outcome };
    match args.format {
        Format::Json => shell.say_exactly(&report.check_json()),
        Format::Text => {
            shell.say(&format!("{}{}", report.findings(), report.checked(args.strict)));
        }
    }
    Ok(ending(&outcome, args.strict))
}

fn ending(outcome: &Outcome, strict: bool) -> Ending {
    let failed = outcome.errors() > 0 || strict && outcome.warnings() > 0;
    if failed { Ending::Failed } else { Ending::Done }
}
