//! Explanations of the codes for themes, templates and styles.

use super::{Both, Explanation, Room};

const ROOM: Room = Room::Themes;

pub(super) const UNKNOWN_THEME: Explanation = Explanation {
    room: ROOM,
    what: Both {
        zh: "`theme.name` 写的外观既不是内置的，也不在项目的 `themes/` 里。",
        en: "The theme that `theme.name` gives is neither built in nor in the project's `themes/`.",
    },
    why: Both {
        zh: "没有外观就做不出页面。用 `skillweek theme list` 可以看到所有可用的名字。",
        en: "Without a theme no page can be made. `skillweek theme list` shows the names that exist.",
    },
    wrong: "theme:\n  name: my-theme-2   # themes/ 里只有 my-theme",
    right: "theme:\n  name: my-theme",
};

pub(super) const TEMPLATE_ERROR: Explanation = Explanation {
    room: ROOM,
    what: Both {
        zh: "模板有语法错误，或用到了不存在的变量。",
        en: "A template has an error of syntax or uses a variable that does not exist.",
    },
    why: Both {
        zh: "用到这个模板的页面都做不出来。若改的是内置外观的副本，删掉改动的文件即可恢复。",
        en: "No page that uses the template can be made. If it is a changed copy of a built-in one, removing the file restores it.",
    },
    wrong: "{% if page.cover %}<img src=\"{{ page.cover }}\">",
    right: "{% if page.cover %}<img src=\"{{ page.cover }}\">{% endif %}",
};

pub(super) const STYLE_ERROR: Explanation = Explanation {
    room: ROOM,
    what: Both {
        zh: "样式表（CSS）有语法错误。",
        en: "A style sheet (CSS) has an error of syntax.",
    },
    why: Both {
        zh: "浏览器会悄悄忽略出错的部分，页面因此走样，而且各浏览器不同。",
        en: "Browsers silently ignore the faulty part, each in its own way, and the page looks wrong.",
    },
    wrong: ".hero { color: #c00",
    right: ".hero { color: #c00; }",
};
