//! A part of a file, as video players request it (`Range: bytes=0-499`).

/// The meaning of a `Range` header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole: no range, or a form that may be ignored.
    Whole,
    /// From the first to the last byte, both included.
    Bytes { first: u64, last: u64 },
    /// A range after the end.
    Unsatisfiable,
}

/// Parses a range of a body `length` bytes long. Several ranges in one request are answered with
/// the whole, as RFC 9110 allows: no client of a preview asks for them.
pub fn read(header: Option<&str>, length: u64) -> Part {
    let Some(range) = header.and_then(|header| header.trim().strip_prefix("bytes=")) else {
        return Part::Whole;
    };
    let Some((from, to)) = range.trim().split_once('-') else { return Part::Whole };
    let end = length.checked_sub(1);
    match (number(from), number(to)) {
        (Some(Some(first)), Some(last)) => {
            let last = last.unwrap_or(u64::MAX);
            match end {
                _ if last < first => Part::Whole,
                Some(end) if first <= end => Part::Bytes { first, last: last.min(end) },
                _ => Part::Unsatisfiable,
            }
        }
        (Some(None), Some(Some(count))) => match end {
            Some(end) if count > 0 => {
                Part::Bytes { first: length.saturating_sub(count), last: end }
            }
            _ => Part::Unsatisfiable,
        },
        _ => Part::Whole,
    }
}

/// Parses digits: `Some(None)` for an empty text, `None` for anything but a number.
fn number(text: &str) -> Option<Option<u64>> {
    let text = text.trim();
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // A number too large for 64 bits is after the end of any file.
    Some((!text.is_empty()).then(|| text.parse().unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        let bytes = |first, last| Part::Bytes { first, last };
        let cases = [
            ("bytes=0-499", bytes(0, 499)),
            ("bytes=500-", bytes(500, 999)),
            ("bytes=-100", bytes(900, 999)),
            ("bytes=-5000", bytes(0, 999)),
            ("bytes=0-0", bytes(0, 0)),
            ("bytes=999-999999", bytes(999, 999)),
            ("bytes=1000-", Part::Unsatisfiable),
            ("bytes=99999999999999999999999-", Part::Unsatisfiable),
            ("bytes=-0", Part::Unsatisfiable),
            ("bytes=5-2", Part::Whole),
            ("bytes=0-1,5-6", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=", Part::Whole),
            ("lines=0-1", Part::Whole),
            ("bytes=+1-2", Part::Whole),
        ];
        for (header, expected) in cases {
            assert_eq!(read(Some(header), 1000), expected, "{header}");
        }
        assert_eq!(read(None, 1000), Part::Whole);
        assert_eq!(read(Some("bytes=0-"), 0), Part::Unsatisfiable);
        assert_eq!(read(Some("bytes=-1"), 0), Part::Unsatisfiable);
    }
}
