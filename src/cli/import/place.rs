//! Where files go: the section that was named, or the one to which such a file usually belongs.

use super::super::kinds;
use super::super::project::Project;
use super::super::refusal::Refusal;
use skillweek_base::text;
use skillweek_base::text::Lang;
use skillweek_content::Kind;
use skillweek_source::CONTENT;
use std::path::PathBuf;

/// The last words of titles of notices.
const NOTICES: [&str; 10] =
    ["通知", "公告", "公示", "通告", "通报", "的函", "办法", "方案", "细则", "邀请函"];

/// A section of a site.
pub struct Place {
    /// Relative to the project.
    pub folder: PathBuf,
    pub kind: Kind,
    /// Whether nobody named it.
    pub is_guess: bool,
}

/// The sections of a site.
pub struct Places<'a> {
    project: &'a Project,
    site: String,
    named: Option<String>,
}

impl<'a> Places<'a> {
    /// The sections of a site, of which one may have been named.
    pub fn new(project: &'a Project, site: String, typed: Option<&str>) -> Result<Self, Refusal> {
        let mut places = Self { project, site, named: None };
        places.named = typed.map(|typed| places.section(typed)).transpose()?;
        Ok(places)
    }

    pub fn site(&self) -> &str {
        &self.site
    }

    /// The place of a text: notices are told by their titles.
    pub fn of_text(&self, title: &str) -> Place {
        let title = title.trim_end_matches(|mark: char| !mark.is_alphabetic());
        let title = title.split(['（', '(']).next().unwrap_or_default().trim_end();
        let is_notice = NOTICES.iter().any(|word| title.ends_with(word));
        self.place(if is_notice { Kind::Notice } else { Kind::News })
    }

    pub fn of_table(&self) -> Place {
        self.place(Kind::Activity)
    }

    fn place(&self, usual: Kind) -> Place {
        let section = self.named.clone().unwrap_or_else(|| self.folder_of(usual));
        let kind = Kind::from_section(&section);
        Place { folder: self.below().join(section), kind, is_guess: self.named.is_none() }
    }

    /// The folder of the site, relative to the project.
    fn below(&self) -> PathBuf {
        let mut folder = PathBuf::from(CONTENT);
        folder.extend(self.site.split('/').filter(|part| *part != "."));
        folder
    }

    /// The folder in which the site has pages of a kind: known sections may have Chinese names.
    fn folder_of(&self, kind: Kind) -> String {
        let names = [kind.folder(), kind.title(Lang::Zh)];
        let is_there = |name: &&str| self.project.root.join(self.below()).join(name).is_dir();
        names.into_iter().find(is_there).unwrap_or(kind.folder()).to_owned()
    }

    /// The folder of a section by what was typed: a folder that is there, or the name of a kind.
    fn section(&self, typed: &str) -> Result<String, Refusal> {
        let typed = typed.trim().trim_matches(['/', '\\']);
        let is_name =
            !typed.is_empty() && !typed.starts_with('.') && !typed.contains(['/', '\\', ':']);
        if is_name && self.project.root.join(self.below()).join(typed).is_dir() {
            return Ok(typed.to_owned());
        }
        let kind = Kind::from_word(typed).filter(|kind| *kind != Kind::Page);
        kind.map(|kind| self.folder_of(kind)).ok_or_else(|| {
            let (zh, en) = (kinds::list(Lang::Zh), kinds::list(Lang::En));
            Refusal::new(text!("没有 `{typed}` 这个栏目", "there is no section `{typed}`")).help(
                text!("可以写已有的栏目文件夹，或：{zh}", "name a folder of the site, or: {en}"),
            )
        })
    }
}
