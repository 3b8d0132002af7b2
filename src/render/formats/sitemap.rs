//! Writes the site map for search engines (sitemaps.org), split where it exceeds the protocol's
//! limit.

use super::xml::Document;
use skillweek_base::base_url::BaseUrl;
use skillweek_base::date::Moment;

/// The most addresses that one file may list.
const LIMIT: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// A page of a site map.
#[derive(Debug, Clone)]
pub struct SitemapEntry<'a> {
    /// From the site's folder.
    pub path: &'a str,
    /// The page's own date of change.
    pub updated: Option<Moment>,
}

/// A file of the site map: its name in the site's folder, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The name in the site's folder.
    pub name: String,
    /// A whole XML document.
    pub text: String,
}

/// The names of the files of a site map with this many pages.
pub fn names(pages: usize) -> Vec<String> {
    let parts = if pages <= LIMIT { 0 } else { pages.div_ceil(LIMIT) };
    let first = std::iter::once("sitemap.xml".to_owned());
    first.chain((1..=parts).map(part_name)).collect()
}

fn part_name(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The files of a site map; the first is `sitemap.xml`. The order of the pages is kept.
pub fn write(base: &BaseUrl, pages: &[SitemapEntry<'_>]) -> Vec<File> {
    write_split(base, pages, LIMIT)
}

fn write_split(base: &BaseUrl, pages: &[SitemapEntry<'_>], limit: usize) -> Vec<File> {
    let name = "sitemap.xml".to_owned();
    if pages.len() <= limit {
        return vec![File { name, text: list(base, pages) }];
    }
    let parts: Vec<File> = pages
        .chunks(limit)
        .enumerate()
        .map(|(at, part)| File { name: part_name(at + 1), text: list(base, part) })
        .collect();
    let mut index = Document::new();
    index.nest("sitemapindex", &[NAMESPACE], |index| {
        for part in &parts {
            index.nest("sitemap", &[], |index| index.text("loc", &base.join(&part.name)));
        }
    });
    std::iter::once(File { name, text: index.finish() }).chain(parts).collect()
}

fn list(base: &BaseUrl, pages: &[SitemapEntry<'_>]) -> String {
    let mut document = Document::new();
    document.nest("urlset", &[NAMESPACE], |document| {
        for page in pages {
            document.nest("url", &[], |document| {
                document.text("loc", &base.join(page.path));
                if let Some(updated) = page.updated {
                    document.text("lastmod", &updated.iso());
                }
            });
        }
    });
    document.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml::texts_of;
    use jiff::civil::date;

    #[test]
    fn a_long_map_is_split_behind_an_index() {
        let base = BaseUrl::parse("https://example.edu.cn/zjz/").unwrap();
        let updated = Some(Moment::day(date(2023, 5, 14)));
        let page = |path| SitemapEntry { path, updated };
        let pages = [page("index.html"), page("a.html?x&y"), page("b.html")];
        let whole = write(&base, &pages);
        assert_eq!(whole.len(), 1);
        assert_eq!(texts_of(&whole[0].text, "loc")[1], "https://example.edu.cn/zjz/a.html?x&y");
        assert_eq!(texts_of(&whole[0].text, "lastmod")[0], "2023-05-14");
        let files = write_split(&base, &pages, 2);
        assert_eq!(
            texts_of(&files[0].text, "loc"),
            [
                "https://example.edu.cn/zjz/sitemap-1.xml",
                "https://example.edu.cn/zjz/sitemap-2.xml"
            ]
        );
        assert_eq!(texts_of(&files[2].text, "loc"), ["https://example.edu.cn/zjz/b.html"]);
    }

    #[test]
    fn the_names_are_known_beforehand() {
        let base = BaseUrl::parse("https://example.edu.cn/").unwrap();
        for pages in [0, LIMIT, LIMIT + 1, 2 * LIMIT + 1] {
            let page = SitemapEntry { path: "a.html", updated: None };
            let written = write(&base, &vec![page; pages]);
            let written: Vec<String> = written.into_iter().map(|file| file.name).collect();
            assert_eq!(names(pages), written);
        }
    }
}
