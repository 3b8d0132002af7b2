//! The texts about commands, with examples.

use super::{CommandWords, Pair};

const NOTHING: Pair = Pair::new("", "");

const fn same(line: &'static str) -> Pair {
    Pair::new(line, line)
}

/// Every command, the program itself first.
pub const COMMANDS: &[CommandWords] = &[
    CommandWords {
        at: "",
        about: Pair::new(
            "职业教育活动周门户的静态网站生成器",
            "A static site generator for the portals of the Vocational Education Activity Week",
        ),
        more: Pair::new(
            "运行 skillweek <命令> --help 查看某个命令的用法。\n\
             退出状态：0 完成（可以有警告），1 内容有错误，2 没能运行。",
            "Run skillweek <command> --help to read about a command.\n\
             Exit status: 0 done (warnings allowed), 1 the content has errors, 2 could not run.",
        ),
        examples: &[
            (
                Pair::new(
                    "skillweek new 活动周 --title 某某学校职业教育活动周",
                    "skillweek new week --title \"Vocational Education Week\"",
                ),
                Pair::new("新建一个项目", "make a project"),
            ),
            (
                Pair::new("skillweek add 活动 校园开放日", "skillweek add activity \"Open day\""),
                Pair::new("添加一项活动", "add an activity"),
            ),
            (same("skillweek build"), Pair::new("生成网站", "make the site")),
        ],
    },
    CommandWords {
        at: "new",
        about: Pair::new("新建一个项目，建好就能生成网站", "Make a project that builds at once"),
        more: Pair::new(
            "活动周的日期只是建议，请按当年的通知修改 content/site.yaml。",
            "The dates of the week are only suggested: correct them in content/site.yaml after the year's notice.",
        ),
        examples: &[
            (
                Pair::new("skillweek new 活动周", "skillweek new week"),
                Pair::new("建一个学校站点", "a school's site"),
            ),
            (
                Pair::new(
                    "skillweek new 活动周 --level province --year 2026",
                    "skillweek new week --level province --year 2026",
                ),
                Pair::new("建一个省级站点，带一所示例学校", "a province's, with one school"),
            ),
        ],
    },
    CommandWords {
        at: "add",
        about: Pair::new(
            "添加一个页面，信息栏已经填好",
            "Add a page with its front matter filled in",
        ),
        more: Pair::new(
            "种类：活动、典型案例、活动动态、通知公告、媒体报道、视频、图集、标识与海报、页面；\n\
             也可以简写：案例、动态、通知、公告、媒体、下载。\n\
             从不覆盖已有的文件。",
            "Kinds: activity, case, news, notice, media, video, gallery, download, page.\n\
             Never overwrites a file.",
        ),
        examples: &[
            (
                Pair::new("skillweek add 活动 校园开放日", "skillweek add activity \"Open day\""),
                Pair::new("在根站点添加活动", "an activity of the root site"),
            ),
            (
                Pair::new(
                    "skillweek add 动态 活动周开幕 --site shandong",
                    "skillweek add news \"The week begins\" --site shandong",
                ),
                Pair::new("在山东站点添加动态", "a news item of one site"),
            ),
        ],
    },
    CommandWords {
        at: "build",
        about: Pair::new("生成网站", "Make the sites"),
        more: Pair::new(
            "有错误的文件不更新，网站上仍是它上一个正确的版本；其余的照常发布。",
            "A file with errors is held: its last good version stays. The rest is published.",
        ),
        examples: &[
            (same("skillweek build"), Pair::new("生成全部站点", "all sites")),
            (
                same("skillweek build --site shandong"),
                Pair::new("只生成山东及其下级站点", "one site with all sites below it"),
            ),
            (
                same("skillweek build --url https://www.example.edu.cn/week/"),
                Pair::new("指定网站的完整网址", "for that address"),
            ),
        ],
    },
    CommandWords {
        at: "serve",
        about: Pair::new(
            "边改边看：保存文件，浏览器里马上更新",
            "Show the sites while they are being written",
        ),
        more: Pair::new(
            "不写 public 文件夹；发布前仍要运行 skillweek build。\n\
             按键加回车：o 打开浏览器，r 全部重新生成，c 清屏，q 退出，h 帮助；Ctrl+C 也能退出。",
            "The folder public is not written: run skillweek build before publishing.\n\
             Key and Enter: o open the browser, r make everything anew, c clear, q quit, h help; or Ctrl-C.",
        ),
        examples: &[
            (
                same("skillweek serve --open"),
                Pair::new("预览，并打开浏览器", "show, and open the browser"),
            ),
            (
                same("skillweek serve --drafts --site shandong"),
                Pair::new("连草稿一起预览山东及其下级站点", "one site with drafts"),
            ),
            (
                same("skillweek serve --lan"),
                Pair::new("用手机扫码查看", "look at it on a telephone"),
            ),
        ],
    },
    CommandWords {
        at: "check",
        about: Pair::new("检查内容，不生成文件", "Look for mistakes without making any file"),
        more: NOTHING,
        examples: &[
            (same("skillweek check"), Pair::new("检查全部站点", "all sites")),
            (
                same("skillweek check --strict"),
                Pair::new("有警告也算不通过，适合发布前把关", "warnings fail too"),
            ),
        ],
    },
    CommandWords {
        at: "schema",
        about: Pair::new("输出 JSON Schema，供编辑器提示和检查", "Print a JSON Schema for editors"),
        more: Pair::new(
            "不写种类时，列出可以输出哪些。",
            "Without an argument, lists what there is.",
        ),
        examples: &[(
            same("skillweek schema site > site.schema.json"),
            Pair::new("站点设置 site.yaml 的格式", "the form of site.yaml"),
        )],
    },
    CommandWords {
        at: "explain",
        about: Pair::new(
            "说明一个诊断代码，或一个文件的来历",
            "Explain a diagnostic code, or where a file comes from",
        ),
        more: Pair::new(
            "写生成的文件的路径，说明它由什么做成、页面上次为什么重新生成；写项目里的文件的路径，说明它用在哪里。",
            "For an output: what it is made of, why it was rendered; for a file of the project: where it went.",
        ),
        examples: &[
            (
                same("skillweek explain alt-missing"),
                Pair::new("为什么图片要写说明，怎样写", "why pictures need a text, and how"),
            ),
            (
                same("skillweek explain public/index.html"),
                Pair::new("首页上次为什么重新生成", "why the home page was rendered"),
            ),
        ],
    },
    CommandWords {
        at: "theme",
        about: Pair::new("查看和取出外观主题", "Look at themes and copy them"),
        more: NOTHING,
        examples: &[],
    },
    CommandWords {
        at: "theme list",
        about: Pair::new("列出可用的主题", "List the themes"),
        more: NOTHING,
        examples: &[],
    },
    CommandWords {
        at: "theme show",
        about: Pair::new("查看一个主题的参数和文件", "Show a theme's parameters and files"),
        more: NOTHING,
        examples: &[(same("skillweek theme show craft"), NOTHING)],
    },
    CommandWords {
        at: "theme eject",
        about: Pair::new(
            "把内置主题复制到项目里，以便修改",
            "Copy a built-in theme into the project to change it",
        ),
        more: Pair::new(
            "复制到 themes/名称；改过的文件不会被覆盖。复制出来的主题不再随程序升级。",
            "Copies to themes/NAME; changed files are kept. The copy no longer receives updates.",
        ),
        examples: &[(same("skillweek theme eject craft"), NOTHING)],
    },
];
