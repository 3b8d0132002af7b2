//! A page that does not exist: the error page of its site, with the nearest names.

use super::html::escape;
use super::own::NEAR;
use super::sites;
use crate::http::answer::Answer;
use crate::http::inject;
use crate::preview::Preview;
use hyper::StatusCode;
use skillweek_base::nearest::most_alike;
use skillweek_base::path::OutputPath;
use skillweek_base::text;
use skillweek_pipeline::{Served, Session};

/// Names that are offered.
const OFFERED: usize = 5;

/// The error page for a path below the base.
pub fn answer(preview: &Preview, session: &Session, path: &str) -> Answer {
    let sites = session.sites();
    let above = sites::site_above(&sites, path);
    let site = above.map(sites::folder).unwrap_or_default();
    let pages = above.map(|site| session.paths_beside(&site.home)).unwrap_or_default();
    let alike = nearest(&pages, site, path);
    let page = match session.output(&OutputPath::new(format!("{site}404.html"))) {
        Some(Served::Bytes(bytes)) => bytes.to_vec(),
        _ => bare(preview).into_bytes(),
    };
    // The page's own addresses are meant from the site's folder, wherever it is shown.
    let home = format!("{}{site}", preview.settings.base);
    let page = rebased(&String::from_utf8_lossy(&page), &home);
    let page = inject::script(page.as_bytes(), &format!("<base href=\"{home}\">"));
    let page = inject::before_end_of_main(&page, &near(preview, session, path, &alike));
    Answer::page(StatusCode::NOT_FOUND, page)
}

/// The page with its addresses from `home`: where a site states its address, its error page is addressed
/// from the root of that host, and the preview is another one.
fn rebased(page: &str, home: &str) -> String {
    let style = page.find("assets/style.");
    let before = style.and_then(|at| page.get(..at)).unwrap_or_default();
    let root = before.rsplit(['"', '=']).next().unwrap_or_default();
    if !root.starts_with('/') {
        return page.to_owned();
    }
    let quoted = page.replace(&format!("=\"{root}"), &format!("=\"{home}"));
    quoted.replace(&format!("={root}"), &format!("={home}"))
}

/// The box that the preview adds: what was asked for, and what there is.
fn near(preview: &Preview, session: &Session, path: &str, alike: &[String]) -> String {
    let lang = preview.lang();
    let base = &preview.settings.base;
    let items: String = alike
        .iter()
        .map(|near| {
            let title = title(session, near).unwrap_or_default();
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
fn nearest(pages: &[OutputPath], site: &str, path: &str) -> Vec<String> {
    let wanted = path.strip_prefix(site).unwrap_or(path).to_lowercase();
    let wanted = wanted.trim_end_matches(".html");
    let names = pages.iter().filter_map(|path| {
        path.as_str().strip_prefix(site)?.strip_suffix(".html").filter(|name| *name != "404")
    });
    let alike = most_alike(wanted, names, OFFERED);
    alike.into_iter().map(|name| format!("{site}{name}.html")).collect()
}

/// The title of a page as its `<title>` says, without the site's name behind it.
fn title(session: &Session, path: &str) -> Option<String> {
    let Served::Bytes(bytes) = session.output(&OutputPath::new(path))? else { return None };
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_from_a_hosts_root_become_the_previews() {
        let page =
            "<link href=/a/b/assets/style.1.css><a href=\"/a/b/x.html\"><a href=https://c.cn/a/b/>";
        let moved = rebased(page, "/w/shandong/");
        assert_eq!(
            moved,
            "<link href=/w/shandong/assets/style.1.css><a href=\"/w/shandong/x.html\"><a href=https://c.cn/a/b/>"
        );
        let relative = "<link href=assets/style.1.css><a href=\"x.html\">";
        assert_eq!(rebased(relative, "/w/"), relative);
        let root = "<link href=\"/assets/style.1.css\"><a href=/x.html>";
        assert_eq!(rebased(root, "/w/"), "<link href=\"/w/assets/style.1.css\"><a href=/w/x.html>");
    }
}
