//! Reads the streams of a compound file (the container of `.xls`, `.et` and encrypted workbooks).
//!
//! calamine has a reader of its own, which follows a looping chain of sectors until memory is
//! exhausted. So every chain that it would follow is followed here first, within bounds.

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LAST_SECTOR: u32 = 0xFFFF_FFF9;
/// Streams below this size are stored in the small sectors of the root's stream.
const SMALL_STREAM: usize = 4_096;
const SMALL_SECTOR: usize = 64;

/// A compound file without endless chains.
pub struct Compound {
    entries: Vec<CompoundEntry>,
    sectors: Sectors,
    small: Sectors,
}

struct CompoundEntry {
    name: String,
    start: u32,
    length: usize,
}

/// Numbered blocks of equal size, each with the number of the next.
struct Sectors {
    data: Vec<u8>,
    size: usize,
    next: Vec<u32>,
}

impl Compound {
    /// Opens a file; `None` if it is damaged.
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let size = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let mut sectors = Sectors {
            data: bytes.get(size..).unwrap_or_default().to_vec(),
            size,
            next: Vec::new(),
        };
        sectors.next = allocation_table(bytes, &sectors)?;
        let directory = sectors.chain(u32_at(bytes, 48)?, usize::MAX)?;
        let entries: Vec<CompoundEntry> = directory
            .chunks_exact(128)
            .filter_map(|slot| CompoundEntry::read(slot, size))
            .collect();
        let mut small = Sectors { data: Vec::new(), size: SMALL_SECTOR, next: Vec::new() };
        if u32_at(bytes, 64)? > 0 {
            let root = entries.first()?;
            small.data = sectors.chain(root.start, root.length)?;
            small.next = words(&sectors.chain(u32_at(bytes, 60)?, usize::MAX)?);
        }
        Some(Self { entries, sectors, small })
    }

    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The bytes of a stream; `None` if there is none or its chain does not end.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.find(name)?;
        let sectors = if entry.length < SMALL_STREAM { &self.small } else { &self.sectors };
        sectors.chain(entry.start, entry.length)
    }

    fn find(&self, name: &str) -> Option<&CompoundEntry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }
}

impl CompoundEntry {
    fn read(slot: &[u8], sector_size: usize) -> Option<Self> {
        let units: Vec<u16> = slot
            .get(..64)?
            .chunks_exact(2)
            .filter_map(|pair| u16_at(pair, 0))
            .take_while(|&unit| unit != 0)
            .collect();
        let low = u32_at(slot, 120)?;
        // Version 3 files may hold garbage in the upper half of the length.
        let high = if sector_size == 512 { 0 } else { u32_at(slot, 124)? };
        let length = usize::try_from(u64::from(high) << 32 | u64::from(low)).ok()?;
        Some(Self { name: String::from_utf16_lossy(&units), start: u32_at(slot, 116)?, length })
    }
}

impl Sectors {
    fn get(&self, id: u32) -> Option<&[u8]> {
        let start = usize::try_from(id).ok()?.checked_mul(self.size)?;
        let end = start.checked_add(self.size)?.min(self.data.len());
        self.data.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain up to `length`; `None` if it leaves the file or visits a sector twice.
    fn chain(&self, start: u32, length: usize) -> Option<Vec<u8>> {
        let limit = self.data.len() / self.size + 1;
        let (mut id, mut bytes) = (start, Vec::new());
        for _ in 0..=limit {
            if id == END_OF_CHAIN {
                return Some(bytes);
            }
            let sector = self.get(id)?;
            let wanted = length.saturating_sub(bytes.len()).min(sector.len());
            bytes.extend_from_slice(sector.get(..wanted)?);
            if bytes.len() >= length {
                return Some(bytes);
            }
            id = *self.next.get(usize::try_from(id).ok()?)?;
        }
        None
    }
}

/// The successor of each sector, from the table listed by the header and its chain of extensions.
fn allocation_table(bytes: &[u8], sectors: &Sectors) -> Option<Vec<u32>> {
    let mut parts = words(bytes.get(76..512)?);
    let mut extension = u32_at(bytes, 68)?;
    let limit = sectors.data.len() / sectors.size + 1;
    let mut seen = 0;
    while extension <= LAST_SECTOR {
        seen += 1;
        if seen > limit {
            return None;
        }
        parts.extend(words(sectors.get(extension)?));
        extension = parts.pop()?;
    }
    let mut table = Vec::new();
    for part in parts.into_iter().filter(|&part| part <= LAST_SECTOR) {
        if table.len() > sectors.data.len() {
            return None;
        }
        table.extend(words(sectors.get(part)?));
    }
    Some(table)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).filter_map(|chunk| u32_at(chunk, 0)).collect()
}

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
