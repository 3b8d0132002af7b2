//! Follows the changes of a project: reads changed files again, notifies the open pages, reports
//! mistakes.

#![expect(clippy::disallowed_methods, reason = "says how long a change took to show")]

use super::Watch;
use super::ahead::Ahead;
use crate::http::service;
use crate::preview::Preview;
use crate::terminal::console::Console;
use crate::terminal::report::{Report, Reporter};
use skillweek_base::text;
use skillweek_pipeline::{Changes, Session};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Instant;

/// Follows the changes of a project.
pub struct Follower {
    preview: Arc<Preview>,
    watch: Watch,
    session: Arc<Session>,
    ahead: Ahead,
    reports: Sender<Report>,
}

impl Follower {
    pub fn new(
        preview: Arc<Preview>,
        console: Console,
        watch: Watch,
        session: Arc<Session>,
    ) -> Self {
        let (reports, receiver) = channel();
        let (told, shown) = (session.clone(), preview.clone());
        let reporter =
            Reporter { preview: shown, console, reports: receiver, told, gone: BTreeSet::new() };
        thread::spawn(|| reporter.run());
        Self { preview, watch, session, ahead: Ahead::default(), reports }
    }

    /// Reports the first reading, and shows every change from then on.
    pub fn follow_all(mut self) {
        self.preview.set_watch(self.watch.sender());
        // Pages opened from an earlier server are listening already.
        self.tell();
        self.report(Report::Begun(self.session.clone()));
        self.ahead.begin(&self.preview, &self.session, self.watch.sender());
        while let Some(batch) = self.watch.next() {
            // A bug of the program must not end the preview: the next save may avoid it.
            if catch_unwind(AssertUnwindSafe(|| self.follow(batch))).is_err() {
                self.report(Report::Trouble(text!(
                    "程序出错了，页面停在改动以前；请看终端里的说明",
                    "the program failed and shows what was there before; see the terminal"
                )));
            }
        }
    }

    fn follow(&mut self, batch: Changes) {
        let began = Instant::now();
        match self.session.refresh(&batch) {
            Ok(session) => self.show(batch, Arc::new(session), began),
            Err(failure) => self.report(Report::Trouble(failure.text())),
        }
    }

    fn show(&mut self, batch: Changes, session: Arc<Session>, began: Instant) {
        self.session = session.clone();
        self.preview.put(session.clone());
        if batch == Changes::Paths(BTreeSet::new()) {
            return self.report(Report::Again(session));
        }
        let told = self.tell();
        self.report(Report::Changed { batch, told, elapsed: began.elapsed(), session });
        self.ahead.again(&self.preview, &self.session, self.watch.sender());
    }

    fn report(&self, report: Report) {
        // The reporter lives as long as this.
        drop(self.reports.send(report));
    }

    /// Notifies open pages that show an outdated state; returns how many there were.
    fn tell(&self) -> usize {
        let open = self.preview.hub.paths();
        open.iter().map(|page| service::look(&self.preview, page)).sum()
    }
}
