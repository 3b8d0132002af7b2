//! No personal metadata is published.

use super::{FILES, decoded, developed, file};
use crate::{Recipe, probe, strip};

/// The metadata in the bytes of the fixtures.
const TOLD: [&[u8]; 8] =
    [b"SECRET", b"PhoneMaker", b"Exif", b"eXIf", b"EXIF", b"xmp", b"8BIM", b"ftypmp42"];

fn tells(bytes: &[u8]) -> Vec<&'static str> {
    let found = TOLD.iter().filter(|word| bytes.windows(word.len()).any(|part| part == **word));
    found.map(|word| std::str::from_utf8(word).expect("ASCII")).collect()
}

#[test]
fn the_fixtures_do_tell() {
    for name in ["phone.jpg", "told.jpg", "photo.webp", "p3.png", "lzw.tif", "photo.heic"] {
        assert!(tells(file(name)).contains(&"PhoneMaker"), "{name}");
    }
    for name in ["film.webp", "film.gif", "film.png"] {
        assert!(tells(file(name)).contains(&"SECRET"), "{name}");
    }
}

#[test]
fn versions_tell_nothing() {
    for (name, bytes) in FILES {
        let (made, _) = developed(bytes, &Recipe::default()).expect(name);
        for derivative in made {
            assert!(tells(&derivative.bytes).is_empty(), "{name}: {:?}", derivative.format);
        }
    }
}

#[test]
fn stripped_files_tell_nothing_and_show_the_same() {
    for (name, bytes) in FILES {
        let Some(stripped) = strip(bytes).expect(name) else {
            assert!(tells(bytes).is_empty(), "{name} was left as it is");
            continue;
        };
        assert_eq!(tells(&stripped), Vec::<&str>::new(), "{name}");
        let (before, after) = (probe(bytes).expect(name), probe(&stripped).expect(name));
        assert_eq!((after.width, after.height), (before.width, before.height), "{name}");
        assert_eq!(after.is_animated, before.is_animated, "{name}");
        let (old, new) = (decoded(bytes).expect(name), decoded(&stripped).expect(name));
        assert_eq!(new.samples, old.samples, "{name}");
        let furthest = old.pixels.iter().zip(&new.pixels).map(|(a, b)| a.abs_diff(*b)).max();
        // Rotated and foreign pictures were re-encoded.
        let is_again = ["phone.jpg", "lzw.tif", "photo.heic"].contains(name);
        assert!(is_again || furthest == Some(0), "{name}: {furthest:?}");
        assert_eq!(strip(&stripped), Ok(None), "{name}: once is enough");
    }
}

#[test]
fn frames_of_a_film_tell_nothing_either() {
    let film = file("film.webp");
    let at = film.windows(4).position(|name| name == b"ANMF").expect("a frame");
    let length = u32::from_le_bytes(film[at + 4..at + 8].try_into().expect("four bytes"));
    let end = at + 8 + length as usize;
    assert!(length.is_multiple_of(2));
    let told = b"EXIF\x06\0\0\0SECRETXMP \x06\0\0\0SECRET";
    let mut bytes = [&film[..end], told, &film[end..]].concat();
    bytes[at + 4..at + 8].copy_from_slice(&(length + told.len() as u32).to_le_bytes());
    let whole = bytes.len() as u32 - 8;
    bytes[4..8].copy_from_slice(&whole.to_le_bytes());
    let stripped = strip(&bytes).expect("a film").expect("something told");
    assert_eq!(tells(&stripped), Vec::<&str>::new());
    assert_eq!(Ok(Some(stripped)), strip(film));
}

#[test]
fn what_tells_nothing_is_left_alone() {
    for name in ["progressive.jpg", "gray.jpg", "cmyk.jpg", "alpha.png", "alpha.webp"] {
        assert_eq!(strip(file(name)), Ok(None), "{name}");
    }
}

#[test]
fn colours_survive() {
    let stripped = strip(file("p3.png")).expect("a PNG").expect("something told");
    assert_eq!(decoded(&stripped), decoded(file("p3.png")));
    assert!(stripped.windows(4).any(|name| name == b"iCCP"));
}
