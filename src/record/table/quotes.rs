//! Cuts separated text into fields, and notices quotation marks that are never closed: such a mark
//! must not swallow the lines below it.

/// A field with its position.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The row and the column, from 0, as a spreadsheet program counts them.
    pub at: (u32, u32),
    /// The text, without its quotation marks.
    pub text: String,
    /// The line of the file, from 1, on which an unclosed quotation mark opens it.
    pub open_quote: Option<u64>,
}

/// Reads fields one by one.
pub struct Fields<'a> {
    text: &'a str,
    delimiter: char,
    position: usize,
    row: u32,
    column: u32,
    line: u64,
    /// Marks that open before this position are not closed.
    unclosed_until: usize,
    /// For each line, where it begins and the number of delimiters on it.
    lines: Vec<(usize, usize)>,
    /// Whether the text is as programs write it, so that nothing in it looks like a slip.
    is_regular: bool,
}

/// What follows an opening mark.
enum Quoted {
    /// The text inside, and the position behind the closing mark.
    Closed(String, usize),
    /// No mark before this position closes it.
    Open(usize),
}

impl<'a> Fields<'a> {
    /// Fields of a text with `\n` as its line ends.
    pub fn new(text: &'a str, delimiter: char) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            lines.push((start, line.matches(delimiter).count()));
            start += line.len();
        }
        let is_regular = is_regular(text, delimiter);
        Self {
            text,
            delimiter,
            position: 0,
            row: 0,
            column: 0,
            line: 1,
            unclosed_until: 0,
            lines,
            is_regular,
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.position..).unwrap_or_default()
    }

    /// Goes behind the end of a field: to the next column or row.
    fn advance(&mut self, end: usize) {
        let inner = self.text.get(self.position..end).unwrap_or_default();
        self.line += inner.bytes().filter(|byte| *byte == b'\n').count() as u64;
        let mark = self.text.get(end..).and_then(|rest| rest.chars().next());
        if mark == Some(self.delimiter) {
            self.column = self.column.saturating_add(1);
        } else {
            self.row = self.row.saturating_add(1);
            self.column = 0;
            self.line += 1;
        }
        self.position = end + mark.map_or(1, char::len_utf8);
    }

    /// Reads on behind an opening mark at `start`.
    fn quoted(&self, start: usize) -> Quoted {
        let mut inside = String::new();
        let mut position = start;
        let mut has_line_end = false;
        let mut before = '"';
        let text = |from: usize| self.text.get(from..).unwrap_or_default();
        while let Some(mark) = text(position).chars().next() {
            let next = position + mark.len_utf8();
            if mark != '"' {
                has_line_end |= mark == '\n';
                inside.push(mark);
                (before, position) = (mark, next);
                continue;
            }
            let opens =
                !self.is_regular && has_line_end && (before == self.delimiter || before == '\n');
            if text(next).starts_with('"') {
                // An empty field in quotation marks looks like a doubled mark.
                let behind = text(next + 1);
                if opens && (behind.starts_with(self.delimiter) || behind.starts_with('\n')) {
                    return Quoted::Open(position);
                }
                inside.push('"');
                (before, position) = ('"', next + 1);
                continue;
            }
            let behind = text(next).trim_start_matches([' ', '\u{3000}']);
            let ends = behind.is_empty() || behind.starts_with([self.delimiter, '\n']);
            if ends && has_line_end && self.is_every_line_whole(start, position) {
                return Quoted::Open(next);
            }
            if ends {
                return Quoted::Closed(inside, self.text.len() - behind.len());
            }
            if opens {
                return Quoted::Open(position);
            }
            inside.push('"');
            (before, position) = ('"', next);
        }
        Quoted::Open(self.text.len())
    }

    /// Whether all lines from one position to another have as many delimiters as the first line of
    /// the file: then each is a row by itself, and the mark between them is a slip.
    fn is_every_line_whole(&self, start: usize, end: usize) -> bool {
        let expected = self.lines.first().map_or(0, |(_, count)| *count);
        let from = self.lines.partition_point(|(at, _)| *at <= start).saturating_sub(1);
        let to = self.lines.partition_point(|(at, _)| *at <= end);
        let lines = self.lines.get(from..to).unwrap_or_default();
        expected >= 2 && lines.iter().all(|(_, count)| *count == expected)
    }
}

/// Whether a text keeps to RFC 4180 in all its quotation marks, and all its rows have as many fields as the first.
fn is_regular(text: &str, delimiter: char) -> bool {
    let mut expected = None;
    let mut rest = text;
    while !rest.is_empty() {
        let mut count = 1;
        loop {
            let Some(behind) = behind_field(rest, delimiter) else { return false };
            rest = behind;
            match rest.strip_prefix(delimiter) {
                Some(next) => (rest, count) = (next, count + 1),
                None => break,
            }
        }
        rest = rest.strip_prefix('\n').unwrap_or(rest);
        if *expected.get_or_insert(count) != count {
            return false;
        }
    }
    true
}

/// What follows the first field of a text; `None` if a quotation mark in it is out of place.
fn behind_field(text: &str, delimiter: char) -> Option<&str> {
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find([delimiter, '\n']).unwrap_or(text.len());
        return (!text[..end].contains('"')).then_some(&text[end..]);
    };
    loop {
        rest = &rest[rest.find('"')? + 1..];
        match rest.strip_prefix('"') {
            Some(next) => rest = next,
            None => {
                return (rest.is_empty() || rest.starts_with([delimiter, '\n'])).then_some(rest);
            }
        }
    }
}

impl Iterator for Fields<'_> {
    type Item = Field;

    fn next(&mut self) -> Option<Field> {
        if self.position >= self.text.len() {
            return None;
        }
        let (at, line) = ((self.row, self.column), self.line);
        let mut open_quote = None;
        let blank = self.rest().len() - self.rest().trim_start_matches([' ', '\u{3000}']).len();
        let is_quoted = self.rest().get(blank..).is_some_and(|rest| rest.starts_with('"'));
        if is_quoted {
            let start = self.position + blank + 1;
            let quoted = match start <= self.unclosed_until {
                true => Quoted::Open(self.unclosed_until),
                false => self.quoted(start),
            };
            match quoted {
                Quoted::Closed(text, end) => {
                    self.advance(end);
                    return Some(Field { at, text, open_quote });
                }
                Quoted::Open(until) => {
                    self.unclosed_until = self.unclosed_until.max(until);
                    open_quote = Some(line);
                    self.position = start;
                }
            }
        }
        let rest = self.rest();
        let length = rest.find([self.delimiter, '\n']).unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or_default();
        let text = if open_quote.is_some() { text.trim_end_matches('"') } else { text };
        self.advance(self.position + length);
        Some(Field { at, text: text.to_owned(), open_quote })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = Vec::new();
        for field in Fields::new(text, ',') {
            let row = field.at.0 as usize;
            rows.resize_with(rows.len().max(row + 1), Vec::new);
            rows[row].push(field.text);
        }
        rows
    }

    fn open_lines(text: &str) -> Vec<u64> {
        Fields::new(text, ',').filter_map(|field| field.open_quote).collect()
    }

    #[test]
    fn quoted_fields_are_read_as_written() {
        let text = "a,\"b,\"\"c\"\"\nd\",e\n\"\",f \"g\", h\n";
        assert_eq!(rows(text), [vec!["a", "b,\"c\"\nd", "e"], vec!["", "f \"g\"", " h"]]);
        assert_eq!(open_lines(text), Vec::<u64>::new());
        assert_eq!(rows("a,\"他说\"好\"。\",c"), [["a", "他说\"好\"。", "c"]]);
    }

    #[test]
    fn what_programs_write_is_no_slip() {
        let text = "a,b,c\n\"一\n\"\"\nx\",2,3\n";
        assert_eq!(rows(text), [vec!["a", "b", "c"], vec!["一\n\"\nx", "2", "3"]]);
        assert!(open_lines(text).is_empty());
    }

    #[test]
    fn an_open_mark_swallows_nothing() {
        let cases = [
            ("n,t,p\n甲,1,\"一楼\n乙,2,\"二楼\"\n丙,3,三楼", 2),
            ("n,t,p\n甲,\"1,一楼\n乙,2,二楼\n丙,3,三楼\"\n", 2),
            ("n,t,p\n甲,1,一楼\n乙,2,二楼\n丙,3,\"三楼", 4),
            ("n,t,p\n\"甲,1,一楼\n\"乙\",2,二楼\n\"\",,\n丙,3,三楼", 2),
        ];
        for (text, line) in cases {
            let found: Vec<String> = rows(text).into_iter().flatten().collect();
            for value in ["甲", "乙", "丙", "一楼", "二楼"] {
                assert!(found.iter().any(|field| field == value), "{value} in {text:?}: {found:?}");
            }
            assert_eq!(open_lines(text), [line], "{text:?}");
        }
    }

    #[test]
    fn many_open_marks_take_no_longer_than_their_length() {
        for text in ["\"a,".repeat(300_000), ",\"".repeat(300_000), "\"\n,".repeat(300_000)] {
            assert!(Fields::new(&text, ',').count() > 0);
        }
    }
}
