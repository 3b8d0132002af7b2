//! Where elements end.

use super::Writer;
use crate::render::minify::tokens::{Name, Token, Tokens};

impl<'a> Writer<'a, '_> {
    /// Where the element that begins there ends; `None` if there is none, or if something around it
    /// ends before.
    pub(super) fn end_of(&mut self, start: usize) -> Option<usize> {
        let mut open: Vec<Name<'a>> = Vec::new();
        let mut at = start;
        for token in Tokens::new(&self.html[start..]) {
            match token {
                Token::Tag(name, text) if text.starts_with("</") => {
                    at += text.len();
                    match open.iter().rposition(|opened| opened.is_same(&name)) {
                        Some(0) => return Some(at),
                        Some(depth) => open.truncate(depth),
                        None if self.open.iter().any(|around| name.is(around.name)) => break,
                        None => {}
                    }
                }
                Token::Tag(name, text) => {
                    at += text.len();
                    if holds_something(&name, text) {
                        open.push(name);
                    }
                }
                Token::Text(text) | Token::Whole(_, text) | Token::Other(text) => at += text.len(),
            }
            if open.is_empty() || at - start > self.patience {
                break;
            }
        }
        self.patience = self.patience.saturating_sub(at - start);
        None
    }
}

/// Whether an opening tag has an element behind it.
pub(super) fn holds_something(name: &Name<'_>, tag: &str) -> bool {
    !name.element.is_void && !tag.ends_with("/>")
}
