//! Why a command could not run: the reason and what to do. The exit status is then 2.

use crate::base::text::Text;

/// Why a command could not run.
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

/// How a command ended that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Exit status 0.
    Done,
    /// Exit status 1: the content has errors.
    Failed,
}

/// What every command returns.
pub type Ended = Result<Ending, Refusal>;
