//! Attributes of simple elements, as minify-html writes them: those in quotation marks first, then the
//! others, each group in the order of the names.

/// An attribute, its value without quotation marks.
type Attribute<'a> = (&'a str, &'a str);

/// More than this has no simple element.
const MOST: usize = 8;

/// Names whose values minify-html leaves alone, if they are not empty and hold no odd blanks.
#[rustfmt::skip]
fn is_simple_name(name: &str) -> bool {
    matches!(
        name,
        "class" | "datetime" | "download" | "focusable" | "href" | "id" | "lang" | "rel" | "role" | "scope" | "title"
    ) || name.starts_with("aria-") || name.starts_with("data-")
}

/// How the attributes of a tag end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// A mark that follows needs no blank before it.
    Closed,
    /// A mark that follows would be taken for a part of the last value.
    Open,
}

/// Writes the attributes of a tag (`class="a" id="b"`); `None` if one of them is not simple.
pub fn write(written: &str, page: &mut String) -> Option<End> {
    if written.is_empty() {
        return Some(End::Closed);
    }
    let (attributes, count) = read(written)?;
    let mut attributes = attributes;
    let attributes = attributes.get_mut(..count)?;
    attributes.sort_unstable_by_key(|(name, value)| (!value.contains(' '), *name));
    let is_again = |at: usize, name: &str| attributes.iter().take(at).any(|(one, _)| *one == name);
    if attributes.iter().enumerate().any(|(at, (name, _))| is_again(at, name)) {
        return None;
    }
    let mut end = End::Closed;
    for (name, value) in attributes {
        let mark = if value.contains(' ') { "\"" } else { "" };
        for part in [" ", name, "=", mark, value, mark] {
            page.push_str(part);
        }
        end = if mark.is_empty() { End::Open } else { End::Closed };
    }
    Some(end)
}

/// The attributes as they are written, and how many.
fn read(written: &str) -> Option<([Attribute<'_>; MOST], usize)> {
    let mut attributes = [("", ""); MOST];
    let mut count = 0;
    let mut rest = written.trim_ascii();
    while !rest.is_empty() {
        let (name, after) = rest.split_once("=\"")?;
        let (value, after) = after.split_once('"')?;
        let ends = after.is_empty() || after.starts_with(|next: char| next.is_ascii_whitespace());
        if !ends || !is_name(name) || !is_simple_name(name) || !is_simple_value(value) {
            return None;
        }
        *attributes.get_mut(count)? = (name, value);
        count += 1;
        rest = after.trim_ascii_start();
    }
    Some((attributes, count))
}

fn is_name(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether a value needs no entities, and has no blanks but single ones between words.
fn is_simple_value(value: &str) -> bool {
    let mut before = b' ';
    for byte in value.bytes() {
        let is_blank = byte == b' ';
        let is_odd = matches!(byte, b'&' | b'\'' | b'`' | b'=' | b'<' | b'>' | 0..b' ' | 0x7F);
        if is_odd || is_blank && before == b' ' {
            return false;
        }
        before = byte;
    }
    before != b' '
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(attributes: &str) -> Option<String> {
        let mut page = String::new();
        write(attributes, &mut page).map(|_| page)
    }

    #[test]
    fn those_in_quotation_marks_come_first() {
        let attributes = r#" id="x"  class="a b" aria-label="c d" href="../e/""#;
        let expected = r#" aria-label="c d" class="a b" href=../e/ id=x"#;
        assert_eq!(written(attributes).as_deref(), Some(expected));
        assert_eq!(written("").as_deref(), Some(""));
    }

    #[test]
    fn what_is_not_simple_is_refused() {
        let others = [
            r#"class="""#,
            r#"class=" a""#,
            r#"class="a  b""#,
            r#"href="?a=b""#,
            r#"title="a &amp; b""#,
            r#"id="a"class="b""#,
            r#"id="a" id="b""#,
            r#"class="c" id="x y" class="a b""#,
            r#"style="color:red""#,
            r#"ID="a""#,
            r#"id=a"#,
            r#"hidden"#,
            r#"id="a"#,
            r#"/"#,
        ];
        for attributes in others {
            assert_eq!(written(attributes), None, "{attributes}");
        }
    }
}
