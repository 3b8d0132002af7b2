//! What a build gathers of outputs that may be the same: stories with the exact counts.

use super::desk::Desk;
use super::edits::project;
use std::fs;

/// Builds, compares with a clean build and says how many outputs were gathered and how many pages rendered.
#[track_caller]
fn counts(desk: &Desk, when: &str) -> (usize, usize) {
    let clean = desk.clean();
    let outcome = desk.build();
    assert_eq!(outcome.diagnostics, clean.outcome.diagnostics, "{when}");
    crate::harness::assert_same_trees(&super::desk::published(&desk.out()), &clean.files, when);
    (outcome.drafted, outcome.rendered)
}

/// Lets the next build look at everything, also where nothing has changed.
fn forget_report(desk: &Desk) {
    fs::remove_dir_all(desk.root().join(".cache/last-builds")).expect("there was a build");
}

#[test]
fn nothing_changed_nothing_is_gathered() {
    let desk = project();
    let first = desk.build();
    assert!(first.drafted > first.rendered, "feeds, calendars and data are gathered, too");
    forget_report(&desk);
    assert_eq!(counts(&desk, "a second time"), (0, 0));
}

#[test]
fn a_body_edited_is_gathered_for_those_that_show_it() {
    let mut desk = project();
    let all = desk.build().drafted;
    desk.replace("content/about.md", "见", "请看");
    assert_eq!(counts(&desk, "a page that nobody shows"), (1, 1));
    // Its page, poster and calendar, and in each of three sites what lists activities: programme,
    // days, types, home page, calendar and open data.
    desk.replace("content/shandong/qingdao/activities/open.md", "欢迎。", "欢迎。\n\n请带证件。");
    let (drafted, rendered) = counts(&desk, "an activity");
    assert!((10..all / 2).contains(&drafted), "{drafted} of {all}");
    assert!(rendered < drafted, "open data and calendars are no pages");
    forget_report(&desk);
    assert_eq!(counts(&desk, "nothing more"), (0, 0));
}

#[test]
fn a_title_is_gathered_wherever_it_stands() {
    let mut desk = project();
    let all = desk.build().drafted;
    desk.replace("content/about.md", "title: 关于", "title: 关于我们");
    let (drafted, rendered) = counts(&desk, "an entry of the navigation");
    assert!(rendered > 5 && drafted < all / 2, "{drafted} of {all}, {rendered}");
    desk.replace("content/news/a.md", "title: 甲", "title: 甲乙");
    let (drafted, rendered) = counts(&desk, "a page in lists");
    assert!(rendered >= 3 && drafted < all / 2, "{drafted} of {all}, {rendered}");
}

#[test]
fn what_decides_over_many_is_gathered_anew_for_all() {
    let mut desk = project();
    let all = desk.build().drafted;
    desk.replace("content/news/b.md", "date: 2023-05-13", "date: 2023-05-10");
    assert_eq!(counts(&desk, "a date").0, all);
    let logo = desk.read("assets/logo.svg");
    desk.write("assets/logo.svg", logo.replace("</svg>", "<title>徽</title></svg>"));
    assert!(counts(&desk, "a picture").0 > all / 2);
    desk.write("content/_theme/templates/parts/footer.html", "<footer>脚</footer>");
    assert!(counts(&desk, "a template").0 >= all);
    desk.write("content/_theme/templates/parts/footer.html", "<footer>另</footer>");
    assert!(counts(&desk, "another text of it").0 >= all);
    forget_report(&desk);
    assert_eq!(counts(&desk, "nothing"), (0, 0));
}

#[test]
fn what_was_amiss_is_found_again() {
    let mut desk = project();
    desk.replace("content/about.md", "title: 关于", "title: 关于\ntemplate: 没有");
    let first = desk.build();
    assert!(first.diagnostics.iter().any(|found| found.message.en.contains("no template")));
    forget_report(&desk);
    assert_eq!(counts(&desk, "the same"), (1, 0));
}

#[test]
fn a_changed_file_that_is_no_page_heals() {
    let desk = project();
    let all = desk.build().drafted;
    let feed = desk.out().join("feed.xml");
    assert!(feed.is_file());
    fs::write(&feed, "改坏").expect("it can be written");
    fs::remove_file(desk.out().join("activities/calendar.ics")).expect("it is there");
    let (drafted, rendered) = counts(&desk, "healed");
    assert_eq!((drafted, rendered), (2, 0), "of {all}");
}
