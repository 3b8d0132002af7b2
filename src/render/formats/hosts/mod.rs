//! Settings for the hosts that portals live on, made once for the whole output.
//!
//! | file | who reads it |
//! |---|---|
//! | `_headers`, `_redirects` | Cloudflare Pages, Netlify and others that took over their format |
//! | `.nojekyll` | GitHub Pages, which would leave out names with `_` in front |
//! | `web.config` | IIS, as schools run it |
//! | `nginx.conf.example` | nobody: a person takes from it what is needed |
//!
//! `web.config` speaks of the folder that it lies in, so it holds wherever the output is put. The
//! paths in `_headers`, `_redirects` and the nginx example are those that a browser asks the host
//! for, so they carry the sub-path of the root site's `url`; and since hosts read the first two at the
//! root of what is deployed and nowhere else, an output that is deployed as one folder of a larger
//! one needs their lines copied into that root's files.

mod headers;
mod iis;
mod nginx;
mod object_storage;
mod policy;
mod redirects;

pub use policy::content_security_policy;

use std::collections::BTreeSet;

/// What the hosts are to know of the output.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosting {
    /// The path part of the root site's `url`, with `/` at both ends (`BaseUrl::path`); `/` without a `url`.
    pub base_path: String,
    /// The host of the root site's `url`, for the nginx example.
    pub host: Option<String>,
    /// The folders of sites below the output folder, without the root (`shandong/qingdao-maritime`).
    pub sites: Vec<String>,
    /// The origins of video players that pages embed (`https://player.bilibili.com`).
    pub frames: BTreeSet<String>,
    /// Addresses that have moved.
    pub redirects: Vec<Redirect>,
}

/// An address that has moved, both ends from the output folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    pub from: String,
    pub to: String,
}

/// A file of the output folder: its name, and how its text is written.
#[derive(Debug, Clone, Copy)]
pub struct File {
    pub name: &'static str,
    pub write: fn(&Hosting) -> String,
}

/// All files for hosts, in the order of their names.
pub const FILES: [File; 7] = [
    File { name: ".nojekyll", write: |_| String::new() },
    File { name: "_headers", write: headers::write },
    File { name: "_redirects", write: redirects::write },
    File { name: "cos-website.xml", write: |_| object_storage::cos() },
    File { name: "nginx.conf.example", write: nginx::write },
    File { name: "oss-website.xml", write: |_| object_storage::oss() },
    File { name: "web.config", write: iis::write },
];

impl Hosting {
    /// The sub-path with `/` at both ends, also where it was given without.
    fn base(&self) -> String {
        let inner = self.base_path.trim_matches('/');
        if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") }
    }

    /// How many folders lie between the output folder and the deepest site.
    fn depth(&self) -> usize {
        self.sites.iter().map(|site| site.matches('/').count() + 1).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosting() -> Hosting {
        Hosting {
            base_path: "/zjz/".into(),
            host: Some("www.example.edu.cn".into()),
            sites: vec!["shandong".into(), "shandong/qingdao-maritime".into()],
            frames: BTreeSet::from(["https://player.bilibili.com".to_owned()]),
            redirects: vec![Redirect { from: "旧 页.html".into(), to: "news/a.html".into() }],
        }
    }

    fn text(hosting: &Hosting, name: &str) -> String {
        let file = FILES.iter().find(|file| file.name == name).unwrap();
        (file.write)(hosting)
    }

    #[test]
    fn headers_carry_the_sub_path_and_never_name_one_header_twice_for_a_page() {
        let headers = text(&hosting(), "_headers");
        assert!(headers.contains("\n/zjz/*\n  Content-Security-Policy: default-src 'self';"));
        assert!(headers.contains("frame-src https://player.bilibili.com;"));
        assert!(
            headers.contains(
                "\n/zjz/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
            )
        );
        assert!(headers.contains("\n/zjz/:a/:b/assets/*\n"));
        let general = headers.split("/zjz/assets/*").next().unwrap();
        assert!(!general.lines().any(|line| line.starts_with("  Cache-Control")));
    }

    #[test]
    fn a_deep_tree_stays_within_the_limit_of_header_rules() {
        let sites = vec![vec!["a"; 200].join("/")];
        let headers = text(&Hosting { sites, ..hosting() }, "_headers");
        assert!(headers.lines().filter(|line| line.starts_with('/')).count() <= 100);
    }

    #[test]
    fn redirects_are_encoded_sorted_and_limited() {
        let redirects = text(&hosting(), "_redirects");
        assert!(redirects.ends_with("/zjz/%E6%97%A7%20%E9%A1%B5.html /zjz/news/a.html 301\n"));
        let many = (0..3_000)
            .map(|n| Redirect { from: format!("old/{n}.html"), to: "a.html".into() })
            .collect();
        let redirects = text(&Hosting { redirects: many, ..hosting() }, "_redirects");
        assert_eq!(redirects.lines().filter(|line| line.starts_with('/')).count(), 2_000);
    }

    #[test]
    fn everything_works_at_a_root_without_a_url() {
        for file in FILES {
            let text = (file.write)(&Hosting::default());
            assert!(!text.contains("//assets"), "{text}");
        }
        assert!(text(&Hosting::default(), "_headers").contains("frame-src 'none'"));
    }
}
