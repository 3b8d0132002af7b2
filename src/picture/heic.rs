//! HEIC, as phones write it.

use super::bytes::{be32, be64};
use super::colour::Space;
use super::facts::{Cost, Facts, Shrink};
use super::format::PictureFormat;
use super::frame::{Frame, Samples};
use super::orient::Orientation;
use super::problem::Problem;
use heifer::heifer_isobmff::HeifFile;
use heifer::heifer_isobmff::boxes::{ColorInfo, Property};
use heifer::{Error, Options};

/// A transfer function of HDR, which no table can convert to sRGB.
const PQ: u16 = 16;
const HLG: u16 = 18;

/// Reads the container.
pub fn facts(bytes: &[u8]) -> Result<Facts, Problem> {
    check(bytes)?;
    let file = parse(bytes)?;
    let id = file.primary_id;
    let coded = file.image_size(id).map_err(|_| Problem::Damaged)?.ok_or(Problem::Damaged)?;
    let mut size = coded;
    for property in file.item_properties(id).map_err(|_| Problem::Damaged)? {
        match property {
            Property::CleanAperture { width, height, .. } => size = cropped(size, *width, *height)?,
            Property::Rotation(1 | 3) => size = (size.1, size.0),
            _ => {}
        }
    }
    let auxiliary = file.referencing_items(id, b"auxl");
    let has_alpha = auxiliary.into_iter().any(|item| is_alpha(&file, item));
    let cost = Cost { fixed: 8 << 20, per_pixel: 8, shrink: Shrink::None };
    Ok(Facts {
        kind: PictureFormat::Heic,
        size,
        // The format has its own rotation, which the decoder applies.
        orientation: Orientation::UPRIGHT,
        is_animated: false,
        has_alpha,
        is_graphic: false,
        cost,
    })
}

/// The primary picture, cropped and turned as the file states.
pub fn decode(bytes: &[u8], facts: &Facts) -> Result<(Frame, Space), Problem> {
    let space = space(&parse(bytes)?)?;
    // Pictures are already decoded in parallel. The limit includes a margin that is cropped off.
    let options = Options { max_threads: 1, max_pixels: facts.pixels() * 2 };
    let picture = heifer::decode_rgba8(bytes, &options).map_err(problem)?;
    let size = (picture.width, picture.height);
    let frame = match picture.has_alpha {
        true => Frame::new(size, Samples::Rgba, picture.data),
        false => Frame::new(size, Samples::Rgb, picture.into_rgb8()),
    };
    let frame = frame.filter(|frame| frame.size() == facts.size);
    Ok((frame.ok_or(Problem::Damaged)?, space))
}

fn parse(bytes: &[u8]) -> Result<HeifFile<'_>, Problem> {
    HeifFile::parse(bytes).map_err(|_| Problem::Damaged)
}

/// Refuses a file whose last box extends beyond its end.
fn check(bytes: &[u8]) -> Result<(), Problem> {
    let mut at = 0_u64;
    let length = bytes.len() as u64;
    while at < length {
        // It is less than the length of a slice.
        let here = at as usize;
        let size = match be32(bytes, here).ok_or(Problem::Truncated)? {
            0 => return Ok(()),
            1 => be64(bytes, here + 8).ok_or(Problem::Truncated)?,
            size => u64::from(size),
        };
        at = at.checked_add(size.max(8)).ok_or(Problem::Damaged)?;
    }
    if at > length { Err(Problem::Truncated) } else { Ok(()) }
}

/// The size after a crop.
fn cropped(size: (u32, u32), width: (u32, u32), height: (u32, u32)) -> Result<(u32, u32), Problem> {
    let side = |whole: u32, (part, of): (u32, u32)| {
        let rounded = (u64::from(part) + u64::from(of) / 2).checked_div(u64::from(of));
        rounded.map(|side| u32::try_from(side).unwrap_or(whole).min(whole))
    };
    side(size.0, width).zip(side(size.1, height)).ok_or(Problem::Damaged)
}

fn is_alpha(file: &HeifFile<'_>, item: u32) -> bool {
    let says_alpha = |property: &Property| match property {
        Property::AuxiliaryType(name) => name.ends_with(":alpha") || name.ends_with("auxid:1"),
        _ => false,
    };
    file.item_properties(item).is_ok_and(|mut properties| properties.any(says_alpha))
}

/// The colour space of the picture, or of the first of its tiles.
fn space(file: &HeifFile<'_>) -> Result<Space, Problem> {
    let tile = file.referenced_items(file.primary_id, b"dimg").first().copied();
    for item in [Some(file.primary_id), tile].into_iter().flatten() {
        let properties: Vec<_> =
            file.item_properties(item).map_err(|_| Problem::Damaged)?.collect();
        let colours = || {
            properties.iter().filter_map(|property| match property {
                Property::Color(colours) => Some(colours),
                _ => None,
            })
        };
        if colours().any(|c| matches!(c, ColorInfo::Nclx { transfer: PQ | HLG, .. })) {
            return Err(Problem::Unsupported("HDR"));
        }
        let stated = colours().find_map(|colours| match colours {
            ColorInfo::Icc(profile) => Some(Space::Icc(profile.clone())),
            ColorInfo::Nclx { .. } => None,
        });
        let coded = colours().find_map(|colours| match colours {
            ColorInfo::Nclx { primaries, transfer, .. } => Some(Space::Coded {
                primaries: u8::try_from(*primaries).ok()?,
                transfer: u8::try_from(*transfer).ok()?,
            }),
            ColorInfo::Icc(_) => None,
        });
        if let Some(space) = stated.or(coded) {
            return Ok(space);
        }
    }
    Ok(Space::Srgb)
}

fn problem(error: Error) -> Problem {
    match error {
        Error::Unsupported(_) => Problem::Unsupported("HEIC"),
        _ => Problem::Damaged,
    }
}
