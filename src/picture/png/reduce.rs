//! Averages rows as they are decoded, so that a huge picture is never held whole in memory.

use crate::frame::{Frame, Samples};

/// Takes rows and makes a frame whose pixels are the means of squares of `factor` × `factor`.
pub struct Reducer {
    factor: usize,
    samples: Samples,
    width: usize,
    /// The sums of the squares being filled; colours are weighted by their alpha.
    sums: Vec<[u64; 4]>,
    /// The number of rows in the sums.
    rows: usize,
    size: (u32, u32),
    pixels: Vec<u8>,
}

impl Reducer {
    pub fn new((width, height): (u32, u32), samples: Samples, factor: u32) -> Self {
        let size = (width.div_ceil(factor), height.div_ceil(factor));
        let room = size.0 as usize * size.1 as usize * samples.channels();
        let sums = if factor == 1 { Vec::new() } else { vec![[0; 4]; size.0 as usize] };
        Self {
            factor: factor as usize,
            samples,
            width: width as usize,
            sums,
            rows: 0,
            size,
            pixels: Vec::with_capacity(room),
        }
    }

    pub fn push(&mut self, row: &[u8]) {
        if self.factor == 1 {
            self.pixels.extend_from_slice(row);
            return;
        }
        let squares = row.chunks(self.factor * self.samples.channels());
        for (sum, square) in self.sums.iter_mut().zip(squares) {
            add(sum, square, self.samples);
        }
        self.rows += 1;
        if self.rows == self.factor {
            self.flush();
        }
    }

    /// The frame; `None` if rows are missing.
    pub fn finish(mut self) -> Option<Frame> {
        if self.rows > 0 {
            self.flush();
        }
        Frame::new(self.size, self.samples, self.pixels)
    }

    fn flush(&mut self) {
        let mut left = self.width;
        for sum in &mut self.sums {
            let pixels = (left.min(self.factor) * self.rows) as u64;
            left = left.saturating_sub(self.factor);
            push_mean(&mut self.pixels, sum, pixels, self.samples);
            *sum = [0; 4];
        }
        self.rows = 0;
    }
}

fn add(sum: &mut [u64; 4], square: &[u8], samples: Samples) {
    for pixel in square.chunks_exact(samples.channels()) {
        match (samples, pixel) {
            (Samples::Rgba, [r, g, b, alpha]) => {
                let alpha = u64::from(*alpha);
                for (sum, sample) in sum.iter_mut().zip([*r, *g, *b]) {
                    *sum += u64::from(sample) * alpha;
                }
                sum[3] += alpha;
            }
            _ => sum.iter_mut().zip(pixel).for_each(|(sum, sample)| *sum += u64::from(*sample)),
        }
    }
}

fn push_mean(out: &mut Vec<u8>, sum: &[u64; 4], pixels: u64, samples: Samples) {
    // The mean of bytes is a byte.
    let mean = |sum: u64, count: u64| ((sum + count / 2) / count.max(1)) as u8;
    let [r, g, b, alpha] = *sum;
    match samples {
        Samples::Rgba => {
            out.extend([mean(r, alpha), mean(g, alpha), mean(b, alpha), mean(alpha, pixels)]);
        }
        _ => out.extend(sum[..samples.channels()].iter().map(|sum| mean(*sum, pixels))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squares_become_their_means_and_what_is_left_at_the_rim_its_own() {
        let mut reducer = Reducer::new((3, 3), Samples::Gray, 2);
        for row in [[0, 10, 50], [20, 30, 70], [100, 200, 255]] {
            reducer.push(&row);
        }
        let frame = reducer.finish().expect("all rows");
        assert_eq!((frame.size(), frame.pixels), ((2, 2), vec![15, 60, 150, 255]));
    }

    #[test]
    fn what_cannot_be_seen_does_not_colour_what_can() {
        let mut reducer = Reducer::new((2, 1), Samples::Rgba, 2);
        reducer.push(&[200, 0, 0, 255, 0, 255, 0, 0]);
        assert_eq!(reducer.finish().expect("all rows").pixels, [200, 0, 0, 128]);
    }

    #[test]
    fn a_missing_row_makes_no_frame() {
        let mut reducer = Reducer::new((2, 2), Samples::Gray, 1);
        reducer.push(&[1, 2]);
        assert_eq!(reducer.finish(), None);
    }
}
