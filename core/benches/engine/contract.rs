//! A contract as agreements write them: a tariff in three bands with a minimum, three quarters of which
//! the state pays, and a pool shared by use to the cent.

use osuus::agreement::{Agreement, Syntax};
use osuus::facts::{FactRow, Facts};

/// How many buyers there are: the municipalities of a country.
pub const BUYERS: usize = 308;

/// The use of each buyer, between 3 and 99 999.
pub fn uses() -> Vec<i64> {
    (1..=BUYERS)
        .zip(1_i64..)
        .map(|(_, place)| 3 + (place * 7_919 * place) % 99_997)
        .collect()
}

fn code(buyer: usize) -> String {
    format!("{buyer:03}")
}

/// The agreement.
pub fn agreement() -> Agreement {
    let buyers: Vec<String> = (0..BUYERS)
        .map(|buyer| {
            let code = code(buyer);
            format!(r#"{{ "code": "{code}", "name": {{ "en": "Buyer {code}" }} }}"#)
        })
        .collect();
    let text = format!(
        r#"{{ "format": 1, "id": "contract", "currency": "EUR",
          "title": {{ "en": "A contract" }},
          "term": {{ "from": "2002-01-01", "to": "2002-12-31" }},
          "buyers": {{ "scheme": "party", "list": [{}] }},
          "units": [{{ "id": "hour", "one": {{ "en": "hour" }}, "many": {{ "en": "hours" }} }}],
          "measures": [{{ "id": "use", "name": {{ "en": "Use" }}, "unit": "hour" }}],
          "steps": [
            {{ "id": "tariff", "name": {{ "en": "Tariff" }}, "tiers": "use", "bands": [
              {{ "to": "100", "price": "50" }}, {{ "to": "1000", "price": "45.5" }},
              {{ "price": "40.25" }}] }},
            {{ "id": "least", "name": {{ "en": "With the minimum" }},
              "greatest": ["tariff", "1000"] }},
            {{ "id": "own-part", "name": {{ "en": "Own part" }}, "fund": "least",
              "funders": [{{ "id": "state", "name": {{ "en": "State" }}, "percent": "75" }}] }}],
          "charges": [
            {{ "id": "services", "name": {{ "en": "Services" }}, "kind": "step",
              "amount": "own-part" }},
            {{ "id": "upkeep", "name": {{ "en": "Upkeep" }}, "kind": "pool",
              "amounts": [{{ "from": "2002-01-01", "to": "2002-12-31",
                "amount": "1234567.89" }}], "key": {{ "measure": "use" }} }}] }}"#,
        buyers.join(", ")
    );
    Agreement::read(text.as_bytes(), Syntax::Json).expect("an agreement")
}

/// Its facts.
pub fn facts() -> Facts {
    let rows = uses().into_iter().enumerate().map(|(buyer, uses)| FactRow {
        buyer: code(buyer),
        measure: "use".into(),
        period: "2002".into(),
        value: uses.to_string(),
        ..FactRow::default()
    });
    Facts::from_rows(rows.collect()).expect("facts")
}
