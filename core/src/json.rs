//! How a document becomes JSON text: the same bytes in every runtime.

use serde::Serialize;

/// Two spaces of indentation and a final line feed.
///
/// Our documents hold only texts, numbers of things and lists, which can always be written;
/// were one not, the text says so as a document of its own instead of ending the program.
pub(crate) fn document(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_else(|error| {
        format!(
            "{{ \"schema\": \"osuus.failure/1\", \"message\": {:?} }}",
            error.to_string()
        )
    }) + "\n"
}
