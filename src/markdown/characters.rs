//! Characters unfit for publication, and residue of word processors.

use super::cjk;
use super::report::Report;
use memchr::memmem;
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_diag::Code;
use std::collections::BTreeSet;

/// The most different characters that are reported in one text.
const LIMIT: usize = 20;

/// Signs of a text pasted from a word processor.
const RESIDUE: &[&str] = &["mso-", "class=\"Mso", "class=Mso", "<o:p", "file:///"];

/// Checks a part of a file that begins at byte `base`.
pub(super) fn check(body: &str, base: usize, report: &mut Report<'_>) {
    check_residue(body, base, report);
    let mut seen = BTreeSet::new();
    for (at, char) in body.char_indices() {
        let Some((message, help)) = judge(char) else { continue };
        if seen.len() < LIMIT && seen.insert(char) {
            let start = base + at;
            report.push(Code::PrivateUseCharacter, start..start + char.len_utf8(), message, help);
        }
    }
}

/// The problem with a character, and the remedy.
fn judge(char: char) -> Option<(Text, Text)> {
    let code = u32::from(char);
    match char {
        ' '..='~' | '\u{3000}'..='\u{D7FF}' => None,
        '\u{FFFD}' => Some((
            text!("这里有一个没能读出的字符", "A character here could not be read"),
            text!(
                "对照原稿重新输入，并把文件存成 UTF-8",
                "Type it again and save the file as UTF-8"
            ),
        )),
        '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFD}' => Some((
            text!(
                "自造字 U+{code:04X} 在别的电脑上显示不出来",
                "The private character U+{code:04X} shows on no other computer"
            ),
            text!(
                "换成标准字；人名中的生僻字请用输入法重新输入",
                "Type the standard character instead"
            ),
        )),
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Some((
            text!(
                "隐藏的方向控制符 U+{code:04X}，可能使文字顺序颠倒",
                "The invisible direction mark U+{code:04X} may turn the text around"
            ),
            text!("删去后重新输入这一处文字", "Delete it and type this part again"),
        )),
        char if cjk::is_dropped(char) => Some((
            text!(
                "不能用于网页的控制符 U+{code:04X}，已去掉",
                "The control character U+{code:04X} cannot stand in a page; it is left out"
            ),
            text!("删去后重新输入这一处文字", "Delete it and type this part again"),
        )),
        _ => None,
    }
}

/// Warns once of residue of a word processor.
fn check_residue(body: &str, base: usize, report: &mut Report<'_>) {
    let residue = RESIDUE.iter().filter_map(|sign| Some((find(body, sign)?, *sign))).min();
    let Some((at, sign)) = residue else { return };
    let start = base + at;
    let message =
        text!("这里有从 Word 等软件粘贴留下的痕迹", "Something is left here from a word processor");
    let help = match sign {
        "file:///" => text!(
            "这个地址只在您的电脑上有效：把文件放进这一页的文件夹，写它的名字，或删去地址",
            "This address works on your computer only: put the file into the page's folder and write its name, or delete the address"
        ),
        _ => text!(
            "删去尖括号和里面的代码，只留文字；或把原文先粘贴到记事本，再从记事本复制过来",
            "Delete the angle brackets with the code in them; or paste the original into Notepad first and copy it from there"
        ),
    };
    report.push(Code::WordResidue, start..start + sign.len(), message, help);
}

/// The first place of a sign, except in a link's address, which is checked as such.
fn find(body: &str, sign: &str) -> Option<usize> {
    let mut places = memmem::find_iter(body.as_bytes(), sign);
    places.find(|at| {
        !body.get(..*at).unwrap_or_default().ends_with(['(', '<', '"', '\''])
            || sign.starts_with('<')
    })
}
