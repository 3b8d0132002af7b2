//! Reports mistakes in the terminal and on every open page. It runs on its own thread, since
//! finding all mistakes of a large project may take longer than showing a page, and the next save
//! should not wait for it.

#![expect(clippy::disallowed_methods, reason = "asks the disk whether a file is still there")]

use super::console::Console;
use crate::findings::DiagnosticsPanel;
use crate::preview::Preview;
use crate::watch::Signal;
use skillweek_base::text::Text;
use skillweek_diag::{Code, Diagnostic};
use skillweek_pipeline::{Changes, ProjectTexts, Session};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// An event to report.
pub enum Report {
    /// The project has been read for the first time.
    Begun(Arc<Session>),
    /// Files have changed. `told` open pages were notified, `elapsed` after the change was noticed.
    Changed { batch: Changes, told: usize, elapsed: Duration, session: Arc<Session> },
    /// More may be known about the same files.
    Again(Arc<Session>),
    /// Nothing new can be shown.
    Trouble(Text),
}

/// Reports until all senders are gone.
pub struct Reporter {
    pub preview: Arc<Preview>,
    pub console: Console,
    pub reports: Receiver<Report>,
    /// The state whose findings have all been reported.
    pub told: Arc<Session>,
    /// Files that the watch has been told are gone.
    pub gone: BTreeSet<PathBuf>,
}

impl Reporter {
    pub fn run(mut self) {
        while let Ok(first) = self.reports.recv() {
            // Of several states only the last is checked.
            let mut last = first;
            while let Ok(next) = self.reports.try_recv() {
                self.mention(&last);
                last = next;
            }
            self.mention(&last);
            self.look_into(last);
        }
    }

    /// Prints the lines that every change gets, however many come.
    fn mention(&self, report: &Report) {
        match report {
            Report::Changed { batch, told, elapsed, .. } => {
                self.console.changed(batch, *told, *elapsed);
            }
            Report::Trouble(why) => self.console.say(why),
            Report::Begun(_) | Report::Again(_) => {}
        }
    }

    fn look_into(&mut self, report: Report) {
        let session = match &report {
            Report::Begun(session) | Report::Again(session) => session.clone(),
            Report::Changed { session, .. } => session.clone(),
            Report::Trouble(why) => {
                let trouble = Some(why.get(self.console.lang).to_owned());
                return self.preview.post(DiagnosticsPanel { trouble, ..self.panel(&self.told) });
            }
        };
        let gone = vanished(&self.console.root, &session.diagnostics());
        // Told once: if the disk contradicts itself, the finding is shown after all.
        if gone.iter().any(|file| self.gone.insert(file.clone())) {
            return self.preview.signal(Signal::Seen(gone));
        }
        self.gone = gone;
        self.preview.post(self.panel(&session));
        let (before, now) = (self.told.diagnostics(), session.diagnostics());
        match report {
            Report::Begun(_) => self.console.first_findings(&now),
            Report::Again(_) => self.console.later_findings(&before, &now),
            _ => self.console.findings(&before, &now),
        }
        self.told = session;
    }

    fn panel(&self, session: &Session) -> DiagnosticsPanel {
        let texts = ProjectTexts::new(&self.console.root);
        let held: Vec<Diagnostic> =
            session.held().iter().map(|held| held.diagnostic(true)).collect();
        let found = [&*session.diagnostics(), &held].concat();
        DiagnosticsPanel::new(&found, &texts, self.console.lang)
    }
}

/// Files that were listed but gone before they could be read: no mistake, but a change that is yet
/// to be noticed.
fn vanished(root: &Path, found: &[Diagnostic]) -> BTreeSet<PathBuf> {
    let unreadable = found.iter().filter(|found| found.code == Code::UnreadableFile);
    let files = unreadable.filter_map(|found| Some(root.join(found.span.as_ref()?.file.as_str())));
    files.filter(|file| file.symlink_metadata().is_err()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use skillweek_base::path::SourcePath;
    use skillweek_source::unreadable_file;
    use std::io::{Error, ErrorKind};

    #[test]
    fn a_file_that_has_gone_is_a_change_and_no_mistake() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("there.md"), "").unwrap();
        let found = ["there.md", "gone.md"]
            .map(|name| unreadable_file(&SourcePath::new(name), &Error::from(ErrorKind::NotFound)));
        let gone = vanished(folder.path(), &found);
        assert_eq!(gone, BTreeSet::from([folder.path().join("gone.md")]));
    }
}
