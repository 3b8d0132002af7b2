//! Accepts connections, within limits that no client can stretch.

use super::connections::Connections;
use super::service::{Ends, Service};
use crate::hub;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};

/// The most bytes of a request line with its headers.
const HEADERS: usize = 16 * 1024;
/// The time in which a client must send them; idle connections are kept as long.
const HEADER_TIME: Duration = Duration::from_secs(10);
/// The pause while the system has no more sockets.
const PAUSE: Duration = Duration::from_millis(50);
/// The interval of heartbeats on lasting connections.
const BEAT: Duration = Duration::from_secs(15);

/// Accepts connections for ever.
pub async fn listen(listener: TcpListener, service: Arc<Service>, connections: Arc<Connections>) {
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let Ok(local) = stream.local_addr() else { continue };
                // Small responses should not wait for more data.
                let _ = stream.set_nodelay(true);
                let service = service.clone();
                connections.admit(|place, activity| {
                    let ends = Ends { local, peer, activity };
                    let task = tokio::spawn(async move {
                        let _place = place;
                        connection(stream, service, ends).await;
                    });
                    task.abort_handle()
                });
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

async fn connection(stream: TcpStream, service: Arc<Service>, ends: Ends) {
    let answer = service_fn(move |request| {
        let (service, ends) = (service.clone(), ends.clone());
        async move { Ok::<_, Infallible>(service.answer(request, &ends).await) }
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_header_size(HEADERS)
        .max_buf_size(2 * HEADERS);
    // Errors of a connection concern only its client.
    let _ = http.serve_connection(TokioIo::new(stream), answer).await;
}

/// Sends open pages a heartbeat, which also finds closed ones.
pub async fn beat(service: Arc<Service>) {
    loop {
        tokio::time::sleep(BEAT).await;
        service.preview.hub.tell_all(&hub::heartbeat());
    }
}
