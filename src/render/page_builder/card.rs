//! Entries of lists: the part of a page that is shown without its text.

use super::PageBuilder;
use super::activity::text;
use super::dates;
use crate::context::{Card, CaseFacts, MediaFacts, VideoFacts};
use skillweek_content::kinds::Facts;
use skillweek_markdown::embed;
use skillweek_record::key::Vocabulary;
use skillweek_site::column::Entry;
use skillweek_site::page::Page;

impl PageBuilder<'_> {
    /// The cards of some entries, in their order.
    pub fn cards<'e>(&self, entries: impl IntoIterator<Item = &'e Entry>) -> Vec<Card> {
        entries.into_iter().map(|entry| self.card(entry)).collect()
    }

    /// The cards of some entries as rows of the programme, which have covers only if the theme
    /// shows them.
    pub fn rows<'e>(&self, entries: impl IntoIterator<Item = &'e Entry>) -> Vec<Card> {
        let has_covers = self.renderer.theme.pictures.programme;
        let row = |card: Card| Card { cover: card.cover.filter(|_| has_covers), ..card };
        self.cards(entries).into_iter().map(row).collect()
    }

    /// The card of an entry of one of this site's columns.
    pub fn card(&self, entry: &Entry) -> Card {
        let page = self.renderer.graph.page(entry.page);
        let from = (page.site != self.renderer.site.id).then(|| self.site_as_link(page.site));
        let front = &page.document.front;
        let lang = self.renderer.lang();
        Card {
            kind: page.document.kind.code(),
            title: front.title.value.clone(),
            href: self.entry_href(entry),
            summary: self.summary(page),
            cover: self.cover(page),
            date: front.date.as_ref().map(|date| dates::date(date.value.date, lang)),
            from,
            tags: front.tags.clone(),
            highlight: front.highlight,
            draft: front.draft,
            activity: self.activity_facts(page),
            case: self.case_facts(page),
            media: self.media_facts(page),
            video: self.video_facts(page),
            count: count(page),
        }
    }

    /// The summary that the page states, else the beginning of its text.
    pub fn summary(&self, page: &Page) -> Option<String> {
        let written = text(page.document.front.summary.as_ref());
        written.or_else(|| Some(page.text.excerpt.clone())).filter(|text| !text.is_empty())
    }

    /// The facts of a case; `None` for other kinds.
    pub fn case_facts(&self, page: &Page) -> Option<CaseFacts> {
        let Facts::Case(case) = &page.document.facts else { return None };
        let term = |term| self.renderer.term(term);
        Some(CaseFacts {
            kind: case.kind.as_ref().map(|kind| term(kind.value.term())),
            person: text(case.person.as_ref()),
            school: case.school.clone(),
            honours: case.honours.clone(),
            integration: case.integration.iter().map(|one| term(one.value.term())).collect(),
            quote: case.quote.clone(),
        })
    }

    /// The facts of a press report; `None` for other kinds.
    pub fn media_facts(&self, page: &Page) -> Option<MediaFacts> {
        let Facts::Media(media) = &page.document.facts else { return None };
        let level = media.outlet_level.as_ref().map(|level| level.value.term());
        Some(MediaFacts {
            outlet: text(media.outlet.as_ref()),
            outlet_level: level.map(|term| self.renderer.term(term)),
            original_title: media.original_title.clone(),
            source_url: text(page.document.front.source_url.as_deref()),
        })
    }

    /// The facts of a video; `None` for other kinds.
    pub fn video_facts(&self, page: &Page) -> Option<VideoFacts> {
        let Facts::Video(facts) = &page.document.facts else { return None };
        let service = facts.url.as_ref().and_then(|url| embed(&url.value));
        let file = facts.file.as_ref().and_then(|file| self.offer(page.file(&file.value)?));
        let poster = facts.poster.as_ref().and_then(|poster| page.file(&poster.value));
        let title = &page.document.front.title.value;
        Some(VideoFacts {
            url: text(facts.url.as_ref()),
            embed: service.as_ref().map(|player| player.address.clone()),
            service: service.map(|player| player.service.to_owned()),
            file: file.map(|file| file.href),
            poster: poster.and_then(|path| self.image(path, title, None)),
            duration: facts.duration.clone(),
        })
    }
}

fn count(page: &Page) -> Option<usize> {
    match &page.document.facts {
        Facts::Gallery(_) => Some(page.text.pictures.len()),
        Facts::Download(download) => Some(download.files.len()),
        _ => None,
    }
}
