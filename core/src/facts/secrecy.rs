//! What is said in place of what is a client's, and of which texts that is to be feared.

use serde_json::Value;

use crate::suggest;

/// The names of what may be of one person: a client, a child, somebody who needs a place.
const PERSONS: [&str; 3] = ["client", "child", "need"];

/// Whether a text of JSON that could not be read may be of clients: then no reason that may
/// repeat a part of it is told.
pub(crate) fn of_clients(text: &str) -> bool {
    match serde_json::from_str::<Value>(text) {
        // The outermost names are those of a call; one of them is `clients`.
        Ok(Value::Object(fields)) => fields.values().any(names_client),
        Ok(value) => names_client(&value),
        // Broken JSON cannot be asked for its names; an escaped sign may stand in one.
        Err(_) => {
            let text = text.to_lowercase();
            PERSONS.iter().any(|name| text.contains(name)) || text.contains("\\u")
        }
    }
}

/// Whether a field is called so, or nearly so: a misspelled key is a key.
fn names_client(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.iter().any(|(name, value)| {
            let near = suggest::nearest(&name.to_lowercase(), PERSONS.into_iter());
            near.is_some() || names_client(value)
        }),
        Value::Array(values) => values.iter().any(names_client),
        _ => false,
    }
}

#[cfg(test)]
#[path = "secrecy_tests.rs"]
mod tests;
