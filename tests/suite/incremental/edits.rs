//! A project with everything that can be edited, and random edits of it.

use super::desk::Desk;

/// Numbers that look random and are the same in every run (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("it is small")
    }

    pub fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.throw(of.len())]
    }
}

const SVG: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";
const CSV: &str = "标题,开始,地点,类型\n茶艺体验,2023-05-15 09:00,一层,便民服务\n焊接表演,2023-05-16,车间,开放校园\n";

/// A nation, a province and a school with a little of everything.
pub fn project() -> Desk {
    Desk::new([
        (
            "content/site.yaml",
            "title: 全国活动周\nurl: https://example.cn/zjz/\nlogo: /assets/logo.svg\n\
             edition: {year: 2023, start: 2023-05-14, end: 2023-05-20}\n",
        ),
        (
            "content/about.md",
            "---\ntitle: 关于\n---\n见[山东](shandong/)和[甲](news/a.md#xiao-jie)。\n",
        ),
        (
            "content/news/a.md",
            "---\ntitle: 甲\ndate: 2023-05-12\n---\n正文。\n\n## 小节 {#xiao-jie}\n\n文字。\n",
        ),
        (
            "content/news/b.md",
            "---\ntitle: 乙\ndate: 2023-05-13\nhighlight: true\n---\n![徽](/assets/logo.svg)\n",
        ),
        ("content/notices/n.md", "---\ntitle: 通知\ndate: 2023-04-01\n---\n请各地办好。\n"),
        ("content/shandong/site.yaml", "title: 山东\nrollup: {news: all}\n"),
        ("content/shandong/activities/表.csv", CSV),
        ("content/shandong/news/s.md", "---\ntitle: 山东新闻\ndate: 2023-05-11\n---\n新闻。\n"),
        ("content/shandong/qingdao/site.yaml", "title: 青岛职校\n"),
        (
            "content/shandong/qingdao/activities/open.md",
            "---\ntitle: 开放日\nstart: 2023-05-14 09:00\nend: 2023-05-14 11:00\ntype: 开放校园\nvenue: 校门\n---\n欢迎。\n",
        ),
        (
            "content/shandong/qingdao/cases/li.md",
            "---\ntitle: 李师傅\nhighlight: true\n---\n事迹。\n",
        ),
        ("assets/logo.svg", SVG),
    ])
}

/// Makes one random edit and says which.
pub fn edit(desk: &mut Desk, dice: &mut Dice) -> String {
    let texts: Vec<String> = paths(desk, |path| path.ends_with(".md"));
    let text = texts.get(dice.throw(texts.len().max(1))).cloned().unwrap_or_default();
    match dice.throw(16) {
        0..=2 if !text.is_empty() => change_body(desk, dice, &text),
        3..=5 if !text.is_empty() => change_front(desk, dice, &text),
        6 | 7 => add_page(desk, dice),
        8 if texts.len() > 6 => remove(desk, &text),
        9 if !text.is_empty() => rename(desk, dice, &text),
        10 | 11 => change_settings(desk, dice),
        12 => change_theme(desk, dice),
        13 => change_file(desk, dice),
        14 => change_rows(desk, dice),
        _ => change_sites(desk, dice),
    }
}

/// Mends what is wrong: first by writing files anew, then by removing what is still wrong.
pub fn mend(desk: &mut Desk) -> String {
    for attempt in 0..5 {
        for path in desk.broken() {
            let is_there = desk.root().join(&path).exists();
            match path.rsplit('.').next() {
                Some("yaml") if path == "content/site.yaml" => desk.write(
                    &path,
                    "title: 全国活动周\nedition: {year: 2023, start: 2023-05-14, end: 2023-05-20}\n",
                ),
                Some("yaml") => desk.write(&path, "title: 改正的站\n"),
                Some("md") if attempt == 0 => desk.write(&path, "---\ntitle: 改正\n---\n改好了。\n"),
                Some("csv") if attempt == 0 => desk.write(&path, CSV),
                _ if is_there => desk.remove(&path),
                _ => {}
            }
        }
    }
    "all mended".to_owned()
}

fn paths(desk: &Desk, is_meant: impl Fn(&str) -> bool) -> Vec<String> {
    desk.files().into_keys().filter(|path| is_meant(path)).collect()
}

fn change_body(desk: &mut Desk, dice: &mut Dice, path: &str) -> String {
    let other = paths(desk, |path| path.ends_with(".md"));
    let other = &other[dice.throw(other.len())];
    let line = match dice.throw(6) {
        0 => format!("见[那里](/{other})。"),
        1 => "![徽](/assets/logo.svg)".to_owned(),
        2 => "## 又一节\n\n一段。".to_owned(),
        3 => "[没有](nowhere.md)".to_owned(),
        4 => "::: note 注意\n一句。\n:::".to_owned(),
        _ => format!("第 {} 句。", dice.throw(1000)),
    };
    let old = desk.read(path);
    let text = match dice.throw(3) {
        // Back to the front matter and one line.
        0 => format!("---{}---\n{line}\n", old.split("---").nth(1).unwrap_or("\ntitle: 丁\n")),
        _ => format!("{old}\n{line}\n"),
    };
    desk.write(path, text);
    format!("body of {path}")
}

fn change_front(desk: &mut Desk, dice: &mut Dice, path: &str) -> String {
    let line = match dice.throw(12) {
        0 => format!("title: 题目{}", dice.throw(50)),
        1 => format!("date: 2023-05-{:02}", dice.throw(28) + 1),
        2 => format!("weight: {}", dice.throw(5)),
        3 => "highlight: true".to_owned(),
        4 => "draft: true".to_owned(),
        5 => format!("tags: [标签{}]", dice.throw(3)),
        6 => format!("slug: slug-{}", dice.throw(4)),
        7 => format!("aliases: [/old-{}.html]", dice.throw(3)),
        8 => format!("start: 2023-05-{:02} 10:00", dice.throw(10) + 12),
        9 => "cover: /assets/logo.svg".to_owned(),
        10 => "titel: 写错".to_owned(),
        _ => format!("summary: 摘要{}", dice.throw(9)),
    };
    let key = line.split(':').next().unwrap_or_default();
    let old = desk.read(path);
    let mut parts = old.splitn(3, "---");
    let (_, front, body) =
        (parts.next(), parts.next().unwrap_or("\n"), parts.next().unwrap_or("\n"));
    let is_other = |line: &&str| !line.starts_with(&format!("{key}:")) && !line.is_empty();
    let mut front: Vec<&str> = front.lines().filter(is_other).collect();
    let is_taken_back = front.len() > 1 && dice.throw(4) == 0;
    if !is_taken_back {
        front.push(&line);
    }
    desk.write(path, format!("---\n{}\n---{body}", front.join("\n")));
    format!("{key} of {path}")
}

fn add_page(desk: &mut Desk, dice: &mut Dice) -> String {
    let site = dice.pick(&["content", "content/shandong", "content/shandong/qingdao"]);
    let section =
        dice.pick(&["news", "notices", "activities", "cases", "guide", "galleries", "downloads"]);
    let name = dice.pick(&["x.md", "y.md", "_index.md", "z/index.md", "index.md"]);
    let path = format!("{site}/{section}/{name}");
    let start = if section == "activities" { "start: 2023-05-17 14:00\n" } else { "" };
    desk.write(&path, format!("---\ntitle: 新页{}\n{start}---\n新。\n", dice.throw(20)));
    path
}

fn remove(desk: &mut Desk, path: &str) -> String {
    desk.remove(path);
    format!("no {path}")
}

fn rename(desk: &mut Desk, dice: &mut Dice, path: &str) -> String {
    let (folder, _) = path.rsplit_once('/').expect("it lies in a folder");
    let name = dice.pick(&["r.md", "s.md", "改名.md"]);
    let (from, to) = match dice.throw(3) {
        // The folder with all that is in it.
        0 if folder.matches('/').count() >= 2 => (folder.to_owned(), format!("{folder}-2")),
        _ => (path.to_owned(), format!("{folder}/{name}")),
    };
    if from != to && !desk.root().join(&to).exists() {
        desk.rename(&from, &to);
    }
    format!("{from} → {to}")
}

fn change_settings(desk: &mut Desk, dice: &mut Dice) -> String {
    let sites = paths(desk, |path| path.ends_with("site.yaml"));
    let path = &sites[dice.throw(sites.len())];
    let line = match dice.throw(12) {
        0 => format!("title: 站{}", dice.throw(9)),
        1 => format!("theme: {{accent: \"#{:02x}4477\"}}", dice.throw(100)),
        2 => format!("inherit: [{}]", dice.pick(&["notices", "news", "news, notices"])),
        3 => format!("rollup: {{news: {}}}", dice.pick(&["all", "none", "highlights"])),
        4 => format!("urls: {}", dice.pick(&["pretty", "portable"])),
        5 => format!("url: https://example{}.cn/", dice.throw(3)),
        6 => "archived: true".to_owned(),
        7 => "nav: [news, about]".to_owned(),
        8 => format!("links_allowed: [a{}.cn]", dice.throw(2)),
        9 => "title: [站".to_owned(),
        _ => format!("organization: 单位{}", dice.throw(5)),
    };
    let key = line.split(':').next().unwrap_or_default();
    let old = desk.read(path);
    let is_other = |line: &&str| !line.starts_with(&format!("{key}:"));
    let kept: Vec<&str> = old.lines().filter(is_other).collect();
    desk.write(path, format!("{}\n{line}\n", kept.join("\n")));
    format!("{key} of {path}")
}

fn change_theme(desk: &mut Desk, dice: &mut Dice) -> String {
    let (path, text) = match dice.throw(8) {
        6 => (
            "content/_theme/templates/parts/footer.html",
            dice.pick(&[
                "<footer>{{ site.title }}x</footer>",
                "<footer>{{ page.title }}x</footer>",
            ]),
        ),
        7 => (
            "content/shandong/_theme/templates/parts/nav-items.html",
            "{% for item in site.nav %}<li>{{ item.label }}x{% endfor %}",
        ),
        0 => ("content/shandong/_theme/templates/article.html", "<p>{{ title }}</p>"),
        1 => (
            "content/_theme/templates/list.html",
            "<ul>{% for card in cards %}<li>{{ card.title }}{% endfor %}</ul>",
        ),
        2 => ("content/_theme/templates/list.html", "{% if %}"),
        3 => ("themes/craft/style/own.css", "p { margin: 0 }"),
        4 => ("content/shandong/_theme/words/zh-CN.yaml", "home: 主页\n"),
        _ => ("content/_theme/static/x.txt", "x"),
    };
    match desk.root().join(path).exists() && dice.throw(2) == 0 {
        true => desk.remove(path),
        false => desk.write(path, text.replace('x', dice.pick(&["x", "y"]))),
    }
    path.to_owned()
}

fn change_file(desk: &mut Desk, dice: &mut Dice) -> String {
    let path = dice.pick(&["assets/logo.svg", "content/news/图.svg", "content/news/表.pdf"]);
    match desk.root().join(path).exists() && dice.throw(3) == 0 {
        true => desk.remove(path),
        false => desk.write(path, SVG.replace("0 0 8 8", &format!("0 0 8 {}", dice.throw(9) + 1))),
    }
    path.to_owned()
}

fn change_rows(desk: &mut Desk, dice: &mut Dice) -> String {
    let path = "content/shandong/activities/表.csv";
    let title = dice.pick(&["茶艺体验", "剪纸", "焊接表演"]);
    let row = format!("{title},2023-05-{:02} 09:00,二层,便民服务\n", dice.throw(8) + 13);
    let old = if desk.root().join(path).exists() { desk.read(path) } else { CSV.to_owned() };
    let kept: Vec<&str> = old.lines().take(1 + dice.throw(4)).collect();
    desk.write(path, format!("{}\n{row}", kept.join("\n")));
    path.to_owned()
}

fn change_sites(desk: &mut Desk, dice: &mut Dice) -> String {
    let folder =
        dice.pick(&["content/yunnan", "content/shandong/jinan", "content/shandong/qingdao"]);
    match desk.root().join(folder).exists() {
        true => desk.remove(folder),
        false => {
            desk.write(&format!("{folder}/site.yaml"), format!("title: 新站{}\n", dice.throw(5)));
            desk.write(
                &format!("{folder}/news/k.md"),
                "---\ntitle: 开站\nhighlight: true\n---\n好。\n",
            );
        }
    }
    folder.to_owned()
}
