//! Pieces of picture files, right and wrong.

use jpeg_encoder::{Encoder, ImageBuffer, JpegColorType};
use png::{BitDepth, ColorType};
use std::io::Write;

/// A photo of that size, never held whole.
struct Hills {
    width: u16,
    height: u16,
}

impl ImageBuffer for Hills {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Luma
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, y: u16, buffers: &mut [Vec<u8>; 4]) {
        let row = (0..self.width).map(|x| (x / 64 + y / 32).to_le_bytes()[0]);
        buffers[0].extend(row);
    }
}

/// A whole JPEG of that size.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = Encoder::new(&mut bytes, 60);
    encoder.encode_image(Hills { width, height }).expect("a JPEG");
    bytes
}

/// A whole PNG of that size, of nothing.
pub fn png(width: u32, height: u32, color: ColorType, depth: BitDepth) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(color);
    encoder.set_depth(depth);
    encoder.set_compression(png::Compression::Fast);
    let bits = color.samples() * depth as usize;
    let row = vec![0; (width as usize * bits).div_ceil(8)];
    let mut writer = encoder.write_header().expect("a header");
    let mut rows = writer.stream_writer().expect("a writer");
    for _ in 0..height {
        rows.write_all(&row).expect("a row");
    }
    rows.finish().expect("an end");
    drop(writer);
    bytes
}

/// A chunk of a PNG.
pub fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("a short chunk");
    let named = [name, body].concat();
    [&length.to_be_bytes() as &[u8], &named, &sum(&named).to_be_bytes()].concat()
}

/// The check sum of a chunk.
fn sum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), step))
}

/// Where the header of a PNG ends.
pub const PNG_HEAD: usize = 8 + 25;

/// A PNG with another header, of which the check sum is right.
pub fn png_saying(bytes: &[u8], (width, height): (u32, u32)) -> Vec<u8> {
    let body = [&width.to_be_bytes() as &[u8], &height.to_be_bytes(), &bytes[24..29]].concat();
    [&bytes[..8], &chunk(b"IHDR", &body), &bytes[PNG_HEAD..]].concat()
}

/// Zeros by the hundred megabytes, packed by zlib: what a PNG holds between its chunks' names.
pub fn packed_zeros() -> Vec<u8> {
    let whole = png(8 * 20_000, 5000, ColorType::Grayscale, BitDepth::One);
    let mut packed = Vec::new();
    let mut at = PNG_HEAD;
    while at + 12 <= whole.len() {
        let length = u32::from_be_bytes(whole[at..at + 4].try_into().expect("four bytes")) as usize;
        if &whole[at + 4..at + 8] == b"IDAT" {
            packed.extend(&whole[at + 8..at + 8 + length]);
        }
        at += 12 + length;
    }
    packed
}

/// A picture with bytes put in at a place.
pub fn with_inside(bytes: &[u8], at: usize, inside: &[u8]) -> Vec<u8> {
    [&bytes[..at], inside, &bytes[at..]].concat()
}

/// A picture with other bytes at a place.
pub fn with_over(bytes: &[u8], at: usize, over: &[u8]) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    changed[at..at + over.len()].copy_from_slice(over);
    changed
}

/// Where a mark stands.
pub fn find(bytes: &[u8], mark: &[u8]) -> usize {
    bytes.windows(mark.len()).position(|part| part == mark).expect("the mark")
}

/// A segment of a JPEG.
pub fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("a short segment");
    [&[0xFF, marker], &length.to_be_bytes() as &[u8], body].concat()
}

/// A progressive JPEG of that side that says nothing in very many scans: each costs the decoder a
/// walk over all blocks and the file a hundred bytes.
pub fn scans(side: u16, count: usize) -> Vec<u8> {
    let size = side.to_be_bytes();
    let blocks = usize::from(side).div_ceil(8).pow(2);
    // Fifteen zero bits say: no more in the next 16,384 blocks.
    let nothing = vec![0; (blocks.div_ceil(16_384) * 15).div_ceil(8)];
    let frame = [&[8], &size as &[u8], &size, &[1, 1, 0x11, 0]].concat();
    let code = [b"\x10\x01" as &[u8], &[0; 15], b"\xE0"].concat();
    let scan = [segment(0xDA, &[1, 1, 0, 1, 63, 0]), nothing].concat();
    [
        vec![0xFF, 0xD8],
        segment(0xDB, &[b"\0" as &[u8], &[1; 64]].concat()),
        segment(0xC2, &frame),
        segment(0xC4, &code),
        scan.repeat(count),
        vec![0xFF, 0xD9],
    ]
    .concat()
}

/// A GIF of one pixel that changes very often.
pub fn flicker(frames: usize) -> Vec<u8> {
    let head = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF";
    let frame = b"\x21\xF9\x04\0\0\0\0\0\x2C\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    [head as &[u8], &frame.repeat(frames), b"\x3B"].concat()
}

/// A PNG of one pixel that changes very often, if `stated` is to be believed.
pub fn flicker_png(frames: u32, stated: u32) -> Vec<u8> {
    let still = png(1, 1, ColorType::Grayscale, BitDepth::Eight);
    let data = find(&still, b"IDAT") - 4;
    let end = find(&still, b"IEND") - 4;
    let control = |number: u32| {
        let numbers = [number, 1, 1, 0, 0].map(u32::to_be_bytes).concat();
        chunk(b"fcTL", &[&numbers as &[u8], &[0, 1, 0, 10, 0, 0]].concat())
    };
    let mut made = still[..data].to_vec();
    made.extend(chunk(b"acTL", &[stated.to_be_bytes(), [0; 4]].concat()));
    made.extend(control(0));
    made.extend(&still[data..end]);
    for frame in 1..frames {
        made.extend(control(2 * frame - 1));
        let numbered = [&(2 * frame).to_be_bytes() as &[u8], &still[data + 8..end - 4]].concat();
        made.extend(chunk(b"fdAT", &numbered));
    }
    made.extend(&still[end..]);
    made
}
