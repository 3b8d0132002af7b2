//! Tables: rows of cells that may reach over several rows and columns.

use super::inline::{Draft, Format, Inline, Piece, trim};
use super::numbering::Mark;
use super::reader::Reader;
use super::runs::is_wrapper;
use super::styles::Face;
use super::xml::Element;
use std::collections::BTreeMap;

/// The most columns that a cell may reach over.
const MOST_COLUMNS: usize = 200;

/// A table.
#[derive(Debug, Default)]
pub struct Grid {
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug)]
pub struct Cell {
    pub column: usize,
    pub columns: usize,
    pub rows: usize,
    pub lines: Vec<Vec<Inline>>,
}

impl Grid {
    /// The number of columns.
    pub fn columns(&self) -> usize {
        let ends = self.rows.iter().flatten().map(|cell| cell.column + cell.columns);
        ends.max().unwrap_or_default()
    }

    pub fn has_merged_cells(&self) -> bool {
        self.rows.iter().flatten().any(|cell| cell.columns > 1 || cell.rows > 1)
    }

    /// The pieces of all cells.
    pub fn lines_mut(&mut self) -> impl Iterator<Item = &mut Vec<Inline>> {
        self.rows.iter_mut().flatten().flat_map(|cell| cell.lines.iter_mut())
    }
}

/// The elements of a name inside, through what only surrounds them.
fn inside<'a>(element: &'a Element, name: &str, found: &mut Vec<&'a Element>) {
    for child in element.elements() {
        if child.is(name) {
            found.push(child);
        } else if is_wrapper(child) {
            inside(child, name, found);
        }
    }
}

/// Reads a table. Cells that continue the one above make it higher; whatever stands in them goes
/// there, too.
pub fn read(reader: &mut Reader<'_>, table: &Element) -> Grid {
    let mut rows = Vec::new();
    inside(table, "tr", &mut rows);
    let mut grid = Grid::default();
    // By column: where the cell stands that the next row may continue.
    let mut above: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for row in rows {
        let set = row.child("trPr");
        if set.is_some_and(|set| set.child("del").is_some()) {
            continue;
        }
        let mut column = columns_before(set);
        let mut cells: Vec<Cell> = Vec::new();
        let mut found = Vec::new();
        inside(row, "tc", &mut found);
        for element in found {
            let shape = Shape::read(element);
            let lines = lines(reader, element);
            let (row, at) = (grid.rows.len(), cells.len());
            column += shape.columns;
            let start = column - shape.columns;
            if let Some(left) = cells.last_mut().filter(|_| shape.continues_left) {
                left.columns += shape.columns;
                left.lines.extend(lines);
                continue;
            }
            let place = above.get(&start).copied().filter(|_| shape.continues_above);
            if let Some((row, at)) = place {
                let cell = &mut grid.rows[row][at];
                cell.rows += 1;
                cell.lines.extend(lines);
                continue;
            }
            above.insert(start, (row, at));
            cells.push(Cell { column: start, columns: shape.columns, rows: 1, lines });
        }
        grid.rows.push(cells);
    }
    grid
}

/// How many columns a row leaves free at its beginning.
fn columns_before(set: Option<&Element>) -> usize {
    let before = set.and_then(|set| set.value_of("gridBefore"));
    before.and_then(|n| n.parse().ok()).unwrap_or(0).min(MOST_COLUMNS)
}

/// How far a cell reaches.
struct Shape {
    columns: usize,
    continues_above: bool,
    continues_left: bool,
}

impl Shape {
    fn read(cell: &Element) -> Self {
        let set = cell.child("tcPr");
        let columns = set.and_then(|set| set.value_of("gridSpan")?.parse::<usize>().ok());
        let continues = |name: &str| {
            let merge = set.and_then(|set| set.child(name));
            merge.is_some_and(|merge| merge.value() != Some("restart"))
        };
        Self {
            columns: columns.unwrap_or(1).clamp(1, MOST_COLUMNS),
            continues_above: continues("vMerge"),
            continues_left: continues("hMerge"),
        }
    }
}

/// The paragraphs of a cell. Of a table within, each row is a line.
fn lines(reader: &mut Reader<'_>, cell: &Element) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    for draft in reader.blocks_of(cell) {
        match draft {
            Draft::Line(line) => {
                let mark = line.label.map(|label| match label.mark {
                    Mark::Bullet => "• ".to_owned(),
                    Mark::Number { .. } => format!("{} ", label.text),
                    Mark::Text => label.text,
                });
                let mut inlines: Vec<Inline> = mark.into_iter().map(plain).collect();
                inlines.extend(line.inlines);
                trim(&mut inlines);
                lines.push(inlines);
            }
            Draft::Table(grid) => lines.extend(grid.rows.into_iter().map(in_one_line)),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Letters without a look.
pub fn plain(text: String) -> Inline {
    Inline::Text(Piece { text, format: Format::default(), link: None, face: Face::Text })
}

fn in_one_line(row: Vec<Cell>) -> Vec<Inline> {
    let mut line = Vec::new();
    for part in row.into_iter().flat_map(|cell| cell.lines) {
        if !line.is_empty() {
            line.push(plain("　".to_owned()));
        }
        line.extend(part);
    }
    line
}
