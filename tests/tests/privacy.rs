//! Nothing that comes out of a case of the corpus tells of a single client, child or need, unless the
//! case asks for it by name.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use osuus::call;
use osuus::csv::Style;
use osuus::text::Lang;
use osuus_tests::{Case, cases, reports, root};
use serde_json::{Map, Value};

/// The columns whose cells are keys of persons.
const PERSONS: [&str; 3] = ["client", "child", "need"];
/// Keys of the corpus are long, so that no other text has them by chance.
const SHORTEST: usize = 5;

/// The keys of persons in a table of CSV.
fn keys_of_csv(text: &str, keys: &mut BTreeSet<String>) {
    let first = text.lines().find(|line| !line.starts_with('#')).unwrap_or_default();
    let separator = if first.contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .comment(Some(b'#'))
        .from_reader(text.as_bytes());
    let Ok(header) = reader.headers().cloned() else { return };
    for record in reader.records().flatten() {
        for (name, cell) in header.iter().zip(record.iter()) {
            if PERSONS.contains(&name.trim()) && !cell.trim().is_empty() {
                keys.insert(cell.trim().to_owned());
            }
        }
    }
}

/// The keys of persons in all that a call brings.
fn keys(value: &Value, keys_found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if name == "csv" => keys_of_csv(text, keys_found),
                    Value::String(key) if PERSONS.contains(&name.as_str()) => {
                        keys_found.insert(key.clone());
                    }
                    // What the agreement says is of nobody.
                    _ if name == "agreement" => {}
                    _ => keys(value, keys_found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| keys(value, keys_found)),
        _ => {}
    }
}

/// Whether a case asks for single clients.
fn asks_for_them(asked: &Map<String, Value>) -> bool {
    asked.values().any(|value| value == "shown")
}

fn shell() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    folder.join(format!("osuus{}", std::env::consts::EXE_SUFFIX))
}

/// All that the library and the shell tell of a case, in every language.
fn told(case: &Case, asked: &Map<String, Value>) -> Vec<String> {
    let folder = root().join("target/corpus/privacy");
    std::fs::create_dir_all(&folder).unwrap();
    let mut texts = Vec::new();
    for lang in Lang::ALL {
        let mut given = asked.clone();
        given.insert("lang".into(), lang.as_str().into());
        let call = reports::call(&given, &case.folder).unwrap().to_string();
        texts.push(call::json(&call));
        let read = call::read(&call);
        let document = read.and_then(|call| call::answer(call, call::register()));
        match &document {
            Ok(document) => {
                let report = document.report().unwrap();
                texts.push(report.to_text(lang));
                let tables =
                    report.tables().iter().map(|table| table.to_csv(Style::Plain));
                texts.extend(tables);
                texts.push(format!("{:?}", report.published(5)));
            }
            Err(problems) => {
                texts.extend(problems.iter().map(|problem| problem.to_line(lang)));
            }
        }
        let write = |kind: &str, text: &str| {
            let name = format!("{}-{kind}.csv", case.id.replace('/', "-"));
            let path = folder.join(name);
            std::fs::write(&path, text).map(|()| path).map_err(|error| error.to_string())
        };
        let words = reports::words(&given, &case.folder, write).unwrap();
        let output = Command::new(shell()).args(words).output().unwrap();
        texts.push(String::from_utf8_lossy(&output.stdout).into_owned());
        texts.push(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    texts
}

#[test]
fn no_output_of_any_case_has_a_key_of_a_person() {
    let (mut searched, mut asked_for) = (0, 0);
    for case in cases().unwrap() {
        let Some(asked) = &case.asked else { continue };
        let call = reports::call(asked, &case.folder).unwrap();
        let mut all = BTreeSet::new();
        keys(&call, &mut all);
        if all.is_empty() {
            continue;
        }
        for key in &all {
            assert!(key.len() >= SHORTEST, "{}: the key `{key}` is too short", case.id);
        }
        if asks_for_them(asked) {
            asked_for += 1;
            continue;
        }
        searched += 1;
        for text in told(&case, asked) {
            let found = all.iter().find(|key| text.contains(key.as_str()));
            assert_eq!(found, None, "{}:\n{text}", case.id);
        }
    }
    assert!(searched > 0 && asked_for > 0, "{searched} searched, {asked_for} asked for");
}
