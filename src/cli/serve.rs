//! `skillweek serve`: previews the sites while they are being written.

use super::args::Serve;
use super::refusal::{Ended, Ending, Refusal};
use super::shell::Shell;
use skillweek_base::text;
use skillweek_pipeline::Request;
use skillweek_serve::{self as serve, Options, WatchMode};
use std::path::Path;

/// All addresses of this machine.
const EVERYWHERE: &str = "0.0.0.0";

/// Serves until it is told to stop.
pub fn run(shell: &Shell, args: &Serve) -> Ended {
    let project = shell.project()?;
    // Watchers report absolute paths.
    let root = std::fs::canonicalize(&project.root).or_else(|_| std::path::absolute(&project.root));
    let root = root.unwrap_or_else(|_| project.root.clone());
    let options = Options {
        request: Request {
            cache: (!args.no_cache).then(|| root.join(".cache")),
            root,
            sites: project.named_sites(&args.sites)?,
            drafts: args.drafts,
            ..project.request(shell.build.program)
        },
        lang: shell.lang,
        host: if args.lan { EVERYWHERE.to_owned() } else { args.host.clone() },
        port: args.port,
        is_port_strict: args.strict_port,
        base: base(&args.base)?,
        mode: if args.poll { WatchMode::Polling } else { WatchMode::Told },
        program_name: shell.program_name(Path::new(".")),
        opens_browser: args.open,
    };
    serve::run(&options).map(|()| Ending::Done).map_err(Refusal::new)
}

/// `a/b` as `/a/b/`.
fn base(typed: &str) -> Result<String, Refusal> {
    let below = typed.trim_matches('/');
    let is_plain = |part: &str| {
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
        part.chars().all(is_allowed) && !part.trim_matches('.').is_empty()
    };
    if below.is_empty() {
        return Ok("/".to_owned());
    }
    if below.split('/').all(is_plain) {
        return Ok(format!("/{below}/"));
    }
    Err(Refusal::new(text!(
        "`{typed}` 不能作网址里的路径",
        "`{typed}` cannot be a path in an address"
    ))
    .help(text!(
        "写成 /a/b/ 的样子，只用英文字母、数字、连字符、下划线和点",
        "write it like /a/b/, with letters, digits, hyphens, underscores and dots"
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_read_as_people_type_it() {
        for (typed, read) in [
            ("/", "/"),
            ("", "/"),
            ("a/b", "/a/b/"),
            ("/a/b/", "/a/b/"),
            ("/week-2026", "/week-2026/"),
        ] {
            assert_eq!(base(typed).ok().as_deref(), Some(read), "{typed}");
        }
        for typed in ["/a//b", "/../a", "/a b", "/活动", "/a?b", "/."] {
            assert!(base(typed).is_err(), "{typed}");
        }
    }
}
