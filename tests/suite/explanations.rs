//! Every code is explained, and the reference in `docs/` is what the program says.
//! `BLESS=1 cargo test explanations` rewrites it.

use skillweek::base::text::Lang;
use skillweek::diag::Code;
use skillweek::diag::explain::Explanation;
use skillweek::diag::reference::{page, reference};
use std::collections::BTreeSet;
use std::path::Path;
use std::{env, fs};

#[test]
fn the_committed_reference_is_the_programs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics.md");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, reference()).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(committed == reference(), "run BLESS=1 cargo test explanations");
}

#[test]
fn every_explanation_is_whole_and_its_own() {
    let mut seen = BTreeSet::new();
    for &code in Code::ALL {
        let explanation = code.explanation();
        let Explanation { what_zh, what_en, why_zh, why_en, .. } = explanation;
        for (zh, en) in [(what_zh, what_en), (why_zh, why_en)] {
            assert!(zh.ends_with('。') || zh.ends_with('；'), "{code}: {zh}");
            assert!(en.ends_with('.'), "{code}: {en}");
            assert!(!zh.is_ascii(), "{code}");
            assert!(
                !en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c) && !en.contains('`'))
            );
            assert!(seen.insert(zh) && seen.insert(en), "{code}: said twice");
        }
        assert!(!explanation.wrong.is_empty() && !explanation.right.is_empty(), "{code}");
        assert_ne!(explanation.wrong, explanation.right, "{code}");
    }
}

#[test]
fn groups_stand_together_in_the_catalogue() {
    let mut groups: Vec<&str> = Code::ALL.iter().map(|&code| code.group()[1]).collect();
    groups.dedup();
    let distinct: BTreeSet<&str> = groups.iter().copied().collect();
    assert_eq!(groups.len(), distinct.len(), "{groups:?}");
}

#[test]
fn a_page_for_the_terminal_reads_from_what_to_mended() {
    let expected = "\
unknown-key（警告，内容）

写了一个程序不认识的键，多半是拼错了。

为什么要紧
  不认识的键不起作用：您以为写上了地点，读者却看不到。自己要用的信息可以放在 `extra` 里。

会报告的写法
    title: 校园开放日
    addres: 解放路 1 号

改好以后
    title: 校园开放日
    address: 解放路 1 号
";
    assert_eq!(page(Code::UnknownKey, Lang::Zh), expected);
    assert!(
        page(Code::UnknownKey, Lang::En).starts_with("unknown-key (warning, Content)\n\nA key ")
    );
}
