//! Diagnostics for what is in a project's folders and is not read.

use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Severity, Span};

pub(super) fn link(path: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::PathEscapes,
        text!("这是一个符号链接，没有读取", "this is a symbolic link; it was not followed"),
    )
    .at(Span::whole(path))
    .help(text!(
        "请把链接指向的文件复制到项目里：链接可能把项目以外的文件带到网上",
        "copy the file itself into the project: a link could publish files from outside"
    ))
}

pub(super) fn odd_file(path: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableFile,
        text!(
            "这不是普通文件（是管道、套接字或设备），没有读取",
            "this is a pipe, socket or device and not a file; it was not read"
        ),
    )
    .graded(Severity::Warning)
    .at(Span::whole(path))
    .help(text!("请删除它", "delete it"))
}

pub(super) fn unreadable_name(path: &SourcePath) -> Diagnostic {
    Diagnostic::new(
        Code::UnreadableFile,
        text!("文件名的编码不是 UTF-8", "the file's name is not UTF-8"),
    )
    .at(Span::whole(path))
    .help(text!(
        "请给文件改名：解压时选择 GBK（简体中文）编码可以避免这个问题",
        "rename the file; unpacking the archive with the GBK encoding avoids this"
    ))
}
