//! The pages on the source documents say what the embedded agreements say, and nothing is left out.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeSet;

use osuus::library;
use osuus_tests::root;
use serde_json::Value;

/// Each page with the agreements that it names.
fn pages() -> Vec<(String, String, Vec<String>)> {
    let folder = root().join("docs/documents");
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let line = text.lines().find(|line| line.starts_with("Agreements: "));
        let line = line.unwrap_or_else(|| panic!("{name} names no agreements"));
        let agreements = line.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        pages.push((name, text, agreements));
    }
    pages.sort();
    pages
}

/// White space as in one line.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every quote and every identifier of a note of an agreement.
fn said(agreement: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    fn quotes(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(quote)) = fields.get("quote") {
                    found.insert(plain(quote));
                }
                fields.values().for_each(|value| quotes(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| quotes(value, found)),
            _ => {}
        }
    }
    let json = library::agreement(agreement).unwrap().to_json();
    let value: Value = serde_json::from_str(&json).unwrap();
    let mut found = BTreeSet::new();
    quotes(&value, &mut found);
    let notes = value["notes"].as_array().into_iter().flatten();
    (found, notes.map(|note| note["id"].as_str().unwrap().to_owned()).collect())
}

/// The words of the document on a page: between quotation marks in the first cell of a row.
fn quoted(page: &str) -> BTreeSet<String> {
    let rows = page.lines().filter_map(|line| line.strip_prefix("| “"));
    let quotes = rows.filter_map(|row| row.split_once('”'));
    // A bar of the document is escaped in a table.
    quotes.map(|(quote, _)| plain(&quote.replace("\\|", "|"))).collect()
}

#[test]
fn every_embedded_agreement_has_a_page() {
    let named: BTreeSet<String> =
        pages().into_iter().flat_map(|(_, _, agreements)| agreements).collect();
    let all: BTreeSet<String> = library::ids().into_iter().map(str::to_owned).collect();
    assert_eq!(named, all);
    assert_eq!(pages().len(), 5);
}

#[test]
fn the_pages_quote_what_the_agreements_quote() {
    for (name, page, agreements) in pages() {
        let (mut quotes, mut notes) = (BTreeSet::new(), BTreeSet::new());
        for agreement in &agreements {
            let (own, ids) = said(agreement);
            quotes.extend(own);
            notes.extend(ids);
        }
        let on_page = quoted(&page);
        assert!(!on_page.is_empty(), "{name} quotes nothing");
        let alike =
            |one: &String, other: &String| one.contains(other) || other.contains(one);
        let unsaid: Vec<&String> = quotes
            .iter()
            .filter(|quote| !on_page.iter().any(|own| alike(own, quote)))
            .collect();
        assert!(unsaid.is_empty(), "{name} leaves out {unsaid:#?}");
        let foreign: Vec<&String> = on_page
            .iter()
            .filter(|own| !quotes.iter().any(|quote| alike(own, quote)))
            .collect();
        assert!(foreign.is_empty(), "{name} quotes what no agreement does: {foreign:#?}");
        for note in notes {
            assert!(page.contains(&format!("`{note}`")), "{name}: the note `{note}`");
        }
    }
}
