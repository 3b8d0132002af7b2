//! Shards of the sites: the part that one of several machines builds.

/// A shard by its number and the number of shards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u32,
    of: u32,
}

impl Shard {
    /// The most shards; more than anyone has machines.
    const MOST: u32 = 100_000;

    /// A shard by its number, counted from 1; `None` if there is no such shard.
    pub fn new(number: u32, of: u32) -> Option<Self> {
        ((1..=of).contains(&number) && of <= Self::MOST).then_some(Self { number, of })
    }

    /// Parses `2/5`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, of) = text.split_once('/')?;
        Self::new(digits(number)?, digits(of)?)
    }

    /// Its index among the shards, counted from 0.
    pub fn index(self) -> usize {
        self.number as usize - 1
    }

    /// The number of shards.
    pub fn of(self) -> usize {
        self.of as usize
    }

    /// The suffix of the marker's name.
    pub(super) fn suffix(self) -> String {
        format!("{}-of-{}", self.number, self.of)
    }

    pub(super) fn is_suffix(text: &str) -> bool {
        let shard = text
            .split_once("-of-")
            .and_then(|(number, of)| Self::new(digits(number)?, digits(of)?));
        shard.is_some_and(|shard| shard.suffix() == text)
    }
}

/// Parses a number that consists of digits only, without sign or blanks.
fn digits(text: &str) -> Option<u32> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_one_of_those_there_are() {
        assert_eq!(Shard::parse("2/5"), Shard::new(2, 5));
        for text in
            ["", "/", "0/3", "4/3", "1/0", "a/b", "1", "+1/2", "1 /2", "-1/2", "1/2/3", "1/999999"]
        {
            assert_eq!(Shard::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn a_suffix_is_written_in_one_way() {
        assert!(Shard::is_suffix("2-of-5"));
        for text in ["", "02-of-5", "6-of-5", "2-of-", "of", "2-of-5.old"] {
            assert!(!Shard::is_suffix(text), "{text:?}");
        }
    }
}
