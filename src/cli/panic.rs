//! The last resort: reports a bug of the program itself to the user, without a stack trace.

use skillweek_base::guard::is_guarded;
use skillweek_base::text::Lang;
use std::ffi::OsString;
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicBool, Ordering};

/// Makes a panic on any thread tell the user what to send, and to whom. Only the first one is
/// reported: the others follow from it. A panic that is caught does not concern the user.
pub fn install(lang: Lang, args: &[OsString]) {
    let line: Vec<String> =
        args.iter().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect();
    let line = line.join(" ");
    let told = AtomicBool::new(false);
    std::panic::set_hook(Box::new(move |panic| {
        if !is_guarded() && !told.swap(true, Ordering::Relaxed) {
            eprint!("{}", report(lang, &line, &cause(panic)));
        }
    }));
}

fn cause(panic: &PanicHookInfo<'_>) -> String {
    let message = panic.payload_as_str().unwrap_or("?");
    panic.location().map_or_else(
        || message.to_owned(),
        |place| format!("{message} ({}:{})", place.file(), place.line()),
    )
}

fn report(lang: Lang, line: &str, cause: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let system = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH);
    match lang {
        Lang::Zh => format!(
            "程序自己出了毛病，不是您的错。上一次生成的网站没有动。\n\
             请把下面几行和正在处理的文件发给 skillweek 的维护者，我们会改正：\n\
             \x20 版本：skillweek {version}，{system}\n\
             \x20 命令：skillweek {line}\n\
             \x20 原因：{cause}\n"
        ),
        Lang::En => format!(
            "The program itself has failed; it is not your fault. The last good output was not touched.\n\
             Please send these lines and the file in question to the maintainers of skillweek:\n\
             \x20 version: skillweek {version}, {system}\n\
             \x20 command: skillweek {line}\n\
             \x20 cause: {cause}\n"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_names_what_is_needed_to_mend_it() {
        for lang in [Lang::Zh, Lang::En] {
            let report = report(lang, "build --site a", "index out of bounds (src/x.rs:7)");
            assert!(report.contains("skillweek build --site a"));
            assert!(report.contains("src/x.rs:7"));
        }
    }
}
