//! Markup typed with a Chinese input method, or without its space, which has no effect.

use super::run::Run;
use super::writer::Writer;
use skillweek_base::text;
use skillweek_diag::Code;

impl Writer<'_, '_> {
    /// Warns of text that was meant as markup.
    pub(super) fn check_habits(&mut self, run: &Run) {
        if self.line.is_start && self.open.len() == 1 {
            self.check_colons(run);
        }
        self.check_brackets(run);
        self.check_blanks(run);
    }

    /// `：：：提示` with full-width colons.
    fn check_colons(&mut self, run: &Run) {
        let rest = run.text.trim_start_matches(['：', ':']);
        let length = run.text.len() - rest.len();
        if !run.text.starts_with("：：") || length < 9 {
            return;
        }
        let message = text!(
            "“：：：”是全角冒号，不会成为块",
            "These are full-width colons, so this is no block"
        );
        let help = text!("改用三个半角冒号 :::", "Write three ASCII colons :::");
        self.report.warn(Code::InvalidValue, run.range(0..length), message, help);
    }

    /// `[文字]（地址）` with full-width brackets.
    fn check_brackets(&mut self, run: &Run) {
        for (at, _) in run.text.match_indices("]（").take(8) {
            let inside = run.text.get(at + "]（".len()..).unwrap_or_default();
            let Some((address, _)) = inside.split_once('）') else { continue };
            let is_address = !address.is_empty()
                && !address.contains(char::is_whitespace)
                && (address.contains("://") || address.contains('/') || address.ends_with(".md"));
            if !is_address {
                continue;
            }
            let end = at + "]（".len() + address.len() + '）'.len_utf8();
            let message = text!(
                "地址外面是全角括号，不会成为链接",
                "The address stands in full-width brackets, so this is no link"
            );
            let help = text!("改用半角括号：[文字](地址)", "Write ASCII brackets: [text](address)");
            self.report.warn(Code::InvalidValue, run.range(at + 1..end), message, help);
        }
    }

    /// `![文字](我的 照片.png)`: an address with a blank in it is not one.
    fn check_blanks(&mut self, run: &Run) {
        for (at, mark) in run.text.match_indices("](").take(8) {
            let inside = run.text.get(at + mark.len()..).unwrap_or_default();
            let Some((address, _)) = inside.split_once(')') else { continue };
            let file = address.split(['"', '\'']).next().unwrap_or(address).trim();
            let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
            let is_ending = (2..=5).contains(&ending.len())
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !file.contains(char::is_whitespace) || !is_ending {
                continue;
            }
            let opening = run.text.get(..at).and_then(|before| before.rfind('['));
            let start = opening.unwrap_or(at);
            let before = run.text.get(..start).unwrap_or_default();
            let is_image = before.ends_with('!');
            let code = if is_image { Code::MissingFile } else { Code::BrokenLink };
            let end = at + mark.len() + address.len() + 1;
            let message = text!(
                "文件名 `{file}` 里有空格，这里不会成为图片或链接",
                "the name `{file}` has a blank in it, so this is no picture and no link"
            );
            let help = text!(
                "给地址加上尖括号：(<{file}>)；或者去掉文件名里的空格",
                "put the address in angle brackets: (<{file}>), or take the blank out of the name"
            );
            self.report.push(code, run.range(start - usize::from(is_image)..end), message, help);
        }
    }
}
