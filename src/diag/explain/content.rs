//! Explanations of the content codes.

use super::Explanation;

pub(crate) const GROUP: [&str; 2] = ["内容", "Content"];

pub(crate) const FRONT_MATTER_SYNTAX: Explanation = Explanation {
    what_zh: "文件开头两行 `---` 之间的信息，或 `site.yaml`，不符合 YAML 的写法，读不出来。",
    what_en: "What stands between the two `---` lines, or in `site.yaml`, is not valid YAML and cannot be read.",
    why_zh: "标题、时间、地点都写在这里；读不出来，这一页就做不出来。常见原因是冒号后面少了空格、引号没有成对、用 Tab 缩进。",
    why_en: "Title, time and venue stand here; unread, the page cannot be made. The usual causes are a colon without a space behind it, an unpaired quotation mark, or a tab as indentation.",
    wrong: "---\ntitle: \"技能：让生活更美好\nvenue:济南\n---",
    right: "---\ntitle: \"技能：让生活更美好\"\nvenue: 济南\n---",
};

pub(crate) const UNKNOWN_KEY: Explanation = Explanation {
    what_zh: "写了一个程序不认识的键，多半是拼错了。",
    what_en: "A key that the program does not know, most likely misspelt.",
    why_zh: "不认识的键不起作用：您以为写上了地点，读者却看不到。自己要用的信息可以放在 `extra` 里。",
    why_en: "An unknown key has no effect: you believe that the venue is given, and readers do not see it. Information of your own goes into `extra`.",
    wrong: "title: 校园开放日\naddres: 解放路 1 号",
    right: "title: 校园开放日\naddress: 解放路 1 号",
};

pub(crate) const MISSING_KEY: Explanation = Explanation {
    what_zh: "缺少必须填写的键，例如每个页面的 `title`（标题）、活动的 `start`（开始）。",
    what_en: "A required key is missing, such as every page's `title` or an activity's `start`.",
    why_zh: "没有标题的页面无法列出，没有时间的活动排不进日程；检查时没有发布日期的信息按未更新计算。",
    why_en: "A page without a title cannot be listed, an activity without a time not be scheduled; inspections count items without a date as not updated.",
    wrong: "---\nvenue: 实训楼\n---",
    right: "---\ntitle: 智能制造实训室开放\nstart: 2023-05-14 09:00\nvenue: 实训楼\n---",
};

pub(crate) const INVALID_VALUE: Explanation = Explanation {
    what_zh: "键认识，但它的值不能用：不存在的日期、不在可选范围内的词、应当是数字的地方写了文字。",
    what_en: "The key is known and its value cannot be used: a date that does not exist, a word that is not among the choices, text where a number should be.",
    why_zh: "程序不会猜测：猜错的日期会让读者白跑一趟。",
    why_en: "The program does not guess: a wrongly guessed date sends readers on a journey for nothing.",
    wrong: "start: 2023-05-32\nbooking: 要预约",
    right: "start: 2023-05-31\nbooking: 必须预约",
};

pub(crate) const ENCODING: Explanation = Explanation {
    what_zh: "文件的编码不明确，或含有无法解读的字节。",
    what_en: "The file's encoding is unclear, or it holds bytes that cannot be read.",
    why_zh: "按错误的编码读会成为乱码，人名、校名也会出错。程序能读 UTF-8、UTF-16 和 GB 18030；保存为 UTF-8 最稳妥。",
    why_en: "Read in the wrong encoding the text is garbled, names of people and schools included. UTF-8, UTF-16 and GB 18030 are read; UTF-8 is safest.",
    wrong: "（一半按 GBK、一半按 UTF-8 保存的文件）\ntitle: 鑱屼笟鏁欒偛",
    right: "（在编辑器里选“另存为 → UTF-8”）\ntitle: 职业教育",
};

pub(crate) const DUPLICATE_SLUG: Explanation = Explanation {
    what_zh: "同一个栏目里有两个页面的网址相同。",
    what_en: "Two pages of one section have the same address.",
    why_zh: "一个网址只能有一个页面，否则后写的会盖掉先写的。程序不替您选择；请给其中一个另取 `slug`。",
    why_en: "An address can hold one page only; the later would replace the earlier. The program does not choose; give one of them another `slug`.",
    wrong: "# open-day.md\nslug: open-day\n\n# open-day-2.md\nslug: open-day",
    right: "# open-day.md\nslug: open-day\n\n# open-day-2.md\nslug: open-day-afternoon",
};

pub(crate) const WEEKDAY_MISMATCH: Explanation = Explanation {
    what_zh: "文中的日期和星期对不上。",
    what_en: "A date and its weekday in the text disagree.",
    why_zh: "日期和星期至少有一个是错的，读者不知道该哪天来。这类错误多半是从往年的稿件里复制来的。",
    why_en: "One of the two is wrong, and readers do not know on which day to come. Such errors usually come from copying last year's text.",
    wrong: "活动定于 2023 年 5 月 14 日（星期六）举行。",
    right: "活动定于 2023 年 5 月 14 日（星期日）举行。",
};

pub(crate) const TERM_NEAR_MISS: Explanation = Explanation {
    what_zh: "文中有一个词与 `protected_terms`（固定用语）里的某个用语只差一个字。",
    what_en: "A word of the text differs from one of the `protected_terms` by a single character.",
    why_zh: "机构名、法律名、人名、主题写错一个字就是严重表述错误，是政府网站检查的单项否决项。",
    why_en: "One wrong character in the name of an organ, a law, a person or the year's theme is a grave error of wording, for which inspections fail a site outright.",
    wrong: "# site.yaml\nprotected_terms: [职业教育活动周]\n\n# 正文\n全国职业教肓活动周开幕",
    right: "# 正文\n全国职业教育活动周开幕",
};

pub(crate) const DOCUMENT_NUMBER_BRACKETS: Explanation = Explanation {
    what_zh: "发文字号里的年份没有用六角括号〔〕。",
    what_en: "The year in a document's number does not stand in the brackets 〔〕.",
    why_zh: "公文的发文字号用六角括号〔〕；写成方括号或圆括号不合规范，读者按字号也检索不到。",
    why_en: "Official document numbers use 〔〕; with other brackets they break the norm, and readers who search for the number do not find it.",
    wrong: "教职成函[2023]5号",
    right: "教职成函〔2023〕5号",
};

pub(crate) const WORD_RESIDUE: Explanation = Explanation {
    what_zh: "正文里有从 Word 或网页编辑器带来的残留：段首全角空格、`mso-` 样式、`&nbsp;` 等。",
    what_en: "The text holds remains of Word or of a web editor: full-width spaces as indentation, `mso-` styles, `&nbsp;`.",
    why_zh: "首行缩进由外观负责；手工空格会缩进两次，在手机和读屏软件上尤其难看难听。",
    why_en: "The theme indents paragraphs; spaces by hand indent twice, which is worst on telephones and for screen readers.",
    wrong: "　　活动周期间，学校开放实训室。&nbsp;",
    right: "活动周期间，学校开放实训室。",
};

pub(crate) const PLACEHOLDER: Explanation = Explanation {
    what_zh: "这里还是 `new` 或 `add` 写下的示例，没有换成真实的内容。",
    what_en: "This is still a sample that `new` or `add` wrote; nobody has put in what is true.",
    why_zh: "示例的单位、电话、标题发布出去，读者会当真，检查会扣分。逐处换成真实的内容，用不着的行删去，用不着的页面删去文件；`check --strict` 有示例就不通过。",
    why_en: "Readers take published samples of units, telephones and titles for real, and inspections mark them down. Replace each, delete lines that are not needed, and the files of pages that are not; `check --strict` fails while there is one.",
    wrong: "主办单位: 示例单位（请改成本单位全称）\n联系:\n  电话: 0000-00000000",
    right: "主办单位: 潍坊市示范职业学校\n联系:\n  电话: 0536-1234567",
};

pub(crate) const PRIVATE_USE_CHARACTER: Explanation = Explanation {
    what_zh: "正文里有私用区字符或替换字符（�）。",
    what_en: "The text holds private-use characters or the replacement character (�).",
    why_zh: "这些字符只在装有特定字体的电脑上能显示，读者看到的是方框或空白；常见于姓名里的生僻字和 Word 的项目符号。",
    why_en: "Such characters show only where a certain font is installed; readers see boxes or nothing. They come from rare characters in names and from Word's bullets.",
    wrong: "\u{f06c} 参观实训室",
    right: "- 参观实训室",
};

pub(crate) const THEME_MISMATCH: Explanation = Explanation {
    what_zh: "文中引用的活动周主题与 `site.yaml` 里 `edition.theme` 不一致。",
    what_en: "The week's theme as the text quotes it differs from `edition.theme` in `site.yaml`.",
    why_zh: "主题由当年的通知规定，一字一标点都应照录；往年的主题也容易混进来。",
    why_en: "The year's notice sets the theme, to be quoted to the letter; themes of earlier years slip in easily.",
    wrong: "# site.yaml\nedition: {theme: \"技能：让生活更美好\"}\n\n# 正文\n本届活动周以“技能让生活更美好”为主题",
    right: "# 正文\n本届活动周以“技能：让生活更美好”为主题",
};

pub(crate) const EMPTY_SECTION: Explanation = Explanation {
    what_zh: "栏目里没有一篇可以发布的内容。",
    what_en: "A section holds nothing that can be published.",
    why_zh: "空栏目不会生成，导航里也不出现；空白栏目是网站检查的扣分项。暂时不用的栏目可以先删掉。",
    why_en: "An empty section is not made and does not stand in the navigation; inspections count empty sections as faults. Remove a section that is not needed yet.",
    wrong: "content/shandong/videos/_index.md   （只有它）",
    right: "content/shandong/videos/_index.md\ncontent/shandong/videos/opening.md",
};

pub(crate) const FUTURE_DATE: Explanation = Explanation {
    what_zh: "发布日期在将来。",
    what_en: "The date of publication lies in the future.",
    why_zh: "网站检查把伪造发稿日期列为单项否决；定时发布请到时再去掉草稿标记。",
    why_en: "Inspections reject sites for forged dates; keep the page a draft until its day comes.",
    wrong: "日期: 2032-05-14",
    right: "日期: 2023-05-14",
};

pub(crate) const UNREVIEWED: Explanation = Explanation {
    what_zh: "稿件没有写明编辑和审核人。",
    what_en: "An article names neither editor nor reviewer.",
    why_zh: "各地要求稿件先审后发；出了差错，要能找到把关的人。",
    why_en: "Articles are to be reviewed before they are published, and someone must answer for them.",
    wrong: "标题: 开放日纪实",
    right: "标题: 开放日纪实\n编辑: 示例编辑\n审核: 示例审核",
};
