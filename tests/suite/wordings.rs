//! Lists of activities in the manner of six schools: what people write is read, or kept and told, and
//! never an error.

use crate::harness::{Built, Project};
use serde_json::Value;
use skillweek::diag::{Code, Severity};

const SITE: &str = "title: 示例学校\nedition: {year: 2026, start: 2026-05-10, end: 2026-05-16}\n";

fn built(csv: &str) -> Built {
    let file = "content/activities/活动安排.csv";
    Project::from(&[("content/site.yaml", SITE), (file, csv)]).build()
}

fn activities(built: &Built) -> Vec<Value> {
    let data: Value = serde_json::from_str(built.page("data/activities.json")).unwrap();
    data["activities"].as_array().unwrap().clone()
}

/// `示例：参观 | 2026-05-12 | 5月12日上午`: title, starts and ends, and the writer's words.
fn times(activity: &Value) -> String {
    let short = |value: &Value| {
        let text = value.as_str().unwrap_or_default();
        text.trim_start_matches("2026-").trim_end_matches(":00+08:00").replace('T', " ")
    };
    let sessions: Vec<String> = activity["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|session| {
            let remark = session["time_text"].as_str().unwrap_or_default();
            format!("{}/{}{remark}", short(&session["start"]), short(&session["end"]))
        })
        .collect();
    let words = activity["time_text"].as_str().unwrap_or_default();
    format!("{} {words}", sessions.join(" "))
}

/// Six lists: their text, and for each title what its time becomes.
const LISTS: &[(&str, &[(&str, &str)])] = &[
    (
        "序号,活动名称,活动时间,活动地点,名额,是否预约\n\
         1,示例甲,5月10日上午9:00,礼堂,1200,否\n\
         2,示例乙,5月12日9:00-11:00、14:00-16:00,实训楼,60-80,√\n\
         3,示例丙,5月14日（星期四）下午2:00至4:00,工坊,约50,需电话预约\n\
         4,示例丁,10日-16日,展厅,不限,×\n",
        &[
            ("示例甲", "05-10 09:00/ "),
            ("示例乙", "05-12 09:00/05-12 11:00 05-12 14:00/05-12 16:00 "),
            ("示例丙", "05-14 14:00/05-14 16:00 "),
            ("示例丁", "05-10/05-16 "),
        ],
    ),
    (
        "活动名称,时间,地点,类型,预约方式\n\
         示例甲,每天9:00-17:00,展厅,成果展示,凭票\n\
         示例乙,周六上午9:00,操场,开放校园 体验课程,现场报名\n\
         示例丙,5月12日上午,社区,走进社区/便民服务,无需\n\
         示例丁,5月14日、15日 14:00-16:00,赛场,VR体验,扫码预约\n",
        &[
            (
                "示例甲",
                "05-10 09:00/05-10 17:00 05-11 09:00/05-11 17:00 05-12 09:00/05-12 17:00 05-13 09:00/05-13 17:00 05-14 09:00/05-14 17:00 05-15 09:00/05-15 17:00 05-16 09:00/05-16 17:00 ",
            ),
            ("示例乙", "05-16 09:00/ "),
            ("示例丙", "05-12/上午 5月12日上午"),
            ("示例丁", "05-14 14:00/05-14 16:00 05-15 14:00/05-15 16:00 "),
        ],
    ),
    (
        "活动名称,活动日期,活动地点,人数限制,收费\n\
         示例甲,5月中旬,企业,百余人,免\n\
         示例乙,待定,报告厅,/,/\n\
         示例丙,活动周期间,社区,每场60人,不收费\n\
         示例丁,\"5月11日 9:00-10:00\n5月13日 9:00-10:00\",车间,60×3,免费\n",
        &[
            ("示例甲", " 5月中旬"),
            ("示例乙", " 待定"),
            ("示例丙", " 活动周期间"),
            ("示例丁", "05-11 09:00/05-11 10:00 05-13 09:00/05-13 10:00 "),
        ],
    ),
    (
        "活动名称,活动时间,活动形式,状态\n\
         示例甲,5月14日19:00-次日1:00（暂定）,线上+线下,报名中\n\
         示例乙,5月14日9:00（8:30签到）,现场体验,正常\n\
         示例丙,5月14-16日 每天9:00-11:00,网络直播,\n\
         示例丁,14日上午9:00开始,线下,\n",
        &[
            ("示例甲", "05-14 19:00/05-15 01:00暂定 "),
            ("示例乙", "05-14 09:00/8:30签到 "),
            ("示例丙", "05-14 09:00/05-14 11:00 05-15 09:00/05-15 11:00 05-16 09:00/05-16 11:00 "),
            ("示例丁", "05-14 09:00/ "),
        ],
    ),
    (
        "活动名称,开始时间,结束时间,地点\n\
         示例甲,5月12日9:00,11:00,礼堂\n\
         示例乙,5月12日9:00,待定,礼堂\n\
         示例丙,5月12日-14日 9:00,17:00,展厅\n\
         示例丁,2026/5/15 14:00,2026/5/15 16:00,展厅\n",
        &[
            ("示例甲", "05-12 09:00/05-12 11:00 "),
            ("示例乙", "05-12/ 5月12日9:00—待定"),
            ("示例丙", "05-12 09:00/05-12 17:00 05-13 09:00/05-13 17:00 05-14 09:00/05-14 17:00 "),
            ("示例丁", "05-15 14:00/05-15 16:00 "),
        ],
    ),
    (
        "项目名称,时间,参加对象,是否亮点\n\
         示例甲,5.12 9：00—11：00,中小学生、家长,是\n\
         示例乙,5月12日 9.30-11.30,不限,全国劳模授课\n\
         示例丙,5月16日9点半,教师,×\n\
         示例丁,具体时间另行通知,公众,√\n",
        &[
            ("示例甲", "05-12 09:00/05-12 11:00 "),
            ("示例乙", "05-12/ 5月12日 9.30-11.30"),
            ("示例丙", "05-16 09:30/ "),
            ("示例丁", " 具体时间另行通知"),
        ],
    ),
];

#[test]
fn lists_of_six_schools_give_no_error() {
    for (csv, expected) in LISTS {
        let built = built(csv);
        let errors: Vec<_> =
            built.diagnostics().iter().filter(|found| found.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let found = activities(&built);
        assert_eq!(found.len(), expected.len(), "{csv}");
        for (title, right) in *expected {
            let activity = found.iter().find(|one| one["title"] == *title).unwrap();
            assert_eq!(times(activity), *right, "{title} of {csv}");
        }
        let unclear = built.codes().iter().filter(|code| **code == Code::UnclearTime).count();
        let kept = found.iter().filter(|one| one["time_text"].is_string()).count();
        assert_eq!(unclear, kept, "{csv}");
        assert!(!built.page("activities/index.html").contains("时间待定"), "{csv}");
    }
}

#[test]
fn what_is_written_stands_on_every_page_that_shows_it() {
    let csv = "活动名称,活动时间,活动地点,名额,是否预约,类型\n\
        参观,5月12日上午,工坊,60×3,需电话预约,非遗\n讲座,5月中旬,礼堂,不限,凭票,VR体验\n";
    let built = built(csv);
    for page in ["activities/can-guan.html", "activities/poster/can-guan.html"] {
        for words in ["5月12日上午", "60×3", "需电话预约", "非遗"] {
            assert!(built.main(page).contains(words), "{words} on {page}");
        }
    }
    for page in
        ["activities/index.html", "activities/day/2026-05-12.html", "activities/can-guan.ics"]
    {
        assert!(built.page(page).contains("5月12日上午"), "{page}");
    }
    assert!(built.page("activities/can-guan.ics").contains("DTSTART;VALUE=DATE:20260512"));
    assert!(built.page("activities/index.html").contains("5月中旬"));
    assert!(!built.paths().contains(&"activities/jiang-zuo.ics"));
    let notes: Vec<_> =
        built.diagnostics().iter().filter(|found| found.severity == Severity::Info).collect();
    assert_eq!(notes.len(), 1, "{notes:#?}");
    assert!(notes[0].message.zh.contains("VR体验、非遗"));
    assert!(notes[0].help.as_ref().unwrap().zh.contains("activity_types"));
}

#[test]
fn our_own_list_reads_back_to_the_same() {
    for (csv, _) in LISTS {
        let first = built(csv);
        let again = built(first.page("data/activities.csv"));
        let keep = |built: &Built| {
            let mut kept: Vec<String> = activities(built)
                .iter()
                .flat_map(|one| {
                    let rest = [
                        &one["time_text"],
                        &one["capacity"],
                        &one["capacity_text"],
                        &one["booking"],
                    ];
                    let rest = rest.map(ToString::to_string).join(" ");
                    let title = one["title"].to_string();
                    let sessions = one["sessions"].as_array().unwrap().clone();
                    let shown = |session: &Value| format!("{title} {session} {rest}");
                    match sessions.is_empty() {
                        true => vec![format!("{title} {rest}")],
                        false => sessions.iter().map(shown).collect(),
                    }
                })
                .collect();
            kept.sort();
            kept
        };
        // Words beside a part of the day are one text in the list.
        let is_part = |line: &String| line.contains("上午");
        let without = |lines: Vec<String>| {
            lines.into_iter().filter(|line| !is_part(line)).collect::<Vec<_>>()
        };
        assert_eq!(without(keep(&first)), without(keep(&again)), "{csv}");
    }
}

#[test]
fn a_deadline_in_words_is_shown_as_written() {
    let csv = "活动名称,活动时间,预约截止时间,预约电话,是否预约\n\
        参观,5月12日9:00,报满为止,0532-0000000,是\n讲座,5月13日9:00,12日17:00,0532-0000000,是\n";
    let built = built(csv);
    assert_eq!(built.codes(), [Code::UnclearTime]);
    assert!(built.main("activities/can-guan.html").contains("预约截止：报满为止"));
    assert!(built.main("activities/jiang-zuo.html").contains("预约截至5月12日（星期二）17:00"));
}

#[test]
fn a_picture_of_a_code_is_a_way_to_book() {
    let code = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M1 1h7v7z\"/></svg>";
    let page = "---\ntitle: 参观\nstart: 5月12日9:00\n预约: 必须预约\n预约码: code.svg\n---\n";
    let built = Project::from(&[
        ("content/site.yaml", SITE),
        ("content/activities/a/index.md", page),
        ("content/activities/a/code.svg", code),
    ])
    .build();
    assert_eq!(built.codes(), []);
    for page in ["activities/a.html", "activities/poster/a.html"] {
        let main = built.main(page);
        assert!(main.contains("alt=\"“参观”的预约码\"") && main.contains("扫码预约"), "{page}");
    }
}
