//! Documents of the embedded register: their schemas, names and texts.
#![cfg(feature = "finland")]

use jiff::civil::Date;
use serde_json::{Value, json};

use super::*;
use crate::finland::register;
use crate::period::date;

fn day(text: &str) -> Date {
    date(text).unwrap()
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn listing(on: &str, area: Option<(&str, &str)>) -> Listing<'static> {
    Listing::new(register(), day(on), area).unwrap()
}

#[test]
fn all_municipalities_of_a_day() {
    let all = value(&listing("2021-01-01", None).document(Lang::Sv).to_json());
    assert_eq!(all["schema"], "osuus.municipalities/1");
    assert_eq!((&all["register"], &all["on"]), (&json!("finland"), &json!("2021-01-01")));
    assert_eq!(all["lang"], "sv");
    assert_eq!((&all["unsure"], &all["warnings"]), (&json!([]), &json!([])));
    let rows = all["municipalities"].as_array().unwrap();
    assert_eq!(rows.len(), 309);
    let espoo = rows.iter().find(|row| row["code"] == "049").unwrap();
    assert_eq!(espoo["name"], "Esbo");
    assert_eq!(espoo["areas"]["region"], "01");
    assert_eq!(espoo["centre"], json!({ "east": "370129", "north": "6676693" }));
    // It is nobody's member here, and has no centre.
    assert!(rows.iter().all(|row| row.get("membership").is_none()));
    let tuusula = rows.iter().find(|row| row["code"] == "858").unwrap();
    assert!(tuusula.get("centre").is_none());
}

#[test]
fn the_text_of_a_day() {
    let text = listing("2001-12-31", None).to_text(Lang::En);
    assert!(text.starts_with("31 December 2001: 448\n004  Alahärmä\n005  Alajärvi\n"));
    assert!(text.contains("\n180  Jyväskylän maalaiskunta\n"));
    let text = listing("2001-12-31", None).to_text(Lang::Sv);
    assert!(text.starts_with("31.12.2001: 448\n"));
    assert!(text.contains("\n180  Jyväskylä landskommun\n"));
}

#[test]
fn names_are_those_of_the_day() {
    for (on, name) in [("2011-12-31", "Väståboland"), ("2012-01-01", "Pargas")] {
        let document = value(&listing(on, None).document(Lang::Sv).to_json());
        let rows = document["municipalities"].as_array().unwrap();
        let one = rows.iter().find(|row| row["code"] == "445").unwrap();
        assert_eq!(one["name"], name, "{on}");
    }
}

#[test]
fn what_cannot_be_listed() {
    for (on, area, code) in [
        ("2001-12-30", None, "unknown-map"),
        ("2010-01-01", Some(("wellbeing-county", "15")), "division-not-known"),
        ("2021-01-01", Some(("region", "99")), "unknown-area"),
        ("2021-01-01", Some(("county", "13")), "unknown-reference"),
    ] {
        let problems = Listing::new(register(), day(on), area).unwrap_err();
        assert_eq!(problems.iter().next().unwrap().code().as_str(), code);
    }
}

#[test]
fn one_municipality_with_its_history() {
    let one = register().get(&"445".parse().unwrap()).unwrap();
    let found =
        FoundDocument::new(vec![MunicipalityDocument::new(register(), one, Lang::Sv)]);
    let document = value(&found.to_json());
    assert_eq!(document["schema"], "osuus.municipality/1");
    let one = &document["municipalities"][0];
    assert_eq!((&one["code"], &one["name"]), (&json!("445"), &json!("Pargas")));
    assert_eq!(one["names"].as_array().unwrap().len(), 2);
    assert_eq!(one["names"][0]["sv"], "Väståboland");
    assert_eq!(one["names"][0]["from"], "2009-01-01");
    assert_eq!(one["names"][1]["to"], Value::Null);
    let joined: Vec<&str> = one["joined"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["code"].as_str().unwrap())
        .collect();
    assert_eq!(joined, ["101", "150", "279", "533", "573"]);
    assert_eq!(one["followed"], json!([]));
    assert!(one["history"].as_str().unwrap().starts_with("445 Pargas (Parainen)\n"));
}

#[test]
fn who_followed_with_which_part() {
    let of = |code: &str| {
        let one = register().get(&code.parse().unwrap()).unwrap();
        let document = MunicipalityDocument::new(register(), one, Lang::Fi);
        serde_json::to_value(document).unwrap()["followed"].clone()
    };
    let expected = json!([
        { "date": "2007-01-01", "code": "182", "name": "Jämsä", "part": "1" },
        { "date": "2007-01-01", "code": "562", "name": "Orivesi", "part": "0" },
    ]);
    assert_eq!(of("443"), expected);
    let nobody =
        json!([{ "date": "1944-09-19", "code": null, "name": null, "part": "1" }]);
    assert_eq!(of("013"), nobody);
}
