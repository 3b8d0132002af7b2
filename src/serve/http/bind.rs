//! Binds the wanted port, or the next free one.

use skillweek_base::text;
use skillweek_base::text::Text;
use std::io;
use std::net::{IpAddr, Ipv6Addr, SocketAddr, TcpListener};

/// The ports tried after the wanted one, before the system chooses one.
const TRIED: u16 = 50;

/// The sockets on which the server listens.
#[derive(Debug)]
pub struct Bound {
    pub listeners: Vec<TcpListener>,
    pub address: SocketAddr,
    /// The wanted port, if another one is used.
    pub instead_of: Option<u16>,
}

/// Listens at an address; with `is_strict` at no other port.
pub fn bind(host: IpAddr, port: u16, is_strict: bool) -> Result<Bound, Text> {
    let last = if is_strict { port } else { port.saturating_add(TRIED) };
    let mut refused = None;
    for candidate in port..=last {
        match TcpListener::bind((host, candidate)) {
            Ok(listener) => return bound(listener, (candidate != port).then_some(port)),
            Err(error) if is_taken(&error) => refused = Some(error),
            Err(error) => return Err(impossible(host, candidate, &error)),
        }
    }
    match refused {
        Some(error) if is_strict => Err(impossible(host, port, &error)),
        _ => {
            let any = TcpListener::bind((host, 0)).map_err(|error| impossible(host, 0, &error))?;
            bound(any, Some(port))
        }
    }
}

/// On most systems, `localhost` is also `::1`; browsers that try it first should not wait in vain.
fn bound(listener: TcpListener, instead_of: Option<u16>) -> Result<Bound, Text> {
    let address = listener.local_addr().map_err(|error| unusable(&error))?;
    let mut listeners = vec![listener];
    if address.ip().is_loopback() && address.is_ipv4() {
        // Not available without IPv6.
        listeners.extend(TcpListener::bind((Ipv6Addr::LOCALHOST, address.port())));
    }
    for listener in &listeners {
        listener.set_nonblocking(true).map_err(|error| unusable(&error))?;
    }
    Ok(Bound { listeners, address, instead_of })
}

/// Whether a port is used by another program or reserved by the system (as Windows does).
fn is_taken(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied)
}

fn impossible(host: IpAddr, port: u16, error: &io::Error) -> Text {
    let at = SocketAddr::new(host, port);
    if error.kind() == io::ErrorKind::AddrInUse {
        return text!(
            "端口 {port} 已经被占用；请换一个 --port，或去掉 --strict-port",
            "port {port} is taken; give another --port, or leave out --strict-port"
        );
    }
    text!("不能在 {at} 上提供预览：{error}", "the preview cannot listen at {at}: {error}")
}

fn unusable(error: &io::Error) -> Text {
    text!("不能使用网络：{error}", "the network cannot be used: {error}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

    #[test]
    fn the_next_free_port_is_taken_unless_that_is_forbidden() {
        let taken = TcpListener::bind((HERE, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let bound = bind(HERE, port, false).unwrap();
        assert_ne!(bound.address.port(), port);
        assert_eq!(bound.instead_of, Some(port));
        let refused = bind(HERE, port, true).unwrap_err();
        assert!(refused.zh.contains(&port.to_string()), "{refused:?}");
    }

    #[test]
    fn any_port_is_one_that_is_free() {
        let bound = bind(HERE, 0, true).unwrap();
        assert_ne!(bound.address.port(), 0);
        assert_eq!(bound.instead_of, None);
    }
}
