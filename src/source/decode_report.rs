//! Diagnostics about the encoding of a file.

use super::decode::{Decoded, Disguise, Encoding};
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic, Severity, Sink, Span};

/// Reports another format, damaged or foreign encodings, zero bytes and direction controls.
pub fn report(file: &SourcePath, decoded: &Decoded, sink: &mut Sink) {
    let found = [
        decoded.disguise.map(|disguise| disguised(file, disguise)),
        decoded.lossy_at.map(|at| lossy(file, decoded, at)),
        decoded.nul_at.map(|at| nul(file, decoded, at)),
        bidi(file, &decoded.text),
        (decoded.encoding != Encoding::Utf8 && decoded.lossy_at.is_none())
            .then(|| other_encoding(file, decoded.encoding)),
    ];
    found.into_iter().flatten().for_each(|diagnostic| sink.push(diagnostic));
}

fn disguised(file: &SourcePath, disguise: Disguise) -> Diagnostic {
    let (zh, en) = disguise.names();
    let message = text!(
        "这不是文本文件，而是{zh}改了扩展名",
        "this is no text file but {en} with another extension"
    );
    let help = text!(
        "改回原来的扩展名作为附件；正文请另建 .md 文件，把文字粘贴进去",
        "give it its own extension back to offer it as a file; put the text into a new .md file"
    );
    grave(Severity::Error, message, Span::whole(file)).help(help)
}

fn nul(file: &SourcePath, decoded: &Decoded, at: usize) -> Diagnostic {
    let rest = decoded.text.get(at..).unwrap_or_default();
    let end = at + rest.chars().next().map_or(0, char::len_utf8);
    let message = text!(
        "文件里有空字节（NUL），它不是正常的文字",
        "the file contains NUL bytes, which are not text"
    );
    let help = text!(
        "用编辑器打开该文件，另存为“UTF-8”；如果它其实是 Word 或图片文件，请改回原来的扩展名",
        "save the file as UTF-8 in an editor; if it is really a Word or image file, give it its own extension back"
    );
    grave(Severity::Error, message, Span::text(file, at..end)).help(help)
}

fn bidi(file: &SourcePath, text: &str) -> Option<Diagnostic> {
    let (at, mark) = text.char_indices().find(|(_, mark)| is_bidi_control(*mark))?;
    let message = text!(
        "这里有看不见的文字方向控制符 U+{code:04X}，它会让显示的文字与实际内容不一致",
        "there is an invisible text direction control U+{code:04X} here, which makes text look other than it is",
        code = u32::from(mark)
    );
    let span = Span::text(file, at..at + mark.len_utf8());
    Some(
        grave(Severity::Warning, message, span)
            .help(text!("删去这个字符", "delete this character")),
    )
}

fn other_encoding(file: &SourcePath, encoding: Encoding) -> Diagnostic {
    let name = encoding.name();
    let message = text!("文件按 {name} 编码读取", "the file was read as {name}");
    let help = text!("建议用编辑器另存为 UTF-8", "saving it as UTF-8 is recommended");
    grave(Severity::Info, message, Span::whole(file)).help(help)
}

fn lossy(file: &SourcePath, decoded: &Decoded, at: usize) -> Diagnostic {
    let name = decoded.encoding.name();
    let message = text!(
        "从这里起有无法按 {name} 解读的字节，文字已经损坏",
        "from here on there are bytes that make no sense as {name}: text is damaged"
    );
    let help = text!(
        "用当初写它的程序打开原文件，另存为“UTF-8”，再替换这个文件；U+FFFD（�）处的字需要重新录入",
        "open the original in the program that wrote it, save it as UTF-8 and replace this file; retype what stands at U+FFFD (�)"
    );
    grave(Severity::Error, message, Span::text(file, at..at + '\u{FFFD}'.len_utf8())).help(help)
}

fn grave(severity: Severity, message: Text, span: Span) -> Diagnostic {
    Diagnostic::new(Code::Encoding, message).graded(severity).at(span)
}

/// The controls that can make text read differently from how it is stored (Unicode TR 36).
fn is_bidi_control(mark: char) -> bool {
    matches!(mark, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
