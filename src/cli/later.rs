//! Features in the documentation that this version does not have yet: the answer says so, instead
//! of suggesting a typing mistake.

use super::refusal::Refusal;
use skillweek_base::text;
use skillweek_base::text::Text;

const COMMANDS: [&str; 1] = ["export"];
const FLAGS: [(&str, &str); 2] = [("check", "--online"), ("import", "--convert")];
const FORMATS: [(&str, &str); 2] = [("check", "sarif"), ("check", "xlsx")];

/// The answer to a command of a later version.
pub fn command(name: &str) -> Option<Refusal> {
    let help =
        text!("运行 `skillweek --help` 查看现有的命令", "run `skillweek --help` for what there is");
    COMMANDS.contains(&name).then(|| Refusal::new(not_yet(name)).help(help))
}

/// The answer to a flag of a later version.
pub fn flag(command: &str, flag: &str) -> Option<Refusal> {
    FLAGS.contains(&(command, flag)).then(|| Refusal::new(not_yet(&format!("{command} {flag}"))))
}

/// The answer to an output format of a later version.
pub fn format(command: &str, format: &str) -> Option<Refusal> {
    let refusal = Refusal::new(not_yet(&format!("{command} --format {format}")));
    let help = text!(
        "现在可以用 `--format text` 或 `--format json`",
        "for now there are `--format text` and `--format json`"
    );
    FORMATS.contains(&(command, format)).then(|| refusal.help(help))
}

fn not_yet(what: &str) -> Text {
    let version = env!("CARGO_PKG_VERSION");
    text!(
        "这个版本（{version}）还没有 `{what}`",
        "this version ({version}) does not have `{what}` yet"
    )
}
