//! Converts a picture for rendering: to PNG, from any format, by the engine's own decoders.

use super::develop::upright;
use super::facts::Facts;
use super::problem::Problem;
use super::recipe::Recipe;
use super::{gate, png};
use fast_image_resize::Resizer;

/// The picture as a PNG in sRGB, upright and at most `widest` pixels wide; of an animated one the
/// first frame. Waits like `develop` while other threads decode.
pub fn still(bytes: &[u8], widest: u32) -> Result<Vec<u8>, Problem> {
    let facts = Facts::of(bytes)?;
    let header = facts.header();
    let recipe = Recipe { widths: vec![widest], ..Recipe::default() };
    let sizes = recipe.sizes((header.width, header.height));
    let size = sizes.first().copied().ok_or(Problem::Damaged)?;
    let _permit = gate::enter(facts.affordable(facts.orientation.turn(size))?);
    let frame = upright(bytes, &facts, size, &mut Resizer::new())?;
    png::encode_quickly(&frame)
}
