//! Cards of files, kept from one reading of a project to the next: after an edit of one text, one
//! text is parsed.
//!
//! A card is found by its key alone, the digest of the file's bytes and of everything else that it
//! was made from ([`inputs`]). A card made from anything else has another key and is not found, so
//! nothing has to be invalidated. Neighbours in the list of files are stored in one group: an edit
//! rewrites a few kilobytes, and 10,000 cards need some 150 files.

use super::content_file::ContentFile;
use super::gather::{Cards, FileReading, Made, Reader};
use super::section::{Section, Sections};
use super::tree::Site;
use rayon::prelude::*;
use skillweek_base::date::Moment;
use skillweek_base::digest::{Digest, Digester};
use skillweek_base::path::SourcePath;
use skillweek_diag::Span;
use std::borrow::Cow;
use std::sync::Arc;

/// The number of files whose cards are stored in one group.
const GROUP: usize = 64;

/// For each site, the digest of everything besides a file's own bytes that its cards are made from;
/// indexed by site id.
///
/// Besides the program, the signature of [`Reader::read_file`] says what that may be: the reader's files, tree and
/// drafts, and the position of the file.
/// - **The program** decides everything.
/// - **The list of files**: references resolve against all of it, as do suggestions for broken
///   ones; galleries show the pictures of their folder. Only a file's path counts, not its size or
///   bytes. The ids and folders of sites follow from the list.
/// - **Drafts**: whether they are read, or only noted.
/// - **Settings** of the file's own site, after inheritance: whether they are known, the year of
///   dates without one, the days of the edition, further types of activities, allowed hosts, and the rules by which a row of
///   a table is left out for a mistake. Nothing else of a `site.yaml` is used before pages are
///   rendered, and neither is `--url`.
/// - **Sections** of the file's own site: a file's section gives its name, its kind, and whether it
///   is a draft. The other keys of an `_index.md` affect only the section itself.
fn inputs(program: &str, reader: &Reader<'_>, sections: &Sections) -> Vec<Digest> {
    let mut common = Digester::default();
    common.add(program.as_bytes()).add(&[u8::from(reader.drafts)]);
    for path in reader.sources.iter() {
        common.add(path.as_str().as_bytes());
    }
    common.add(b"without");
    for path in reader.sources.left_out() {
        common.add(path.as_str().as_bytes());
    }
    let common = common.finish();
    let sites = reader.tree.sites().iter();
    sites.map(|site| site_inputs(&common, site, sections)).collect()
}

fn site_inputs(common: &Digest, site: &Site, sections: &Sections) -> Digest {
    let settings = &site.settings;
    let days = settings.edition.first_and_last();
    let told = (
        (site.id, &site.folder, site.is_known),
        (
            settings.edition.year_of_dates(),
            days.map(|(first, last)| [first, last].map(Moment::day)),
        ),
        (&settings.activity_types, &settings.links_allowed),
        &settings.rules,
        sections.of(site.id).map(|section| told_of(section)).collect::<Vec<_>>(),
    );
    Digest::of_parts(&[common.as_bytes(), Digest::of_value(&told).as_bytes()])
}

/// The properties of a section that the files in it depend on.
fn told_of(section: &Section) -> impl serde::Serialize + '_ {
    let Section { site: _, folder, name, top, kind, options } = section;
    (folder, name, top, kind, options.draft)
}

/// A reading of a project whose cards are kept.
pub struct Kept<'a> {
    reader: &'a Reader<'a>,
    cards: &'a dyn Cards,
    sections: &'a Sections,
    inputs: Vec<Digest>,
}

/// A card to be stored in a group.
struct Card<'a> {
    key: Digest,
    bytes: Cow<'a, [u8]>,
}

impl<'a> Kept<'a> {
    /// Computes the inputs of all sites.
    pub fn new(reader: &'a Reader<'a>, cards: &'a dyn Cards, sections: &'a Sections) -> Self {
        Self { reader, cards, sections, inputs: inputs(cards.program(), reader, sections) }
    }

    /// Reads files, in the order of the list. `step` is called once for each.
    pub fn read(&self, files: &[&SourcePath], step: &(dyn Fn() + Sync)) -> Vec<Arc<FileReading>> {
        let groups = files.par_chunks(GROUP).enumerate();
        let read = groups.map(|(number, files)| self.read_group(number, files, step));
        read.collect::<Vec<_>>().concat()
    }

    fn read_group(
        &self,
        number: usize,
        files: &[&SourcePath],
        step: &(dyn Fn() + Sync),
    ) -> Vec<Arc<FileReading>> {
        // Separate groups, because previews with drafts alternate with builds without, and a
        // project with a mistake is read twice: whole, and without the files that are left out.
        let drafts = if self.reader.drafts { "drafts" } else { "public" };
        let is_all = self.reader.sources.left_out().next().is_none();
        let name = format!("{drafts} {} {number}", if is_all { "all" } else { "less" });
        let bytes = self.cards.open(&name).unwrap_or_default();
        let old = unpacked(&bytes);
        let read = files.par_iter().map(|path| {
            let (reading, card) = self.file(path, &old);
            step();
            (Arc::new(reading), card)
        });
        let (readings, cards): (Vec<_>, Vec<_>) = read.collect::<Vec<_>>().into_iter().unzip();
        let cards: Vec<Card<'_>> = cards.into_iter().flatten().collect();
        let is_fresh = |card: &Card<'_>| matches!(card.bytes, Cow::Owned(_));
        if cards.len() != old.len() || cards.iter().any(is_fresh) {
            self.cards.keep(&name, &packed(&cards));
        }
        readings
    }

    /// The reading of a file, and its card if it has one.
    fn file<'b>(
        &self,
        path: &SourcePath,
        old: &[(&[u8], &'b [u8])],
    ) -> (FileReading, Option<Card<'b>>) {
        let placed = match self.reader.placed(self.sections, path) {
            Ok(placed) => placed,
            Err(made) => return (FileReading::quiet(made), None),
        };
        let bytes = match self.reader.world.read(path) {
            Ok(bytes) => bytes,
            Err(error) => return (FileReading::unreadable(path, &error), None),
        };
        let Some(site_inputs) = self.inputs.get(placed.site.id.0) else {
            return (self.reader.read_file(&placed, &bytes), None);
        };
        let key = Digest::of_parts(&[site_inputs.as_bytes(), path.as_str().as_bytes(), &bytes]);
        let mut found = old.iter().filter(|(known, _)| known == key.as_bytes());
        if let Some((_, bytes)) = found.next()
            && let Some(reading) = decoded(bytes, &placed)
        {
            let reading = FileReading { key: Some(key), ..reading };
            return (reading, Some(Card { key, bytes: Cow::Borrowed(bytes) }));
        }
        let reading = self.reader.read_file(&placed, &bytes);
        // This cannot fail: a card holds texts and numbers. If it did, the file would be read
        // again.
        let card = postcard::to_stdvec(&reading).ok();
        let card = card.map(|bytes| Card { key, bytes: Cow::Owned(bytes) });
        (FileReading { key: Some(key), ..reading }, card)
    }
}

/// The reading in a card, sharing the paths that every page names instead of copying them.
fn decoded(bytes: &[u8], placed: &ContentFile<'_>) -> Option<FileReading> {
    let mut reading: FileReading = postcard::from_bytes(bytes).ok()?;
    if let Made::Pages(pages) = &mut reading.made {
        let folder = placed.folder();
        for page in pages.iter_mut().filter_map(Arc::get_mut) {
            page.document.source = placed.path.clone();
            page.folder = folder.clone();
            for (_, Span { file, .. }) in &mut page.text.anchored {
                *file = placed.path.clone();
            }
        }
    }
    Some(reading)
}

/// A group in its stored form: for each card its key, its length, and its bytes.
fn packed(cards: &[Card<'_>]) -> Vec<u8> {
    let length = cards.iter().map(|card| HEAD + card.bytes.len()).sum();
    let mut group = Vec::with_capacity(length);
    for Card { key, bytes } in cards {
        group.extend_from_slice(key.as_bytes());
        group.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        group.extend_from_slice(bytes);
    }
    group
}

/// The length of what precedes a card's bytes, in bytes: the key and a length of 8 bytes.
const HEAD: usize = KEY + 8;
const KEY: usize = 32;

/// The cards of a group with their keys. Of a damaged group, as many as can be read.
fn unpacked(mut group: &[u8]) -> Vec<(&[u8], &[u8])> {
    let mut cards = Vec::with_capacity(GROUP);
    while let Some((key, card, rest)) = first(group) {
        cards.push((key, card));
        group = rest;
    }
    cards
}

fn first(group: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (key, rest) = group.split_at_checked(KEY)?;
    let (length, rest) = rest.split_first_chunk()?;
    let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
    let (card, rest) = rest.split_at_checked(length)?;
    Some((key, card, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_was_packed_is_found_and_what_was_not_is_no_danger(
            cards in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..50), 0..5),
            cut in any::<prop::sample::Index>(),
            noise in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let keyed = cards.iter().map(|it| Card { key: Digest::of(it), bytes: it.into() });
            let all: Vec<Card<'_>> = keyed.collect();
            let group = packed(&all);
            let found = unpacked(&group);
            prop_assert_eq!(found.len(), cards.len());
            for ((key, bytes), card) in found.iter().zip(&all) {
                prop_assert_eq!((*key, *bytes), (card.key.as_bytes().as_slice(), &*card.bytes));
            }
            let short = &group[..cut.index(group.len() + 1)];
            prop_assert!(found.starts_with(&unpacked(short)));
            unpacked(&noise);
        }
    }
}
