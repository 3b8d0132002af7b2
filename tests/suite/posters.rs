//! The printable posters of activities: what they say, which codes they carry, and who finds them.

use crate::harness::Project;

const SITE: &str = "title: 示例学院\nurl: https://www.example.cn/hdz/\n";
const ACTIVITY: &str = "---\ntitle: 面塑课\nstart: 2023-05-14 09:00\nvenue: 一号楼\nbooking: 必须预约\nbooking_url: https://booking.example.cn/a\n---\n正文\n";

fn project(site: &str, activity: &str) -> Project {
    Project::from(&[("content/site.yaml", site), ("content/activities/dough.md", activity)])
}

#[test]
fn a_poster_carries_the_codes_of_its_page_and_of_the_booking() {
    let built = project(SITE, ACTIVITY).build();
    let poster = built.page("activities/poster/dough.html");
    assert_eq!(poster.matches("data:image/svg+xml").count(), 2, "{poster}");
    for address in
        ["https://www.example.cn/hdz/activities/dough.html", "https://booking.example.cn/a"]
    {
        assert!(poster.contains(address), "{address}");
    }
    assert!(built.page("activities/dough.html").contains("href=\"poster/dough.html\""));
}

#[test]
fn without_an_address_of_the_site_only_the_booking_can_be_scanned() {
    let built = project("title: 示例学院\n", ACTIVITY).build();
    let poster = built.page("activities/poster/dough.html");
    assert_eq!(poster.matches("data:image/svg+xml").count(), 1);
    let plain =
        project("title: 示例学院\n", "---\ntitle: 面塑课\nstart: 2023-05-14\n---\n").build();
    assert!(!plain.page("activities/poster/dough.html").contains("data:image"));
}

#[test]
fn nobody_is_sent_to_book_what_is_called_off_or_full() {
    for status in ["取消", "满员"] {
        let activity = ACTIVITY.replace("booking:", &format!("status: {status}\nbooking:"));
        let built = project("title: 示例学院\n", &activity).build();
        let poster = built.page("activities/poster/dough.html");
        assert!(!poster.contains("booking.example.cn"), "{status}");
        assert!(poster.contains(status), "{status}");
    }
}

#[test]
fn search_engines_are_not_led_to_posters() {
    let built = project(SITE, ACTIVITY).build();
    assert!(built.page("activities/poster/dough.html").contains("noindex"));
    assert!(!built.page("sitemap.xml").contains("poster"));
}

#[test]
fn a_page_may_not_take_the_place_of_a_poster() {
    let built = project(SITE, ACTIVITY)
        .with("content/activities/poster/_index.md", "---\ntitle: 海报\n---\n")
        .with("content/activities/poster/dough.md", ACTIVITY)
        .build();
    assert!(built.codes().contains(&skillweek::diag::Code::DuplicateSlug), "{:?}", built.codes());
    assert_eq!(built.twice, Vec::<String>::new());
}
