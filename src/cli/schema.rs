//! `skillweek schema`: JSON Schemas, by which editors complete and check what is typed.

use super::args::Schema;
use super::kinds::Kind;
use super::nearest::nearest;
use super::refusal::{Ended, Ending, Refusal};
use super::shell::Shell;
use crate::base::text::Lang;
use crate::content::{self, schema};
use crate::config;
use crate::text;

/// The name of the schema of `site.yaml`.
const SITE: &str = "site";

/// Prints a schema, or which ones there are.
pub fn run(shell: &Shell, args: &Schema) -> Ended {
    let Some(typed) = &args.of else {
        shell.say(&list(shell));
        return Ok(Ending::Done);
    };
    let name = name(typed).ok_or_else(|| unknown(typed))?;
    let schema = schema(&name).ok_or_else(|| unknown(typed))?;
    shell.say(&format!("{schema:#}\n"));
    Ok(Ending::Done)
}

fn schema(name: &str) -> Option<serde_json::Value> {
    if name == SITE {
        return Some(schema::schema("site.yaml", config::keys::SITE));
    }
    let kind = content::Kind::from_word(name)?;
    Some(schema::schema(kind.title(Lang::Zh), &content::keys::of(kind)))
}

/// The name by which the schema goes: `site`, a section's folder, or `pages`.
fn name(typed: &str) -> Option<String> {
    if [SITE, "site.yaml", "站点"].contains(&typed.trim()) {
        return Some(SITE.to_owned());
    }
    Kind::find(typed).map(|kind| kind.folder_or("pages").to_owned())
}

fn names() -> Vec<(String, String)> {
    let site = (SITE.to_owned(), "site.yaml".to_owned());
    let kinds = Kind::all().map(|kind| {
        (
            kind.folder_or("pages").to_owned(),
            kind.names.first().copied().unwrap_or_default().to_owned(),
        )
    });
    std::iter::once(site).chain(kinds).collect()
}

fn list(shell: &Shell) -> String {
    let heading = shell.pick("可以输出的格式：", "There are schemas of:");
    let example = shell.pick(
        "例如：skillweek schema activities > activities.schema.json",
        "For example: skillweek schema activities > activities.schema.json",
    );
    format!("{heading}\n{}\n{example}\n", super::help::table(&names()))
}

fn unknown(typed: &str) -> Refusal {
    let why = text!("没有 `{typed}` 的格式", "there is no schema of `{typed}`");
    let known: Vec<String> = names().into_iter().map(|(name, _)| name).collect();
    let candidates = known.iter().cloned().chain(Kind::all_names());
    let (zh, en) = (known.join("、"), known.join(", "));
    match nearest(typed, candidates).first() {
        Some(meant) => {
            Refusal::new(why).help(text!("您是不是想写 `{meant}`？", "did you mean `{meant}`?"))
        }
        None => Refusal::new(why).help(text!("可以写：{zh}", "one of: {en}")),
    }
}
