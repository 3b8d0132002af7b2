//! A page's text: read again from its file, and written with addresses relative to its page.

use super::PageBuilder;
use super::picture::Offer;
use crate::context::{Image, ImageSource};
use crate::tracked_graph::TrackedGraph;
use serde::Serialize;
use skillweek_asset::Asset;
use skillweek_base::path::SourcePath;
use skillweek_content::kinds::Facts;
use skillweek_diag::Sink;
use skillweek_markdown::{
    self as markdown, Article, LinkResolver, Picture, PictureSize, Reference, ReferenceKind,
    Source, Target,
};
use skillweek_record::front_matter;
use skillweek_site::page::Page;
use skillweek_site::reference::{LinkTarget, Resolver};
use skillweek_site::section::Section;
use skillweek_source::decode;
use tera::Context;

/// The context of a theme's template for a `:::` block.
#[derive(Serialize)]
struct Block<'a> {
    name: &'a str,
    title: Option<&'a str>,
    body: &'a str,
    words: &'a std::collections::BTreeMap<String, String>,
}

/// A text on a page, with the targets of its references as seen from there.
struct PlacedArticle<'a, 'r> {
    builder: &'a PageBuilder<'r>,
    link_targets: &'a [LinkTarget],
    references: &'a [Reference],
    above_fold: AboveFold,
}

/// Whether a text is visible before the reader scrolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AboveFold {
    /// No picture is above it, so its first one is visible at once.
    Yes,
    /// It is below a picture, or below something that fills a screen.
    No,
}

impl PageBuilder<'_> {
    /// The article of a page; its diagnostics were reported when the project was read.
    pub fn article(&self, page: &Page) -> Article {
        if let Some(text) = &page.text.inline {
            return parse(&page.document.source, text, 0..text.len());
        }
        let source = &page.document.source;
        let kept = self.renderer.articles.and_then(|articles| articles.take(source));
        kept.unwrap_or_else(|| self.article_of(source))
    }

    fn article_of(&self, source: &SourcePath) -> Article {
        let bytes = self.renderer.world.read(source).unwrap_or_default();
        let decoded = decode::decode(&bytes);
        let body = front_matter::split(&decoded.text).body;
        parse(source, &decoded.text, body)
    }

    /// An article as HTML on this page.
    pub fn html(
        &self,
        article: &Article,
        link_targets: &[LinkTarget],
        above_fold: AboveFold,
    ) -> String {
        let placed = PlacedArticle {
            builder: self,
            link_targets,
            references: &article.references,
            above_fold,
        };
        let html = markdown::write(article, &placed, self.renderer.lang());
        if article.has_raw { markdown::minify(&html) } else { html }
    }

    /// A video's transcript.
    pub fn transcript(&self, page: &Page) -> Option<String> {
        let (article, link_targets) = transcript(&self.renderer.graph, page)?;
        Some(self.html(&article, &link_targets, AboveFold::No))
    }

    /// The text of a section's `_index.md`, if it has any.
    pub fn section_html(&self, section: &Section) -> Option<String> {
        self.index_html(&section.options.source.clone()?, AboveFold::Yes)
    }

    /// The text of an `_index.md`, if it has any.
    pub fn index_html(&self, source: &SourcePath, above_fold: AboveFold) -> Option<String> {
        let article = self.article_of(source);
        let link_targets = link_targets(&self.renderer.graph, &article, &source.parent()?);
        Some(self.html(&article, &link_targets, above_fold)).filter(|html| !html.trim().is_empty())
    }
}

/// A video's transcript, parsed as Markdown, and the targets of its references.
pub fn transcript(graph: &TrackedGraph<'_>, page: &Page) -> Option<(Article, Vec<LinkTarget>)> {
    let Facts::Video(video) = &page.document.facts else { return None };
    let text = &video.transcript.as_ref()?.value;
    let article = parse(&page.document.source, text, 0..text.len());
    let link_targets = link_targets(graph, &article, &page.folder);
    Some((article, link_targets))
}

fn link_targets(
    graph: &TrackedGraph<'_>,
    article: &Article,
    folder: &SourcePath,
) -> Vec<LinkTarget> {
    let resolver = Resolver { sources: graph.sources(), tree: graph.tree };
    let references = article.references.iter();
    references.map(|reference| resolver.resolve(folder, &reference.target)).collect()
}

fn parse(file: &SourcePath, text: &str, body: std::ops::Range<usize>) -> Article {
    markdown::parse(&Source { file, text, body, place: None }, &mut Sink::new())
}

impl LinkResolver for PlacedArticle<'_, '_> {
    fn target(&self, index: usize) -> Target {
        let Some(link_target) = self.link_targets.get(index) else { return Target::Missing };
        let graph = &self.builder.renderer.graph;
        match link_target {
            LinkTarget::Anchor(anchor) => Target::Address(format!("#{anchor}")),
            LinkTarget::Outside(url) => Target::External(url.clone()),
            LinkTarget::Document { anchor, .. } | LinkTarget::Folder { anchor, .. } => {
                let Some(destination) = graph.destination(link_target) else {
                    return Target::Missing;
                };
                let href = self.builder.destination_href(destination);
                // A missing anchor is reported elsewhere; the link still leads to its page.
                let is_there = |anchor: &&String| graph.has_anchor(destination, anchor);
                Target::Address(match anchor.as_ref().filter(is_there) {
                    Some(anchor) => format!("{href}#{anchor}"),
                    None => href,
                })
            }
            LinkTarget::File(path) => self.file(index, path),
            LinkTarget::LeftOut | LinkTarget::Nothing | LinkTarget::Escapes => Target::Missing,
        }
    }

    fn sizes(&self, place: PictureSize) -> &str {
        let pictures = &self.builder.renderer.theme.pictures;
        match place {
            PictureSize::Figure => &pictures.figure_sizes,
            PictureSize::Upright => &pictures.upright_sizes,
            PictureSize::Gallery => &pictures.gallery_sizes,
        }
    }

    fn opens_page(&self) -> bool {
        self.above_fold == AboveFold::Yes
    }

    fn block(&self, name: &str, title: Option<&str>, body: &str) -> Option<String> {
        let renderer = self.builder.renderer;
        let template = format!("blocks/{name}.html");
        if !renderer.theme.engine.has(&template) {
            return None;
        }
        let block = Block { name, title, body, words: &renderer.words };
        let context = Context::from_serialize(&block).ok()?;
        renderer.theme.engine.render(&template, &context, None, &mut Sink::new())
    }
}

impl PlacedArticle<'_, '_> {
    fn file(&self, index: usize, path: &SourcePath) -> Target {
        let is_shown = self.references.get(index).is_some_and(|it| it.kind == ReferenceKind::Image);
        if is_shown && let Some(image) = self.builder.image(path, "", None) {
            return Target::Image(Box::new(picture(image)));
        }
        let is_hole = |asset: &Asset| is_shown && asset.is_only_offered();
        if self.builder.renderer.assets.get(path).is_some_and(is_hole) {
            return Target::Missing;
        }
        let Some(offer) = self.builder.offer(path) else { return Target::Missing };
        let Offer { href, file_name, format, size, .. } = offer;
        Target::File { href, file_name, format, size }
    }
}

fn picture(image: Image) -> Picture {
    let source = |source: ImageSource| (source.media_type, source.srcset);
    Picture {
        src: image.src,
        width: image.width,
        height: image.height,
        srcset: image.srcset,
        sources: image.sources.into_iter().map(source).collect(),
        full: image.large,
        class: image.class,
    }
}
