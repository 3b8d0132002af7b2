//! Entries of lists: enough of a page to show it without its text.

use super::context::{Card, CaseFacts, Link, MediaFacts, VideoFacts};
use super::sheet::Sheet;
use crate::base::date_label;
use crate::content::case::Case;
use crate::content::media::Media;
use crate::content::page::Facts;
use crate::content::video::Video;
use crate::markdown::embed;
use crate::site::column::{Entry, Via};
use crate::site::page::{Page, PageId};

impl Sheet<'_> {
    /// The cards of some entries, in their order.
    pub fn cards<'e>(&self, entries: impl IntoIterator<Item = &'e Entry>) -> Vec<Card> {
        entries.into_iter().map(|entry| self.card(entry)).collect()
    }

    /// The card of an entry of one of this site's columns.
    pub fn card(&self, entry: &Entry) -> Card {
        let page = self.renderer.graph.page(entry.page);
        let from = (entry.via != Via::Own).then(|| self.site_as_link(page.site));
        self.card_of(page, self.entry_href(entry), from)
    }

    fn card_of(&self, page: &Page, href: String, from: Option<Link>) -> Card {
        let front = &page.document.front;
        let lang = self.renderer.lang();
        Card {
            kind: page.document.kind.name(),
            title: front.title.clone(),
            href,
            summary: self.summary(page),
            cover: self.cover(page),
            date: front.date.as_ref().map(|date| date_label::day(date.value, lang)),
            from,
            tags: front.tags.clone(),
            highlight: front.highlight,
            draft: front.draft,
            activity: match &page.document.facts {
                Facts::Activity(activity) => Some(self.activity_facts(page, activity)),
                _ => None,
            },
            case: self.case_facts(page),
            media: media_facts(page),
            video: self.video_facts(page),
            count: count(page),
        }
    }

    /// What the page says of itself, else how its text begins.
    pub fn summary(&self, page: &Page) -> Option<String> {
        let written = page.document.front.summary.clone();
        written.or_else(|| Some(page.text.excerpt.clone())).filter(|text| !text.is_empty())
    }

    /// The page's cover, else the first picture of a gallery, else a video's poster.
    pub fn cover(&self, page: &Page) -> Option<super::context::Image> {
        let front = &page.document.front;
        let written = front.cover.as_ref().map(|cover| cover.value.as_str());
        let title = &front.title;
        self.page_image(page, written, title)
            .or_else(|| self.image(page.text.pictures.first()?, title))
            .or_else(|| match &page.document.facts {
                Facts::Video(video) => self.page_image(page, video.poster.as_deref(), title),
                _ => None,
            })
    }

    /// What is known of a case.
    pub fn case_facts(&self, page: &Page) -> Option<CaseFacts> {
        let Facts::Case(case) = &page.document.facts else { return None };
        Some(case_facts(case))
    }

    /// What is known of a video.
    pub fn video_facts(&self, page: &Page) -> Option<VideoFacts> {
        let Facts::Video(facts) = &page.document.facts else { return None };
        Some(self.video_of(page, facts))
    }

    fn video_of(&self, page: &Page, facts: &Video) -> VideoFacts {
        let service = facts.url.as_deref().and_then(embed);
        let file = facts.file.as_deref().and_then(|file| self.file(page.file(file)?));
        VideoFacts {
            url: facts.url.clone(),
            embed: service.as_ref().map(|player| player.address.clone()),
            service: service.map(|player| player.service.to_owned()),
            file: file.map(|(_, href)| href),
            poster: self.page_image(page, facts.poster.as_deref(), &page.document.front.title),
            duration: facts.duration.clone(),
        }
    }

    /// A link to a page under its title.
    pub fn page_as_link(&self, id: PageId) -> Link {
        let label = self.renderer.graph.page(id).document.front.title.clone();
        Link { label, href: self.page_href(id) }
    }
}

fn case_facts(case: &Case) -> CaseFacts {
    CaseFacts {
        kind: case.kind.clone(),
        person: case.person.clone(),
        school: case.school.clone(),
        honours: case.honours.clone(),
        integration: case.integration.clone(),
        quote: case.quote.clone(),
    }
}

/// What is known of a press report.
pub fn media_facts(page: &Page) -> Option<MediaFacts> {
    let Facts::Media(Media { outlet, outlet_level, original_title, .. }) = &page.document.facts
    else {
        return None;
    };
    Some(MediaFacts {
        outlet: outlet.clone(),
        outlet_level: outlet_level.clone(),
        original_title: original_title.clone(),
        source_url: page.document.front.source_url.as_ref().map(|url| url.value.clone()),
    })
}

fn count(page: &Page) -> Option<usize> {
    match &page.document.facts {
        Facts::Gallery(_) => Some(page.text.pictures.len()),
        Facts::Download(download) => Some(download.files.len()),
        _ => None,
    }
}
