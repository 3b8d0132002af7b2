//! Content digests: names for bytes, the same on every machine.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::io;

/// A BLAKE3 digest.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The digest and the length in bytes of all that a reader yields, without holding it in
    /// memory.
    pub fn of_reader(reader: impl io::Read) -> io::Result<(Self, u64)> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(reader)?;
        Ok((Self(*hasher.finalize().as_bytes()), hasher.count()))
    }

    /// The digest of a value's JSON.
    pub fn of_value(value: &impl Serialize) -> Self {
        // Written to memory first: feeding the hasher token by token takes longer.
        let mut json = Vec::with_capacity(1024);
        // Cannot fail: a vector takes any bytes, and digested values have only string keys.
        let _ = serde_json::to_writer(&mut json, value);
        Self::of(&json)
    }

    /// The digest of a text; no other value has the same.
    pub fn of_text(text: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        // No JSON begins with this byte.
        hasher.update(&[0xFF]).update(text.as_bytes());
        Self(*hasher.finalize().as_bytes())
    }

    /// The digest of several parts in order. Each is preceded by its length, so that moving bytes
    /// from the end of one part to the start of the next changes the digest.
    pub fn of_parts(parts: &[&[u8]]) -> Self {
        let mut digester = Digester::default();
        for part in parts {
            digester.add(part);
        }
        digester.finish()
    }

    /// The 32 bytes of the digest.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Parses the 64 lower-case hexadecimal digits that `Display` writes.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let is_written = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        hex.bytes().all(is_written).then(|| blake3::Hash::from_hex(hex).ok().map(Self::from))?
    }

    /// The first `digits` hexadecimal digits: enough for a file name.
    pub fn short(&self, digits: usize) -> String {
        let mut hex = self.to_string();
        hex.truncate(digits);
        hex
    }
}

/// Digests several parts, each preceded by its length; the same as `Digest::of_parts`.
#[derive(Default)]
pub struct Digester(blake3::Hasher);

impl Digester {
    /// Adds a part.
    pub fn add(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.update(&(bytes.len() as u64).to_le_bytes());
        self.0.update(bytes);
        self
    }

    /// The digest of the parts added so far.
    pub fn finish(&self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}

impl From<blake3::Hash> for Digest {
    fn from(hash: blake3::Hash) -> Self {
        Self(*hash.as_bytes())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({})", self.short(8))
    }
}
