//! `:::` blocks that neither Markdown nor the theme knows.

use super::article::BlockUse;
use super::container::nearest_block;
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::text;

/// Reports the blocks of an article that are neither built in nor defined by the theme. The theme
/// is known only when the article is shown, so this is a separate step.
pub fn check_blocks(blocks: &[BlockUse], theme: &[&str], sink: &mut Sink) {
    for block in blocks.iter().filter(|block| !theme.contains(&block.name.as_str())) {
        let name = &block.name;
        let message = text!("没有“{name}”这种块", "There is no block called “{name}”");
        let help = match nearest_block(name, theme) {
            Some(near) => text!("是不是想写“::: {near}”？", "Did you mean `::: {near}`?"),
            None => text!(
                "可以写 提示、注意、重要、警告、引语、数据、步骤、折叠、左右",
                "Write tip, note, important, warning, quote, stats, steps, details or columns"
            ),
        };
        let mut diagnostic =
            Diagnostic::new(Code::InvalidValue, message).at(block.span.clone()).help(help);
        diagnostic.severity = Severity::Warning;
        sink.push(diagnostic);
    }
}
