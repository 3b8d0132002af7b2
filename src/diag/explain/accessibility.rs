//! Explanations of the accessibility codes.

use super::Explanation;

pub(crate) const GROUP: [&str; 2] = ["无障碍", "Accessibility"];

pub(crate) const ALT_MISSING: Explanation = Explanation {
    what_zh: "图片没有替代文字。",
    what_en: "An image has no alternative text.",
    why_zh: "看不见图片的读者只能听替代文字，图片搜索也靠它。《无障碍环境建设法》2023 年 9 月 1 日起施行。",
    why_en: "Readers who cannot see hear this text instead, and image search relies on it. China's law on accessible environments has been in force since 1 September 2023.",
    wrong: "![](photo-01.jpg)",
    right: "![学生在数控车床前向社区居民演示](photo-01.jpg)",
};

pub(crate) const HEADING_ORDER: Explanation = Explanation {
    what_zh: "小标题跳了级，例如二级之后直接是四级。",
    what_en: "Headings skip a level, such as the fourth right after the second.",
    why_zh: "读屏软件按标题级别跳读，缺一级就像少了一节；想要小一号的字应由外观负责。",
    why_en: "Screen readers jump by heading levels, and a gap sounds like a missing section; smaller type is the theme's business.",
    wrong: "## 活动安排\n\n#### 上午",
    right: "## 活动安排\n\n### 上午",
};

pub(crate) const CONTRAST: Explanation = Explanation {
    what_zh: "设定的颜色与背景的对比不足，文字看不清。",
    what_en: "The configured colour stands out too little from its background to be read.",
    why_zh: "适老化规范要求文字对比度至少 4.5:1（大字 3:1）；老人、强光下用手机的人最先看不清。",
    why_en: "The rules for older readers ask for a contrast of at least 4.5:1 (3:1 for large type); older people and telephones in the sun suffer first.",
    wrong: "theme:\n  accent: \"#ffd54f\"   # 白底黄字",
    right: "theme:\n  accent: \"#8a5a00\"",
};

pub(crate) const VAGUE_LINK: Explanation = Explanation {
    what_zh: "链接文字只有“点击这里”“更多”“详情”，离开上下文看不出通向哪里。",
    what_en: "A link says only “click here” or “more”; out of its context nobody knows where it leads.",
    why_zh: "读屏软件可以只念链接；搜索引擎也用链接文字判断目标页的内容。",
    why_en: "Screen readers can read out the links alone, and search engines judge the target by these words.",
    wrong: "活动方案请[点击这里](plan.md)。",
    right: "请看[活动方案](plan.md)。",
};

pub(crate) const TABLE_HEADER: Explanation = Explanation {
    what_zh: "表格没有表头，或表头是空的。",
    what_en: "A table has no header, or an empty one.",
    why_zh: "读屏软件靠表头说明每一格是什么，手机上的窄表也靠它标注。",
    why_en: "Screen readers tell by the header what each cell is, and so do narrow tables on telephones.",
    wrong: "|  |  |\n|---|---|\n| 上午 | 开幕式 |",
    right: "| 时间 | 内容 |\n|---|---|\n| 上午 | 开幕式 |",
};

pub(crate) const VIDEO_WITHOUT_TEXT: Explanation = Explanation {
    what_zh: "视频没有文字稿，也没有字幕。",
    what_en: "A video has neither a transcript nor captions.",
    why_zh: "听不见的读者、在安静场合的读者看不懂；搜索也搜不到视频里说的话。",
    why_en: "Readers who cannot hear, or may not turn on the sound, are left out; search does not find what is said.",
    wrong: "title: 大国工匠进校园\nfile: craftsman.mp4",
    right: "title: 大国工匠进校园\nfile: craftsman.mp4\ntranscript: craftsman.md",
};
