//! Decodes PNG row by row.

use super::reduce::Reducer;
use super::walk::ended;
use crate::colour::Space;
use crate::facts::{Facts, Shrink};
use crate::frame::{Frame, Samples};
use crate::problem::Problem;
use png::{ColorType, Decoder, DecodingError, Info, Limits, Reader, Transformations};
use std::io::{Cursor, ErrorKind};

/// The most bytes that the decoder may allocate, for rows and the colour profile.
const LIMIT: usize = 64 << 20;

/// Decodes to at least `wanted` pixels, eight bits each.
pub fn decode(bytes: &[u8], facts: &Facts, wanted: (u32, u32)) -> Result<(Frame, Space), Problem> {
    let bytes = ended(bytes)?;
    let mut decoder = Decoder::new_with_limits(Cursor::new(&*bytes), Limits { bytes: LIMIT });
    decoder.set_transformations(Transformations::normalize_to_color8());
    decoder.set_ignore_text_chunk(true);
    let mut reader = decoder.read_info().map_err(problem)?;
    let space = space(reader.info());
    let (colour, _) = reader.output_color_type();
    let samples = match colour {
        ColorType::Grayscale => Samples::Gray,
        ColorType::Rgb => Samples::Rgb,
        ColorType::GrayscaleAlpha | ColorType::Rgba => Samples::Rgba,
        ColorType::Indexed => return Err(Problem::Damaged),
    };
    let mut reducer = Reducer::new(facts.size, samples, facts.factor(wanted));
    match facts.cost.shrink {
        Shrink::Rows => rows(&mut reader, colour, &mut reducer)?,
        Shrink::None | Shrink::Blocks => whole(&mut reader, colour, &mut reducer)?,
    }
    Ok((reducer.finish().ok_or(Problem::Truncated)?, space))
}

fn rows(
    reader: &mut Reader<Cursor<&[u8]>>,
    colour: ColorType,
    reducer: &mut Reducer,
) -> Result<(), Problem> {
    while let Some(row) = reader.next_row().map_err(problem)? {
        push(row.data(), colour, reducer);
    }
    Ok(())
}

/// Decodes an interlaced picture, whose rows are complete only in the end.
fn whole(
    reader: &mut Reader<Cursor<&[u8]>>,
    colour: ColorType,
    reducer: &mut Reducer,
) -> Result<(), Problem> {
    let mut pixels = vec![0; reader.output_buffer_size().ok_or(Problem::Damaged)?];
    let frame = reader.next_frame(&mut pixels).map_err(problem)?;
    pixels.chunks_exact(frame.line_size.max(1)).for_each(|row| push(row, colour, reducer));
    Ok(())
}

fn push(row: &[u8], colour: ColorType, reducer: &mut Reducer) {
    if colour != ColorType::GrayscaleAlpha {
        return reducer.push(row);
    }
    let (pixels, _) = row.as_chunks::<2>();
    let row: Vec<u8> =
        pixels.iter().flat_map(|[gray, alpha]| [*gray, *gray, *gray, *alpha]).collect();
    reducer.push(&row);
}

/// The colour space of the picture, from the most precise of its chunks.
fn space(info: &Info<'_>) -> Space {
    if let Some(code) = info.coding_independent_code_points {
        return Space::Coded { primaries: code.color_primaries, transfer: code.transfer_function };
    }
    match (&info.icc_profile, info.srgb, info.gama_chunk) {
        (Some(profile), ..) => Space::Icc(profile.to_vec()),
        (None, None, Some(gamma)) => Space::Measured {
            gamma: gamma.into_value(),
            primaries: info.chrm_chunk.map(|measured| {
                let point =
                    |(x, y): (png::ScaledFloat, png::ScaledFloat)| [x.into_value(), y.into_value()];
                [measured.white, measured.red, measured.green, measured.blue].map(point)
            }),
        },
        _ => Space::Srgb,
    }
}

fn problem(error: DecodingError) -> Problem {
    match error {
        DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Problem::Truncated
        }
        _ => Problem::Damaged,
    }
}
