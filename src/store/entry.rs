//! The format of an entry's file: a header that reveals damage, then the bytes.
//!
//! | bytes | content |
//! |---|---|
//! | 8 | the mark of the format |
//! | 8 | the number of bytes after the header, little-endian |
//! | 32 | the digest of the entry's key and of these bytes |

use skillweek_base::digest::Digest;

/// Changes with the format, so that entries of another format count as damaged.
const MARK: &[u8; 8] = b"skwstor1";
const HEADER: usize = 8 + 8 + 32;

/// The header before an entry's bytes in its file.
pub(super) fn header(key: &Digest, payload: &[u8]) -> Vec<u8> {
    let length = (payload.len() as u64).to_le_bytes();
    [MARK.as_slice(), &length, seal(key, payload).as_bytes()].concat()
}

/// The bytes of an entry; `None` if the file is not exactly what was written under this key.
pub(super) fn decode(key: &Digest, mut file: Vec<u8>) -> Option<Vec<u8>> {
    let (header, payload) = file.split_at_checked(HEADER)?;
    let (mark, rest) = header.split_at(MARK.len());
    let (length, sealed) = rest.split_at(8);
    let is_intact = mark == MARK
        && length == (payload.len() as u64).to_le_bytes()
        && sealed == seal(key, payload).as_bytes();
    if !is_intact {
        return None;
    }
    file.drain(..HEADER);
    Some(file)
}

/// Whether a file of this length can hold an entry.
pub(super) fn may_be_whole(length: u64) -> bool {
    length >= HEADER as u64
}

/// The digest in the header. It covers the key, so a renamed entry counts as damaged.
fn seal(key: &Digest, payload: &[u8]) -> Digest {
    Digest::of_parts(&[key.as_bytes(), payload])
}
