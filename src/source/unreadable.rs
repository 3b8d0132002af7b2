//! Diagnostics for files that were listed and cannot be read.

use skillweek_base::io_error::is_in_use;
use skillweek_base::path::SourcePath;
use skillweek_base::text;
use skillweek_diag::{Code, Diagnostic, Span};
use std::io::{self, ErrorKind};

/// The diagnostic for a file that cannot be read. System messages are English on most machines, so
/// the usual reasons have messages in both languages.
pub fn unreadable_file(path: &SourcePath, error: &io::Error) -> Diagnostic {
    let (message, help) = match error.kind() {
        ErrorKind::NotFound => (
            text!(
                "这个文件刚才还在，读取的时候已经被删除或改名",
                "this file was there a moment ago and has been deleted or renamed since"
            ),
            text!(
                "请等复制、同步或改名结束后再运行一次",
                "run again when copying, syncing or renaming is over"
            ),
        ),
        ErrorKind::PermissionDenied => (
            text!("没有权限读取这个文件", "there is no permission to read this file"),
            text!(
                "请让当前用户可以读取它，或者把它移出项目",
                "let the current user read it, or move it out of the project"
            ),
        ),
        _ if is_in_use(error) => (
            text!("这个文件正被其他程序使用", "this file is in use by another program"),
            text!(
                "请在 Excel、WPS 或其他打开它的程序里保存并关闭，再运行一次",
                "save and close it in the program that has it open, such as Excel, and run again"
            ),
        ),
        _ => (
            text!(
                "不能读取这个文件，系统的说明是：{error}",
                "this file cannot be read; the system says: {error}"
            ),
            text!(
                "请检查磁盘和网络盘是否正常，再运行一次",
                "check the disk or the network drive and run again"
            ),
        ),
    };
    Diagnostic::new(Code::UnreadableFile, message).at(Span::whole(path)).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillweek_base::text::Lang;

    #[test]
    fn each_reason_has_its_own_way_out() {
        let said = |kind: ErrorKind| {
            let found = unreadable_file(&SourcePath::new("content/a.md"), &io::Error::from(kind));
            let help = found.help.expect("a way out");
            format!("{} {}", found.message.get(Lang::Zh), help.get(Lang::Zh))
        };
        let gone = said(ErrorKind::NotFound);
        assert!(gone.contains("删除或改名") && !gone.contains("权限"), "{gone}");
        assert!(said(ErrorKind::PermissionDenied).contains("权限"));
        let busy = said(ErrorKind::ResourceBusy);
        assert!(busy.contains("其他程序") && busy.contains("关闭"), "{busy}");
        let other = said(ErrorKind::TimedOut);
        assert!(other.contains("系统的说明") && other.contains("网络盘"), "{other}");
    }
}
