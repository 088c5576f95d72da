//! Cases of calls that answer with a report: their fields go through every runtime as they stand.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

/// The calls whose cases are read field by field, since the crate's own types work them out.
const TYPED: [&str; 9] = [
    "bill",
    "why",
    "receipt",
    "verify",
    "check",
    "facts",
    "municipality",
    "municipalities",
    "carry",
];

/// Whether the call of a case answers with a report.
#[must_use]
pub fn is_report(given: &Value) -> bool {
    given.get("call").and_then(Value::as_str).is_some_and(|call| !TYPED.contains(&call))
}

/// A file of a case, as the field of a call: a table in CSV, an agreement or a register.
fn read_in(folder: &Path, value: &Value) -> Result<Value, String> {
    let Some(file) = value.get("file").and_then(Value::as_str) else {
        return Ok(value.clone());
    };
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let syntax = path.extension().and_then(|suffix| suffix.to_str()).unwrap_or_default();
    Ok(json!({ syntax: text }))
}

/// The call, with the files that it names read in.
///
/// # Errors
/// A file that cannot be read.
pub fn call(given: &Map<String, Value>, folder: &Path) -> Result<Value, String> {
    let mut call = Map::new();
    for (name, value) in given {
        call.insert(name.clone(), read_in(folder, value)?);
    }
    if let Some(Value::Array(files)) = call.remove("amendments") {
        let texts = files.iter().map(|file| read_in(folder, &json!({ "file": file })));
        let texts = texts.collect::<Result<Vec<Value>, String>>()?;
        // Of two agreements they amend the later one, of one agreement that one.
        let names = ["agreement", "after", "before"];
        let amended = names.into_iter().find(|name| call.contains_key(*name));
        let amended = amended.and_then(|name| call.get_mut(name));
        if let Some(Value::Object(agreement)) = amended {
            agreement.insert("amendments".into(), Value::Array(texts));
        }
    }
    Ok(Value::Object(call))
}

/// The words of the command line that ask the same; `write` keeps a text in a file of this name.
///
/// # Errors
/// A file that cannot be written.
pub fn words(
    given: &Map<String, Value>,
    folder: &Path,
    mut write: impl FnMut(&str, &str) -> Result<PathBuf, String>,
) -> Result<Vec<String>, String> {
    let shown = |path: PathBuf| path.display().to_string();
    let plain =
        |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut called = String::new();
    // What is named by its place: an agreement, or two.
    let mut named = [None, None, None];
    let [agreement, before, after] = &mut named;
    let mut options = Vec::new();
    for (name, value) in given {
        let option = format!("--{}", name.replace('_', "-"));
        let file =
            value.get("file").and_then(Value::as_str).map(|file| folder.join(file));
        match (name.as_str(), value) {
            ("call", call) => called = command(&plain(call)).to_owned(),
            ("agreement" | "before" | "after", one) => {
                let place = match name.as_str() {
                    "agreement" => &mut *agreement,
                    "before" => &mut *before,
                    _ => &mut *after,
                };
                *place = one.get("embedded").map(plain).or(file.map(shown));
            }
            ("amendments", Value::Array(files)) => {
                for file in files {
                    let path = shown(folder.join(plain(file)));
                    options.extend(["--amendment".to_owned(), path]);
                }
            }
            ("clients", Value::String(view)) => {
                options.extend((view == "shown").then(|| option.clone()));
            }
            (_, Value::Bool(yes)) => options.extend(yes.then(|| option.clone())),
            (_, Value::Array(all)) => {
                for one in all {
                    options.extend([option.clone(), plain(one)]);
                }
            }
            (name, Value::Object(table)) => {
                if let Some(path) = file {
                    options.extend([option, shown(path)]);
                } else if let Some(Value::String(csv)) = table.get("csv") {
                    options.extend([option, shown(write(name, csv)?)]);
                } else {
                    for (key, one) in table {
                        options.extend([option.clone(), format!("{key}={}", plain(one))]);
                    }
                }
            }
            (_, one) => options.extend([option, plain(one)]),
        }
    }
    let named = named.into_iter().flatten();
    Ok([called].into_iter().chain(named).chain(options).collect())
}

/// What the shell calls a call.
fn command(call: &str) -> &str {
    match call {
        "eligibility" => "eligible",
        other => other,
    }
}
