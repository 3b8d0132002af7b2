//! Finds personal metadata in films from phones and cameras: MP4 and MOV.
//!
//! GPS positions, names and models are in boxes beside those that a player needs. Such a box is not
//! cut out, since all offsets after it would be wrong: it is turned into free space of the same
//! size.

use super::redaction::Redaction;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;

/// The depth at which boxes with metadata occur: file, film, track.
const DEPTH: usize = 3;
/// The most boxes; no film has as many.
const MOST_BOXES: usize = 100_000;
/// The bytes of a box's length and name, and below them those of a long length that may follow.
const HEADER: u64 = 8;
const LONG: u64 = 8;

/// Whether the bytes begin a film or sound in the container of `QuickTime` and MP4. Cameras put
/// free space, or the media data, before the box that states the type.
pub fn is_film(head: &[u8]) -> bool {
    matches!(head.get(4..8), Some(b"ftyp" | b"moov" | b"wide" | b"mdat" | b"free" | b"skip"))
}

/// The redactions of boxes with personal metadata, name and body, in the order of the file, of
/// which only the headers are read. Empty for a file that is not a film of this kind. The pictures,
/// and measurements that a camera stores between them, stay.
pub fn video_metadata(film: &mut (impl Read + Seek)) -> io::Result<Vec<Redaction>> {
    let length = film.seek(SeekFrom::End(0))?;
    if !begins_as_film(film)? {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let mut inner = vec![(0..length, 0)];
    let mut boxes = 0;
    while let Some((range, depth)) = inner.pop() {
        let mut at = range.start;
        while let Some((name, body)) = header(film, at, range.end)? {
            boxes += 1;
            if boxes > MOST_BOXES {
                break;
            }
            match &name {
                b"udta" | b"meta" | b"uuid" => {
                    found.push(Redaction { range: at + 4..at + 8, begins: b"free", fill: 0 });
                    found.push(Redaction::zeros(body.clone()));
                }
                b"moov" | b"trak" | b"moof" | b"traf" if depth < DEPTH => {
                    inner.push((body.clone(), depth + 1));
                }
                _ => {}
            }
            at = body.end;
        }
    }
    found.sort_by_key(|place| place.range.start);
    Ok(found)
}

fn begins_as_film(film: &mut (impl Read + Seek)) -> io::Result<bool> {
    film.seek(SeekFrom::Start(0))?;
    let mut head = Vec::new();
    film.by_ref().take(HEADER).read_to_end(&mut head)?;
    Ok(is_film(&head))
}

/// The name and the body's range of the box at `at`; `None` if there is none, or it extends beyond
/// its container.
fn header(
    film: &mut (impl Read + Seek),
    at: u64,
    end: u64,
) -> io::Result<Option<([u8; 4], Range<u64>)>> {
    if at.saturating_add(HEADER) > end {
        return Ok(None);
    }
    let mut head = [0; (HEADER + LONG) as usize];
    let here = (end - at).min(HEADER + LONG) as usize;
    film.seek(SeekFrom::Start(at))?;
    film.read_exact(&mut head[..here])?;
    let [a, b, c, d, name @ .., _, _, _, _, _, _, _, _] = head;
    let (behind, size) = match u32::from_be_bytes([a, b, c, d]) {
        // The box extends to the end of the file.
        0 => (HEADER, end - at),
        1 => (HEADER + LONG, long(&head)),
        size => (HEADER, u64::from(size)),
    };
    let whole = at.checked_add(size).filter(|whole| size >= behind && *whole <= end);
    Ok(whole.map(|whole| (name, at + behind..whole)))
}

fn long(head: &[u8; (HEADER + LONG) as usize]) -> u64 {
    let [_, _, _, _, _, _, _, _, length @ ..] = *head;
    u64::from_be_bytes(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redact;
    use std::io::Cursor;

    const FILMS: [&[u8]; 2] = [
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../tests/fixtures/pictures/film.mp4"
        )),
        include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../tests/fixtures/pictures/film.mov"
        )),
    ];

    fn tells(bytes: &[u8]) -> bool {
        let words: [&[u8]; 3] = [b"SECRET", b"36.65", b"117.12"];
        words.iter().any(|word| bytes.windows(word.len()).any(|part| part == *word))
    }

    #[test]
    fn places_and_names_become_free_room_and_nothing_moves() {
        for film in FILMS {
            assert!(tells(film));
            let boxes = video_metadata(&mut Cursor::new(film)).expect("a film");
            assert!(!boxes.is_empty());
            let mut redacted = film.to_vec();
            redact(&boxes, 0, &mut redacted);
            assert!(!tells(&redacted));
            let pictures = |film: &[u8]| {
                let at = film.windows(4).position(|name| name == b"mdat").expect("pictures");
                film[at..].to_vec()
            };
            assert_eq!(pictures(&redacted), pictures(film));
            assert_eq!(video_metadata(&mut Cursor::new(&redacted)).expect("a film"), []);
        }
    }

    #[test]
    fn what_stands_before_a_film_hides_nothing() {
        for name in [b"skip", b"free", b"wide", b"mdat"] {
            let mut film = [&16_u32.to_be_bytes(), name.as_slice(), &[0; 8], FILMS[0]].concat();
            assert!(is_film(&film));
            let boxes = video_metadata(&mut Cursor::new(&film)).expect("a film");
            redact(&boxes, 0, &mut film);
            assert!(!tells(&film), "{name:?}");
        }
    }

    #[test]
    fn damaged_films_and_other_files_never_panic() {
        for film in FILMS {
            for length in 0..film.len() {
                assert!(video_metadata(&mut Cursor::new(&film[..length])).is_ok());
            }
            for at in 0..film.len().min(1500) {
                let mut flipped = film.to_vec();
                flipped[at] ^= 0x80;
                assert!(video_metadata(&mut Cursor::new(&flipped)).is_ok());
            }
        }
        let text = b"just some words, no film at all".as_slice();
        assert_eq!(video_metadata(&mut Cursor::new(text)).expect("no film"), []);
    }
}
