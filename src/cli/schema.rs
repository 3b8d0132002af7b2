//! `skillweek schema`: JSON Schemas, with which editors complete and check what is typed.

use super::args::Schema;
use super::help::table;
use super::kinds;
use super::refusal::{Ended, Ending, Refusal};
use super::shell::Shell;
use serde_json::Value;
use skillweek_base::text;
use skillweek_base::text::Lang;
use skillweek_config as config;
use skillweek_content::schema::schema;
use skillweek_content::{Kind, keys};

/// Prints a schema, or the list of schemas.
pub fn run(shell: &Shell, args: &Schema) -> Ended {
    let Some(typed) = &args.of else {
        shell.say(&list(shell));
        return Ok(Ending::Done);
    };
    let schema = find(typed).ok_or_else(|| unknown(typed))?;
    shell.say_exactly(&format!("{schema:#}\n"));
    Ok(Ending::Done)
}

fn find(typed: &str) -> Option<Value> {
    match typed.trim() {
        "site" | "site.yaml" | "站点" => Some(schema("site.yaml", config::keys::SITE)),
        "section" | "_index.md" | "栏目" => Some(schema("栏目", keys::SECTION)),
        word => Kind::from_word(word).map(|kind| schema(kind.title(Lang::Zh), &keys::of(kind))),
    }
}

fn list(shell: &Shell) -> String {
    let fixed = [("site", "site.yaml"), ("section", "_index.md")];
    let kinds = Kind::ALL.iter().map(|kind| (kind.code(), kind.title(shell.lang)));
    let rows: Vec<(String, String)> = fixed
        .into_iter()
        .chain(kinds)
        .map(|(name, meaning)| (name.to_owned(), meaning.to_owned()))
        .collect();
    let heading = shell.pick("可以输出的格式：", "There are schemas of:");
    let example = shell.pick(
        "例如：skillweek schema activity > activity.schema.json",
        "For example: skillweek schema activity > activity.schema.json",
    );
    format!("{heading}\n{}\n{example}\n", table(&rows))
}

fn unknown(typed: &str) -> Refusal {
    let why = text!("没有 `{typed}` 的格式", "there is no schema of `{typed}`");
    let (zh, en) = (kinds::list(Lang::Zh), kinds::list(Lang::En));
    Refusal::new(why).help(match kinds::meant(typed) {
        Some(meant) => text!("您是不是想写 `{meant}`？", "did you mean `{meant}`?"),
        None => text!("可以写：site、section、{zh}", "one of: site, section, {en}"),
    })
}
