//! The JSON Schemas (2020-12) of what comes in and goes out (feature `schema`).

use crate::format_reference::Reference;

/// Those that are written by hand, by the name of their document.
const DOCUMENTS: [(&str, &str); 3] = [
    ("call", include_str!("../../../docs/schemas/call.schema.json")),
    ("answer", include_str!("../../../docs/schemas/answer.schema.json")),
    ("explanation", include_str!("../../../docs/schemas/explanation.schema.json")),
];

/// The names of all schemas.
///
/// ```
/// assert!(osuus::call::schemas().contains(&"agreement"));
/// ```
#[must_use]
pub fn schemas() -> Vec<&'static str> {
    let documents = DOCUMENTS.iter().map(|(name, _)| *name);
    ["agreement", "facts-table"].into_iter().chain(documents).collect()
}

/// A schema by its name.
#[must_use]
pub fn schema(name: &str) -> Option<String> {
    match name {
        "agreement" => Some(Reference::of_agreements().schema()),
        "facts-table" => Some(Reference::of_facts().schema()),
        _ => {
            let document = DOCUMENTS.iter().find(|(document, _)| *document == name);
            document.map(|(_, text)| (*text).to_owned())
        }
    }
}
