//! The walk through a document's blocks.

use super::field::Fields;
use super::grid;
use super::inline::{Draft, Inline, Line, trim};
use super::numbering::Numbering;
use super::package::Package;
use super::relations::Relations;
use super::runs::{Runs, branch, is_wrapper};
use super::styles::{self, Role, Styles};
use super::told::Told;
use super::xml::{Element, Node};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What the walk knows and gathers.
pub struct Reader<'p> {
    pub package: Package<'p>,
    pub styles: Styles,
    pub numbering: Numbering,
    /// Those of the part that is being read.
    pub relations: Relations,
    pub fields: Fields,
    pub told: Told,
    /// The parts of pictures, in the order in which they are first shown.
    pub pictures: Vec<String>,
    /// The texts of notes, in the order in which they are referred to.
    pub notes: Vec<Vec<Vec<Inline>>>,
    sources: BTreeMap<&'static str, Rc<NoteSource>>,
    /// The numbers of the notes that have been read, by kind and id.
    known_notes: BTreeMap<(&'static str, usize), usize>,
    /// Whether a note is being read, in which there can be no other.
    is_in_note: bool,
    picture_numbers: BTreeMap<String, usize>,
}

/// The part in which notes of a kind lie.
struct NoteSource {
    tree: Element,
    relations: Relations,
    /// Places among the tree's children.
    by_id: BTreeMap<String, usize>,
}

impl<'p> Reader<'p> {
    /// A reader of the document at a path in the package.
    pub fn new(mut package: Package<'p>, path: &str) -> Self {
        let relations = package.relations(path);
        let part = |kind: &str| relations.path(kind, &format!("word/{kind}.xml"));
        let styles = Styles::read(package.helper(&part("styles")).as_ref());
        let numbering = Numbering::read(package.helper(&part("numbering")).as_ref());
        let mut sources = BTreeMap::new();
        for kind in ["footnotes", "endnotes"] {
            let path = part(kind);
            if let Some(tree) = package.helper(&path) {
                let relations = package.relations(&path);
                sources.insert(kind, Rc::new(NoteSource::new(tree, relations)));
            }
        }
        Self {
            package,
            styles,
            numbering,
            relations,
            fields: Fields::default(),
            told: Told::default(),
            pictures: Vec::new(),
            notes: Vec::new(),
            sources,
            known_notes: BTreeMap::new(),
            is_in_note: false,
            picture_numbers: BTreeMap::new(),
        }
    }

    /// The blocks of a body, a cell or a text box.
    pub fn blocks_of(&mut self, container: &Element) -> Vec<Draft> {
        let mut blocks = Blocks::default();
        self.blocks(container, &mut blocks);
        blocks.drafts.extend(blocks.unfinished.map(Draft::Line));
        blocks.drafts
    }

    fn blocks(&mut self, container: &Element, blocks: &mut Blocks) {
        for element in container.elements() {
            match &*element.name {
                "p" => self.paragraph(element, blocks),
                "tbl" => blocks.drafts.push(Draft::Table(grid::read(self, element))),
                "AlternateContent" => {
                    if let Some(branch) = branch(element) {
                        self.blocks(branch, blocks);
                    }
                }
                "sdt" if is_contents(element) => self.told.has_contents = true,
                "altChunk" | "subDoc" => self.told.foreign_parts += 1,
                "oMathPara" | "oMath" => self.loose(element, blocks),
                _ if is_wrapper(element) => self.blocks(element, blocks),
                _ => {}
            }
        }
    }

    /// An equation without a paragraph around it.
    fn loose(&mut self, element: &Element, blocks: &mut Blocks) {
        let mut runs = Runs::new(self, styles::Look::default());
        runs.one(element);
        let (inlines, ..) = runs.finish();
        blocks.drafts.push(Draft::Line(Line { inlines, ..Line::default() }));
    }

    fn paragraph(&mut self, element: &Element, blocks: &mut Blocks) {
        let set = element.child("pPr");
        let id = set.and_then(|set| set.value_of("pStyle"));
        let style = self.styles.paragraph(id);
        let own = styles::properties(set);
        if matches!(style.role, Some(Role::Heading(_))) && self.fields.is_contents() {
            self.fields.forget();
        }
        let mut runs = Runs::new(self, style.look);
        runs.inside(element);
        let (inlines, sizes, boxes) = runs.finish();
        let mut line = Line {
            inlines,
            role: style.role,
            outline: own.outline.or(style.outline).filter(|level| *level < 9),
            is_centred: own.is_centred.or(style.is_centred).unwrap_or(false),
            ..Line::default()
        };
        if own.outline == Some(9) && matches!(line.role, Some(Role::Heading(_))) {
            line.role = None;
        }
        let list = own.list.or(style.list).filter(|list| list != "0");
        let has_text = line.has_text() || line.has_pictures();
        if let Some(list) = list.filter(|_| has_text) {
            let of_style = || self.numbering.level_of_style(&list, id);
            let level = own.list_level.or_else(of_style).or(style.list_level).unwrap_or(0);
            line.label = self.numbering.next(&list, level);
        }
        let is_mark_deleted = set.and_then(|set| set.at(&["rPr", "del"])).is_some();
        blocks.add(line, &sizes, is_mark_deleted);
        blocks.drafts.extend(boxes);
    }

    /// The number of a note, with its text read; `None` if there is none.
    pub fn note(&mut self, kind: &'static str, id: &str) -> Option<usize> {
        let source = Rc::clone(self.sources.get(kind)?);
        let index = *source.by_id.get(id)?;
        if let Some(known) = self.known_notes.get(&(kind, index)) {
            return Some(*known);
        }
        let Some(Node::Element(note)) = source.tree.children.get(index) else { return None };
        if self.is_in_note {
            return None;
        }
        self.is_in_note = true;
        let relations = std::mem::replace(&mut self.relations, source.relations.clone());
        let fields = std::mem::take(&mut self.fields);
        let lines = self.blocks_of(note).into_iter().flat_map(lines_of).collect();
        (self.relations, self.fields, self.is_in_note) = (relations, fields, false);
        self.notes.push(lines);
        let number = self.notes.len() - 1;
        self.known_notes.insert((kind, index), number);
        Some(number)
    }

    /// The number of the picture in a part.
    pub fn picture(&mut self, path: &str) -> usize {
        if let Some(known) = self.picture_numbers.get(path) {
            return *known;
        }
        let number = self.pictures.len();
        self.pictures.push(path.to_owned());
        self.picture_numbers.insert(path.to_owned(), number);
        number
    }
}

impl NoteSource {
    fn new(tree: Element, relations: Relations) -> Self {
        let is_note =
            |note: &Element| !matches!(note.attribute("type"), Some(kind) if kind != "normal");
        let id = |(index, node): (usize, &Node)| match node {
            Node::Element(note) if is_note(note) => Some((note.attribute("id")?.to_owned(), index)),
            _ => None,
        };
        let by_id = tree.children.iter().enumerate().filter_map(id).collect();
        Self { tree, relations, by_id }
    }
}

/// The lines of a draft, without their looks as a whole.
fn lines_of(draft: Draft) -> Vec<Vec<Inline>> {
    let mut lines = match draft {
        Draft::Line(line) => vec![line.inlines],
        Draft::Table(grid) => grid.rows.into_iter().flatten().flat_map(|cell| cell.lines).collect(),
    };
    lines.iter_mut().for_each(trim);
    lines.retain(|line| !line.is_empty());
    lines
}

/// Whether a control holds a table of contents.
pub fn is_contents(control: &Element) -> bool {
    let gallery =
        control.at(&["sdtPr", "docPartObj"]).and_then(|part| part.value_of("docPartGallery"));
    gallery.is_some_and(|gallery| gallery.eq_ignore_ascii_case("table of contents"))
}

/// Blocks that are being gathered.
#[derive(Default)]
struct Blocks {
    drafts: Vec<Draft>,
    /// A paragraph whose end was deleted: the next one continues it.
    unfinished: Option<Line>,
}

impl Blocks {
    fn add(&mut self, line: Line, sizes: &[(usize, u32)], is_mark_deleted: bool) {
        let mut line = match self.unfinished.take() {
            Some(mut before) => {
                before.inlines.extend(line.inlines);
                before
            }
            None => line,
        };
        trim(&mut line.inlines);
        if is_mark_deleted {
            self.unfinished = Some(line);
            return;
        }
        line.sum_up(sizes);
        self.drafts.push(Draft::Line(line));
    }
}
