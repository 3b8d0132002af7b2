//! The elements that [`Writer`](super::Writer) knows how to write.

/// What minify-html does with the blanks in an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blanks {
    /// Those between its children go, and those at its edges.
    Layout,
    /// Those at its edges go.
    Content,
    /// None goes.
    Formatting,
}

/// An element without anything of its own to watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Simple<'a> {
    pub name: &'a str,
    pub blanks: Blanks,
    role: Role,
}

/// Which elements may stand in it, and in which it may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Holds blocks or a line of text.
    Box,
    /// A block that holds a line of text.
    Line,
    /// Holds `li`.
    List,
    Item,
    Table,
    TableRows,
    TableRow,
    TableCell,
    /// Stands in a line of text.
    Phrase,
    /// Stands in a line of text and holds shapes.
    Drawing,
    /// Holds nothing.
    Shape,
}

impl<'a> Simple<'a> {
    /// Elements of that name, written in small letters; `None` if they are not simple.
    pub fn of(name: &'a str) -> Option<Self> {
        use Blanks::{Content, Formatting, Layout};
        let (blanks, role) = match name {
            "article" | "aside" | "div" | "figure" | "footer" | "header" | "nav" | "section" => {
                (Layout, Role::Box)
            }
            "ol" | "ul" => (Layout, Role::List),
            "table" => (Layout, Role::Table),
            "tbody" | "thead" => (Layout, Role::TableRows),
            "tr" => (Layout, Role::TableRow),
            "td" | "th" => (Content, Role::TableCell),
            "li" => (Content, Role::Item),
            "figcaption" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" => (Content, Role::Line),
            "a" | "b" | "em" | "i" | "mark" | "s" | "small" | "span" | "strong" | "sub" | "sup"
            | "time" | "u" => (Formatting, Role::Phrase),
            "svg" => (Layout, Role::Drawing),
            "use" => (Layout, Role::Shape),
            _ => return None,
        };
        Some(Self { name, blanks, role })
    }

    pub fn is_inline(&self) -> bool {
        matches!(self.role, Role::Phrase | Role::Drawing)
    }

    /// Whether it may be written as a tag that ends itself.
    pub fn may_end_itself(&self) -> bool {
        self.role == Role::Shape
    }

    /// Whether it may stand in another without closing it, or on its own.
    pub fn may_stand_in(&self, parent: Option<Simple<'_>>) -> bool {
        let Some(parent) = parent else { return self.role != Role::Shape };
        match self.role {
            Role::Item => parent.role == Role::List,
            Role::TableRows => parent.role == Role::Table,
            Role::TableRow => parent.role == Role::TableRows,
            Role::TableCell => parent.role == Role::TableRow,
            Role::Box | Role::Line | Role::List | Role::Table => {
                matches!(parent.role, Role::Box | Role::Item)
            }
            Role::Shape => parent.role == Role::Drawing,
            Role::Phrase | Role::Drawing => {
                use Role::{Box, Item, Line, Phrase, TableCell};
                matches!(parent.role, Box | Item | Line | Phrase | TableCell)
            }
        }
    }
}
