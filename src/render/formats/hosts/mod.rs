//! Configuration for the hosts that portals live on. Every site has its own files.
//!
//! | file | who reads it |
//! |---|---|
//! | `_headers`, `_redirects` | Cloudflare Pages, Netlify and others that took over their format |
//! | `.nojekyll` | GitHub Pages, which would leave out names with `_` in front |
//! | `web.config` | IIS, as schools run it |
//! | `nginx.conf.example` | an administrator, who copies what is needed |
//! | `cos-website.xml`, `oss-website.xml` | an administrator, who sets up a bucket with it |
//!
//! `web.config` is relative to its own folder, so it holds wherever the output is put. The paths in
//! `_headers`, `_redirects` and the nginx example are those that a browser asks the host for, so
//! they include the sub-path of the site's `url`. Hosts read the first two only at the root of a
//! deployment: where the output is one folder of a larger deployment, their lines must be copied
//! into the files at its root.

mod headers;
mod iis;
mod nginx;
mod object_storage;
mod policy;
mod redirects;

/// The facts about a site that files for hosts depend on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hosting {
    /// The path of the site's absolute address, with `/` at both ends (`BaseUrl::path`); `/`
    /// without one.
    pub base_path: String,
    /// The host of the site's absolute address, for the nginx example.
    pub host: Option<String>,
    /// The folders of the sites below this one, from its own folder (`shandong/qingdao-maritime`).
    pub sites: Vec<String>,
    /// The addresses that have moved, in this site and those below it.
    pub redirects: Vec<Redirect>,
}

/// An address that has moved, both ends from the site's folder and not encoded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// The file at the old address.
    pub from: String,
    /// The file of the page.
    pub to: String,
}

/// A file for hosts.
#[derive(Debug, Clone, Copy)]
pub struct File {
    /// The name in the site's folder.
    pub name: &'static str,
    /// Returns the whole text.
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
    /// The sub-path with `/` at both ends, also where `base_path` lacks them.
    fn base(&self) -> String {
        let inner = self.base_path.trim_matches('/');
        if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") }
    }

    /// The number of folders between the site's folder and that of the deepest site below it.
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
        assert!(headers.contains(
            "frame-src https://player.bilibili.com https://player.youku.com https://v.qq.com;"
        ));
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
    }
}
