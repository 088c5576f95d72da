//! How care is counted, as it is read.

use crate::agreement::{Agreement, Syntax};
use crate::diagnostic::Diagnostics;
use crate::placement::{Counts, Moves, PartMonths};

fn read(placements: &str) -> Result<Agreement, Diagnostics> {
    let text = format!(
        r#"{{ "format": 1, "id": "care", "currency": "EUR", "title": {{ "en": "Care" }},
        "term": {{ "from": "2008-01-01" }}, "buyers": {{ "scheme": "fi-municipality", "list": "not stated" }},
        "measures": [{{ "id": "days", "name": {{ "en": "Days" }}, "unit": "share" }}], "charges": "not stated",
        "placements": {placements} }}"#
    );
    Agreement::read(text.as_bytes(), Syntax::Json)
}

#[test]
fn a_section_is_read_and_has_defaults() {
    let one = r#"{ "id": "home", "name": { "en": "Home" }, "days": "days" }"#;
    let agreement = read(&format!(r#"{{ "forms": [{one}] }}"#)).unwrap();
    let terms = agreement.placements().unwrap();
    assert_eq!(terms.forms[0].days.as_deref(), Some("days"));
    assert_eq!((terms.counts, terms.moves), (Counts::BothEnds, Moves::ToNew));
    let all = r#""counts": "nights", "moves": "to-old", "part_months": "started", "cost": "days""#;
    let agreement = read(&format!(r#"{{ "forms": [{one}], {all} }}"#)).unwrap();
    let terms = agreement.placements().unwrap();
    assert_eq!((terms.counts, terms.moves), (Counts::Nights, Moves::ToOld));
    assert_eq!(terms.part_months, PartMonths::Started);
    assert_eq!(terms.cost.as_deref(), Some("days"));
}

#[test]
fn mistakes_are_told_at_their_places() {
    let name = r#""name": { "en": "Home" }"#;
    for (placements, expected) in [
        ("{}".to_owned(), "missing-field"),
        (r#"{ "forms": [] }"#.into(), "empty-list"),
        (
            format!(
                r#"{{ "forms": [{{ "id": "a", {name} }}, {{ "id": "a", {name} }}] }}"#
            ),
            "duplicate-id",
        ),
        (
            format!(r#"{{ "forms": [{{ "id": "a", {name}, "days": "nights" }}] }}"#),
            "unknown-reference",
        ),
        (
            format!(
                r#"{{ "forms": [{{ "id": "a", {name}, "days": "days", "months": "days" }}] }}"#
            ),
            "conflicting-fields",
        ),
        (
            format!(r#"{{ "forms": [{{ "id": "a", {name} }}], "counts": "all" }}"#),
            "not-a-choice",
        ),
    ] {
        let problems = read(&placements).unwrap_err();
        assert!(problems.iter().all(|one| one.position().is_some()));
        let codes: Vec<_> = problems.iter().map(|one| one.code().as_str()).collect();
        assert_eq!(codes, [expected], "{placements}");
    }
}
