//! Whether `serve --open` can open a browser.

use super::finding::{Finding, Topic};
use skillweek_base::text;
use skillweek_base::text::Both;
use skillweek_serve::machine;
use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;

const TOPIC: Topic = Topic { name: "browser", label: Both::new("浏览器", "browser") };

/// Looks for the program that opens the browser, without starting it.
pub fn check() -> Finding {
    if cfg!(any(windows, target_os = "macos")) {
        return Finding::good(
            TOPIC,
            text!("用系统的默认浏览器（没有试着打开）", "the system's default browser (not tried)"),
        );
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let is_there = |program: &OsStr| {
        let named = Path::new(program);
        named.is_absolute() && named.is_file()
            || env::split_paths(&path).any(|folder| folder.join(named).is_file())
    };
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let has_display = is_set("DISPLAY") || is_set("WAYLAND_DISPLAY");
    judge(&machine::launchers(), is_there, has_display)
}

fn judge(launchers: &[OsString], is_there: impl Fn(&OsStr) -> bool, has_display: bool) -> Finding {
    let Some(launcher) = launchers.iter().find(|launcher| is_there(launcher)) else {
        return Finding::warning(
            TOPIC,
            text!("没有能打开浏览器的程序（xdg-open）", "nothing opens a browser here (xdg-open)"),
            text!(
                "请管理员安装软件包 xdg-utils；或者自己在浏览器里打开 serve 显示的网址",
                "have the package xdg-utils installed; or open the address that serve shows by yourself"
            ),
        );
    };
    let shown = Path::new(launcher).file_name().unwrap_or(launcher).to_string_lossy();
    // Windows below a Linux shell has a display of its own.
    if has_display || shown.contains("powershell") {
        return Finding::good(TOPIC, text!("用 {shown} 打开", "opened with {shown}"));
    }
    Finding::warning(
        TOPIC,
        text!("没有图形界面，打不开浏览器", "there is no display to show a browser on"),
        text!(
            "用 skillweek serve --lan，在别的电脑或手机上打开它显示的网址",
            "run skillweek serve --lan and open the address that it shows on another device"
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::super::finding::State;
    use super::*;

    fn on(installed: &[&str], has_display: bool) -> Finding {
        let launchers = ["/mnt/c/powershell.exe", "xdg-open", "gio"].map(OsString::from);
        judge(&launchers, |program| installed.iter().any(|name| program == *name), has_display)
    }

    #[test]
    fn a_browser_needs_a_launcher_and_a_display() {
        assert_eq!(on(&["gio"], true).what.zh, "用 gio 打开");
        assert_eq!(on(&[], true).state, State::Warning);
        assert!(on(&["xdg-open"], false).what.zh.contains("没有图形界面"));
        assert_eq!(on(&["/mnt/c/powershell.exe", "xdg-open"], false).state, State::Good);
    }
}
