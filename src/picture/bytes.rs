//! Numbers and parts in bytes that may end too early.

use super::problem::Problem;
use std::iter;

/// A big-endian number of two bytes.
pub fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|chunk| u16::from_be_bytes(*chunk))
}

/// A big-endian number of four bytes.
pub fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_be_bytes(*chunk))
}

/// A little-endian number of two bytes.
pub fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|chunk| u16::from_le_bytes(*chunk))
}

/// A little-endian number of three bytes.
pub fn le24(bytes: &[u8], at: usize) -> Option<u32> {
    let chunk: &[u8; 3] = bytes.get(at..)?.first_chunk()?;
    Some(u32::from_le_bytes([chunk[0], chunk[1], chunk[2], 0]))
}

/// A little-endian number of four bytes.
pub fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|chunk| u32::from_le_bytes(*chunk))
}

/// A big-endian number of eight bytes.
pub fn be64(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|chunk| u64::from_be_bytes(*chunk))
}

/// Collects the parts that `next` finds one after another, up to the last one of the file; a file
/// that ends before it gives `Truncated`.
pub fn parts<T>(
    mut next: impl FnMut() -> Option<T>,
    is_last: impl Fn(&T) -> bool,
) -> impl Iterator<Item = Result<T, Problem>> {
    let mut has_ended = false;
    iter::from_fn(move || {
        if has_ended {
            return None;
        }
        let part = next().ok_or(Problem::Truncated);
        has_ended = part.as_ref().map_or(true, &is_last);
        Some(part)
    })
}
