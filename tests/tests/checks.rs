//! Which warnings the good agreements have: each was looked at, and none is a false alarm.

use std::collections::BTreeMap;
use std::path::Path;

use osuus::agreement::{Agreement, Syntax};
use osuus::call::register;
use osuus::diagnostic::{Diagnostic, Diagnostics};
use osuus::library;
use osuus::text::Lang;

/// What the text alone gives away, as `CODE ID`.
fn warnings(found: &Diagnostics) -> Vec<String> {
    let told = |one: &Diagnostic| {
        let of = ["id", "code", "second"]
            .into_iter()
            .find_map(|name| one.value(name, Lang::En));
        format!("{} {}", one.code().as_str(), of.unwrap_or_default())
    };
    found.iter().map(told).collect()
}

fn listed() -> BTreeMap<String, Vec<String>> {
    let text = include_str!("checks.txt");
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = "";
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(warning) => {
                all.entry(name.to_owned()).or_default().push(warning.to_owned());
            }
            None => name = line,
        }
    }
    all
}

#[test]
fn good_agreements_have_exactly_the_warnings_that_were_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/agreements");
    let mut texts: Vec<(String, String, Syntax)> = Vec::new();
    for id in library::ids() {
        let text = library::source(id).unwrap();
        texts.push((id.to_owned(), text.to_owned(), Syntax::Toml));
    }
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let syntax = if name.strip_suffix(".json").is_some() {
            Syntax::Json
        } else {
            Syntax::Toml
        };
        texts.push((name, std::fs::read_to_string(path).unwrap(), syntax));
    }
    let mut found = BTreeMap::new();
    for (name, text, syntax) in texts {
        let Ok(agreement) = Agreement::read(text.as_bytes(), syntax) else {
            assert!(name.starts_with("bad-"), "{name} is no agreement");
            continue;
        };
        for one in &agreement.check_text() {
            assert!(one.position().is_some(), "{name}: {one}");
        }
        // A plan may find the same; nothing is told twice.
        let all = agreement.check(register());
        // No check is given last year's statement, so that none is wanted.
        assert!(all.iter().all(|one| one.code().as_str() != "no-prior"), "{name}");
        for (place, one) in all.iter().enumerate() {
            assert!(
                all.iter().skip(place + 1).all(|other| other != one),
                "{name}: {one}"
            );
        }
        // What `osuus show` prints of an embedded agreement is read and billed without an error.
        if library::ids().contains(&name.as_str()) {
            assert_eq!(all.errors(), 0, "{name}");
        }
        let told = warnings(&agreement.check_text());
        if !told.is_empty() {
            found.insert(name, told);
        }
    }
    let show = |all: &BTreeMap<String, Vec<String>>| -> String {
        let lines = all.iter().flat_map(|(name, told)| {
            let told = told.iter().map(|one| format!("  {one}\n"));
            std::iter::once(format!("{name}\n")).chain(told)
        });
        lines.collect()
    };
    assert_eq!(show(&found), show(&listed()));
}
