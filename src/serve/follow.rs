//! Follows the changes of a project: reads again what changed, tells the open pages, says what is wrong.

#![expect(clippy::disallowed_methods, reason = "says how long a change took to show")]

use super::ahead::Ahead;
use super::console::Console;
use super::findings::Board;
use super::keys::Keys;
use super::preview::Preview;
use super::service;
use super::stock::Stock;
use super::watch::{Batch, Watch};
use crate::base::text::Text;
use crate::build::{Changes, ProjectTexts};
use crate::text;
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

/// Follows the changes of a project.
pub struct Follower {
    preview: Arc<Preview>,
    console: Console,
    watch: Watch,
    stock: Arc<Stock>,
    ahead: Ahead,
}

impl Follower {
    pub fn new(preview: Arc<Preview>, console: Console, watch: Watch, stock: Arc<Stock>) -> Self {
        Self { preview, console, watch, stock, ahead: Ahead::default() }
    }

    /// Shows what was read since `began`, and every change from then on.
    pub fn follow_all(mut self, began: Instant) {
        self.preview.set_doubts(self.watch.sender());
        self.preview.put(self.stock.clone());
        // Pages that a server before this one has shown listen already.
        self.tell();
        self.preview.post(self.board());
        let (sites, pages) = (self.stock.sites().len(), self.stock.pages());
        self.console.ready(sites, pages, began.elapsed(), self.watch.way());
        self.console.first_findings(self.stock.diagnostics());
        if Keys::is_possible() {
            self.console.keys();
        }
        self.ahead.begin(&self.preview, &self.stock, self.watch.sender());
        while let Some(batch) = self.watch.next() {
            // A fault of the program must not end the preview: the next save may go around it.
            if catch_unwind(AssertUnwindSafe(|| self.follow(&batch))).is_err() {
                self.trouble(&text!(
                    "程序出错了，页面停在改动以前；请看终端里的说明",
                    "the program failed and shows what was there before; see the terminal"
                ));
            }
        }
    }

    fn follow(&mut self, batch: &Batch) {
        let began = Instant::now();
        let changes = match batch {
            Batch::Everything => Changes::Everything,
            Batch::Paths(paths) => Changes::Paths(paths.iter().cloned().collect()),
        };
        match self.stock.refresh(&changes) {
            Ok(stock) => self.show(batch, Arc::new(stock), began),
            Err(failure) => self.trouble(&failure.text()),
        }
    }

    fn show(&mut self, batch: &Batch, stock: Arc<Stock>, began: Instant) {
        let before = std::mem::replace(&mut self.stock, stock);
        self.preview.put(self.stock.clone());
        if *batch == Batch::Paths(BTreeSet::new()) {
            self.preview.post(self.board());
            self.console.later_findings(before.diagnostics(), self.stock.diagnostics());
            return;
        }
        // Pages first: finding out everything that is wrong may take longer.
        let told = self.tell();
        let elapsed = began.elapsed();
        self.preview.post(self.board());
        self.console.changed(batch, told, elapsed);
        self.console.findings(before.diagnostics(), self.stock.diagnostics());
        self.ahead.again(&self.preview, &self.stock, self.watch.sender());
    }

    /// Says why nothing new can be shown.
    fn trouble(&self, why: &Text) {
        let trouble = Some(why.get(self.console.lang).to_owned());
        self.preview.post(Board { trouble, ..self.board() });
        self.console.say(why);
    }

    /// Tells the open pages what is new to them; says how many there were.
    fn tell(&self) -> usize {
        let open = self.preview.hub.paths();
        open.iter().map(|page| service::look(&self.preview, page)).sum()
    }

    fn board(&self) -> Board {
        let texts = ProjectTexts::new(&self.console.root);
        Board::new(self.stock.diagnostics(), &texts, self.console.lang)
    }
}
