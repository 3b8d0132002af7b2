//! Samples in pages and settings.

use super::*;
use crate::parse::{Setting, parse};
use crate::scaffold::{TITLE_END, Values, fill};
use skillweek_base::text::Lang;
use skillweek_record::yaml;

/// The samples that are told in a page: the line of each and the text there.
fn told(kind: Kind, page: &str) -> Vec<String> {
    let mut sink = Sink::new();
    let setting = Setting { kind, year: Some(2026), edition: None, extra_types: &[] };
    let _ = parse(&SourcePath::new("content/a.md"), page, &setting, &mut sink);
    let found = sink.into_diagnostics();
    let samples = found.into_iter().filter(|found| found.code == Code::Placeholder);
    samples.map(|found| text_of(page, &found).to_owned()).collect()
}

fn text_of<'a>(text: &'a str, found: &Diagnostic) -> &'a str {
    match &found.span.as_ref().expect("a place").place {
        Place::Text(range) => &text[range.clone()],
        place => panic!("{place:?}"),
    }
}

fn values() -> Values {
    Values::from([
        ("title", "校园开放日".to_owned()),
        ("date", "2026-05-01".to_owned()),
        ("start", "2026-05-10".to_owned()),
    ])
}

#[test]
fn a_new_page_of_every_kind_has_only_what_is_to_fill_in() {
    for kind in Kind::ALL {
        for template in kind.definition().scaffold {
            let page = fill(template, &values());
            let found = told(*kind, &page);
            let marks = |line: &&str| line.contains('⟦') && !line.starts_with('#');
            let marked = template.lines().filter(marks).count();
            assert_eq!(found.len(), marked, "{kind:?}: {found:?}");
            assert!(marked > 0, "{kind:?}");
        }
    }
}

#[test]
fn an_example_that_is_taken_out_of_its_comment_is_told() {
    for kind in Kind::ALL {
        for template in kind.definition().scaffold {
            let page = fill(template, &values());
            for line in template.lines().filter(|line| line.starts_with("# ") && line.contains('⟦'))
            {
                let Some((key, _)) = line["# ".len()..].split_once(':') else { continue };
                let sample = line.split(['⟦', '⟧']).nth(1).unwrap();
                // Deeper lines need the line above them.
                if !key.starts_with(' ') {
                    let page = page.replace(&format!("# {key}:"), &format!("{key}:"));
                    let found = told(*kind, &page);
                    assert!(found.iter().any(|found| found.contains(sample)), "{kind:?}: {line}");
                }
            }
        }
    }
}

#[test]
fn the_end_of_invented_titles_is_known() {
    let page = format!("---\n标题: 某学校活动周{TITLE_END}\n---\n正文。\n");
    assert_eq!(told(Kind::News, &page), ["某学校活动周（示例）"]);
}

#[test]
fn what_only_mentions_a_sample_is_none() {
    let page = "---\n标题: 示例教学单位的示例（示例）课\n编辑: 示例编辑室\n摘要: 姓名\n\
                来源: 国家级示例单位\n---\n这是示例。全国示例单位的示例编辑说：姓名、一两句话。\n\n示例学校\n";
    assert_eq!(told(Kind::News, page), Vec::<String>::new());
}

#[test]
fn a_comment_beside_a_text_is_none() {
    let hint = "<!-- 在这里写正文 -->";
    let page = |text: &str| format!("---\n标题: 甲\n---\n{text}");
    for text in ["{}\n", "\n\n  {}\n\n", "<!-- 别的 -->\n{}\n", "## 背景\n{}\n## 做法\n有。\n"]
    {
        let text = text.replace("{}", hint);
        assert_eq!(told(Kind::News, &page(&text)), [hint], "{text}");
    }
    for text in ["{}\n正文。\n", "正文。\n\n{}\n", "{}\n\n## 背景\n\n正文。\n"] {
        let text = text.replace("{}", hint);
        assert_eq!(told(Kind::News, &page(&text)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn settings_know_nested_samples_by_their_keys() {
    use skillweek_record::key::{Key, Shape};
    const CONTACT: &[Key] = &[Key::new("phone", "电话", Shape::Text)];
    const KEYS: &[Key] = &[
        Key::new("organization", "主办单位", Shape::Text),
        Key::new("contact", "联系", Shape::Map(CONTACT)),
        Key::new("slogan", "口号", Shape::Text),
    ];
    let text = "organization: \"示例学校\"\ncontact:\n  电话: 0000-00000000\n口号: 示例学校\n";
    let mut sink = Sink::new();
    let file = SourcePath::new("content/site.yaml");
    let node = yaml::parse(&file, text, 0..text.len(), &mut sink).expect("YAML");
    check_record(&file, &node, KEYS, &mut sink);
    let found = sink.into_diagnostics();
    let told: Vec<&str> = found.iter().map(|found| found.message.get(Lang::Zh)).collect();
    assert_eq!(told, ["“主办单位”还是示例：示例学校", "“电话”还是示例：0000-00000000"]);
    assert_eq!(text_of(text, &found[1]), "0000-00000000");
}
