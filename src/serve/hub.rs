//! The open pages: the path that each shows, and its notifications of changes. Each has one lasting
//! response (server-sent events).

use hyper::body::Bytes;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// The most events waiting for a page; one that takes none of them is gone.
const WAITING: usize = 32;

/// All open pages.
#[derive(Debug, Default)]
pub struct Hub {
    readers: Mutex<Readers>,
}

#[derive(Debug, Default)]
struct Readers {
    next: u64,
    open: BTreeMap<u64, Reader>,
}

/// One open page.
#[derive(Debug)]
struct Reader {
    path: String,
    /// The digest of the state that it shows.
    has: String,
    events: Sender<Bytes>,
}

impl Hub {
    /// Adds a page at `path` that shows the state with digest `has`.
    pub fn join(&self, path: &str, has: &str) -> (u64, Receiver<Bytes>) {
        let (events, receiver) = channel(WAITING);
        let mut readers = self.readers();
        let number = readers.next;
        readers.next += 1;
        let reader = Reader { path: path.to_owned(), has: has.to_owned(), events };
        readers.open.insert(number, reader);
        (number, receiver)
    }

    /// The paths of the open pages, each once.
    pub fn paths(&self) -> Vec<String> {
        let mut readers = self.readers();
        readers.open.retain(|_, reader| !reader.events.is_closed());
        let mut paths: Vec<String> =
            readers.open.values().map(|reader| reader.path.clone()).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// Notifies the pages at `path` that show something else; returns how many.
    pub fn changed(&self, path: &str, digest: &str) -> usize {
        let mut told = 0;
        self.readers().open.retain(|_, reader| {
            if reader.path != path || reader.has == digest {
                return true;
            }
            let is_sent = reader.events.try_send(event("page", digest)).is_ok();
            if is_sent {
                reader.has = digest.to_owned();
                told += 1;
            }
            // Pages that take no events are dropped: a browser that is still there reconnects,
            // reports its state and is notified then.
            is_sent
        });
        told
    }

    /// Sends an event to one page.
    pub fn tell(&self, number: u64, bytes: Bytes) {
        if let Some(reader) = self.readers().open.get(&number) {
            // As above.
            let _ = reader.events.try_send(bytes);
        }
    }

    /// Sends an event to all pages; those that have gone or take none are dropped.
    pub fn tell_all(&self, bytes: &Bytes) {
        self.readers().open.retain(|_, reader| reader.events.try_send(bytes.clone()).is_ok());
    }

    fn readers(&self) -> MutexGuard<'_, Readers> {
        // A map of senders stays consistent after a panic elsewhere.
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An event on the wire; `data` is one line.
pub fn event(name: &str, data: &str) -> Bytes {
    format!("event: {name}\ndata: {data}\n\n").into()
}

/// A comment that keeps a connection alive and shows whether the page is still there.
pub fn heartbeat() -> Bytes {
    Bytes::from_static(b":\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::mpsc::error::TryRecvError;

    #[test]
    fn only_who_shows_something_else_is_told() {
        let hub = Hub::default();
        let (_, mut same) = hub.join("/a.html", "1");
        let (_, mut other) = hub.join("/a.html", "0");
        let (_, mut elsewhere) = hub.join("/b.html", "0");
        assert_eq!(hub.paths(), ["/a.html", "/b.html"]);
        assert_eq!(hub.changed("/a.html", "1"), 1);
        assert_eq!(hub.changed("/a.html", "1"), 0);
        assert!(same.try_recv().is_err());
        assert_eq!(other.try_recv().unwrap(), "event: page\ndata: 1\n\n");
        assert!(elsewhere.try_recv().is_err());
    }

    #[test]
    fn who_cannot_be_told_is_let_go_to_come_back() {
        let hub = Hub::default();
        let (number, mut slow) = hub.join("/a.html", "0");
        (0..WAITING).for_each(|_| hub.tell(number, heartbeat()));
        assert_eq!(hub.changed("/a.html", "1"), 0);
        (0..WAITING).for_each(|_| assert!(slow.try_recv().is_ok()));
        assert_eq!(slow.try_recv(), Err(TryRecvError::Disconnected));
        // It still shows the same state, and says so.
        let (_, mut back) = hub.join("/a.html", "0");
        assert_eq!(hub.changed("/a.html", "1"), 1);
        assert!(back.try_recv().is_ok());
    }

    #[test]
    fn who_has_gone_is_forgotten() {
        let hub = Hub::default();
        let (number, gone) = hub.join("/a.html", "1");
        drop(gone);
        hub.tell(number, heartbeat());
        assert!(hub.paths().is_empty());
        let (_, mut full) = hub.join("/a.html", "1");
        (0..=WAITING).for_each(|_| hub.tell_all(&heartbeat()));
        assert!(hub.paths().is_empty());
        assert!(full.try_recv().is_ok());
    }
}
