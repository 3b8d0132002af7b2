//! Explanations of the codes for themes, templates and styles.

use super::Explanation;

pub(crate) const GROUP: [&str; 2] = ["外观", "Themes"];

pub(crate) const UNKNOWN_THEME: Explanation = Explanation {
    what_zh: "`theme.name` 写的外观既不是内置的，也不在项目的 `themes/` 里。",
    what_en: "The theme that `theme.name` gives is neither built in nor in the project's `themes/`.",
    why_zh: "没有外观就做不出页面。用 `skillweek theme list` 可以看到所有可用的名字。",
    why_en: "Without a theme no page can be made. `skillweek theme list` shows the names that exist.",
    wrong: "theme:\n  name: my-theme-2   # themes/ 里只有 my-theme",
    right: "theme:\n  name: my-theme",
};

pub(crate) const TEMPLATE_ERROR: Explanation = Explanation {
    what_zh: "模板有语法错误，或用到了不存在的变量。",
    what_en: "A template has an error of syntax or uses a variable that does not exist.",
    why_zh: "用到这个模板的页面都做不出来。若改的是内置外观的副本，删掉改动的文件即可恢复。",
    why_en: "No page that uses the template can be made. If it is a changed copy of a built-in one, removing the file restores it.",
    wrong: "{% if page.cover %}<img src=\"{{ page.cover }}\">",
    right: "{% if page.cover %}<img src=\"{{ page.cover }}\">{% endif %}",
};

pub(crate) const STYLE_ERROR: Explanation = Explanation {
    what_zh: "样式表（CSS）有语法错误。",
    what_en: "A style sheet (CSS) has an error of syntax.",
    why_zh: "浏览器会悄悄忽略出错的部分，页面因此走样，而且各浏览器不同。",
    why_en: "Browsers silently ignore the faulty part, each in its own way, and the page looks wrong.",
    wrong: ".hero { color: #c00",
    right: ".hero { color: #c00; }",
};
