//! Laws of reading times: labels read back, no text breaks the reader, no cell costs more than its
//! length.

use super::tests::context;
use super::*;
use crate::date::label;
use crate::text::Lang;
use jiff::civil::{Time, date};
use proptest::prelude::*;

fn moments() -> impl Strategy<Value = TimeSpan> {
    let clock = proptest::option::of((0..24i8, 0..60i8));
    let end = proptest::option::of((0..40i64, 0..24i8, 0..60i8));
    (0..700i64, clock, end).prop_map(|(day, clock, end)| {
        let first = date(2026, 1, 1).saturating_add(jiff::Span::new().days(day));
        let time = |(hour, minute)| Time::new(hour, minute, 0, 0).unwrap();
        let start = Moment { date: first, time: clock.map(time) };
        let end = end.map(|(days, hour, minute)| Moment {
            date: first.saturating_add(jiff::Span::new().days(days)),
            time: start.time.map(|_| time((hour, minute))),
        });
        TimeSpan { start, end: end.filter(|end| end.first_instant() > start.first_instant()) }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1500) })]

    #[test]
    fn our_own_labels_read_back(span in moments()) {
        for lang in [Lang::Zh, Lang::En] {
            let text = label::span(span, None, lang);
            let read = parse_times(&text, &context()).map(|times| times.only());
            prop_assert_eq!(read, Ok(Some(span)), "{}", text);
        }
    }

    #[test]
    fn no_text_about_times_breaks_the_reader(text in "([0-9]{1,4}|[年月日号点时分半上下午晚:：./、，；\n（）()周六每天次起至—~ -]|[一-龥]|每天|次日|暂定|第一场|星期六){0,40}") {
        let _ = parse_times(&text, &context());
        let leaning = TimeContext { start: Some(Moment::day(date(2026, 5, 14))), ..TimeContext::default() };
        let _ = parse_times(&text, &leaning);
    }

    #[test]
    fn anything_at_all_is_survived(text in "\\PC{0,80}") {
        let _ = parse_times(&text, &context());
    }
}

#[test]
fn a_hostile_cell_costs_no_more_than_its_length() {
    let units = ["1、", "（", "(9:00)", "第一场", "每天9:00、", "5月14日、", "周六、", "1-", "共1"];
    for unit in units {
        let _ = parse_times(&unit.repeat(100_000), &context());
        let _ = parse_times(&unit.repeat(LONGEST / unit.chars().count()), &context());
    }
}
