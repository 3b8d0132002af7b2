//! Cards that are kept from one reading of a project to the next: they come back as they were, and
//! never when something that they were made from is another.

use crate::harness::{Project, repository};
use skillweek::base::path::SourcePath;
use skillweek::diag::Sink;
use skillweek::site::SiteTree;
use skillweek::site::gather::{Cards, FileReading, Reader};
use skillweek::site::reading::Reading;
use skillweek::source::{DiskWorld, Sources, World};
use std::collections::BTreeMap;
use std::fs;
use std::sync::Mutex;

/// Cards in memory.
#[derive(Default)]
struct Memory {
    groups: Mutex<BTreeMap<String, Vec<u8>>>,
    /// The groups that were written since somebody asked.
    written: Mutex<Vec<String>>,
}

impl Cards for Memory {
    fn program(&self) -> &'static str {
        "program of this test"
    }

    fn open(&self, group: &str) -> Option<Vec<u8>> {
        self.groups.lock().expect("no writer panicked").get(group).cloned()
    }

    fn keep(&self, group: &str, bytes: &[u8]) {
        self.written.lock().expect("no writer panicked").push(group.to_owned());
        let mut groups = self.groups.lock().expect("no writer panicked");
        groups.insert(group.to_owned(), bytes.to_vec());
    }
}

impl Memory {
    /// How many groups were written since the last call.
    fn written(&self) -> usize {
        std::mem::take(&mut *self.written.lock().expect("no writer panicked")).len()
    }
}

fn read(world: &dyn World, drafts: bool, url: Option<&str>, cards: Option<&Memory>) -> Reading {
    let mut sink = Sink::new();
    let sources = Sources::scan(world, &mut sink);
    let mut tree = SiteTree::load(world, &sources, &mut sink);
    if let Some(url) = url {
        tree.set_root_url(url).expect("an address");
    }
    let cards = cards.map(|cards| -> &dyn Cards { cards });
    Reader { world, sources: &sources, tree: &tree, drafts, articles: None, cards }.read(&|| {})
}

/// All that is in the readings of files, also what does not count when two are compared.
fn told(reading: &Reading) -> Vec<String> {
    reading.files.iter().map(|(path, file)| told_of(path, file)).collect()
}

/// A reading but for its key, which is where a card is found and not in it.
fn told_of(path: &SourcePath, file: &FileReading) -> String {
    format!("{path} {:#?} {:#?}", file.made, file.found)
}

/// Reads with and without cards and asserts that nobody sees a difference.
#[track_caller]
fn assert_same(world: &dyn World, drafts: bool, cards: &Memory, when: &str) {
    let (fresh, kept) = (read(world, drafts, None, None), read(world, drafts, None, Some(cards)));
    for (fresh, kept) in told(&fresh).iter().zip(told(&kept)) {
        assert_eq!(*fresh, kept, "{when}");
    }
    assert_eq!(fresh.files.len(), kept.files.len(), "{when}");
}

/// The sample and every golden project.
fn projects() -> Vec<DiskWorld> {
    let mut worlds = vec![DiskWorld::new(repository())];
    for entry in fs::read_dir(repository().join("tests/golden")).expect("there are some") {
        let site = entry.expect("it can be read").path().join("site");
        worlds.extend(site.is_dir().then(|| DiskWorld::new(site)));
    }
    worlds
}

#[test]
fn every_card_comes_back_as_it_was() {
    let mut pages = 0;
    for world in projects() {
        let reading = read(&world, true, None, None);
        for (path, file) in &reading.files {
            let bytes = postcard::to_stdvec(&**file).expect("cards are texts and numbers");
            let back: FileReading = postcard::from_bytes(&bytes).expect("it was just written");
            assert_eq!(told_of(path, &back), told_of(path, file));
        }
        pages += reading.gathered().pages.len();
    }
    assert!(pages > 100, "only {pages} pages were looked at");
}

#[test]
fn who_reads_again_finds_all_and_writes_nothing() {
    for world in projects() {
        for drafts in [false, true] {
            let cards = Memory::default();
            let root = world.root().display().to_string();
            assert_same(&world, drafts, &cards, &root);
            assert!(cards.written() > 0, "{root}");
            assert_same(&world, drafts, &cards, &root);
            assert_eq!(cards.written(), 0, "{root}");
        }
    }
}

const SITE: &str = "title: 国家\nedition: {year: 2023}\n";

fn project() -> Project {
    Project::from(&[
        ("content/site.yaml", SITE),
        (
            "content/about.md",
            "---\ntitle: 关于\n---\n[甲](news/a.md) [外](https://a.cn/) ![](图.png)\n",
        ),
        ("content/news/a.md", "---\ntitle: 甲\ndate: 5月12日\n---\n[丙](c.md)\n"),
        ("content/news/_index.md", "---\ntitle: 新闻\n---\n说明\n"),
        ("content/news/图.png", "x"),
        (
            "content/activities/表.csv",
            "活动名称,开始时间,类型\n茶艺,5月13日,便民服务\n剪纸,5月14日,剪纸\n",
        ),
        ("content/shandong/site.yaml", "title: 山东\n"),
        ("content/shandong/news/b.md", "---\ntitle: 乙\ndraft: true\n---\n文\n"),
    ])
}

/// An edit: what it is called, the file and its new text, and whether anything is read again for it.
type Edit = (&'static str, &'static str, &'static str, bool);

const EDITS: &[Edit] = &[
    ("nothing", "content/site.yaml", SITE, false),
    ("a text", "content/news/a.md", "---\ntitle: 甲\n---\n改了\n", true),
    ("a row", "content/activities/表.csv", "活动名称,开始时间\n茶艺,5月13日\n", true),
    ("a file more", "content/news/c.md", "---\ntitle: 丙\n---\n文\n", true),
    ("a file more far away", "assets/图.png", "x", true),
    ("another picture of another size", "content/news/图.png", "longer", false),
    ("the year of dates", "content/site.yaml", "title: 国家\nedition: {year: 2024}\n", true),
    (
        "a type of activities",
        "content/site.yaml",
        "title: 国家\nedition: {year: 2023}\nactivity_types: [剪纸]\n",
        true,
    ),
    (
        "allowed hosts",
        "content/site.yaml",
        "title: 国家\nedition: {year: 2023}\nlinks_allowed: [b.cn]\n",
        true,
    ),
    ("settings that cannot be read", "content/site.yaml", "title: [国家\n", true),
    ("a title of a site", "content/site.yaml", "title: 中国\nedition: {year: 2023}\n", false),
    ("a section's kind", "content/news/_index.md", "---\ntitle: 新闻\nkind: 案例\n---\n", true),
    ("a section's draft", "content/news/_index.md", "---\ntitle: 新闻\ndraft: true\n---\n", true),
    ("a section's title", "content/news/_index.md", "---\ntitle: 动态\n---\n别的\n", false),
    ("a site more", "content/news/site.yaml", "title: 新闻\n", true),
];

#[test]
fn a_card_is_read_again_where_what_it_was_made_from_changed_and_nowhere_else() {
    for drafts in [false, true] {
        for (what, path, text, is_read) in EDITS {
            let cards = Memory::default();
            assert_same(&project().world(), drafts, &cards, "at the beginning");
            cards.written();
            assert_same(&project().with(path, text).world(), drafts, &cards, what);
            assert_eq!(cards.written() > 0, *is_read, "{what}");
            assert_same(&project().world(), drafts, &cards, "and back");
        }
    }
}

#[test]
fn drafts_and_addresses_lead_nobody_astray() {
    let (world, cards) = (project().world(), Memory::default());
    for drafts in [false, true, false, true] {
        assert_same(&world, drafts, &cards, "drafts in turn");
    }
    assert_eq!(cards.written(), 2, "each was written once");
    let moved = read(&world, true, Some("https://example.cn/"), Some(&cards));
    assert_eq!(told(&moved), told(&read(&world, true, None, None)));
    assert_eq!(cards.written(), 0);
}

#[test]
fn a_list_that_grows_by_a_file_moves_the_groups_and_harms_nobody() {
    let page = |number: usize| {
        (format!("content/news/{number:03}.md"), format!("---\ntitle: 题{number}\n---\n文\n"))
    };
    let mut world = project().world();
    (0..200).map(page).for_each(|(path, text)| world.insert(&path, text));
    let cards = Memory::default();
    assert_same(&world, false, &cards, "many");
    assert!(cards.written() > 3);
    let (path, _) = page(100);
    world.insert(&path, "---\ntitle: 别的\n---\n");
    assert_same(&world, false, &cards, "one of many");
    assert_eq!(cards.written(), 1);
    world.insert("content/about-us.md", "---\ntitle: 我们\n---\n");
    assert_same(&world, false, &cards, "one more");
}

#[test]
fn groups_that_were_cut_or_are_of_another_kind_are_read_anew() {
    let (world, cards) = (project().world(), Memory::default());
    assert_same(&world, false, &cards, "at the beginning");
    let whole = cards.open("public all 0").expect("it was written");
    for length in (0..whole.len()).step_by(7) {
        cards.keep("public all 0", &whole[..length]);
        assert_same(&world, false, &cards, "cut");
        assert_eq!(cards.open("public all 0").as_ref(), Some(&whole), "healed");
    }
    // A card that is found and makes no sense.
    let mut odd = whole[..40].to_vec();
    odd[32..].copy_from_slice(&3_u64.to_le_bytes());
    odd.extend([9, 9, 9]);
    cards.keep("public all 0", &odd);
    assert_same(&world, false, &cards, "no card");
    assert_eq!(cards.open("public all 0"), Some(whole));
}
