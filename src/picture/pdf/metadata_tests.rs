//! Tests of metadata in every place of a document.

use super::tests::pdf;
use crate::pdf::*;
use crate::redact;

const CATALOGUE: &str = "<< /Type /Catalog /Pages 2 0 R /Metadata 5 0 R >>";
const TREE: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>";
const PACKET: &str = "<?xpacket begin?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description dc:creator='SECRET'/></rdf:RDF></x:xmpmeta>";

fn stream(entries: &str, bytes: &str) -> String {
    format!("<< {entries} /Length {} >>\nstream\n{bytes}\nendstream", bytes.len())
}

/// A document of one page, with a fourth object as its properties and a fifth object.
fn document(properties: &str, fifth: &str, trailer: &str) -> Vec<u8> {
    pdf(&[CATALOGUE, TREE, PAGE, properties, fifth], trailer)
}

fn tells(bytes: &[u8]) -> bool {
    bytes.windows(6).any(|part| part == b"SECRET")
}

/// The file as it is published, which must have the same length and still be readable.
fn published(bytes: &[u8]) -> Vec<u8> {
    let found = scan_metadata(bytes);
    assert_eq!(found.rest, None);
    let mut redacted = bytes.to_vec();
    redact(&found.places, 0, &mut redacted);
    assert_eq!(facts(&redacted), facts(bytes));
    assert_eq!(
        scan_metadata(&redacted),
        MetadataScan { places: Vec::new(), rest: None },
        "once is enough"
    );
    redacted
}

#[test]
fn properties_become_empty_and_pages_stay() {
    let properties = "<< /Author (SECRET \\) (of) all) /Title <534543524554> /Custom [(SECRET)] /Trapped /False >>";
    let bytes = document(properties, "(a SECRET that is no property)", "/Info 4 0 R");
    let redacted = String::from_utf8(published(&bytes)).expect("it was ASCII");
    assert!(redacted.contains("/Author ()  ") && redacted.contains("/Title <>   "), "{redacted}");
    assert_eq!(redacted.matches("SECRET").count(), 1, "{redacted}");
    assert!(redacted.contains("/Trapped /False"));
}

#[test]
fn properties_that_stand_elsewhere_are_followed() {
    let bytes = document("<< /Author 5 0 R >>", "(SECRET)", "/Info 4 0 R");
    assert!(!tells(&published(&bytes)));
}

#[test]
fn what_an_earlier_version_said_goes_too() {
    let mut bytes = document("<< /Author (SECRET) >>", "null", "/Info 4 0 R");
    let start = bytes.len();
    bytes.extend(b"4 0 obj\n<< /Author (nobody) >>\nendobj\nxref\n4 1\n");
    bytes.extend(format!("{start:010} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Info 4 0 R >>\nstartxref\n{}\n%%EOF\n", start + 39).bytes());
    let redacted = published(&bytes);
    assert!(!tells(&redacted) && !redacted.windows(6).any(|part| part == b"nobody"));
}

#[test]
fn packets_say_nothing_any_more() {
    let packet = stream("/Type /Metadata /Subtype /XML", PACKET);
    let bytes = document("null", &packet, "");
    let redacted = published(&bytes);
    assert!(!tells(&redacted));
    assert!(redacted.windows(12).any(|part| part == b"<x:xmpmeta x"), "still XMP");
    let short = stream("/Type /Metadata", "SECRET");
    assert!(!tells(&published(&document("null", &short, ""))));
    // A length in a separate object.
    let elsewhere = packet.replace(&format!("/Length {}", PACKET.len()), "/Length 4 0 R");
    assert!(!tells(&published(&document(&PACKET.len().to_string(), &elsewhere, ""))));
}

#[test]
fn a_packed_packet_becomes_an_empty_one() {
    let packed = stream("/Type /Metadata /Filter /FlateDecode", "packed, SECRET or not");
    let redacted = published(&document("null", &packed, ""));
    assert!(!tells(&redacted) && redacted.windows(2).any(|part| part == b"\x78\x9C"));
    let predicted = "/Type /Metadata /Filter [/ASCIIHexDecode /FlateDecode]";
    let bytes = document("null", &stream(predicted, "534543524554"), "");
    assert_eq!(
        scan_metadata(&bytes),
        MetadataScan { places: Vec::new(), rest: Some(Unredactable::Packed) }
    );
}

#[test]
fn photos_keep_their_pixels_and_lose_their_words() {
    let photo = include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/pictures/told.jpg"
    ));
    let dict = format!("<< /Filter [/DCTDecode] /Length {} >>\nstream\n", photo.len());
    let object = [dict.as_bytes(), photo, b"\nendstream"].concat();
    let mut bytes = b"%PDF-1.4\n7 0 obj\n".to_vec();
    bytes.extend(object);
    bytes.extend(b"\nendobj\n");
    let found = scan_metadata(&bytes);
    assert_eq!(found.rest, None);
    assert!(tells(&bytes));
    redact(&found.places, 0, &mut bytes);
    assert!(!tells(&bytes) && !bytes.windows(4).any(|part| part == b"Exif"));
    let start = bytes.windows(2).position(|mark| mark == b"\xFF\xD8").expect("the photo");
    let decode = |jpeg: &[u8]| jpeg_decoder::Decoder::new(jpeg).decode().expect("a photo");
    assert_eq!(decode(&bytes[start..start + photo.len()]), decode(photo));
}

#[test]
fn what_is_signed_or_encrypted_stays_as_it_is() {
    let properties = "<< /Author (SECRET) >>";
    let signature = "<< /Type /Sig /ByteRange [0 9 20 9] /Contents <00> >>";
    let bytes = document(properties, signature, "/Info 4 0 R");
    assert_eq!(
        scan_metadata(&bytes),
        MetadataScan { places: Vec::new(), rest: Some(Unredactable::Signed) }
    );
    let bytes = document(properties, "null", "/Info 4 0 R /Encrypt 5 0 R");
    assert_eq!(
        scan_metadata(&bytes),
        MetadataScan { places: Vec::new(), rest: Some(Unredactable::Encrypted) }
    );
    let silent = document("<< /Author () >>", signature, "/Info 4 0 R");
    assert_eq!(scan_metadata(&silent), MetadataScan { places: Vec::new(), rest: None });
}

#[test]
fn properties_that_cannot_be_found_are_named() {
    let bytes = document("null", "null", "/Info 9 0 R");
    assert_eq!(scan_metadata(&bytes).rest, None, "there are none");
    let cut = b"%PDF-1.4\n1 0 obj << /Author (SECRET".as_slice();
    assert_eq!(
        scan_metadata(cut),
        MetadataScan { places: Vec::new(), rest: Some(Unredactable::Packed) }
    );
}

#[test]
fn damaged_files_never_panic_and_keep_their_length() {
    let packet = stream("/Type /Metadata", PACKET);
    let whole = document("<< /Author (SECRET) >>", &packet, "/Info 4 0 R");
    for end in 0..whole.len() {
        let mut cut = whole[..end].to_vec();
        let places = scan_metadata(&cut).places;
        redact(&places, 0, &mut cut);
        assert!(places.iter().all(|place| place.range.end <= end as u64), "cut at {end}");
    }
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x21;
        let _ = scan_metadata(&flipped);
    }
}

#[test]
fn a_large_file_of_one_word_is_read_once() {
    for word in ["obj ", "1 0 obj<<>>", "trailer", "1 0 obj<</Length 0>>stream\n", "1 0 obj ("] {
        let bytes = word.repeat((4 << 20) / word.len());
        // If the file were read again for each word, this would take hours.
        let _ = scan_metadata(bytes.as_bytes());
    }
}
