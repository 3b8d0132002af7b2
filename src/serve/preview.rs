//! The preview as a whole: the project as it is now, what is wrong, and who is looking.

use super::findings::Board;
use super::hub::{self, Hub};
use super::inject::Tag;
use super::secret::Secret;
use super::watch::Signal;
use crate::base::text::Lang;
use crate::build::Session;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tokio::sync::watch;

/// What never changes while the server runs.
#[derive(Debug)]
pub struct Settings {
    pub lang: Lang,
    /// Below which path the sites lie: `/` or `/a/b/`.
    pub base: String,
    /// The project's folder.
    pub root: PathBuf,
    /// What a page must know to listen to events.
    pub token: Secret,
}

/// The preview.
pub struct Preview {
    pub settings: Settings,
    pub hub: Hub,
    session: watch::Sender<Option<Arc<Session>>>,
    board: RwLock<Arc<Board>>,
    /// Requests that are being answered.
    busy: AtomicUsize,
    /// Who looks again at what is wrong.
    doubts: OnceLock<Sender<Signal>>,
}

impl Preview {
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            hub: Hub::default(),
            session: watch::Sender::new(None),
            board: RwLock::default(),
            busy: AtomicUsize::new(0),
            doubts: OnceLock::new(),
        }
    }

    pub fn lang(&self) -> Lang {
        self.settings.lang
    }

    pub fn tag(&self) -> Tag<'_> {
        Tag { token: &self.settings.token, lang: self.settings.lang }
    }

    /// The project as it is now; `None` until it has been read for the first time.
    pub fn session(&self) -> Option<Arc<Session>> {
        self.session.borrow().clone()
    }

    /// Runs what answers a request.
    pub fn busily<T>(&self, work: impl FnOnce() -> T) -> T {
        /// Counts down also where the work panics.
        struct Counted<'a>(&'a AtomicUsize);
        impl Drop for Counted<'_> {
            fn drop(&mut self) {
                self.0.fetch_sub(1, Ordering::Relaxed);
            }
        }
        self.busy.fetch_add(1, Ordering::Relaxed);
        let _counted = Counted(&self.busy);
        work()
    }

    /// Whether somebody waits for a page.
    pub fn is_busy(&self) -> bool {
        self.busy.load(Ordering::Relaxed) > 0
    }

    /// Says who looks again at what is wrong.
    pub fn set_doubts(&self, doubts: Sender<Signal>) {
        self.doubts.get_or_init(|| doubts);
    }

    /// A page turned out to be wrong: what is wrong has to be looked at again.
    pub fn doubt(&self) {
        if let Some(doubts) = self.doubts.get() {
            // With nobody to take it the program is ending.
            drop(doubts.send(Signal::Again));
        }
    }

    /// Files turned out to be otherwise than they were listed: they have to be looked at again.
    pub fn look_at(&self, files: BTreeSet<PathBuf>) {
        if let Some(doubts) = self.doubts.get() {
            // As above.
            drop(doubts.send(Signal::Seen(files)));
        }
    }

    /// Waits until the project has been read.
    pub async fn ready(&self) {
        // The sender lives as long as the preview itself.
        let _ = self.session.subscribe().wait_for(Option::is_some).await;
    }

    /// Shows another state of the project from now on.
    pub fn put(&self, session: Arc<Session>) {
        self.session.send_replace(Some(session));
    }

    pub fn board(&self) -> Arc<Board> {
        self.board.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Posts what is wrong, and tells everybody if it is something else than before.
    pub fn post(&self, board: Board) {
        let board = Arc::new(board);
        let mut posted = self.board.write().unwrap_or_else(PoisonError::into_inner);
        if *posted != board {
            *posted = board.clone();
            self.hub.tell_all(&hub::event("board", &board.json()));
        }
    }
}
