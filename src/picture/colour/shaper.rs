//! Matrix profiles of screens and cameras: a curve each for red, green and blue, then a matrix,
//! then the curve of sRGB.

use crate::frame::Frame;
use moxcms::{ColorProfile, ToneReprCurve};

/// The unit of linear light is 1/65,535, that of the matrix 1/16,384.
const FULL: i64 = 65_535;
const UNIT: f64 = 16_384.0;
const SHIFT: u32 = 14;
/// The low bits of light that are dropped for look-ups: steps of four.
const COARSE: u32 = 2;
/// The steps along each edge of the colour cube at which colours are compared.
const PROBES: usize = 5;

/// A conversion to sRGB.
pub struct Shaper {
    /// The linear light for every value of red, green and blue.
    light: [Vec<i64>; 3],
    matrix: [[i64; 3]; 3],
    /// The sRGB values for linear light, in coarse steps.
    encoded: Vec<u8>,
}

impl Shaper {
    /// The conversion by a profile; `None` if it is not a matrix profile.
    pub fn of(profile: &ColorProfile) -> Option<Self> {
        let tables = [
            &profile.lut_a_to_b_perceptual,
            &profile.lut_a_to_b_colorimetric,
            &profile.lut_a_to_b_saturation,
        ];
        if tables.into_iter().any(Option::is_some) {
            return None;
        }
        let curves = [&profile.red_trc, &profile.green_trc, &profile.blue_trc];
        let [red, green, blue] = curves.map(|curve| curve.as_ref().and_then(light));
        let matrix = profile.transform_matrix(&ColorProfile::new_srgb()).v;
        if matrix.iter().flatten().any(|share| !share.is_finite() || share.abs() > 100.0) {
            return None;
        }
        Some(Self {
            light: [red?, green?, blue?],
            matrix: matrix.map(|row| row.map(|share| (share * UNIT).round() as i64)),
            encoded: encoded()?,
        })
    }

    /// The frame in sRGB; `None` if no colour would change by more than one step.
    pub fn apply(&self, frame: &Frame) -> Option<Frame> {
        if self.is_needless() {
            return None;
        }
        let mut pixels = frame.pixels.clone();
        for pixel in pixels.chunks_exact_mut(frame.samples.channels()) {
            if let [r, g, b, ..] = pixel {
                [*r, *g, *b] = self.pixel([*r, *g, *b]);
            }
        }
        Frame::new(frame.size(), frame.samples, pixels)
    }

    fn pixel(&self, colour: [u8; 3]) -> [u8; 3] {
        let light =
            [0, 1, 2].map(|channel: usize| self.light[channel][usize::from(colour[channel])]);
        self.matrix.map(|row| {
            let sum: i64 = row.iter().zip(light).map(|(share, light)| share * light).sum();
            let light = ((sum + (1 << (SHIFT - 1))) >> SHIFT).clamp(0, FULL);
            // Between 0 and the last step.
            self.encoded[(light >> COARSE) as usize]
        })
    }

    fn is_needless(&self) -> bool {
        // Each is at most 255.
        let steps: Vec<u8> = (0..PROBES).map(|step| (step * 255 / (PROBES - 1)) as u8).collect();
        let same = |colour: [u8; 3]| {
            self.pixel(colour).iter().zip(colour).all(|(to, from)| to.abs_diff(from) <= 1)
        };
        steps.iter().all(|r| steps.iter().all(|g| steps.iter().all(|b| same([*r, *g, *b]))))
    }
}

/// The sRGB values for each of 256 greys on a curve.
pub fn gray(curve: &ToneReprCurve) -> Option<Vec<u8>> {
    let encoded = encoded()?;
    // Light is between 0 and the last step.
    Some(light(curve)?.iter().map(|light| encoded[(light >> COARSE) as usize]).collect())
}

/// The linear light for each of 256 values.
fn light(curve: &ToneReprCurve) -> Option<Vec<i64>> {
    let curve = curve.make_linear_evaluator().ok()?;
    let light = |value: u8| {
        let light = f64::from(curve.evaluate_value(f32::from(value) / 255.0));
        ((light * FULL as f64).round() as i64).clamp(0, FULL)
    };
    Some((0..=255).map(light).collect())
}

/// The sRGB values for light in coarse steps: those whose own light is nearest.
fn encoded() -> Option<Vec<u8>> {
    let own = light(ColorProfile::new_srgb().green_trc.as_ref()?)?;
    let mut value = 0_u8;
    let nearest = (0..=FULL >> COARSE).map(|step| {
        let light = (step << COARSE) + (1 << (COARSE - 1));
        while value < 255 && own[usize::from(value) + 1] - light <= light - own[usize::from(value)]
        {
            value += 1;
        }
        value
    });
    Some(nearest.collect())
}
