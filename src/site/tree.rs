//! The tree of sites: every folder under `content` that holds a `site.yaml`, with its settings.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use skillweek_base::base_url::BaseUrl;
use skillweek_base::path::{OutputPath, SourcePath};
use skillweek_base::slug::slug;
use skillweek_base::text;
use skillweek_config::combine::Combine;
use skillweek_config::options::Flowing;
use skillweek_config::{Options, read};
use skillweek_config::{Settings, values::Level};
use skillweek_content::kinds::{Kind, folder_slug};
use skillweek_diag::{Code, Diagnostic, Sink, Span};
use skillweek_source::{CONTENT, SITE_FILE, Sources, World};
use std::collections::{BTreeMap, BTreeSet};

/// The number of a site in its tree. Parents come before their children.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SiteId(pub usize);

/// A site in the tree.
#[derive(Debug)]
pub struct Site {
    /// The site's position in the tree's list.
    pub id: SiteId,
    /// Its folder in the project (`content/shandong`).
    pub folder: SourcePath,
    /// Its folder below `content`, as on the command line (`shandong`; empty for the root).
    pub name: String,
    /// Its folder in the output (`shandong`; empty for the root).
    pub output: String,
    /// The site above; `None` for the root.
    pub parent: Option<SiteId>,
    /// The sites directly below, by folder.
    pub children: Vec<SiteId>,
    /// The complete settings, inherited ones included.
    pub settings: Settings,
    /// Whether its `site.yaml` and those above it could be read. If not, its settings are unknown,
    /// and nothing that depends on them is checked or rendered.
    pub is_known: bool,
}

impl Site {
    /// A path inside this site's output folder.
    pub fn output(&self, below: &str) -> OutputPath {
        if self.output.is_empty() {
            OutputPath::new(below)
        } else {
            OutputPath::new(format!("{}/{below}", self.output))
        }
    }
}

/// All sites of a project.
#[derive(Debug, Default)]
pub struct SiteTree {
    sites: Vec<Site>,
    by_folder: BTreeMap<SourcePath, SiteId>,
    by_output: BTreeMap<String, SiteId>,
}

impl SiteTree {
    /// Reads every `site.yaml` and lets settings flow down.
    pub fn load(world: &dyn World, sources: &Sources, sink: &mut Sink) -> Self {
        let mut tree = Self::default();
        let content = SourcePath::new(CONTENT);
        let mut flowing: Vec<Flowing> = Vec::new();
        // Sorted by folder, so that a parent always precedes its children.
        let folders: BTreeSet<SourcePath> = sources
            .below(&content)
            .filter(|path| path.name() == SITE_FILE)
            .filter_map(SourcePath::parent)
            .collect();
        let read = |folder: &SourcePath| {
            let mut found = Sink::new();
            (read::read(world, sources, folder, &mut found), found)
        };
        let all: Vec<(Options, Sink)> =
            folders.iter().collect::<Vec<_>>().into_par_iter().map(read).collect();
        for (folder, (mut read, found)) in folders.iter().zip(all) {
            sink.merge(found);
            let parent = tree.site_of(folder);
            if let Some(above) = parent.and_then(|parent| flowing.get(parent.0)) {
                read.flowing = read.flowing.combine(above);
            }
            flowing.push(read.flowing.clone());
            tree.push(folder, has_sites_below(folder, &folders), &read, sink);
        }
        tree
    }

    fn push(
        &mut self,
        folder: &SourcePath,
        has_sites_below: bool,
        options: &Options,
        sink: &mut Sink,
    ) {
        let id = SiteId(self.sites.len());
        let parent = self.site_of(folder);
        let depth = parent.map_or(0, |parent| self.ancestors(parent).count() + 1);
        let output = self.output_folder(folder, parent, sink);
        let level = Level::by_depth(depth, has_sites_below);
        let name = folder.below(&SourcePath::new(CONTENT)).unwrap_or_default().to_owned();
        let settings = Settings::new(options, folder.name(), level);
        let is_known =
            !options.is_unreadable && parent.is_none_or(|parent| self.site(parent).is_known);
        if let Some(parent) = parent {
            self.sites[parent.0].children.push(id);
        }
        self.by_folder.insert(folder.clone(), id);
        self.by_output.insert(output.clone(), id);
        let folder = folder.clone();
        let children = Vec::new();
        self.sites.push(Site { id, folder, name, output, parent, children, settings, is_known });
    }

    fn output_folder(
        &self,
        folder: &SourcePath,
        parent: Option<SiteId>,
        sink: &mut Sink,
    ) -> String {
        let Some(parent) = parent.map(|parent| self.site(parent)) else { return String::new() };
        let below = folder.below(&parent.folder).unwrap_or_default();
        let parts: Vec<String> = below.split('/').map(slug).collect();
        let output = parent.output(&parts.join("/")).to_string();
        if let Some(first) = self.by_output.get(&output) {
            sink.push(same_folder(folder, &self.site(*first).folder, &output));
        } else if let [name] = parts.as_slice()
            && Kind::ALL.iter().any(|kind| kind.folder() == name)
        {
            // Every site may have such a section, be it only with pages of other sites.
            sink.push(section_name(folder, name));
        } else {
            return output;
        }
        let mut numbered = (2..).map(|number| format!("{output}-{number}"));
        numbered.find(|free| !self.by_output.contains_key(free)).unwrap_or(output)
    }

    /// Sets the root site's address; `None` if it is invalid.
    pub fn set_root_url(&mut self, url: &str) -> Option<()> {
        let url = BaseUrl::parse(url)?;
        let root = self.sites.first_mut()?;
        root.settings.url = Some(url.as_str().to_owned());
        Some(())
    }

    /// The sites, parents before children, otherwise by folder.
    pub fn sites(&self) -> &[Site] {
        &self.sites
    }

    /// The site with that id.
    pub fn site(&self, id: SiteId) -> &Site {
        // Ids are made in `push` only, one for each site.
        &self.sites[id.0]
    }

    /// Whether the settings of a site and of all sites below it are known.
    pub fn is_known_below(&self, id: SiteId) -> bool {
        self.with_descendants(id).into_iter().all(|id| self.site(id).is_known)
    }

    /// The site with exactly this folder.
    pub fn by_folder(&self, folder: &SourcePath) -> Option<&Site> {
        self.by_folder.get(folder).map(|id| self.site(*id))
    }

    /// The site that a file or folder belongs to: the nearest one upwards.
    pub fn site_of(&self, path: &SourcePath) -> Option<SiteId> {
        path.ancestors().find_map(|folder| self.by_folder.get(&folder).copied())
    }

    /// The key of the column that a file of a site would belong to, whether or not it exists.
    pub fn column_of(&self, path: &SourcePath) -> Option<String> {
        let site = self.site(self.site_of(path)?);
        let (top, _) = path.below(&site.folder)?.split_once('/')?;
        Some(folder_slug(top))
    }

    /// The site that a file of the output belongs to: the nearest one upwards.
    pub fn site_of_output(&self, path: &str) -> Option<SiteId> {
        let mut folder = path;
        while !folder.is_empty() {
            folder = folder.rsplit_once('/').map_or("", |(above, _)| above);
            if let Some(id) = self.by_output.get(folder) {
                return Some(*id);
            }
        }
        None
    }

    /// The sites above a site, nearest first.
    pub fn ancestors(&self, id: SiteId) -> impl Iterator<Item = &Site> {
        let parent = |site: &&Site| site.parent.map(|parent| self.site(parent));
        std::iter::successors(parent(&self.site(id)), parent)
    }

    /// A site and all below it, in the tree's order.
    pub fn with_descendants(&self, id: SiteId) -> Vec<SiteId> {
        let mut found = vec![id];
        let mut next = 0;
        while let Some(site) = found.get(next).copied() {
            found.extend(&self.site(site).children);
            next += 1;
        }
        found.sort();
        found
    }

    /// The absolute address of a site's home folder: its own, or below its nearest ancestor's.
    pub fn base_url(&self, id: SiteId) -> Option<String> {
        let site = self.site(id);
        if let Some(url) = &site.settings.url {
            return Some(url.clone());
        }
        let owner = self.ancestors(id).find(|above| above.settings.url.is_some())?;
        let below = site.output.strip_prefix(&owner.output)?.trim_start_matches('/');
        owner.settings.url.as_ref().map(|url| format!("{url}{below}/"))
    }
}

fn has_sites_below(folder: &SourcePath, folders: &BTreeSet<SourcePath>) -> bool {
    let below = SourcePath::new(format!("{folder}/"));
    folders.range(below..).next().is_some_and(|next| next.is_within(folder))
}

fn same_folder(folder: &SourcePath, first: &SourcePath, output: &str) -> Diagnostic {
    let file = |folder: &SourcePath| Span::whole(&folder.join(SITE_FILE));
    Diagnostic::new(
        Code::DuplicateSlug,
        text!(
            "两个站点的网址文件夹都是 `{output}`",
            "two sites would be published in the folder `{output}`"
        ),
    )
    .at(file(folder))
    .note(text!("另一个站点在这里", "the other site is here"), Some(file(first)))
    .help(text!("请给其中一个文件夹改名", "rename one of the two folders"))
}

fn section_name(folder: &SourcePath, name: &str) -> Diagnostic {
    Diagnostic::new(
        Code::DuplicateSlug,
        text!(
            "`{name}` 是栏目的名称，不能用作站点的文件夹",
            "`{name}` is the name of a section and cannot be a site's folder"
        ),
    )
    .at(Span::whole(&folder.join(SITE_FILE)))
    .help(text!("请给站点的文件夹改名", "rename the site's folder"))
}
