//! Emphasis beside Chinese, compared with comrak, which has the CJK-friendly rule built in.

use crate::items::{ItemKind, items};
use crate::prepare::prepare;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Tag, TagEnd};

/// Sentences as in notices, invitations and reports.
const SENTENCES: &[&str] = &[
    "他说**“技能”**是",
    "**技能：**让生活更美好",
    "报名**（限30人）**开放",
    "这是**《大国工匠》**展",
    "**重点。**下一句",
    "**时间：**5月10日",
    "~~“删除”~~是",
    "**第一**、**第二（含）**和**“第三”**。",
    "（**重点**）请各单位",
    "“**技能让生活更美好**”主题",
    "主题为**“技能：让生活更美好”**。",
    "根据**《中华人民共和国职业教育法》**“每年5月第二周”的规定",
    "（一）**时间：**2023年5月14日至20日",
    "（二）**主题：**技能：让生活更美好",
    "推动现代职业教育**“一体两翼五重点”**建设改革",
    "——**坚持高位推动。**统筹职业教育",
    "以**“产教融合、校企合作”**为主线",
    "每年选取**1—2个**活动内涵丰富的地区",
    "作为**“年度推介省份（城市）”**，组织",
    "**教职成函〔2023〕5号**文件",
    "见**〔附件1〕**和*〔附件2〕*",
    "联系人：**张𠮷**，电话：**010-66096809**。",
    "**𠮷野家**与**“𠮷”**字",
    "**ＡＢＣ**与**１２３**及**（１）**",
    "报名截止**5月10日（周三）17:00**前",
    "使用**Python（3.12）**编程",
    "学习**C++**和**C#**语言",
    "参与人次达**1.2万+**，满意度**98%**！",
    "*注意：*请携带身份证",
    "*“注意”*请携带",
    "***“重要”***通知",
    "***重要：***通知",
    "**“外层*“内层”*外层”**",
    "**外层*内层*外层**",
    "*外层**“内层”**外层*",
    "~~原定5月14日（周日）~~改为5月15日",
    "~~**“取消”**~~的活动",
    "**~~“取消”~~**的活动",
    "_“下划线”_是",
    "他_“下划线”_是",
    "__“下划线”__是",
    "他*_“混合”_*是",
    "他**_混合_**是",
    "他_**“混合”**_是",
    "**🎉欢迎🎉**参加",
    "🎉**“欢迎”**🎉",
    "欢迎**🎉**参加",
    "**欢迎！🎉**参加",
    "**「日本語」**です",
    "これは**『重要』**です",
    "**重要（ちゅうよう）**です",
    "カタカナ**“テスト”**カタカナ",
    "ﾊﾝｶｸ**“ﾃｽﾄ”**ﾊﾝｶｸ",
    "**한국어(Korean)**는",
    "**“한국어”**는",
    "이것은**“중요”**합니다",
    "禰󠄀**“”**禰󠄀",
    "禰󠄀**（あ）**禰󠄀",
    "**“語”󠄀**語",
    "㐂**（喜）**㐂",
    "“︁**（引号）**”︁",
    "他说︀**“技能”**是",
    "a**“b”**c",
    "a**(b)**c",
    "中**(b)**c",
    "a**(b)**中",
    "中 **“b”** 中",
    "中** “b”**中",
    "中**“b” **中",
    "**中*",
    "*中**",
    "***中**",
    "**中***",
    "\\**“中”**是",
    "\\\\**“中”**是",
    "他\\***“中”**是",
    "他`**“中”**`是",
    "他**`“中”`**是",
    "他**&ldquo;中&rdquo;**是",
    "他**&lt;中&gt;**是",
    "**&#x201C;中**是",
    "100**％**和￥**100**元",
    "→**“箭头”**←",
    "①**第一**②**（第二）**",
    "※**“说明”**※",
    "**⚠️注意：**高压",
    "第①**、②**③",
    "〇**“〇”**〇",
    "々**々々**々、**々々**",
    "全角空格　**“中”**　全角空格",
    "**“中”**　",
    "。**“中”**。",
    "，**中**，**文**，",
    "、*、*、",
    "，，**，，**，，",
    "中**，**文",
    "中**，文**，中",
    "中，**文，**中",
    "（中）**（文）**（中）",
    "《中》**《文》**《中》",
    "**第一行\n第二行：**第三行",
    "**第一行：\n**第二行",
    "中**\n“文”**中",
];

/// Texts before, inside and after a run; all combinations are tried.
const BEFORE: &[&str] = &["", "他", "他说：", "a", "1", "（", "“", " ", "🎉", "𠮷", "한", "．"];
const INSIDE: &[&str] = &[
    "技能",
    "“技能”",
    "技能：",
    "（限30人）",
    "《书》",
    "a",
    "(a)",
    "98%",
    "🎉",
    "１２３",
    "𠮷",
    "ｱ｡",
];
const BEHIND: &[&str] = &["", "是", "，是", "a", "1", "）", "”", " ", "🎉", "𠮷", "한", "。"];
const RUNS: &[&str] = &["*", "**", "~~", "***"];

/// Our HTML of one paragraph; `None` if it holds more than text and emphasis.
fn ours(text: &str) -> Option<String> {
    let prepared = prepare(text, 0);
    let items = items(&prepared, Options::ENABLE_STRIKETHROUGH, text);
    rendered(items.into_iter().filter_map(|item| match item.kind {
        ItemKind::Markdown(event) => Some(event),
        ItemKind::Fence(_) | ItemKind::Pasted(_) => None,
    }))
}

fn rendered<'a>(events: impl Iterator<Item = Event<'a>>) -> Option<String> {
    let mut html = String::new();
    for event in events {
        match event {
            Event::Start(Tag::Paragraph) => html.push_str("<p>"),
            Event::Start(Tag::Emphasis) => html.push_str("<em>"),
            Event::Start(Tag::Strong) => html.push_str("<strong>"),
            Event::Start(Tag::Strikethrough) => html.push_str("<del>"),
            Event::End(TagEnd::Paragraph) => html.push_str("</p>\n"),
            Event::End(TagEnd::Emphasis) => html.push_str("</em>"),
            Event::End(TagEnd::Strong) => html.push_str("</strong>"),
            Event::End(TagEnd::Strikethrough) => html.push_str("</del>"),
            Event::Text(text) => html.push_str(&escaped(&text)),
            Event::Code(code) => html.push_str(&format!("<code>{}</code>", escaped(&code))),
            Event::SoftBreak => html.push('\n'),
            Event::HardBreak => html.push_str("<br />\n"),
            _ => return None,
        }
    }
    Some(html)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn theirs(text: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.cjk_friendly_emphasis = true;
    options.extension.strikethrough = true;
    comrak::markdown_to_html(text, &options)
}

#[test]
fn sentences_are_emphasised_as_comrak_does() {
    for sentence in SENTENCES {
        assert_eq!(ours(sentence), Some(theirs(sentence)), "{sentence}");
    }
}

#[test]
fn every_neighbourhood_is_judged_as_comrak_does() {
    let mut count = 0;
    for before in BEFORE {
        for inside in INSIDE {
            for (behind, run) in
                BEHIND.iter().flat_map(|behind| RUNS.iter().map(move |run| (behind, run)))
            {
                let text = format!("{before}{run}{inside}{run}{behind}");
                // pulldown-cmark lets `~~` open before any punctuation, even within a Latin word.
                let is_lax = *run == "~~" && matches!(*before, "a" | "1" | "🎉");
                let is_exempt = is_lax || has_product(&text);
                let Some(ours) = ours(&text).filter(|_| !is_exempt) else { continue };
                assert_eq!(ours, theirs(&text), "{text}");
                count += 1;
            }
        }
    }
    assert!(count > 5000, "{count}");
}

/// Whether `*` or `_` stands between digits, as in `5*3`, where it is no emphasis here.
fn has_product(text: &str) -> bool {
    let is_delimiter = |letter: char| matches!(letter, '*' | '_');
    let is_digit = |letter: Option<char>| {
        letter.is_some_and(|letter| matches!(letter, '0'..='9' | '０'..='９'))
    };
    text.char_indices().filter(|(_, letter)| is_delimiter(*letter)).any(|(at, _)| {
        let before = text[..at].trim_end_matches(is_delimiter).chars().next_back();
        let behind = text[at..].trim_start_matches(is_delimiter).chars().next();
        is_digit(before) && is_digit(behind)
    })
}

/// A paragraph with runs of delimiters. `~` is not among them, since comrak looks past it when it
/// judges `*`.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        5 => prop::sample::select(vec!["*", "**", "***", "_", "__"]),
        6 => prop::sample::select(vec![
            "中", "文字", "“", "”", "‘", "’", "，", "。", "（", "）", "《", "》", "：", "、", "！", "？", "—", "…", "·", "「", "」",
            "𠮷", "１", "ａ", "％", "한", "カ", "ｶ", "｡", "〇", "々", "①", "㈱", "〜",
        ]),
        3 => prop::sample::select(vec!["a", "b", "1", ".", ",", "(", ")", "'", "+", "-x", "é", "😀", "🎉", "©", "→", "￥", "$"]),
        2 => prop::sample::select(vec![" ", "　", "\u{A0}", "\n中"]),
    ];
    // A character first prevents lists, headings and rules.
    prop::collection::vec(part, 1..16).prop_map(|parts| format!("文{}", parts.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_mixture_is_judged_as_comrak_does(text in text()) {
        prop_assume!(!has_product(&text));
        prop_assert_eq!(ours(&text).unwrap_or_default(), theirs(&text));
    }
}
