//! Published files, read piece by piece: a video is never in memory as a whole, and a slow client
//! holds no thread, since a thread reads only while the client takes data.

use hyper::body::Bytes;
use skillweek_base::plain_file;
use std::fs::File;
use std::future::Future;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::task::JoinHandle;

/// Bytes read at a time.
const PIECE: u64 = 256 * 1024;

/// An open file of known length.
#[derive(Debug, Clone)]
pub struct Opened {
    file: Arc<File>,
    pub length: u64,
    /// Changes when the file changes.
    pub stamp: String,
}

impl Opened {
    /// Opens a regular file; a symlink that has replaced it since it was listed is refused.
    pub fn at(path: &Path) -> io::Result<Self> {
        let file = plain_file::open(path)?;
        let metadata = file.metadata()?;
        let modified = metadata.modified().ok();
        let since = modified.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        let stamp = format!("{}-{}", metadata.len(), since.unwrap_or_default().as_nanos());
        Ok(Self { file: Arc::new(file), length: metadata.len(), stamp })
    }

    /// Begins to read `length` bytes from byte `first` on.
    pub fn read(&self, first: u64, length: u64) -> Reading {
        Reading { file: self.file.clone(), at: first, left: length, pending: None }
    }
}

/// A part of a file that is being sent.
#[derive(Debug)]
pub struct Reading {
    file: Arc<File>,
    at: u64,
    /// The number of bytes still to come.
    pub left: u64,
    pending: Option<JoinHandle<io::Result<Bytes>>>,
}

impl Reading {
    /// The next piece; `None` at the end.
    pub fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let (file, at, wanted) = (&self.file, self.at, self.left.min(PIECE));
        let pending = self.pending.get_or_insert_with(|| {
            let file = file.clone();
            tokio::task::spawn_blocking(move || piece(&file, at, wanted))
        });
        let piece = match Pin::new(pending).poll(context) {
            Poll::Pending => return Poll::Pending,
            Poll::Ready(piece) => piece.unwrap_or_else(|error| Err(io::Error::other(error))),
        };
        self.pending = None;
        if let Ok(bytes) = &piece {
            self.at += bytes.len() as u64;
            self.left -= bytes.len() as u64;
        }
        Poll::Ready(Some(piece))
    }
}

/// One piece; an error if the file has become shorter, because its length was promised.
fn piece(mut file: &File, at: u64, wanted: u64) -> io::Result<Bytes> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    file.take(wanted).read_to_end(&mut bytes)?;
    if bytes.is_empty() { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(bytes.into()) }
}
