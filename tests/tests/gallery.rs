//! `docs/gallery.md`: its lines stand in the agreements, its cases exist, and each term has two.

use std::collections::BTreeSet;
use std::path::Path;

use osuus_tests::{cases, root};

fn page() -> std::io::Result<String> {
    std::fs::read_to_string(root().join("docs/gallery.md"))
}

/// What stands behind each `](` and before its `)`.
fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

/// The identifier of the case that a link leads to.
fn case(link: &str) -> Option<&str> {
    link.strip_prefix("../tests/corpus/")?.strip_suffix(".json")
}

#[test]
fn each_term_has_at_least_two_cases() {
    let page = page().unwrap();
    let known: BTreeSet<String> =
        cases().unwrap().into_iter().map(|case| case.id).collect();
    let (table, _) = page.split_once("\n## ").unwrap();
    let rows: Vec<&str> =
        table.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    assert_eq!(rows.len(), 18);
    for row in rows {
        let ids: BTreeSet<&str> = links(row).into_iter().filter_map(case).collect();
        assert!(ids.len() >= 2, "{row}");
        for id in ids {
            assert!(known.contains(id), "no case {id}");
        }
        let term = row.split('|').nth(1).unwrap().trim();
        assert!(page.contains(&format!("\n## {term}\n")), "{term} has no example");
    }
}

#[test]
fn every_link_leads_to_a_file() {
    for link in links(&page().unwrap()) {
        assert!(root().join("docs").join(link).exists(), "{link}");
    }
}

#[test]
fn the_lines_of_each_example_stand_in_its_agreement() {
    let page = page().unwrap();
    let examples: Vec<&str> = page.split("```toml\n").skip(1).collect();
    assert!(examples.len() >= 18);
    for example in examples {
        let (lines, below) = example.split_once("```").unwrap();
        let file = links(below)
            .into_iter()
            .find(|link| link.strip_suffix(".toml").is_some())
            .unwrap();
        let agreement = std::fs::read_to_string(root().join("docs").join(file)).unwrap();
        // Tables of an agreement may stand apart from each other.
        for table in lines.split("\n\n").map(str::trim) {
            assert!(agreement.contains(table), "{file} has other lines than\n{table}");
        }
    }
}

#[test]
fn every_case_of_the_gallery_is_shown() {
    let page = page().unwrap();
    let shown: BTreeSet<&str> = links(&page).into_iter().filter_map(case).collect();
    let of_gallery = cases().unwrap().into_iter().map(|case| case.id);
    for id in of_gallery.filter(|id| Path::new(id).starts_with("gallery")) {
        assert!(shown.contains(id.as_str()), "{id} is not shown");
    }
}
