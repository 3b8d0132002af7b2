//! The sample with the real themes: every page is made, every link leads somewhere, and the bytes are the
//! same however many hands make them.

use crate::harness::{Built, Tree};
use crate::html::{attributes, ids};
use percent_encoding::percent_decode_str;
use skillweek::base::path::SourcePath;
use skillweek::diag::Severity;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// The attributes that hold addresses.
const ADDRESSES: [&str; 5] = ["href", "src", "poster", "action", "srcset"];

fn sample() -> &'static Built {
    static SAMPLE: OnceLock<Built> = OnceLock::new();
    SAMPLE.get_or_init(Built::sample)
}

#[test]
fn every_page_is_made() {
    let errors: Vec<String> = sample()
        .diagnostics()
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| format!("{}: {} {:?}", found.code, found.message.zh, found.span))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert_eq!(sample().twice, Vec::<String>::new());
    assert!(sample().outcome.pages > 300, "{}", sample().outcome.pages);
}

#[test]
fn every_relative_link_leads_to_a_file_and_every_anchor_to_its_place() {
    let dead = dead_links(&sample().files);
    assert!(dead.is_empty(), "{} dead links: {:#?}", dead.len(), &dead[..dead.len().min(20)]);
}

#[test]
fn no_picture_or_file_is_published_that_no_page_names() {
    let files = &sample().files;
    let mut named = BTreeSet::new();
    for (path, page) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = std::str::from_utf8(page).expect("UTF-8");
        let folder = SourcePath::new(path.as_str()).parent().expect("a page lies in a folder");
        let own = addresses(page).filter(|address| address.contains("assets/"));
        named.extend(own.filter_map(|address| Some(folder.resolve(&address)?.to_string())));
    }
    let published = files.keys().filter(|path| format!("/{path}").contains("/assets/"));
    let idle: Vec<&String> = published.filter(|path| !named.contains(*path)).collect();
    assert!(idle.is_empty(), "{idle:#?}");
}

#[test]
fn any_number_of_threads_makes_the_same_bytes() {
    for threads in [1, 8] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let built = pool.install(Built::sample);
        crate::harness::assert_same_trees(&built.files, &sample().files, &threads.to_string());
        assert_eq!(built.diagnostics(), sample().diagnostics(), "{threads}");
    }
}

/// Every `page → address` that leads nowhere.
pub fn dead_links(files: &Tree) -> Vec<String> {
    let pages: BTreeMap<&str, &str> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("UTF-8")))
        .collect();
    let anchors: BTreeMap<&str, BTreeSet<String>> =
        pages.iter().map(|(path, page)| (*path, ids(page))).collect();
    let mut dead = Vec::new();
    for (path, page) in &pages {
        let mut seen = BTreeSet::new();
        // A host shows the error page at any address, so that it names its site's own path, if it knows it.
        let is_error_page = path.ends_with("404.html");
        let is_relative =
            |address: &String| is_relative(address) && !(is_error_page && address.starts_with('/'));
        for address in addresses(page).filter(is_relative) {
            if seen.insert(address.clone()) && !leads_somewhere(path, &address, files, &anchors) {
                dead.push(format!("{path} → {address}"));
            }
        }
    }
    dead
}

fn addresses(page: &str) -> impl Iterator<Item = String> {
    let named = attributes(page).filter(|(name, _)| ADDRESSES.contains(&name.as_str()));
    named.flat_map(|(name, value)| match name.as_str() {
        "srcset" => value
            .split(',')
            .filter_map(|candidate| candidate.split_whitespace().next())
            .map(str::to_owned)
            .collect(),
        _ => vec![value],
    })
}

fn is_relative(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme);
    !address.starts_with("//")
        && !scheme.is_some_and(|scheme| scheme.chars().all(|c| c.is_ascii_alphanumeric()))
}

fn leads_somewhere(
    page: &str,
    address: &str,
    files: &Tree,
    anchors: &BTreeMap<&str, BTreeSet<String>>,
) -> bool {
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    let path = path.split('?').next().unwrap_or_default();
    let target = if path.is_empty() {
        page.to_owned()
    } else {
        let folder = SourcePath::new(page).parent().expect("a page lies in a folder");
        let path = percent_decode_str(path).decode_utf8().expect("UTF-8");
        let Some(target) = folder.resolve(&path) else { return false };
        if path.ends_with('/') || path == "." || path.ends_with("..") {
            target.join("index.html").to_string()
        } else {
            target.to_string()
        }
    };
    let anchor = percent_decode_str(anchor).decode_utf8().expect("UTF-8");
    files.contains_key(&target)
        && (anchor.is_empty() || anchors.get(&*target).is_some_and(|ids| ids.contains(&*anchor)))
}
