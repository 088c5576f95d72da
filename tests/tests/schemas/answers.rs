//! Every call of the corpus and its answer are valid by the schemas of the façade.

#![expect(clippy::indexing_slicing, reason = "what is not there fails the test")]

use std::path::Path;

use osuus_tests::{cases, reports, root};
use serde_json::{Map, Value, json};

use crate::{validator, wrong};

/// A file beside a case, as the text of a table, an agreement or a register.
fn text(folder: &Path, file: &Value) -> Value {
    let path = folder.join(file.as_str().unwrap());
    let syntax = path.extension().unwrap().to_str().unwrap().to_owned();
    json!({ syntax: std::fs::read_to_string(path).unwrap() })
}

/// The call of a case, as it goes through the façade.
fn call(folder: &Path, given: &Map<String, Value>) -> Value {
    if reports::is_report(&Value::Object(given.clone())) {
        return reports::call(given, folder).unwrap();
    }
    let mut call = given.clone();
    if let Some(file) = given.get("agreement").and_then(|one| one.get("file")) {
        call["agreement"] = text(folder, file);
    }
    if let Some(amendments) = call.remove("amendments") {
        let all = amendments.as_array().unwrap().iter().map(|file| text(folder, file));
        call["agreement"]["amendments"] = all.collect();
    }
    if let Some(file) = given.get("register").and_then(|one| one.get("file")) {
        call["register"] = text(folder, file);
    }
    if let Some(figures) = given.get("figures") {
        call["figures"] = match figures.get("file") {
            Some(file) => text(folder, file)["csv"].clone(),
            None => figures["csv"].clone(),
        };
    }
    Value::Object(call)
}

#[test]
fn every_call_of_the_corpus_and_its_answer_are_valid() {
    let calls = validator(&osuus::call::schema("call").unwrap());
    let answers = validator(&osuus::call::schema("answer").unwrap());
    let mut refused = 0;
    let all = cases().unwrap();
    let count = all.len();
    assert!(count > 250);
    for case in all {
        let path = root().join("tests/corpus").join(format!("{}.json", case.id));
        let file: Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let call = call(&case.folder, file["given"].as_object().unwrap());
        let answer: Value =
            serde_json::from_str(&osuus::call::json(&call.to_string())).unwrap();
        assert_eq!(wrong(&answers, &answer), [""; 0], "{}", case.id);
        let codes = &answer["answer"]["diagnostics"];
        let bad = codes
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one["code"] == "bad-call"));
        if bad {
            refused += 1;
        } else {
            assert_eq!(wrong(&calls, &call), [""; 0], "{}", case.id);
        }
    }
    // Most calls of the corpus are such as the schema takes.
    assert!(refused * 50 < count, "{refused} of {count}");
}

#[test]
fn a_call_with_another_field_is_not_valid() {
    let calls = validator(&osuus::call::schema("call").unwrap());
    let good = json!({ "call": "bill", "year": 2002, "agreement": { "embedded": "x" } });
    assert!(wrong(&calls, &good).is_empty());
    for (field, value) in [("yaer", json!(2002)), ("buyer", json!("435"))] {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(!wrong(&calls, &bad).is_empty(), "{field}");
        let answer = osuus::call::json(&bad.to_string());
        assert!(answer.contains("bad-call"), "{field}");
    }
}
