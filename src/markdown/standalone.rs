//! Content alone in its paragraph: pictures, files, videos.

use super::address::{self, Destination};
use super::article::{EmbedCard, Figure, Media, MediaKind, Piece, Player, ReferenceKind};
use super::autolink;
use super::items::{Item, ItemKind};
use super::run::Run;
use super::video;
use super::writer::Writer;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// A part of such a paragraph.
enum Standalone {
    /// The index of a picture's start, and that of a link around it.
    Image {
        at: usize,
        link: Option<usize>,
    },
    Link(Alone),
}

/// A link alone in its paragraph.
struct Alone {
    target: String,
    range: Range<usize>,
    label: Label,
}

/// The text of a link: items, or the address itself.
enum Label {
    Items(Range<usize>),
    Address(String),
}

impl Writer<'_, '_> {
    /// Writes a paragraph that consists of pictures, or of one link to something playable or
    /// downloadable; `false` for any other paragraph.
    pub(super) fn standalone_paragraph(&mut self, items: Range<usize>) -> bool {
        let Some(parts) = self.parts(items) else { return false };
        match parts.as_slice() {
            // A paragraph of spaces, as word processors insert them.
            [] => true,
            [Standalone::Link(alone)] => self.standalone_link(alone),
            parts if parts.iter().all(|part| matches!(part, Standalone::Image { .. })) => {
                self.figures(parts);
                true
            }
            _ => false,
        }
    }

    /// Writes a tight list item that consists of a link to a document; returns the index of the
    /// item to go on with.
    pub(super) fn standalone_item(&mut self, from: usize, end: usize) -> Option<usize> {
        let first_block = |at: &usize| match self.items.get(*at).map(|item| &item.kind) {
            Some(ItemKind::Markdown(Event::Start(tag))) => !is_inline(tag),
            _ => false,
        };
        let matches_link = matches!(
            self.items.get(from)?.kind,
            ItemKind::Markdown(Event::Start(Tag::Link { .. }))
        );
        if !matches_link {
            return None;
        }
        let next = (from..end).find(first_block).unwrap_or(end);
        let parts = self.parts(from..next)?;
        let [Standalone::Link(alone)] = parts.as_slice() else { return None };
        (is_own_document(&alone.target) && self.standalone_link(alone)).then_some(next)
    }

    /// The parts of a paragraph, if it has only pictures and links.
    fn parts(&self, items: Range<usize>) -> Option<Vec<Standalone>> {
        let mut parts = Vec::new();
        let mut at = items.start;
        while at < items.end {
            let item = self.items.get(at)?;
            match &item.kind {
                ItemKind::Markdown(Event::Text(_)) => {
                    let (run, next) = Run::texts(self.items, at);
                    parts.extend(bare(&run)?);
                    at = next;
                    continue;
                }
                ItemKind::Markdown(Event::SoftBreak | Event::HardBreak) => {}
                ItemKind::Markdown(Event::Start(Tag::Image { .. })) => {
                    parts.push(Standalone::Image { at, link: None });
                }
                ItemKind::Markdown(Event::Start(Tag::Link { dest_url, .. })) => {
                    parts.push(self.link_part(at, item, dest_url));
                }
                _ => return None,
            }
            at = item.end + 1;
        }
        Some(parts)
    }

    fn link_part(&self, at: usize, link: &Item<'_>, target: &str) -> Standalone {
        match self.items.get(at + 1) {
            Some(Item {
                kind: ItemKind::Markdown(Event::Start(Tag::Image { .. })), end, ..
            }) if end + 1 == link.end => Standalone::Image { at: at + 1, link: Some(at) },
            _ => Standalone::Link(Alone {
                target: target.to_owned(),
                range: link.range.clone(),
                label: Label::Items(at + 1..link.end),
            }),
        }
    }

    /// Writes a link as a player, a video or sound, or a download; `false` if it is none of them.
    fn standalone_link(&mut self, alone: &Alone) -> bool {
        let is_local = address::destination(&alone.target) == Destination::Local;
        let extension = address::extension(&alone.target);
        let embed = video::embed(&alone.target);
        let kind = match (&embed, is_local) {
            (Some(_), _) => ReferenceKind::Player,
            (None, true) if media_kind(&extension).is_some() => ReferenceKind::Media,
            (None, true) if address::is_document(&extension) => ReferenceKind::Document,
            _ => return false,
        };
        let Some(reference) = self.refer(&alone.target, kind, "", alone.range.clone()) else {
            return false;
        };
        let label = self.label(reference, alone);
        let piece = match (embed, media_kind(&extension)) {
            (Some(embed), _) => Piece::Player(Player { reference, embed: embed.address, label }),
            (None, Some(kind)) => Piece::Media(Media { reference, kind, label }),
            (None, None) => Piece::EmbedCard(EmbedCard { reference, label }),
        };
        self.block_hole(piece);
        true
    }

    /// The text of a link, checked like any other.
    fn label(&mut self, reference: usize, alone: &Alone) -> Vec<Piece> {
        let before = std::mem::take(&mut self.out);
        self.begin_link(Some(reference), &alone.target, alone.range.clone());
        self.begin_line();
        match &alone.label {
            Label::Items(items) => self.walk(items.clone()),
            Label::Address(address) => self.plain_text(address),
        }
        self.end_link();
        let html = std::mem::replace(&mut self.out, before);
        self.pieces(html.strip_suffix("</a>").unwrap_or(&html))
    }

    fn figures(&mut self, parts: &[Standalone]) {
        let mut figures = Vec::new();
        for part in parts {
            let Standalone::Image { at, link } = part else { continue };
            let before = std::mem::take(&mut self.out);
            let figure = self.figure(*at, *link);
            let instead = std::mem::replace(&mut self.out, before);
            match figure {
                Some(figure) => figures.push(figure),
                None => self.out.push_str(&format!("<p>{instead}</p>\n")),
            }
        }
        if figures.len() > 1 {
            return self.block_hole(Piece::Gallery(figures));
        }
        figures.into_iter().for_each(|figure| self.block_hole(Piece::Figure(figure)));
    }

    /// A picture with its caption; if it cannot be shown, its replacement is written instead.
    fn figure(&mut self, at: usize, link: Option<usize>) -> Option<Figure> {
        let items = self.items;
        let item = items.get(at)?;
        let ItemKind::Markdown(Event::Start(Tag::Image { dest_url, title, .. })) = &item.kind
        else {
            return None;
        };
        let alt = self.plain(at + 1..item.end);
        let link = link.and_then(|link| items.get(link)).and_then(|around| match &around.kind {
            ItemKind::Markdown(Event::Start(Tag::Link { dest_url, .. })) => {
                self.refer(dest_url, ReferenceKind::Link, &alt, around.range.clone())
            }
            _ => None,
        });
        let image = self.image_reference(dest_url, &alt, item.range.clone())?;
        let caption = Some(title.trim().to_owned()).filter(|caption| !caption.is_empty());
        Some(Figure { image, caption, link })
    }
}

/// Text between the parts of a paragraph: only spaces, or one address; `None` for any other text.
fn bare(run: &Run) -> Option<Option<Standalone>> {
    let text = run.text.trim();
    if text.is_empty() {
        return Some(None);
    }
    let found = autolink::find(&run.text, 0)?;
    let label = run.text.get(found.range.clone()).filter(|label| *label == text)?;
    let (range, label) = (run.range(found.range.clone()), Label::Address(label.to_owned()));
    Some(Some(Standalone::Link(Alone { target: found.target, range, label })))
}

fn is_own_document(target: &str) -> bool {
    address::destination(target) == Destination::Local
        && address::is_document(&address::extension(target))
}

fn media_kind(extension: &str) -> Option<MediaKind> {
    match extension {
        "mp4" | "m4v" | "webm" | "ogv" | "mov" => Some(MediaKind::Video),
        "mp3" | "m4a" | "ogg" | "oga" | "wav" | "aac" | "flac" => Some(MediaKind::Audio),
        _ => None,
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}
