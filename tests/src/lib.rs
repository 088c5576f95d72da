//! The corpus: cases as data (given, expected, source), and what a result is held against.
//!
//! A `.json` file under `tests/corpus` with the field `given` is a case; other files there are
//! agreements, registers and figures that cases name. Every runtime reads them itself;
//! `tests/python` and `tests/web` are the other readers.

pub mod reports;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use osuus::explain::ClientView;
use osuus::text::Lang;
use serde::Deserialize;
use serde_json::{Map, Value};

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
    /// The whole call as it stands in the file, where it answers with a report.
    #[serde(skip)]
    pub asked: Option<Map<String, Value>>,
}

/// The call of a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// `bill`, `why`, `receipt`, `verify`, `check`, `facts`, `municipality`, `municipalities` or
    /// `carry`.
    pub call: String,
    /// Which agreement; none where the register alone is asked.
    pub agreement: Option<Agreement>,
    /// Amendments of it: files beside the case.
    #[serde(default)]
    pub amendments: Vec<PathBuf>,
    /// Calendar year.
    pub year: Option<i16>,
    /// Charges to be held.
    #[serde(default)]
    pub hold: Vec<String>,
    /// Prices that come with the call.
    #[serde(default)]
    pub prices: BTreeMap<String, String>,
    /// The day on whose map the result is shown.
    pub restated_on: Option<String>,
    /// The stage in which the year is billed.
    pub stage: Option<String>,
    /// The day as of which it is asked.
    pub as_of: Option<String>,
    /// A register in place of the embedded one, or laid over it.
    pub register: Option<InFile>,
    /// Facts.
    pub facts: Option<Facts>,
    /// Earlier statements.
    #[serde(default)]
    pub earlier: Vec<Value>,
    /// Bills that concern fewer clients are withheld.
    pub fewest: Option<u32>,
    /// Whether single clients are told of: `hidden` or `shown`.
    #[serde(default)]
    pub clients: ClientView,
    /// Salt of a receipt.
    pub salt: Option<String>,
    /// Receipt to be verified.
    pub receipt: Option<Value>,
    /// Buyer to explain.
    pub buyer: Option<String>,
    /// Code or name of a municipality.
    pub name: Option<String>,
    /// Day of the municipalities.
    pub on: Option<String>,
    /// Division of the area.
    pub division: Option<String>,
    /// Area whose members are wanted.
    pub area: Option<String>,
    /// Day of the borders of the figures.
    pub from: Option<String>,
    /// Day of the borders that are wanted.
    pub to: Option<String>,
    /// Figures to be carried over.
    pub figures: Option<Table>,
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

/// A register of a case: JSON if the file is called so, else CSV tables.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InFile {
    /// Beside the case.
    pub file: PathBuf,
}

/// A CSV table of a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Table {
    /// Its text.
    Csv(String),
    /// A file, beside the case.
    File(PathBuf),
}

/// The facts of a case.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Facts {
    /// The embedded ones of an agreement.
    Embedded(String),
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
    memos: BTreeMap<String, BTreeMap<String, String>>,
    /// The codes of the buyers whose bills are withheld.
    withheld: Option<Vec<String>>,
    funders: BTreeMap<String, String>,
    /// All warnings, in order: a code, or a code and an identifier with a colon between.
    warnings: Option<Vec<String>>,
    /// The codes of the municipalities, in order.
    codes: Option<Vec<String>>,
    /// How many municipalities, rows of figures or bills there are.
    count: Option<usize>,
    /// Those of which it is not known whether they belonged to the area.
    unsure: Option<Vec<String>>,
    /// Those whose membership is derived.
    derived: Option<Vec<String>>,
    /// Figures by municipality and measure.
    values: BTreeMap<String, BTreeMap<String, String>>,
    /// Sums of whole figures by measure.
    sums: BTreeMap<String, String>,
    /// All errors, in order: then the result is the diagnostics.
    pub errors: Option<Vec<ExpectedError>>,
    /// Values of a report, by JSON pointers.
    fields: BTreeMap<String, Value>,
    /// How many rows tables of a report have.
    rows: BTreeMap<String, usize>,
    /// The identifiers of all remarks of a report, in order.
    remarks: Option<Vec<String>>,
    contains: Vec<String>,
    /// What must not stand in the result.
    absent: Vec<String>,
}

/// An error that must be reported.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedError {
    code: String,
    input: Option<String>,
    line: Option<u64>,
    column: Option<u64>,
    /// Which amendment, from 1.
    amendment: Option<u64>,
    /// Which of several agreements, by its name.
    alternative: Option<String>,
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
    let mut value: Value = serde_json::from_str(&text).map_err(|error| wrong(&error))?;
    let Some(given) = value.get_mut("given") else { return Ok(None) };
    let asked = reports::is_report(given).then(|| given.clone());
    if asked.is_some() {
        let kept =
            ["call", "lang"].map(|name| (name.to_owned(), given.get(name).cloned()));
        let kept = kept.into_iter().filter_map(|(name, value)| Some((name, value?)));
        *given = Value::Object(kept.collect());
    }
    let mut case: Case = serde_json::from_value(value).map_err(|error| wrong(&error))?;
    case.asked = asked.and_then(|asked| asked.as_object().cloned());
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
        let diagnosed =
            result.get("schema").and_then(Value::as_str) == Some("osuus.diagnostics/1");
        match &self.errors {
            Some(errors) => check_errors(errors, &result)?,
            None if diagnosed => return Err(format!("refused: {text}")),
            None => {}
        }
        if let Some(total) = &self.total {
            same("total", at("/total").or_else(|| at("/figure/value")), total)?;
        }
        self.check_register(&result)?;
        if let Some(unallocated) = &self.unallocated {
            same("unallocated", at("/unallocated"), unallocated)?;
        }
        for (code, total) in &self.bills {
            let bill = bill(&result, code)?;
            same(code, bill.get("total").and_then(Value::as_str), total)?;
        }
        check_lines("lines", &self.lines, &result)?;
        check_lines("memos", &self.memos, &result)?;
        if let Some(withheld) = &self.withheld {
            let found = result.pointer("/withheld/buyers");
            if found != Some(&serde_json::json!(withheld)) {
                return Err(format!("withheld: expected {withheld:?}, found {found:?}"));
            }
        }
        for (id, amount) in &self.funders {
            let funder = entry(result.get("funders"), "/id", id);
            same(id, funder.and_then(|funder| funder.get("amount")?.as_str()), amount)?;
        }
        if let Some(warnings) = &self.warnings {
            check_warnings(warnings, &result)?;
        }
        self.check_report(&result)?;
        if let Some(part) = self.absent.iter().find(|part| text.contains(part.as_str())) {
            return Err(format!("`{part}` is in the result:\n{text}"));
        }
        match self.contains.iter().find(|part| !text.contains(part.as_str())) {
            Some(missing) => Err(format!("`{missing}` is not in the result:\n{text}")),
            None => Ok(()),
        }
    }
}

impl Expected {
    /// What a report says.
    fn check_report(&self, result: &Value) -> Result<(), String> {
        for (pointer, expected) in &self.fields {
            let found = result.pointer(pointer);
            if found != Some(expected) {
                return Err(format!("{pointer}: expected {expected}, found {found:?}"));
            }
        }
        for (table, expected) in &self.rows {
            let found = result.get(table).and_then(Value::as_array).map(Vec::len);
            if found != Some(*expected) {
                return Err(format!(
                    "{table}: expected {expected} rows, found {found:?}"
                ));
            }
        }
        if let Some(expected) = &self.remarks {
            let remarks = result.get("remarks").and_then(Value::as_array);
            let ids =
                remarks.into_iter().flatten().filter_map(|one| one.get("id")?.as_str());
            let found: Vec<&str> = ids.collect();
            if found != *expected {
                return Err(format!("remarks: expected {expected:?}, found {found:?}"));
            }
        }
        Ok(())
    }

    /// What the register says: who there was, and figures that were carried over.
    fn check_register(&self, result: &Value) -> Result<(), String> {
        let found = result.get("municipalities");
        let lists = [
            ("codes", &self.codes, codes(found, |_| true)),
            ("unsure", &self.unsure, codes(result.get("unsure"), |_| true)),
            ("derived", &self.derived, codes(found, is_derived)),
        ];
        for (what, expected, found) in lists {
            if let Some(expected) = expected.as_ref().filter(|list| **list != found) {
                return Err(format!("{what}: expected {expected:?}, found {found:?}"));
            }
        }
        if let Some(expected) = self.count {
            let list = ["municipalities", "rows", "bills"]
                .into_iter()
                .find_map(|name| result.get(name)?.as_array());
            let found = list.map(Vec::len);
            if found != Some(expected) {
                return Err(format!("count: expected {expected}, found {found:?}"));
            }
        }
        for (code, values) in &self.values {
            for (measure, expected) in values {
                let found = column(result, measure)
                    .and_then(|at| {
                        entry(result.get("rows"), "/code", code)?.get("values")?.get(at)
                    })
                    .and_then(Value::as_str);
                same(&format!("{measure} of {code}"), found, expected)?;
            }
        }
        for (measure, expected) in &self.sums {
            let at = column(result, measure).ok_or_else(|| format!("no {measure}"))?;
            let rows = result.get("rows").and_then(Value::as_array);
            let values = rows.into_iter().flatten().filter_map(|row| {
                row.get("values")?.get(at)?.as_str()?.parse::<i64>().ok()
            });
            same(
                &format!("sum of {measure}"),
                Some(&values.sum::<i64>().to_string()),
                expected,
            )?;
        }
        Ok(())
    }
}

/// The amounts of lines or memos, by buyer and charge.
fn check_lines(
    list: &str,
    expected: &BTreeMap<String, BTreeMap<String, String>>,
    result: &Value,
) -> Result<(), String> {
    for (code, lines) in expected {
        let bill = bill(result, code)?;
        for (charge, amount) in lines {
            let line = entry(bill.get(list), "/charge", charge);
            let found = line.and_then(|line| line.get("amount")?.as_str());
            same(&format!("{code} {charge}"), found, amount)?;
        }
    }
    Ok(())
}

/// The codes of a list of municipalities, those that are wanted.
fn codes(list: Option<&Value>, wanted: fn(&Value) -> bool) -> Vec<String> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter(|one| wanted(one))
        .filter_map(|one| one.get("code")?.as_str().map(str::to_owned))
        .collect()
}

fn is_derived(one: &Value) -> bool {
    one.get("membership").and_then(Value::as_str) == Some("derived")
}

/// The place of a measure in the rows of figures.
fn column(result: &Value, measure: &str) -> Option<usize> {
    let measures = result.get("measures")?.as_array()?;
    measures.iter().position(|name| name.as_str() == Some(measure))
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
            && (expected.input.is_none()
                || expected.input.as_deref()
                    == found.get("input").and_then(Value::as_str))
            && (expected.alternative.is_none()
                || expected.alternative.as_deref()
                    == found.get("alternative").and_then(Value::as_str))
            && (expected.amendment.is_none() || expected.amendment == number("amendment"))
            && (expected.line.is_none() || expected.line == number("line"))
            && (expected.column.is_none() || expected.column == number("column"))
    };
    if found.len() == expected.len() && found.iter().zip(expected).all(fits) {
        Ok(())
    } else {
        Err(format!("errors: expected {expected:?}, found {found:#?}"))
    }
}
