//! `skillweek self-check`: in one screen, whether this machine has what the program needs, and what
//! to do about what it lacks.
//!
//! Each file looks at one thing: a function asks the machine, another one judges the answer, which
//! tests can make up.

mod browser;
mod finding;
mod font;
mod port;
mod project;
mod space;
mod terminal;
mod watch;
mod writing;

use super::args::{Format, SelfCheck};
use super::project::Project;
use super::refusal::{Ended, Ending};
use super::shell::Shell;
use super::version::Build;
use finding::{Finding, State};
use serde_json::json;
use skillweek_base::text::Lang;
use std::path::{Path, PathBuf};

/// Checks the machine.
pub fn run(shell: &Shell, args: &SelfCheck) -> Ended {
    // Without `--root`, a machine is checked before there is a project, too.
    let project = match shell.root {
        Some(_) => Some(shell.project()?),
        None => shell.project().ok(),
    };
    let findings = look(project.as_ref());
    match args.format {
        Format::Text => {
            shell.say(&text(&findings, shell.build, shell.lang, shell.colours_results()));
        }
        Format::Json => shell.say_exactly(&json(&findings, shell.build, shell.lang)),
    }
    Ok(if count(&findings, State::Missing) == 0 { Ending::Done } else { Ending::Failed })
}

fn look(project: Option<&Project>) -> Vec<Finding> {
    let root = project.map(|project| project.root.as_path());
    let here = root.map_or_else(|| PathBuf::from("."), Path::to_owned);
    let mut findings = vec![project::check(project)];
    findings.extend(writing::check(&here));
    findings.extend(space::check(&here));
    findings.push(font::check(root));
    findings.push(browser::check());
    findings.push(port::check());
    findings.push(watch::check(&here));
    findings.push(terminal::check());
    findings
}

fn count(findings: &[Finding], state: State) -> usize {
    findings.iter().filter(|finding| finding.state == state).count()
}

fn text(findings: &[Finding], build: &Build, lang: Lang, is_coloured: bool) -> String {
    let Build { version, target, .. } = build;
    let rows = finding::table(findings, lang, is_coloured);
    let verdict = verdict(findings, lang);
    format!("skillweek {version} ({}), {target}\n\n{rows}\n{verdict}\n", build.digest())
}

fn verdict(findings: &[Finding], lang: Lang) -> String {
    let (missing, warnings) = (count(findings, State::Missing), count(findings, State::Warning));
    match (missing, warnings, lang) {
        (0, 0, Lang::Zh) => "这台电脑样样齐全。".to_owned(),
        (0, 0, Lang::En) => "This machine has everything.".to_owned(),
        (0, _, Lang::Zh) => format!("可以生成网站；有 {warnings} 处要注意。"),
        (0, _, Lang::En) => format!("Sites can be built; to be noted: {warnings}."),
        (_, _, Lang::Zh) => format!("有 {missing} 处缺少，补上以前不能生成网站。"),
        (_, _, Lang::En) => format!("Sites cannot be built before this is mended: {missing}."),
    }
}

/// The object of `--format json`, made like that of `check`.
fn json(findings: &[Finding], build: &Build, lang: Lang) -> String {
    let checks: Vec<_> = findings.iter().map(|finding| finding.record(lang)).collect();
    let object = json!({
        "version": build.version,
        "sources": build.digest(),
        "target": build.target,
        "checks": checks,
        "errors": count(findings, State::Missing),
        "warnings": count(findings, State::Warning),
    });
    format!("{object}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use finding::Topic;
    use skillweek_base::text;
    use skillweek_base::text::Both;

    const TOPIC: Topic = Topic { name: "port", label: Both::new("端口", "port") };

    fn findings(states: &[State]) -> Vec<Finding> {
        let finding = |state: &State| {
            let finding = Finding::good(TOPIC, text!("是", "is"));
            Finding { state: *state, ..finding }
        };
        states.iter().map(finding).collect()
    }

    #[test]
    fn the_verdict_names_the_gravest() {
        use State::{Good, Missing, Warning};
        let verdict = |states: &[State]| verdict(&findings(states), Lang::Zh);
        assert_eq!(verdict(&[Good]), "这台电脑样样齐全。");
        assert_eq!(verdict(&[Good, Warning]), "可以生成网站；有 1 处要注意。");
        assert_eq!(verdict(&[Missing, Warning, Missing]), "有 2 处缺少，补上以前不能生成网站。");
    }
}
