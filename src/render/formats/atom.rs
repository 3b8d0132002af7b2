//! Writes a feed (Atom 1.0, RFC 4287).
//!
//! Every address and identifier of a feed is absolute, so a site without `url` has no feed at all.

use super::xml::Document;
use skillweek_base::base_url::BaseUrl;
use skillweek_base::date::Moment;

/// The feed's own file, from the site's folder.
pub const PATH: &str = "feed.xml";

/// A feed of a site's pages.
#[derive(Debug, Clone)]
pub struct Feed<'a> {
    /// The address of the site.
    pub base: &'a BaseUrl,
    /// Plain text.
    pub title: &'a str,
    /// Plain text.
    pub subtitle: Option<&'a str>,
    /// The name of the publisher; RFC 4287 demands an author.
    pub author: &'a str,
    /// BCP 47.
    pub lang: &'a str,
    /// Written in this order.
    pub entries: Vec<FeedEntry<'a>>,
}

/// A page in a feed.
#[derive(Debug, Clone)]
pub struct FeedEntry<'a> {
    /// Absolute; also the entry's identifier. Entries may come from other sites.
    pub url: String,
    /// Plain text.
    pub title: &'a str,
    /// Plain text.
    pub summary: Option<String>,
    /// The name of a person; without one the feed's author counts.
    pub author: Option<&'a str>,
    /// The page's own date of publication.
    pub published: Option<Moment>,
    /// The page's own date of change; never the clock.
    pub updated: Moment,
    /// The page's tags.
    pub categories: Vec<&'a str>,
}

/// The feed as a file; `None` without entries, since the date of the last update is unknown then.
pub fn write(feed: &Feed<'_>) -> Option<String> {
    let updated =
        feed.entries.iter().map(|entry| entry.updated).max_by_key(|at| at.first_instant())?;
    let home = feed.base.as_str();
    let own = feed.base.join(PATH);
    let mut document = Document::new();
    let root = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.lang)];
    document.nest("feed", &root, |document| {
        document.text("id", &own);
        document.text("title", feed.title);
        if let Some(subtitle) = feed.subtitle {
            document.text("subtitle", subtitle);
        }
        document.text("updated", &updated.instant());
        document
            .empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &own)]);
        document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", home)]);
        author(document, feed.author);
        document.text("generator", "skillweek");
        for entry in &feed.entries {
            write_entry(document, entry);
        }
    });
    Some(document.finish())
}

fn write_entry(document: &mut Document, entry: &FeedEntry<'_>) {
    let address = &entry.url;
    document.nest("entry", &[], |document| {
        document.text("id", address);
        document.text("title", entry.title);
        document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", address)]);
        if let Some(published) = entry.published {
            document.text("published", &published.instant());
        }
        document.text("updated", &entry.updated.instant());
        if let Some(name) = entry.author {
            author(document, name);
        }
        for category in &entry.categories {
            document.empty("category", &[("term", category)]);
        }
        if let Some(summary) = &entry.summary {
            document.text("summary", summary);
        }
    });
}

fn author(document: &mut Document, name: &str) {
    document.nest("author", &[], |document| document.text("name", name));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xml::texts_of;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn entry(title: &str) -> FeedEntry<'_> {
        FeedEntry {
            url: "https://example.edu.cn/zjz/news/a.html".into(),
            title,
            summary: None,
            author: None,
            published: None,
            updated: Moment::day(date(2023, 5, 14)),
            categories: vec![],
        }
    }

    fn feed<'a>(base: &'a BaseUrl, entries: Vec<FeedEntry<'a>>) -> Feed<'a> {
        Feed {
            base, title: "活动周", subtitle: None, author: "示例学院", lang: "zh-CN", entries
        }
    }

    #[test]
    fn a_feed_is_as_new_as_its_newest_entry() {
        let base = BaseUrl::parse("https://example.edu.cn/zjz").unwrap();
        let newer =
            FeedEntry { updated: Moment::at(date(2023, 5, 15).at(8, 0, 0, 0)), ..entry("乙") };
        let text = write(&feed(&base, vec![entry("甲"), newer])).unwrap();
        assert_eq!(texts_of(&text, "updated")[0], "2023-05-15T08:00:00+08:00");
        assert_eq!(texts_of(&text, "id")[1], "https://example.edu.cn/zjz/news/a.html");
        assert_eq!(write(&feed(&base, vec![])), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_title_is_read_back(title in "[ -~一-三\u{1}\u{b}]{0,20}") {
            let base = BaseUrl::parse("https://example.edu.cn").unwrap();
            let text = write(&feed(&base, vec![entry(&title)])).unwrap();
            let expected: String = title.chars().filter(|&c| c >= ' ').collect();
            prop_assert_eq!(&texts_of(&text, "title")[1], &expected);
        }
    }
}
