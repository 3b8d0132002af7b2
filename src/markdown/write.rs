//! Writes an article into the page that shows it.

use super::article::{
    Article, Block, EmbedCard, Figure, Image, Link, Media, MediaKind, Piece, Player,
};
use super::block_fence;
use super::escape::{attribute, push_address, push_text};
use super::target::{LinkResolver, Picture, PictureSize, Target};
use skillweek_base::slug::slug;
use skillweek_base::text::Lang;

/// The HTML of an article on one page.
pub fn write(article: &Article, resolver: &dyn LinkResolver, lang: Lang) -> String {
    let is_seen_at_once = resolver.opens_page();
    let mut page = PageHtml { resolver, lang, html: String::new(), is_seen_at_once };
    page.pieces(&article.pieces);
    page.html
}

/// The HTML of an article as one page shows it.
struct PageHtml<'a> {
    resolver: &'a dyn LinkResolver,
    lang: Lang,
    html: String,
    /// Whether the next picture is visible without scrolling: at most the first one is.
    is_seen_at_once: bool,
}

impl PageHtml<'_> {
    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Html(html) => self.html.push_str(html),
                Piece::Word(word) => self.html.push_str(word.get(self.lang)),
                Piece::Address(index) => {
                    let address = self.resolver.target(*index).address();
                    push_address(&mut self.html, &address.unwrap_or_default());
                }
                Piece::Link(link) => self.link(link),
                Piece::Image(image) => self.image(image, PictureSize::Figure),
                Piece::Figure(figure) => self.figure(figure, PictureSize::Figure),
                Piece::Gallery(figures) => self.gallery(figures),
                Piece::Player(player) => self.player(player),
                Piece::Media(media) => self.media(media),
                Piece::EmbedCard(card) => self.card(card),
                Piece::Block(block) => self.block(block),
            }
        }
    }

    fn link(&mut self, link: &Link) {
        let target = self.resolver.target(link.reference);
        let Some(address) = target.address() else { return self.pieces(&link.body) };
        self.start_link(&address);
        self.html.push_str(&link.attributes);
        match &target {
            Target::External(_) => self.html.push_str(EXTERNAL),
            Target::File { file_name, .. } => self.html.push_str(&attribute("download", file_name)),
            _ => {}
        }
        self.html.push('>');
        self.pieces(&link.body);
        self.html.push_str("</a>");
        if let Target::File { format, size, .. } = &target {
            self.html.push_str(" <span class=\"file-meta\">");
            let meta = match self.lang {
                Lang::Zh => format!("（{format}，{size}）"),
                Lang::En => format!("({format}, {size})"),
            };
            push_text(&mut self.html, &meta);
            self.html.push_str("</span>");
        }
    }

    /// Writes `<a href="…"`, without its end.
    fn start_link(&mut self, address: &str) {
        self.html.push_str("<a href=\"");
        push_address(&mut self.html, address);
        self.html.push('"');
    }

    /// Writes a picture; a missing one is replaced by its description.
    fn image(&mut self, image: &Image, place: PictureSize) {
        let Some(picture) = self.picture(image.reference) else {
            return push_text(&mut self.html, &image.alt);
        };
        let sizes = match image.width {
            Some(width) => format!("{width}px"),
            None if place == PictureSize::Figure && picture.is_upright() => {
                self.resolver.sizes(PictureSize::Upright).to_owned()
            }
            None => self.resolver.sizes(place).to_owned(),
        };
        self.html.push_str(if picture.sources.is_empty() { "" } else { "<picture>" });
        for (media_type, srcset) in &picture.sources {
            self.html.push_str("<source");
            self.html.push_str(&attribute("type", media_type));
            self.candidates(srcset, &sizes);
            self.html.push('>');
        }
        self.html.push_str("<img src=\"");
        push_address(&mut self.html, &picture.src);
        self.html.push('"');
        if let Some(srcset) = &picture.srcset {
            self.candidates(srcset, &sizes);
        }
        self.html.push_str(&attribute("alt", &image.alt));
        for (name, size) in ["width", "height"].into_iter().zip(picture.size(image.width)) {
            if let Some(size) = size {
                self.html.push_str(&format!(" {name}=\"{size}\""));
            }
        }
        if !picture.class.is_empty() && !image.attributes.contains(" class=") {
            self.html.push_str(&attribute("class", &picture.class));
        }
        if !std::mem::take(&mut self.is_seen_at_once) {
            self.html.push_str(" loading=\"lazy\" decoding=\"async\"");
        }
        self.html.push_str(&image.attributes);
        self.html.push('>');
        self.html.push_str(if picture.sources.is_empty() { "" } else { "</picture>" });
    }

    /// Writes `srcset`, with `sizes` if there is a choice of widths.
    fn candidates(&mut self, srcset: &str, sizes: &str) {
        self.html.push_str(&attribute("srcset", srcset));
        if srcset.contains(", ") {
            self.html.push_str(&attribute("sizes", sizes));
        }
    }

    fn picture(&self, index: usize) -> Option<Picture> {
        match self.resolver.target(index) {
            Target::Image(picture) => Some(*picture),
            other => other.address().map(|src| Picture { src, ..Picture::default() }),
        }
    }

    /// Writes a picture with its caption. In a gallery it links to its large version, unless the
    /// author set a link.
    fn figure(&mut self, figure: &Figure, place: PictureSize) {
        let Some(picture) = self.picture(figure.image.reference) else {
            // Its description, otherwise its caption.
            let caption = figure.caption.as_deref().unwrap_or_default();
            let said = Some(figure.image.alt.as_str()).filter(|alt| !alt.is_empty());
            self.html.push_str("<p>");
            push_text(&mut self.html, said.unwrap_or(caption));
            self.html.push_str("</p>\n");
            return;
        };
        let full = (place == PictureSize::Gallery).then(|| picture.full().to_owned());
        let own = figure.link.map(|link| self.resolver.target(link));
        let is_external = matches!(own, Some(Target::External(_)));
        let link = own.as_ref().and_then(Target::address).or(full);
        self.html.push_str("<figure class=\"figure\">");
        if let Some(address) = &link {
            self.start_link(address);
            self.html.push_str(if is_external { EXTERNAL } else { "" });
            self.html.push('>');
        }
        self.image(&figure.image, place);
        self.html.push_str(if link.is_some() { "</a>" } else { "" });
        if let Some(caption) = &figure.caption {
            self.html.push_str("<figcaption>");
            push_text(&mut self.html, caption);
            self.html.push_str("</figcaption>");
        }
        self.html.push_str("</figure>\n");
    }

    fn gallery(&mut self, figures: &[Figure]) {
        self.html.push_str("<div class=\"gallery\">\n");
        for figure in figures {
            self.figure(figure, PictureSize::Gallery);
        }
        self.html.push_str("</div>\n");
    }

    fn player(&mut self, player: &Player) {
        let Some(address) = self.resolver.target(player.reference).address() else {
            return self.paragraph(&player.label);
        };
        self.html.push_str("<div class=\"player\" data-embed=\"");
        push_address(&mut self.html, &player.embed);
        self.html.push_str("\">");
        self.start_link(&address);
        self.html.push_str(EXTERNAL);
        self.html.push('>');
        self.pieces(&player.label);
        self.html.push_str("</a></div>\n");
    }

    fn media(&mut self, media: &Media) {
        let Some(address) = self.resolver.target(media.reference).address() else {
            return self.paragraph(&media.label);
        };
        let name = match media.kind {
            MediaKind::Video => "video",
            MediaKind::Audio => "audio",
        };
        self.html
            .push_str(&format!("<figure class=\"media\"><{name} controls preload=\"none\" src=\""));
        push_address(&mut self.html, &address);
        self.html.push_str("\">");
        self.start_link(&address);
        self.html.push('>');
        self.pieces(&media.label);
        self.html.push_str(&format!("</a></{name}><figcaption>"));
        self.pieces(&media.label);
        self.html.push_str("</figcaption></figure>\n");
    }

    /// Writes a download; an ordinary link if the file's size is not known.
    fn card(&mut self, card: &EmbedCard) {
        let target = self.resolver.target(card.reference);
        let Target::File { href, file_name, format, size } = &target else {
            let link = Link {
                reference: card.reference,
                attributes: String::new(),
                body: card.label.clone(),
            };
            return self.paragraph(&[Piece::Link(link)]);
        };
        self.html.push_str("<a class=\"download-card\" href=\"");
        push_address(&mut self.html, href);
        self.html.push('"');
        self.html.push_str(&attribute("download", file_name));
        self.html.push_str("><span class=\"download-label\">");
        self.pieces(&card.label);
        self.html.push_str("</span><span class=\"download-meta\">");
        push_text(&mut self.html, &format!("{format} · {size}"));
        self.html.push_str("</span></a>\n");
    }

    fn paragraph(&mut self, pieces: &[Piece]) {
        self.html.push_str("<p>");
        self.pieces(pieces);
        self.html.push_str("</p>\n");
    }

    fn block(&mut self, block: &Block) {
        let before = std::mem::take(&mut self.html);
        self.pieces(&block.body);
        let body = std::mem::replace(&mut self.html, before);
        let title = block.title.as_deref();
        match self.resolver.block(&block.name, title, &body) {
            Some(html) => self.html.push_str(&html),
            None => self.default_block(&block.name, title, &body),
        }
    }

    fn default_block(&mut self, name: &str, title: Option<&str>, body: &str) {
        let class = format!("block block-{}", slug(name));
        let title = title.or_else(|| block_fence::title(name).map(|word| word.get(self.lang)));
        let (element, title_start, title_end) = match name {
            "details" => ("details", "<summary>", "</summary>\n"),
            _ => ("section", "<p class=\"block-title\">", "</p>\n"),
        };
        self.html.push_str(&format!("<{element}{}>", attribute("class", &class)));
        if let Some(title) = title {
            self.html.push_str(title_start);
            push_text(&mut self.html, title);
            self.html.push_str(title_end);
        }
        let columns =
            if name == "columns" { ("<div class=\"column\">\n", "</div>\n") } else { ("", "") };
        self.html.push_str(columns.0);
        self.html.push_str(body);
        self.html.push_str(columns.1);
        self.html.push_str(&format!("</{element}>\n"));
    }
}

/// The `rel` attribute of links to other sites.
const EXTERNAL: &str = " rel=\"external noopener noreferrer\"";
