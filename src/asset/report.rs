//! The diagnostics about files that cannot be used as they are.

pub mod documents;

use super::facts::readable_size;
use super::sniff;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Severity, Span};
use skillweek_picture::Problem;

/// The diagnostic for a picture with a problem; `head` is the beginning of the file.
pub(super) fn picture(path: &SourcePath, problem: Problem, head: &[u8]) -> Diagnostic {
    let (message, help) = match problem {
        Problem::NotAPicture => return not_a_picture(path, head),
        Problem::Unsupported(format) => return unsupported(path, format),
        Problem::TooLarge(width, height) => return too_many_pixels(path, width, height),
        Problem::Truncated => (
            text!(
                "这张图片不完整：文件没有传完就断了，只有前面一部分",
                "this picture is cut short: only its beginning was copied"
            ),
            text!(
                "请从手机、相机或发送者那里重新取得原图；用微信传照片时勾选“原图”",
                "get the original again from the phone, the camera or the sender"
            ),
        ),
        Problem::Damaged => (
            text!("这张图片已损坏，解不开", "this picture is damaged and cannot be decoded"),
            text!(
                "请用看图软件打开检查；能打开就另存为 JPG 或 PNG，打不开就重新取得原图",
                "open it in a viewer: if it opens, save it as JPG or PNG; if not, get the original again"
            ),
        ),
        Problem::Contradictory => (
            text!(
                "这张图片的文件头和内容对不上：写的尺寸与里面的像素不符",
                "the picture's header and contents do not agree: the size stated is not that of its pixels"
            ),
            text!(
                "请用看图软件打开检查，另存为 JPG 或 PNG；打不开就从来源重新取得",
                "open it in a viewer and save it as JPG or PNG; if it does not open, get it again from its source"
            ),
        ),
    };
    broken(path, message, help)
}

/// The diagnostic for a file that would run on the site's own address.
pub(super) fn active(path: &SourcePath) -> Diagnostic {
    let format = path.extension().to_uppercase();
    let message = text!(
        "{format} 文件会在读者的浏览器里运行，不能作为附件",
        "{format} files run in readers' browsers and cannot be attached"
    );
    Diagnostic::new(Code::UnsupportedFormat, message).at(Span::whole(path)).help(text!(
        "请把内容写成 .md 页面，或者导出为 PDF 再提供下载",
        "write it as a .md page, or export it as PDF and offer that"
    ))
}

/// The diagnostic for a vector picture with removed parts.
pub(super) fn disarmed(path: &SourcePath, taken: &str) -> Diagnostic {
    let message = text!(
        "图片里有能运行或会向别处取东西的内容，已去掉：{taken}",
        "the picture held what could run or fetch from elsewhere; taken out: {taken}"
    );
    let found = Diagnostic::new(Code::InvalidValue, message).as_warning();
    found.at(Span::whole(path)).help(text!(
        "看看发布的图片是否完好；从可靠的来源重新导出一份更好",
        "see whether the published picture is whole; a fresh export from a trusted source is better"
    ))
}

pub(super) fn broken_vector(path: &SourcePath) -> Diagnostic {
    broken(
        path,
        text!("这个文件不是完好的 SVG 图片", "this file is not an intact SVG picture"),
        text!(
            "请用浏览器打开检查，从设计软件重新导出 SVG；也可以导出为 PNG",
            "open it in a browser and export it again as SVG, or as PNG"
        ),
    )
}

/// The diagnostic for an SVG whose references expand to more than a browser can draw.
pub(super) fn unfolding_vector(path: &SourcePath) -> Diagnostic {
    broken(
        path,
        text!(
            "这个 SVG 里的引用层层展开有上百万个图形，浏览器会卡死",
            "the references in this SVG unfold into millions of shapes, which freezes browsers"
        ),
        text!(
            "请从设计软件重新导出，或者导出为 PNG",
            "export it again from the drawing program, or as PNG"
        ),
    )
}

/// The diagnostic for an SVG packed by gzip: servers would have to declare that in every response.
pub(super) fn packed_vector(path: &SourcePath) -> Diagnostic {
    foreign(
        path,
        text!(
            "这是压缩过的 SVG（svgz），多数主机发布后浏览器打不开",
            "this is a packed SVG (svgz), which browsers cannot open from most hosts"
        ),
        text!(
            "请在设计软件里另存为普通的 SVG，或先用解压软件解开",
            "save it as a plain SVG, or unpack it first"
        ),
    )
}

/// The diagnostic for a picture in a format that is not decoded. It is only missing from its page,
/// so it is no reason to publish nothing, unlike other files of that code, which could act.
fn foreign(path: &SourcePath, message: Text, help: Text) -> Diagnostic {
    let found = Diagnostic::new(Code::UnsupportedFormat, message).as_warning();
    found.at(Span::whole(path)).help(help)
}

fn not_a_picture(path: &SourcePath, head: &[u8]) -> Diagnostic {
    let format = path.extension().to_uppercase();
    let message = match sniff::describe(head) {
        Some(Text { zh, en }) => text!(
            "这个文件不是图片，里面其实是{zh}",
            "this file is no picture: what is in it is {en}"
        ),
        None if format.is_empty() => text!(
            "这个文件没有扩展名，里面也不是认得的图片",
            "this file has no extension, and is no picture that is known"
        ),
        None => text!(
            "这个文件不是完好的 {format} 图片，也不是其他认得的图片",
            "this file is not an intact {format} picture, nor any other that is known"
        ),
    };
    broken(
        path,
        message,
        text!(
            "请用看图软件打开检查，重新取得原图；只改扩展名不会变成图片",
            "open it in a viewer and get the original again; renaming a file makes no picture of it"
        ),
    )
}

fn broken(path: &SourcePath, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(Code::BrokenImage, message).at(Span::whole(path)).help(help)
}

pub(super) fn unsupported(path: &SourcePath, format: &str) -> Diagnostic {
    let help = match format {
        "HEIC" | "HEIF" => text!(
            "这张 HEIC 照片的编码不常见，解不开。苹果手机：“设置-相机-格式”选“兼容性最佳”后重拍，或在“照片”里选“分享-选项-当前最兼容格式”再发送；安卓手机：相机设置里关闭“高效图片（HEIF）”；已有的照片用电脑“另存为”JPG",
            "this HEIC photo is encoded in an unusual way. On an iPhone choose Settings, Camera, Formats, Most Compatible, or Share, Options, Most Compatible; on Android turn off HEIF in the camera's settings; save existing photos as JPG on a computer"
        ),
        _ => text!("请另存为 JPG 或 PNG 再用", "save it as JPG or PNG"),
    };
    // TIFF has many kinds, and most can be used.
    if format.starts_with("TIFF (") {
        let message = text!(
            "这种 TIFF 图片不能用：{format}；常见的 TIFF 可以",
            "this kind of TIFF picture cannot be used: {format}; the usual ones can"
        );
        return foreign(path, message, help);
    }
    foreign(path, text!("不能使用 {format} 图片", "{format} pictures cannot be used"), help)
}

fn too_many_pixels(path: &SourcePath, width: u32, height: u32) -> Diagnostic {
    too_large_picture(
        path,
        text!(
            "图片有 {width}×{height} 像素，太大了，没有处理",
            "the picture has {width}×{height} pixels: too large, left out"
        ),
    )
}

/// The diagnostic for a picture file with more bytes than are read.
pub(super) fn too_many_bytes(path: &SourcePath, limit: u64) -> Diagnostic {
    let limit = readable_size(limit);
    too_large_picture(
        path,
        text!(
            "图片文件超过 {limit}，太大了，没有处理",
            "the picture file is larger than {limit}: left out"
        ),
    )
}

fn too_large_picture(path: &SourcePath, message: Text) -> Diagnostic {
    Diagnostic::new(Code::ImageTooLarge, message).at(Span::whole(path)).help(text!(
        "请用看图或修图软件缩小到长边 5000 像素以内；供印刷的大图请导出为 PDF 提供下载",
        "scale it down to 5000 pixels on its longer side; offer print files as PDF"
    ))
}

/// The diagnostic for a picture that can be downloaded but is too large to be shown.
pub(super) fn no_preview(path: &SourcePath, width: u32, height: u32) -> Diagnostic {
    let message = text!(
        "图片有 {width}×{height} 像素，照原样供下载，没有做预览",
        "the picture has {width}×{height} pixels; it is offered as it is and gets no preview"
    );
    Diagnostic::new(Code::NoPreview, message).at(Span::whole(path)).help(text!(
        "不用改也能下载；想有预览，请另存为普通（基线）JPG 或 PDF",
        "it can be taken away like this; for a preview save it as a baseline JPG or as PDF"
    ))
}

/// The diagnostic for a picture with several pages, as scanners write them.
pub(super) fn first_page(path: &SourcePath, count: usize) -> Diagnostic {
    let message = text!(
        "这个 TIFF 有 {count} 页，网页上只显示第一页",
        "this TIFF has {count} pages; only the first is shown"
    );
    let mut found = Diagnostic::new(Code::NoPreview, message);
    found.severity = Severity::Info;
    found.at(Span::whole(path)).help(text!(
        "想都显示，请把每页另存为一张图片，或者另存为 PDF 提供下载",
        "to show all, save each page as a picture, or offer the whole as PDF"
    ))
}

pub(super) fn too_large(path: &SourcePath, size: u64) -> Diagnostic {
    let size = readable_size(size);
    let message = text!("文件有 {size}，太大了", "the file is {size}: too large");
    let found = Diagnostic::new(Code::TooLarge, message).as_warning();
    found.at(Span::whole(path)).help(text!(
        "请压缩到 25 MB 以内：部分主机拒收更大的文件，手机访问者也等不起",
        "bring it below 25 MB: some hosts refuse larger files, and phones wait too long"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_an_extension_is_named_as_such() {
        let found = |name| not_a_picture(&SourcePath::new(name), b"\x01\x02\x03").message.zh;
        assert!(found("content/a").contains("没有扩展名"));
        assert!(found("content/a.tga").contains("TGA"));
    }
}
