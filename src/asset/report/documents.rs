//! The diagnostics about PDFs that have no preview, or keep personal metadata.

use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Span};
use skillweek_picture::pdf;

/// The diagnostic for a PDF whose first page cannot be shown.
pub fn no_preview(path: &SourcePath, problem: pdf::Problem) -> Diagnostic {
    let (message, help) = match problem {
        pdf::Problem::Damaged => (
            text!("这个 PDF 打不开，没有做预览", "this PDF cannot be opened; it gets no preview"),
            text!(
                "请打开检查，重新导出；可能没有复制完整",
                "open it and export it again; the copy may be cut short"
            ),
        ),
        pdf::Problem::Locked => (
            text!(
                "这个 PDF 要密码才能打开，没有做预览",
                "this PDF needs a password; it gets no preview"
            ),
            text!(
                "要让大家都能打开，请导出一份没有密码的",
                "export it without a password, so that everybody can open it"
            ),
        ),
        pdf::Problem::FontsMissing => (
            text!(
                "这个 PDF 没有嵌入它用的中文字体，没有做预览",
                "this PDF does not carry the Chinese fonts that it uses; it gets no preview"
            ),
            text!(
                "别人的电脑没有这些字体时也会显示不全；请重新导出，选上“嵌入字体”（或 PDF/A）",
                "where the fonts are missing others see gaps, too; export it again with fonts embedded (or as PDF/A)"
            ),
        ),
        pdf::Problem::TooLarge => (
            text!("这个 PDF 太大，没有做预览", "this PDF is too large; it gets no preview"),
            text!(
                "请用“压缩 PDF”或降低图片分辨率后再导出（印刷用 300 dpi 就够）",
                "compress it, or export it with pictures of a lower resolution (300 dpi are enough for print)"
            ),
        ),
    };
    Diagnostic::new(Code::NoPreview, message).at(Span::whole(path)).help(help)
}

/// The diagnostic for a PDF that is published with personal metadata.
pub fn still_tells(path: &SourcePath, rest: pdf::Unredactable) -> Diagnostic {
    let (message, help) = match rest {
        pdf::Unredactable::Packed => (
            text!(
                "这个 PDF 的作者、标题或照片信息压缩在文件内部，去不掉，已照原样发布",
                "what this PDF tells of its author, title or photos is packed inside and cannot be taken out; it is published as it is"
            ),
            text!(
                "请用 Acrobat 的“删除隐藏信息”清除，或在原软件的“文件-信息-检查文档”里清除后重新导出",
                "remove it with Acrobat's Remove Hidden Information, or with Inspect Document in the program that made it, and export it again"
            ),
        ),
        pdf::Unredactable::Encrypted => (
            text!(
                "这个 PDF 加了密，里面的作者等信息去不掉，已照原样发布",
                "this PDF is encrypted; what it tells of its author cannot be taken out, and it is published as it is"
            ),
            text!(
                "请先在属性里删去姓名等信息，再导出一份不加密的",
                "remove names from its properties and export it without encryption"
            ),
        ),
        pdf::Unredactable::Signed => (
            text!(
                "这个 PDF 有数字签名，去掉作者等信息签名就失效，已照原样发布",
                "this PDF is signed; taking out what it tells of its author would break the signature, so it is published as it is"
            ),
            text!(
                "属性里的姓名等信息如不宜公开，请先删去再签名",
                "if its properties should not be public, remove them before it is signed"
            ),
        ),
    };
    Diagnostic::new(Code::DocumentMetadata, message).at(Span::whole(path)).help(help)
}
