//! The sheets that people fill in are those that facts are read from.

use serde_json::Value;

use crate::agreement::{Agreement, Syntax};
use crate::facts::{Cell, Facts, Sheet};
use crate::municipality::Register;
use crate::period::Period;
use crate::text::Lang;

const AGREEMENT: &str = r#"{
    "format": 1, "id": "a", "currency": "EUR", "title": { "en": "A", "fi": "Sopimus" },
    "term": { "from": "2002-01-01", "to": "2002-12-31" },
    "buyers": { "scheme": "party", "list": [
        { "code": "005", "name": { "en": "North" } }, { "code": "049", "name": { "en": "South" } }] },
    "units": [{ "id": "visit", "one": { "en": "visit", "fi": "käynti" }, "many": { "en": "visits" } }],
    "measures": [
        { "id": "use", "name": { "en": "Use", "fi": "Käyttö" }, "unit": "visit", "fractions": "refused", "missing": "zero" },
        { "id": "care", "name": { "en": "Care" }, "unit": "visit", "of": "client" },
        { "id": "costs", "name": { "en": "Costs", "fi": "Kulut" }, "unit": "EUR", "of": "agreement" }],
    "steps": [{ "id": "cared", "name": { "en": "Cared" }, "clients": "care" }],
    "charges": [
        { "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "use",
          "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "1" }] },
        { "id": "care-fee", "name": { "en": "Care fee" }, "kind": "rate", "measure": "cared",
          "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "1" }] },
        { "id": "rest", "name": { "en": "Rest" }, "kind": "pool", "measure": "costs", "key": { "measure": "use" } }]
}"#;

fn sheets(lang: Lang) -> Value {
    let agreement = Agreement::read(AGREEMENT.as_bytes(), Syntax::Json).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    serde_json::from_str(&plan.facts_sheets(lang)).unwrap()
}

#[test]
fn each_measure_has_its_sheet_and_its_rule() {
    let of = sheets(Lang::Fi);
    assert_eq!(of["title"], "Sopimus, 2002");
    let all = of["sheets"].as_array().unwrap();
    let named = |name: &str| all.iter().find(|one| one["name"] == name).unwrap();
    let row = &named("Käyttö")["rows"][0]["cells"];
    assert_eq!(*row, serde_json::json!(["005", "North", "2002", "", "", "visit", "use"]));
    let rule = &named("Käyttö")["measures"][0];
    assert_eq!((&rule["whole"], &rule["negative"]), (&true.into(), &false.into()));
    assert_eq!(rule["unit"], "käynti");
    let row = &named("Koko sopimus")["rows"][0]["cells"];
    assert_eq!(*row, serde_json::json!(["Kulut", "2002", "", "EUR", "costs"]));
    assert_eq!(named("Koko sopimus")["measures"][0]["negative"], true);
}

#[test]
fn what_was_filled_in_is_read_back() {
    for lang in Lang::ALL {
        let of = sheets(lang);
        let all = of["sheets"].as_array().unwrap().iter();
        let filled: Vec<Sheet> = all.map(filled).collect();
        let facts = Facts::from_sheets(&filled, 0).unwrap();
        let mut rows: Vec<String> = facts
            .iter()
            .map(|fact| format!("{} {} {}", fact.measure, fact.who(), fact.value))
            .collect();
        rows.sort();
        assert_eq!(
            rows,
            ["care 005 7", "care 049 7", "costs * 7", "use 005 7", "use 049 7"]
        );
    }
}

/// Title, empty row, headings, and 7 in every row that has a code or needs none.
fn filled(sheet: &Value) -> Sheet {
    let text = |value: &Value| Cell::Text(value.as_str().unwrap().to_owned());
    let columns = sheet["columns"].as_array().unwrap();
    let place = |name: &str| columns.iter().position(|one| one["name"] == name);
    let mut rows = vec![vec![text(&sheet["title"])], Vec::new()];
    rows.push(columns.iter().map(|one| text(&one["heading"])).collect());
    for row in sheet["rows"].as_array().unwrap() {
        let mut cells: Vec<Cell> =
            row["cells"].as_array().unwrap().iter().map(text).collect();
        let nobody =
            place("buyer").is_some_and(|buyer| cells[buyer] == Cell::Text(String::new()));
        if !nobody {
            cells[place("value").unwrap()] = Cell::Number("7".to_owned());
            if let Some(client) = place("client") {
                cells[client] = Cell::Text("k-1".to_owned());
            }
        }
        rows.push(cells);
    }
    Sheet { name: sheet["name"].as_str().unwrap().to_owned(), rows }
}
