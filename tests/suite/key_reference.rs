//! The table of keys in `docs/` is what the program reads.
//! `BLESS=1 cargo test key_reference` rewrites it.

use skillweek::base::text::Lang;
use skillweek::config;
use skillweek::content::{Kind, keys};
use skillweek::record::key::{Key, Shape, Term};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

const HEAD: &str = "\
<!-- 由程序的键表生成：BLESS=1 cargo test key_reference。请勿手改。 -->

# 全部键名

`site.yaml`、栏目的 `_index.md` 和页面信息里能写的键。中文名和英文名意思一样，可以混着写；“又写作”是也认得的说法，主要给 Excel 表头用。
程序认得的就是这些：`skillweek schema` 输出同样内容的 JSON Schema，供编辑器使用。
";

#[test]
fn the_committed_table_of_keys_is_the_programs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let keys = reference();
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &keys).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(committed == keys, "run BLESS=1 cargo test key_reference");
}

#[test]
fn every_key_is_explained() {
    let tables = Kind::ALL.iter().map(|kind| keys::of(*kind));
    for key in tables.flatten().chain(config::keys::SITE.iter().copied()) {
        let (zh, en) = key.doc;
        assert!(!zh.is_empty() && !en.is_empty(), "{}", key.name);
    }
}

fn reference() -> String {
    let mut page = HEAD.to_owned();
    section(&mut page, "站点：`site.yaml`", config::keys::SITE);
    section(&mut page, "栏目：`_index.md`", keys::SECTION);
    section(&mut page, "所有页面", &keys::of(Kind::Page));
    for &kind in Kind::ALL {
        let title = format!("{}：另外还有", kind.title(Lang::Zh));
        if !keys::own(kind).is_empty() {
            section(&mut page, &title, keys::own(kind));
        }
    }
    page
}

fn section(page: &mut String, title: &str, keys: &[Key]) {
    write!(page, "\n## {title}\n\n").unwrap();
    table(page, keys);
    for key in keys {
        if let Shape::Map(below) | Shape::Maps(below) = key.shape {
            write!(page, "\n### `{}` 里面\n\n", key.name).unwrap();
            table(page, below);
        }
    }
}

fn table(page: &mut String, keys: &[Key]) {
    page.push_str("| 中文名 | 英文名 | 填什么 | 含义 | 又写作 |\n|---|---|---|---|---|\n");
    for key in keys {
        let Key { name, doc, .. } = key;
        let alias = match key.alias {
            "" => String::new(),
            alias => format!("`{alias}`"),
        };
        let (shape, also) = (shape(key.shape), key.also.join("、"));
        let needed = if key.required { "，必填" } else { "" };
        let coming =
            if key.is_coming { "（可以先写，这个版本还不用它）" } else { "" };
        let doc = doc.0;
        writeln!(page, "| {alias} | `{name}` | {shape}{needed} | {doc}{coming} | {also} |")
            .unwrap();
    }
}

fn shape(shape: Shape) -> String {
    let words = |terms: &[Term]| terms.iter().map(|term| term.zh).collect::<Vec<_>>().join("、");
    match shape {
        Shape::Text => "文字".to_owned(),
        Shape::Texts => "几项文字".to_owned(),
        Shape::Bool => "`true` 或 `false`".to_owned(),
        Shape::Integer => "整数".to_owned(),
        Shape::Numbers => "几个整数".to_owned(),
        Shape::Focus => "`[左, 上]` 百分比，或上下左右中".to_owned(),
        Shape::Geo => "`[经度, 纬度]`".to_owned(),
        Shape::Date => "日期".to_owned(),
        Shape::Moment => "日期，可以带时间".to_owned(),
        Shape::Url => "网址".to_owned(),
        Shape::File => "文件".to_owned(),
        Shape::Choice(terms) => format!("其中一个：{}", words(terms)),
        Shape::Choices(terms) => format!("其中几个：{}", words(terms)),
        Shape::Words(terms) => format!("常用的有：{}", words(terms)),
        Shape::Map(_) => "几个键，见下".to_owned(),
        Shape::Maps(_) => "列表，每项有几个键，见下".to_owned(),
        Shape::Any => "随意".to_owned(),
    }
}
