//! Cities under one name, telephone numbers that can be dialled, maps that search in the right place.

use crate::harness::{Built, Project};

const SITE: &str = "title: 站\nregion: 山东省潍坊市\nedition: {year: 2026, start: 2026-05-10, end: 2026-05-16}\n\
                    contact: {name: 某校, phone: 0536-1234567、8234568转8001}\n";

fn built() -> Built {
    let mut project = Project::from(&[("content/site.yaml", SITE)]);
    for (name, city) in [
        ("a", "城市: 山东省潍坊市"),
        ("b", "城市: 潍坊市"),
        ("c", "城市: 潍坊市"),
        ("d", "主办: 某校"),
        ("e", "城市: 青岛"),
    ] {
        let text = format!(
            "---\n标题: 活动{name}\n开始: 2026-05-10 09:00\n结束: 2026-05-10 10:00\n{city}\n\
             地址: 一号路\n预约: 必须预约\n预约电话: 详见海报\n联系: 张老师 0536-1234567\n---\n正文。\n"
        );
        project = project.with(&format!("content/activities/{name}.md"), text);
    }
    project = project
        .with("content/activities/f.md", "---\n标题: 活动f\n开始: 2026-05-11\n---\n正文。\n");
    project.build()
}

#[test]
fn one_city_is_one_choice() {
    let built = built();
    let list = built.page("activities/index.html");
    assert_eq!(list.matches("data-city=\"山东省潍坊市\"").count(), 5, "{list}");
    assert_eq!(list.matches("data-city=\"青岛\"").count(), 1, "{list}");
    assert_eq!(list.matches("<option>山东省潍坊市").count(), 1, "{list}");
    assert!(!list.contains("<option>潍坊市"), "{list}");
}

#[test]
fn what_is_a_number_can_be_dialled() {
    let built = built();
    let page = built.page("activities/a.html");
    assert!(page.contains("张老师 <a href=\"tel:0536-1234567\">0536-1234567</a>"), "{page}");
    assert!(page.contains("tel:0536-8234568;ext=8001"), "{page}");
    assert!(!page.contains("tel:详见"), "{page}");
}

#[test]
fn maps_search_in_the_region_of_the_site() {
    let built = built();
    let encoded = "%E6%BD%8D%E5%9D%8A";
    assert!(built.page("activities/d.html").contains(encoded));
    assert!(!built.page("activities/e.html").contains(encoded));
}
