//! Writes `_redirects`. Hosts that do not read it serve the redirect pages.

use super::Hosting;
use skillweek_base::base_url::encode;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The most rules that Cloudflare reads.
const MAX_RULES: usize = 2_000;

pub fn write(hosting: &Hosting) -> String {
    let base = hosting.base();
    let mut text = format!(
        "# Cloudflare Pages、Netlify：旧网址转到新网址；路径从网站域名的根算起（{base}）。\n\
         # From old addresses to new ones; paths are those of the host, from {base} on.\n"
    );
    // One rule for each address, sorted: hosts take the first rule that matches.
    let rules: BTreeMap<String, String> = hosting
        .redirects
        .iter()
        .rev()
        .map(|redirect| (address(&base, &redirect.from), address(&base, &redirect.to)))
        .filter(|(from, to)| from != to)
        .collect();
    for (from, to) in rules.iter().take(MAX_RULES) {
        writeln!(text, "{from} {to} 301").unwrap_or_default();
    }
    text
}

/// Encodes `*` and `:`, which would be patterns.
fn address(base: &str, path: &str) -> String {
    let path = encode(path.trim_start_matches('/')).replace('*', "%2A").replace(':', "%3A");
    format!("{base}{path}")
}
