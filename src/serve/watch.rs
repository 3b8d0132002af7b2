//! Collects changes on disk into batches: one for a save, a burst of saves or a change of branch.
//!
//! 1. Events come from the system or, where there are none (network drives), from polling.
//! 2. A batch is complete when nothing has come for a moment and no file is being written any more;
//!    but it never waits long.
//! 3. Folders that appear, disappear or are replaced are watched anew; when events were lost,
//!    everything counts as changed.

#![expect(
    clippy::disallowed_methods,
    reason = "watches the project's folders; measures how long to wait"
)]

pub mod ahead;
pub mod follow;
pub mod ignore;
pub mod poll;

use ignore::WATCHED;
use notify::event::{AccessKind, DataChange, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use skillweek_pipeline::Changes;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// The time without events after which a save is over.
const QUIET: Duration = Duration::from_millis(8);
/// The longest time for which a batch is held back.
const LONGEST: Duration = Duration::from_millis(80);
/// The interval of checking that the watched folders are still the same.
const CHECK: Duration = Duration::from_secs(1);

/// An input of the watch.
#[derive(Debug)]
pub enum Signal {
    Disk(notify::Result<Event>),
    /// Changes found by polling, or by a reading that missed listed files.
    Seen(BTreeSet<PathBuf>),
    /// A request to render everything anew.
    Rebuild,
    /// More may be known about the same files.
    Again,
}

/// The way in which changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WatchMode {
    /// By events of the system.
    Told,
    /// By polling.
    Polling,
}

/// Watches a project.
pub struct Watch {
    root: PathBuf,
    /// `None` when polling.
    watcher: Option<RecommendedWatcher>,
    signals: Receiver<Signal>,
    sender: Sender<Signal>,
    /// The watched folders by name, each with its identity.
    watched: BTreeMap<PathBuf, Identity>,
}

/// The device and inode of a folder (on Unix), which tell it from another one in its place.
type Identity = (u64, u64);

impl Watch {
    /// Begins to watch; by polling if that is asked for or nothing else works.
    pub fn begin(root: &Path, mode: WatchMode) -> Self {
        let (sender, signals) = channel();
        let is_told = mode == WatchMode::Told && !on_network(root);
        let watcher = if is_told { told(&sender) } else { None };
        let root = root.to_owned();
        let mut watch = Self { root, watcher, signals, sender, watched: BTreeMap::new() };
        if watch.watcher.is_none() {
            poll::start(&watch.root, watch.sender.clone());
        }
        watch.attend();
        watch
    }

    /// The way in which changes are noticed.
    pub fn mode(&self) -> WatchMode {
        if self.watcher.is_some() { WatchMode::Told } else { WatchMode::Polling }
    }

    /// A sender for signals of others.
    pub fn sender(&self) -> Sender<Signal> {
        self.sender.clone()
    }

    /// Waits for the next batch; `None` when all senders are gone.
    pub fn next(&mut self) -> Option<Changes> {
        let mut gathering = Gathering::new(&self.root, self.mode());
        loop {
            match self.signals.recv_timeout(gathering.patience()) {
                Ok(signal) => gathering.take(signal),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if gathering.is_empty() => {
                    if self.attend() {
                        return Some(Changes::Everything);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {
                    // A folder that is new in this batch may have to be watched.
                    let is_new = self.attend();
                    return Some(if is_new { Changes::Everything } else { gathering.batch });
                }
            }
        }
    }

    /// Watches the folders that are there now; returns whether any has been added or replaced.
    fn attend(&mut self) -> bool {
        if self.watcher.is_none() {
            return false;
        }
        let folders = WATCHED.map(|folder| self.root.join(folder));
        let mut is_other = false;
        for path in folders.into_iter().chain([self.root.clone()]) {
            let now = identity(&path);
            if now == self.watched.get(&path).copied() {
                continue;
            }
            is_other = true;
            if self.watched.remove(&path).is_some() {
                // It is gone or replaced; then there is nothing to unwatch.
                let _ = self.watcher.as_mut().map(|watcher| watcher.unwatch(&path));
            }
            if let Some(now) = now {
                self.watch(path, now);
            }
        }
        is_other
    }

    fn watch(&mut self, path: PathBuf, identity: Identity) {
        let is_root = path == self.root;
        let mode = if is_root { RecursiveMode::NonRecursive } else { RecursiveMode::Recursive };
        let Some(watcher) = &mut self.watcher else { return };
        match watcher.watch(&path, mode) {
            Ok(()) => drop(self.watched.insert(path, identity)),
            // It has just gone: the next check will notice.
            Err(error) if matches!(error.kind, ErrorKind::PathNotFound) => {}
            // The system's limit of watches is reached, or it cannot watch this volume.
            Err(_) => {
                self.watcher = None;
                poll::start(&self.root, self.sender.clone());
            }
        }
    }
}

/// A batch that is being collected.
struct Gathering {
    root: PathBuf,
    mode: WatchMode,
    /// No paths if only more has become known about the same files.
    batch: Changes,
    began: Option<Instant>,
    /// Whether more has become known.
    is_again: bool,
    /// Files that are being written.
    open: BTreeSet<PathBuf>,
}

impl Gathering {
    fn new(root: &Path, mode: WatchMode) -> Self {
        Self {
            root: root.to_owned(),
            mode,
            batch: Changes::Paths(BTreeSet::new()),
            is_again: false,
            began: None,
            open: BTreeSet::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.batch == Changes::Paths(BTreeSet::new()) && !self.is_again
    }

    /// The time to wait for more.
    fn patience(&self) -> Duration {
        let Some(began) = self.began.filter(|_| !self.is_empty()) else { return CHECK };
        let left = LONGEST.saturating_sub(began.elapsed());
        if self.open.is_empty() { left.min(QUIET) } else { left }
    }

    fn take(&mut self, signal: Signal) {
        match signal {
            Signal::Seen(found) => self.add(found),
            Signal::Again => self.is_again = true,
            Signal::Rebuild => self.batch = Changes::Everything,
            // Events were lost.
            Signal::Disk(Err(_)) => self.batch = Changes::Everything,
            Signal::Disk(Ok(event)) if event.need_rescan() => self.batch = Changes::Everything,
            Signal::Disk(Ok(event)) if ignore::is_change(&event.kind) => self.change(&event),
            Signal::Disk(Ok(_)) => {}
        }
        if !self.is_empty() && self.began.is_none() {
            self.began = Some(Instant::now());
        }
    }

    fn add(&mut self, found: impl IntoIterator<Item = PathBuf>) {
        if let Changes::Paths(paths) = &mut self.batch {
            paths.extend(found);
        }
    }

    fn change(&mut self, event: &Event) {
        for path in &event.paths {
            if ignore::is_concerned(&self.root, path) {
                self.follow(&event.kind, path);
                self.add([path.clone()]);
            }
        }
    }

    /// Waits for the end of a write if the system reports when files are closed: between truncating
    /// and writing a file, its content is wrong.
    fn follow(&mut self, kind: &EventKind, path: &Path) {
        let is_written = matches!(
            kind,
            EventKind::Modify(ModifyKind::Data(
                DataChange::Any | DataChange::Content | DataChange::Size
            ))
        );
        if is_written && cfg!(target_os = "linux") && self.mode == WatchMode::Told {
            self.open.insert(path.to_owned());
        } else if matches!(
            kind,
            EventKind::Access(AccessKind::Close(_))
                | EventKind::Remove(_)
                | EventKind::Modify(ModifyKind::Name(_))
        ) {
            self.open.remove(path);
        }
    }
}

fn told(sender: &Sender<Signal>) -> Option<RecommendedWatcher> {
    let sender = sender.clone();
    // Without a receiver an event is of no use.
    let forward = move |event| drop(sender.send(Signal::Disk(event)));
    RecommendedWatcher::new(forward, Config::default().with_follow_symlinks(false)).ok()
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let metadata = std::fs::symlink_metadata(path).ok().filter(std::fs::Metadata::is_dir)?;
    Some((metadata.dev(), metadata.ino()))
}

/// On other systems a watched folder cannot be replaced while it is watched.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    path.is_dir().then_some((0, 0))
}

/// Whether a folder is on a volume whose remote changes the system does not report: NFS, SMB, the
/// host's drives under WSL, FUSE.
#[cfg(target_os = "linux")]
pub fn on_network(path: &Path) -> bool {
    const NETWORKS: [i128; 6] =
        [0x6969, 0x517b, 0xff53_4d42, 0xfe53_4d42, 0x0102_1997, 0x6573_5546];
    rustix::fs::statfs(path).is_ok_and(|found| {
        // The number has 32 bits, in a type of another width and sign on every machine.
        NETWORKS.contains(&(i128::from(found.f_type) & 0xffff_ffff))
    })
}

#[cfg(not(target_os = "linux"))]
pub fn on_network(_: &Path) -> bool {
    false
}
