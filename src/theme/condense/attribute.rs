//! Takes the quotation marks off values of attributes.

/// Elements of SVG.
const DRAWN: &str = "svg g path circle ellipse line polygon polyline rect text tspan textPath use \
                     symbol defs linearGradient radialGradient stop pattern mask clipPath filter \
                     marker image foreignObject animate animateTransform";

/// Whether an element belongs to a drawing.
pub fn is_drawn(name: &str) -> bool {
    name.starts_with("fe") || DRAWN.split(' ').any(|drawn| drawn == name)
}

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
    let is_apart = after.starts_with('>')
        || after.starts_with(|c: char| c.is_ascii_whitespace())
            && !after.trim_ascii_start().starts_with('/');
    // A slash at the end would read as that of `/>`.
    (is_free && is_apart && !value.ends_with('/')).then_some((value.len() + 2, value))
}
