//! Types of activities that are not among the usual ones: one note for the whole project, because
//! lists of schools hold hundreds of them.

use super::graph::SiteGraph;
use skillweek_base::nearest::nearest;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_content::vocabulary::ACTIVITY_TYPES;
use skillweek_diag::{Code, Diagnostic, Severity, Sink, Span};
use skillweek_source::SITE_FILE;
use std::collections::BTreeMap;

/// The types that the note names; it says how many more there are.
const NAMED: usize = 8;

/// Notes the types that no `site.yaml` adds to the usual ones. What is nearly a usual one has been
/// reported in its place.
pub fn check(graph: &SiteGraph, sink: &mut Sink) {
    let mut found: BTreeMap<&str, &SourcePath> = BTreeMap::new();
    for (_, page) in graph.pages() {
        let Some(activity) = page.document.activity() else { continue };
        let site = graph.site_of_page(page);
        // Settings that could not be read may add any type.
        if !site.is_known {
            continue;
        }
        let own = &site.settings.activity_types;
        for label in &activity.types {
            let is_usual = ACTIVITY_TYPES.iter().any(|term| term.zh == label.value);
            if !is_usual && !own.contains(&label.value) && !found.contains_key(&*label.value) {
                let names = ACTIVITY_TYPES.iter().map(|term| term.zh);
                if nearest(&label.value, names.chain(own.iter().map(String::as_str))).is_none() {
                    found.insert(&label.value, &page.document.source);
                }
            }
        }
    }
    let Some(file) = found.values().next() else { return };
    let (count, all) = (found.len(), found.len() <= NAMED);
    let names: Vec<&str> = found.keys().take(NAMED).copied().collect();
    let (zh, en) = (names.join("、"), names.join(", "));
    let (zh, en) = if all { (zh, en) } else { (format!("{zh} 等"), format!("{en} …")) };
    let message = text!(
        "有 {count} 种活动类型不在常用的里：{zh}（如 {file}），照写的显示",
        "{count} types of activities are not among the usual ones: {en} (as in {file}); they are shown as written"
    );
    let site = graph.tree.sites().first().map(|site| site.folder.join(SITE_FILE));
    let span = Span::whole(&site.unwrap_or_else(|| (*file).clone()));
    let help = text!(
        "要固定使用，就在 site.yaml 的“活动类型”（activity_types）里加上；写错的请改成常用的",
        "to keep them, add them to `activity_types` in site.yaml; correct those that are slips"
    );
    let note = Diagnostic::new(Code::InvalidValue, message).with_severity(Severity::Info);
    sink.push(note.at(span).help(help));
}
