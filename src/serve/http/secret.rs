//! Random words that cannot be guessed: the key for the local network, and the token of live
//! connections.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// A secret of this run of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// 128 bits in hexadecimal. The standard library seeds its hash tables from the system's random
    /// source, and `SipHash` under an unknown key is as good as random.
    pub fn new() -> Self {
        let half = || RandomState::new().hash_one("skillweek");
        Self(format!("{:016x}{:016x}", half(), half()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Compares in constant time, so that timing reveals no prefix.
    pub fn is(&self, other: &str) -> bool {
        let differing = self.0.bytes().zip(other.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
        self.0.len() == other.len() && differing == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_are_compared_whole() {
        let (one, other) = (Secret::new(), Secret::new());
        assert_ne!(one, other);
        assert_eq!(one.as_str().len(), 32);
        assert!(one.is(one.as_str()));
        assert!(!one.is(other.as_str()));
        assert!(!one.is(&one.as_str()[..31]));
        assert!(!one.is(""));
    }
}
