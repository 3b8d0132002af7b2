//! The plain text of an article, for the excerpt and the reading time.

use super::cjk;

/// The greatest length of an excerpt, in characters.
const EXCERPT_LENGTH: usize = 120;

/// Collects the plain text.
#[derive(Default)]
pub(super) struct Prose {
    excerpt: String,
    /// Whether the writer is in a paragraph of the text proper.
    is_paragraph: bool,
    pub(super) characters: usize,
}

impl Prose {
    pub(super) fn begin_paragraph(&mut self) {
        self.is_paragraph = true;
        let needs_space =
            self.excerpt.chars().next_back().is_some_and(|last| last.is_ascii_graphic());
        if needs_space {
            self.excerpt.push(' ');
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.is_paragraph = false;
    }

    pub(super) fn push(&mut self, text: &str) {
        self.characters += count(text);
        // One character takes at most four bytes: enough to cut from.
        if self.is_paragraph && self.excerpt.len() < EXCERPT_LENGTH * 5 {
            self.excerpt.push_str(text);
        }
    }

    /// The beginning of the text, cut after a sentence, otherwise after a clause, otherwise
    /// anywhere.
    pub(super) fn excerpt(&self) -> String {
        let whole = self
            .excerpt
            .split([' ', '\n', '\t'])
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        let Some((limit, _)) = whole.char_indices().nth(EXCERPT_LENGTH) else { return whole };
        let (head, _) = whole.split_at(limit);
        if let Some(end) = last_end(head, &['。', '！', '？', '!', '?']) {
            return head.get(..end).unwrap_or(head).to_owned();
        }
        // One character is reserved for the ellipsis.
        let room = head.char_indices().next_back().map_or(0, |(at, _)| at);
        let head = head.get(..room).unwrap_or_default();
        let end = last_end(head, &['，', '、', '；', '：', ',', ';', ' ']).unwrap_or(room);
        let cut = head.get(..end).unwrap_or(head);
        format!("{}…", cut.trim_end_matches(['，', '、', '；', '：', ',', ';', ' ']))
    }
}

/// The end of the last of some marks, unless that is in the first half.
fn last_end(head: &str, marks: &[char]) -> Option<usize> {
    let at = head.rfind(marks)?;
    let end = at + head.get(at..)?.chars().next()?.len_utf8();
    (end * 2 >= head.len()).then_some(end)
}

/// The number of Han characters and of words in other scripts.
fn count(text: &str) -> usize {
    let mut count = 0;
    let mut is_word = false;
    for char in text.chars() {
        let is_han = cjk::is_han(char);
        let is_letter = !is_han && !is_mark(char) && char.is_alphanumeric();
        count += usize::from(is_han || (is_letter && !is_word));
        is_word = is_letter;
    }
    count
}

/// Chinese punctuation: most of what is neither Han nor ASCII, and slow to look up.
fn is_mark(char: char) -> bool {
    matches!(char, '\u{2010}'..='\u{2027}' | '、' | '。' | '《' | '》' | '！'..='／' | '：'..='＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_no_letters() {
        assert!(
            ('\0'..=char::MAX).filter(|char| is_mark(*char)).all(|char| !char.is_alphanumeric())
        );
    }

    fn excerpt(text: &str) -> String {
        let mut prose = Prose::default();
        prose.begin_paragraph();
        prose.push(text);
        prose.excerpt()
    }

    #[test]
    fn long_texts_are_cut_at_a_sentence_or_a_clause() {
        assert_eq!(excerpt("短。"), "短。");
        assert_eq!(
            excerpt(&format!("{}。{}", "甲".repeat(80), "乙".repeat(80))),
            format!("{}。", "甲".repeat(80))
        );
        assert_eq!(
            excerpt(&format!("{}，{}", "甲".repeat(80), "乙".repeat(80))),
            format!("{}…", "甲".repeat(80))
        );
        assert_eq!(excerpt(&"甲".repeat(200)), format!("{}…", "甲".repeat(119)));
    }

    #[test]
    fn han_characters_and_words_are_counted() {
        assert_eq!(count("2023年 职业教育 Activity Week，𠮷"), 9);
    }
}
