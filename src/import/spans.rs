//! Pieces of a line as Markdown: looks as pairs of marks, each as long as it can be.

use super::escape;
use super::inline::{Format, Inline, PictureUse, Piece};
use std::rc::Rc;

/// What writing needs to know besides the pieces.
pub struct Context<'a> {
    /// The files of pictures.
    pub files: &'a [String],
    /// What ends a line within a paragraph.
    pub line_end: &'static str,
}

/// The looks, from the outermost.
#[derive(Clone, Copy)]
enum Layer {
    Link,
    Strong,
    Emphasis,
    Strike,
    Raised,
}

impl Layer {
    fn below(self) -> Option<Self> {
        match self {
            Self::Link => Some(Self::Strong),
            Self::Strong => Some(Self::Emphasis),
            Self::Emphasis => Some(Self::Strike),
            Self::Strike => Some(Self::Raised),
            Self::Raised => None,
        }
    }

    fn has(self, piece: &Piece) -> bool {
        match self {
            Self::Link => piece.link.is_some(),
            Self::Strong => piece.format.strong,
            Self::Emphasis => piece.format.emphasis,
            Self::Strike => piece.format.strike,
            Self::Raised => piece.format.raised != 0,
        }
    }
}

/// Writes the pieces of a line; `markdown` ends where its line begins.
pub fn write(context: &Context<'_>, inlines: &[Inline]) -> String {
    let merged = merge(inlines);
    let mut writer = Spans { context, out: String::new() };
    writer.layer(Some(Layer::Link), &merged, None);
    writer.out
}

/// Neighbours of one look become one piece; blanks have the look of what they follow.
fn merge(inlines: &[Inline]) -> Vec<Inline> {
    let mut merged: Vec<Inline> = Vec::new();
    for inline in inlines {
        let Inline::Text(piece) = inline else {
            merged.push(inline.clone());
            continue;
        };
        match merged.last_mut() {
            Some(Inline::Text(last))
                if last.link == piece.link
                    && (last.format == piece.format || piece.text.trim().is_empty()) =>
            {
                last.text.push_str(&piece.text);
            }
            _ => {
                let mut piece = piece.clone();
                if piece.text.trim().is_empty() {
                    piece.format = Format::default();
                }
                merged.push(Inline::Text(piece));
            }
        }
    }
    merged
}

struct Spans<'a> {
    context: &'a Context<'a>,
    out: String,
}

impl Spans<'_> {
    /// Writes pieces in groups that share a look. `after` is what follows them.
    fn layer(&mut self, layer: Option<Layer>, inlines: &[Inline], after: Option<char>) {
        let mut rest = inlines;
        while let Some(first) = rest.first() {
            let key = |inline: &Inline| match (inline, layer) {
                (Inline::Text(piece), Some(layer)) => {
                    layer.has(piece).then(|| (piece.link.clone(), piece.format.raised))
                }
                _ => None,
            };
            let shared = key(first);
            let same = |inline: &&Inline| match layer {
                Some(Layer::Link | Layer::Raised) => key(inline) == shared,
                _ => key(inline).is_some() == shared.is_some(),
            };
            let count = rest.iter().take_while(same).count();
            let (group, others) = rest.split_at(count);
            let next = first_letter(others).or(after);
            match (shared, layer) {
                (_, None) => group.iter().for_each(|inline| self.one(inline)),
                (None, Some(layer)) => self.layer(layer.below(), group, next),
                (Some(_), Some(layer)) => self.span(layer, group, next),
            }
            rest = others;
        }
    }

    /// Writes a group with its marks around it. Blanks at its ends stay outside.
    fn span(&mut self, layer: Layer, group: &[Inline], after: Option<char>) {
        let start = self.out.len();
        let is_line_start = self.is_line_start();
        self.layer(layer.below(), group, after);
        let inner = self.out.split_off(start);
        let text = inner.trim();
        if text.is_empty() || text == "\\" {
            self.out.push_str(&inner);
            return;
        }
        let lead = inner.len() - inner.trim_start().len();
        if !is_line_start {
            self.out.push_str(inner.get(..lead).unwrap_or_default());
        }
        let marked = self.marked(layer, group, text, after);
        self.out.push_str(&marked);
        let tail = inner.trim_end().len();
        self.out.push_str(inner.get(tail..).unwrap_or_default());
    }

    fn marked(&self, layer: Layer, group: &[Inline], text: &str, after: Option<char>) -> String {
        match layer {
            Layer::Link => link(link_of(group), text),
            Layer::Strong => self.pair("**", "strong", text, after),
            // Within strong letters two kinds of marks of the same letter would meet.
            Layer::Emphasis if group.iter().any(is_strong) => format!("<em>{text}</em>"),
            Layer::Emphasis => self.pair("*", "em", text, after),
            Layer::Strike => self.pair("~~", "del", text, after),
            Layer::Raised => {
                let is_above = group
                    .iter()
                    .any(|inline| matches!(inline, Inline::Text(piece) if piece.format.raised > 0));
                let name = if is_above { "sup" } else { "sub" };
                format!("<{name}>{text}</{name}>")
            }
        }
    }

    /// Marks where they are understood, else tags: a mark between a sign and a letter is taken for
    /// the other one of its pair.
    fn pair(&self, mark: &str, tag: &str, text: &str, after: Option<char>) -> String {
        let before = self.out.chars().next_back();
        let is_sign = |mark: Option<char>| mark.is_some_and(|mark| mark.is_ascii_punctuation());
        let is_letter = |mark: Option<char>| {
            mark.is_some_and(|mark| !mark.is_whitespace() && !mark.is_ascii_punctuation())
        };
        let opens_badly = is_sign(text.chars().next()) && is_letter(before);
        let closes_badly = is_sign(text.chars().next_back()) && is_letter(after);
        let meets = is_sign(before) || after == mark.chars().next();
        // Chinese signs are understood between Chinese letters only.
        let is_edge = |mark: Option<char>| mark.is_some_and(|mark| !mark.is_alphanumeric());
        let is_latin = |mark: Option<char>| mark.is_some_and(|mark| mark.is_ascii_alphanumeric());
        let is_foreign = is_edge(text.chars().next()) && is_latin(before)
            || is_edge(text.chars().next_back()) && is_latin(after)
            || !text.contains(char::is_alphanumeric);
        // A star between digits is a sign of multiplication (`5*3`).
        let is_digit = |mark: Option<char>| mark.is_some_and(char::is_numeric);
        let is_product = is_digit(before) && is_digit(text.chars().next())
            || is_digit(text.chars().next_back()) && is_digit(after);
        if opens_badly || closes_badly || meets || is_foreign || is_product {
            format!("<{tag}>{text}</{tag}>")
        } else {
            format!("{mark}{text}{mark}")
        }
    }

    fn one(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(piece) => {
                let is_line_start = self.is_line_start();
                let text = if is_line_start { piece.text.trim_start() } else { &piece.text };
                escape::push(&mut self.out, text, is_line_start);
            }
            Inline::Break => {
                self.out.truncate(self.out.trim_end_matches([' ', '　']).len());
                self.out.push_str(self.context.line_end);
            }
            Inline::Picture(picture) => {
                self.out.push_str(&image(self.context.files, picture, None));
            }
            Inline::Note(number) => self.out.push_str(&format!("[^{}]", number + 1)),
        }
    }

    fn is_line_start(&self) -> bool {
        self.out.is_empty() || self.out.ends_with(self.context.line_end)
    }
}

fn is_strong(inline: &Inline) -> bool {
    matches!(inline, Inline::Text(piece) if piece.format.strong)
}

/// The first letter that pieces show.
fn first_letter(inlines: &[Inline]) -> Option<char> {
    match inlines.first()? {
        Inline::Text(piece) => piece.text.chars().next(),
        Inline::Break => Some('\n'),
        Inline::Picture(_) => Some('!'),
        Inline::Note(_) => Some('['),
    }
}

fn link_of(group: &[Inline]) -> Rc<str> {
    let link = group.iter().find_map(|inline| match inline {
        Inline::Text(piece) => piece.link.clone(),
        _ => None,
    });
    link.unwrap_or_else(|| "".into())
}

fn link(address: Rc<str>, text: &str) -> String {
    let address: String = address
        .chars()
        .filter(|mark| !mark.is_control())
        .map(|mark| match mark {
            ' ' | '　' => "%20".to_owned(),
            '<' => "%3C".to_owned(),
            '>' => "%3E".to_owned(),
            '(' => "%28".to_owned(),
            ')' => "%29".to_owned(),
            '\\' => "%5C".to_owned(),
            mark => mark.to_string(),
        })
        .collect();
    format!("[{text}]({address})")
}

/// A picture, with its caption where it has one.
pub fn image(files: &[String], picture: &PictureUse, caption: Option<&str>) -> String {
    let mut alt = String::new();
    escape::push(
        &mut alt,
        if picture.alt.is_empty() { caption.unwrap_or_default() } else { &picture.alt },
        false,
    );
    let file = files.get(picture.number).map_or("", String::as_str);
    match caption {
        Some(caption) => {
            let mut title = String::new();
            escape::push(&mut title, caption, false);
            format!("![{alt}]({file} \"{}\")", title.replace('"', "\\\""))
        }
        None => format!("![{alt}]({file})"),
    }
}
