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
    if let Err(error) = open::that_detached(address) {
        console.say(&skillweek_base::text!(
            "不能打开浏览器（{error}）；请自己打开 {address}",
            "the browser cannot be opened ({error}); please open {address} yourself"
        ));
    }
}
