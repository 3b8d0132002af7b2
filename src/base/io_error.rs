//! Errors of the system that `io::ErrorKind` does not tell apart.

use std::io;

/// Sharing and lock violations of Windows.
const WINDOWS_IN_USE: [i32; 2] = [32, 33];

/// Whether another program has the file or folder open.
pub fn is_in_use(error: &io::Error) -> bool {
    let code = error.raw_os_error().filter(|_| cfg!(windows));
    error.kind() == io::ErrorKind::ResourceBusy
        || code.is_some_and(|code| WINDOWS_IN_USE.contains(&code))
}
