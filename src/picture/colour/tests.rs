//! Tests of colours against the formulas of the standards, computed here without a library.

use crate::colour::*;

/// The linear light of an sRGB or Display P3 value, by the formula of IEC 61966-2-1.
fn light(value: u8) -> f64 {
    let value = f64::from(value) / 255.0;
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn value(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value =
        if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (value * 255.0).round() as u8
}

/// From Display P3 to sRGB, both with D65 white: the product of the matrices that follow from the
/// chromaticities in SMPTE EG 432-1 and BT.709.
const P3_TO_SRGB: [[f64; 3]; 3] = [
    [1.224_940_2, -0.224_940_2, 0.0],
    [-0.042_056_9, 1.042_056_9, 0.0],
    [-0.019_637_6, -0.078_636_1, 1.098_273_5],
];

fn expected(colour: [u8; 3]) -> [u8; 3] {
    let linear = colour.map(light);
    P3_TO_SRGB.map(|row| value(row.iter().zip(linear).map(|(share, light)| share * light).sum()))
}

fn rgb(pixels: &[[u8; 3]]) -> Frame {
    Frame::new((pixels.len() as u32, 1), Samples::Rgb, pixels.concat()).expect("a frame")
}

/// A cube of colours, and some that photos from phones contain.
fn colours() -> Vec<[u8; 3]> {
    let steps = [0, 32, 64, 96, 128, 160, 192, 224, 255];
    let cube = steps.iter().flat_map(|r| steps.map(|g| steps.map(|b| [*r, g, b])));
    let mut colours: Vec<[u8; 3]> = cube.flatten().collect();
    colours.extend([[224, 172, 145], [200, 30, 40], [40, 160, 60], [255, 255, 255], [1, 2, 3]]);
    colours
}

#[test]
fn display_p3_is_what_the_formulas_say() {
    let colours = colours();
    let profile = ColorProfile::new_display_p3().encode().expect("a profile");
    for space in [Space::Icc(profile), Space::Coded { primaries: 12, transfer: 13 }] {
        let converted = to_srgb(rgb(&colours), &space);
        for (from, to) in colours.iter().zip(converted.pixels.chunks_exact(3)) {
            let expected = expected(*from);
            let off = to.iter().zip(expected).map(|(a, b)| a.abs_diff(b)).max();
            assert!(off <= Some(1), "{from:?} is {to:?}, not {expected:?}");
        }
    }
}

#[test]
fn srgb_by_any_name_stays_as_it_is() {
    let colours = rgb(&colours());
    let profile = ColorProfile::new_srgb().encode().expect("a profile");
    let spaces = [
        Space::Srgb,
        Space::Icc(profile),
        Space::Icc(b"no profile at all".to_vec()),
        Space::Coded { primaries: 1, transfer: 13 },
        Space::Measured { gamma: 0.454_55, primaries: None },
    ];
    for space in spaces {
        assert_eq!(to_srgb(colours.clone(), &space), colours, "{space:?}");
    }
}

#[test]
fn adobe_rgb_gets_more_colourful_and_greys_stay_grey() {
    let profile = ColorProfile::new_adobe_rgb().encode().expect("a profile");
    let converted = to_srgb(rgb(&[[128, 128, 128], [100, 150, 100]]), &Space::Icc(profile));
    let (gray, green) = converted.pixels.split_at(3);
    assert!(gray.iter().all(|sample| sample.abs_diff(gray[0]) <= 1), "{gray:?}");
    // (128 / 255) to the power of 2.2 is 0.22 of full light, which is 129 in sRGB.
    assert!(gray[0].abs_diff(129) <= 1, "{gray:?}");
    assert!(green[0] < 90 && green[1].abs_diff(150) <= 2, "{green:?}");
}

#[test]
fn grey_with_another_gamma_becomes_lighter_or_darker() {
    let frame = Frame::new((2, 1), Samples::Gray, vec![0, 128]).expect("a frame");
    let linear = ColorProfile::new_gray_with_gamma(1.0).encode().expect("a profile");
    let converted = to_srgb(frame, &Space::Icc(linear));
    assert_eq!(converted.pixels, [0, value(128.0 / 255.0)]);
}

#[test]
fn linear_png_is_brightened() {
    let space = Space::Measured { gamma: 1.0, primaries: None };
    let converted = to_srgb(rgb(&[[128, 64, 255]]), &space);
    let expected = [128.0, 64.0, 255.0].map(|v| value(v / 255.0));
    assert!(converted.pixels.iter().zip(expected).all(|(a, b)| a.abs_diff(b) <= 1));
}

#[test]
fn alpha_is_no_colour() {
    let profile = ColorProfile::new_display_p3().encode().expect("a profile");
    let frame = Frame::new((1, 1), Samples::Rgba, vec![200, 30, 40, 77]).expect("a frame");
    let converted = to_srgb(frame, &Space::Icc(profile));
    assert_eq!(converted.pixels[3], 77);
    assert!(converted.pixels[0] > 205);
}

#[test]
fn inks_without_a_profile_are_light_taken_from_paper() {
    let frame = Frame::new((3, 1), Samples::Cmyk, vec![0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 255]);
    let converted = to_srgb(frame.expect("a frame"), &Space::Srgb);
    assert_eq!(converted.pixels, [255, 255, 255, 255, 0, 0, 0, 0, 0]);
}

#[test]
fn a_profile_for_other_pixels_says_nothing() {
    let profile = ColorProfile::new_gray_with_gamma(1.0).encode().expect("a profile");
    let frame = rgb(&[[10, 20, 30]]);
    assert_eq!(to_srgb(frame.clone(), &Space::Icc(profile)), frame);
}
