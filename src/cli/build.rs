//! `skillweek build`: builds the sites and reports the result.

use super::args::{Build, Format};
use super::progress::Bar;
use super::project::Project;
use super::refusal::{Ended, Ending, Refusal};
use super::report::Report;
use super::shell::Shell;
use skillweek_base::slug::slug;
use skillweek_base::text;
use skillweek_pipeline::{self as pipeline, Outcome, Request};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Builds the sites.
pub fn run(shell: &Shell, args: &Build) -> Ended {
    let started = Instant::now();
    let project = shell.project()?;
    let request = request(shell, &project, args)?;
    let out = args.out.clone().unwrap_or_else(|| request.output());
    limit_threads(args.jobs)?;
    let bar = Bar::new(shell.lang);
    let built = pipeline::build(&request, &out, &bar);
    bar.finish();
    let outcome = built?;
    let elapsed = started.elapsed();
    let report = Report { shell, project: &project, outcome: &outcome };
    match args.format {
        Format::Json => shell.say_exactly(&report.build_json(elapsed)),
        Format::Text => {
            let built = report.built(elapsed, &out, &home(&out, &request));
            shell.say(&format!("{}{built}", report.findings()));
        }
    }
    Ok(ending(&outcome, args.held_ok))
}

/// The exit status. `--held-ok` ignores mistakes of held files, as long as each has a last good
/// version.
fn ending(outcome: &Outcome, held_ok: bool) -> Ending {
    let has_gap = outcome.held.iter().any(|held| !held.has_last_good);
    let is_fine = match held_ok {
        true => !has_gap,
        false => outcome.errors() == 0 && outcome.held.is_empty(),
    };
    if is_fine && outcome.is_published { Ending::Done } else { Ending::Failed }
}

fn request(shell: &Shell, project: &Project, args: &Build) -> Result<Request, Refusal> {
    let request = project.request(shell.build.program);
    Ok(Request {
        sites: project.named_sites(&args.sites)?,
        shard: args.shard,
        drafts: args.drafts,
        url: args.url.clone(),
        cache: request.cache.filter(|_| !args.no_cache),
        all_or_nothing: args.all_or_nothing,
        waits: args.wait,
        ..request
    })
}

fn limit_threads(jobs: Option<u16>) -> Result<(), Refusal> {
    let Some(jobs) = jobs else { return Ok(()) };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global();
    pool.map_err(|error| {
        Refusal::new(text!(
            "不能启动 {jobs} 个线程：{error}",
            "{jobs} threads cannot be started: {error}"
        ))
        .help(text!("请把 --jobs 的数量改小", "give --jobs a smaller number"))
    })
}

/// The page to open first: the home page of the only site that was asked for, otherwise the root's.
fn home(out: &Path, request: &Request) -> PathBuf {
    let own = match request.sites.as_slice() {
        [site] if site != "." => {
            site.split('/').map(slug).fold(out.to_owned(), |folder, part| folder.join(part))
        }
        _ => out.to_owned(),
    };
    let pages = [own.join("index.html"), out.join("index.html")];
    pages.into_iter().find(|page| page.is_file()).unwrap_or_else(|| out.to_owned())
}
