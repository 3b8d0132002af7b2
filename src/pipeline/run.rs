//! The commands: `build` renders a project into a publication, `check` renders it into nowhere.
//! `serve` keeps it in memory and renders on request (`Session`).

use super::archive::{Ledgers, RecordedLedgers, out_name};
use super::choice::PublishedOutput;
use super::common_inputs;
use super::failure::Failure;
use super::hold_rendering::{Rendered, judge_rendering};
use super::project::{Origin, Project};
use super::publish::DiskOutlet;
use super::recording_world::RecordingWorld;
use super::request::{Outcome, Progress, Request, Stage};
use super::settle;
use super::up_to_date::UpToDateCheck;
use super::versions::Versions;
use skillweek_asset::Intent;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink};
use skillweek_publish::{Options, Publication, PublishError, Summary, check_place};
use skillweek_render::ledger::Archive;
use skillweek_render::outlet::{Nowhere, Outlet};
use skillweek_render::run::Run;
use skillweek_site::SiteId;
use skillweek_source::{DiskWorld, World};
use skillweek_store::Store;
use std::path::Path;
use std::sync::Arc;

/// The size limit of the store between builds, in bytes; the renditions of some 5,000 photos.
const LARGEST_STORE: u64 = 2 << 30;

/// Builds the sites and publishes them. Files with mistakes are held. Nothing is published if that
/// is not enough, or if the request wants all or nothing.
pub fn build(request: &Request, out: &Path, progress: &dyn Progress) -> Result<Outcome, Failure> {
    check_place(out, &request.root)?;
    // Taken before anything is read: a build that had to wait publishes the files as they are now.
    let publication = begin(request, out, progress)?;
    let disk = DiskWorld::new(&request.root);
    let recording = RecordingWorld::new(&disk);
    if let Some(outcome) = unchanged(request, out, &publication, &recording) {
        return Ok(outcome);
    }
    request.cache.as_deref().inspect(|cache| UpToDateCheck::forget(cache));
    // Each of several machines would know other versions, and their shards would not fit together.
    let good = request.last_good(out).filter(|_| request.shard.is_none());
    let versions: &dyn Versions = good.as_ref().map_or(&(), |good| good);
    // Reads are recorded only if something is kept for the next build.
    let world: &dyn World = if request.cache.is_some() { &recording } else { &disk };
    let output =
        PublishedOutput { publication: &publication, recording: &recording, good: good.as_ref() };
    let origin = Origin {
        output: Some(output),
        ..Origin::new(request, Arc::new(world), Arc::new(versions), Intent::Publish)?
    };
    let name = out_name(&request.root, out);
    let ledgers =
        request.cache.as_deref().map(|cache| Ledgers::below(cache, request.program, &name));
    let watched =
        ledgers.as_ref().map(|ledgers| RecordedLedgers { ledgers, recording: &recording });
    let archive: &dyn Archive = watched.as_ref().map_or(&(), |watched| watched);
    let outlet = DiskOutlet { publication: &publication, disk: &disk };
    let (project, outcome) = make(origin, (&outlet, archive), progress)?;
    ledgers.iter().for_each(Ledgers::trim);
    if !outcome.is_published {
        return Ok(outcome);
    }
    progress.begin(Stage::Publishing, 1);
    let machine_fonts = request.cache.as_ref().and_then(|_| project.machine_fonts());
    let versions = good.as_ref().map(|good| project.published(&recording, good.versions()));
    if !project.is_whole() {
        publication.keep_where(|path| !project.makes(path));
    }
    drop(project);
    let renew = |marker| {
        if let Some((good, versions)) = good.as_ref().zip(versions) {
            good.renew(&disk, versions, marker);
        }
    };
    let Summary { files, written, unchanged, removed, marker, .. } = publication.commit(renew)?;
    let outcome = Outcome { files, written, unchanged, removed, ..outcome };
    if let Some((cache, marker)) = request.cache.as_deref().zip(marker) {
        UpToDateCheck::keep(cache, request, &recording, (marker, machine_fonts), &outcome);
    }
    progress.step();
    Ok(outcome)
}

/// Takes the output folder once no other build holds it.
fn begin(
    request: &Request,
    out: &Path,
    progress: &dyn Progress,
) -> Result<Publication, PublishError> {
    let options = |waits| Options { waits, shard: request.shard, ..Options::default() };
    match Publication::begin(out, options(false)) {
        Err(PublishError::Busy(..)) if request.waits => {
            progress.begin(Stage::Waiting, 0);
            Publication::begin(out, options(true))
        }
        begun => begun,
    }
}

/// The report of the last build, if nothing has changed since.
fn unchanged(
    request: &Request,
    out: &Path,
    publication: &Publication,
    recording: &RecordingWorld<'_>,
) -> Option<Outcome> {
    let cache = request.cache.as_deref()?;
    let mut last = UpToDateCheck::unchanged(cache, request, recording)?;
    if !publication.is_intact(&last.marker) {
        return None;
    }
    last.keep_quiet(cache, &out_name(&request.root, out));
    Some(last.outcome)
}

/// Runs a whole build without publishing anything.
pub fn check(request: &Request, progress: &dyn Progress) -> Result<Outcome, Failure> {
    let good = request.last_good(&request.output());
    let versions: &dyn Versions = good.as_ref().map_or(&(), |good| good);
    let disk = DiskWorld::new(&request.root);
    let origin = Origin::new(request, Arc::new(&disk), Arc::new(versions), Intent::Verify)?;
    Ok(make(origin, (&Nowhere, &()), progress)?.1)
}

/// Runs the pipeline from any world of files, with their last good versions if known, to any outlet
/// for finished files.
pub fn run<R: Send + Into<Failure>>(
    request: &Request,
    world: &dyn World,
    versions: &dyn Versions,
    outlet: &dyn Outlet<Refusal = R>,
    progress: &dyn Progress,
) -> Result<Outcome, Failure> {
    let intent = if outlet.keeps() { Intent::Publish } else { Intent::Verify };
    let origin = Origin::new(request, Arc::new(world), Arc::new(versions), intent)?;
    Ok(make(origin, (outlet, &()), progress)?.1)
}

/// Reads a project and renders all of it.
fn make<'w, R: Send + Into<Failure>>(
    origin: Origin<'w>,
    (outlet, archive): (&dyn Outlet<Refusal = R>, &dyn Archive),
    progress: &dyn Progress,
) -> Result<(Project<'w>, Outcome), Failure> {
    let mut project = settle::read(origin, progress)?;
    // A build that is not published records nothing.
    let is_refused = |project: &Project<'_>| {
        let is_error = |found: &Diagnostic| found.severity == Severity::Error;
        project.origin.request.all_or_nothing && project.diagnostics([]).iter().any(is_error)
    };
    let archive = if is_refused(&project) { &() } else { archive };
    loop {
        let rendered = render(&project, (outlet, archive), progress)?;
        if let Some(holds) = judge_rendering(&project, &rendered) {
            outlet.start_over().map_err(Into::into)?;
            project = settle::holding(&project, holds)?;
            continue;
        }
        project.origin.store.trim(LARGEST_STORE);
        let outcome = outcome(&project, rendered);
        return Ok((project, outcome));
    }
}

/// Renders every site of a project.
fn render<R: Send + Into<Failure>>(
    project: &Project<'_>,
    (outlet, archive): (&dyn Outlet<Refusal = R>, &dyn Archive),
    progress: &dyn Progress,
) -> Result<Rendered, Failure> {
    let image_cache = project.image_cache();
    let mut sink = Sink::new();
    progress.begin(Stage::Rendering, project.sites.len());
    let done = || progress.step();
    let library = &project.themes.library;
    let render_inputs = project.render_inputs(&image_cache);
    let common_inputs = archive.keeps().then(|| common_inputs::of(project));
    let common_inputs = common_inputs.as_ref();
    let run = Run { render_inputs, library, outlet, archive, common_inputs, done: &done };
    let tree = &project.graph.tree;
    let sites = project.sites.iter().copied();
    let known: Vec<SiteId> = sites.filter(|id| tree.site(*id).is_known).collect();
    let mut counts = run.sites(&known, &mut sink).map_err(Into::into)?;
    let outlet: &dyn Outlet<Refusal = _> = &Nowhere;
    let elsewhere =
        Run { outlet, archive: &(), common_inputs: None, render_inputs, library, done: &|| {} };
    let proved = elsewhere.sites(&project.proved, &mut sink).map_err(Failure::from)?;
    counts.failed.extend(proved.failed);
    let developed = project.assets.developed() + image_cache.developed();
    Ok(Rendered { counts, found: sink.into_diagnostics(), developed })
}

/// The outcome of a project.
fn outcome(project: &Project<'_>, rendered: Rendered) -> Outcome {
    let Rendered { counts, found, developed } = rendered;
    let (has_holes, tree) = (!counts.failed.is_empty(), &project.graph.tree);
    let request = &project.origin.request;
    let unwritable =
        request.cache.as_deref().and_then(|cache| unwritable(cache, &project.origin.store));
    let diagnostics = project.diagnostics(found.into_iter().chain(unwritable));
    let has_errors = diagnostics.iter().any(|found| found.severity == Severity::Error);
    // Files that could not be listed cannot be told from deleted ones.
    let is_complete = project.world.is_complete() && !project.holds.holds_root() && !has_holes;
    Outcome {
        sites: project.sites.len(),
        pages: counts.pages,
        rendered: counts.rendered,
        drafted: counts.drafted,
        images: counts.images,
        developed,
        held: project.held(),
        stale: project.stale.iter().map(|id| tree.site(*id).settings.title.clone()).collect(),
        is_published: is_complete && !(request.all_or_nothing && has_errors),
        diagnostics,
        ..Outcome::default()
    }
}

/// The one warning if nothing can be kept for the next build.
fn unwritable(folder: &Path, store: &Store) -> Option<Diagnostic> {
    let (folder, reason) = (folder.display(), store.refusal()?);
    let message = text!(
        "缓存文件夹 {folder} 写不进去（{reason}），图片下次还要重新处理",
        "nothing can be kept in {folder} ({reason}): the next build makes all pictures again"
    );
    let found = Diagnostic::new(Code::UnreadableFile, message).as_warning();
    Some(found.help(text!(
        "请检查这个文件夹的权限和磁盘空间；不需要缓存就加上 --no-cache",
        "check its permissions and the space left; add --no-cache to do without"
    )))
}
