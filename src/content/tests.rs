//! Whole pages: decoded values and diagnostics.

use super::document::Document;
use super::kinds::Facts;
use super::kinds::Kind;
use super::kinds::activity::Activity;
use super::parse::{Setting, from_record, parse};
use proptest::prelude::*;
use skillweek_base::path::SourcePath;
use skillweek_diag::{Diagnostic, Place, Sink};
use skillweek_record::node::{Entry, Node, Value};

fn read(kind: Kind, text: &str) -> (Option<Document>, Vec<String>) {
    let mut sink = Sink::new();
    let extra = ["直播带岗".to_owned()];
    let setting = Setting { kind, year: Some(2023), edition: None, extra_types: &extra };
    let page = parse(&SourcePath::new("a.md"), text, &setting, &mut sink);
    let found = sink.into_diagnostics().iter().map(|found| shown(text, found)).collect();
    (page, found)
}

/// `code @ the text it points at`.
fn shown(text: &str, found: &Diagnostic) -> String {
    let place = match found.span.as_ref().map(|span| &span.place) {
        Some(Place::Text(range)) => text[range.clone()].to_owned(),
        Some(Place::Cell(cell)) => cell.clone(),
        _ => "whole".to_owned(),
    };
    format!("{} @ {place}", found.code)
}

fn activity(yaml: &str) -> (Activity, Vec<String>) {
    let (page, found) = read(Kind::Activity, &format!("---\ntitle: 甲\n{yaml}---\n正文"));
    let Some(Document { facts: Facts::Activity(activity), .. }) = page else { panic!("{found:?}") };
    (*activity, found)
}

#[test]
fn an_activity_reads_the_same_in_both_languages() {
    let zh = "标题: 焊接体验\n开始: 5月14日上午9:00-11:30\n类型: 开放校园、体验课程\n形式: 线下\n地点: 实训楼\n\
              坐标: [120.38, 36.06]\n主办: 甲校\n对象: [学生, 家长]\n预约: 必须预约\n预约电话: 0532-0001\n\
              名额: １，０００人\n状态: 满员\n参与人次: \"0480\"\n";
    let en = "title: 焊接体验\nstart: 2023-05-14 09:00\nend: \"11:30\"\ntype: [开放校园, workshop]\nformat: offline\nvenue: 实训楼\n\
              geo: 120.38，36.06\norganizer: [甲校]\naudience: 学生，家长\nbooking: required\nbooking_phone: 0532-0001\n\
              capacity: 1000\nstatus: full\nattendance: 480\n";
    let (zh, found_zh) = read(Kind::Activity, &format!("---\n{zh}---\n正文"));
    let (en, found_en) = read(Kind::Activity, &format!("---\n{en}---\n正文"));
    assert_eq!((found_zh, found_en), (vec![], vec![]));
    let (Facts::Activity(zh), Facts::Activity(en)) = (zh.unwrap().facts, en.unwrap().facts) else {
        panic!()
    };
    assert_eq!(zh.sessions[0].span, en.sessions[0].span);
    assert_eq!((zh.types, zh.geo, zh.booking), (en.types, en.geo, en.booking));
    assert_eq!((zh.capacity, zh.attendance, zh.fee), (Some(1000), Some(480), en.fee));
    assert_eq!(zh.booking_phone.unwrap().value, "0532-0001");
}

#[test]
fn contradictions_are_reported_where_they_stand() {
    let cases: &[(&str, &[&str])] = &[
        (
            "start: 2023-05-14 11:00\nend: 2023-05-14 09:00\n",
            &["end-before-start @ 2023-05-14 09:00"],
        ),
        ("start: 5月14日\nend: 5月13日\n", &["end-before-start @ 5月13日"]),
        ("start: 5月14日\nend: 5月14日\n", &[]),
        ("start: 5月14日\nbooking_deadline: 5月15日\n", &["deadline-after-start @ 5月15日"]),
        ("start: 5月14日 9:00\nbooking_deadline: 5月14日\n", &[]),
        ("booking: 必须预约\n", &["booking-without-channel @ 必须预约"]),
        ("booking: 建议预约\n", &["booking-without-channel @ 建议预约"]),
        ("booking: 必须预约\ncontact: 办公室 0532-1\n", &[]),
        ("booking: 现场预约\n", &[]),
        ("booking: 必须预约\nbooking_url: www.a.cn\n", &["invalid-value @ www.a.cn"]),
        ("geo: [36.06, 120.38]\n", &["coordinates-swapped @ 36.06, 120.38"]),
        ("geo: [0, 0]\n", &["coordinates-swapped @ 0, 0"]),
        ("geo: 青岛\n", &["invalid-value @ 青岛"]),
        ("fee: 50元\n", &["fee-charged @ 50元"]),
        ("fee: 0\n", &[]),
        ("fee: 全程免费\n", &[]),
        ("fee: 0.00元\n", &[]),
        ("start: 5月14日（星期六）\n", &["weekday-mismatch @ 5月14日（星期六）"]),
        ("capacity: 约300人\n", &[]),
        ("capacity: -3\n", &["invalid-value @ -3"]),
        ("livestream: 抖音\n", &["invalid-value @ 抖音"]),
        ("type: [开放校圆, 直播带岗]\n", &["invalid-value @ 开放校圆"]),
        ("booking: 需要\n", &["booking-without-channel @ 需要"]),
        ("booking: 需电话预约 0532-1234567\n", &[]),
        ("booking: 是\nbooking_image: code.png\n", &[]),
        ("booking: 必须预订\n", &["invalid-value @ 必须预订"]),
        ("format: 讲座\n", &["invalid-value @ 讲座"]),
        ("status: 待定\n", &["invalid-value @ 待定"]),
        ("fee: 免费，限60人\n", &[]),
        ("start: 待定\n", &["unclear-time @ 待定"]),
        ("start: 待定\ntime_text: 另行通知\n", &[]),
        ("start: 5月14日9:00\nend: 待定\n", &["unclear-time @ 5月14日9:00"]),
        ("vanue: 甲\n", &["unknown-key @ vanue"]),
        ("didian: 甲\n", &["unknown-key @ didian"]),
        ("venue: 甲\n地点: 乙\n", &["invalid-value @ 地点"]),
        ("sessions:\n  - end: 5月14日\n", &["missing-key @ end"]),
        ("sessions:\n  - start: 5月14日\n    foo: 1\n", &["unknown-key @ foo"]),
        ("end: 5月14日\n", &["missing-key @ title"]),
        ("contact:\n  name: 甲\n  电话: 0532-1\n", &[]),
        ("date: 2023-02-30\nstart: 2023-02-30\n", &["invalid-value @ 2023-02-30"; 2]),
    ];
    for (yaml, expected) in cases {
        let (_, found) = activity(yaml);
        assert_eq!(&found, expected, "{yaml}");
    }
}

#[test]
fn a_cancelled_activity_needs_a_word_of_explanation() {
    for (yaml, body, expected) in [
        ("状态: 取消\n", "", 1),
        ("状态: 改期\n", "\n \n", 1),
        ("状态: 取消\n", "因故取消", 0),
        ("状态: 取消\n备注: 因雨\n", "", 0),
        ("状态: 正常\n", "", 0),
    ] {
        let (_, found) = read(Kind::Activity, &format!("---\ntitle: 甲\n{yaml}---\n{body}"));
        assert_eq!(found.len(), expected, "{yaml} {found:?}");
    }
}

#[test]
fn sessions_are_maps_or_texts_and_lean_on_the_start() {
    let (activity, found) = activity(
        "start: 5月14日\nsessions:\n  - 9:00-10:00\n  - 15日 14:00-16:00\n  - 开始: 5月16日下午2:00\n    结束: \"16:00\"\n    \
         地点: 乙楼\n    名额: 30\n    状态: 取消\n    备注: 因雨\n",
    );
    assert_eq!(found, Vec::<String>::new());
    let spans: Vec<String> = activity
        .sessions
        .iter()
        .map(|s| {
            skillweek_base::date::label::span(s.span, Some(2023), skillweek_base::text::Lang::Zh)
        })
        .collect();
    let expected = [
        "5月14日（星期日）9:00—10:00",
        "5月15日（星期一）14:00—16:00",
        "5月16日（星期二）14:00—16:00",
    ];
    assert_eq!(spans, expected);
    assert_eq!(activity.first_start().unwrap().date.day(), 14);
    assert_eq!(activity.last_end().unwrap().date.day(), 16);
}

#[test]
fn times_and_words_are_kept_as_written() {
    let schedule = |yaml: &str| {
        let (activity, _) = activity(yaml);
        let spans = activity.sessions.iter().map(|session| {
            let end = session.span.end.map(|end| format!("/{}", end.plain())).unwrap_or_default();
            let remark = session.remark.as_deref().unwrap_or_default();
            format!("{}{end}{remark}", session.span.start.plain())
        });
        format!(
            "{} {}",
            spans.collect::<Vec<_>>().join(","),
            activity.time_text.unwrap_or_default()
        )
    };
    let cases = [
        ("start: 5月14日9:00\nend: \"11:00\"\n", "2023-05-14 09:00/2023-05-14 11:00 "),
        ("start: 5月14日上午\n", "2023-05-14上午 5月14日上午"),
        ("start: 5月14日9:00\nend: 待定\n", "2023-05-14 5月14日9:00—待定"),
        (
            "start: 5月14日、15日 14:00\nend: 5月14日、15日 16:00\n",
            "2023-05-14 14:00/2023-05-14 16:00,2023-05-15 14:00/2023-05-15 16:00 ",
        ),
        (
            "start: 5月14-15日 9:00\nend: \"17:00\"\n",
            "2023-05-14 09:00/2023-05-14 17:00,2023-05-15 09:00/2023-05-15 17:00 ",
        ),
        ("sessions: [5月14日9:00, 待定]\n", "2023-05-14 09:00 5月14日9:00；待定"),
        ("start: 5月14日9:00\ntime_text: 暂定\n", "2023-05-14 09:00暂定 "),
        ("start: 5月14日\ntime_text: 上午\n", "2023-05-14 上午"),
        ("time_text: 待定\n", " 待定"),
        ("start: /\n", " "),
    ];
    for (yaml, expected) in cases {
        assert_eq!(schedule(yaml), expected, "{yaml}");
    }
}

#[test]
fn places_are_a_number_or_what_is_written() {
    let cases = [
        ("60人", Some(60), None),
        ("60 名", Some(60), None),
        ("1,200", Some(1200), None),
        ("１２００人次", Some(1200), None),
        ("60-80", None, Some("60-80")),
        ("60×3", None, Some("60×3")),
        ("不限", None, Some("不限")),
        ("约50", None, Some("约50")),
        ("每场60人", None, Some("每场60人")),
        ("60人 (上午) 60人 (下午)", None, Some("60人 (上午) 60人 (下午)")),
        ("百余人", None, Some("百余人")),
        ("—", None, None),
    ];
    for (written, number, words) in cases {
        let (activity, found) =
            activity(&format!("capacity: \"{written}\"\nattendance: \"{written}\"\n"));
        assert_eq!((activity.capacity, activity.capacity_text.as_deref()), (number, words));
        assert_eq!((activity.attendance, activity.attendance_text.as_deref()), (number, words));
        assert_eq!(found, Vec::<String>::new(), "{written}");
    }
}

#[test]
fn one_bad_value_hides_no_other() {
    let text = "---\ndate: 昨天\nweight: 很大\nhighlight: 也许\nfocus: 9\nsource_url: javascript:1\nslug: A B\nfoo: 1\n---\n";
    let (page, found) = read(Kind::News, text);
    assert!(page.is_none());
    let expected = [
        "missing-key @ date",
        "invalid-value @ A B",
        "invalid-value @ 昨天",
        "invalid-value @ javascript:1",
        "invalid-value @ 9",
        "invalid-value @ 也许",
        "invalid-value @ 很大",
        "unknown-key @ foo",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_title_is_needed_and_may_be_a_number() {
    for (yaml, title, expected) in [
        ("title: 2023\n", Some("2023"), vec![]),
        ("title: \" \"\n", None, vec!["missing-key @ title"]),
        ("title:\n", None, vec!["missing-key @ title"]),
        ("title: [甲]\n", None, vec!["invalid-value @ 甲"]),
        ("biaoti: 甲\n", None, vec!["missing-key @ biaoti", "unknown-key @ biaoti"]),
    ] {
        let (page, found) = read(Kind::Page, &format!("---\n{yaml}---\n"));
        assert_eq!(page.map(|page| page.front.title.value).as_deref(), title, "{yaml}");
        assert_eq!(found, expected, "{yaml}");
    }
}

#[test]
fn every_kind_is_decoded() {
    let (page, found) = read(
        Kind::Case,
        "---\n标题: 甲\n类别: 典型人物\n人物: 乙\n融合: 产教融合、职普融通\n荣誉: [丙]\n---\n",
    );
    assert_eq!(found, Vec::<String>::new());
    let Some(Facts::Case(case)) = page.map(|page| page.facts) else { panic!() };
    assert_eq!((case.integration.len(), case.person.unwrap().value.as_str()), (2, "乙"));

    let (page, found) = read(
        Kind::Download,
        "---\n标题: 甲\n文件:\n  - 路径: a.pdf\n    名称: 甲\n  - b.zip\n---\n",
    );
    assert_eq!(found, Vec::<String>::new());
    let Some(Facts::Download(download)) = page.map(|page| page.facts) else { panic!() };
    assert_eq!(download.files.len(), 2);

    let (page, found) =
        read(Kind::Gallery, "---\n标题: 甲\n图片:\n  a.jpg: 乙\n  b.jpg: 丙\n---\n");
    assert_eq!(found, Vec::<String>::new());
    let Some(Facts::Gallery(gallery)) = page.map(|page| page.facts) else { panic!() };
    assert_eq!(gallery.images[1].caption.as_deref(), Some("丙"));

    let (_, found) = read(Kind::Video, "---\ntitle: 甲\nduration: 3:20\n---\n");
    assert_eq!(found, ["missing-key @ title"]);
    let (page, found) = read(
        Kind::Media,
        "---\ntitle: 甲\noutlet_level: 省级\n照片说明:\n  人物: 可辨认\n  未成年人: 否\n---\n",
    );
    assert_eq!(found, Vec::<String>::new());
    assert!(page.unwrap().front.photos.is_some_and(|photos| photos.minors == Some(false)));
}

#[test]
fn a_row_of_a_table_is_a_page_too() {
    let cell = |text: &str, place: &str| Node {
        value: Value::Scalar { text: text.into(), plain: true },
        place: Place::Cell(place.into()),
    };
    let entry = |key: &str, text: &str, place: &str| Entry {
        key: key.into(),
        key_place: Place::Cell(format!("{}1", &place[..1])),
        node: cell(text, place),
    };
    let node = Node {
        value: Value::Map(vec![
            entry("标题", "甲", "A2"),
            entry("开始", "05/06/2023", "B2"),
            entry("名额", "若干", "C2"),
        ]),
        place: Place::Cell("A2".into()),
    };
    let mut sink = Sink::new();
    let setting =
        Setting { kind: Kind::Activity, year: Some(2023), edition: None, extra_types: &[] };
    let page = from_record(&SourcePath::new("a.xlsx"), &node, &setting, &mut sink).unwrap();
    assert_eq!(page.front.title.value, "甲");
    let found: Vec<String> = sink.diagnostics().iter().map(|found| shown("", found)).collect();
    assert_eq!(found, ["unclear-time @ B2"]);
    let activity = page.activity().unwrap();
    assert_eq!((activity.capacity, activity.capacity_text.as_deref()), (None, Some("若干")));
    assert_eq!(activity.time_text.as_deref(), Some("05/06/2023"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]
    #[test]
    fn no_page_breaks_the_reader(yaml in "((title|标题|start|场次|geo|photos|agenda|contact|focus): [-\\[\\]{},\"0-9:月日 a甲]{0,12}\n){0,6}", kind in 0..9usize) {
        let text = format!("---\n{yaml}---\n正文");
        let (_, found) = read(Kind::ALL[kind], &text);
        prop_assert!(found.len() < 100);
    }

    #[test]
    fn no_text_breaks_the_reader(text: String, kind in 0..9usize) {
        read(Kind::ALL[kind], &text);
    }
}
