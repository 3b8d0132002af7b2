//! Who holds a lock, as the lock file says.

use std::fs;
use std::path::Path;

/// Who holds a lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    pub pid: u32,
    /// The machine: an output on a network drive may be held from another one.
    pub host: String,
}

impl Holder {
    /// This very process.
    pub fn this() -> Self {
        Self { pid: std::process::id(), host: host() }
    }

    /// The holder, where it can be read: Windows locks the contents too.
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
