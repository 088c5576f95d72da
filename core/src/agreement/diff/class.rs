//! What moves money or says who may do what, and what is only wording.

use super::tree::Part;

/// Sections that tell of the agreement and are no terms of it.
const SECTIONS: [&str; 10] = [
    "format",
    "id",
    "title",
    "summary",
    "sources",
    "notes",
    "arrangements",
    "phases",
    "figures",
    "printed",
];

/// Fields that hold words for people, wherever they stand.
const FIELDS: [&str; 16] = [
    "name",
    "source",
    "quote",
    "title",
    "text",
    "one",
    "many",
    "url",
    "publisher",
    "licence",
    "assumed",
    "question",
    "refusal",
    "fi",
    "sv",
    "en",
];

/// Whether what stands there is wording.
pub(super) fn is_text(path: &[Part<'_>]) -> bool {
    let section = path
        .first()
        .is_some_and(|part| matches!(part, Part::Field(name) if SECTIONS.contains(name)));
    section
        || path
            .iter()
            .any(|part| matches!(part, Part::Field(name) if FIELDS.contains(name)))
}
