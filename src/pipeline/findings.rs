//! The findings of a snapshot, and the one order in which they are reported.

use super::fonts;
use super::holds::Replacement;
use super::ignored_files;
use super::project::Project;
use super::rules;
use super::themes::Themes;
use skillweek_base::path::SourcePath;
use skillweek_diag::emit::arrange;
use skillweek_diag::{Diagnostic, Sink};
use skillweek_markdown as markdown;
use skillweek_site::gather::{FileReading, Made};
use skillweek_site::page::Page;
use skillweek_site::{SiteGraph, check as site_check, theme_key};
use std::collections::BTreeSet;

impl Project<'_> {
    /// The files from which no page could be made, among `some` or among all.
    pub fn failed(&self, some: Option<&BTreeSet<SourcePath>>) -> BTreeSet<SourcePath> {
        let readings = self.readings(some).filter(|(_, file)| file.made == Made::Failed);
        readings.map(|(path, _)| path.clone()).collect()
    }

    /// The readings of `some` files, or of all.
    fn readings<'a>(
        &'a self,
        some: Option<&'a BTreeSet<SourcePath>>,
    ) -> impl Iterator<Item = (&'a SourcePath, &'a FileReading)> {
        let all = self.reading.files.iter().filter(move |_| some.is_none());
        let some = some.into_iter().flatten();
        let some = some.filter_map(|path| self.reading.files.get_key_value(path));
        all.chain(some).map(|(path, file)| (path, &**self.edits.get(path).unwrap_or(file)))
    }

    /// The findings in files by themselves: in texts, settings and templates, and clashes of
    /// addresses. Texts are limited to `some` if given.
    pub fn own_findings<'a>(
        &'a self,
        some: Option<&'a BTreeSet<SourcePath>>,
    ) -> impl Iterator<Item = &'a Diagnostic> {
        let read = self.readings(some).flat_map(|(_, file)| &file.found);
        let known = self.found.iter().chain(&self.reading.found).chain(read);
        known.chain(&self.themes.found)
    }

    /// The findings in texts that depend on their places: where their links lead, what their dates
    /// and kinds require, and the `:::` blocks that only a theme can know. Texts are limited to
    /// `some` if given.
    pub fn text_findings(&self, some: Option<&BTreeSet<SourcePath>>) -> Vec<Diagnostic> {
        let (graph, mut sink) = (&self.graph, Sink::new());
        let is_earlier =
            |file: &SourcePath| matches!(self.holds.stand(file), Some(Replacement::LastGood(_)));
        let Some(some) = some else {
            site_check::check_texts(graph, &is_earlier, &mut sink);
            graph.pages().for_each(|(_, page)| check_blocks(graph, page, &self.themes, &mut sink));
            return sink.into_diagnostics();
        };
        for path in some {
            let Some(site) = graph.tree.site_of(path) else { continue };
            for page in graph.pages_from(site, path) {
                let page = graph.page(page);
                site_check::check_text(graph, page, &is_earlier, &mut sink);
                check_blocks(graph, page, &self.themes, &mut sink);
            }
        }
        sink.into_diagnostics()
    }

    /// All findings together with those of rendering, sorted by file and place.
    pub fn diagnostics(&self, rendering: impl IntoIterator<Item = Diagnostic>) -> Vec<Diagnostic> {
        let mut sink = Sink::new();
        self.own_findings(None).cloned().for_each(|found| sink.push(found));
        self.text_findings(None).into_iter().for_each(|found| sink.push(found));
        site_check::check_whole(&self.graph, &mut sink);
        if let Some(fonts) = &self.themes.fonts {
            fonts::check_titles(&self.graph, &self.asked, fonts, &mut sink);
        }
        self.assets.found().cloned().for_each(|found| sink.push(found));
        ignored_files::found(self).into_iter().for_each(|found| sink.push(found));
        rendering.into_iter().for_each(|found| sink.push(found));
        let mut found = rules::apply(&self.graph, &self.asked, sink.into_diagnostics());
        // The findings of a held file are about its current text, not about the version that was
        // read in its place.
        found.retain(|found| !self.holds.speaks_for(found));
        found.extend(rules::concerning(&self.graph, &self.asked, self.holds.findings()));
        arrange(found)
    }
}

/// Checks that the theme knows the `:::` blocks that a page uses.
fn check_blocks(graph: &SiteGraph, page: &Page, themes: &Themes, sink: &mut Sink) {
    let site = graph.tree.site(page.site);
    if page.text.blocks.is_empty() || !site.is_known {
        return;
    }
    let theme = themes.library.get(&theme_key(&graph.tree, graph.sources(), site));
    let names = theme.map(|theme| theme.engine.blocks()).unwrap_or_default();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    markdown::check_blocks(&page.text.blocks, &names, sink);
}
