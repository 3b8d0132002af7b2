//! Response bodies: bytes in memory, a part of a file read piece by piece, or events as they come.

use super::connections::ResponseGuard;
use super::file::Reading;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc::Receiver;

/// The body of a response.
pub struct Carrier {
    load: Load,
    /// Tells the connections when the response is over.
    _busy: ResponseGuard,
}

/// The content of a body.
pub enum Load {
    Bytes(Bytes),
    File(Reading),
    Events(Receiver<Bytes>),
}

impl Carrier {
    pub fn new(load: Load, busy: ResponseGuard) -> Self {
        Self { load, _busy: busy }
    }
}

impl Body for Carrier {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match &mut self.load {
            Load::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Load::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Load::File(reading) => {
                reading.poll_next(context).map(|next| next.map(|bytes| bytes.map(Frame::data)))
            }
            Load::Events(events) => {
                events.poll_recv(context).map(|next| next.map(|bytes| Ok(Frame::data(bytes))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(&self.load, Load::Bytes(bytes) if bytes.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match &self.load {
            Load::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Load::File(reading) => SizeHint::with_exact(reading.left),
            Load::Events(_) => SizeHint::default(),
        }
    }
}
