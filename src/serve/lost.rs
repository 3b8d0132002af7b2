//! A page that does not exist: the error page of its site, with the nearest names.

use super::answer::Answer;
use super::html::escape;
use super::inject;
use super::own::NEAR;
use super::preview::Preview;
use super::stock::{self, Stock};
use crate::base::path::OutputPath;
use crate::build::Served;
use crate::text;
use hyper::StatusCode;
use std::cmp::Reverse;

/// Names that are offered.
const OFFERED: usize = 5;
/// How alike a name must be, in percent.
const ALIKE: u32 = 45;
/// Names that are sorted by how alike they are.
const COMPARED: usize = 20_000;

/// The error page for a path below the base.
pub fn answer(preview: &Preview, stock: &Stock, path: &str) -> Answer {
    let site = stock::site_above(stock.sites(), path).map(stock::folder).unwrap_or_default();
    let page = match stock.output(&format!("{site}404.html")) {
        Some(Served::Bytes(bytes)) => bytes.to_vec(),
        _ => bare(preview).into_bytes(),
    };
    // The page's own addresses are meant from the site's folder, wherever it is shown.
    let base = format!("<base href=\"{}{site}\">", preview.settings.base);
    let page = inject::script(&page, &base);
    let page = inject::before_end_of_main(&page, &near(preview, stock, site, path));
    Answer::page(StatusCode::NOT_FOUND, page)
}

/// The box that the preview adds: what was asked for, and what there is.
fn near(preview: &Preview, stock: &Stock, site: &str, path: &str) -> String {
    let lang = preview.lang();
    let base = &preview.settings.base;
    let items: String = nearest(stock, site, path)
        .iter()
        .map(|near| {
            let title = title(stock, near).unwrap_or_default();
            format!(
                "<li><a href=\"{base}{near}\">{}</a> <code>{base}{near}</code></li>",
                escape(if title.is_empty() { near } else { &title })
            )
        })
        .collect();
    let asked = escape(&format!("{base}{path}"));
    let said =
        text!("没有 <code>{asked}</code> 这一页。", "There is no page <code>{asked}</code>.");
    let found = if items.is_empty() {
        String::new()
    } else {
        let lead = text!("您找的可能是：", "You may be looking for:");
        format!("<p>{}</p><ul>{items}</ul>", lead.get(lang))
    };
    let label = text!("预览提示", "Preview");
    format!(
        "<link rel=\"stylesheet\" href=\"{}\"><aside class=\"skillweek-near\"><h2>{}</h2><p>{}</p>{found}</aside>",
        NEAR.address(),
        label.get(lang),
        said.get(lang)
    )
}

/// The pages of a site whose names are most like the one that was asked for.
fn nearest(stock: &Stock, site: &str, path: &str) -> Vec<String> {
    let wanted = path.strip_prefix(site).unwrap_or(path).to_lowercase();
    let wanted = wanted.trim_end_matches(".html");
    let mut alike: Vec<(Reverse<u32>, OutputPath)> = stock
        .paths()
        .filter_map(|path| {
            let name = path.as_str().strip_prefix(site)?.strip_suffix(".html")?;
            let likeness = likeness(wanted, name);
            (name != "404" && likeness >= ALIKE).then(|| (Reverse(likeness), path.clone()))
        })
        .take(COMPARED)
        .collect();
    alike.sort_unstable();
    alike.into_iter().map(|(_, path)| path.to_string()).take(OFFERED).collect()
}

/// How alike two names are, in percent: as a whole, or in their last part.
fn likeness(wanted: &str, name: &str) -> u32 {
    let last = |name: &'_ str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let whole = strsim::normalized_damerau_levenshtein(wanted, name);
    let ending = strsim::normalized_damerau_levenshtein(&last(wanted), &last(name));
    let is_part = last(wanted).len() >= 3 && name.contains(&last(wanted));
    let best = whole.max(ending * 0.9).max(if is_part { 0.6 } else { 0.0 });
    // Between 0 and 100.
    (best * 100.0) as u32
}

/// The title of a page as its `<title>` says, without the site's name behind it.
fn title(stock: &Stock, path: &str) -> Option<String> {
    let Served::Bytes(bytes) = stock.output(path)? else { return None };
    let page = String::from_utf8_lossy(&bytes);
    let (_, after) = page.split_once("<title>")?;
    let (title, _) = after.split_once("</title>")?;
    let title = title.rsplit_once('_').map_or(title, |(title, _)| title);
    // Already escaped; taken back, since it is escaped again where it is shown.
    let plain = title.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    Some(plain.replace("&#39;", "'").replace("&amp;", "&"))
}

/// The error page where the site's own cannot be had.
fn bare(preview: &Preview) -> String {
    let title = text!("没有这一页", "There is no such page");
    let said = text!("请检查网址。", "Check the address.");
    super::html::notice(preview.lang(), &title, &said, "")
}
