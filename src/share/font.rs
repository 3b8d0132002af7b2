//! A face of a font file: its name, its characters and their widths, and whether its licence
//! permits using it in pictures.

use skillweek_base::digest::Digest;
use skrifa::charmap::Charmap;
use skrifa::instance::{Location, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider;
use skrifa::raw::tables::os2::Os2;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;

/// The bits of `fsType` in the OS/2 table that give the embedding permissions; only "restricted"
/// forbids it.
const EMBEDDING: u16 = 0b1111;
const RESTRICTED: u16 = 0b0010;

/// The characters that a font must have to count as Chinese, those of the plainest sentence.
const PLAIN_CHINESE: &str = "的一技能活动，。";

/// A font file.
#[derive(Clone)]
pub struct FontFile {
    /// Its name, for messages and for the order among files of one kind.
    pub name: String,
    /// The whole file.
    pub bytes: Arc<Vec<u8>>,
}

/// A face that text can be set in.
pub struct Face {
    pub bytes: Arc<Vec<u8>>,
    /// Its index in a collection.
    pub index: u32,
    /// The family's English name, or else any that it has.
    pub family: String,
    pub weight: u16,
    pub is_variable: bool,
    pub is_upright: bool,
    /// The digest of the file and of the face's index.
    pub digest: Digest,
    units_per_em: f32,
}

impl Face {
    /// The usable faces of a file, in the file's order; empty if it is not a font.
    pub fn all(file: &FontFile) -> Vec<Self> {
        let digest = Digest::of(&file.bytes);
        let count = skrifa::raw::FileRef::new(&file.bytes).map_or(0, |found| match found {
            skrifa::raw::FileRef::Font(_) => 1,
            skrifa::raw::FileRef::Collection(faces) => faces.len(),
        });
        (0..count).filter_map(|index| Self::read(file, index, digest)).collect()
    }

    fn read(file: &FontFile, index: u32, digest: Digest) -> Option<Self> {
        let font = FontRef::from_index(&file.bytes, index).ok()?;
        let os2 = font.os2().ok();
        if os2.as_ref().is_some_and(is_restricted) {
            return None;
        }
        let metrics = font.metrics(Size::unscaled(), &Location::default());
        let names = font.localized_strings(StringId::FAMILY_NAME);
        let family = names.english_or_first()?.to_string();
        Some(Self {
            bytes: file.bytes.clone(),
            index,
            family,
            weight: os2.as_ref().map_or(400, Os2::us_weight_class),
            is_variable: font.axes().iter().any(|axis| axis.tag() == "wght"),
            is_upright: metrics.italic_angle == 0.0,
            digest: Digest::of(format!("{digest} {index}").as_bytes()),
            units_per_em: f32::from(metrics.units_per_em.max(1)),
        })
    }

    /// Whether a Chinese sentence can be set in it.
    pub fn is_chinese(&self) -> bool {
        self.font().is_some_and(|font| {
            let characters = font.charmap();
            PLAIN_CHINESE.chars().all(|character| characters.map(character).is_some())
        })
    }

    /// A ruler that measures many characters at one weight.
    pub fn ruler(&self, weight: u16) -> Option<Ruler<'_>> {
        let font = self.font()?;
        let location = font.axes().location([("wght", f32::from(weight))]);
        Some(Ruler { face: self, characters: font.charmap(), location, font })
    }

    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.bytes, self.index).ok()
    }
}

/// Measures the characters of a face.
pub struct Ruler<'a> {
    face: &'a Face,
    font: FontRef<'a>,
    characters: Charmap<'a>,
    location: Location,
}

impl Ruler<'_> {
    /// The advance of a character relative to the letter size; `None` if the face lacks it.
    pub fn advance(&self, character: char) -> Option<f32> {
        let glyph = self.characters.map(character)?;
        let metrics = GlyphMetrics::new(&self.font, Size::unscaled(), &self.location);
        Some(metrics.advance_width(glyph)? / self.face.units_per_em)
    }
}

/// Whether the font's maker forbids all embedding: of several bits, the most permissive decides.
fn is_restricted(os2: &Os2<'_>) -> bool {
    os2.fs_type() & EMBEDDING == RESTRICTED
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    const SUBSET: &[u8] = include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/fixtures/fonts/NotoSansSC-subset.otf"
    ));

    /// The font of the tests.
    pub fn subset() -> FontFile {
        FontFile { name: "subset.otf".to_owned(), bytes: Arc::new(SUBSET.to_vec()) }
    }

    /// The font of the tests with other bits for embedding.
    fn licensed(bits: u16) -> FontFile {
        let mut bytes = SUBSET.to_vec();
        let record = bytes.windows(4).position(|tag| tag == b"OS/2").expect("a table record");
        let offset = u32::from_be_bytes(bytes[record + 8..record + 12].try_into().expect("four"));
        let at = usize::try_from(offset).expect("small") + 8;
        bytes[at..at + 2].copy_from_slice(&bits.to_be_bytes());
        FontFile { name: "licensed.otf".to_owned(), bytes: Arc::new(bytes) }
    }

    #[test]
    fn a_font_tells_its_name_and_what_it_can_set() {
        let [face] = Face::all(&subset()).try_into().unwrap_or_else(|_| panic!("one face"));
        assert_eq!((face.family.as_str(), face.weight), ("Noto Sans CJK SC", 400));
        assert!(face.is_chinese() && face.is_upright && !face.is_variable);
        let ruler = face.ruler(400).expect("a font");
        assert_eq!(ruler.advance('技'), Some(1.0));
        assert!(ruler.advance('i').is_some_and(|width| width < 0.5));
        assert_eq!(ruler.advance('龘'), None);
    }

    #[test]
    fn a_font_whose_maker_forbids_embedding_is_left_alone() {
        // Installable, editable, preview and print, and restricted together with editable, which
        // permits.
        for bits in [0, 8, 4, 0b1010] {
            assert_eq!(Face::all(&licensed(bits)).len(), 1, "{bits}");
        }
        assert!(Face::all(&licensed(2)).is_empty());
        // Higher bits say how the font may be embedded, not whether.
        assert!(Face::all(&licensed(0x0102)).is_empty());
    }

    #[test]
    fn what_is_no_font_has_no_face() {
        for bytes in [&b""[..], b"ttcf", b"OTTO", &SUBSET[..2000]] {
            let file = FontFile { name: "broken.otf".to_owned(), bytes: Arc::new(bytes.to_vec()) };
            assert!(Face::all(&file).iter().all(|face| !face.is_chinese()), "{}", bytes.len());
        }
    }
}
