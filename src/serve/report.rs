//! Says what is wrong, in the terminal and on every open page; on a thread of its own, since finding out
//! all that is wrong with a large project may take longer than showing a page, and the next save shall
//! not wait for it.

use super::console::Console;
use super::findings::Board;
use super::preview::Preview;
use super::stock::Stock;
use super::watch::Batch;
use crate::base::text::Text;
use crate::build::ProjectTexts;
use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

/// What has happened.
pub enum Report {
    /// The project has been read for the first time.
    Begun(Arc<Stock>),
    /// Files have changed; so many open pages were told, so long after the change was noticed.
    Changed { batch: Batch, told: usize, elapsed: Duration, stock: Arc<Stock> },
    /// More may have become known of the same files.
    Again(Arc<Stock>),
    /// Nothing new can be shown.
    Trouble(Text),
}

/// Reports until there is nobody to tell it anything any more.
pub struct Reporter {
    pub preview: Arc<Preview>,
    pub console: Console,
    pub reports: Receiver<Report>,
    /// The state of which all findings have been told.
    pub told: Arc<Stock>,
}

impl Reporter {
    pub fn run(mut self) {
        while let Ok(first) = self.reports.recv() {
            // Of several states only the last is looked into.
            let mut last = first;
            while let Ok(next) = self.reports.try_recv() {
                self.mention(&last);
                last = next;
            }
            self.mention(&last);
            self.look_into(last);
        }
    }

    /// What is said of every change, however many come.
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
        let stock = match &report {
            Report::Begun(stock) | Report::Again(stock) => stock.clone(),
            Report::Changed { stock, .. } => stock.clone(),
            Report::Trouble(why) => {
                let trouble = Some(why.get(self.console.lang).to_owned());
                return self.preview.post(Board { trouble, ..self.board(&self.told) });
            }
        };
        self.preview.post(self.board(&stock));
        let (before, now) = (self.told.diagnostics(), stock.diagnostics());
        match report {
            Report::Begun(_) => self.console.first_findings(now),
            Report::Again(_) => self.console.later_findings(before, now),
            _ => self.console.findings(before, now),
        }
        self.told = stock;
    }

    fn board(&self, stock: &Stock) -> Board {
        let texts = ProjectTexts::new(&self.console.root);
        Board::new(stock.diagnostics(), &texts, self.console.lang)
    }
}
