//! Blocks as Markdown.

use super::blocks::Block;
use super::grid::Grid;
use super::html;
use super::inline::Inline;
use super::numbering::{Label, Mark};
use super::spans;

/// What ends a line within a paragraph.
const LINE_END: &str = "\\\n";

/// The text of a page.
pub fn write(blocks: &[Block], notes: &[Vec<Vec<Inline>>], files: &[String]) -> String {
    let mut writer = Writer { files, notes, out: String::new(), list: List::default() };
    blocks.iter().for_each(|block| writer.block(block));
    writer.notes();
    let mut text = writer.out;
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

struct Writer<'a> {
    files: &'a [String],
    notes: &'a [Vec<Vec<Inline>>],
    out: String,
    list: List,
}

/// The list to which the last block belongs.
#[derive(Default)]
struct List {
    /// For each open level the level in Word and the width of its mark.
    levels: Vec<(usize, usize)>,
    number: Option<usize>,
    is_other: bool,
    /// Whether the last mark was a bullet.
    is_bullet: bool,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) {
        if let Block::Item { label, inlines } = block {
            return self.item(label, inlines);
        }
        self.list = List { is_other: false, ..List::default() };
        let text = match block {
            Block::Heading { level, inlines } => {
                let marks = "#".repeat(usize::from(*level));
                format!("{marks} {}", self.spans(inlines, " ").trim_start())
            }
            Block::Paragraph(inlines) | Block::Item { inlines, .. } => {
                self.spans(inlines, LINE_END)
            }
            Block::Table(grid) => self.table(grid),
            Block::Pictures { pictures, caption } => {
                let image = |picture| spans::image(self.files, picture, caption.as_deref());
                pictures.iter().map(image).collect::<Vec<_>>().join("\n")
            }
        };
        self.push(&text);
    }

    fn push(&mut self, text: &str) {
        if !self.out.is_empty() && !text.is_empty() {
            self.out.push_str("\n\n");
        }
        self.out.push_str(text);
    }

    fn spans(&self, inlines: &[Inline], line_end: &'static str) -> String {
        let context = spans::Context { files: self.files, line_end };
        spans::write(&context, inlines)
    }

    /// An item stands directly below the last one of its list. Two lists in a row have different
    /// marks, which keeps them apart.
    fn item(&mut self, label: &Label, inlines: &[Inline]) {
        let is_new =
            self.list.number.is_some_and(|number| number != label.list) && label.level == 0;
        let is_bullet = label.mark == Mark::Bullet;
        // Bullets and numbers are told apart as they are.
        self.list.is_other ^= is_new && is_bullet == self.list.is_bullet;
        self.list.is_bullet = is_bullet;
        let is_first = self.list.number.is_none();
        self.list.levels.retain(|(level, _)| *level < label.level);
        let indent: usize = self.list.levels.iter().map(|(_, width)| width).sum();
        let mark = match (label.mark, self.list.is_other) {
            (Mark::Number { number, is_round }, is_other) if is_round != is_other => {
                format!("{number}) ")
            }
            (Mark::Number { number, .. }, _) => format!("{number}. "),
            (_, false) => "- ".to_owned(),
            (_, true) => "* ".to_owned(),
        };
        let text = self.spans(inlines, LINE_END);
        let inner = " ".repeat(indent + mark.len());
        let text = text.replace('\n', &format!("\n{inner}"));
        self.list.levels.push((label.level, mark.len()));
        self.list.number = Some(label.list);
        let gap = match (self.out.is_empty(), is_first || is_new) {
            (true, _) => "",
            (false, true) => "\n\n",
            (false, false) => "\n",
        };
        self.out.push_str(&format!("{gap}{}{mark}{text}", " ".repeat(indent)));
    }

    fn table(&self, grid: &Grid) -> String {
        if grid.has_merged_cells() {
            let context = html::Context { files: self.files, notes: self.notes };
            return html::table(&context, grid);
        }
        let columns = grid.columns();
        let mut lines = Vec::new();
        for (number, row) in grid.rows.iter().enumerate() {
            // The head names all columns; others may end earlier.
            let own = row.iter().map(|cell| cell.column + 1).max().unwrap_or(1);
            let mut cells = vec![String::new(); if number == 0 { columns } else { own }];
            for cell in row {
                let lines: Vec<String> =
                    cell.lines.iter().map(|line| self.spans(line, "<br>")).collect();
                if let Some(place) = cells.get_mut(cell.column) {
                    *place = lines.join("<br>");
                }
            }
            lines.push(format!("| {} |", cells.join(" | ")));
            if number == 0 {
                lines.push(format!("|{}", "---|".repeat(columns)));
            }
        }
        lines.join("\n")
    }

    fn notes(&mut self) {
        for (number, lines) in self.notes.iter().enumerate() {
            let texts: Vec<String> = lines.iter().map(|line| self.spans(line, LINE_END)).collect();
            let text = texts.join("\n\n").replace('\n', "\n    ").replace("\n    \n", "\n\n");
            self.push(&format!("[^{}]: {text}", number + 1));
        }
    }
}
