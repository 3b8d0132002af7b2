//! The texts about commands, with examples.

use super::CommandWords;
use skillweek_base::text::Both;

const NOTHING: Both = Both::new("", "");

/// A command line in each language, and its effect.
const fn example(
    line_zh: &'static str,
    line_en: &'static str,
    zh: &'static str,
    en: &'static str,
) -> (Both, Both) {
    (Both::new(line_zh, line_en), Both::new(zh, en))
}

/// A command line that is the same in both languages, and its effect.
const fn same(line: &'static str, zh: &'static str, en: &'static str) -> (Both, Both) {
    example(line, line, zh, en)
}

/// Every command, the program itself first.
pub const COMMANDS: &[CommandWords] = &[
    CommandWords {
        at: "",
        about: Both::new(
            "职业教育活动周门户的静态网站生成器",
            "A static site generator for the portals of the Vocational Education Activity Week",
        ),
        more: Both::new(
            "运行 skillweek <命令> --help 查看某个命令的用法。\n\
             退出状态：0 完成（可以有警告），1 内容有错误，2 没能运行。",
            "Run skillweek <command> --help to read about a command.\n\
             Exit status: 0 done (warnings allowed), 1 the content has errors, 2 could not run.",
        ),
        examples: &[
            example(
                "skillweek new 活动周 --title 某某学校职业教育活动周",
                "skillweek new week --title \"Vocational Education Week\"",
                "新建一个项目",
                "make a project",
            ),
            example(
                "skillweek add 活动 校园开放日",
                "skillweek add activity \"Open day\"",
                "添加一项活动",
                "add an activity",
            ),
            same("skillweek build", "生成网站", "make the site"),
        ],
    },
    CommandWords {
        at: "new",
        about: Both::new("新建一个项目，建好就能生成网站", "Make a project that builds at once"),
        more: Both::new(
            "活动周的日期只是建议，请按当年的通知修改 content/site.yaml。",
            "The dates of the week are only suggested: correct them in content/site.yaml after the year's notice.",
        ),
        examples: &[
            example(
                "skillweek new 活动周",
                "skillweek new week",
                "建一个学校站点",
                "a school's site",
            ),
            example(
                "skillweek new 活动周 --level province --year 2026",
                "skillweek new week --level province --year 2026",
                "建一个省级站点，带一所示例学校",
                "a province's, with one school",
            ),
        ],
    },
    CommandWords {
        at: "add",
        about: Both::new(
            "添加一个页面，信息栏已经填好",
            "Add a page with its front matter filled in",
        ),
        more: Both::new(
            "种类：{kinds}；\n\
             也可以简写：案例、动态、通知、公告、媒体、下载。\n\
             从不覆盖已有的文件。",
            "Kinds: {kinds}.\n\
             Never overwrites a file.",
        ),
        examples: &[
            example(
                "skillweek add 活动 校园开放日",
                "skillweek add activity \"Open day\"",
                "在根站点添加活动",
                "an activity of the root site",
            ),
            example(
                "skillweek add 动态 活动周开幕 --site shandong",
                "skillweek add news \"The week begins\" --site shandong",
                "在山东站点添加动态",
                "a news item of one site",
            ),
        ],
    },
    CommandWords {
        at: "import",
        about: Both::new(
            "把 Word 文件变成页面，把表格放进栏目",
            "Make pages of Word files, put tables into a section",
        ),
        more: Both::new(
            "每个 .docx 成为一个页面，图片放在它旁边；从不覆盖已有的文件。",
            "Each .docx becomes a page with its pictures beside it. Never overwrites a file.",
        ),
        examples: &[
            same(
                "skillweek import 通知.docx --section notices",
                "成为根站点的一条通知",
                "a notice of the root site",
            ),
            same(
                "skillweek import 旧通知.doc --convert",
                "先由本机的 LibreOffice 转换",
                "converted by LibreOffice first",
            ),
        ],
    },
    CommandWords {
        at: "build",
        about: Both::new("生成网站", "Make the sites"),
        more: Both::new(
            "有错误的文件不更新，网站上仍是它上一个正确的版本；其余的照常发布。",
            "A file with errors is held: its last good version stays. The rest is published.",
        ),
        examples: &[
            same("skillweek build", "生成全部站点", "all sites"),
            same(
                "skillweek build --site shandong",
                "只生成山东及其下级站点",
                "one site with all sites below it",
            ),
            same(
                "skillweek build --url https://www.example.edu.cn/week/",
                "指定网站的完整网址",
                "for that address",
            ),
        ],
    },
    CommandWords {
        at: "serve",
        about: Both::new(
            "边改边看：保存文件，浏览器里马上更新",
            "Show the sites while they are being written",
        ),
        more: Both::new(
            "不写 public 文件夹；发布前仍要运行 skillweek build。\n\
             按键加回车：o 打开浏览器，r 全部重新生成，c 清屏，q 退出，h 帮助；Ctrl+C 也能退出。",
            "The folder public is not written: run skillweek build before publishing.\n\
             Key and Enter: o open the browser, r make everything anew, c clear, q quit, h help; or Ctrl-C.",
        ),
        examples: &[
            same("skillweek serve --open", "预览，并打开浏览器", "show, and open the browser"),
            same(
                "skillweek serve --drafts --site shandong",
                "连草稿一起预览山东及其下级站点",
                "one site with drafts",
            ),
            same("skillweek serve --lan", "用手机扫码查看", "look at it on a telephone"),
        ],
    },
    CommandWords {
        at: "check",
        about: Both::new("检查内容，不生成文件", "Look for mistakes without making any file"),
        more: NOTHING,
        examples: &[
            same("skillweek check", "检查全部站点", "all sites"),
            same(
                "skillweek check --strict",
                "有警告也算不通过，适合发布前把关",
                "warnings fail too",
            ),
        ],
    },
    CommandWords {
        at: "self-check",
        about: Both::new(
            "看这台电脑缺不缺程序要用的东西，缺了怎样补",
            "See whether this machine has what the program needs",
        ),
        more: Both::new(
            "看项目、写入、磁盘、字体、浏览器、端口、监视和终端；什么都不改。\n\
             退出状态：0 能生成网站（可以有要注意的），1 缺少生成网站要用的东西。",
            "Looks at the project, writing, the disk, fonts, the browser, ports, watching and the terminal.\n\
             Changes nothing. Exit status: 0 sites can be built, 1 something that a build needs is missing.",
        ),
        examples: &[same(
            "skillweek self-check",
            "出了怪事，先运行它",
            "where something is odd, begin here",
        )],
    },
    CommandWords {
        at: "schema",
        about: Both::new("输出 JSON Schema，供编辑器提示和检查", "Print a JSON Schema for editors"),
        more: Both::new(
            "不写种类时，列出可以输出哪些。",
            "Without an argument, lists what there is.",
        ),
        examples: &[same(
            "skillweek schema site > site.schema.json",
            "站点设置 site.yaml 的格式",
            "the form of site.yaml",
        )],
    },
    CommandWords {
        at: "explain",
        about: Both::new(
            "说明一个诊断代码，或一个文件的来历",
            "Explain a diagnostic code, or where a file comes from",
        ),
        more: Both::new(
            "写生成的文件的路径，说明它由什么做成、页面上次为什么重新生成；写项目里的文件的路径，说明它用在哪里。",
            "For an output: what it is made of, why it was rendered; for a file of the project: where it went.",
        ),
        examples: &[
            same(
                "skillweek explain alt-missing",
                "为什么图片要写说明，怎样写",
                "why pictures need a text, and how",
            ),
            same(
                "skillweek explain public/index.html",
                "首页上次为什么重新生成",
                "why the home page was rendered",
            ),
        ],
    },
    CommandWords {
        at: "theme",
        about: Both::new("查看和取出外观主题", "Look at themes and copy them"),
        more: NOTHING,
        examples: &[],
    },
    CommandWords {
        at: "theme list",
        about: Both::new("列出可用的主题", "List the themes"),
        more: NOTHING,
        examples: &[],
    },
    CommandWords {
        at: "theme show",
        about: Both::new("查看一个主题的参数和文件", "Show a theme's parameters and files"),
        more: NOTHING,
        examples: &[same("skillweek theme show craft", "", "")],
    },
    CommandWords {
        at: "theme eject",
        about: Both::new(
            "把内置主题复制到项目里，以便修改",
            "Copy a built-in theme into the project to change it",
        ),
        more: Both::new(
            "复制到 themes/名称；改过的文件不会被覆盖。复制出来的主题不再随程序升级。",
            "Copies to themes/NAME; changed files are kept. The copy no longer receives updates.",
        ),
        examples: &[same("skillweek theme eject craft", "", "")],
    },
];
