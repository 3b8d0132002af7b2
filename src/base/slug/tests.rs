//! Titles and their slugs.

use super::pinyin_words::WORDS;
use super::{LONGEST, check, slug};
use proptest::prelude::*;

#[test]
#[expect(clippy::too_many_lines, reason = "it is a table")]
fn titles_become_readable_names() {
    let cases = [
        ("技能展示", "ji-neng-zhan-shi"),
        ("技能·展示", "ji-neng-zhan-shi"),
        ("op\u{200B}en", "open"),
        ("重庆", "chong-qing"),
        ("重点", "zhong-dian"),
        ("重阳节", "chong-yang-jie"),
        ("长沙", "chang-sha"),
        ("长春", "chang-chun"),
        ("成长", "cheng-zhang"),
        ("校长", "xiao-zhang"),
        ("擅长", "shan-chang"),
        ("银行", "yin-hang"),
        ("银川", "yin-chuan"),
        ("行业", "hang-ye"),
        ("进行", "jin-xing"),
        ("行动", "xing-dong"),
        ("行行出状元", "hang-hang-chu-zhuang-yuan"),
        ("行行出彩", "hang-hang-chu-cai"),
        ("举行行业对话", "ju-xing-hang-ye-dui-hua"),
        ("技能同行", "ji-neng-tong-xing"),
        ("会计", "kuai-ji"),
        ("会议", "hui-yi"),
        ("厦门", "xia-men"),
        ("六安", "lu-an"),
        ("音乐", "yin-yue"),
        ("快乐", "kuai-le"),
        ("乐山", "le-shan"),
        ("朝阳", "chao-yang"),
        ("朝气蓬勃", "zhao-qi-peng-bo"),
        ("大夫", "dai-fu"),
        ("参差不齐", "cen-ci-bu-qi"),
        ("参加", "can-jia"),
        ("调研", "diao-yan"),
        ("调酒", "tiao-jiu"),
        ("调整", "tiao-zheng"),
        ("就业率", "jiu-ye-lv"),
        ("率先", "shuai-xian"),
        ("首都", "shou-du"),
        ("成都", "cheng-du"),
        ("传统", "chuan-tong"),
        ("自传", "zi-zhuan"),
        ("西藏", "xi-zang"),
        ("收藏", "shou-cang"),
        ("绿色", "lv-se"),
        ("旅游", "lv-you"),
        ("女工", "nv-gong"),
        ("战略", "zhan-lue"),
        ("潍坊", "wei-fang"),
        ("便宜", "pian-yi"),
        ("便民服务", "bian-min-fu-wu"),
        ("空调", "kong-tiao"),
        ("角色", "jue-se"),
        ("处理", "chu-li"),
        ("亳州", "bo-zhou"),
        ("台州", "tai-zhou"),
        ("番禺", "pan-yu"),
        ("标识与海报", "biao-zhi-yu-hai-bao"),
        ("非遗拓印", "fei-yi-ta-yin"),
        ("校企合作", "xiao-qi-he-zuo"),
        ("青少年", "qing-shao-nian"),
        ("2023年职业教育活动周", "2023-nian-zhi-ye-jiao-yu-huo-dong-zhou"),
        ("C919大飞机", "c919-da-fei-ji"),
        ("Hello, World!", "hello-world"),
        ("Don't Panic", "dont-panic"),
        ("Café Zürich", "cafe-zurich"),
        ("ＡＢＣ１２３", "abc123"),
        ("launch_day.v2", "launch-day-v2"),
        ("--a--b--", "a-b"),
        ("①②", "12"),
        ("con", "con-page"),
        ("COM1", "com1-page"),
        ("nul", "nul-page"),
        ("company", "company"),
        ("〇一二", "ling-yi-er"),
    ];
    for (title, expected) in cases {
        assert_eq!(slug(title), expected, "{title}");
    }
}

#[test]
fn other_scripts_and_bare_signs_get_stable_names() {
    for title in ["ئۇيغۇر", "བོད་ཡིག", "ᠮᠣᠩᠭᠣᠯ", "Привет", "한국어", "！！！", "🎉", "", "——"]
    {
        let name = slug(title);
        assert!(check(&name).is_ok(), "{title}: {name}");
        assert_eq!(name, slug(title));
    }
    assert_ne!(slug("Привет"), slug("Пока"));
    assert_ne!(slug("！"), slug("？"));
}

#[test]
fn long_titles_are_cut_between_syllables() {
    let name = slug(&"技能让生活更美好".repeat(10));
    assert!(name.len() <= LONGEST && !name.ends_with('-'), "{name}");
    assert!(name.split('-').all(|word| !word.is_empty()));
    assert_eq!(slug(&"a".repeat(100)).len(), LONGEST);
}

#[test]
fn chosen_slugs_are_checked() {
    for good in ["launch", "2023-05-14", "a", "open-day-2"] {
        assert_eq!(check(good), Ok(()), "{good}");
    }
    for bad in ["", "Launch", "启动", "a b", "-a", "a-", "a--b", "a/b", "con", "lpt1", "a.b", "a_b"]
    {
        assert!(check(bad).is_err(), "{bad}");
    }
    assert!(check("启动 Day").unwrap_err().zh.contains("qi-dong-day"));
}

#[test]
fn the_table_of_words_is_sorted_and_complete() {
    assert!(WORDS.len() >= 200);
    assert!(WORDS.is_sorted_by(|(a, _), (b, _)| a < b));
    for (word, syllables) in WORDS {
        let length = word.chars().count();
        assert_eq!(length, syllables.split(' ').count(), "{word}");
        assert!(length > 1, "{word}");
        assert!(syllables.bytes().all(|byte| byte == b' ' || byte.is_ascii_lowercase()), "{word}");
    }
}

proptest! {
    #[test]
    fn every_text_has_a_valid_slug(text: String) {
        let name = slug(&text);
        prop_assert!(check(&name).is_ok(), "{:?}: {}", text, name);
    }

    #[test]
    fn chinese_has_a_valid_slug(text in "[\u{4e00}-\u{9fff}A-Z0-9 ·，]{0,80}") {
        let name = slug(&text);
        prop_assert!(check(&name).is_ok(), "{:?}: {}", text, name);
        prop_assert_eq!(&name, &slug(&name));
    }
}
