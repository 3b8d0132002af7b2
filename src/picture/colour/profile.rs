//! Builds a colour profile from the colour space of a picture.

use super::Space;
use moxcms::{
    Chromaticity, CicpColorPrimaries, CicpProfile, ColorPrimaries, ColorProfile,
    MatrixCoefficients, ToneReprCurve, TransferCharacteristics,
};

/// The encoding exponents that older programs wrote for sRGB.
const SRGB_GAMMA: std::ops::RangeInclusive<f32> = 0.43..=0.48;
/// The largest difference of chromaticities that still count as sRGB's.
const NEAR: f32 = 0.005;
/// White, red, green and blue of sRGB.
const SRGB: [[f32; 2]; 4] = [[0.3127, 0.329], [0.64, 0.33], [0.3, 0.6], [0.15, 0.06]];

/// The profile of a colour space; `None` if it is sRGB or invalid. Undefined code points give a
/// profile without curves, which converts nothing.
pub fn of(space: &Space) -> Option<ColorProfile> {
    match space {
        Space::Srgb => None,
        Space::Icc(bytes) => ColorProfile::new_from_slice(bytes).ok(),
        Space::Coded { primaries, transfer } => coded(*primaries, *transfer),
        Space::Measured { gamma, primaries } => measured(*gamma, *primaries),
    }
}

fn coded(primaries: u8, transfer: u8) -> Option<ColorProfile> {
    let color_primaries = CicpColorPrimaries::try_from(primaries).ok()?;
    let transfer = TransferCharacteristics::try_from(transfer).ok()?;
    // The curves of film cameras are treated as sRGB, as all photo viewers do.
    let transfer_characteristics = match transfer {
        TransferCharacteristics::Bt709 | TransferCharacteristics::Bt601 => {
            TransferCharacteristics::Srgb
        }
        other => other,
    };
    let is_srgb = color_primaries == CicpColorPrimaries::Bt709
        && transfer_characteristics == TransferCharacteristics::Srgb;
    (!is_srgb).then(|| {
        ColorProfile::new_from_cicp(CicpProfile {
            color_primaries,
            transfer_characteristics,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        })
    })
}

fn measured(gamma: f32, primaries: Option<[[f32; 2]; 4]>) -> Option<ColorProfile> {
    let primaries = primaries.unwrap_or(SRGB);
    let numbers = || primaries.iter().flatten().zip(SRGB.iter().flatten());
    let is_srgb = SRGB_GAMMA.contains(&gamma) && numbers().all(|(a, b)| (a - b).abs() <= NEAR);
    let is_sound = (0.1..=1.0).contains(&gamma)
        && primaries.iter().all(|[x, y]| *x >= 0.0 && *y > 0.0 && x + y <= 1.0);
    if is_srgb || !is_sound {
        return None;
    }
    let [white, red, green, blue] = primaries.map(|[x, y]| Chromaticity::new(x, y));
    let mut profile = ColorProfile::new_srgb();
    profile.update_rgb_colorimetry(white.to_xyyb(), ColorPrimaries { red, green, blue });
    let curve = match SRGB_GAMMA.contains(&gamma) {
        true => profile.green_trc.clone()?,
        false => ToneReprCurve::Parametric(vec![1.0 / gamma]),
    };
    profile.cicp = None;
    profile.red_trc = Some(curve.clone());
    profile.green_trc = Some(curve.clone());
    profile.blue_trc = Some(curve);
    Some(profile)
}
