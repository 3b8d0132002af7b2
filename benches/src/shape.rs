//! The shape of a project: how many sites on which level, with how many pages.

use clap::{Args, ValueEnum};

/// What the pages are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Content {
    /// Articles of every site's own only: what any generator can make.
    Plain,
    /// Activities with all their fields too, notices that are inherited, lists that roll up.
    Full,
}

/// A root site, provinces below it and schools below these.
#[derive(Debug, Clone, Copy, Args)]
pub struct Shape {
    /// Child sites of the root.
    #[arg(long, default_value_t = 0)]
    pub provinces: usize,
    /// Child sites of each province.
    #[arg(long, default_value_t = 0)]
    pub schools: usize,
    /// Pages of each site that has no sites below it.
    #[arg(long, default_value_t = 1000)]
    pub pages: usize,
    /// Pages of each site that has sites below it.
    #[arg(long, default_value_t = 0)]
    pub portal_pages: usize,
    #[arg(long, value_enum, default_value_t = Content::Plain)]
    pub content: Content,
    /// Another number gives other texts.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
}

/// A site by its place in the tree.
pub struct Site {
    /// Its folder below `content`, empty for the root.
    pub folder: String,
    pub title: String,
    pub pages: usize,
}

impl Shape {
    /// Every site, the root first.
    pub fn sites(&self) -> impl Iterator<Item = Site> + '_ {
        let pages = |is_leaf| if is_leaf { self.pages } else { self.portal_pages };
        let root = Site {
            folder: String::new(),
            title: "职业教育活动周".to_owned(),
            pages: pages(self.provinces == 0),
        };
        let below = (0..self.provinces).flat_map(move |province| {
            let (folder, name) = self.province(province);
            let title = format!("{name}职业教育活动周");
            let portal = Site { folder: folder.clone(), title, pages: pages(self.schools == 0) };
            let schools = (0..self.schools).map(move |school| Site {
                folder: format!("{folder}/s{school:03}"),
                title: school_title(&name, school),
                pages: self.pages,
            });
            std::iter::once(portal).chain(schools)
        });
        std::iter::once(root).chain(below)
    }

    /// The folder and the name of a province; there may be more than the country has.
    fn province(&self, number: usize) -> (String, String) {
        let regions = crate::words::REGIONS;
        let (folder, name) = regions[number % regions.len()];
        match number / regions.len() {
            0 => (folder.to_owned(), name.to_owned()),
            round => (format!("{folder}-{round}"), format!("{name}第{round}片区")),
        }
    }
}

fn school_title(province: &str, number: usize) -> String {
    let kinds = crate::words::SCHOOLS;
    format!("{province}第{}{}职业学校", number / kinds.len() + 1, kinds[number % kinds.len()])
}
