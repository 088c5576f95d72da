//! What a misspelled name may have meant.

/// The known name that is nearest to `name`, if one is near.
pub(crate) fn nearest<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    let allowed = name.chars().count() / 3 + 1;
    known
        .map(|other| (strsim::damerau_levenshtein(name, other), other))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, other)| other)
}

/// The known names for a message, first the one that a misspelled name may mean.
///
/// ```
/// use osuus::suggest::known;
/// assert_eq!(known("vaule", &["buyer", "value"]), "value, buyer");
/// ```
#[must_use]
pub fn known(name: &str, known: &[&str]) -> String {
    list(nearest(name, known.iter().copied()), known)
}

/// The known names for a message, the nearest first.
pub(crate) fn list(nearest: Option<&str>, known: &[&str]) -> String {
    /// More than these say nothing to a reader.
    const MOST: usize = 40;
    let mut names: Vec<&str> = nearest.into_iter().collect();
    names.extend(known.iter().copied().filter(|name| Some(*name) != nearest));
    let more = names.len() > MOST;
    names.truncate(MOST);
    let mut text = names.join(", ");
    if more {
        text.push_str(", …");
    }
    if text.is_empty() { "-".to_owned() } else { text }
}
