//! What is known of a file before it is published.

use super::clean::{Cleaned, Finding, clean};
use super::svg;
use crate::base::digest::Digest;
use crate::base::path::SourcePath;
use crate::base::slug::slug;
use crate::diag::{Code, Diagnostic, Severity, Sink, Span};
use crate::source::World;
use crate::source::decode::{Encoding, decode};
use crate::text;
use image::ImageReader;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

/// A file larger than this is refused by Cloudflare Pages. Bytes.
const LARGEST_FOR_HOSTS: u64 = 25 << 20;
/// Hexadecimal digits of the digest in a published name.
const NAME_DIGITS: usize = 10;

/// Pictures that browsers show.
const PICTURES: [&str; 6] = ["gif", "jpeg", "jpg", "png", "svg", "webp"];
/// Files that act instead of being read.
const ACTIVE: [&str; 12] =
    ["html", "htm", "xhtml", "shtml", "mht", "js", "mjs", "hta", "exe", "bat", "vbs", "swf"];
/// Pictures that they do not.
const UNSHOWABLE: [&str; 8] = ["bmp", "heic", "heif", "tif", "tiff", "avif", "psd", "cdr"];

/// A file of the project that some page uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    pub source: SourcePath,
    /// Bytes.
    pub size: u64,
    pub format: Format,
    /// The name below `assets/` under which every site that uses the file publishes it.
    pub name: String,
    /// What is published instead of the file, where that is no use as it is.
    pub instead: Option<Arc<str>>,
}

/// What a file is, told by its content where that can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    Svg {
        size: Option<(u32, u32)>,
    },
    /// JPEG, PNG, WebP or GIF, with its pixels.
    Raster {
        size: (u32, u32),
    },
    /// Anything else.
    File,
}

impl Asset {
    /// Width and height in pixels, where it is a picture that tells them.
    pub fn pixels(&self) -> Option<(u32, u32)> {
        match self.format {
            Format::Svg { size } => size,
            Format::Raster { size } => Some(size),
            Format::File => None,
        }
    }

    pub fn is_picture(&self) -> bool {
        self.format != Format::File
    }

    /// SVG, PDF, DOCX: the format as a reader knows it.
    pub fn label(&self) -> String {
        match self.source.extension().as_str() {
            "jpeg" => "JPG".to_owned(),
            extension => extension.to_uppercase(),
        }
    }

    /// The size for people: 820 KB, 1.2 MB.
    pub fn readable_size(&self) -> String {
        readable_size(self.size)
    }
}

/// A number of bytes for people, in steps of 1024.
pub fn readable_size(bytes: u64) -> String {
    let tenths = |unit: u64| bytes.saturating_mul(10).saturating_add(unit / 2) / unit;
    let decimal = |tenths: u64, unit: &str| match (tenths / 10, tenths % 10) {
        (whole, _) if whole >= 100 => format!("{whole} {unit}"),
        (whole, 0) => format!("{whole} {unit}"),
        (whole, tenth) => format!("{whole}.{tenth} {unit}"),
    };
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..0x10_0000 => format!("{} KB", bytes.div_ceil(1024)),
        0x10_0000..0x4000_0000 => decimal(tenths(1 << 20), "MB"),
        _ => decimal(tenths(1 << 30), "GB"),
    }
}

/// Looks at every file that pages use. One that cannot be read or is no picture although its name
/// says so is reported and left out.
pub fn survey(
    world: &dyn World,
    used: &BTreeSet<SourcePath>,
    sink: &mut Sink,
) -> BTreeMap<SourcePath, Asset> {
    let looked: Vec<(Option<Asset>, Sink)> = used
        .par_iter()
        .map(|path| {
            let mut own = Sink::new();
            (look(world, path, &mut own), own)
        })
        .collect();
    let mut assets = BTreeMap::new();
    for (asset, own) in looked {
        sink.merge(own);
        assets.extend(asset.map(|asset| (asset.source.clone(), asset)));
    }
    assets
}

fn look(world: &dyn World, path: &SourcePath, sink: &mut Sink) -> Option<Asset> {
    if ACTIVE.contains(&path.extension().as_str()) {
        sink.push(active(path));
        return None;
    }
    let read = match is_picture_name(path) {
        true => world.read(path).map(|bytes| picture(path, &bytes, sink)),
        false => world.open(path).and_then(Digest::of_reader).map(|(digest, size)| {
            Some(Looked { digest, size, format: Format::File, instead: None })
        }),
    };
    let looked = match read {
        Ok(looked) => looked?,
        Err(error) => {
            let message = text!("不能读取这个文件：{error}", "this file cannot be read: {error}");
            sink.push(Diagnostic::new(Code::UnreadableFile, message).at(Span::whole(path)));
            return None;
        }
    };
    let Looked { digest, size, format, instead } = looked;
    if size > LARGEST_FOR_HOSTS {
        sink.push(too_large(path, size));
    }
    let digest = digest.short(NAME_DIGITS);
    let name = match path.extension().as_str() {
        "" => format!("{}.{digest}", slug(path.stem())),
        extension => format!("{}.{digest}.{}", slug(path.stem()), slug(extension)),
    };
    Some(Asset { source: path.clone(), size, format, name, instead })
}

/// The sentence for a file that would run on the site's own address.
fn active(path: &SourcePath) -> Diagnostic {
    let format = path.extension().to_uppercase();
    Diagnostic::new(
        Code::UnsupportedFormat,
        text!(
            "{format} 文件会在读者的浏览器里运行，不能作为附件",
            "{format} files run in readers' browsers and cannot be attached"
        ),
    )
    .at(Span::whole(path))
    .help(text!(
        "请把内容写成 .md 页面，或者导出为 PDF 再提供下载",
        "write it as a .md page, or export it as PDF and offer that"
    ))
}

/// What a look at a file has found.
struct Looked {
    digest: Digest,
    size: u64,
    format: Format,
    instead: Option<Arc<str>>,
}

fn picture(path: &SourcePath, bytes: &[u8], sink: &mut Sink) -> Option<Looked> {
    let instead = match path.extension().as_str() {
        "svg" => vector(path, bytes, sink),
        _ => Ok(None),
    };
    let found = instead.and_then(|instead| Ok((format(path, bytes)?, instead)));
    let (format, instead) = found.map_err(|problem| sink.push(*problem)).ok()?;
    let bytes = instead.as_deref().map_or(bytes, str::as_bytes);
    Some(Looked { digest: Digest::of(bytes), size: bytes.len() as u64, format, instead })
}

/// What to publish instead of a vector picture that is not harmless as it is.
fn vector(
    path: &SourcePath,
    bytes: &[u8],
    sink: &mut Sink,
) -> Result<Option<Arc<str>>, Box<Diagnostic>> {
    let decoded = decode(bytes);
    match clean(&decoded.text) {
        Finding::Broken => Err(Box::new(broken(path, "SVG"))),
        Finding::Harmless if decoded.encoding == Encoding::Utf8 => Ok(None),
        Finding::Harmless => Ok(Some(decoded.text.into())),
        Finding::Cleaned(Cleaned { text, taken }) => {
            if !taken.is_empty() {
                sink.push(disarmed(path, &Vec::from_iter(taken).join(" ")));
            }
            Ok(Some(text.into()))
        }
    }
}

fn disarmed(path: &SourcePath, taken: &str) -> Diagnostic {
    let mut found = Diagnostic::new(
        Code::InvalidValue,
        text!(
            "图片里有能运行或会向别处取东西的内容，已去掉：{taken}",
            "the picture held what could run or fetch from elsewhere; taken out: {taken}"
        ),
    );
    found.severity = Severity::Warning;
    found.at(Span::whole(path)).help(text!(
        "看看发布的图片是否完好；从可靠的来源重新导出一份更好",
        "see whether the published picture is whole; a fresh export from a trusted source is better"
    ))
}

/// Whether the name promises a picture. Anything else is hashed without being held in memory.
fn is_picture_name(path: &SourcePath) -> bool {
    let extension = path.extension();
    PICTURES.contains(&extension.as_str()) || UNSHOWABLE.contains(&extension.as_str())
}

fn format(path: &SourcePath, bytes: &[u8]) -> Result<Format, Box<Diagnostic>> {
    match path.extension().as_str() {
        "svg" => svg::size(&String::from_utf8_lossy(bytes))
            .map(|size| Format::Svg { size })
            .ok_or_else(|| Box::new(broken(path, "SVG"))),
        "jpg" | "jpeg" | "png" | "webp" | "gif" => {
            let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
            let size = reader.ok().and_then(|reader| reader.into_dimensions().ok());
            size.map(|size| Format::Raster { size })
                .ok_or_else(|| Box::new(broken(path, &path.extension().to_uppercase())))
        }
        _ => Err(Box::new(unsupported(path))),
    }
}

fn broken(path: &SourcePath, format: &str) -> Diagnostic {
    Diagnostic::new(
        Code::BrokenImage,
        text!("这个文件不是完好的 {format} 图片", "this file is not an intact {format} picture"),
    )
    .at(Span::whole(path))
    .help(text!(
        "请用看图软件打开检查，重新导出；可能没有复制完整，或者扩展名与内容不符",
        "open it in a viewer and export it again; the copy may be cut short or the name's ending wrong"
    ))
}

fn unsupported(path: &SourcePath) -> Diagnostic {
    let format = path.extension().to_uppercase();
    Diagnostic::new(
        Code::UnsupportedFormat,
        text!("浏览器不能显示 {format} 图片", "browsers cannot show {format} pictures"),
    )
    .at(Span::whole(path))
    .help(text!(
        "请另存为 JPG 或 PNG；苹果手机可在“设置-相机-格式”中选“兼容性最佳”",
        "save it as JPG or PNG; on an iPhone choose Settings, Camera, Formats, Most Compatible"
    ))
}

fn too_large(path: &SourcePath, size: u64) -> Diagnostic {
    let size = readable_size(size);
    let mut found = Diagnostic::new(
        Code::TooLarge,
        text!("文件有 {size}，太大了", "the file is {size}: too large"),
    );
    found.severity = Severity::Warning;
    found.at(Span::whole(path)).help(text!(
        "请压缩到 25 MB 以内：部分主机拒收更大的文件，手机访问者也等不起",
        "bring it below 25 MB: some hosts refuse larger files, and phones wait too long"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_readable() {
        let shown = [0, 1023, 1024, 839_680, 1_258_291, 26_214_400, 3 << 30].map(readable_size);
        assert_eq!(shown, ["0 B", "1023 B", "1 KB", "820 KB", "1.2 MB", "25 MB", "3 GB"]);
    }
}
