//! Laws: what holds for every project and not just for those that somebody thought of.

use crate::harness::{Project, Tree, assert_same_trees};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use skillweek::base::path::{OutputPath, SourcePath};
use skillweek::config::combine::Combine;
use skillweek::config::options::Flowing;
use skillweek::config::read;
use skillweek::diag::Sink;
use skillweek::site::column::Via;
use skillweek::site::gather::Reader;
use skillweek::site::reference::{LinkTarget, Resolver};
use skillweek::site::{SiteGraph, SiteTree};
use skillweek::source::{MemoryWorld, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Whole builds are slow: few of them, of many different projects. `PROPTEST_CASES` asks for more.
fn few() -> ProptestConfig {
    cases(24)
}

fn many() -> ProptestConfig {
    cases(256)
}

fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(usual),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

// --- Settings flow down ----------------------------------------------------------------------

/// Lines of a `site.yaml`, each with what flows down.
const FLOWING: [&[&str]; 10] = [
    &["lang: en", "lang: zh-TW"],
    &["theme: base", "theme: {name: craft, accent: \"#aa0000\"}", "theme: {accent: \"#005500\"}"],
    &[
        "edition: {year: 2023}",
        "edition: {theme: 技能, start: 2023-05-14}",
        "edition: {year: 2024}",
    ],
    &["inherit: []", "inherit: [news, 通知公告]"],
    &["rollup: {news: all}", "rollup: {cases: none, news: none}", "汇聚: {activities: highlights}"],
    &["urls: pretty", "urls: portable"],
    &["rules: {alt-missing: off}", "rules: {alt-missing: error, vague-link: off}"],
    &["departments: [甲, 乙]", "联办单位: []"],
    &["archived: true", "归档: false"],
    &["links_allowed: [a.cn]"],
];

/// A `site.yaml` that says something about some of the keys.
fn site_yaml() -> impl Strategy<Value = String> {
    let lines = FLOWING.map(|choices| prop::option::of(select(choices)));
    lines.to_vec().prop_map(|lines| {
        let lines: Vec<&str> = lines.into_iter().flatten().collect();
        format!("title: 示例\n{}\n", lines.join("\n"))
    })
}

/// What flows from a `site.yaml` in that folder.
fn flowing(folder: &str, yaml: &str) -> Flowing {
    let mut world = MemoryWorld::default();
    world.insert(&format!("{folder}/site.yaml"), yaml);
    let mut sink = Sink::new();
    let sources = Sources::scan(&world, &mut sink);
    let read = read::read(&world, &sources, &SourcePath::new(folder), &mut sink).flowing;
    assert!(sink.diagnostics().is_empty(), "{yaml}: {:?}", sink.diagnostics());
    read
}

/// With the places, which equality leaves out.
fn shown(flowing: &Flowing) -> String {
    format!("{flowing:#?}")
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn combining_settings_is_associative_and_nothing_is_its_identity(
        yamls in [site_yaml(), site_yaml(), site_yaml()],
    ) {
        let [a, b, c] = ["content/x/y", "content/x", "content"].map(String::from);
        let (a, b, c) = (flowing(&a, &yamls[0]), flowing(&b, &yamls[1]), flowing(&c, &yamls[2]));
        let left = a.clone().combine(&b).combine(&c);
        let right = a.clone().combine(&b.clone().combine(&c));
        prop_assert_eq!(shown(&left), shown(&right));
        prop_assert_eq!(shown(&a.clone().combine(&Flowing::default())), shown(&a));
        prop_assert_eq!(shown(&Flowing::default().combine(&a)), shown(&a));
    }

    #[test]
    fn a_setting_remembers_the_site_that_said_it(yamls in [site_yaml(), site_yaml()]) {
        let (school, nation) =
            (flowing("content/school", &yamls[0]), flowing("content", &yamls[1]));
        let both = school.clone().combine(&nation);
        let said = |one: &Flowing| one.theme.name.as_ref().map(|name| (name.value.clone(), name.origin.file.clone()));
        prop_assert_eq!(said(&both), said(&school).or_else(|| said(&nation)));
        let accent = |one: &Flowing| one.theme.accent.as_ref().map(|accent| (accent.value.clone(), accent.origin.file.clone()));
        prop_assert_eq!(accent(&both), accent(&school).or_else(|| accent(&nation)));
        prop_assert_eq!(both.edition.year, school.edition.year.or(nation.edition.year));
    }
}

// --- Pages flow down and up ------------------------------------------------------------------

/// What a random site says and has.
#[derive(Debug, Clone)]
struct Spec {
    parent: Index,
    inherit: Option<Vec<&'static str>>,
    rollup: Vec<(&'static str, &'static str)>,
    /// Section and whether it is a highlight.
    pages: Vec<(&'static str, bool)>,
}

const SECTIONS: [&str; 6] = ["activities", "cases", "news", "notices", "downloads", "media"];

fn spec() -> impl Strategy<Value = Spec> {
    let inherit = prop::option::of(prop::collection::vec(select(&SECTIONS[..]), 0..3));
    let rule = (select(&SECTIONS[..]), select(&["all", "highlights", "none"][..]));
    let pages = prop::collection::vec((select(&SECTIONS[..]), any::<bool>()), 0..5);
    (any::<Index>(), inherit, prop::collection::vec(rule, 0..3), pages).prop_map(
        |(parent, inherit, rollup, pages)| {
            let rollup: BTreeMap<_, _> = rollup.into_iter().collect();
            Spec { parent, inherit, rollup: rollup.into_iter().collect(), pages }
        },
    )
}

/// The folders of the sites; every site but the first lies below an earlier one.
fn folders(specs: &[Spec]) -> Vec<String> {
    let mut folders = vec!["content".to_owned()];
    for (number, spec) in specs.iter().enumerate().skip(1) {
        folders.push(format!("{}/s{number}", folders[spec.parent.index(number)]));
    }
    folders
}

fn project(specs: &[Spec]) -> Project {
    let mut project = Project::default();
    for (spec, folder) in specs.iter().zip(folders(specs)) {
        let mut yaml = "title: 示例\n".to_owned();
        if let Some(sections) = &spec.inherit {
            yaml += &format!("inherit: [{}]\n", sections.join(", "));
        }
        if !spec.rollup.is_empty() {
            let rules: Vec<String> =
                spec.rollup.iter().map(|(section, rule)| format!("{section}: {rule}")).collect();
            yaml += &format!("rollup: {{{}}}\n", rules.join(", "));
        }
        project = project.with(&format!("{folder}/site.yaml"), yaml);
        for (number, (section, highlight)) in spec.pages.iter().enumerate() {
            let text = format!("---\ntitle: 第 {number} 页\nhighlight: {highlight}\n---\n");
            project = project.with(&format!("{folder}/{section}/p{number}.md"), text);
        }
    }
    project
}

/// What each site must show: its pages by their files, with the way that they came.
fn expected(specs: &[Spec]) -> BTreeMap<String, BTreeSet<(String, Via)>> {
    let folders = folders(specs);
    let above = |number: usize| {
        let mut line = Vec::new();
        let mut number = number;
        while number > 0 {
            number = specs[number].parent.index(number);
            line.push(number);
        }
        line
    };
    let pages = |number: usize| {
        specs[number]
            .pages
            .iter()
            .enumerate()
            .map(move |(page, (section, highlight))| (*section, *highlight, page))
    };
    let file = |number: usize, section: &str, page: usize| {
        format!("{}/{section}/p{page}.md", folders[number])
    };
    let mut shown: BTreeMap<String, BTreeSet<(String, Via)>> = BTreeMap::new();
    for (here, folder) in folders.iter().enumerate() {
        let line: Vec<usize> = std::iter::once(here).chain(above(here)).collect();
        let inherit = line.iter().find_map(|site| specs[*site].inherit.clone());
        let inherit = inherit.unwrap_or_else(|| vec!["notices", "downloads"]);
        let rule = |section: &str| {
            let said = line.iter().find_map(|site| {
                specs[*site].rollup.iter().find(|(name, _)| *name == section).map(|(_, rule)| *rule)
            });
            said.unwrap_or(match section {
                "activities" => "all",
                "cases" | "news" => "highlights",
                _ => "none",
            })
        };
        let mut all = BTreeSet::new();
        for (section, _, page) in pages(here) {
            all.insert((file(here, section, page), Via::Own));
        }
        for site in above(here) {
            for (section, _, page) in pages(site).filter(|(section, ..)| inherit.contains(section))
            {
                all.insert((file(site, section, page), Via::Inherited));
            }
        }
        for site in (0..specs.len()).filter(|site| above(*site).contains(&here)) {
            for (section, highlight, page) in pages(site) {
                if rule(section) == "all" || (rule(section) == "highlights" && highlight) {
                    all.insert((file(site, section, page), Via::RolledUp));
                }
            }
        }
        shown.insert(folder.clone(), all);
    }
    shown
}

/// What each site shows, in its order.
fn found(project: &Project) -> BTreeMap<String, Vec<(String, Via)>> {
    let world = project.world();
    let mut sink = Sink::new();
    let sources = Sources::scan(&world, &mut sink);
    let tree = SiteTree::load(&world, &sources, &mut sink);
    let read = Reader {
        world: &world,
        sources: &sources,
        tree: &tree,
        drafts: false,
        articles: None,
        cards: None,
    };
    let content = read.read(&|| {}).gathered();
    let graph = SiteGraph::new(Arc::new(tree), Arc::new(sources), content, &mut sink);
    let shown = |site| {
        let columns = graph.columns_of(site);
        let entries = columns.iter().flat_map(|column| &column.entries);
        let source = |entry: &skillweek::site::column::Entry| {
            (graph.page(entry.page).document.source.to_string(), entry.via)
        };
        entries.map(source).collect()
    };
    graph.tree.sites().iter().map(|site| (site.folder.to_string(), shown(site.id))).collect()
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn a_site_shows_its_own_pages_what_it_inherits_and_what_rolls_up_each_once(
        specs in prop::collection::vec(spec(), 1..7),
    ) {
        for (site, entries) in found(&project(&specs)) {
            let all: BTreeSet<(String, Via)> = entries.iter().cloned().collect();
            prop_assert_eq!(&all, &expected(&specs)[&site], "{}", site);
            prop_assert_eq!(all.len(), entries.len(), "{} shows a page twice", site);
        }
    }
}

// --- Addresses -------------------------------------------------------------------------------

/// Names that meet what the program itself writes, each other, and other systems.
const NAMES: [&str; 28] = [
    "index",
    "_index",
    "Index",
    "about",
    "关于",
    "guanyu",
    "guan-yu",
    "day",
    "type",
    "page",
    "calendar",
    "404",
    "search",
    "sitemap",
    "accessibility",
    "feed",
    "data",
    "assets",
    "activities",
    "活动",
    "news",
    "2023-05-14",
    "1",
    "2",
    "con",
    "a b",
    "é",
    "😀",
];

fn name() -> impl Strategy<Value = String> {
    select(&NAMES[..]).prop_map(str::to_owned)
}

/// A project of random names: sites in sites, sections in sections, pages as files and as folders.
fn names() -> impl Strategy<Value = Tree> {
    let page = (prop::collection::vec(name(), 1..4), select(&[".md", "/index.md", ".csv"][..]));
    let front = prop::option::of((name(), prop::collection::vec(name(), 0..2)));
    let pages = prop::collection::vec((page, front), 1..14);
    let sites = prop::collection::vec(prop::collection::vec(name(), 1..3), 0..4);
    let urls = select(&["portable", "pretty"][..]);
    (pages, sites, urls).prop_map(|(pages, sites, urls)| {
        let mut tree = Tree::new();
        tree.insert("content/site.yaml".to_owned(), format!("title: 甲\nurls: {urls}\n").into());
        for parts in sites {
            tree.insert(format!("content/{}/site.yaml", parts.join("/")), "title: 乙\n".into());
        }
        for ((parts, ending), front) in pages {
            let mut text = "---\ntitle: 丙\nstart: 2023-05-14\ntype: 开放校园\n".to_owned();
            if let Some((slug, aliases)) = front {
                let aliases: Vec<String> =
                    aliases.iter().map(|alias| format!("\"/{alias}.html\"")).collect();
                text += &format!("slug: \"{slug}\"\naliases: [{}]\n", aliases.join(", "));
            }
            text += "---\n正文。\n";
            if ending == ".csv" {
                text = "标题,开始\n丙,2023-05-14\n丙,2023-05-15\nday,2023-05-14\n".to_owned();
            }
            tree.insert(format!("content/{}{ending}", parts.join("/")), text.into());
        }
        tree
    })
}

/// What is wrong with the paths of an output.
fn wrong_paths(files: &Tree, twice: &[String]) -> Vec<String> {
    let mut wrong: Vec<String> =
        twice.iter().map(|path| format!("{path} is written twice")).collect();
    for path in files.keys() {
        let is_plain =
            path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte));
        let is_lower = path.bytes().all(|byte| !byte.is_ascii_uppercase());
        if !is_plain || !is_lower || path.split('/').any(|part| part.is_empty() || part == "..") {
            wrong.push(format!("{path} is no name for every host"));
        }
        for (end, _) in path.match_indices('/') {
            if files.contains_key(&path[..end]) {
                wrong.push(format!("{path} needs a folder where a file is"));
            }
        }
    }
    wrong
}

fn output_path() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&["a", "b", "c.html", "index.html", "d-e"][..]), 1..6)
        .prop_map(|parts| parts.join("/"))
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn no_two_outputs_have_one_path(files in names()) {
        let project = Project { files, ..Project::default() };
        let built = project.build();
        // What clashes is an error, and with errors nothing is published.
        if built.outcome.errors() > 0 {
            return Ok(());
        }
        let wrong = wrong_paths(&built.files, &built.twice);
        prop_assert!(wrong.is_empty(), "{:#?}\n{}", wrong, built.findings(&project));
    }
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn neither_the_order_of_files_nor_the_threads_change_a_byte(
        specs in prop::collection::vec(spec(), 1..4),
        seed in any::<u64>(),
    ) {
        let project = project(&specs);
        let reference = project.build();
        for threads in [1, 2, 8] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let built = pool.install(|| project.build_listed(|files| {
                let key = |path: &SourcePath| skillweek::base::digest::Digest::of(
                    format!("{seed}{threads}{path}").as_bytes()).short(16);
                files.sort_by_cached_key(key);
            }));
            assert_same_trees(&built.files, &reference.files, &threads.to_string());
            prop_assert_eq!(built.diagnostics(), reference.diagnostics());
        }
    }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn a_relative_address_leads_back_to_its_target(from in output_path(), to in output_path()) {
        let address = OutputPath::new(from.as_str()).relative_to(&OutputPath::new(to.as_str()));
        let folder = SourcePath::new(from.as_str()).parent().unwrap();
        let found = folder.resolve(&address).map(|path| path.to_string());
        prop_assert_eq!(found, Some(to));
    }

    #[test]
    fn no_reference_leads_out_of_the_project(
        reference in "(\\.\\./|\\./|/|\\\\|%2e%2e/|%2F|content/|assets/|news/|a|b|\\.md|\\.html|index|#|\\?|C:|file:|[ -~]|甲){0,9}",
        folder in select(&["content", "content/news", "content/school/news", "assets"][..]),
    ) {
        let world = MemoryWorld::from([
            ("content/site.yaml", "title: 甲\n"),
            ("content/news/a.md", ""),
            ("content/news/b/index.md", ""),
            ("content/school/site.yaml", "title: 乙\n"),
            ("content/school/news/a.md", ""),
            ("assets/a.png", ""),
        ]);
        let mut sink = Sink::new();
        let sources = Sources::scan(&world, &mut sink);
        let tree = SiteTree::load(&world, &sources, &mut sink);
        let lead = Resolver { sources: &sources, tree: &tree }.resolve(&SourcePath::new(folder), &reference);
        match lead {
            LinkTarget::Document { source, .. } | LinkTarget::File(source) => {
                prop_assert!(sources.contains(&source), "{}", source);
            }
            LinkTarget::Folder { source, .. } => {
                prop_assert!(sources.below(&source).next().is_some(), "{}", source);
            }
            LinkTarget::Outside(address) => prop_assert_eq!(address, reference.trim()),
            LinkTarget::Anchor(_) | LinkTarget::LeftOut | LinkTarget::Nothing | LinkTarget::Escapes => {}
        }
    }
}

// --- Nothing panics --------------------------------------------------------------------------

/// Pieces of what people write, in no order.
const PIECES: [&str; 30] = [
    "---\n",
    "title: ",
    "甲",
    "\n",
    ": ",
    "[",
    "]",
    "{",
    "}",
    "- ",
    "\"",
    "'",
    "|",
    "\t",
    "# ",
    "**",
    "![](a.png)",
    "[a](b.md)",
    "::: 提示\n",
    ":::\n",
    "<div ",
    ">",
    "&amp;",
    "2023-05-14",
    "start: ",
    "5月14日上午9:00-11:30",
    "\u{feff}",
    "\0",
    "，",
    "`",
];

fn scraps() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        4 => select(&PIECES[..]).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn no_text_makes_the_program_panic(
        site in scraps(),
        below in scraps(),
        files in prop::collection::vec((select(&[
            "content/news/a.md", "content/activities/b.md", "content/activities/list.csv",
            "content/cases/c/index.md", "content/videos/v.md", "content/galleries/g/index.md",
            "content/galleries/g/a.png", "content/downloads/_index.md", "content/_index.md",
            "content/school/media/m.md", "content/news/a.png", "content/school/notices/n.markdown",
            "content/activities/list.xlsx", "themes/craft/templates/404.html",
            "themes/craft/style/own.css", "themes/craft/theme.yaml", "themes/craft/words/zh-CN.yaml",
            "assets/a.svg",
        ][..]), scraps()), 1..10),
    ) {
        let site = [b"title: \xe7\x94\xb2\n".as_slice(), &site].concat();
        let mut project = Project::default()
            .with("content/site.yaml", site)
            .with("content/school/site.yaml", below);
        for (path, bytes) in files {
            let front: &[u8] = if path.ends_with(".md") { b"---\ntitle: \xe7\x94\xb2\n" } else { b"" };
            project = project.with(path, [front, &bytes].concat());
        }
        let built = project.build();
        prop_assert!(built.pictures(&project, skillweek::base::text::Lang::Zh).ends_with('\n'));
    }
}
