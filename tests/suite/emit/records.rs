//! JSON as the contract has it.

use super::support::{Project, unknown_key};
use skillweek::base::path::SourcePath;
use skillweek::base::text;
use skillweek::base::text::Lang;
use skillweek::diag::emit::report;
use skillweek::diag::{Code, Diagnostic, Span};

#[test]
fn every_field_is_there_and_absent_ones_are_null() {
    let file = "content/a.md";
    let project = Project::with(&[(file, "---\n作者 authro: 张三\n")]);
    let table = SourcePath::new("content/活动.xlsx");
    let diagnostics = [
        Diagnostic::new(Code::EmptySection, text!("空", "empty")),
        unknown_key("authro")
            .at(project.find(file, "authro"))
            .help(text!("是 `author` 吗？", "`author`?")),
        Diagnostic::new(Code::EndBeforeStart, text!("早", "early")).at(Span::cell(&table, "B7")),
        Diagnostic::new(Code::Encoding, text!("码", "code")).at(Span::whole(&table)),
    ];
    let expected = concat!(
        r#"{"diagnostics":["#,
        r#"{"code":"empty-section","severity":"warning","message":"空","file":null,"line":null,"column":null,"cell":null,"help":null},"#,
        r#"{"code":"unknown-key","severity":"warning","message":"不认识的键 `authro`","file":"content/a.md","line":2,"column":4,"cell":null,"help":"是 `author` 吗？"},"#,
        r#"{"code":"end-before-start","severity":"error","message":"早","file":"content/活动.xlsx","line":null,"column":null,"cell":"B7","help":null},"#,
        r#"{"code":"encoding","severity":"warning","message":"码","file":"content/活动.xlsx","line":null,"column":null,"cell":null,"help":null}"#,
        r#"],"errors":1,"warnings":3}"#,
    );
    assert_eq!(report(&diagnostics, &project, Lang::Zh).unwrap(), expected);
    let english = report(&diagnostics, &project, Lang::En).unwrap();
    assert!(english.contains(r#""message":"unknown key `authro`""#));
}
