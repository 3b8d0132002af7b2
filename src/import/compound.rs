//! The names in a compound file, the container of Office before 2007 and of encrypted files.
//!
//! Only names are wanted here, so the directory is not followed from sector to sector: its entries
//! are found wherever they lie, by their form. That cannot be led astray.

/// The most bytes that are looked at.
const LOOKED_AT: usize = 64 << 20;
/// The length of a directory entry.
const ENTRY: usize = 128;
/// The most names.
const MOST: usize = 500;

/// The names of streams and storages.
pub fn names(bytes: &[u8]) -> Vec<String> {
    let looked_at = bytes.get(..bytes.len().min(LOOKED_AT)).unwrap_or_default();
    looked_at.chunks_exact(ENTRY).skip(4).filter_map(name).take(MOST).collect()
}

/// The name in a directory entry; `None` for bytes that are none.
fn name(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16::from_le_bytes(entry.get(64..66)?.try_into().ok()?));
    let kind = *entry.get(66)?;
    let colour = *entry.get(67)?;
    let is_entry = (4..=64).contains(&length)
        && length.is_multiple_of(2)
        && matches!(kind, 1 | 2 | 5)
        && colour <= 1;
    if !is_entry {
        return None;
    }
    let units = entry.get(..length - 2)?.chunks_exact(2);
    let units: Vec<u16> = units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).ok()
}
