//! The severities that sites choose for themselves: `rules` in `site.yaml`.

use crate::diag::Diagnostic;
use crate::site::SiteTree;

/// Gives each diagnostic the severity that its site's rules say; what they switch off is dropped.
pub fn apply(tree: &SiteTree, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.into_iter().filter_map(|found| judge(tree, found)).collect()
}

fn judge(tree: &SiteTree, mut found: Diagnostic) -> Option<Diagnostic> {
    let site = found.span.as_ref().and_then(|span| tree.site_of(&span.file));
    let site = site.or_else(|| tree.sites().first().map(|root| root.id));
    let rule = site.and_then(|site| tree.site(site).settings.rules.get(&found.code));
    match rule {
        None => Some(found),
        Some(None) => None,
        Some(Some(severity)) => {
            found.severity = *severity;
            Some(found)
        }
    }
}
