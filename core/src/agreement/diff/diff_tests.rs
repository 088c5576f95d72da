//! What is a difference, and what is told of it.

use super::{Change, Class, Difference, Way};
use crate::agreement::{Agreement, Syntax};
use crate::text::Lang;

/// Two buyers, a fee by visits and a van that both pay for.
fn text(change: impl Fn(&mut serde_json::Value)) -> String {
    let mut value = serde_json::json!({
        "format": 1, "id": "van", "currency": "EUR", "title": { "fi": "Auto", "en": "Van" },
        "term": { "from": "2002-01-01", "to": "2005-12-31" },
        "sources": [{ "id": "deal", "title": "The agreement of 2001" }],
        "buyers": { "scheme": "party", "list": [
            { "code": "kivi", "name": { "fi": "Kivi" } },
            { "code": "lahti", "name": { "fi": "Lahti" } }] },
        "units": [{ "id": "visit", "one": { "fi": "käynti", "en": "visit" },
            "many": { "fi": "käyntiä", "en": "visits" } }],
        "measures": [{ "id": "visits", "name": { "fi": "Käynnit", "en": "Visits" }, "unit": "visit" }],
        "charges": [
            { "id": "visits", "name": { "fi": "Käynnit", "en": "Visits" }, "kind": "rate",
              "measure": "visits", "rates": [
                { "from": "2002-01-01", "to": "2003-12-31", "price": "1.50", "source": "deal", "quote": "1,50" },
                { "from": "2004-01-01", "to": "2005-12-31", "price": "1.75", "source": "deal", "quote": "1,75" }] },
            { "id": "van", "name": { "fi": "Auto", "en": "The van" }, "kind": "pool",
              "amounts": [{ "from": "2002-01-01", "to": "2005-12-31", "amount": "9000" }],
              "key": { "weights": [{ "buyer": "kivi", "weight": "2" }, { "buyer": "lahti", "weight": "1" }] } }],
    });
    change(&mut value);
    value.to_string()
}

fn agreement(change: impl Fn(&mut serde_json::Value)) -> Agreement {
    Agreement::read(text(change).as_bytes(), Syntax::Json).unwrap()
}

fn diff(change: impl Fn(&mut serde_json::Value)) -> Difference {
    agreement(|_| ()).diff(&agreement(change))
}

/// Way, path, before, after, first and last day.
fn told(change: &Change) -> String {
    let day =
        |day: Option<jiff::civil::Date>| day.map_or("–".into(), |day| day.to_string());
    format!(
        "{:?} {}: {} > {} [{} {}]",
        change.way(),
        change.path(),
        change.before(Lang::En).unwrap_or("–"),
        change.after(Lang::En).unwrap_or("–"),
        day(change.from()),
        day(change.to()),
    )
}

fn all(difference: &Difference) -> Vec<String> {
    difference.changes().iter().map(told).collect()
}

#[test]
fn order_and_the_cut_of_time_are_no_difference() {
    assert!(diff(|_| ()).is_empty());
    let difference = diff(|value| {
        value["buyers"]["list"].as_array_mut().unwrap().reverse();
        value["measures"][0]["unit"] = "visit".into();
        value["charges"][0]["rates"] = serde_json::json!([
            { "from": "2004-01-01", "to": "2005-12-31", "price": "1.750", "source": "deal", "quote": "1,75" },
            { "from": "2003-01-01", "to": "2003-12-31", "price": "1.50", "source": "deal", "quote": "1,50" },
            { "from": "2002-01-01", "to": "2002-12-31", "price": "1.50", "source": "deal", "quote": "1,50" },
        ]);
        value["charges"][1]["key"]["weights"].as_array_mut().unwrap().reverse();
    });
    assert!(difference.is_empty(), "{:?}", all(&difference));
}

#[test]
fn order_is_told_where_it_means_something() {
    let first = |value: &mut serde_json::Value| {
        value["rounding"] = serde_json::json!({ "balance": "first" });
    };
    let before = agreement(first);
    let after = agreement(|value| {
        first(value);
        value["buyers"]["list"].as_array_mut().unwrap().reverse();
    });
    let difference = before.diff(&after);
    let expected = ["Reordered buyers/list: kivi, lahti > lahti, kivi [2002-01-01 –]"];
    assert_eq!(all(&difference), expected);
}

#[test]
fn a_price_is_told_for_the_days_on_which_it_differs() {
    // 1.50 to the end of 2002, 1.60 in 2003, as it was from 2004.
    let difference = diff(|value| {
        value["charges"][0]["rates"][0]["to"] = "2002-12-31".into();
        let new = serde_json::json!({ "from": "2003-01-01", "to": "2003-12-31", "price": "1.60",
            "source": "deal", "quote": "1,60 vuonna 2003" });
        value["charges"][0]["rates"].as_array_mut().unwrap().push(new);
    });
    let expected = [
        "Changed charges/visits/rates/price: €1.50/visit > €1.60/visit [2003-01-01 2003-12-31]",
        "Changed charges/visits/rates/quote: 1,50 > 1,60 vuonna 2003 [2003-01-01 2003-12-31]",
    ];
    assert_eq!(all(&difference), expected);
    let price = difference.terms().next().unwrap();
    assert_eq!(price.place(Lang::En), "charge Visits, price");
    assert_eq!(price.place(Lang::Fi), "maksu Käynnit, hinta");
    assert_eq!(price.after(Lang::Fi), Some("1,60\u{a0}€/käynti"));
    assert_eq!(price.citation().unwrap().quote.as_deref(), Some("1,60 vuonna 2003"));
    assert_eq!(difference.texts().count(), 1);
}

#[test]
fn items_go_by_their_names() {
    let difference = diff(|value| {
        value["buyers"]["list"][1] =
            serde_json::json!({ "code": "niemi", "name": { "fi": "Niemi" } });
        value["charges"][1]["key"]["weights"][1]["buyer"] = "niemi".into();
        value["charges"][1]["key"]["weights"][0]["weight"] = "3".into();
    });
    let expected = [
        "Removed buyers/list/lahti: Lahti > – [2002-01-01 –]",
        "Added buyers/list/niemi: – > Niemi [2002-01-01 –]",
        "Changed charges/van/key/weights/kivi/weight: 2 > 3 [2002-01-01 –]",
        "Removed charges/van/key/weights/lahti: buyer: lahti; weight: 1 > – [2002-01-01 –]",
        "Added charges/van/key/weights/niemi: – > buyer: niemi; weight: 1 [2002-01-01 –]",
    ];
    assert_eq!(all(&difference), expected);
}

#[test]
fn words_and_sources_are_apart_from_terms() {
    let difference = diff(|value| {
        value["title"]["en"] = "The van".into();
        value["sources"][0]["title"] = "The deal".into();
        value["charges"][1]["name"]["fi"] = "Kirjastoauto".into();
        value["charges"][1]["quote"] = "by weights".into();
        value["charges"][1]["source"] = "deal".into();
    });
    assert_eq!(difference.terms().count(), 0);
    assert_eq!(difference.texts().count(), 5);
    assert!(difference.changes().iter().all(|one| one.class() == Class::Text));
}

fn amended(amendments: &[&str]) -> Agreement {
    let texts = amendments.iter().map(|text| (text.as_bytes(), Syntax::Json));
    agreement(|_| ()).amended(texts).unwrap()
}

const RAISE: &str = r#"{ "format": 1, "amends": "van", "id": "raise", "from": "2003-01-01",
    "title": { "en": "A visit costs more" }, "charges": [{ "id": "visits",
        "rates": [{ "from": "2003-01-01", "to": "2005-12-31", "price": "1.80" }] }] }"#;

const SOLD: &str = r#"{ "format": 1, "amends": "van", "id": "sold", "from": "2004-07-01",
    "title": { "en": "The van is sold" }, "charges": [{ "id": "van", "removed": "yes" }] }"#;

#[test]
fn a_change_knows_its_amendment() {
    let difference = agreement(|_| ()).diff(&amended(&[SOLD, RAISE]));
    let terms: Vec<String> = difference
        .terms()
        .map(|one| format!("{} ({})", told(one), one.amendment().unwrap()))
        .collect();
    // What 2002 cost is as it was: the raise came after.
    assert_eq!(
        terms,
        [
            "Changed charges/visits/rates/price: €1.50/visit > €1.80/visit [2003-01-01 2003-12-31] (raise)",
            "Changed charges/visits/rates/price: €1.75/visit > €1.80/visit [2004-01-01 2005-12-31] (raise)",
            "Removed charges/van: amounts: (1 January 2002 – 31 December 2005; amount: €9,000.00); key: weights: (buyer: kivi; weight: 2), (buyer: lahti; weight: 1); kind: pool > – [2004-07-01 –] (sold)",
        ]
    );
}

#[test]
fn two_versions_of_one_agreement() {
    let amended = amended(&[RAISE, SOLD]);
    let on = |day: &str| amended.on(day.parse().unwrap());
    let difference = on("2003-06-30").unwrap().diff(on("2005-01-01").unwrap());
    let by: Vec<_> = difference.changes().iter().map(Change::amendment).collect();
    assert_eq!(by, [Some("sold")]);
    assert!(on("2003-06-30").unwrap().diff(on("2003-01-01").unwrap()).is_empty());
    assert!(on("2001-12-31").is_none());
    assert!(on("2006-01-01").is_none());
}

#[test]
fn the_other_way_round_is_the_mirror() {
    let mirrored = |way| match way {
        Way::Added => Way::Removed,
        Way::Removed => Way::Added,
        way => way,
    };
    let one = |change: &Change, back: bool| {
        let (before, after) = (change.before(Lang::Fi), change.after(Lang::Fi));
        let way = change.way();
        let (way, before, after) =
            if back { (mirrored(way), after, before) } else { (way, before, after) };
        format!("{way:?} {} {before:?} {after:?} {:?}", change.path(), change.to())
    };
    let plain = agreement(|_| ());
    let amended = amended(&[RAISE, SOLD]);
    for (a, b) in [(&plain, &amended), (&amended, &plain)] {
        let mut there: Vec<String> =
            a.diff(b).changes().iter().map(|change| one(change, false)).collect();
        let mut back: Vec<String> =
            b.diff(a).changes().iter().map(|change| one(change, true)).collect();
        there.sort();
        back.sort();
        assert!(!there.is_empty());
        assert_eq!(there, back);
    }
}
