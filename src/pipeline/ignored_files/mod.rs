//! Files of `content` and `assets` that have no effect: nothing is made of them and nothing uses
//! them. Each is reported, so that nobody waits for a page or a picture that never comes.
//!
//! 1. Files that are pages, structure or parts of themes, and files that the read texts use, have
//!    an effect.
//! 2. Texts that were not read as they are now (drafts, and files with mistakes) may name others;
//!    these are spared too, because the texts will use them.
//! 3. The rest is sorted by kind, and files of one kind in one folder are reported together.

mod groups;
mod kind;
mod mentions;

use self::mentions::Mentions;
use super::project::Project;
use skillweek_base::path::SourcePath;
use skillweek_content::kinds::Facts;
use skillweek_diag::{Diagnostic, Sink};
use skillweek_site::gather::Made;
use skillweek_site::reference::is_document;
use skillweek_site::section::is_spreadsheet;
use skillweek_source::{ASSETS, CONTENT, SITE_FILE, decode};
use skillweek_theme::is_read;
use skillweek_theme::library::SITE_FOLDER;
use std::collections::{BTreeSet, HashSet};

/// The folder in `assets` whose files are fonts of share pictures and their licences.
const FONTS: &str = "fonts";

/// The findings about all files without effect.
pub fn found(project: &Project<'_>) -> Vec<Diagnostic> {
    let mut ignored = unused(project);
    if !ignored.is_empty() {
        spare_named(project, &mut ignored);
    }
    groups::report(project.graph.sources(), &ignored)
}

/// The files that are neither made into something nor used by anything that was read.
fn unused<'a>(project: &'a Project<'_>) -> BTreeSet<&'a SourcePath> {
    let graph = &project.graph;
    let mut used: HashSet<&SourcePath> =
        graph.pages().flat_map(|(_, page)| page.used_files()).collect();
    used.extend(graph.index_files());
    let settings = graph.tree.sites().iter().map(|site| &site.settings);
    used.extend(settings.flat_map(|settings| settings.logo.iter().chain(&settings.poster)));
    let [content, assets] = [CONTENT, ASSETS].map(SourcePath::new);
    let fonts = assets.join(FONTS);
    let sources = graph.sources().iter();
    let sources = sources.filter(|path| match path.is_within(&content) {
        true => !project.has_effect(path),
        false => path.is_within(&assets) && !path.is_within(&fonts),
    });
    sources.filter(|path| !used.contains(path)).collect()
}

impl Project<'_> {
    /// Whether a file below `content` is made into something, or tells something about others.
    fn has_effect(&self, path: &SourcePath) -> bool {
        let graph = &self.graph;
        let parts = path.as_str().split('/');
        if let Some(at) = parts.clone().position(|part| part == SITE_FOLDER) {
            let site = parts.clone().take(at).collect::<Vec<_>>().join("/");
            let below = parts.skip(at + 1).collect::<Vec<_>>().join("/");
            return is_read(&below) && graph.tree.by_folder(&SourcePath::new(site)).is_some();
        }
        match self.made_of(path) {
            Some(Made::Pages(_) | Made::Failed | Made::Draft) => true,
            Some(Made::Loose) => is_word(path),
            Some(Made::Nothing) | None => path.name() == SITE_FILE || self.is_text_of_folder(path),
        }
    }

    /// Whether a file is the text of a section or site; a second one is reported as such.
    fn is_text_of_folder(&self, path: &SourcePath) -> bool {
        let Some(folder) = path.parent() else { return false };
        let section = self.graph.sections.get(&folder).map(|section| &section.options);
        let site = self.graph.tree.by_folder(&folder);
        let home = site.and_then(|site| self.graph.home(site.id));
        let is_there = section.into_iter().chain(home).any(|options| options.source.is_some());
        is_there && matches!(path.name(), "_index.md" | "index.md")
    }

    /// The texts that name files without having been read for it: drafts, texts and rows from which
    /// no page could be made, files with mistakes as they are now, settings and transcripts.
    fn unread_texts(&self) -> BTreeSet<SourcePath> {
        let graph = &self.graph;
        let unread = |path: &&SourcePath| {
            let is_settings = path.name() == SITE_FILE;
            let has_faulty_rows = || is_spreadsheet(path) && self.has_mistakes(path);
            let is_unread = matches!(self.made_of(path), Some(Made::Draft | Made::Failed));
            is_settings || is_unread || has_faulty_rows()
        };
        let mut texts: BTreeSet<SourcePath> =
            graph.sources().iter().filter(unread).cloned().collect();
        let transcribed = graph.pages().filter(|(_, page)| {
            matches!(&page.document.facts, Facts::Video(video) if video.transcript.is_some())
        });
        texts.extend(transcribed.map(|(_, page)| page.document.source.clone()));
        if self.holds.held().next().is_some() {
            let listed = self.origin.world.list(&mut Sink::new()).into_iter();
            let is_held = |path: &SourcePath| {
                self.world.left_out().iter().any(|held| path.is_within(held))
                    || self.holds.stand(path).is_some()
            };
            texts.extend(listed.filter(is_held));
        }
        texts
    }
}

/// Takes out the files that a text names which was not read, or not as it is now.
fn spare_named(project: &Project<'_>, ignored: &mut BTreeSet<&SourcePath>) {
    let texts = project.unread_texts();
    let mut named: BTreeSet<&SourcePath> = BTreeSet::new();
    let mentions = Mentions::of(ignored);
    for path in &texts {
        let folder = path.parent().unwrap_or_else(|| SourcePath::new(""));
        if is_spreadsheet(path) {
            // What its cells name is not known.
            named.extend(ignored.iter().filter(|file| file.is_within(&folder)));
        } else if (is_document(path) || path.name() == SITE_FILE)
            && let Ok(bytes) = project.origin.world.read(path)
        {
            named.extend(mentions.in_text(&decode::decode(&bytes).text, &folder));
        }
    }
    ignored.retain(|path| !named.contains(path));
}

/// Whether a file is a text of a word processor, which is reported as an error of its own.
fn is_word(path: &SourcePath) -> bool {
    matches!(path.extension().as_str(), "doc" | "docx" | "wps" | "rtf")
}
