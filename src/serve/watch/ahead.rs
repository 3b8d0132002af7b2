//! Renders pages ahead while no request waits, so that they are ready when asked for and their
//! mistakes are known.

use super::Signal;
use crate::http::mime;
use crate::preview::Preview;
use skillweek_pipeline::Session;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

/// The most outputs rendered ahead: those of a whole country are rendered on request only.
const MOST: usize = 20_000;
/// With more pages than this, nothing is rendered ahead after a change.
const MOST_PAGES: usize = 2000;
/// The time without a save after which pages are rendered ahead.
const REST: Duration = Duration::from_millis(1500);
/// The pause while a request waits.
const YIELD: Duration = Duration::from_millis(5);

/// Renders ahead for the latest state of a project.
#[derive(Debug, Default)]
pub struct Ahead {
    latest: Arc<AtomicU64>,
}

impl Ahead {
    /// Renders every page of a project that has just been read.
    pub fn begin(&self, preview: &Arc<Preview>, session: &Arc<Session>, done: Sender<Signal>) {
        self.start(preview, session, done, Duration::ZERO);
    }

    /// Stops the work begun before; renders changed pages once nothing has changed for a while.
    pub fn again(&self, preview: &Arc<Preview>, session: &Arc<Session>, done: Sender<Signal>) {
        if session.pages() <= MOST_PAGES {
            self.start(preview, session, done, REST);
        } else {
            self.latest.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn start(
        &self,
        preview: &Arc<Preview>,
        session: &Arc<Session>,
        done: Sender<Signal>,
        rest: Duration,
    ) {
        let own = self.latest.fetch_add(1, Ordering::Relaxed) + 1;
        let (latest, preview, session) = (self.latest.clone(), preview.clone(), session.clone());
        thread::spawn(move || {
            thread::sleep(rest);
            let is_latest = || latest.load(Ordering::Relaxed) == own;
            for path in session.paths().into_iter().take(MOST) {
                while preview.is_busy() && is_latest() {
                    thread::sleep(YIELD);
                }
                if !is_latest() {
                    return;
                }
                if mime::of(path.as_str()) == mime::HTML {
                    session.output(&path);
                }
            }
            // Without a receiver the program is ending.
            drop(done.send(Signal::Again));
        });
    }
}
