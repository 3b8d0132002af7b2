//! Tables with merged cells as HTML: Markdown has none.

use super::grid::{Cell, Grid};
use super::inline::{Inline, Piece, text_of};

/// What writing needs to know besides the table.
pub struct Context<'a> {
    pub files: &'a [String],
    /// The texts of notes: in HTML they stand where they belong.
    pub notes: &'a [Vec<Vec<Inline>>],
}

/// A table; its first rows name the columns.
pub fn table(context: &Context<'_>, grid: &Grid) -> String {
    let heads = grid.rows.first().into_iter().flatten().map(|cell| cell.rows).max().unwrap_or(1);
    let heads = if heads < grid.rows.len() { heads } else { 1 };
    let mut html = String::from("<table>\n");
    for (number, row) in grid.rows.iter().enumerate() {
        html.push_str("<tr>");
        for cell in row {
            html.push_str(&write_cell(context, cell, number < heads));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>");
    html
}

fn write_cell(context: &Context<'_>, cell: &Cell, is_head: bool) -> String {
    let lines: Vec<String> = cell.lines.iter().map(|line| write_line(context, line)).collect();
    let name = if is_head && !cell.lines.is_empty() { "th" } else { "td" };
    let over = |name: &str, count: usize| match count {
        1 => String::new(),
        count => format!(" {name}=\"{count}\""),
    };
    let (columns, rows) = (over("colspan", cell.columns), over("rowspan", cell.rows));
    format!("<{name}{columns}{rows}>{}</{name}>", lines.join("<br>"))
}

fn write_line(context: &Context<'_>, line: &[Inline]) -> String {
    let write = |inline: &Inline| match inline {
        Inline::Text(piece) => write_piece(piece),
        Inline::Break => "<br>".to_owned(),
        Inline::Picture(picture) => {
            let file = context.files.get(picture.number).map_or("", String::as_str);
            format!("<img src=\"{file}\" alt=\"{}\">", escaped(&picture.alt))
        }
        Inline::Note(number) => {
            let lines = context.notes.get(*number).into_iter().flatten();
            let text: Vec<String> = lines.map(|line| text_of(line)).collect();
            format!("（注：{}）", escaped(text.join(" ").trim()))
        }
    };
    line.iter().map(write).collect()
}

fn write_piece(piece: &Piece) -> String {
    let format = piece.format;
    let marks = [
        (format.strong, "strong"),
        (format.emphasis, "em"),
        (format.strike, "del"),
        (format.raised > 0, "sup"),
        (format.raised < 0, "sub"),
    ];
    let mut html = escaped(&piece.text);
    if html.trim().is_empty() {
        return html;
    }
    for (_, tag) in marks.iter().filter(|(is_so, _)| *is_so) {
        html = format!("<{tag}>{html}</{tag}>");
    }
    match &piece.link {
        Some(link) => format!("<a href=\"{}\">{html}</a>", escaped(link)),
        None => html,
    }
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
