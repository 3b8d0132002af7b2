//! Decides what lines are: headings, items of lists, captions, paragraphs.

use super::blocks::Block;
use super::grid::{Grid, plain};
use super::heading;
use super::inline::{Draft, Inline, Line, PictureUse, text_of, trim};
use super::numbering::Mark;
use super::styles::Role;
use std::mem::take;

/// The longest caption that only its place tells.
const LONGEST_CAPTION: usize = 40;
/// The deepest heading of a page; the first level is its title.
const DEEPEST: u8 = 6;

/// The blocks of a page.
pub fn arrange(drafts: Vec<Draft>) -> Vec<Block> {
    let mut parts = Parts::default();
    for draft in drafts {
        match draft {
            Draft::Line(line) => parts.line(line),
            Draft::Table(grid) => parts.table(grid),
        }
    }
    let mut blocks = with_captions(parts.done);
    put_headings_in_order(&mut blocks);
    blocks
}

/// Blocks, each with whether it may be a caption.
#[derive(Default)]
struct Parts {
    done: Vec<(Block, bool)>,
}

impl Parts {
    fn line(&mut self, mut line: Line) {
        trim(&mut line.inlines);
        if line.inlines.is_empty() {
            return;
        }
        if let Some(level) = heading::level(&line).filter(|_| !line.has_pictures()) {
            return self.heading(level, line);
        }
        heading::strengthen_lead(&mut line);
        let caption = may_be_caption(&line);
        let label = line.label.take();
        if let Some(label) = label {
            match label.mark {
                Mark::Text => line.inlines.insert(0, plain(spaced(&label.text))),
                _ if !line.has_text() => {}
                _ => {
                    let block = Block::Item { label, inlines: line.inlines };
                    return self.done.push((block, false));
                }
            }
        }
        self.paragraphs(line.inlines, caption);
    }

    fn heading(&mut self, level: u8, line: Line) {
        let mut inlines = line.inlines;
        for inline in &mut inlines {
            match inline {
                Inline::Text(piece) => {
                    (piece.format.strong, piece.format.emphasis) = (false, false);
                }
                Inline::Break => *inline = plain(" ".to_owned()),
                Inline::Picture(_) | Inline::Note(_) => {}
            }
        }
        if let Some(label) = line.label.filter(|label| label.mark != Mark::Bullet) {
            inlines.insert(0, plain(spaced(&label.text)));
        }
        self.done.push((Block::Heading { level, inlines }, false));
    }

    /// Parts a line where large pictures or empty lines stand in it.
    fn paragraphs(&mut self, inlines: Vec<Inline>, caption: bool) {
        let has_text = inlines.iter().any(|inline| match inline {
            Inline::Text(piece) => !piece.text.trim().is_empty(),
            _ => false,
        });
        let (mut text, mut pictures): (Vec<Inline>, Vec<PictureUse>) = Default::default();
        for inline in inlines {
            match inline {
                Inline::Picture(picture) if picture.is_large || !has_text => {
                    self.paragraph(take(&mut text), caption);
                    pictures.push(picture);
                }
                Inline::Break if matches!(text.last(), Some(Inline::Break)) => {
                    self.pictures(take(&mut pictures));
                    self.paragraph(take(&mut text), caption);
                }
                other => {
                    let is_blank = match &other {
                        Inline::Break => true,
                        Inline::Text(piece) => piece.text.trim().is_empty(),
                        _ => false,
                    };
                    if !is_blank {
                        self.pictures(take(&mut pictures));
                    }
                    text.push(other);
                }
            }
        }
        self.pictures(pictures);
        self.paragraph(text, caption);
    }

    fn paragraph(&mut self, mut inlines: Vec<Inline>, caption: bool) {
        trim(&mut inlines);
        if !inlines.is_empty() {
            let caption = caption || names_picture(text_of(&inlines).trim());
            self.done.push((Block::Paragraph(inlines), caption));
        }
    }

    fn pictures(&mut self, pictures: Vec<PictureUse>) {
        if !pictures.is_empty() {
            self.done.push((Block::Pictures { pictures, caption: None }, false));
        }
    }

    /// A table of one cell is a box around a text; a first row in one cell is the table's title.
    fn table(&mut self, mut grid: Grid) {
        grid.rows.retain(|row| row.iter().any(|cell| !cell.lines.is_empty() || cell.rows > 1));
        let columns = grid.columns();
        let is_box = columns <= 1 && grid.rows.len() <= 1
            || grid
                .rows
                .iter()
                .all(|row| row.len() == 1 && row.iter().all(|cell| cell.columns == columns));
        let is_title = |row: &Vec<_>| row.len() == 1;
        let has_title = !is_box
            && grid.rows.len() > 2
            && grid.rows.first().is_some_and(is_title)
            && grid
                .rows
                .first()
                .and_then(|row| row.first())
                .is_some_and(|cell| cell.columns == columns && cell.rows == 1);
        let freed = match () {
            () if is_box => take(&mut grid.rows),
            () if has_title => vec![grid.rows.remove(0)],
            () => Vec::new(),
        };
        for mut line in freed.into_iter().flatten().flat_map(|cell| cell.lines) {
            if has_title {
                line.iter_mut().for_each(strengthen);
            }
            self.paragraphs(line, false);
        }
        if !grid.rows.is_empty() {
            self.done.push((Block::Table(grid), false));
        }
    }
}

fn strengthen(inline: &mut Inline) {
    if let Inline::Text(piece) = inline {
        piece.format.strong = true;
    }
}

/// A mark with a blank behind it, where it would run into the text.
fn spaced(mark: &str) -> String {
    let is_narrow = mark.ends_with(|last: char| last.is_ascii() && last != ' ');
    if is_narrow || mark.ends_with(['章', '节', '条']) {
        format!("{mark} ")
    } else {
        mark.to_owned()
    }
}

fn may_be_caption(line: &Line) -> bool {
    if line.has_pictures() {
        return false;
    }
    let text = line.text();
    let text = text.trim();
    let is_short = line.is_centred
        && text.chars().count() <= LONGEST_CAPTION
        && !text.ends_with(['。', '：', '；'])
        && line.label.is_none()
        && !line.is_bold;
    line.role == Some(Role::Caption) && !text.starts_with('表') || names_picture(text) || is_short
}

/// 图1 …, 图 一：…, 图为….
fn names_picture(text: &str) -> bool {
    let rest = ["图片", "照片", "图"].iter().find_map(|start| text.strip_prefix(start));
    let is_number = |mark: char| {
        mark.is_ascii_digit() || "一二三四五六七八九十０１２３４５６７８９".contains(mark)
    };
    let is_so = rest.is_some_and(|rest| {
        rest.trim_start().starts_with(is_number) || rest.starts_with(['为', '：', ':'])
    });
    is_so && text.chars().count() <= 100 && !text.contains('。') || {
        let is_so = text.starts_with("图为") || text.starts_with("图片说明");
        is_so && text.chars().count() <= 100
    }
}

/// Gives each picture that stands alone the caption below it.
fn with_captions(parts: Vec<(Block, bool)>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for (block, may_be_caption) in parts {
        let text = match &block {
            Block::Paragraph(inlines) if may_be_caption && is_plain(inlines) => {
                Some(text_of(inlines))
            }
            _ => None,
        };
        match (blocks.last_mut(), text) {
            (Some(Block::Pictures { pictures, caption: caption @ None }), Some(text))
                if pictures.len() == 1 =>
            {
                *caption = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            _ => blocks.push(block),
        }
    }
    blocks
}

/// Whether a caption can hold all that stands in a paragraph.
fn is_plain(inlines: &[Inline]) -> bool {
    inlines.iter().all(|inline| match inline {
        Inline::Text(piece) => piece.link.is_none(),
        Inline::Break => true,
        Inline::Picture(_) | Inline::Note(_) => false,
    })
}

/// The highest level that occurs becomes the second, and none is left out on the way down.
fn put_headings_in_order(blocks: &mut [Block]) {
    let levels = || {
        blocks.iter().filter_map(|block| match block {
            Block::Heading { level, .. } => Some(*level),
            _ => None,
        })
    };
    let mut used: Vec<u8> = levels().collect();
    used.sort_unstable();
    used.dedup();
    let mut before = 1;
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            let rank = used.iter().position(|used| used == level).unwrap_or(0);
            *level = (rank as u8 + 2).min(before + 1).min(DEEPEST);
            before = *level;
        }
    }
}
