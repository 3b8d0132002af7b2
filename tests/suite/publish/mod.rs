//! Publishing under fire: real processes, real signals, real file systems.

mod child;
mod concurrent;
#[cfg(unix)]
mod crash;
mod foreign;
#[cfg(unix)]
mod measure;
mod places;
#[cfg(target_os = "linux")]
mod readers;
mod replace;
mod support;
mod trouble;
#[cfg(target_os = "linux")]
mod volumes;
