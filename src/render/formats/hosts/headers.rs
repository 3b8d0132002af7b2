//! Writes `_headers`.
//!
//! If two rules name one header, Cloudflare joins the values with a comma, which breaks
//! `Cache-Control`. So only assets get one; for pages, both hosts send `max-age=0, must-revalidate`
//! by themselves. A rule may have one `*`, so the assets of sites are matched by their depth.

use super::Hosting;
use super::policy::{ASSET_CACHE, security_headers};
use std::fmt::Write;

/// The most rules that Cloudflare reads.
const MAX_RULES: usize = 100;

pub fn write(hosting: &Hosting) -> String {
    let base = hosting.base();
    let mut text = format!(
        "# Cloudflare Pages、Netlify：放在部署目录的根下才有效；路径从网站域名的根算起（{base}）。\n\
         # Read at the root of a deployment only; paths are those of the host, from {base} on.\n\n\
         {base}*\n"
    );
    for (name, value) in security_headers() {
        writeln!(text, "  {name}: {value}").unwrap_or_default();
    }
    for depth in 0..=hosting.depth().min(MAX_RULES - 2) {
        let folders: Vec<String> = (0..depth).map(|at| format!(":{}/", placeholder(at))).collect();
        let folders = folders.concat();
        write!(text, "\n{base}{folders}assets/*\n  Cache-Control: {ASSET_CACHE}\n")
            .unwrap_or_default();
    }
    text
}

/// A name of letters only: `a`, `b`, … `ba`.
fn placeholder(at: usize) -> String {
    let letter = |digit: usize| char::from(b'a' + u8::try_from(digit % 26).unwrap_or_default());
    if at < 26 { letter(at).to_string() } else { [letter(at / 26), letter(at)].iter().collect() }
}
