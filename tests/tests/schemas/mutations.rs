//! Agreements broken in one place: the schema refuses what the reader refuses for its structure, and
//! nothing that the reader takes.

use std::collections::{BTreeMap, BTreeSet};

use osuus::agreement::{Agreement, Difference, Syntax};
use osuus::exact::Exact;
use osuus::format_reference::{By, Form, Reference, Shape, Table};
use osuus::text::Lang;
use serde_json::{Map, Value, json};

use crate::samples::{all, problems};
use crate::validator;

/// What is wrong with an agreement whatever else stands in it.
const STRUCTURE: [&str; 14] = [
    "unknown-field",
    "missing-field",
    "wrong-type",
    "number-not-text",
    "not-a-choice",
    "not-an-identifier",
    "not-a-date",
    "not-a-decimal",
    "not-a-currency",
    "not-a-period",
    "conflicting-fields",
    "empty-list",
    "empty-text",
    "not-positive",
];

/// What takes the place of a value.
const OTHERS: [&str; 12] = [
    "\"not stated\"",
    "7",
    "true",
    "null",
    "\"\"",
    "\"Ä x\"",
    "\"-1\"",
    "\"0\"",
    "[]",
    "{}",
    "[\"a\"]",
    "{ \"zzz\": \"1\" }",
];

/// Agreements in which nothing is wrong, few enough to be broken in every field.
fn good() -> Vec<(String, Value)> {
    all().into_iter().filter(|(_, agreement)| problems(agreement).is_empty()).collect()
}

/// Every table of an agreement, with the pointer to it.
fn tables<'r>(
    reference: &'r Reference,
    form: &Form,
    value: &Value,
    pointer: &str,
    found: &mut Vec<(String, &'r Table)>,
) {
    match (form, value) {
        (Form::Table(name), Value::Object(fields)) => {
            let table = reference.table(name).unwrap();
            found.push((pointer.to_owned(), table));
            for (name, value) in fields {
                let all = table.shape.all();
                let field = all.iter().filter(|field| field.name == name);
                for field in field {
                    let at = format!("{pointer}/{name}");
                    tables(reference, &field.form, value, &at, found);
                }
            }
        }
        (Form::List(of, ..), Value::Array(items)) => {
            for (place, item) in items.iter().enumerate() {
                tables(reference, of, item, &format!("{pointer}/{place}"), found);
            }
        }
        (Form::Either(forms), _) => {
            // A table with the field `charge` is a figure.
            let figure = value.get("charge").is_some();
            for form in forms {
                if !(figure && matches!(form, Form::Table(_))) {
                    tables(reference, form, value, pointer, found);
                }
            }
        }
        (Form::Figure | Form::FigureFromZero | Form::Column, Value::Object(fields))
            if fields.contains_key("charge") =>
        {
            tables(reference, &Form::Table("billed-by"), value, pointer, found);
        }
        _ => {}
    }
}

/// Every table of an agreement once, with the pointer to it.
fn tables_of<'r>(
    reference: &'r Reference,
    agreement: &Value,
) -> Vec<(String, &'r Table)> {
    let mut found = Vec::new();
    tables(reference, &Form::Table("agreement"), agreement, "", &mut found);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.dedup_by(|a, b| a.0 == b.0);
    found
}

/// An agreement that is broken in one field.
struct Broken {
    table: &'static str,
    field: String,
    what: String,
    agreement: Value,
}

/// The agreement with other values in its fields, without them, and with more of them, each only
/// once in tables with the same fields.
fn broken(
    reference: &Reference,
    agreement: &Value,
    done: &mut BTreeSet<String>,
) -> Vec<Broken> {
    let mut broken = Vec::new();
    for (pointer, table) in tables_of(reference, agreement) {
        let fields = agreement.pointer(&pointer).unwrap().as_object().unwrap();
        let names: Vec<&String> = fields.keys().collect();
        if !done.insert(format!("{} {names:?} {:?}", table.name, fields.get("kind"))) {
            continue;
        }
        let mut add = |field: &str, value: Option<Value>| {
            let what = value.as_ref().map_or("removed".to_owned(), |v| format!("= {v}"));
            let mut agreement = agreement.clone();
            let object =
                agreement.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
            match value {
                Some(value) => object.insert(field.to_owned(), value),
                None => object.remove(field),
            };
            broken.push(Broken {
                table: table.name,
                field: field.to_owned(),
                what: format!("{what} at {pointer}"),
                agreement,
            });
        };
        for name in fields.keys() {
            add(name, None);
            for other in OTHERS {
                add(name, Some(serde_json::from_str(other).unwrap()));
            }
        }
        for field in table.shape.all() {
            if let Form::Choice(names) = &field.form {
                for name in names {
                    add(field.name, Some(json!(name)));
                }
            }
            if !fields.contains_key(field.name) {
                add(field.name, Some(serde_json::from_str(&field.example()).unwrap()));
            }
        }
        add("zzz", Some(json!("1")));
    }
    broken
}

/// Fields that are rewritten before terms are read (`docs/words.md`), so that the reader of terms does not
/// list them among those that it knows.
fn word(table: &str, field: &str) -> bool {
    match table {
        "agreement" => field == "membership",
        "charge" => [
            "counted",
            "contracted",
            "included",
            "tariffs",
            "take",
            "need",
            "index",
            "others",
            "plus",
            "less",
            "funders",
            "between",
            "pays",
            "receives",
            "threshold",
            "keeps",
            "phase_in",
            "limits",
            "prorated",
        ]
        .contains(&field),
        "key" => [
            "years_before",
            "years",
            "quarters",
            "months",
            "to",
            "take",
            "percentages",
            "normalised",
            "tolerance",
            "mix",
            "points",
            "only",
            "except",
            "where",
            "total",
        ]
        .contains(&field),
        "bounds" => field == "rounds",
        "step" => {
            ["graded", "grades", "from", "percent", "renewed", "interest", "days", "year"]
                .contains(&field)
        }
        _ => false,
    }
}

/// What the reader passes over where it rewrites words: the schema is right to refuse it.
fn passed_over(table: &str, field: &str) -> bool {
    matches!(
        (table, field),
        ("bounds", "floor") | ("percentage", "percent") | ("step", "when" | "then")
    )
}

/// Whether a pointer leads into a charge or a step that is rewritten: what the reader of terms then knows
/// are the fields of what came of it.
fn rewritten(agreement: &Value, pointer: &str) -> bool {
    let parts: Vec<&str> = pointer.split('/').collect();
    let ["", list @ ("charges" | "steps"), number, ..] = parts.as_slice() else {
        return false;
    };
    let Some(Value::Object(fields)) = agreement.pointer(&format!("/{list}/{number}"))
    else {
        return false;
    };
    let table = if *list == "charges" { "charge" } else { "step" };
    let kind = fields.get("kind").and_then(Value::as_str);
    let key = fields.get("key").and_then(Value::as_object);
    let bounds = fields.get("bounds").and_then(Value::as_object);
    let of = |table, fields: Option<&Map<String, Value>>| {
        fields.is_some_and(|fields| fields.keys().any(|field| word(table, field)))
    };
    agreement.get("membership").is_some() && *list == "charges"
        || matches!(kind, Some("equalisation" | "high-cost"))
        || of(table, Some(fields))
        || of("key", key)
        || of("bounds", bounds)
        || bounds.is_some_and(|bounds| bounds.values().any(Value::is_object))
}

/// What no schema can see: it takes one table at a time.
fn beyond(table: &str, field: &str, codes: &[&str]) -> bool {
    match (table, field) {
        // Whether buyers have names depends on the map and on the scheme of all of them.
        ("buyers", "on" | "scheme") | ("buyer", "name" | "scheme") => {
            codes.iter().all(|code| *code == "missing-field")
        }
        // All bands but the last have an end.
        ("band" | "grade", "to") => codes.first() == Some(&"missing-field"),
        // Members who come and go, and charges that say what becomes of them, go together.
        ("agreement", "membership") | ("charge", "prorated") => {
            codes.contains(&"missing-field")
        }
        // Of the register there are years only.
        // And which days may end a quarter depends on the field beside it.
        ("key" | "part-of-key" | "step", "quarters" | "months" | "to") => {
            codes == ["conflicting-fields"] || codes == ["not-a-choice"]
        }
        // A pool is a percentage's own figure, and where there are bounds or areas a key has no other whole.
        ("limit", "of") => codes.contains(&"missing-field"),
        ("key", "total") | ("charge", "between" | "bounds") => {
            codes == ["conflicting-fields"]
        }
        _ => false,
    }
}

#[test]
fn reader_and_schema_refuse_the_same() {
    let reference = Reference::of_agreements();
    let validator = validator(&reference.schema());
    let mut apart = Vec::new();
    let mut counts = [0, 0];
    let mut done = BTreeSet::new();
    for (name, agreement) in good() {
        let all = broken(&reference, &agreement, &mut done);
        for Broken { table, field, what, agreement } in all {
            let problems = problems(&agreement);
            let codes: Vec<&str> =
                problems.iter().map(|problem| problem.code().as_str()).collect();
            let valid = validator.is_valid(&agreement);
            counts[usize::from(valid)] += 1;
            let structure = codes.iter().any(|code| STRUCTURE.contains(code));
            if valid && structure && !beyond(table, &field, &codes) {
                apart.push(format!(
                    "the schema takes {name}: {table}.{field} {what}: {codes:?}"
                ));
            }
            if !valid && codes.is_empty() && !passed_over(table, &field) {
                apart.push(format!("the schema refuses {name}: {table}.{field} {what}"));
            }
        }
    }
    assert!(apart.is_empty(), "{} of {counts:?}\n{}", apart.len(), apart.join("\n"));
    assert!(counts.iter().all(|count| *count > 1_000), "{counts:?}");
}

/// What tells an item of a list from others, or from when it holds: with another one it is another item.
const TELLING: [&str; 9] =
    ["id", "code", "buyer", "measure", "municipality", "charge", "of", "from", "to"];

#[test]
fn every_change_of_a_field_is_told() {
    let reference = Reference::of_agreements();
    let read = |value: &Value| {
        Agreement::read(value.to_string().as_bytes(), Syntax::Json).unwrap()
    };
    let mut done = BTreeSet::new();
    let (mut count, mut silent) = (0, Vec::new());
    for (name, agreement) in good() {
        let before = read(&agreement);
        assert!(before.diff(&read(&agreement)).is_empty(), "{name}");
        for Broken { table, field, what, agreement: changed } in
            broken(&reference, &agreement, &mut done)
        {
            if changed == agreement || !problems(&changed).is_empty() {
                continue;
            }
            count += 1;
            let after = read(&changed);
            let paths = |difference: &Difference| -> Vec<String> {
                difference.changes().iter().map(|one| one.path().to_owned()).collect()
            };
            let (there, back) = (before.diff(&after), after.diff(&before));
            // `what` ends with the pointer to the table; its first part is the section.
            let pointer = what.rsplit_once(" at ").unwrap().1;
            let section = pointer.split('/').nth(1).unwrap_or(&field);
            let named = |path: &String| {
                let parts: Vec<&str> = path.split('/').collect();
                parts.first() == Some(&section)
                    && (parts.contains(&field.as_str())
                        || TELLING.contains(&field.as_str()))
            };
            let at =
                |value: &Value| value.pointer(&format!("{pointer}/{field}")).cloned();
            let number = |value: Option<Value>| value?.as_str()?.parse::<Exact>().ok();
            let same = number(at(&agreement))
                .is_some_and(|value| Some(value) == number(at(&changed)));
            if !same && !paths(&there).iter().any(named) {
                silent
                    .push(format!("{name} {table}.{field} {what}: {:?}", paths(&there)));
            }
            let sorted = |mut paths: Vec<String>| {
                paths.sort();
                paths
            };
            assert_eq!(
                sorted(paths(&there)),
                sorted(paths(&back)),
                "{name} {field} {what}"
            );
        }
    }
    assert!(silent.is_empty(), "{} of {count}\n{}", silent.len(), silent.join("\n"));
    assert!(count > 1_000, "{count}");
}

#[test]
fn reader_and_reference_know_the_same_choices() {
    let reference = Reference::of_agreements();
    let mut met = BTreeSet::new();
    for (name, agreement) in good() {
        for (pointer, table) in tables_of(&reference, &agreement) {
            for field in table.shape.all() {
                let Form::Choice(names) = &field.form else { continue };
                let mut changed = agreement.clone();
                changed.pointer_mut(&pointer).unwrap()[field.name] = json!("zzz");
                let problems = problems(&changed);
                let choices: Vec<_> = problems
                    .iter()
                    .filter_map(|problem| problem.value("choices", Lang::En))
                    .collect();
                if choices == [names.join(", ")] {
                    met.insert((table.name, field.name, names.clone()));
                }
                // The kinds that are rewritten are not among those of terms.
                if (table.name, field.name) == ("charge", "kind") {
                    met.insert((table.name, field.name, names.clone()));
                    continue;
                }
                // The same field may be one of several words, or of none that is there.
                let known = table.shape.all().into_iter().any(|other| {
                    let choice = match &other.form {
                        Form::Choice(names) => vec![names.join(", ")],
                        _ => Vec::new(),
                    };
                    other.name == field.name && (choices.is_empty() || choices == choice)
                });
                assert!(known, "{name} {pointer}/{}: {choices:?}", field.name);
            }
        }
    }
    for table in reference.tables() {
        for field in table.shape.all() {
            if let Form::Choice(names) = &field.form {
                let choice = (table.name, field.name, names.clone());
                assert!(met.contains(&choice), "{choice:?} is in no agreement");
            }
        }
    }
}

/// The names that go with what stands in a table.
fn names(shape: &Shape, table: &Map<String, Value>, names: &mut BTreeSet<String>) {
    names.extend(shape.fields.iter().map(|field| field.name.to_owned()));
    let Some(choice) = &shape.choice else { return };
    for variant in &choice.variants {
        let chosen = match choice.by {
            By::Value(field) => {
                table.get(field).and_then(Value::as_str) == Some(variant.name)
            }
            By::OneOf => table.contains_key(variant.name),
            By::AtMostOne => true,
        };
        if chosen {
            self::names(&variant.shape, table, names);
        }
    }
}

#[test]
fn reader_and_reference_know_the_same_fields() {
    let reference = Reference::of_agreements();
    let mut met: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (name, agreement) in good() {
        for (pointer, table) in tables_of(&reference, &agreement) {
            seen.insert(table.name);
            if rewritten(&agreement, &pointer) {
                continue;
            }
            let mut changed = agreement.clone();
            let object = changed.pointer_mut(&pointer).unwrap().as_object_mut().unwrap();
            let mut wanted = BTreeSet::new();
            names(&table.shape, object, &mut wanted);
            wanted.retain(|field| !word(table.name, field));
            object.insert("zzz".to_owned(), json!("1"));
            let problems = problems(&changed);
            let [unknown] = problems.as_slice() else {
                panic!("{name} {pointer}: {problems:?}")
            };
            let allowed = unknown.value("allowed", Lang::En).unwrap();
            let allowed: BTreeSet<String> =
                allowed.split(", ").map(str::to_owned).collect();
            let all: BTreeSet<String> =
                table.shape.names().into_iter().map(str::to_owned).collect();
            assert!(
                wanted.is_subset(&allowed),
                "{name} {pointer}: {wanted:?} {allowed:?}"
            );
            assert!(allowed.is_subset(&all), "{name} {pointer}: {allowed:?} {all:?}");
            met.entry(table.name).or_default().extend(allowed);
        }
    }
    for table in reference.tables() {
        let known: BTreeSet<String> =
            table.shape.names().into_iter().map(str::to_owned).collect();
        assert!(seen.contains(table.name), "no agreement has `{}`", table.name);
        // A table of words alone is never one of terms.
        let Some(mut met) = met.remove(table.name) else { continue };
        met.extend(known.iter().filter(|field| word(table.name, field)).cloned());
        assert_eq!(met, known, "{}", table.name);
    }
}
