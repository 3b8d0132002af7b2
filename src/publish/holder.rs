//! The process that holds a lock.

use std::fs;
use std::path::Path;

/// The holder of a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its process number on that host.
    pub pid: u32,
    /// The name of its machine: an output on a network drive may be held from another one. Empty if
    /// the name is unknown.
    pub host: String,
}

impl Holder {
    /// The current process.
    pub fn this() -> Self {
        Self { pid: std::process::id(), host: host() }
    }

    /// The holder; `None` if the lock file cannot be read, as on Windows, which locks its contents
    /// too.
    pub(super) fn read(path: &Path) -> Option<Self> {
        let signed = fs::read_to_string(path).ok()?;
        let (pid, host) = signed.trim_end().split_once(' ')?;
        Some(Self { pid: pid.parse().ok()?, host: host.to_owned() })
    }
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
#[expect(clippy::disallowed_methods, reason = "the name is for people and in no output")]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}
