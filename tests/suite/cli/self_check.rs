//! `self-check`: what the machine has, and what to do about what it lacks.

use super::harness::{Place, Run};

const CHECKS: [&str; 9] =
    ["project", "write", "cache", "space", "font", "browser", "port", "watch", "terminal"];

/// The severity and the message of a check.
#[track_caller]
fn found(run: &Run, check: &str) -> (String, String) {
    let object = run.json();
    let checks = object["checks"].as_array().expect("a list");
    let found = checks.iter().find(|found| found["check"] == check).expect("the check");
    let text = |key: &str| found[key].as_str().expect("a text").to_owned();
    (text("severity"), text("message"))
}

#[test]
fn a_project_s_machine_is_shown_on_one_screen() {
    let place = Place::with_project("province");
    for (lang, first, project) in [("zh", "好", "2 个站点"), ("en", "ok", "sites: 2")] {
        let run = place.site(&["self-check", "--lang", lang]);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{run:?}");
        let lines: Vec<&str> = run.out.lines().collect();
        let version = format!("skillweek {} (", env!("CARGO_PKG_VERSION"));
        assert!(lines[0].starts_with(&version), "{}", run.out);
        assert!(lines[2].trim_start().starts_with(first), "{}", run.out);
        assert!(lines[2].contains("[HERE]/site") && lines[2].contains(project), "{}", run.out);
        assert!(lines.len() <= 24, "{}", run.out);
    }
}

#[test]
fn programs_get_every_check_with_its_help() {
    let place = Place::with_project("school");
    let run = place.site(&["self-check", "--format", "json"]);
    let object = run.json();
    let checks = object["checks"].as_array().expect("a list");
    let names: Vec<&str> = checks.iter().filter_map(|found| found["check"].as_str()).collect();
    let expected = CHECKS.into_iter().filter(|name| *name != "space" || cfg!(unix));
    assert_eq!(names, expected.collect::<Vec<_>>());
    let mut counts = (0, 0);
    for check in checks {
        match check["severity"].as_str() {
            Some("ok") => assert!(check["help"].is_null(), "{check}"),
            Some("warning") => counts.1 += 1,
            Some("error") => counts.0 += 1,
            _ => panic!("{check}"),
        }
        assert_eq!(check["severity"] == "ok", check["help"].is_null(), "{check}");
    }
    assert_eq!(object["errors"], counts.0);
    assert_eq!(object["warnings"], counts.1);
    assert_eq!(run.status, i32::from(counts.0 > 0));
}

#[test]
fn nothing_is_changed() {
    let place = Place::with_project("school");
    let before = place.files("site");
    place.site(&["self-check"]);
    assert_eq!(place.files("site"), before);
}

#[test]
fn without_a_project_the_machine_is_checked_all_the_same() {
    let place = Place::empty();
    let run = place.run(&["self-check", "--format", "json"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{run:?}");
    assert_eq!(found(&run, "project").0, "warning");
    assert_eq!(found(&run, "write").0, "ok");
    let run = place.run(&["self-check", "--root", "nowhere"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
}

#[test]
#[cfg(target_os = "linux")]
fn an_output_that_cannot_be_written_fails() {
    let place = Place::with_project("school");
    // Not even the superuser makes files there.
    std::os::unix::fs::symlink("/proc/self", place.path("site/public")).expect("a link");
    let run = place.site(&["self-check", "--format", "json"]);
    assert_eq!((run.status, found(&run, "write").0.as_str()), (1, "error"), "{run:?}");
    assert!(found(&run, "write").1.contains("[HERE]/site/public"), "{run:?}");
    assert!(place.site(&["self-check"]).out.ends_with("有 1 处缺少，补上以前不能生成网站。\n"));
}

#[test]
fn a_temporary_folder_that_is_not_there_is_a_warning() {
    let place = Place::with_project("school");
    let nowhere = place.path("site/读我.txt/temporary");
    let nowhere = nowhere.to_str().expect("UTF-8");
    let variables = [("TMPDIR", nowhere), ("TEMP", nowhere), ("TMP", nowhere)];
    let run = place.run_in("site", &variables, &["self-check", "--format", "json"]);
    assert_eq!((run.status, found(&run, "cache").0.as_str()), (0, "warning"), "{run:?}");
    assert_eq!(found(&run, "write").0, "ok");
}

#[test]
fn a_display_and_an_encoding_are_asked_for() {
    let place = Place::empty();
    let check = |variables: &[(&str, &str)], check: &str| {
        found(&place.run_in("", variables, &["self-check", "--format", "json"]), check)
    };
    if cfg!(target_os = "linux") {
        assert_eq!(check(&[("PATH", "")], "browser").0, "warning");
        let (severity, message) = check(&[("LC_ALL", "zh_CN.GBK")], "terminal");
        assert_eq!(severity, "warning");
        assert!(message.contains("GBK"), "{message}");
    }
    assert_eq!(check(&[("LC_ALL", "zh_CN.UTF-8")], "terminal").0, "ok");
}
