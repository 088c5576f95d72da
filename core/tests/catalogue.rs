//! Every code has an example that gives it, and whose mended form does not.
#![cfg(all(feature = "toml", feature = "library", feature = "finland"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

#[path = "catalogue/mod.rs"]
mod catalogue;

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{examples, told, without};
use osuus::diagnostic::Code;

#[test]
fn no_code_lacks_an_example_or_the_reason_why_it_has_none() {
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    let mut listed: Vec<&str> = examples().iter().map(|example| example.code).collect();
    listed.extend(without().iter().map(|(code, _)| *code));
    let once: BTreeSet<&str> = listed.iter().copied().collect();
    assert_eq!(listed.len(), once.len(), "a code is listed twice");
    assert_eq!(once, known);
}

#[test]
fn every_example_gives_its_code_and_none_once_it_is_mended() {
    let mut unlike = Vec::new();
    // What is good is the same for every example of a call.
    let mut good: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for example in examples() {
        let codes = |wrong: bool| -> BTreeSet<String> {
            told(&example, wrong, "en").into_iter().map(|one| one.code).collect()
        };
        let expected: BTreeSet<String> = example
            .beside
            .iter()
            .chain([&example.code])
            .map(|code| (*code).to_owned())
            .collect();
        let wrong = codes(true);
        let mended = good.entry(example.call).or_insert_with(|| codes(false));
        if wrong != expected || !mended.is_empty() {
            let messages: Vec<String> = told(&example, true, "en")
                .into_iter()
                .map(|one| one.message)
                .take(4)
                .collect();
            unlike.push(format!(
                "{}: {wrong:?}, mended {mended:?}; {messages:?}",
                example.code
            ));
        }
    }
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}

#[test]
fn the_severity_is_that_of_the_catalogue() {
    for example in examples() {
        let code = Code::ALL.iter().find(|code| code.as_str() == example.code).unwrap();
        let told = told(&example, true, "en");
        let one = told.iter().find(|one| one.code == example.code);
        assert_eq!(
            one.map(|one| one.severity.as_str()),
            Some(code.severity().as_str()),
            "{}",
            example.code
        );
    }
}

#[test]
fn the_page_of_the_documentation_is_up_to_date() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/diagnostics.md");
    let written = std::fs::read_to_string(file).unwrap_or_default();
    assert!(written == catalogue::page::page(), "run `cargo xtask diagnostics`");
}
