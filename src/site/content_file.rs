//! A file below `content` and its position in the site.

use super::section::{Section, is_spreadsheet};
use super::tree::Site;
use skillweek_base::path::SourcePath;
use skillweek_base::slug::slug;
use skillweek_content::kinds::Kind;

/// A file with the site and section that contain it.
pub struct ContentFile<'a> {
    pub path: &'a SourcePath,
    pub site: &'a Site,
    pub section: Option<&'a Section>,
}

impl ContentFile<'_> {
    /// The kind of its section; plain pages directly in a site.
    pub fn kind(&self) -> Kind {
        self.section.map_or(Kind::Page, |section| section.kind)
    }

    /// The file's folder, sharing the section's path if they are the same.
    pub fn folder(&self) -> SourcePath {
        let folder = self.path.parent().unwrap_or_else(|| SourcePath::new(""));
        let of_section = self.section.map(|section| &section.folder);
        of_section.filter(|known| **known == folder).cloned().unwrap_or(folder)
    }

    /// The page's name below its site's folder, without extension; `None` for the text of a section
    /// or site itself.
    pub fn name(&self) -> Option<String> {
        let folder = self.path.parent()?;
        let is_own_folder = self.path.stem() == "index";
        if self.is_text_of_folder() {
            return None;
        }
        let below = self.path.below(&self.site.folder)?;
        let below = if is_own_folder { folder.below(&self.site.folder)? } else { below };
        let section = self.section.map_or("", |section| section.name.as_str());
        let source = self
            .section
            .map_or("", |section| section.folder.below(&self.site.folder).unwrap_or_default());
        let rest = below.strip_prefix(source).unwrap_or(below).trim_start_matches('/');
        let rest =
            if is_own_folder { rest } else { rest.rsplit_once('.').map_or(rest, |(stem, _)| stem) };
        let parts: Vec<String> = rest.split('/').map(slug).collect();
        let rest = parts.join("/");
        Some(if section.is_empty() { rest } else { format!("{section}/{rest}") })
    }

    /// Whether it is the text of a section or site itself.
    pub fn is_text_of_folder(&self) -> bool {
        let of_section = self.section.map(|section| &section.folder);
        let is_of = |folder: &SourcePath| *folder == self.site.folder || Some(folder) == of_section;
        self.path.stem() == "index" && self.path.parent().is_some_and(|folder| is_of(&folder))
    }

    /// Whether it is a spreadsheet directly in a section whose kind has tables: each row is a page,
    /// unless a page offers the file as it is.
    pub fn is_table(&self) -> bool {
        let folder = self.path.parent();
        let is_own = |section: &&Section| Some(&section.folder) == folder.as_ref();
        is_spreadsheet(self.path)
            && self.section.filter(is_own).is_some_and(|section| section.kind.columns().is_some())
    }
}
