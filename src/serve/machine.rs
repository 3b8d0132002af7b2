//! What the preview needs of the machine, for those who ask before it is started.

use super::http::bind;
use super::run::PORT;
use super::watch::ignore::WATCHED;
use super::watch::{Watch, WatchMode, on_network};
use skillweek_base::text::Text;
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use walkdir::WalkDir;

/// The port that the preview would take now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Port {
    /// The port.
    pub number: u16,
    /// The default port, if it is taken.
    pub instead_of: Option<u16>,
}

impl Port {
    /// Takes a port and lets go of it.
    pub fn find() -> Result<Self, Text> {
        let bound = bind::bind(IpAddr::V4(Ipv4Addr::LOCALHOST), PORT, false)?;
        Ok(Self { number: bound.address.port(), instead_of: bound.instead_of })
    }
}

/// The way in which the preview would notice changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// By events of the system.
    Told,
    /// By polling, since the system does not see what others change on a network drive.
    Network,
    /// By polling, since the system refuses.
    Refused,
}

impl Watching {
    /// Watches a project for a moment.
    pub fn of(root: &Path) -> Self {
        if on_network(root) {
            return Self::Network;
        }
        match Watch::begin(root, WatchMode::Told).mode() {
            WatchMode::Told => Self::Told,
            WatchMode::Polling => Self::Refused,
        }
    }
}

/// The number of folders that are watched in a project.
pub fn watched_folders(root: &Path) -> usize {
    let walks = WATCHED.map(|folder| WalkDir::new(root.join(folder)));
    let entries = walks.into_iter().flatten().filter_map(Result::ok);
    // The project's own folder is watched as well.
    1 + entries.filter(|entry| entry.file_type().is_dir()).count()
}

/// The programs that open an address in the browser, in the order in which they are tried.
pub fn launchers() -> Vec<OsString> {
    let commands = open::commands("http://127.0.0.1/");
    commands.iter().map(|command| command.get_program().to_owned()).collect()
}
