//! Inheritance of settings: for each key, the nearest site that sets it wins.
//!
//! Laws (tested): `combine` is associative, and an empty value is its identity.

use skillweek_diag::Span;
use skillweek_picture::RecipeOptions;
use std::collections::BTreeMap;

/// A value that remembers where it was written, for what is checked only when the theme is known.
/// Equality compares the value alone.
#[derive(Debug, Clone)]
pub struct Inherited<T> {
    /// The value that a site or the nearest site above it states.
    pub value: T,
    /// The place in the `site.yaml` that states it.
    pub origin: Span,
}

impl<T: PartialEq> PartialEq for Inherited<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// Settings of which a site may state a part and inherit the rest from the site above.
pub trait Combine {
    /// Takes this site's values and, where it has none, those of the site above.
    #[must_use]
    fn combine(self, above: &Self) -> Self;
}

impl<T: Clone> Combine for Option<T> {
    fn combine(self, above: &Self) -> Self {
        self.or_else(|| above.clone())
    }
}

impl Combine for RecipeOptions {
    fn combine(self, above: &Self) -> Self {
        self.or(above)
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
        impl $crate::combine::Combine for $type {
            fn combine(self, above: &Self) -> Self {
                Self { $($field: self.$field.combine(&above.$field),)* }
            }
        }
    };
}
