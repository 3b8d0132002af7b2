//! Scores pictures against references: `picture-quality REFERENCES FOLDER…` prints for every folder
//! and format the mean SSIMULACRA2 of `STEM.jpg` and `STEM.webp` against `REFERENCES/STEM.png`, and
//! the bytes of the files that were scored. A format that a folder lacks is left out.

use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::Path;
use std::{env, fs};

use ssimulacra2::{ColorPrimaries, Rgb, TransferCharacteristic, compute_frame_ssimulacra2};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut folders = env::args().skip(1);
    let references = folders.next().ok_or("which references?")?;
    for folder in folders {
        let mut sums: BTreeMap<&str, (f64, u64, u64)> = BTreeMap::new();
        for entry in fs::read_dir(&references)? {
            let reference = entry?.path();
            let stem = reference.file_stem().ok_or("a file without a name")?;
            let original = open(&reference)?;
            for format in ["webp", "jpg"] {
                let file = Path::new(&folder).join(stem).with_extension(format);
                if !file.exists() {
                    continue;
                }
                let score = compute_frame_ssimulacra2(original.clone(), open(&file)?)?;
                let sum = sums.entry(format).or_default();
                *sum = (sum.0 + score, sum.1 + fs::metadata(&file)?.len(), sum.2 + 1);
            }
        }
        for (format, (score, bytes, count)) in sums {
            let mean = score / count as f64;
            println!("{folder} {format} {mean:.2} {bytes} {count}");
        }
    }
    Ok(())
}

fn open(path: &Path) -> Result<Rgb, Failure> {
    let (samples, width, height) = match path.extension().is_some_and(|ending| ending == "jpg") {
        true => jpeg(path)?,
        false => {
            let picture = image::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
            let (width, height) = (picture.width() as usize, picture.height() as usize);
            (picture.into_rgb8().into_raw(), width, height)
        }
    };
    let (pixels, _) = samples.as_chunks::<3>();
    let pixels = pixels.iter().map(|pixel| pixel.map(|sample| f32::from(sample) / 255.0));
    Ok(Rgb::new(
        pixels.collect(),
        width,
        height,
        TransferCharacteristic::SRGB,
        ColorPrimaries::BT709,
    )?)
}

/// `image` decodes with zune-jpeg, which draws pictures with one scan for each colour wrongly.
fn jpeg(path: &Path) -> Result<(Vec<u8>, usize, usize), Failure> {
    let mut decoder = jpeg_decoder::Decoder::new(BufReader::new(fs::File::open(path)?));
    let samples = decoder.decode()?;
    let info = decoder.info().ok_or("a JPEG without a header")?;
    Ok((samples, info.width.into(), info.height.into()))
}
