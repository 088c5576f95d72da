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

/// A field of a call, with the files that it names read in: tables in CSV, agreements, amendments, registers.
fn read_in(folder: &Path, value: &Value) -> Result<Value, String> {
    match value {
        Value::Array(all) => {
            let all = all.iter().map(|one| read_in(folder, one));
            Ok(Value::Array(all.collect::<Result<_, _>>()?))
        }
        Value::Object(fields) => match fields.get("file").and_then(Value::as_str) {
            Some(file) => text_of(folder, file),
            None => fields_in(folder, fields),
        },
        plain => Ok(plain.clone()),
    }
}

/// The text of a file beside a case, under the name of its syntax.
fn text_of(folder: &Path, file: &str) -> Result<Value, String> {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let syntax = path.extension().and_then(|suffix| suffix.to_str()).unwrap_or_default();
    Ok(json!({ syntax: text }))
}

/// Fields; files that `amendments` names are laid over the agreement beside it: of two the later one.
fn fields_in(folder: &Path, fields: &Map<String, Value>) -> Result<Value, String> {
    let mut read = Map::new();
    for (name, value) in fields {
        read.insert(name.clone(), read_in(folder, value)?);
    }
    let amendments = fields.get("amendments").and_then(Value::as_array);
    let names = ["agreement", "after", "before"];
    let amended = names.into_iter().find(|name| read.contains_key(*name));
    if let (Some(files), Some(Value::Object(agreement))) =
        (amendments, amended.and_then(|name| read.get_mut(name)))
    {
        let files = files.iter().filter_map(Value::as_str);
        let texts = files.map(|file| text_of(folder, file));
        let texts = texts.collect::<Result<Vec<Value>, String>>()?;
        agreement.insert("amendments".into(), Value::Array(texts));
        read.remove("amendments");
    }
    Ok(Value::Object(read))
}

/// The call, with the files that it names read in.
///
/// # Errors
/// A file that cannot be read.
pub fn call(given: &Map<String, Value>, folder: &Path) -> Result<Value, String> {
    fields_in(folder, given)
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
    let mut called = String::new();
    let mut agreements = Vec::new();
    let mut options = Vec::new();
    for (name, value) in given {
        let option = format!("--{}", name.replace('_', "-"));
        let file =
            value.get("file").and_then(Value::as_str).map(|file| folder.join(file));
        match (name.as_str(), value) {
            ("call", call) => called = command(&plain(call)).to_owned(),
            ("agreement" | "before" | "after", one) => {
                let word = one.get("embedded").map(plain).or(file.map(shown));
                // What comes before stands first, whatever the order of the fields.
                let at = if name == "before" { 0 } else { agreements.len() };
                agreements.splice(at..at, word);
            }
            ("alternatives", Value::Array(all)) => {
                for one in all {
                    let (word, own) = alternative(one, folder, &mut write)?;
                    agreements.push(word);
                    options.extend(own);
                }
            }
            // A table that the shell takes without a word before it.
            ("printed", Value::Object(table)) => {
                let csv = table.get("csv").map(plain).unwrap_or_default();
                agreements.push(shown(match file {
                    Some(path) => path,
                    None => write(name, &csv)?,
                }));
            }
            ("vary", Value::Object(fields)) => {
                options.extend(fields.iter().flat_map(|(field, value)| {
                    match field.as_str() {
                        "figure" => ["--vary".to_owned(), plain(value)],
                        "buyer" | "of" => [format!("--vary-{field}"), plain(value)],
                        grid => [format!("--{grid}"), plain(value)],
                    }
                }));
            }
            ("figure", Value::Object(fields)) if fields.is_empty() => {
                options.push("--total".to_owned());
            }
            ("figure", Value::Object(fields)) => {
                let each = fields.iter();
                options.extend(
                    each.flat_map(|(field, one)| [format!("--{field}"), plain(one)]),
                );
            }
            ("goal", Value::Object(fields)) => options.extend(goal(fields)),
            ("units", Value::Array(units)) => {
                options.extend(
                    units.iter().flat_map(|one| ["--unit".to_owned(), plain(one)]),
                );
            }
            ("facts", Value::Object(facts)) if facts.contains_key("embedded") => {
                options.extend([option, "illustrative".to_owned()]);
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
                    let word = one.as_object().map_or_else(|| plain(one), assumption);
                    options.extend([option.clone(), word]);
                }
            }
            (name, Value::Object(table)) => {
                if let Some(path) = file {
                    options.extend([option, shown(path)]);
                } else if let Some(Value::String(csv)) = table.get("csv") {
                    options.extend([option, shown(write(name, csv)?)]);
                } else {
                    for (key, one) in table {
                        for word in by_year(one).unwrap_or_else(|| vec![plain(one)]) {
                            options.extend([option.clone(), format!("{key}={word}")]);
                        }
                    }
                }
            }
            (_, one) => options.extend([option, plain(one)]),
        }
    }
    Ok([called].into_iter().chain(agreements).chain(options).collect())
}

/// One of several agreements on the command line, and the options that are of it alone.
fn alternative(
    given: &Value,
    folder: &Path,
    write: &mut impl FnMut(&str, &str) -> Result<PathBuf, String>,
) -> Result<(String, Vec<String>), String> {
    let text = |name: &str| given.get(name).and_then(Value::as_str);
    let file = |value: &str| folder.join(value).canonicalize().map_err(|e| e.to_string());
    let agreement = given.get("agreement");
    let embedded = agreement.and_then(|one| one.get("embedded")?.as_str());
    let word = match (embedded, agreement.and_then(|one| one.get("file")?.as_str())) {
        (Some(id), _) => id.to_owned(),
        (None, Some(path)) => file(path)?.display().to_string(),
        (None, None) => return Err("an alternative without an agreement".to_owned()),
    };
    let name = text("name").unwrap_or(&word).to_owned();
    let named = text("name").map(|name| format!("{name}=")).unwrap_or_default();
    let year = given.get("year").map(|year| format!("@{year}")).unwrap_or_default();
    let mut options = Vec::new();
    let mut option = |option: &str, value: String| {
        options.extend([format!("--{option}"), format!("{name}:{value}")]);
    };
    let fields = given.as_object().into_iter().flatten();
    for (field, value) in fields {
        match (field.as_str(), value) {
            ("facts", Value::Object(facts)) => {
                if let Some(Value::String(csv)) = facts.get("csv") {
                    let path = write(&format!("{name}-facts"), csv)?;
                    option("facts", path.display().to_string());
                }
            }
            ("measures" | "prices", Value::Object(pairs)) => {
                let called = if field == "measures" { "count" } else { "price" };
                for (own, of) in pairs {
                    option(called, format!("{own}={}", of.as_str().unwrap_or_default()));
                }
            }
            ("hold", Value::Array(all)) => {
                for one in all.iter().filter_map(Value::as_str) {
                    option("hold", one.to_owned());
                }
            }
            ("amendments", Value::Array(all)) => {
                for one in all.iter().filter_map(Value::as_str) {
                    option("amendment", file(one)?.display().to_string());
                }
            }
            ("restated_on" | "as_of", Value::String(day)) => {
                option(&field.replace('_', "-"), day.clone());
            }
            _ => {}
        }
    }
    Ok((format!("{named}{word}{year}"), options))
}

/// `MEASURE=HOW:VALUE,from:YEAR`, of the fields of an assumption.
fn assumption(fields: &Map<String, Value>) -> String {
    let text = |name: &str| fields.get(name).map(plain);
    let head = format!(
        "{}={}",
        text("measure").unwrap_or_default(),
        text("how").unwrap_or_default()
    );
    let value = text("value").map(|value| format!(":{value}")).unwrap_or_default();
    let more = ["from", "round", "mode"];
    let more =
        more.into_iter().filter_map(|name| Some(format!(",{name}:{}", text(name)?)));
    head + &value + &more.collect::<String>()
}

/// What is to be reached.
fn goal(fields: &Map<String, Value>) -> Vec<String> {
    let text = |name: &str| fields.get(name).map(plain);
    let mut options = Vec::new();
    for name in ["buyer", "charge", "of", "less"] {
        options.extend(text(name).into_iter().flat_map(|one| [format!("--{name}"), one]));
    }
    let percent = || Some(format!("{}%{}", text("percent")?, text("percent_of")?));
    if let (Some(reach), Some(limit)) = (text("reach"), text("amount").or_else(percent)) {
        options.extend([format!("--{reach}"), limit]);
    }
    options
}

/// `YEAR:PRICE` for each year.
fn by_year(value: &Value) -> Option<Vec<String>> {
    let years = value.as_object()?.iter();
    Some(years.map(|(year, one)| format!("{year}:{}", plain(one))).collect())
}

/// A text as it is, all else as JSON.
fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What the shell calls a call.
fn command(call: &str) -> &str {
    match call {
        "breakpoints" => "break-points",
        "eligibility" => "eligible",
        other => other,
    }
}
