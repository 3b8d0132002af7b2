//! The texts about arguments and flags.

use super::ArgWords;
use skillweek_base::text::Both;

const fn arg(
    at: &'static str,
    value: &'static str,
    zh: &'static str,
    en: &'static str,
) -> ArgWords {
    ArgWords { at, value, text: Both::new(zh, en) }
}

/// Every argument and flag.
pub const ARGS: &[ArgWords] = &[
    arg(
        "--lang",
        "语言",
        "提示用的语言：zh 中文，en 英文；默认随系统",
        "language of messages, zh or en; default: the system's",
    ),
    arg(
        "--root",
        "文件夹",
        "项目的文件夹；默认从当前文件夹向上找 content/site.yaml",
        "the project; default: the nearest folder upwards with content/site.yaml",
    ),
    arg("--help", "", "显示本说明", "show this help"),
    arg(
        "--version",
        "",
        "显示版本号，以及由什么编译而成",
        "show the version and what it was built from",
    ),
    arg(
        "new DIR",
        "文件夹",
        "项目的新文件夹（要么没有，要么是空的）",
        "the new folder, absent or empty",
    ),
    arg("new --title", "标题", "网站的名称", "the site's name"),
    arg(
        "new --level",
        "级别",
        "国家 nation、省 province、市 city、学校 school（默认）、行业 industry",
        "nation, province, city, school (default), industry",
    ),
    arg(
        "new --year",
        "年份",
        "哪一年的活动周（2015–2099）；默认今年",
        "the week's year, 2015–2099; default: this year",
    ),
    arg(
        "import FILE",
        "文件",
        "Word 文件（.docx）或表格（.xlsx、.xls、.csv）",
        "Word files or tables",
    ),
    arg(
        "import --site",
        "站点",
        "站点在 content 下的文件夹，如 shandong；默认是根站点",
        "the site's folder below content; default: the root site",
    ),
    arg(
        "import --section",
        "栏目",
        "栏目的文件夹或名称，如 notices、通知公告；默认：表格放进活动，文章按标题放进公告或动态",
        "the section's folder or name; default: activities for tables, notices or news for texts",
    ),
    arg(
        "import --convert",
        "",
        "`.doc`、`.wps`、`.rtf`、`.odt` 由本机装的 LibreOffice 转换后导入",
        "lets an installed LibreOffice convert .doc, .wps, .rtf and .odt",
    ),
    arg("add KIND", "种类", "页面的种类，中文或英文", "the kind of page"),
    arg("add TITLE", "标题", "页面的标题", "the page's title"),
    arg(
        "add --site",
        "站点",
        "站点在 content 下的文件夹，如 shandong；默认是根站点",
        "the site's folder below content, such as shandong; default: the root site",
    ),
    arg(
        "--site",
        "站点",
        "只处理这个站点及其下级，可以写多次；. 是根站点",
        "only this site and those below it; may be repeated; . is the root",
    ),
    arg(
        "build --out",
        "文件夹",
        "输出到哪里；默认是项目里的 public",
        "where to; default: public in the project",
    ),
    arg("build --drafts", "", "草稿也生成", "drafts too"),
    arg(
        "build --url",
        "网址",
        "根站点的完整网址，代替 site.yaml 里写的",
        "the root site's absolute address, instead of the one in site.yaml",
    ),
    arg(
        "build --shard",
        "第几份/共几份",
        "把站点分成几份，只生成其中一份，从 1 数起，如 2/5；各份合在一起就是整个网站",
        "build one share of the sites, as in 2/5; all shares copied together are the whole",
    ),
    arg(
        "build --jobs",
        "数量",
        "同时用几个线程（1–1024）；默认与处理器核数相同",
        "how many threads, 1–1024; default: one for each core",
    ),
    arg(
        "build --no-cache",
        "",
        "不用缓存，也不写缓存（.cache 文件夹）",
        "neither read nor write the cache (.cache)",
    ),
    arg(
        "build --all-or-nothing",
        "",
        "有任何错误就什么都不发布；平时只有出错的文件不更新",
        "publish nothing if there is any error",
    ),
    arg(
        "build --held-ok",
        "",
        "有错误的文件网站上都还有旧内容时，也算成功（退出状态 0）",
        "status 0 if a good version stands for each file with errors",
    ),
    arg(
        "build --wait",
        "",
        "另一个构建正在写同一个输出文件夹时，等它结束再开始",
        "wait while another build writes the same output",
    ),
    arg(
        "serve --host",
        "地址",
        "在哪个地址上提供预览；默认 127.0.0.1，只有本机能看",
        "the address to listen at; default: 127.0.0.1, this machine only",
    ),
    arg(
        "serve --lan",
        "",
        "手机等局域网里的设备也能看（同 --host 0.0.0.0），终端里显示二维码",
        "for telephones in the local network too (--host 0.0.0.0), with a QR code",
    ),
    arg(
        "serve --port",
        "端口",
        "端口，默认 4000；被占用时用下一个空闲的",
        "the port, default 4000; the next free one if it is taken",
    ),
    arg("serve --strict-port", "", "端口被占用时不换，直接停下", "stop if the port is taken"),
    arg("serve --open", "", "打开浏览器", "open the browser"),
    arg("serve --drafts", "", "草稿也显示", "drafts too"),
    arg(
        "serve --base",
        "路径",
        "按网站放在子目录里预览，如 /a/b/；默认 /",
        "show the sites in a subfolder, such as /a/b/; default: /",
    ),
    arg(
        "serve --no-cache",
        "",
        "不用缓存，也不写缓存（.cache 文件夹）",
        "neither read nor write the cache (.cache)",
    ),
    arg(
        "serve --poll",
        "",
        "定时查看文件，不等系统通知；网络盘上改动不更新时用",
        "look at the files again and again; for network drives that tell nothing",
    ),
    arg(
        "--format",
        "格式",
        "text 给人看（默认），json 给程序用",
        "text for people (default), json for programs",
    ),
    arg(
        "check --strict",
        "",
        "有警告也算不通过（退出状态 1）",
        "warnings fail too (exit status 1)",
    ),
    arg("schema KIND", "种类", "site、section，或页面的种类", "site, section, or a kind of page"),
    arg(
        "explain CODE",
        "代码或路径",
        "诊断代码，如 alt-missing；或者任何文件的路径，如 public/index.html",
        "a diagnostic's code, such as alt-missing, or any file's path",
    ),
    arg(
        "explain --out",
        "文件夹",
        "输出文件夹；默认是项目里的 public",
        "the output folder; default: public in the project",
    ),
    arg(
        "NAME",
        "名称",
        "主题的名称，见 skillweek theme list",
        "the theme's name, see skillweek theme list",
    ),
];
