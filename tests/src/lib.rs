//! The corpus: cases as data (given, expected, source), and what a result is held against.
//!
//! A `.json` file under `tests/corpus` with the field `given` is a case; other files there are
//! agreements that cases name. Every runtime reads them itself; `tests/python` and `tests/web`
//! are the other readers.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use osuus::text::Lang;
use serde::Deserialize;
use serde_json::Value;

/// One case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Unique name.
    pub id: String,
    /// What it shows.
    pub about: String,
    /// Where the expected figures come from.
    pub source: String,
    /// The call.
    pub given: Given,
    /// What must come out.
    pub expected: Expected,
    /// The folder of the file.
    #[serde(skip)]
    pub folder: PathBuf,
}

/// The call of a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// `bill`, `why`, `check` or `facts`.
    pub call: String,
    /// Which agreement.
    pub agreement: Agreement,
    /// Calendar year.
    pub year: Option<i16>,
    /// Facts.
    pub facts: Option<Facts>,
    /// Buyer to explain.
    pub buyer: Option<String>,
    /// Language of the result.
    #[serde(default)]
    pub lang: Lang,
}

/// The agreement of a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Agreement {
    /// Embedded, by its identifier.
    Embedded(String),
    /// A file, beside the case.
    File(PathBuf),
}

/// The facts of a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Facts {
    /// A CSV table.
    Csv(String),
    /// JSON rows.
    Rows(Vec<Value>),
}

/// What must come out; what is absent is not looked at.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expected {
    total: Option<String>,
    unallocated: Option<String>,
    bills: BTreeMap<String, String>,
    lines: BTreeMap<String, BTreeMap<String, String>>,
    funders: BTreeMap<String, String>,
    /// All warnings, in order: a code, or a code and an identifier with a colon between.
    warnings: Option<Vec<String>>,
    /// All errors, in order: then the result is the diagnostics.
    pub errors: Option<Vec<ExpectedError>>,
    contains: Vec<String>,
}

/// An error that must be reported.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedError {
    code: String,
    line: Option<u64>,
    column: Option<u64>,
}

/// The folder of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every case of the corpus, in the order of identifiers.
///
/// # Errors
/// A file that cannot be read.
pub fn cases() -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut folders = vec![root().join("tests/corpus")];
    while let Some(folder) = folders.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| error.to_string())?;
        for entry in entries {
            let path = entry.map_err(|error| error.to_string())?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|suffix| suffix == "json") {
                cases.extend(case(&path)?);
            }
        }
    }
    cases.sort_by(|a: &Case, b| a.id.cmp(&b.id));
    Ok(cases)
}

fn case(path: &Path) -> Result<Option<Case>, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| wrong(&error))?;
    let value: Value = serde_json::from_str(&text).map_err(|error| wrong(&error))?;
    if value.get("given").is_none() {
        return Ok(None);
    }
    let mut case: Case = serde_json::from_value(value).map_err(|error| wrong(&error))?;
    case.folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    Ok(Some(case))
}

impl Expected {
    /// Holds a result against what is expected.
    ///
    /// # Errors
    /// The first difference.
    pub fn check(&self, text: &str) -> Result<(), String> {
        let result: Value =
            serde_json::from_str(text).map_err(|error| format!("{error} in {text}"))?;
        let at = |pointer: &str| result.pointer(pointer).and_then(Value::as_str);
        if let Some(errors) = &self.errors {
            check_errors(errors, &result)?;
        }
        if let Some(total) = &self.total {
            same("total", at("/total"), total)?;
        }
        if let Some(unallocated) = &self.unallocated {
            same("unallocated", at("/unallocated"), unallocated)?;
        }
        for (code, total) in &self.bills {
            let bill = bill(&result, code)?;
            same(code, bill.get("total").and_then(Value::as_str), total)?;
        }
        for (code, lines) in &self.lines {
            let bill = bill(&result, code)?;
            for (charge, amount) in lines {
                let line = entry(bill.get("lines"), "/charge", charge);
                let found = line.and_then(|line| line.get("amount")?.as_str());
                same(&format!("{code} {charge}"), found, amount)?;
            }
        }
        for (id, amount) in &self.funders {
            let funder = entry(result.get("funders"), "/id", id);
            same(id, funder.and_then(|funder| funder.get("amount")?.as_str()), amount)?;
        }
        if let Some(warnings) = &self.warnings {
            check_warnings(warnings, &result)?;
        }
        match self.contains.iter().find(|part| !text.contains(part.as_str())) {
            Some(missing) => Err(format!("`{missing}` is not in the result:\n{text}")),
            None => Ok(()),
        }
    }
}

fn same(what: &str, found: Option<&str>, expected: &str) -> Result<(), String> {
    if found == Some(expected) {
        Ok(())
    } else {
        Err(format!("{what}: expected {expected}, found {found:?}"))
    }
}

fn bill<'v>(result: &'v Value, code: &str) -> Result<&'v Value, String> {
    entry(result.get("bills"), "/buyer/code", code)
        .ok_or_else(|| format!("no bill of {code}"))
}

/// The entry of a list whose field has this text.
fn entry<'v>(list: Option<&'v Value>, pointer: &str, text: &str) -> Option<&'v Value> {
    let has =
        |value: &&Value| value.pointer(pointer).and_then(Value::as_str) == Some(text);
    list?.as_array()?.iter().find(has)
}

fn check_warnings(expected: &[String], result: &Value) -> Result<(), String> {
    // A check lists its warnings among the diagnostics.
    let list = result.get("warnings").filter(|list| list.is_array());
    let list = list.or_else(|| result.get("diagnostics")).and_then(Value::as_array);
    let found: Vec<String> = list
        .into_iter()
        .flatten()
        .zip(expected.iter().map(Some).chain(std::iter::repeat(None)))
        .map(|(warning, wanted)| {
            let text = |name: &str| {
                warning.get(name).and_then(Value::as_str).unwrap_or_default()
            };
            // The identifier is compared where the case names one.
            if wanted.is_some_and(|wanted| wanted.contains(':')) {
                format!("{}:{}", text("code"), text("id"))
            } else {
                text("code").to_owned()
            }
        })
        .collect();
    if found == expected {
        Ok(())
    } else {
        Err(format!("warnings: expected {expected:?}, found {found:?}"))
    }
}

fn check_errors(expected: &[ExpectedError], result: &Value) -> Result<(), String> {
    let found = result.get("diagnostics").and_then(Value::as_array);
    let found = found.ok_or_else(|| format!("no diagnostics in {result}"))?;
    let fits = |(found, expected): (&Value, &ExpectedError)| {
        let number = |name: &str| found.get(name).and_then(Value::as_u64);
        found.get("code").and_then(Value::as_str) == Some(&expected.code)
            && (expected.line.is_none() || expected.line == number("line"))
            && (expected.column.is_none() || expected.column == number("column"))
    };
    if found.len() == expected.len() && found.iter().zip(expected).all(fits) {
        Ok(())
    } else {
        Err(format!("errors: expected {expected:?}, found {found:#?}"))
    }
}
