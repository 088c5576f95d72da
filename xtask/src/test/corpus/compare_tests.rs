use std::collections::{BTreeMap, BTreeSet};

use super::differences;
use crate::test::corpus::results::{RUNTIMES, Results};

const TEXT: &str = "{\n  \"total\": \"1.00\"\n}\n";

fn cases(ids: &[&str]) -> BTreeSet<String> {
    ids.iter().map(|id| (*id).to_owned()).collect()
}

fn alike(ids: &[&str]) -> BTreeMap<&'static str, Results> {
    let results: Results =
        ids.iter().map(|id| ((*id).to_owned(), TEXT.to_owned())).collect();
    RUNTIMES.iter().map(|runtime| (runtime.name, results.clone())).collect()
}

#[test]
fn nothing_is_said_when_all_is_alike() {
    assert!(differences(&cases(&["a", "b"]), &alike(&["a", "b"])).is_empty());
}

#[test]
fn a_case_that_one_runtime_skipped_is_named() {
    let mut all = alike(&["a", "b"]);
    all.get_mut("node").unwrap().remove("b");
    assert_eq!(differences(&cases(&["a", "b"]), &all), ["`b`: node did not run it"]);
}

#[test]
fn a_case_without_a_file_is_named() {
    let mut all = alike(&["a"]);
    all.get_mut("python").unwrap().insert("old".into(), TEXT.into());
    assert_eq!(
        differences(&cases(&["a"]), &all),
        ["`old`: python ran it, but no file has this id"]
    );
}

#[test]
fn the_first_line_that_differs_is_shown() {
    let mut all = alike(&["a"]);
    all.get_mut("shell").unwrap().insert("a".into(), TEXT.replace("1.00", "1.01"));
    assert_eq!(
        differences(&cases(&["a"]), &all),
        [
            "`a`: rust and shell differ in line 2:\n    \"  \\\"total\\\": \\\"1.00\\\"\\n\"\n    \"  \\\"total\\\": \\\"1.01\\\"\\n\""
        ]
    );
}

#[test]
fn a_missing_line_feed_at_the_end_is_a_difference() {
    let mut all = alike(&["a"]);
    all.get_mut("chromium").unwrap().insert("a".into(), TEXT.trim_end().into());
    assert_eq!(
        differences(&cases(&["a"]), &all),
        ["`a`: rust and chromium differ in line 3:\n    \"}\\n\"\n    \"}\""]
    );
}
