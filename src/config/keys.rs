//! The keys of `site.yaml`: their names in both languages, their values and their meaning.

use super::values::{Level, UrlStyle};
use skillweek_record::key::{Key, Shape, Vocabulary};

/// The keys of `edition`.
pub const EDITION: &[Key] = &[
    Key::new("year", "年份", Shape::Integer).doc("届次的年份", "the year of the edition"),
    Key::new("theme", "主题", Shape::Text)
        .doc("当年主题，一字不差", "the year's theme, to the letter"),
    Key::new("start", "开始", Shape::Date).doc("第一天，以当年通知为准", "the first day"),
    Key::new("end", "结束", Shape::Date).doc("最后一天", "the last day"),
    Key::new("theme_days", "主题日", Shape::Maps(THEME_DAY))
        .doc("每天的主题", "a label for single days"),
];

/// The keys of an entry of `edition.theme_days`.
pub const THEME_DAY: &[Key] = &[
    Key::new("date", "日期", Shape::Date).required(),
    Key::new("label", "名称", Shape::Text).required(),
];

/// The keys of `region`, where it is a map and not a text.
pub const REGION: &[Key] = &[
    Key::new("code", "代码", Shape::Text).doc("行政区划代码", "the administrative-division code"),
    Key::new("name", "名称", Shape::Text),
];

/// The keys of `contact`, which is public.
pub const CONTACT: &[Key] = &[
    Key::new("name", "姓名", Shape::Text).also(&["名称", "联系人", "部门"]),
    Key::new("phone", "电话", Shape::Text),
    Key::new("email", "邮箱", Shape::Text),
    Key::new("address", "地址", Shape::Text),
];

/// The keys of `liaison`, which is for reports only.
pub const LIAISON: &[Key] = &[
    Key::new("name", "姓名", Shape::Text),
    Key::new("post", "职务", Shape::Text),
    Key::new("phone", "电话", Shape::Text),
    Key::new("email", "邮箱", Shape::Text),
];

/// The keys of `footer`.
pub const FOOTER: &[Key] = &[
    Key::new("icp", "备案号", Shape::Text).also(&["ICP备案号"]).doc("ICP 备案号", "the ICP number"),
    Key::new("police", "公安备案", Shape::Text).doc("公安备案号", "the public security number"),
    Key::new("site_code", "网站标识码", Shape::Text),
    Key::new("conac", "网站标识", Shape::Url)
        .doc("党政机关或事业单位标识页的网址", "the address of the identity page"),
    Key::new("links", "链接", Shape::Maps(LINK)).also(&["友情链接", "相关链接"]),
];

/// The keys of an entry of `footer.links`.
pub const LINK: &[Key] = &[
    Key::new("label", "名称", Shape::Text).also(&["title", "标题", "name"]).required(),
    Key::new("url", "网址", Shape::Url).also(&["href", "链接"]).required(),
];

/// The keys of `parent_site`.
pub const PARENT_SITE: &[Key] = &[
    Key::new("title", "标题", Shape::Text).also(&["名称"]).required(),
    Key::new("url", "网址", Shape::Url).required(),
];

/// The keys of an entry of `nav`, where it is a map.
pub const NAV_ENTRY: &[Key] = &[
    Key::new("name", "栏目", Shape::Text).also(&["section", "页面", "page"]),
    Key::new("label", "名称", Shape::Text).also(&["title", "标题"]),
    Key::new("url", "网址", Shape::Url).also(&["链接", "href"]),
];

/// The keys of an entry of `grey`.
pub const PERIOD: &[Key] = &[
    Key::new("from", "从", Shape::Date).also(&["开始", "起"]).required(),
    Key::new("to", "到", Shape::Date).also(&["结束", "止"]),
];

/// The keys of `pictures`.
pub const PICTURES: &[Key] = &[
    Key::new("widths", "宽度", Shape::Numbers).doc(
        "每张图片做成哪几种宽度，像素，从小到大；默认 480、960、1600，绝不放大",
        "the widths in pixels, ascending; by default 480, 960, 1600; nothing is enlarged",
    ),
    Key::new("quality", "质量", Shape::Any).doc(
        "1 到 100，默认 80；可以按格式分别写：webp、jpeg",
        "1 to 100, by default 80; or a map with webp and jpeg",
    ),
    Key::new("formats", "格式", Shape::Texts).doc(
        "默认 webp 和 jpeg；只写 jpeg 就不做 WebP；透明的图片自动用 PNG",
        "webp and jpeg by default; jpeg alone makes no WebP; PNG where something shines through",
    ),
];

/// The keys of `pictures.quality`, where it is a map.
pub const QUALITY: &[Key] = &[
    Key::new("webp", "", Shape::Integer).also(&["WebP", "WEBP"]),
    Key::new("jpeg", "", Shape::Integer).also(&["jpg", "JPEG", "JPG"]),
];

/// Every key of `site.yaml`.
pub const SITE: &[Key] = &[
    Key::new("title", "标题", Shape::Text).required().doc("站点名称", "the site's name"),
    Key::new("level", "级别", Shape::Choice(Level::TERMS))
        .doc("单位级别；不写时按文件夹层级推定", "the publisher's rank; by depth where absent"),
    Key::new("organization", "主办单位", Shape::Text)
        .doc("发布本站的单位", "the unit that publishes the site"),
    Key::new("description", "简介", Shape::Text).also(&["摘要", "summary"]).doc(
        "一句话介绍，供搜索引擎和分享卡片使用",
        "one sentence for search engines and share cards",
    ),
    Key::new("departments", "联办单位", Shape::Texts)
        .doc("联合举办的单位；下级站点沿用", "units that take part; inherited"),
    Key::new("region", "地区", Shape::Any)
        .doc("地区名称，或 code 和 name；下级站点沿用", "a name, or code and name; inherited"),
    Key::new("url", "网址", Shape::Url)
        .doc("站点将来的完整网址，可带子目录", "the absolute address where the site will live"),
    Key::new("lang", "语言", Shape::Text)
        .doc("BCP 47 语言代码，默认 zh-CN；下级站点沿用", "BCP 47, by default zh-CN; inherited"),
    Key::new("edition", "届次", Shape::Map(EDITION))
        .doc("当年活动周的年份、主题和日期；下级站点沿用", "the year's edition; inherited"),
    Key::new("theme", "外观", Shape::Any).doc(
        "主题外观：name、accent（主色）和该外观的参数；下级站点沿用",
        "name, accent and the theme's parameters; inherited",
    ),
    Key::new("logo", "标识", Shape::File).doc("标识图片；下级站点沿用", "a picture; inherited"),
    Key::new("poster", "海报", Shape::File).doc("海报图片；下级站点沿用", "a picture; inherited"),
    Key::new("nav", "导航", Shape::Any)
        .doc("导航的顺序和名称；不写时列出有内容的栏目", "order and labels of the navigation"),
    Key::new("inherit", "继承", Shape::Texts).doc(
        "显示上级站点的哪些栏目，默认通知公告、标识与海报；下级站点沿用",
        "sections shown from the sites above; inherited",
    ),
    Key::new("rollup", "汇聚", Shape::Any).doc(
        "各栏目显示下级站点的哪些内容：all、highlights 或 none；下级站点沿用",
        "per section all, highlights or none; inherited",
    ),
    Key::new("contact", "联系", Shape::Map(CONTACT)).doc("公开的联系方式", "public contact"),
    Key::new("liaison", "联络员", Shape::Map(LIAISON))
        .doc("只用于报送，绝不公开", "for reports only, never published")
        .coming(),
    Key::new("footer", "页脚", Shape::Map(FOOTER))
        .doc("备案号、标识码和链接", "registration numbers and links"),
    Key::new("parent_site", "上级门户", Shape::Map(PARENT_SITE))
        .doc("本站所属的门户网站", "the portal that the site sits under"),
    Key::new("links_allowed", "外链白名单", Shape::Texts).doc(
        "允许链接的外部主机；不写则不检查；下级站点沿用",
        "hosts that content may link to; inherited",
    ),
    Key::new("protected_terms", "固定用语", Shape::Texts)
        .doc("必须一字不差的用语；下级站点沿用", "exact terms; inherited")
        .coming(),
    Key::new("grey", "灰度", Shape::Maps(PERIOD))
        .doc("页面显示为灰色的日期；下级站点沿用", "dates shown in grey; inherited"),
    Key::new("archived", "归档", Shape::Bool)
        .doc("是否已归档；下级站点沿用", "whether the site is archived; inherited"),
    Key::new("share", "分享图", Shape::Bool).doc(
        "是否为页面做分享图，默认做；写了网址才有；下级站点沿用",
        "whether pages get share pictures, by default true; needs `url`; inherited",
    ),
    Key::new("urls", "网址形式", Shape::Choice(UrlStyle::TERMS))
        .doc("portable（默认）或 pretty；下级站点沿用", "portable or pretty; inherited"),
    Key::new("rules", "检查规则", Shape::Any).doc(
        "各诊断代码的级别：error、warning 或 off；下级站点沿用",
        "severity by diagnostic code; inherited",
    ),
    Key::new("activity_types", "活动类型", Shape::Texts).doc(
        "常用类型以外的活动类型；下级站点沿用",
        "types of activity besides the usual ones; inherited",
    ),
    Key::new("pictures", "图片", Shape::Map(PICTURES)).doc(
        "图片的宽度、质量和格式；下级站点沿用",
        "widths, qualities and formats of pictures; inherited",
    ),
];
