//! `skillweek explain`: the meaning of a diagnostic, why it matters and how to fix it; or the fate
//! of a page in the last build.

pub mod file;
pub mod page;
pub mod path;

use super::args::Explain;
use super::refusal::{Ended, Ending, Refusal};
use super::shell::Shell;
use skillweek_base::nearest::{OFFERED, most_alike};
use skillweek_base::text;
use skillweek_diag::{Code, reference};

/// Prints the explanation of a code.
pub fn run(shell: &Shell, args: &Explain) -> Ended {
    let typed = args.code.trim();
    let name = typed.trim_matches(['[', ']', '`']).to_lowercase().replace('_', "-");
    if let Some(code) = Code::find(&name) {
        let page = reference::page(code, shell.lang);
        shell.say(&format!("{}\n", page.trim_end()));
        return Ok(Ending::Done);
    }
    if typed.contains(['/', '\\', '.']) || args.out.is_some() {
        return path::run(shell, typed, args.out.as_deref());
    }
    Err(unknown(typed, &name))
}

fn unknown(typed: &str, name: &str) -> Refusal {
    let why = text!("没有 `{typed}` 这个诊断代码", "there is no diagnostic code `{typed}`");
    let alike = most_alike(name, Code::ALL.iter().map(|code| code.name()), OFFERED);
    if alike.is_empty() {
        return Refusal::new(why).help(text!(
            "代码写在每条诊断的方括号里，如 alt-missing",
            "a diagnostic has its code between square brackets, as in alt-missing"
        ));
    }
    let (zh, en) = (alike.join("、"), alike.join(", "));
    Refusal::new(why).help(text!("相近的代码：{zh}", "codes like it: {en}"))
}
