//! Explanations of the codes for links and loaded resources.

use super::Explanation;

pub(crate) const GROUP: [&str; 2] = ["链接", "Links"];

pub(crate) const BROKEN_LINK: Explanation = Explanation {
    what_zh: "链接指向的页面在项目里不存在。",
    what_en: "A link leads to a page that the project does not have.",
    why_zh: "读者点开是“页面不存在”；站内死链也是网站检查的扣分项。",
    why_en: "Readers meet “page not found”; inspections count dead links within a site as faults.",
    wrong: "[报名须知](../notices/sign-upp.md)",
    right: "[报名须知](../notices/sign-up.md)",
};

pub(crate) const BROKEN_ANCHOR: Explanation = Explanation {
    what_zh: "链接 `#` 后面的小标题在目标页面里不存在。",
    what_en: "The heading behind the `#` of a link does not exist on its target.",
    why_zh: "页面能打开，却停在开头，读者找不到要看的一段；改过小标题后常会这样。",
    why_en: "The page opens at its beginning and readers do not find the passage; this happens when a heading is reworded.",
    wrong: "## 乘车路线 {#route}\n\n[怎么来](#routes)",
    right: "## 乘车路线 {#route}\n\n[怎么来](#route)",
};

pub(crate) const MISSING_FILE: Explanation = Explanation {
    what_zh: "引用的图片、附件或海报不存在。",
    what_en: "An image, an attachment or a poster that is referred to does not exist.",
    why_zh: "页面上会缺图，附件下载不了。请核对文件名（包括大小写和扩展名），并确认文件已放进项目。",
    why_en: "The page lacks a picture, the attachment cannot be had. Check the name, its case and its extension, and that the file is in the project.",
    wrong: "![启动仪式](opening.jpg)   （文件名是 opening.JPEG）",
    right: "![启动仪式](opening.JPEG)",
};

pub(crate) const HOST_NOT_ALLOWED: Explanation = Explanation {
    what_zh: "外部链接的域名不在 `links_allowed`（外链白名单）里。",
    what_en: "An external link leads to a host that is not among `links_allowed`.",
    why_zh: "域名过期后常被用来放非法内容。有高校统计，约 65% 的监管警告来自违规外链。确认可靠后再加入白名单。",
    why_en: "Lapsed domains are often taken over for unlawful content; one university counted about 65 % of its supervision warnings as caused by external links. Add the host once you trust it.",
    wrong: "links_allowed: [www.moe.gov.cn]\n\n[报名](https://signup.example.com/)",
    right: "links_allowed: [www.moe.gov.cn, signup.example.com]",
};

pub(crate) const HIDDEN_LINK: Explanation = Explanation {
    what_zh: "正文里有读者看不见的链接（暗链）：隐藏、极小、透明或移出屏幕。",
    what_en: "The text holds a link that readers cannot see: hidden, tiny, transparent or off the screen.",
    why_zh: "暗链多是粘贴网页内容时带来的，或是被植入的广告；网站会因此被通报、被搜索引擎降权。",
    why_en: "Such links come with pasted web pages or were planted as advertising; sites are reprimanded for them and search engines rank them lower.",
    wrong: "<span style=\"display:none\"><a href=\"https://example.com\">x</a></span>",
    right: "（删除整段）",
};

pub(crate) const INSECURE_LINK: Explanation = Explanation {
    what_zh: "链接用的是 `http://`，不是 `https://`。",
    what_en: "A link uses `http://` and not `https://`.",
    why_zh: "内容在途中可能被窃听或篡改，浏览器也会提示“不安全”。对方支持时请改用 `https://`。",
    why_en: "What is sent can be read and changed on its way, and browsers warn of it. Use `https://` where the other side offers it.",
    wrong: "[教育部](http://www.moe.gov.cn/)",
    right: "[教育部](https://www.moe.gov.cn/)",
};

pub(crate) const LOCAL_LINK: Explanation = Explanation {
    what_zh: "链接指向本机或内网：`file:///`、`C:\\`、`localhost`、`192.168.…`。",
    what_en: "A link leads to this computer or an internal network: `file:///`, `C:\\`, `localhost`, `192.168.…`.",
    why_zh: "只有您自己打得开，还会暴露内部的路径和地址。请把文件放进项目，用相对路径引用。",
    why_en: "Only you can open it, and it discloses internal paths and addresses. Put the file into the project and refer to it by a relative path.",
    wrong: "[方案](file:///C:/Users/zhang/Desktop/方案.docx)",
    right: "[方案](方案.docx)",
};

pub(crate) const THIRD_PARTY_RESOURCE: Explanation = Explanation {
    what_zh: "页面要从别的网站加载图片、字体、样式或脚本。",
    what_en: "A page loads an image, a font, a style or a script from another site.",
    why_zh: "对方改动或停止服务，页面就会残缺；对方还能知道谁在看，脚本甚至能改写页面。IPv6 支持率的评测也计入这些资源。请下载到项目里。",
    why_en: "When the other side changes or stops, the page breaks; it learns who reads, and a script can rewrite the page. Assessments of IPv6 support count such resources too. Put a copy into the project.",
    wrong: "![海报](https://img.example.com/poster.jpg)",
    right: "![海报](poster.jpg)",
};
