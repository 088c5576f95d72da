//! Responsibilities and delegations as they are read.

use crate::agreement::{Agreement, Syntax};
use crate::diagnostic::Diagnostics;
use crate::placement::Matter;
use crate::text::Lang;

fn read(tables: &str) -> Result<Agreement, Diagnostics> {
    let text = format!(
        r#"{{ "format": 1, "id": "who", "currency": "EUR", "title": {{ "en": "Who" }},
        "term": {{ "from": "2008-01-01" }}, "sources": [{{ "id": "unit", "title": "Unit" }}],
        "buyers": {{ "scheme": "fi-municipality", "list": "not stated" }}, "charges": "not stated",
        {tables} }}"#
    );
    Agreement::read(text.as_bytes(), Syntax::Json)
}

fn codes(tables: &str) -> Vec<&'static str> {
    let problems = read(tables).unwrap_err();
    assert!(problems.iter().all(|one| one.position().is_some()));
    problems.iter().map(|one| one.code().as_str()).collect()
}

#[test]
fn both_lists_are_read() {
    let agreement = read(
        r#""responsibilities": [{ "measure": "place-choice", "chooses": { "en": "the worker" },
            "basis": { "en": "agreement" }, "source": "unit", "quote": "valitsee" }],
        "delegations": [
            { "municipality": "853", "measure": "emergency-placement", "officer": { "en": "the head" }, "to": "2010-12-31" },
            { "municipality": "853", "measure": "emergency-placement", "officer": "not stated", "from": "2011-01-01" },
            { "municipality": "853", "measure": "open-care-placement", "officer": { "en": "the head" } }]"#,
    )
    .unwrap();
    let rules = agreement.rules();
    let first = &rules.responsibilities[0];
    assert_eq!(first.matter, Matter::PlaceChoice);
    assert_eq!(first.chooses.as_ref().unwrap().get(Lang::En), "the worker");
    assert_eq!(first.citation.as_ref().unwrap().quote.as_deref(), Some("valitsee"));
    assert_eq!(rules.delegations.len(), 3);
    assert_eq!(rules.delegations[1].officer, None);
    assert_eq!(rules.delegations[1].days.to_string(), "2011-01-01/..");
}

#[test]
fn mistakes_are_told_at_their_places() {
    let head = r#""municipality": "853", "measure": "emergency-placement""#;
    for (tables, expected) in [
        (r#""responsibilities": [{ "chooses": { "en": "x" } }]"#.to_owned(), vec!["missing-field"]),
        (r#""responsibilities": [{ "measure": "care" }]"#.into(), vec!["not-a-choice"]),
        (
            r#""responsibilities": [{ "measure": "place-choice" }, { "measure": "place-choice" }]"#.into(),
            vec!["duplicate-id"],
        ),
        (format!(r#""delegations": [{{ {head} }}]"#), vec!["missing-field"]),
        (
            format!(r#""delegations": [{{ {head}, "officer": "not stated", "from": "2010-01-02", "to": "2010-01-01" }}]"#),
            vec!["backward-interval"],
        ),
        (
            format!(
                r#""delegations": [{{ {head}, "officer": "not stated", "to": "2010-01-01" }},
                    {{ {head}, "officer": {{ "en": "x" }}, "from": "2010-01-01" }}]"#
            ),
            vec!["delegated-twice"],
        ),
        (
            r#""delegations": [{ "municipality": "8 53", "measure": "place-choice", "officer": "not stated" }]"#.into(),
            vec!["unknown-municipality"],
        ),
    ] {
        assert_eq!(codes(&tables), expected, "{tables}");
    }
}
