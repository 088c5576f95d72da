//! A contract as agreements write them: a tariff in three bands with a minimum, three quarters of which
//! the state pays, and a pool shared by use to the cent.

use osuus::agreement::{Agreement, Syntax};
use osuus::facts::{FactRow, Facts};
use serde_json::{Value, json};

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

/// The agreement: that of `contract.json`, which `NumPy`'s test reads too, with its buyers.
pub fn agreement() -> Agreement {
    agreement_with(str::to_owned)
}

/// The same, its text changed before the buyers are put in.
pub fn agreement_with(change: impl Fn(&str) -> String) -> Agreement {
    let text = change(include_str!("contract.json"));
    let mut agreement: Value = serde_json::from_str(&text).expect("JSON");
    let buyers = (0..BUYERS).map(|buyer| {
        let code = code(buyer);
        json!({ "code": code, "name": { "en": format!("Buyer {code}") } })
    });
    *agreement.pointer_mut("/buyers/list").expect("a list") = buyers.collect();
    let text = agreement.to_string();
    Agreement::read(text.as_bytes(), Syntax::Json).expect("an agreement")
}

/// Its facts.
pub fn facts() -> Facts {
    facts_of(uses())
}

/// The facts where everybody uses so much.
pub fn facts_of(uses: Vec<i64>) -> Facts {
    let rows = uses.into_iter().enumerate().map(|(buyer, uses)| FactRow {
        buyer: code(buyer),
        measure: "use".into(),
        period: "2002".into(),
        value: uses.to_string(),
        ..FactRow::default()
    });
    Facts::from_rows(&rows.collect::<Vec<_>>()).expect("facts")
}
