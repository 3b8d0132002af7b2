//! Which findings count, and how much: those that concern the built sites, with the severities that
//! sites choose (`rules` in `site.yaml`).

use skillweek_diag::{Code, Diagnostic, Severity};
use skillweek_site::{Site, SiteGraph, SiteId};
use skillweek_source::SITE_FILE;
use std::collections::BTreeSet;

/// Keeps the findings that concern some sites.
pub fn concerning(
    graph: &SiteGraph,
    sites: &[SiteId],
    mut diagnostics: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let built: BTreeSet<SiteId> = sites.iter().copied().collect();
    diagnostics.retain(|found| is_near(graph, &built, found));
    diagnostics
}

/// Whether a finding concerns some sites.
pub fn concern(graph: &SiteGraph, sites: &[SiteId], found: &Diagnostic) -> bool {
    is_near(graph, &sites.iter().copied().collect(), found)
}

/// Whether a finding is about files of these sites, or about files of the sites above that affect
/// them: settings, and pages that they inherit. Files outside of `content` concern every site.
fn is_near(graph: &SiteGraph, built: &BTreeSet<SiteId>, found: &Diagnostic) -> bool {
    let tree = &graph.tree;
    let Some(file) = found.span.as_ref().map(|span| &span.file) else { return true };
    let Some(owner) = tree.site_of(file) else { return true };
    if built.contains(&owner) {
        return true;
    }
    // The settings of a site that is left out concern only the site itself.
    let is_settings =
        file.parent().as_ref() == Some(&tree.site(owner).folder) && file.name() == SITE_FILE;
    let column = tree.column_of(file);
    let is_inherited =
        |site: &Site| column.as_ref().is_some_and(|column| site.settings.inherit.contains(column));
    let shown_below = |id: &SiteId| {
        let site = tree.site(*id);
        tree.ancestors(*id).any(|above| above.id == owner) && (is_settings || is_inherited(site))
    };
    built.iter().any(shown_below)
}

/// Whether a finding in a site's file may be a consequence of unreadable settings: the year, the
/// allowed words and hosts, or the theme are unknown then.
fn needs_settings(found: &Diagnostic) -> bool {
    match found.code {
        // A warning is about a word that the site may define; errors hold in every site.
        Code::InvalidValue => found.severity != Severity::Error,
        Code::WeekdayMismatch
        | Code::FutureDate
        | Code::TermNearMiss
        | Code::ThemeMismatch
        | Code::EmptySection
        | Code::EndBeforeStart
        | Code::OutsideEdition
        | Code::DayWithoutActivity
        | Code::VenueClash
        | Code::DeadlineAfterStart
        | Code::HostNotAllowed
        | Code::ThirdPartyResource
        | Code::Contrast
        | Code::UnknownTheme
        | Code::TemplateError
        | Code::StyleError
        | Code::FontMissing => true,
        _ => false,
    }
}

/// Keeps the findings that concern the built sites, each with the severity that its site's rules
/// give; findings that the rules switch off are dropped.
pub fn apply(graph: &SiteGraph, sites: &[SiteId], diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let found = concerning(graph, sites, diagnostics).into_iter();
    found.filter_map(|found| judge(graph, found)).collect()
}

/// A finding with the severity that its site's rules give; `None` if they switch it off, or if it
/// may follow from unreadable settings. An error in a file from which nothing could be made stays
/// an error: otherwise the file would be missing without a reason.
pub fn judge(graph: &SiteGraph, mut found: Diagnostic) -> Option<Diagnostic> {
    let tree = &graph.tree;
    let file = found.span.as_ref().map(|span| &span.file);
    let owner = file.and_then(|file| tree.site_of(file)).map(|id| tree.site(id));
    let is_settings = file.is_some_and(|file| file.name() == SITE_FILE);
    if !is_settings && owner.is_some_and(|site| !site.is_known) && needs_settings(&found) {
        return None;
    }
    let site = owner.or_else(|| tree.sites().first());
    let is_fatal =
        found.severity == Severity::Error && file.is_some_and(|file| graph.is_failed(file));
    if let Some(site) = site.filter(|_| !is_fatal) {
        found.severity = site.settings.severity_of(&found)?;
    }
    Some(found)
}
