//! Explanations of the codes for requirements of public bodies' sites.

use super::Explanation;

pub(crate) const GROUP: [&str; 2] = ["规范", "Standards"];

pub(crate) const SITE_CODE_FORMAT: Explanation = Explanation {
    what_zh: "网站标识码的格式不像：应为 10 位数字、`bm` 加 8 位数字，或 `N` 加 9 位数字。",
    what_en: "The site code does not look like one: 10 digits, `bm` and 8 digits, or `N` and 9 digits.",
    why_zh: "标识码写进每一页的 `SiteIDCode` 标签和“政府网站找错”的链接，写错则两处都失效。学校通常没有标识码，不填即可。",
    why_en: "The code goes into every page's `SiteIDCode` tag and into the link for reporting errors; wrong, both fail. Schools usually have none: leave it out.",
    wrong: "footer:\n  site_code: 370700-0001",
    right: "footer:\n  site_code: \"3707000001\"",
};

pub(crate) const ICP_FORMAT: Explanation = Explanation {
    what_zh: "ICP 备案号的格式不像：应为“省份简称 + ICP备 + 数字 + 号”，可带“-1”这样的后缀。",
    what_en: "The ICP number does not look like one: a province's short name, `ICP备`, digits, `号`, and possibly a suffix such as `-1`.",
    why_zh: "备案管理办法要求在主页底部标明备案编号，并链接到工业和信息化部备案系统；未标明的可处罚款。",
    why_en: "The rules on filing require the number at the foot of the home page, linked to the ministry's system; its absence can be fined.",
    wrong: "footer:\n  icp: ICP备00000000",
    right: "footer:\n  icp: 鲁ICP备00000000号-1",
};

pub(crate) const POLICE_FORMAT: Explanation = Explanation {
    what_zh: "公安备案号的格式不像：应为“省份简称 + 公网安备 + 14 位数字 + 号”。",
    what_en: "The police filing number does not look like one: a province's short name, `公网安备`, 14 digits, `号`.",
    why_zh: "网站开通后 30 日内应办理公安备案；页脚的链接由这个号码生成，写错则查不到。",
    why_en: "A site is to be filed with the police within 30 days of its opening; the footer's link is made from this number and fails if it is wrong.",
    wrong: "footer:\n  police: 公网安备3707020200012",
    right: "footer:\n  police: 鲁公网安备37070202000000号",
};

pub(crate) const REPOST_WITHOUT_SOURCE: Explanation = Explanation {
    what_zh: "转载或媒体报道没有写明来源媒体、原标题或原文网址。",
    what_en: "A repost or a media report lacks its outlet, its original title or the address of the original.",
    why_zh: "转载新闻应来自稿源名单内的单位，保留来源、原作者、原标题，做到可追溯。",
    why_en: "News may be reposted only from listed sources, with source, author and title kept so that it can be traced.",
    wrong: "title: 技能点亮人生\noutlet: 中国教育报",
    right: "title: 技能点亮人生\noutlet: 中国教育报\noriginal_title: 技能点亮人生\nsource_url: https://www.jyb.cn/example.html",
};

pub(crate) const ICP_MISSING: Explanation = Explanation {
    what_zh: "站点有网址，页脚却没有 ICP 备案号。",
    what_en: "The site has an address and no ICP number in its foot.",
    why_zh: "备案管理办法要求在主页底部标明备案编号；未标明的可处罚款。",
    why_en: "The rules on filing require the number at the foot of the home page; its absence can be fined.",
    wrong: "footer: {}",
    right: "footer:\n  icp: 鲁ICP备12345678号-1",
};

pub(crate) const FOOTER_INCOMPLETE: Explanation = Explanation {
    what_zh: "页脚缺少主办单位或联系方式。",
    what_en: "The foot lacks the publisher or a way to reach it.",
    why_zh: "《政府网站发展指引》要求底部功能区列明主办单位及联系方式等；读者也要知道该找谁。",
    why_en: "The guidelines for government sites want both there, and readers need to know whom to ask.",
    wrong: "title: 活动周",
    right: "title: 活动周\norganization: 示例学院\ncontact:\n  phone: 0532-0000-0001",
};

pub(crate) const MAP_WITHOUT_APPROVAL: Explanation = Explanation {
    what_zh: "图片是地图，却没有审图号。",
    what_en: "A picture is a map and has no approval number.",
    why_zh: "公开地图须经审核并标注审图号；错绘漏绘国界会被追责。",
    why_en: "Published maps must be approved and carry their number; wrong borders are prosecuted.",
    wrong: "![校区分布图](ditu.png)",
    right: "![校区分布图，审图号：以核准的为准](ditu.png)",
};
