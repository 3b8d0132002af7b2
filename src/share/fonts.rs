//! The faces that share pictures are set in, in order: each character uses the first face that has
//! it.

use super::font::{Face, FontFile};
use resvg::usvg::fontdb::{Database, FaceInfo, ID, Language, Source, Stretch, Style, Weight};
use skillweek_base::digest::Digest;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Fonts for setting Chinese text.
pub struct Fonts {
    /// The upright faces of the first family, by weight; then those of the others.
    faces: Vec<Face>,
    database: Arc<Database>,
    digest: Digest,
    /// Known advances, by character and weight: looking characters up is most of the cost of a
    /// title.
    advances: Mutex<BTreeMap<(char, u16), Option<f32>>>,
}

impl Fonts {
    /// Takes the usable faces of files, which are in order of preference; `None` if no face has
    /// plain Chinese.
    pub fn new(files: &[FontFile]) -> Option<Self> {
        let mut faces: Vec<Face> =
            files.iter().flat_map(Face::all).filter(|face| face.is_upright).collect();
        let mut families = vec![first_chinese(&faces)?.family.clone()];
        // A collection holds one design for several regions: one region of each design is enough.
        for face in &faces {
            if families.iter().all(|known| regionless(known) != regionless(&face.family)) {
                families.push(mainland(&faces, face).family.clone());
            }
        }
        let rank = |face: &Face| families.iter().position(|family| *family == face.family);
        faces.retain(|face| rank(face).is_some());
        faces.sort_by_key(rank);
        let mut database = Database::new();
        for face in &faces {
            database.push_face_info(info(face));
        }
        let digests: String = faces.iter().map(|face| face.digest.to_string()).collect();
        Some(Self {
            database: Arc::new(database),
            digest: Digest::of(digests.as_bytes()),
            advances: Mutex::default(),
            faces,
        })
    }

    /// The family name by which drawings ask for them.
    pub fn family(&self) -> &str {
        // There is always at least one face.
        self.faces.first().map_or("", |face| face.family.as_str())
    }

    /// The digest of all faces, which changes whenever a glyph may have changed.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The characters of a text that no face has, without duplicates.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut missing: Vec<char> = text
            .chars()
            .filter(|character| !character.is_whitespace() && !character.is_control())
            .filter(|character| self.found(*character, 400).is_none())
            .collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// The width of a text set in one line, relative to the letter size.
    pub fn width(&self, text: &str, weight: u16) -> f32 {
        text.chars().map(|character| self.advance(character, weight)).sum()
    }

    /// The width of a character relative to the letter size; that of a Han character if no face has
    /// it.
    pub fn advance(&self, character: char, weight: u16) -> f32 {
        self.found(character, weight).unwrap_or(1.0)
    }

    pub(super) fn database(&self) -> Arc<Database> {
        self.database.clone()
    }

    fn found(&self, character: char, weight: u16) -> Option<f32> {
        let mut known = self.advances.lock().unwrap_or_else(PoisonError::into_inner);
        *known.entry((character, weight)).or_insert_with(|| {
            let mut faces: Vec<&Face> = self.faces.iter().collect();
            // Within a family the face with the nearest weight, as the renderer chooses it.
            faces.sort_by_key(|face| {
                (face.family != self.family(), !face.is_variable, face.weight.abs_diff(weight))
            });
            faces.iter().find_map(|face| face.ruler(weight)?.advance(character))
        })
    }
}

/// The first face with plain Chinese; in a collection of regions, the one for mainland China.
fn first_chinese(faces: &[Face]) -> Option<&Face> {
    faces.iter().find(|face| face.is_chinese()).map(|first| mainland(faces, first))
}

/// The face of the same design for mainland China, or else `face` itself.
fn mainland<'a>(faces: &'a [Face], face: &'a Face) -> &'a Face {
    let is_mainland = |other: &&Face| {
        regionless(&other.family) == regionless(&face.family) && region(&other.family) == Some("SC")
    };
    faces.iter().find(is_mainland).unwrap_or(face)
}

/// The region at the end of a family's name: `SC`, `TC`, `HK`, `JP` or `KR`.
fn region(family: &str) -> Option<&'static str> {
    ["SC", "TC", "HK", "JP", "KR"]
        .into_iter()
        .find(|region| family.ends_with(&format!(" {region}")))
}

/// A family's name without its region: `Noto Sans CJK SC` and `Noto Sans CJK JP` are one design.
fn regionless(family: &str) -> &str {
    let stem = region(family).and_then(|region| family.strip_suffix(region));
    stem.map_or(family, str::trim_end)
}

/// A face as the renderer's database lists it.
fn info(face: &Face) -> FaceInfo {
    FaceInfo {
        id: ID::dummy(),
        source: Source::Binary(face.bytes.clone()),
        index: face.index,
        families: vec![(face.family.clone(), Language::English_UnitedStates)],
        post_script_name: face.family.clone(),
        style: Style::Normal,
        weight: Weight(face.weight),
        stretch: Stretch::Normal,
        monospaced: false,
    }
}
