//! What a part refers to by numbers: pictures, addresses, other parts.

use super::xml::Element;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The references of a part.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    by_id: Rc<BTreeMap<String, Relation>>,
}

/// A reference.
#[derive(Debug, Clone)]
pub struct Relation {
    /// The last part of its type: `image`, `hyperlink`, `styles`.
    pub kind: String,
    /// A part's path in the package, or an address.
    pub target: String,
    pub is_external: bool,
}

impl Relations {
    /// Reads the references of a part in a folder.
    pub fn read(folder: &str, tree: Option<&Element>) -> Self {
        let Some(tree) = tree else { return Self::default() };
        let relation = |element: &Element| {
            let target = element.attribute("Target")?;
            let is_external = element.attribute("TargetMode") == Some("External");
            let kind = element.attribute("Type")?.rsplit('/').next()?.to_owned();
            let target = if is_external { target.to_owned() } else { resolve(folder, target) };
            Some((element.attribute("Id")?.to_owned(), Relation { kind, target, is_external }))
        };
        Self { by_id: Rc::new(tree.elements().filter_map(relation).collect()) }
    }

    pub fn get(&self, id: &str) -> Option<&Relation> {
        self.by_id.get(id)
    }

    /// The references of a kind, in the order of their numbers.
    pub fn of_kind(&self, kind: &str) -> impl Iterator<Item = &Relation> {
        self.by_id.values().filter(move |relation| relation.kind == kind)
    }

    /// The first part of a kind, otherwise the usual path.
    pub fn path(&self, kind: &str, usual: &str) -> String {
        let found = self.of_kind(kind).find(|relation| !relation.is_external);
        found.map_or_else(|| usual.to_owned(), |relation| relation.target.clone())
    }
}

/// A path in the package, from a folder.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut parts: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}
