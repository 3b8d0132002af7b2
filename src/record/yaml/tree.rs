//! Reads YAML with `serde_yaml`, twice: first for its structure, then for every scalar as it is
//! written (`0123`, `1_000`, `yes` and `2023-05-14` stay texts).
//!
//! `serde_yaml` lends out each scalar that stands unchanged in the source; the position of that
//! slice in the source is the scalar's exact place.

use serde::Deserializer;
use serde::de::{DeserializeSeed, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;
use std::ops::Range;

/// A YAML value with texts as written. `place` is `None` if the text differs from the source
/// (escapes, blocks, folded lines).
#[derive(Debug, Clone)]
pub enum Draft {
    /// A missing value, `~` or `null`; the place is where a value could stand.
    Null(Written),
    /// A text, without its quotation marks.
    Scalar(Written),
    /// A list, in either style.
    List(Vec<Draft>),
    /// A map, in the order of the source; keys may be repeated.
    Map(Vec<(Written, Draft)>),
}

/// A scalar of the source.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// Without quotation marks, with escapes resolved.
    pub text: String,
    /// Bytes of the source, without quotation marks.
    pub place: Option<Range<usize>>,
}

/// Error of the visitors for an expansion of aliases beyond `MOST_VALUES`. `error` translates it, as
/// it does the next three; this one and the next name limits that `serde_yaml` has, too.
const TOO_MANY: &str = "skillweek: repetition limit";
/// Error for nesting below `MOST_DEPTH`.
const TOO_DEEP: &str = "skillweek: recursion limit";
/// Error for a value with a tag, such as `!name`.
pub const TAGGED: &str = "skillweek: tagged value";
/// Error for a key that is a list or a map.
pub const COMPLEX_KEY: &str = "skillweek: complex key";

/// The deepest nesting that is read; hand-written records have two or three levels.
pub const MOST_DEPTH: usize = 64;

/// More values than a text of 64 KB can hold without aliases.
const MOST_VALUES: usize = 40_000;

/// Reads a YAML text.
pub fn read(source: &str) -> Result<Draft, serde_yaml::Error> {
    let budget = Cell::new(MOST_VALUES);
    let form = Outline { budget: &budget, depth: 0 };
    let outline = form.deserialize(serde_yaml::Deserializer::from_str(source))?;
    if matches!(outline, Form::Null) {
        return Ok(Draft::Null(Written::default()));
    }
    Fill { source, outline }.deserialize(serde_yaml::Deserializer::from_str(source))
}

/// The structure of a value.
enum Form {
    Null,
    Scalar,
    List(Vec<Form>),
    Map(Vec<Form>),
}

/// Reads the structure.
#[derive(Clone, Copy)]
struct Outline<'a> {
    budget: &'a Cell<usize>,
    depth: usize,
}

impl Outline<'_> {
    /// The reader for the next deeper level.
    fn deeper<E: Error>(self) -> Result<Self, E> {
        let depth = self.depth + 1;
        if depth > MOST_DEPTH { Err(E::custom(TOO_DEEP)) } else { Ok(Self { depth, ..self }) }
    }

    fn spend<E: Error>(self) -> Result<(), E> {
        let left = self.budget.get().checked_sub(1).ok_or_else(|| E::custom(TOO_MANY))?;
        self.budget.set(left);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Outline<'_> {
    type Value = Form;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Form, D::Error> {
        self.spend()?;
        deserializer.deserialize_any(self)
    }
}

macro_rules! scalars {
    ($($visit:ident $of:ty),*) => {$(
        fn $visit<E: Error>(self, _: $of) -> Result<Form, E> {
            Ok(Form::Scalar)
        }
    )*};
}

impl<'de> Visitor<'de> for Outline<'_> {
    type Value = Form;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    scalars!(visit_bool bool, visit_i64 i64, visit_u64 u64, visit_i128 i128, visit_u128 u128);
    scalars!(visit_f64 f64, visit_str &str);

    fn visit_unit<E: Error>(self) -> Result<Form, E> {
        Ok(Form::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Form, E> {
        Ok(Form::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Form, A::Error> {
        let below = self.deeper()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(below)? {
            list.push(item);
        }
        Ok(Form::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Form, A::Error> {
        let below = self.deeper()?;
        let mut map = Vec::new();
        while let Some(key) = entries.next_key_seed(below)? {
            if matches!(key, Form::List(_) | Form::Map(_)) {
                return Err(A::Error::custom(COMPLEX_KEY));
            }
            map.push(entries.next_value_seed(below)?);
        }
        Ok(Form::Map(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<Form, A::Error> {
        Err(A::Error::custom(TAGGED))
    }
}

/// Reads the texts of a value whose structure is known.
struct Fill<'a> {
    source: &'a str,
    outline: Form,
}

impl<'de> DeserializeSeed<'de> for Fill<'_> {
    type Value = Draft;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Draft, D::Error> {
        let source = self.source;
        match self.outline {
            // The text is read too: its place is where the value is missing.
            Form::Null => Ok(Draft::Null(deserializer.deserialize_str(Text { source })?)),
            Form::Scalar => Ok(Draft::Scalar(deserializer.deserialize_str(Text { source })?)),
            Form::List(items) => deserializer.deserialize_seq(Items { source, items }),
            Form::Map(values) => deserializer.deserialize_map(Entries { source, values }),
        }
    }
}

struct Text<'a> {
    source: &'a str,
}

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = Written;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Written, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text<'_> {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Written, E> {
        let place = (text.as_ptr() as usize)
            .checked_sub(self.source.as_ptr() as usize)
            .map(|start| start..start + text.len())
            .filter(|range| self.source.get(range.clone()) == Some(text));
        Ok(Written { text: text.to_owned(), place })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Written, E> {
        Ok(Written { text: text.to_owned(), place: None })
    }

    fn visit_unit<E: Error>(self) -> Result<Written, E> {
        Ok(Written::default())
    }
}

struct Items<'a> {
    source: &'a str,
    items: Vec<Form>,
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = Draft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Draft, A::Error> {
        let mut list = Vec::with_capacity(self.items.len());
        for outline in self.items {
            let seed = Fill { source: self.source, outline };
            if let Some(item) = access.next_element_seed(seed)? {
                list.push(item);
            }
        }
        // The sequence is only over once its end has been asked for.
        access.next_element::<IgnoredAny>()?;
        Ok(Draft::List(list))
    }
}

struct Entries<'a> {
    source: &'a str,
    values: Vec<Form>,
}

impl<'de> Visitor<'de> for Entries<'_> {
    type Value = Draft;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("keys with values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Draft, A::Error> {
        let mut map = Vec::with_capacity(self.values.len());
        for outline in self.values {
            let source = self.source;
            if let Some(key) = access.next_key_seed(Text { source })? {
                map.push((key, access.next_value_seed(Fill { source, outline })?));
            }
        }
        access.next_key::<IgnoredAny>()?;
        Ok(Draft::Map(map))
    }
}
