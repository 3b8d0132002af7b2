//! Text as Markdown that shows the same text.

/// Appends text; `is_line_start` where a line begins with it.
pub fn push(markdown: &mut String, text: &str, is_line_start: bool) {
    let mut before = if is_line_start { None } else { markdown.chars().next_back() };
    let mut marks = text.chars().peekable();
    let mut place = Place::new(is_line_start);
    while let Some(mark) = marks.next() {
        let after = marks.peek().copied();
        if place.is_number_end(mark)
            || place.is_start && begins_block(mark)
            || is_markup(before, mark, after)
        {
            markdown.push('\\');
        }
        match mark {
            // These are taken for headings and blocks typed with a Chinese keyboard.
            '＃' if place.is_start => markdown.push_str("&#xFF03;"),
            '：' if place.is_start => markdown.push_str("&#xFF1A;"),
            mark => markdown.push(mark),
        }
        place.go_on(mark);
        before = Some(mark);
    }
}

/// Where in a line a letter stands.
struct Place {
    is_start: bool,
    /// Whether the line has begun with digits only.
    is_number: bool,
}

impl Place {
    fn new(is_line_start: bool) -> Self {
        Self { is_start: is_line_start, is_number: false }
    }

    fn is_number_end(&self, mark: char) -> bool {
        self.is_number && matches!(mark, '.' | ')')
    }

    fn go_on(&mut self, mark: char) {
        self.is_number = mark.is_ascii_digit() && (self.is_start || self.is_number);
        self.is_start = false;
    }
}

/// Marks that mean something at the beginning of a line.
fn begins_block(mark: char) -> bool {
    matches!(mark, '#' | '+' | '-' | '=' | '>' | ':')
}

/// Whether a mark means something between these two.
fn is_markup(before: Option<char>, mark: char, after: Option<char>) -> bool {
    let is_word = |mark: Option<char>| mark.is_some_and(char::is_alphanumeric);
    match mark {
        '\\' | '`' | '*' | '[' | ']' | '|' | '~' | '{' | '}' => true,
        '_' => !is_word(before) || !is_word(after),
        '<' => after.is_none_or(|after| after.is_ascii_alphabetic() || "/!?".contains(after)),
        '&' => after.is_none_or(|after| after.is_ascii_alphanumeric() || after == '#'),
        '!' => after.is_none(),
        _ => false,
    }
}
