//! The keys, each followed by Enter: that works in every terminal and leaves its mode unchanged.

use super::console::Console;
use crate::watch::Signal;
use skillweek_base::text::Text;
use std::io::{BufRead, IsTerminal, stdin};
use std::sync::mpsc::Sender;
use std::thread;
use tokio::sync::mpsc::UnboundedSender;

/// The targets of the keys.
pub struct Keys {
    pub console: Console,
    pub address: String,
    pub rebuild: Sender<Signal>,
    pub end: UnboundedSender<Result<(), Text>>,
}

impl Keys {
    /// Whether stdin is a terminal.
    pub fn is_possible() -> bool {
        stdin().is_terminal()
    }

    /// Reads keys until the input ends.
    pub fn listen(self) {
        thread::spawn(move || {
            for line in stdin().lock().lines() {
                let Ok(line) = line else { return };
                self.press(line.trim());
            }
        });
    }

    fn press(&self, key: &str) {
        match key.to_lowercase().as_str() {
            "o" => open(&self.address, &self.console),
            // The receivers live until the program ends.
            "r" => drop(self.rebuild.send(Signal::Rebuild)),
            "q" => drop(self.end.send(Ok(()))),
            "c" => self.console.clear(),
            "" => {}
            _ => self.console.keys(),
        }
    }
}

/// Opens the browser.
pub fn open(address: &str, console: &Console) {
    // Which launcher is missing helps nobody who wants to see a page.
    if open::that_detached(address).is_err() {
        console.say(&skillweek_base::text!(
            "浏览器没能自动打开，请您自己打开它，在地址栏里输入 {address}",
            "The browser did not open by itself; please open it and type {address}"
        ));
    }
}
