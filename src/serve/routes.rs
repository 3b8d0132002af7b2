//! Routing: a request is looked up in the table of outputs and nowhere else.
//!
//! - `/` lists the sites if there are several, and redirects to the home page of a single one;
//! - outputs are below the base, as they are built;
//! - `/__skillweek/` is the server's own.

use super::http::answer::{Answer, Content};
use super::http::file::Opened;
use super::http::mime;
use super::http::target::{OWN, Target};
use super::pages::own::OwnFile;
use super::pages::{html, index, lost, sites};
use super::preview::Preview;
use super::watch::Signal;
use hyper::StatusCode;
use hyper::body::Bytes;
use skillweek_base::path::OutputPath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_pipeline::{Served, Session, SiteState};

/// The answer for a target.
pub fn answer(preview: &Preview, target: &Target) -> Answer {
    let session = preview.session();
    match (target, session) {
        (Target::Malformed, _) => malformed(preview),
        (Target::Own(name), _) if !name.is_empty() => {
            own(name).unwrap_or_else(|| nowhere(preview, &format!("/{OWN}/{name}")))
        }
        (_, None) => reading(preview),
        (Target::Own(_), Some(session)) => index::answer(preview, &session),
        (Target::Root, Some(session)) => front(preview, &session),
        (Target::Base, Some(_)) => Answer::moved(preview.settings.base.clone()),
        (Target::Outside(path), Some(_)) => nowhere(preview, path),
        (Target::Site(path), Some(session)) => site(preview, &session, path),
    }
}

/// A file of the server's own; its name changes with its bytes.
fn own(name: &str) -> Option<Answer> {
    let file = OwnFile::named(name)?;
    Some(Answer { is_fixed: true, ..Answer::new(StatusCode::OK, mime::of(name), file.text) })
}

/// The list of sites, or the only one's home page.
fn front(preview: &Preview, session: &Session) -> Answer {
    match &*session.sites() {
        [only] => Answer::moved(sites::home(preview, only)),
        _ => index::answer(preview, session),
    }
}

fn site(preview: &Preview, session: &Session, path: &str) -> Answer {
    if path.is_empty() && preview.settings.base == "/" && !session.sites().iter().any(is_at_front) {
        return front(preview, session);
    }
    let is_folder = path.is_empty() || path.ends_with('/');
    let wanted = if is_folder { format!("{path}index.html") } else { path.to_owned() };
    if let Some(found) = output(preview, session, &wanted) {
        return found;
    }
    if path == OWN {
        return Answer::moved(format!("/{OWN}/"));
    }
    if !is_folder && session.output(&OutputPath::new(format!("{path}/index.html"))).is_some() {
        return Answer::moved(format!("{}{path}/", preview.settings.base));
    }
    if path.is_empty() {
        return front(preview, session);
    }
    lost::answer(preview, session, path)
}

/// Whether pages link to a site's home page as `/`: then that page has to be there, and the list of
/// sites is only at the server's own address.
fn is_at_front(site: &SiteState) -> bool {
    sites::folder(site).is_empty() && site.is_pretty
}

/// An output as it is built.
pub fn output(preview: &Preview, session: &Session, path: &str) -> Option<Answer> {
    Some(match session.output(&OutputPath::new(path))? {
        Served::Bytes(bytes) => {
            Answer::new(StatusCode::OK, mime::of(path), Bytes::from_owner(bytes))
        }
        Served::File(file) => {
            // A file that has just gone is treated as absent.
            let content = Content::File(Opened::at(&file).ok()?);
            Answer { content, ..Answer::new(StatusCode::OK, mime::of(path), "") }
        }
        Served::Failed(_) => {
            preview.signal(Signal::Again);
            failed(preview)
        }
    })
}

/// The answer for a page that has never been good.
fn failed(preview: &Preview) -> Answer {
    let title = text!("这一页还不能显示", "This page cannot be shown yet");
    let said = text!(
        "它有错误，改正以后会自动出现。错误列在本页下方和终端里。",
        "It has errors; it appears by itself when they are mended. They are listed below and in the terminal."
    );
    let page = html::notice_with(preview.lang(), &title, &said, &[to_sites()]);
    Answer::page(StatusCode::INTERNAL_SERVER_ERROR, page)
}

/// The answer until the project has been read.
fn reading(preview: &Preview) -> Answer {
    let title = text!("正在读取内容…", "Reading the content…");
    let said = text!("读完以后本页会自动打开。", "This page opens by itself when that is done.");
    let again = "<meta http-equiv=\"refresh\" content=\"1\">\n";
    let page = html::notice(preview.lang(), &title, &said, again);
    Answer::page(StatusCode::SERVICE_UNAVAILABLE, page)
}

fn malformed(preview: &Preview) -> Answer {
    let title = text!("网址有误", "This is no address");
    let said = text!("请检查地址栏里的网址。", "Check the address in the address bar.");
    let page = html::notice_with(preview.lang(), &title, &said, &[to_sites()]);
    Answer::page(StatusCode::BAD_REQUEST, page)
}

/// A link from pages that are not found.
fn to_sites() -> (String, Text) {
    (format!("/{OWN}/"), text!("全部站点", "All sites"))
}

/// The answer for an address outside all sites. There is no redirect to the page below the base
/// that may be meant: the real host will not do that either, and a link that leaves its base has to
/// be noticed.
fn nowhere(preview: &Preview, path: &str) -> Answer {
    let base = &preview.settings.base;
    let title = text!("这里没有网站", "There is no site here");
    let said = text!(
        "网站在 {base} 下面，{path} 不在其中。从网站里的链接来到这里，说明链接写成了从根开始的地址；请改成相对地址。",
        "The sites lie below {base}, and {path} does not. If a link of a site leads here, it is written from the root: make it relative."
    );
    let meant = format!("{base}{}", path.trim_start_matches('/'));
    let links =
        [(meant, text!("打开网站里的这个地址", "Open that address below the base")), to_sites()];
    let page = html::notice_with(preview.lang(), &title, &said, &links);
    Answer::page(StatusCode::NOT_FOUND, page)
}
