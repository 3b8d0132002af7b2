//! Builds one page. Its location decides how everything on it is addressed.

pub mod activity;
pub mod address;
pub mod card;
pub mod cover;
pub mod data;
pub mod dates;
pub mod download;
pub mod frame;
pub mod nav;
pub mod picture;
pub mod shared_layout;
pub mod text;

use super::context::{Link, SiteLink};
use super::site::SiteRenderer;
use address::Location;
use skillweek_site::column::{Entry, Via};
use skillweek_site::graph::Destination;
use skillweek_site::output_path::page_output;
use skillweek_site::page::PageId;
use skillweek_site::{Site, SiteId};

/// A page being made.
pub struct PageBuilder<'a> {
    pub renderer: &'a SiteRenderer<'a>,
    pub location: Location,
    /// The path of the site on its host, for a page that may be shown at any address.
    rooted: Option<String>,
}

impl<'a> PageBuilder<'a> {
    /// Starts the page of that name (`news/launch`) in the renderer's site.
    pub fn new(renderer: &'a SiteRenderer<'a>, name: &str) -> Self {
        let output = page_output(renderer.site, name);
        Self { renderer, location: Location { site: renderer.site.id, output }, rooted: None }
    }

    /// Starts any other file, by its path below the site's folder.
    pub fn at(renderer: &'a SiteRenderer<'a>, below: &str) -> Self {
        let output = renderer.site.output(below);
        Self { renderer, location: Location { site: renderer.site.id, output }, rooted: None }
    }

    /// The same page, prepared to be shown at any address (the error page): if the site states its
    /// own address, links start at the root of the host.
    #[must_use]
    pub fn rooted(mut self) -> Self {
        self.rooted = self.renderer.base().map(|base| base.path().to_owned());
        self
    }

    /// The address of a page of any site, by its name below that site's folder.
    pub fn href_in(&self, site: &Site, name: &str) -> String {
        if let Some(root) = self.rooted.as_ref().filter(|_| site.id == self.renderer.site.id) {
            let output = page_output(site, name);
            let below = self.renderer.site.output("index.html").relative_to(&output);
            return format!("{root}{}", address::public_path(site, &below));
        }
        let to = Location { site: site.id, output: page_output(site, name) };
        address::href(self.renderer.graph.tree, &self.location, &to)
    }

    /// The address of a page of this site.
    pub fn href(&self, name: &str) -> String {
        self.href_in(self.renderer.site, name)
    }

    /// The address of a file of this site (`assets/…`, `feed.xml`).
    pub fn file_href(&self, below: &str) -> String {
        if let Some(root) = &self.rooted {
            return format!("{root}{below}");
        }
        self.location.output.relative_to(&self.renderer.site.output(below))
    }

    /// The address of an entry of one of this site's columns.
    pub fn entry_href(&self, entry: &Entry) -> String {
        match entry.via {
            Via::Own | Via::Inherited | Via::Listed => self.href(&entry.name),
            Via::RolledUp => self.page_href(entry.page),
        }
    }

    /// The address of a page in its own site, or of this site's rendering of it where there is one.
    pub fn page_href(&self, page: PageId) -> String {
        if let Some(name) = self.renderer.inherited_name(page) {
            return self.href(name);
        }
        let graph = &self.renderer.graph;
        self.href_in(graph.site_of(page), graph.name(page))
    }

    /// The address of the page, site or section that a link in a text leads to.
    pub fn destination_href(&self, destination: Destination<'_>) -> String {
        match destination {
            Destination::Page(page) => self.page_href(page),
            Destination::Site(site) => self.home_of(site),
            Destination::Section(section) => {
                let site = self.renderer.graph.tree.site(section.site);
                self.href_in(site, &format!("{}/index", section.name))
            }
        }
    }

    /// The address of a site's home page.
    pub fn home_of(&self, site: SiteId) -> String {
        self.href_in(self.renderer.graph.tree.site(site), "index")
    }

    /// A link to a site's home page under its title.
    pub fn site_as_link(&self, site: SiteId) -> Link {
        let title = &self.renderer.graph.tree.site(site).settings.title;
        Link { label: title.clone(), href: self.home_of(site) }
    }

    /// A site with the figures that a directory of sites shows.
    pub fn site_link(&self, id: SiteId) -> SiteLink {
        let site = self.renderer.graph.tree.site(id);
        let settings = &site.settings;
        SiteLink {
            title: settings.title.clone(),
            href: self.home_of(id),
            level: settings.level.name(),
            region: settings.region.clone(),
            logo: self.setting_image(settings.logo.as_ref(), &settings.title),
            activities: self.renderer.graph.activity_count(id),
        }
    }

    /// The absolute address of this page; `None` where neither its site nor one above it states
    /// one.
    pub fn absolute(&self) -> Option<String> {
        address::absolute(self.renderer.graph.tree, &self.location)
    }

    /// The absolute address of a page of any site.
    pub fn absolute_in(&self, site: &Site, name: &str) -> Option<String> {
        let to = Location { site: site.id, output: page_output(site, name) };
        address::absolute(self.renderer.graph.tree, &to)
    }

    /// The relative path to the site's home folder.
    pub fn root(&self) -> String {
        address::root(self.renderer.graph.tree, &self.location)
    }
}
