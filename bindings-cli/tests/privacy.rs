//! Nothing that the shell prints tells of a single client, unless it is asked for with `--clients`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

const AGREEMENT: &str = r#"
format = 1
id = "care"
currency = "EUR"
title = { en = "Care" }
term = { from = "2024-01-01", to = "2024-12-31" }

[buyers]
scheme = "party"
list = [
  { code = "one", name = { en = "One" } },
  { code = "many", name = { en = "Many" } },
  { code = "none", name = { en = "None" } },
]

[[units]]
id = "hour"
one = { en = "hour" }
many = { en = "hours" }

[[measures]]
id = "care"
name = { en = "Care" }
unit = "hour"
of = "client"

[[measures]]
id = "population"
name = { en = "Population" }
unit = "resident"

[[steps]]
id = "hours"
name = { en = "Hours" }
clients = "care"

[[steps]]
id = "cared-for"
name = { en = "Cared for" }
clients = "care"
take = "count"

[[charges]]
id = "fee"
name = { en = "Fee" }
kind = "rate"
measure = "hours"
rates = [{ from = "2024-01-01", to = "2024-12-31", price = "1" }]

[[charges]]
id = "upkeep"
name = { en = "Upkeep" }
kind = "pool"
amounts = [{ from = "2024-01-01", to = "2024-12-31", amount = "1000" }]
key = { measure = "population" }

[[charges]]
id = "heads"
name = { en = "Heads" }
kind = "rate"
measure = "cared-for"
rates = [{ from = "2024-01-01", to = "2024-12-31", price = "2" }]
billed = "no"
"#;

const FACTS: &str = "\
buyer,measure,period,value,client
one,care,2024,7731947.13,klient-7f3a9c
many,care,2024-01,5518263.47,klient-0b44de
many,care,2024-02,1904477.61,klient-0b44de
many,care,2024,6627351.89,klient-9d21ff
one,population,2024,10,
many,population,2024,20,
none,population,2024,70,
";

/// Keys and values, and the sum of one client's rows, as far as a print has no spaces and points.
const SECRETS: [&str; 8] = [
    "klient7f3a9c",
    "klient0b44de",
    "klient9d21ff",
    "773194713",
    "551826347",
    "190447761",
    "742274108",
    "662735189",
];
/// The figure of the only client of a buyer is that of the buyer: it stands in the bill.
const ONLY: &str = "773194713";

/// What is wrong with the facts: a name, a part of the table and what stands in its place.
const MISTAKES: [(&str, &str, &str); 25] = [
    ("no-decimal", "7731947.13", "7731947.13x"),
    ("exponent", "7731947.13", "7731947.13e3"),
    ("too-many-digits", "7731947.13", "7731947.130000000000000000000000"),
    ("negative", "7731947.13", "-7731947.13"),
    ("decimal-comma", "7731947.13", "\"7731947,13\""),
    (
        "overlap",
        "many,care,2024,6627351.89,klient-9d21ff",
        "many,care,2024-01,1,klient-0b44de",
    ),
    ("straddle", "one,care,2024,", "one,care,2023-12-01/2024-02-01,"),
    ("no-period", "one,care,2024,", "one,care,7731947.13,"),
    ("unknown-buyer", "one,care", "won,care"),
    ("unknown-measure", "one,care", "one,cure"),
    ("no-buyer", "one,care", ",care"),
    ("no-client", ",klient-7f3a9c", ","),
    ("client-of-population", "2024,10,", "2024,7731947.13,klient-7f3a9c"),
    ("ragged", "klient-7f3a9c", "klient-7f3a9c,"),
    ("semicolon", "7731947.13,klient-7f3a9c", "7731947.13;klient-7f3a9c"),
    ("open-quote", "klient-7f3a9c", "\"klient-7f3a9c"),
    ("quote-inside", "klient-7f3a9c", "klient\"-7f3a9c"),
    ("no-head", "buyer,measure,period,value,client\n", ""),
    ("head-twice", "period,value,client", "client,value,client"),
    ("unknown-column", "value,client", "value,klient"),
    ("missing-fact", "one,population,2024,10,\n", ""),
    ("zero-weights", "10,\nmany,population,2024,20,\nnone,population,2024,70,", "0,\n"),
    ("shifted-buyer", "one,care", "klient-7f3a9c,care"),
    ("shifted-measure", "one,care", "one,klient-7f3a9c"),
    ("zero-byte", "7731947.13", "\0"),
];

/// The same in JSON.
const ROW: &str = r#"{ "buyer": "one", "measure": "care", "period": "2024", "value": "7731947.13", "client": "klient-7f3a9c" }"#;
const MISTAKES_IN_JSON: [(&str, &str, &str); 9] = [
    ("json-number", "\"7731947.13\"", "7731947.13"),
    ("json-number-as-key", "\"klient-7f3a9c\"", "7731947.13"),
    ("json-open", "\"klient-7f3a9c\" }", "\"klient-7f3a9c"),
    ("json-unknown-field", "\"period\"", "\"klient-7f3a9c\": \"7731947.13\", \"period\""),
    ("json-no-period", "\"period\": \"2024\", ", ""),
    ("json-no-decimal", "7731947.13", "7731947.13x"),
    ("json-table-as-key", "\"klient-7f3a9c\"", "{ \"klient-7f3a9c\": \"7731947.13\" }"),
    ("json-escaped", "\"7731947.13\", \"client\"", "7731947.13, \"cl\\u0069ent\""),
    ("json-misspelt", "\"client\"", "\"Client\""),
];

fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("privacy");
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn named(name: &str, text: &str) -> String {
    let path = folder().join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// All that a command prints, letters and digits alone.
fn printed(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_osuus")).args(words).output().unwrap();
    let bytes = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&bytes).to_lowercase();
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Every secret that any question about these facts prints, but for `allowed`.
fn told(facts: &str, more: &[&str], allowed: &[&str]) -> Vec<&'static str> {
    let bills = ["table", "json", "csv"].map(|format| vec!["bill", "--format", format]);
    let whys = ["text", "json"].into_iter().flat_map(|format| {
        [None, Some("one"), Some("many"), Some("none")].map(|buyer| {
            let buyer = buyer.map(|code| ["--buyer", code]).into_iter().flatten();
            ["why", "--format", format].into_iter().chain(buyer).collect()
        })
    });
    let mut found = BTreeSet::new();
    for question in bills.into_iter().chain(whys) {
        let words = [&question[..], &["--facts", facts], more].concat();
        found.extend(found_in(&words));
    }
    found.retain(|secret| !allowed.contains(secret));
    found.into_iter().collect()
}

/// Every secret that the answer to one question has, in any language.
fn found_in(question: &[&str]) -> BTreeSet<&'static str> {
    let agreement = named("care.toml", AGREEMENT);
    let mut found = BTreeSet::new();
    for lang in ["fi", "sv", "en"] {
        let asked = [&agreement, "--year", "2024", "--lang", lang];
        let text = printed(&[question, &asked].concat());
        found.extend(SECRETS.into_iter().filter(|secret| text.contains(secret)));
    }
    found
}

/// Whether facts with a mistake are told of without what is in them. Every question is refused
/// alike, so one in each format is enough.
fn refused_silently(facts: &str) -> bool {
    let asked = ["--facts", facts, "--fewest", "5"];
    let questions = [&["bill"][..], &["why", "--format", "json"]];
    questions.iter().all(|words| found_in(&[*words, &asked].concat()).is_empty())
}

#[test]
fn a_bill_and_its_explanation_tell_of_no_single_client() {
    let facts = named("facts.csv", FACTS);
    assert_eq!(told(&facts, &[], &[ONLY]), [] as [&str; 0]);
}

#[test]
fn what_is_published_does_not_tell_the_figure_of_one_either() {
    let facts = named("published.csv", FACTS);
    assert_eq!(told(&facts, &["--fewest", "5"], &[]), [] as [&str; 0]);
    assert_eq!(told(&facts, &["--fewest", "2"], &[]), [] as [&str; 0]);
}

#[test]
fn a_receipt_tells_of_no_single_client() {
    let (agreement, facts) =
        (named("sealed.toml", AGREEMENT), named("sealed.csv", FACTS));
    let salt = named("salt.hex", "000102030405060708090a0b0c0d0e0f");
    for format in ["text", "json"] {
        let asked = ["receipt", &agreement, "--year", "2024", "--facts", &facts];
        let asked = [&asked[..], &["--format", format]].concat();
        for text in
            [printed(&asked), printed(&[&asked[..], &["--salt-file", &salt]].concat())]
        {
            let found = SECRETS.into_iter().filter(|secret| text.contains(secret));
            assert_eq!(found.collect::<Vec<_>>(), [] as [&str; 0]);
        }
    }
}

#[test]
fn the_client_view_tells_of_each() {
    let (agreement, facts) = (named("shown.toml", AGREEMENT), named("shown.csv", FACTS));
    for format in ["text", "json"] {
        let why = ["why", &agreement, "--year", "2024", "--buyer", "many"];
        let shown = ["--facts", &facts, "--clients", "--format", format];
        let text = printed(&[&why[..], &shown].concat());
        // Of a client with two rows the sum is told.
        for secret in ["klient0b44de", "742274108", "klient9d21ff", "662735189"] {
            assert!(text.contains(secret), "{secret} in {text}");
        }
    }
}

#[test]
fn what_is_wrong_with_a_row_is_told_without_the_row() {
    let mut leaking = BTreeSet::new();
    for (name, part, other) in MISTAKES {
        assert!(FACTS.contains(part), "{name}");
        let facts = named(&format!("{name}.csv"), &FACTS.replace(part, other));
        if !refused_silently(&facts) {
            leaking.insert(name);
        }
    }
    for (name, part, other) in MISTAKES_IN_JSON {
        assert!(ROW.contains(part), "{name}");
        let rows = format!("{{ \"rows\": [\n{}\n] }}", ROW.replace(part, other));
        let facts = named(&format!("{name}.json"), &rows);
        if !refused_silently(&facts) {
            leaking.insert(name);
        }
    }
    assert_eq!(leaking, BTreeSet::new());
}

#[test]
fn the_place_is_told_all_the_same() {
    let agreement = named("place.toml", AGREEMENT);
    let facts = named("place.csv", &FACTS.replace("7731947.13", "7731947.13x"));
    let words = ["bill", &agreement, "--year", "2024", "--facts", &facts];
    let output = Command::new(env!("CARGO_BIN_EXE_osuus")).args(words).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stderr).unwrap();
    assert!(text.contains("not-a-decimal") && text.contains("place.csv:2:15"), "{text}");
}
