//! An answer, and the response that it becomes for one request: with the script of the preview, a
//! range only, or the status that nothing has changed.

use super::body::{Carrier, Load};
use super::connections::ResponseGuard;
use super::file::Opened;
use super::inject::{self, Tag};
use super::mime;
use super::range::{self, Part};
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Method, Response, StatusCode};
use skillweek_base::digest::Digest;

/// The answer for an address.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub mime: &'static str,
    pub content: Content,
    /// The target of a redirect.
    pub location: Option<String>,
    /// Whether the name changes with the bytes, so that browsers may cache it forever.
    pub is_fixed: bool,
    /// Whether the preview's script is added.
    pub is_live: bool,
}

/// The bytes of an answer, or the file that holds them.
#[derive(Debug, Clone)]
pub enum Content {
    Bytes(Bytes),
    File(Opened),
}

impl Answer {
    pub fn new(status: StatusCode, mime: &'static str, bytes: impl Into<Bytes>) -> Self {
        let content = Content::Bytes(bytes.into());
        let is_live = mime == mime::HTML;
        Self { status, mime, content, location: None, is_fixed: false, is_live }
    }

    pub fn page(status: StatusCode, html: impl Into<Bytes>) -> Self {
        Self::new(status, mime::HTML, html)
    }

    pub fn moved(to: String) -> Self {
        let location = Some(to);
        Self { location, ..Self::new(StatusCode::FOUND, "text/plain; charset=utf-8", "") }
    }

    /// The digest that pages compare: it changes with everything that a browser would show.
    pub fn digest(&self) -> String {
        let digest = match &self.content {
            Content::Bytes(bytes) => Digest::of(bytes),
            Content::File(file) => Digest::of(file.stamp.as_bytes()),
        };
        format!("{}{}", digest.short(32), if self.status == StatusCode::OK { "" } else { "-lost" })
    }

    /// The response to one request.
    pub fn respond(self, request: &Parts, tag: &Tag<'_>, busy: ResponseGuard) -> Response<Carrier> {
        let digest = self.digest();
        let (is_live, is_plain) = (self.is_live, self.status != StatusCode::OK);
        let etag = match is_live {
            true => format!("\"{digest}-{}\"", tag.version()),
            false => format!("\"{digest}\""),
        };
        let reply = self.whole(tag, &digest, &etag);
        if is_plain {
            return reply.send(request, busy);
        }
        if is_known(&request.headers, &etag) {
            return reply.empty(StatusCode::NOT_MODIFIED).send(request, busy);
        }
        let reply = if is_live { reply } else { reply.part(wanted_range(request, &etag)) };
        reply.send(request, busy)
    }

    /// The whole content, with the preview's script if it is added.
    fn whole(self, tag: &Tag<'_>, digest: &str, etag: &str) -> Reply {
        let content = match self.content {
            Content::Bytes(page) if self.is_live => {
                Content::Bytes(inject::script(&page, &tag.html(digest)))
            }
            other => other,
        };
        let mut headers = common();
        set(&mut headers, header::CONTENT_TYPE, self.mime);
        set(&mut headers, header::CACHE_CONTROL, if self.is_fixed { FOREVER } else { "no-cache" });
        match &self.location {
            Some(location) => set(&mut headers, header::LOCATION, location),
            None => set(&mut headers, header::ETAG, etag),
        }
        let (first, length) = (0, content.length());
        Reply { status: self.status, headers, content, first, length }
    }
}

/// The response to one request.
struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    content: Content,
    /// The first byte that is sent, and the number of bytes.
    first: u64,
    length: u64,
}

impl Reply {
    /// The same without a body, with another status.
    fn empty(self, status: StatusCode) -> Self {
        Self { status, content: Content::Bytes(Bytes::new()), first: 0, length: 0, ..self }
    }

    /// The wanted range.
    fn part(mut self, wanted: Option<&str>) -> Self {
        let all = self.length;
        set(&mut self.headers, header::ACCEPT_RANGES, "bytes");
        match range::read(wanted, all) {
            Part::Whole => self,
            Part::Bytes { first, last } => {
                let range = format!("bytes {first}-{last}/{all}");
                set(&mut self.headers, header::CONTENT_RANGE, &range);
                let length = last - first + 1;
                Self { status: StatusCode::PARTIAL_CONTENT, first, length, ..self }
            }
            Part::Unsatisfiable => {
                set(&mut self.headers, header::CONTENT_RANGE, &format!("bytes */{all}"));
                self.empty(StatusCode::RANGE_NOT_SATISFIABLE)
            }
        }
    }

    fn send(mut self, request: &Parts, busy: ResponseGuard) -> Response<Carrier> {
        if self.status != StatusCode::NOT_MODIFIED {
            set(&mut self.headers, header::CONTENT_LENGTH, &self.length.to_string());
        }
        let load = match request.method {
            Method::HEAD => Load::Bytes(Bytes::new()),
            _ => self.content.part(self.first, self.length),
        };
        let mut response = Response::new(Carrier::new(load, busy));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

/// A year, the longest that caches heed.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The headers of every response: no other origin may use it or show it in a frame, and browsers
/// must trust its media type.
pub fn common() -> HeaderMap {
    let mut headers = HeaderMap::new();
    set(&mut headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(&mut headers, HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(&mut headers, header::REFERRER_POLICY, "same-origin");
    set(&mut headers, header::CONTENT_SECURITY_POLICY, "frame-ancestors 'self'");
    headers
}

/// Sets a header; invalid values are left out.
pub fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

impl Content {
    fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(file) => file.length,
        }
    }

    fn part(&self, first: u64, length: u64) -> Load {
        match self {
            Self::File(file) => Load::File(file.read(first, length)),
            Self::Bytes(bytes) => {
                let at =
                    |number: u64| usize::try_from(number).unwrap_or(usize::MAX).min(bytes.len());
                Load::Bytes(bytes.slice(at(first)..at(first.saturating_add(length))))
            }
        }
    }
}

/// Whether the browser already has these bytes.
fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let lines = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|line| line.to_str().ok());
    let mut tags = lines.flat_map(|line| line.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == etag)
}

/// The requested range; `None` if it is conditional on bytes that have changed.
fn wanted_range<'a>(request: &'a Parts, etag: &str) -> Option<&'a str> {
    let text = |name| request.headers.get(name).and_then(|value| value.to_str().ok());
    let is_current = text(header::IF_RANGE).is_none_or(|wanted| wanted == etag);
    if request.method == Method::GET && is_current { text(header::RANGE) } else { None }
}
