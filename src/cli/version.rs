//! `skillweek --version`: the version, and from what the program was built.

use super::help::table;
use skillweek_base::text::Lang;

/// The characters of a commit that are shown: enough to find it.
const HASH: usize = 12;

/// From what the program was built, as its build script found out.
#[derive(Debug, Clone, Copy)]
pub struct Build {
    /// The version of the package.
    pub version: &'static str,
    /// The version and the digest of the sources: see
    /// [`Request::program`](skillweek_pipeline::Request::program).
    pub program: &'static str,
    /// The target triple.
    pub target: &'static str,
    /// `debug` or `release`.
    pub profile: &'static str,
    /// The compiler's name and version.
    pub rustc: &'static str,
    /// `None` if the sources were no Git checkout, or there was no Git.
    pub commit: Option<Commit>,
}

/// The commit that was checked out when the program was built.
#[derive(Debug, Clone, Copy)]
pub struct Commit {
    /// In full.
    pub hash: &'static str,
    /// The day, as in `2026-05-01`.
    pub date: &'static str,
    /// Whether the sources differed from it.
    pub is_modified: bool,
}

impl Build {
    /// The digest of the sources: the same for two programs with the same sources.
    pub fn digest(&self) -> &str {
        self.program.split(' ').next_back().unwrap_or_default()
    }
}

/// The version in the first line, where scripts expect it, and the rest below.
pub fn page(build: &Build, lang: Lang) -> String {
    let row = |zh: &str, en: &str, value: String| (lang.pick(zh, en).to_owned(), value);
    let rows = [
        row("源码", "sources", build.digest().to_owned()),
        row("提交", "commit", commit(build.commit, lang)),
        row("系统", "target", build.target.to_owned()),
        row("编译", "compiler", format!("{}, {}", build.rustc, build.profile)),
    ];
    format!("skillweek {}\n{}", build.version, table(&rows))
}

fn commit(commit: Option<Commit>, lang: Lang) -> String {
    let Some(Commit { hash, date, is_modified }) = commit else {
        return lang.pick("没有记录", "not recorded").to_owned();
    };
    let hash = hash.get(..HASH).unwrap_or(hash);
    let changed = match is_modified {
        true => lang.pick("，另有没提交的改动", ", with changes"),
        false => "",
    };
    format!("{hash} ({date}){changed}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILD: Build = Build {
        version: "1.2.3",
        program: "1.2.3 0123456789abcdef",
        target: "x86_64-pc-windows-gnu",
        profile: "release",
        rustc: "rustc 1.95.0",
        commit: None,
    };

    #[test]
    fn an_archive_has_no_commit() {
        let picture = "\
skillweek 1.2.3
  源码   0123456789abcdef
  提交   没有记录
  系统   x86_64-pc-windows-gnu
  编译   rustc 1.95.0, release
";
        assert_eq!(page(&BUILD, Lang::Zh), picture);
    }

    #[test]
    fn a_commit_that_is_not_the_whole_truth_says_so() {
        let hash = "0123456789012345678901234567890123456789";
        let commit = Commit { hash, date: "2026-05-01", is_modified: true };
        let page = page(&Build { commit: Some(commit), ..BUILD }, Lang::En);
        assert!(page.contains("  commit     012345678901 (2026-05-01), with changes\n"), "{page}");
    }
}
