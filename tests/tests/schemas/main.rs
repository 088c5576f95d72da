//! The JSON Schemas, held by a validator against what the library reads and writes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod agreements;
mod answers;
mod mutations;
mod samples;

use jsonschema::Validator;
use serde_json::Value;

/// A validator of a schema, which has to be one itself.
fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// What is wrong with a document by a schema.
fn wrong(validator: &Validator, document: &Value) -> Vec<String> {
    let at = |error: jsonschema::ValidationError<'_>| {
        format!("{}: {error}", error.instance_path())
    };
    validator.iter_errors(document).map(at).collect()
}
