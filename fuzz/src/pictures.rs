//! Pictures, films and documents.

use skillweek::asset::clean::{Cleaned, Finding, clean};
use skillweek::picture::{self, Problem, Recipe, pdf};
use skillweek::source::decode::decode;
use std::io::Cursor;

/// What is made of a picture is what was planned from its header.
pub fn develop(bytes: &[u8]) {
    let recipe = Recipe { widths: vec![24], webp: Some(50), jpeg: 50 };
    let Ok(header) = picture::probe(bytes) else { return };
    let mut made = Vec::new();
    let developed = picture::develop(bytes, &recipe, &mut |one| made.push(one));
    if developed.is_ok() {
        let listed: Vec<_> = made.iter().map(|one| (one.format, one.width, one.height)).collect();
        assert_eq!(listed, picture::planned(&header, &recipe));
    }
}

/// A stripped picture is a picture of the same size; what keeps its length is blanked inside of it.
pub fn strip(bytes: &[u8]) {
    let before = picture::probe_offered(bytes);
    if let (Ok(before), Ok(Some(stripped))) = (before, picture::strip(bytes)) {
        match picture::probe_offered(&stripped) {
            Ok(after) => assert_eq!((after.width, after.height), (before.width, before.height)),
            // Its header promised more than its pixels fill, and only what was taken out hid that.
            Err(problem) => assert_eq!(problem, Problem::Contradictory),
        }
    }
    let film = picture::video_metadata(&mut Cursor::new(bytes)).expect("memory can be read");
    for places in [film, pdf::scan_metadata(bytes).places] {
        assert!(places.iter().all(|place| place.range.end <= bytes.len() as u64));
        let mut blanked = bytes.to_vec();
        picture::redact(&places, 0, &mut blanked);
    }
}

/// What was cleaned is clean.
pub fn svg(bytes: &[u8]) {
    if let Finding::Cleaned(Cleaned { text, .. }) = clean(&decode(bytes).text) {
        match clean(&text) {
            Finding::Harmless => {}
            Finding::Cleaned(again) => assert!(again.taken.is_empty(), "{:?}", again.taken),
            Finding::Broken => panic!("cleaning broke it: {text:?}"),
        }
    }
}
