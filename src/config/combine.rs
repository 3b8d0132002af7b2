//! How settings flow down: the nearest site that says something about a key wins.
//!
//! Laws (tested): `combine` is associative, and what says nothing is its identity.

use crate::diag::Span;
use std::collections::BTreeMap;

/// A value that remembers where it was written; equality asks only for the value.
#[derive(Debug, Clone)]
pub struct Inherited<T> {
    pub value: T,
    pub origin: Span,
}

impl<T: PartialEq> PartialEq for Inherited<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// Something that a site may say in part and take the rest of from the site above it.
pub trait Combine {
    /// This site's word first, then the word of the site above.
    #[must_use]
    fn combine(self, above: &Self) -> Self;
}

impl<T: Clone> Combine for Option<Inherited<T>> {
    fn combine(self, above: &Self) -> Self {
        self.or_else(|| above.clone())
    }
}

impl<K: Ord + Clone, V: Clone> Combine for BTreeMap<K, V> {
    fn combine(mut self, above: &Self) -> Self {
        for (key, value) in above {
            if !self.contains_key(key) {
                self.insert(key.clone(), value.clone());
            }
        }
        self
    }
}

/// Implements [`Combine`] for a struct by combining each of its fields.
#[macro_export]
macro_rules! combine_fields {
    ($type:ty { $($field:ident),* $(,)? }) => {
        impl $crate::config::combine::Combine for $type {
            fn combine(self, above: &Self) -> Self {
                Self { $($field: self.$field.combine(&above.$field),)* }
            }
        }
    };
}
