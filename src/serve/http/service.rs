//! Handles one request: checks the client, finds the answer and sends the response.

use super::answer::{Answer, common, set};
use super::body::{Carrier, Load};
use super::connections::{LastActivity, ResponseGuard};
use super::hosts::{Hosts, Stranger};
use super::lan::{self, Admission};
use super::secret::Secret;
use super::target::{self, Target};
use crate::pages::html;
use crate::preview::Preview;
use crate::{hub, routes};
use hyper::body::{Bytes, Incoming};
use hyper::header;
use hyper::http::request::Parts;
use hyper::{Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;
use skillweek_base::text;
use skillweek_base::text::Text;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// The time that a first page waits for the project before it says that reading goes on.
const READY_TIMEOUT: Duration = Duration::from_millis(1500);

/// Answers requests.
pub struct Service {
    pub preview: Arc<Preview>,
    pub hosts: Hosts,
    /// The key for the local network.
    pub key: Secret,
}

/// The two ends of a connection, and its activity.
#[derive(Debug, Clone)]
pub struct Ends {
    pub local: SocketAddr,
    pub peer: SocketAddr,
    pub activity: Arc<LastActivity>,
}

impl Service {
    pub async fn answer(&self, request: Request<Incoming>, ends: &Ends) -> Response<Carrier> {
        let busy = ends.activity.busy();
        // An unexpected body is left unread, and the connection closed after it.
        let (parts, _) = request.into_parts();
        match self.refuse(&parts, ends) {
            Some(answer) => self.refusal(answer, &parts, busy),
            None => self.admitted(&parts, ends, busy).await,
        }
    }

    /// The refusal of a request; `None` if it is answered.
    fn refuse(&self, parts: &Parts, ends: &Ends) -> Option<Answer> {
        if let Err(stranger) = self.hosts.judge(&parts.headers, parts.uri.authority(), ends.local) {
            return Some(self.strange(stranger));
        }
        if parts.method != Method::GET && parts.method != Method::HEAD {
            let title = text!("只能看，不能改", "For looking only");
            let said =
                text!("预览服务器只回答 GET 和 HEAD。", "The preview answers only GET and HEAD.");
            return Some(self.notice(StatusCode::METHOD_NOT_ALLOWED, &title, &said));
        }
        None
    }

    fn strange(&self, stranger: Stranger) -> Answer {
        let title = text!("不回答这个请求", "This request is not answered");
        let said = match stranger {
            Stranger::Host => text!(
                "请求里的主机名不是本机。请用终端里显示的地址打开；要用别的名字，启动时加 --host 名字。",
                "The request names a host that is not this machine. Open the address that the terminal shows; for another name start with --host NAME."
            ),
            Stranger::Origin => text!(
                "请求来自别的网站的页面，预览的内容不给它。",
                "The request comes from a page of another site, which gets nothing of the preview."
            ),
        };
        self.notice(StatusCode::FORBIDDEN, &title, &said)
    }

    fn notice(&self, status: StatusCode, title: &Text, said: &Text) -> Answer {
        Answer::page(status, html::notice(self.preview.lang(), title, said, ""))
    }

    /// A refusal carries no script: a refused client has no business with the rest.
    fn refusal(&self, answer: Answer, parts: &Parts, busy: ResponseGuard) -> Response<Carrier> {
        let is_method = answer.status == StatusCode::METHOD_NOT_ALLOWED;
        let plain = Answer { is_live: false, ..answer };
        let mut response = plain.respond(parts, &self.preview.tag(), busy);
        if is_method {
            set(response.headers_mut(), header::ALLOW, "GET, HEAD");
        }
        response
    }

    async fn admitted(&self, parts: &Parts, ends: &Ends, busy: ResponseGuard) -> Response<Carrier> {
        let target = target::read(parts.uri.path(), &self.preview.settings.base);
        match lan::admit(ends.peer.ip(), parts.uri.query(), &parts.headers, &self.key) {
            Admission::Admitted => {}
            Admission::Keyed { cookie } => {
                // One slash at the beginning: with two, the rest would be another host.
                let path = format!("/{}", parts.uri.path().trim_start_matches('/'));
                let mut response = self.refusal(Answer::moved(path), parts, busy);
                set(response.headers_mut(), header::SET_COOKIE, &cookie);
                return response;
            }
            Admission::Refused => {
                let title = text!("请扫描终端里的二维码", "Scan the code in the terminal");
                let said = text!(
                    "从别的设备查看，要用终端里带钥匙的地址打开一次。",
                    "To look from another device, open the address with its key, as the terminal shows it, once."
                );
                let answer = self.notice(StatusCode::FORBIDDEN, &title, &said);
                return self.refusal(answer, parts, busy);
            }
        }
        if target == Target::Own("events".to_owned()) {
            return self.events(parts, ends, busy);
        }
        if parts.headers.contains_key(header::UPGRADE) {
            let title = text!("这里没有这种连接", "There is no such connection here");
            let said = text!("预览只用普通的 HTTP。", "The preview speaks plain HTTP.");
            return self.refusal(self.notice(StatusCode::BAD_REQUEST, &title, &said), parts, busy);
        }
        let answer = self.find(target).await;
        answer.respond(parts, &self.preview.tag(), busy)
    }

    /// Finds the answer, on a thread where rendering does not block other requests.
    async fn find(&self, target: Target) -> Answer {
        // After that, the answer says that the project is still being read.
        let _ = tokio::time::timeout(READY_TIMEOUT, self.preview.ready()).await;
        let preview = self.preview.clone();
        let found = tokio::task::spawn_blocking(move || {
            preview.busily(|| routes::answer(&preview, &target))
        })
        .await;
        found.unwrap_or_else(|_| {
            let title = text!("程序出错了", "The program failed");
            let said = text!("请看终端里的说明。", "See the terminal.");
            self.notice(StatusCode::INTERNAL_SERVER_ERROR, &title, &said)
        })
    }

    /// The lasting response to a page that listens for changes.
    fn events(&self, parts: &Parts, ends: &Ends, busy: ResponseGuard) -> Response<Carrier> {
        let asked = Asked::read(parts.uri.query().unwrap_or_default());
        if !self.preview.settings.token.is(&asked.token) {
            let title = text!("请重新打开页面", "Open the page again");
            let said = text!("预览已经重新启动。", "The preview has been started anew.");
            return self.refusal(self.notice(StatusCode::FORBIDDEN, &title, &said), parts, busy);
        }
        let (number, events) = self.preview.hub.join(&asked.page, &asked.has);
        let is_here = ends.peer.ip().to_canonical().is_loopback();
        let root = is_here.then(|| self.preview.settings.root.to_string_lossy().into_owned());
        let hello = serde_json::json!({ "root": root }).to_string();
        self.preview.hub.tell(number, Bytes::from_static(b"retry: 500\n\n"));
        self.preview.hub.tell(number, hub::event("hello", &hello));
        self.preview.hub.tell(number, hub::event("board", &self.preview.panel().json()));
        let preview = self.preview.clone();
        // Changes since the page was loaded are sent at once.
        tokio::task::spawn_blocking(move || look(&preview, &asked.page));
        let mut response = Response::new(Carrier::new(Load::Events(events), busy));
        let mut headers = common();
        set(&mut headers, header::CONTENT_TYPE, "text/event-stream; charset=utf-8");
        set(&mut headers, header::CACHE_CONTROL, "no-store");
        *response.headers_mut() = headers;
        response
    }
}

/// Notifies open pages at a path if they show something else than the current state; returns how
/// many.
pub fn look(preview: &Preview, page: &str) -> usize {
    let target = target::read(page, &preview.settings.base);
    if preview.session().is_none() {
        return 0;
    }
    preview.hub.changed(page, &routes::answer(preview, &target).digest())
}

/// The state that a page reports when it begins to listen.
#[derive(Debug, Default)]
struct Asked {
    page: String,
    has: String,
    token: String,
}

impl Asked {
    fn read(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = percent_decode_str(value).decode_utf8_lossy().into_owned();
            match name {
                "page" => asked.page = value,
                "has" => asked.has = value,
                "token" => asked.token = value,
                _ => {}
            }
        }
        asked
    }
}
