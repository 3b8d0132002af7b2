//! Writes projects: the same pages for each generator.

use crate::page::Page;
use crate::shape::{Content, Shape, Site};
use clap::ValueEnum;
use std::fs;
use std::io;
use std::path::Path;

/// Whom a project is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Generator {
    Skillweek,
    Hugo,
    Eleventy,
}

/// What a project held.
#[derive(Debug, Default, Clone, Copy)]
pub struct Written {
    pub sites: usize,
    pub pages: usize,
    pub bytes: usize,
}

const EDITION: &str =
    "edition:\n  year: 2023\n  theme: 技能：让生活更美好\n  start: 2023-05-14\n  end: 2023-05-20\n";
const CONTACT: &str =
    "contact:\n  name: 活动周工作组\n  phone: 010-0000-0001\n  email: week@example.cn\n";
const HUGO: &[(&str, &str)] = &[
    ("layouts/baseof.html", include_str!("../peers/hugo/baseof.html")),
    ("layouts/home.html", include_str!("../peers/hugo/home.html")),
    ("layouts/section.html", include_str!("../peers/hugo/section.html")),
    ("layouts/page.html", include_str!("../peers/hugo/page.html")),
    ("layouts/404.html", include_str!("../peers/hugo/404.html")),
    ("layouts/_partials/line.html", include_str!("../peers/hugo/line.html")),
    ("layouts/rss.xml", include_str!("../peers/hugo/rss.xml")),
];
const ELEVENTY: &[(&str, &str)] = &[
    ("eleventy.config.js", include_str!("../peers/eleventy/eleventy.config.js")),
    ("package.json", "{ \"type\": \"module\" }\n"),
    ("input/_includes/base.njk", include_str!("../peers/eleventy/base.njk")),
    ("input/_includes/page.njk", include_str!("../peers/eleventy/page.njk")),
    ("input/_includes/line.njk", include_str!("../peers/eleventy/line.njk")),
    ("input/index.njk", include_str!("../peers/eleventy/index.njk")),
    ("input/sections.njk", include_str!("../peers/eleventy/sections.njk")),
    ("input/404.njk", include_str!("../peers/eleventy/404.njk")),
    ("input/feed.njk", include_str!("../peers/eleventy/feed.njk")),
    ("input/sitemap.njk", include_str!("../peers/eleventy/sitemap.njk")),
    ("input/input.11tydata.js", include_str!("../peers/eleventy/input.11tydata.js")),
    ("input/news/news.json", "{ \"section\": \"news\" }\n"),
    ("input/cases/cases.json", "{ \"section\": \"cases\" }\n"),
    ("input/media/media.json", "{ \"section\": \"media\" }\n"),
];
/// The style, script and icons that all pages of the peers have, of about the size of ours.
const STYLE: &str = include_str!("../peers/style.css");
const SCRIPT: &str = include_str!("../peers/site.js");

/// Writes a project, one for all sites or, for generators that know one site only, one for each.
pub fn write(shape: &Shape, generator: Generator, to: &Path) -> io::Result<Written> {
    let mut written = Written::default();
    for site in shape.sites() {
        written.sites += 1;
        let content = match generator {
            Generator::Skillweek => skillweek(shape, &site, to)?,
            Generator::Hugo => hugo(&site, to)?,
            Generator::Eleventy => eleventy(&site, to)?,
        };
        for number in 0..site.pages {
            let page = Page::new(shape, &site, number);
            let text = page.text();
            written.pages += 1;
            written.bytes += text.len();
            put(&content.join(page.section).join(format!("{}.md", page.name)), &text)?;
        }
    }
    Ok(written)
}

/// Writes a site's settings; gives the folder for its pages.
fn skillweek(shape: &Shape, site: &Site, to: &Path) -> io::Result<std::path::PathBuf> {
    let content = to.join("content").join(&site.folder);
    let mut settings = format!("title: {}\n{CONTACT}", site.title);
    if site.folder.is_empty() {
        settings.push_str(EDITION);
        // Pictures are measured apart, those for sharing as well.
        settings
            .push_str("url: https://www.example.cn/\norganization: 活动周工作组\nshare: false\n");
        if shape.content == Content::Plain {
            settings.push_str(
                "inherit: []\nrollup:\n  activities: none\n  cases: none\n  news: none\n",
            );
        }
    }
    put(&content.join("site.yaml"), &settings)?;
    Ok(content)
}

fn hugo(site: &Site, to: &Path) -> io::Result<std::path::PathBuf> {
    let project = to.join(&site.folder);
    for (name, text) in HUGO {
        put(&project.join(name), text)?;
    }
    let config = include_str!("../peers/hugo/hugo.toml").replace("TITLE", &site.title);
    put(&project.join("hugo.toml"), &config)?;
    put(&project.join("assets/style.css"), STYLE)?;
    put(&project.join("assets/site.js"), SCRIPT)?;
    Ok(project.join("content"))
}

fn eleventy(site: &Site, to: &Path) -> io::Result<std::path::PathBuf> {
    let project = to.join(&site.folder);
    for (name, text) in ELEVENTY {
        put(&project.join(name), &text.replace("TITLE", &site.title))?;
    }
    put(&project.join("input/assets/style.css"), STYLE)?;
    put(&project.join("input/assets/site.js"), SCRIPT)?;
    Ok(project.join("input"))
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
