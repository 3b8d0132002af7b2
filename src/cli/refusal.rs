//! Reasons why a command could not run, with advice. The exit status is then 2.

use skillweek_base::text::Text;
use skillweek_pipeline::Failure;

/// The reason why a command could not run.
#[derive(Debug)]
pub struct Refusal {
    pub why: Text,
    pub help: Option<Text>,
}

impl Refusal {
    pub fn new(why: Text) -> Self {
        Self { why, help: None }
    }

    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        Self::new(failure.text())
    }
}

/// The end of a command that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Exit status 0.
    Done,
    /// Exit status 1: the content has errors.
    Failed,
}

/// The result of every command.
pub type Ended = Result<Ending, Refusal>;
