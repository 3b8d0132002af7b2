//! Every text about commands, arguments and flags, in both languages: one table, from which help
//! pages and usage errors are made.

use crate::base::text::Lang;

/// A fixed text in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Pair {
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// What a command does, in one line and in full, with examples.
pub struct CommandWords {
    /// The command's words, such as `theme show`; empty for the program itself.
    pub at: &'static str,
    /// One line, for the list of commands.
    pub about: Pair,
    /// What else there is to know; may be empty.
    pub more: Pair,
    /// Command lines with what they do.
    pub examples: &'static [(Pair, Pair)],
}

/// What an argument or a flag means.
pub struct ArgWords {
    /// The command's words and the flag or the argument's English name, such as `build --site`;
    /// only the flag where it means the same everywhere.
    pub at: &'static str,
    /// The name of the value in Chinese; empty for a flag without value.
    pub value: &'static str,
    pub text: Pair,
}

/// The words of a command.
pub fn command(at: &str) -> Option<&'static CommandWords> {
    COMMANDS.iter().find(|words| words.at == at)
}

/// The words of an argument of a command.
pub fn arg(command: &str, name: &str) -> Option<&'static ArgWords> {
    let own = format!("{command} {name}");
    ARGS.iter().find(|words| words.at == own).or_else(|| ARGS.iter().find(|words| words.at == name))
}

const NOTHING: Pair = Pair::new("", "");

const fn same(line: &'static str) -> Pair {
    Pair::new(line, line)
}

const COMMANDS: &[CommandWords] = &[
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
            "内容有错误时不发布，输出文件夹里仍是上一次的完整网站。",
            "If the content has errors nothing is published: the last good output stays, whole.",
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
        about: Pair::new("说明一个诊断代码", "Explain a diagnostic code"),
        more: NOTHING,
        examples: &[(
            same("skillweek explain alt-missing"),
            Pair::new("为什么图片要写说明，怎样写", "why pictures need a text, and how"),
        )],
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

const ARGS: &[ArgWords] = &[
    ArgWords {
        at: "--lang",
        value: "语言",
        text: Pair::new(
            "提示用的语言：zh 中文，en 英文；默认随系统",
            "language of messages, zh or en; default: the system's",
        ),
    },
    ArgWords {
        at: "--root",
        value: "文件夹",
        text: Pair::new(
            "项目的文件夹；默认从当前文件夹向上找 content/site.yaml",
            "the project; default: the nearest folder upwards with content/site.yaml",
        ),
    },
    ArgWords { at: "--help", value: "", text: Pair::new("显示本说明", "show this help") },
    ArgWords { at: "--version", value: "", text: Pair::new("显示版本号", "show the version") },
    ArgWords {
        at: "new DIR",
        value: "文件夹",
        text: Pair::new(
            "项目的新文件夹（要么没有，要么是空的）",
            "the new folder, absent or empty",
        ),
    },
    ArgWords {
        at: "new --title", value: "标题", text: Pair::new("网站的名称", "the site's name")
    },
    ArgWords {
        at: "new --level",
        value: "级别",
        text: Pair::new(
            "国家 nation、省 province、市 city、学校 school（默认）、行业 industry",
            "nation, province, city, school (default), industry",
        ),
    },
    ArgWords {
        at: "new --year",
        value: "年份",
        text: Pair::new(
            "哪一年的活动周（2015–2099）；默认今年",
            "the week's year, 2015–2099; default: this year",
        ),
    },
    ArgWords {
        at: "add KIND",
        value: "种类",
        text: Pair::new("页面的种类，中文或英文", "the kind of page"),
    },
    ArgWords {
        at: "add TITLE", value: "标题", text: Pair::new("页面的标题", "the page's title")
    },
    ArgWords {
        at: "add --site",
        value: "站点",
        text: Pair::new(
            "站点在 content 下的文件夹，如 shandong；默认是根站点",
            "the site's folder below content, such as shandong; default: the root site",
        ),
    },
    ArgWords {
        at: "--site",
        value: "站点",
        text: Pair::new(
            "只处理这个站点及其下级，可以写多次；. 是根站点",
            "only this site and those below it; may be repeated; . is the root",
        ),
    },
    ArgWords {
        at: "build --out",
        value: "文件夹",
        text: Pair::new(
            "输出到哪里；默认是项目里的 public",
            "where to; default: public in the project",
        ),
    },
    ArgWords { at: "build --drafts", value: "", text: Pair::new("草稿也生成", "drafts too") },
    ArgWords {
        at: "build --url",
        value: "网址",
        text: Pair::new(
            "根站点的完整网址，代替 site.yaml 里写的",
            "the root site's absolute address, instead of the one in site.yaml",
        ),
    },
    ArgWords {
        at: "build --jobs",
        value: "数量",
        text: Pair::new(
            "同时用几个线程（1–1024）；默认与处理器核数相同",
            "how many threads, 1–1024; default: one for each core",
        ),
    },
    ArgWords {
        at: "build --no-cache",
        value: "",
        text: Pair::new(
            "不用缓存；本版本还没有缓存，写不写都一样",
            "use no cache; this version has none, so this changes nothing",
        ),
    },
    ArgWords {
        at: "--format",
        value: "格式",
        text: Pair::new(
            "text 给人看（默认），json 给程序用",
            "text for people (default), json for programs",
        ),
    },
    ArgWords {
        at: "check --strict",
        value: "",
        text: Pair::new("有警告也算不通过（退出状态 1）", "warnings fail too (exit status 1)"),
    },
    ArgWords {
        at: "schema KIND",
        value: "种类",
        text: Pair::new("site、section，或页面的种类", "site, section, or a kind of page"),
    },
    ArgWords {
        at: "explain CODE",
        value: "代码",
        text: Pair::new("诊断代码，如 alt-missing", "a diagnostic's code, such as alt-missing"),
    },
    ArgWords {
        at: "NAME",
        value: "名称",
        text: Pair::new(
            "主题的名称，见 skillweek theme list",
            "the theme's name, see skillweek theme list",
        ),
    },
];
