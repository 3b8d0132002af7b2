//! Takes the quotation marks off values of attributes.

/// A quoted value that needs no quotation marks, with the length of what it stands for; `text`
/// begins with its first mark. `None` if it needs them: it is empty, holds a value of the engine or
/// a character that HTML does not allow there (HTML Standard, 13.1.2.3), or something is joined to
/// it.
pub fn unquoted(text: &str, mark: char) -> Option<(usize, &str)> {
    let inside = text.get(1..)?;
    let (value, after) = inside.split_once(mark)?;
    let is_free = !value.is_empty()
        && !value.contains(|c: char| {
            c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '=' | '<' | '>' | '`' | '{' | '}')
        });
    // A part of the engine with `-` takes the blank before it away.
    let trims = |text: &str| ["{%-", "{{-", "{#-"].iter().any(|open| text.starts_with(open));
    let rest = after.trim_ascii_start();
    let is_apart = after.starts_with('>')
        || rest.len() < after.len() && !rest.starts_with('/') && !trims(rest);
    // A slash at the end would read as that of `/>`.
    (is_free && is_apart && !value.ends_with('/')).then_some((value.len() + 2, value))
}
