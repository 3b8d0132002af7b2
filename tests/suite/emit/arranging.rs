//! The order of diagnostics.

use super::support::unknown_key;
use skillweek::base::path::SourcePath;
use skillweek::base::text;
use skillweek::diag::emit::arrange;
use skillweek::diag::{Code, Diagnostic, Span};

#[test]
fn diagnostics_stand_in_the_order_of_reading_and_once() {
    let (a, b) = (SourcePath::new("content/a.md"), SourcePath::new("content/b.xlsx"));
    let ordered = vec![
        Diagnostic::new(Code::EmptySection, text!("空", "empty")),
        unknown_key("whole").at(Span::whole(&a)),
        unknown_key("2").at(Span::text(&a, 2..3)),
        unknown_key("2").at(Span::text(&a, 2..9)),
        Diagnostic::new(Code::BrokenLink, text!("断", "broken")).at(Span::text(&a, 2..9)),
        unknown_key("10").at(Span::text(&a, 10..11)),
        unknown_key("cell").at(Span::cell(&b, "Z2")),
        unknown_key("cell").at(Span::cell(&b, "AA2")),
        unknown_key("cell").at(Span::cell(&b, "B10")),
        unknown_key("cell").at(Span::cell(&b, "场次!A1")),
    ];
    for turn in 0..ordered.len() {
        let mut shuffled = [ordered.clone(), ordered.clone()].concat();
        shuffled.rotate_left(turn);
        shuffled.reverse();
        assert_eq!(arrange(shuffled), ordered);
    }
}
