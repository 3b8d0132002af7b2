//! Pictures without their end mark, as panorama cameras and broken transfers leave them.
//!
//! Whether every pixel is there is known only to the decoder. It takes what follows the file's last
//! byte for pixels if it needs more of them; so a picture is whole if it does not depend on that.

use super::decode::pixels;
use super::walk::{SOF2, SOS, walk};
use crate::facts::Facts;
use crate::gate;

/// Continuations of a file that differ from each other in many bits: of short codes, two may say
/// the same.
const CONTINUED: [[u8; 64]; 4] = [[0x5A; 64], [0xA5; 64], [0; 64], [0xD7; 64]];
/// All 64 coefficients of a block.
const ALL: u64 = u64::MAX;

/// Whether all pixels precede `end`, the end of the last scan. Waits for room in memory.
pub fn is_whole(bytes: &[u8], end: usize, facts: &Facts) -> bool {
    let Ok(memory) = facts.affordable(facts.size) else { return false };
    if !has_all_scans(bytes) {
        return false;
    }
    let _permit = gate::enter(2 * memory);
    let all = |more: &[u8; 64]| pixels(bytes, Some((end, more)), facts, facts.size).ok();
    let [one, others @ ..] = &CONTINUED;
    let one = all(one);
    one.is_some() && others.iter().all(|other| all(other) == one)
}

/// Whether the scans transmit every coefficient of every component to its last bit. A progressive
/// picture that ends between two scans is whole to a decoder, and blurred.
fn has_all_scans(bytes: &[u8]) -> bool {
    let mut sent: Vec<(u8, u64)> = Vec::new();
    for segment in walk(bytes).map_while(Result::ok) {
        let body = segment.body;
        match segment.marker {
            0xC0..=SOF2 => {
                let components = body.get(6..).unwrap_or_default().chunks_exact(3);
                sent = components.map(|component| (component[0], 0)).collect();
            }
            SOS => mark(&mut sent, body),
            _ => {}
        }
    }
    !sent.is_empty() && sent.iter().all(|(_, sent)| *sent == ALL)
}

/// Adds the coefficients that a scan completes.
fn mark(sent: &mut [(u8, u64)], scan: &[u8]) {
    let Some((count, rest)) = scan.split_first() else { return };
    let Some((components, [first, last, bits, ..])) =
        rest.split_at_checked(2 * usize::from(*count))
    else {
        return;
    };
    let (first, last) = (u32::from(*first), u32::from(*last).min(63));
    // The lower half tells how many bits are still to come.
    if bits & 15 != 0 || first > last {
        return;
    }
    let completed = (ALL << first) & (ALL >> (63 - last));
    for (name, sent) in sent {
        if components.chunks_exact(2).any(|component| component[0] == *name) {
            *sent |= completed;
        }
    }
}
