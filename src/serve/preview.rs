//! The state of the preview: the current project, the findings, and the open pages.

use super::findings::DiagnosticsPanel;
use super::http::inject::Tag;
use super::http::secret::Secret;
use super::hub::{self, Hub};
use super::watch::Signal;
use skillweek_base::text::Lang;
use skillweek_pipeline::Session;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tokio::sync::watch;

/// Settings that never change while the server runs.
#[derive(Debug)]
pub struct Settings {
    pub lang: Lang,
    /// The path below which the sites are: `/` or `/a/b/`.
    pub base: String,
    /// The project's folder.
    pub root: PathBuf,
    /// The token that a page needs for listening to events.
    pub token: Secret,
}

/// The preview.
pub struct Preview {
    pub settings: Settings,
    pub hub: Hub,
    session: watch::Sender<Option<Arc<Session>>>,
    panel: RwLock<Arc<DiagnosticsPanel>>,
    /// The number of requests being answered.
    busy: AtomicUsize,
    /// The receiver of signals.
    watch: OnceLock<Sender<Signal>>,
}

impl Preview {
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            hub: Hub::default(),
            session: watch::Sender::new(None),
            panel: RwLock::default(),
            busy: AtomicUsize::new(0),
            watch: OnceLock::new(),
        }
    }

    pub fn lang(&self) -> Lang {
        self.settings.lang
    }

    pub fn tag(&self) -> Tag<'_> {
        Tag { token: &self.settings.token, lang: self.settings.lang }
    }

    /// The current project; `None` until it has been read for the first time.
    pub fn session(&self) -> Option<Arc<Session>> {
        self.session.borrow().clone()
    }

    /// Runs the work of a request.
    pub fn busily<T>(&self, work: impl FnOnce() -> T) -> T {
        /// Counts down even if the work panics.
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

    /// Whether a request is waiting.
    pub fn is_busy(&self) -> bool {
        self.busy.load(Ordering::Relaxed) > 0
    }

    /// Sets the receiver of signals.
    pub fn set_watch(&self, watch: Sender<Signal>) {
        self.watch.get_or_init(|| watch);
    }

    /// Asks for another check, since a page turned out to be wrong, or for another reading of files
    /// that differ from what was listed.
    pub fn signal(&self, signal: Signal) {
        if let Some(watch) = self.watch.get() {
            // Without a receiver the program is ending.
            drop(watch.send(signal));
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

    pub fn panel(&self) -> Arc<DiagnosticsPanel> {
        self.panel.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Publishes findings, and notifies all pages if they have changed.
    pub fn post(&self, panel: DiagnosticsPanel) {
        let panel = Arc::new(panel);
        let mut posted = self.panel.write().unwrap_or_else(PoisonError::into_inner);
        if *posted != panel {
            *posted = panel.clone();
            self.hub.tell_all(&hub::event("board", &panel.json()));
        }
    }
}
