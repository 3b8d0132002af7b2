//! Builds on disk that begin where the last one ended: stories with the exact pages that each renders.

use super::desk::Desk;
use super::edits::project;
use skillweek::pipeline::Reason;
use std::fs;

/// Builds, compares with a clean build and says which pages were rendered.
#[track_caller]
fn rendered(desk: &Desk, when: &str) -> Vec<String> {
    desk.assert_built(when);
    desk.last_build()
        .pages()
        .filter(|page| !page.why.is_empty())
        .map(|it| it.path.to_owned())
        .collect()
}

#[test]
fn nothing_changed_nothing_rendered() {
    let desk = project();
    let first = desk.build();
    // Posters are rendered, too, and are no pages that readers come to.
    let posters = first.rendered.checked_sub(first.pages);
    assert!(first.rendered > 20 && posters.is_some_and(|posters| posters > 0));
    let second = desk.build();
    assert_eq!((second.rendered, second.written, second.pages), (0, 0, first.pages));
    assert_eq!(rendered(&desk, "a third time"), Vec::<String>::new());
}

#[test]
fn body_edited_renders_that_page() {
    let mut desk = project();
    desk.build();
    desk.replace("content/about.md", "见", "请看");
    assert_eq!(rendered(&desk, "another word"), ["about.html"]);
    desk.replace("content/about.md", "请看", "见");
    assert_eq!(rendered(&desk, "and back"), ["about.html"]);
}

#[test]
fn school_added_updates_province() {
    let mut desk = project();
    desk.build();
    desk.write("content/shandong/jinan/site.yaml", "title: 济南职校\n");
    desk.write("content/shandong/jinan/guide/a.md", "---\ntitle: 甲\n---\n正文\n");
    let rendered = rendered(&desk, "a school");
    let own = |path: &&String| path.starts_with("shandong/jinan/");
    assert!(rendered.iter().any(|path| path == "shandong/jinan/index.html"));
    // The province lists its schools at home and in its site map, the nation counts them.
    let others: Vec<&String> = rendered.iter().filter(|path| !own(path)).collect();
    assert_eq!(others, ["index.html", "shandong/index.html", "shandong/sitemap.html"]);
}

#[test]
fn a_notice_of_the_nation_updates_whoever_inherits_it() {
    let mut desk = project();
    desk.build();
    desk.replace("content/notices/n.md", "请各地办好", "请各地认真办好");
    let rendered = rendered(&desk, "a notice");
    assert!(rendered.contains(&"notices/n.html".to_owned()));
    assert!(rendered.contains(&"shandong/notices/n.html".to_owned()));
    assert!(rendered.contains(&"shandong/qingdao/notices/n.html".to_owned()));
    assert!(!rendered.iter().any(|path| path.contains("/news/")), "{rendered:?}");
}

#[test]
fn a_template_renders_what_draws_on_it() {
    let mut desk = project();
    desk.build();
    let page = "<!doctype html><title>{{ title }}</title><p>{{ title }}</p>";
    desk.write("content/_theme/templates/case.html", page);
    assert_eq!(rendered(&desk, "a template for cases"), ["shandong/qingdao/cases/li.html"]);
    desk.write("content/_theme/templates/parts/footer.html", "<footer>脚</footer>");
    let all = desk.build().pages;
    desk.write("content/_theme/templates/parts/footer.html", "<footer>另</footer>");
    let rendered = rendered(&desk, "the foot of all pages");
    // The case too: the template that its own one hides has a foot. Rather too many than too few.
    assert_eq!(rendered.len(), all);
}

#[test]
fn reasons_are_told() {
    let mut desk = project();
    desk.build();
    desk.write("content/news/c.md", "---\ntitle: 丙\ndate: 2023-05-10\n---\n正文\n");
    desk.build();
    let last = desk.last_build();
    let why = |path: &str| last.page(path).expect("it was built").why.to_vec();
    assert_eq!(why("news/c.html"), [Reason::New]);
    let listed = Reason::Listed { added: vec!["丙".to_owned()], removed: Vec::new() };
    assert!(why("news/index.html").contains(&listed), "{:?}", why("news/index.html"));
    fs::remove_file(desk.out().join("about.html")).expect("it is there");
    assert_eq!(rendered(&desk, "healed"), ["about.html"]);
    assert_eq!(desk.last_build().page("about.html").expect("it is there").why, [Reason::Lost]);
}

#[test]
fn a_changed_file_of_the_output_heals() {
    let desk = project();
    desk.build();
    fs::write(desk.out().join("news/a.html"), "改坏").expect("it can be written");
    assert_eq!(rendered(&desk, "healed"), ["news/a.html"]);
}

#[test]
fn without_a_cache_nothing_is_kept() {
    let mut desk = project();
    desk.request.cache = None;
    let first = desk.build();
    assert_eq!(desk.build().rendered, first.rendered);
    assert!(!desk.root().join(".cache").exists());
}

#[test]
fn two_builds_at_once_spoil_nothing() {
    let desk = project();
    std::thread::scope(|scope| {
        for name in ["one", "two", "three"] {
            let desk = &desk;
            scope.spawn(move || {
                for _ in 0..3 {
                    desk.build_into(&desk.beside(name));
                }
            });
        }
    });
    for name in ["one", "two", "three"] {
        desk.assert_built_into(&desk.beside(name), name);
    }
}

/// Sync programs and archives leave odd things: a folder where a file was, a file where a folder was.
#[test]
fn whatever_stands_in_the_cache_in_place_of_another_thing_heals() {
    let mut desk = project();
    desk.build();
    let cache = desk.root().join(".cache");
    let list = || -> Vec<_> {
        walkdir::WalkDir::new(&cache).sort_by_file_name().into_iter().flatten().collect()
    };
    let count = |is_meant: fn(&walkdir::DirEntry) -> bool| {
        list().iter().filter(|entry| is_meant(entry)).count()
    };
    let files = |entry: &walkdir::DirEntry| entry.file_type().is_file();
    let before = count(files);
    for entry in list().iter().filter(|entry| files(entry)) {
        fs::remove_file(entry.path()).expect("removed");
        fs::create_dir_all(entry.path().join("odd")).expect("a folder in its place");
        fs::write(entry.path().join("odd/thing"), "x").expect("with something in it");
    }
    desk.write(
        "content/news/a.md",
        "---\ntitle: 甲\ndate: 2023-05-12\n---\n改了。\n\n## 小节 {#xiao-jie}\n",
    );
    desk.assert_built("folders in place of files");
    assert_eq!(desk.build().rendered, 0, "the cache has not healed");
    assert!(cache.join("last-builds").is_dir());
    assert_eq!(count(|entry| entry.path().ends_with("odd/thing")), 0);
    assert_eq!(count(files), before);
    for entry in list().iter().filter(|entry| entry.depth() == 2 && entry.file_type().is_dir()) {
        fs::remove_dir_all(entry.path()).expect("removed");
        fs::write(entry.path(), "x").expect("a file in its place");
    }
    desk.replace("content/news/a.md", "改了", "又改了");
    desk.assert_built("files in place of folders");
    assert_eq!(desk.build().rendered, 0, "the cache has not healed");
}
