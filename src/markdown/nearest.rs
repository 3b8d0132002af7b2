//! The known name that is nearest to an unknown one.

/// The nearest of some names, if it is near enough to be what was meant.
pub(super) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let name = name.to_lowercase();
    names
        .map(|known| (strsim::osa_distance(&name, known), known))
        .filter(|(distance, known)| *distance * 2 <= known.chars().count().max(2) && *distance <= 2)
        .min()
        .map(|(_, known)| known)
}
