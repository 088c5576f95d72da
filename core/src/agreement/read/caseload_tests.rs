use crate::agreement::{Agreement, Syntax};
use crate::caseload::{Apart, PartTime, Within};
use crate::period::date;

fn read(caseload: &str) -> Result<Agreement, crate::diagnostic::Diagnostics> {
    let text = format!(
        r#"{{ "format": 1, "id": "team", "currency": "EUR", "title": {{ "en": "Team" }},
        "term": {{ "from": "2024-01-01", "to": "2024-12-31" }}, "charges": "not stated",
        "buyers": {{ "scheme": "party", "list": [{{ "code": "a", "name": {{ "en": "A" }} }}] }},
        "caseload": {caseload} }}"#
    );
    Agreement::read(text.as_bytes(), Syntax::Json)
}

#[test]
fn everything_that_it_may_say() {
    let agreement = read(
        r#"{ "caps": [{ "from": "2024-01-01", "to": "2024-12-31", "cap": "25" }], "part_time": "up",
        "within": "team", "apart": "area", "costs": [{ "from": "2024-01-01", "to": "2024-12-31",
        "salary": "40000", "on_costs": "20", "overheads": "1000" }] }"#,
    )
    .unwrap();
    let terms = agreement.caseload().unwrap();
    let caps = terms.caps.as_ref().unwrap();
    assert_eq!(caps.on(date("2024-07-01").unwrap()), Some(25));
    assert_eq!(caps.on(date("2025-01-01").unwrap()), None);
    assert_eq!(terms.part_time, Some(PartTime::Up));
    assert_eq!((terms.within, terms.apart), (Some(Within::Team), Some(Apart::Area)));
    let post = terms.costs.of(&crate::period::Period::year(2024).unwrap()).unwrap();
    assert_eq!(post.a_year().to_string(), "49000");
}

#[test]
fn nothing_said_leaves_the_law() {
    let agreement = read("{}").unwrap();
    let terms = agreement.caseload().unwrap();
    assert!(terms.caps.is_none() && terms.costs.is_empty() && terms.part_time.is_none());
}

#[test]
fn what_is_wrong_is_told() {
    let codes = |caseload: &str| -> Vec<&'static str> {
        let problems = read(caseload).unwrap_err();
        problems.iter().map(|one| one.code().as_str()).collect()
    };
    let cap = |cap: &str| {
        format!(
            r#"{{ "caps": [{{ "from": "2024-01-01", "to": "2024-12-31", "cap": {cap} }}] }}"#
        )
    };
    assert_eq!(codes(&cap("\"0\"")), ["not-a-choice"]);
    assert_eq!(codes(&cap("30")), ["wrong-type"]);
    assert_eq!(codes(r#"{ "part_time": "half" }"#), ["not-a-choice"]);
    assert_eq!(codes(r#"{ "caps": [] }"#), ["empty-list"]);
    assert_eq!(codes(r#"{ "cap": "30" }"#), ["unknown-field"]);
    let cost =
        r#"{ "costs": [{ "from": "2024-01-01", "to": "2024-12-31", "salary": "-1" }] }"#;
    assert_eq!(codes(cost), ["below-zero"]);
}
