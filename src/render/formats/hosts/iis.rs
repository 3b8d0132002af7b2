//! Writes `web.config` for IIS.
//!
//! The folder may lie inside an application that has a `web.config` of its own, and IIS answers 500
//! to every page when a list names an entry twice. So each entry is removed before it is added,
//! which is harmless where it does not exist. Redirects are left out: `httpRedirect` is an optional
//! feature, and where it is not installed, its very name is an error.

use super::Hosting;
use super::policy::{security_headers, seldom_known_types};
use crate::formats::xml::Document;

/// The most sites whose assets are named one by one; those of further sites are revalidated like
/// pages.
const MAX_LOCATIONS: usize = 200;

const NOTE: &str = "IIS。可放在任何目录下，也可放在已有 web.config 的网站里。404 页按本目录取；若本目录不是网站或应用程序的根，请在 IIS 管理器里另设错误页。";

pub fn write(hosting: &Hosting) -> String {
    let mut document = Document::new();
    document.comment(NOTE);
    document.nest("configuration", &[], |document| {
        document.nest("system.webServer", &[], |document| {
            default_document(document);
            static_content(document);
            headers(document);
            not_found(document);
        });
        let sites = hosting.sites.iter().take(MAX_LOCATIONS);
        let folders = sites.map(|site| format!("{site}/assets"));
        for folder in std::iter::once("assets".to_owned()).chain(folders) {
            long_cache(document, &folder);
        }
    });
    document.finish()
}

fn default_document(document: &mut Document) {
    document.nest("defaultDocument", &[("enabled", "true")], |document| {
        document.nest("files", &[], |document| {
            document.empty("remove", &[("value", "index.html")]);
            document.empty("add", &[("value", "index.html")]);
        });
    });
}

fn static_content(document: &mut Document) {
    document.nest("staticContent", &[], |document| {
        // Makes browsers ask whether a page has changed before they show it again.
        document.empty(
            "clientCache",
            &[("cacheControlMode", "UseMaxAge"), ("cacheControlMaxAge", "00:00:00")],
        );
        for (extension, kind) in seldom_known_types() {
            let extension = format!(".{extension}");
            document.empty("remove", &[("fileExtension", &extension)]);
            document.empty("mimeMap", &[("fileExtension", &extension), ("mimeType", kind)]);
        }
    });
}

fn headers(document: &mut Document) {
    document.nest("httpProtocol", &[], |document| {
        document.nest("customHeaders", &[], |document| {
            document.empty("remove", &[("name", "X-Powered-By")]);
            for (name, value) in security_headers() {
                document.empty("remove", &[("name", name)]);
                document.empty("add", &[("name", name), ("value", &value)]);
            }
        });
    });
}

fn not_found(document: &mut Document) {
    document.nest("httpErrors", &[("errorMode", "Custom")], |document| {
        document.empty("remove", &[("statusCode", "404"), ("subStatusCode", "-1")]);
        let page = [
            ("statusCode", "404"),
            ("subStatusCode", "-1"),
            ("prefixLanguageFilePath", ""),
            ("path", "404.html"),
            ("responseMode", "File"),
        ];
        document.empty("error", &page);
    });
}

fn long_cache(document: &mut Document, folder: &str) {
    document.nest("location", &[("path", folder)], |document| {
        document.nest("system.webServer", &[], |document| {
            document.nest("staticContent", &[], |document| {
                let year = [
                    ("cacheControlMode", "UseMaxAge"),
                    ("cacheControlMaxAge", "365.00:00:00"),
                    ("cacheControlCustom", "public, immutable"),
                ];
                document.empty("clientCache", &year);
            });
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use quick_xml::Reader;
    use quick_xml::events::Event;
    use std::collections::BTreeSet;

    #[test]
    fn nothing_is_added_that_was_not_removed_before() {
        let text = write(&Hosting { sites: vec!["shandong".into()], ..Hosting::default() });
        assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>"));
        let mut reader = Reader::from_str(&text);
        reader.config_mut().check_comments = true;
        let (mut removed, mut added) = (BTreeSet::new(), 0);
        loop {
            let event = reader.read_event().unwrap();
            let Event::Empty(tag) = event else {
                if event == Event::Eof {
                    break;
                }
                continue;
            };
            let key = tag.attributes().next().unwrap().unwrap().value.into_owned();
            match tag.name().as_ref() {
                "remove" => assert!(removed.insert(key)),
                "add" | "mimeMap" | "error" => {
                    added += 1;
                    assert!(removed.contains(&key), "{key}");
                }
                _ => {}
            }
        }
        assert_eq!(added, 15 + 6);
    }
}
