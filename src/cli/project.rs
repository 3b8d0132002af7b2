//! The project of a command, and its sites by the names that people type.

use super::refusal::Refusal;
use skillweek_base::nearest::{OFFERED, most_alike};
use skillweek_base::text;
use skillweek_base::text::Text;
use skillweek_pipeline::{FontScope, Request};
use skillweek_source::{CONTENT, settings_in};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;
use walkdir::WalkDir;

/// The name of the root site.
const ROOT_SITE: &str = ".";

/// A project's folder.
#[derive(Debug)]
pub struct Project {
    pub root: PathBuf,
}

impl Project {
    /// The project in the named folder, otherwise the nearest one upwards from the current folder.
    pub fn find(named: Option<&Path>) -> Result<Self, Refusal> {
        match named {
            Some(root) if is_project(root) => Ok(Self { root: root.to_owned() }),
            Some(root) => Err(not_a_project(root)),
            None => Self::upwards(),
        }
    }

    fn upwards() -> Result<Self, Refusal> {
        let here = std::env::current_dir().map_err(|error| {
            Refusal::new(text!(
                "不能进入当前文件夹：{error}",
                "the current folder cannot be read: {error}"
            ))
        })?;
        let root = here.ancestors().find(|folder| is_project(folder));
        root.map(|root| Self { root: root.to_owned() }).ok_or_else(|| no_project(&here))
    }

    /// The request that every command begins with.
    pub fn request(&self, program: &'static str) -> Request {
        Request {
            program,
            root: self.root.clone(),
            cache: Some(self.root.join(".cache")),
            fonts: FontScope::System,
            ..Request::default()
        }
    }

    /// The folder of a site.
    pub fn folder_of(&self, site: &str) -> PathBuf {
        let content = self.root.join(CONTENT);
        if site == ROOT_SITE { content } else { content.join(site) }
    }

    /// The site with a name as typed: `shandong\qingdao\`, `content/shandong`, `.`.
    pub fn site(&self, typed: &str) -> Result<String, Refusal> {
        let exists = |name: &String| settings_in(&self.folder_of(name)).is_some();
        if let Some(name) = normal(typed).filter(exists) {
            return Ok(name);
        }
        let alike = most_alike(&typed.replace('\\', "/"), self.sites(), OFFERED);
        let refusal = Refusal::new(text!(
            "没有 `{typed}` 这个站点：content 下没有这个文件夹，或者里面没有 site.yaml",
            "there is no site `{typed}`: no such folder below content, or no site.yaml in it"
        ));
        Err(refusal.help(if alike.is_empty() {
            text!(
                "站点的名称是它在 content 下的文件夹，如 `shandong`；根站点是 `.`",
                "a site's name is its folder below content, as in `shandong`; the root is `.`"
            )
        } else {
            let names = alike.join("`, `");
            text!("您是不是想写 `{names}`？", "did you mean `{names}`?")
        }))
    }

    /// The sites that were named, sorted, each once, in the form of the pipeline.
    pub fn named_sites(&self, typed: &[String]) -> Result<Vec<String>, Refusal> {
        let sites: BTreeSet<String> =
            typed.iter().map(|site| self.site(site)).collect::<Result<_, _>>()?;
        Ok(sites.into_iter().collect())
    }

    /// Every site's name, the root first.
    pub fn sites(&self) -> Vec<String> {
        let content = self.root.join(CONTENT);
        let walk = WalkDir::new(&content).sort_by_file_name().into_iter();
        let visible = walk.filter_entry(|entry| {
            entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
        });
        let mut sites: Vec<String> = visible
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_dir() && settings_in(entry.path()).is_some())
            .filter_map(|entry| name(entry.path().strip_prefix(&content).ok()?))
            .collect();
        sites.sort_by_key(|site| (site != ROOT_SITE, site.clone()));
        sites
    }
}

fn is_project(folder: &Path) -> bool {
    settings_in(&folder.join(CONTENT)).is_some()
}

fn name(folder: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = folder.iter().map(|part| part.to_str()).collect();
    let name: String = parts?.join("/").nfc().collect();
    Some(if name.is_empty() { ROOT_SITE.to_owned() } else { name })
}

/// A typed name in the form of the pipeline; `None` if it leads out of `content`.
fn normal(typed: &str) -> Option<String> {
    let typed: String = typed.trim().replace('\\', "/").nfc().collect();
    let mut parts: Vec<&str> =
        typed.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    if parts.first() == Some(&CONTENT) {
        parts.remove(0);
    }
    let inside = !parts.contains(&"..") && !parts.iter().any(|part| part.contains(':'));
    let name = if parts.is_empty() { ROOT_SITE.to_owned() } else { parts.join("/") };
    inside.then_some(name)
}

fn not_a_project(root: &Path) -> Refusal {
    let shown = root.display();
    let refusal = Refusal::new(text!(
        "`{shown}` 不是一个项目：里面没有 content/site.yaml",
        "`{shown}` is no project: it has no content/site.yaml"
    ));
    if let Some(help) = misnamed_settings(root) {
        return refusal.help(help);
    }
    // What Windows makes of `"D:\a b\"`; no name there can hold a quote.
    refusal.help(if root.to_string_lossy().contains('"') {
        text!(
            "文件夹名最后不要写反斜杠 \\：它会让后面的引号变成文件夹名的一部分",
            "write no backslash at the end of the folder: it makes the closing quote part of the name"
        )
    } else {
        text!(
            "--root 要写含有 content 文件夹的那个文件夹",
            "--root takes the folder that holds the folder content"
        )
    })
}

/// The help if a project's settings have a name that nobody finds, such as `site.yaml.txt`.
fn misnamed_settings(root: &Path) -> Option<Text> {
    const NAMES: [&str; 5] =
        ["site.yaml.txt", "site.yml.txt", "site.txt", "site.yaml.yaml", "site.yaml.yml"];
    let entries = std::fs::read_dir(root.join(CONTENT)).ok()?.filter_map(Result::ok);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut found: Vec<String> =
        names.filter(|name| NAMES.contains(&name.to_lowercase().as_str())).collect();
    found.sort();
    let name = found.into_iter().next()?;
    Some(text!(
        "content 里有 {name}：请改名为 site.yaml。Windows 平时不显示扩展名：先在资源管理器的“查看”里勾选“文件扩展名”，再改名",
        "content holds {name}: rename it to site.yaml. Windows hides endings: tick “File name extensions” under View in Explorer first"
    ))
}

fn no_project(here: &Path) -> Refusal {
    let shown = here.display();
    let refusal = Refusal::new(text!(
        "`{shown}` 和它的上级文件夹都不是项目：没有找到 content/site.yaml",
        "neither `{shown}` nor a folder above it is a project: no content/site.yaml was found"
    ));
    if let Some(help) = here.ancestors().find_map(misnamed_settings) {
        return refusal.help(help);
    }
    refusal.help(text!(
        "先用 cd 进入项目的文件夹，或者加 `--root 项目文件夹`\n还没有项目的话，运行 `skillweek new 文件夹名` 新建一个",
        "go to the project's folder with cd, or add `--root FOLDER`\nto make a project run `skillweek new FOLDER`"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_in_a_folder_is_traced_to_a_backslash() {
        let help = |root: &str| not_a_project(Path::new(root)).help.unwrap().zh;
        assert!(help("甲 乙\"").contains("反斜杠"));
        assert!(help("甲 乙").contains("--root"));
    }

    #[test]
    fn settings_with_a_second_ending_are_pointed_out() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(CONTENT)).unwrap();
        std::fs::write(folder.path().join("content/site.yaml.txt"), "标题: 甲\n").unwrap();
        for refusal in [not_a_project(folder.path()), no_project(&folder.path().join(CONTENT))] {
            assert!(refusal.help.unwrap().zh.contains("site.yaml.txt：请改名为 site.yaml"));
        }
    }

    #[test]
    fn names_are_read_as_people_type_them() {
        let cases = [
            (".", "."),
            ("", "."),
            ("content", "."),
            ("./shandong/", "shandong"),
            ("content\\shandong\\qingdao", "shandong/qingdao"),
        ];
        for (typed, name) in cases {
            assert_eq!(normal(typed).as_deref(), Some(name), "{typed}");
        }
        assert_eq!(normal("../other"), None);
        assert_eq!(normal("C:/content"), None);
    }
}
