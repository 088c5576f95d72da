//! What is wrong with an amendment is told at its own place, whatever it is laid over.

use serde_json::{Value as Json, json};

use super::*;
use crate::text::Lang;

/// An Ä before what is wrong, so that characters and bytes differ.
const BASE: &str = r#"{
  "format": 1, "id": "clinic", "currency": "EUR", "title": { "fi": "Äänekosken klinikka", "en": "Clinic" },
  "summary": { "en": "For two" },
  "term": { "from": "2002-01-01", "to": "2005-12-31" },
  "provider": { "name": { "en": "Äänekoski" }, "host": "992" },
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
  "units": [{ "id": "visit", "one": { "en": "visit" }, "many": { "en": "visits" } }],
  "measures": [{ "id": "visits", "name": { "en": "Visits" }, "unit": "visit" }],
  "charges": [
    { "id": "care", "name": { "en": "Care" }, "kind": "rate", "measure": "visits",
      "rates": [{ "from": "2002-01-01", "to": "2005-12-31", "price": "2" }] },
    { "id": "rent", "name": { "en": "Rent" }, "kind": "pool", "key": { "equal": "buyers" },
      "amounts": [{ "from": "2002-01-01", "to": "2005-12-31", "amount": "100" }] }]
}"#;

fn base() -> Agreement {
    Agreement::read(BASE.as_bytes(), Syntax::Json).unwrap()
}

/// An amendment of some fields more.
fn made(more: &str) -> String {
    named("later", more)
}

fn named(id: &str, more: &str) -> String {
    let more = if more.is_empty() { String::new() } else { format!(",\n  {more}") };
    format!(
        "{{ \"format\": 1, \"amends\": \"clinic\", \"id\": \"{id}\", \"from\": \"2003-01-01\",\n  \
         \"title\": {{ \"fi\": \"Ä\" }}{more} }}"
    )
}

fn laid_over(texts: &[&str]) -> Result<Agreement, Diagnostics> {
    base().amended(texts.iter().map(|text| (text.as_bytes(), Syntax::Json)))
}

/// Code, which amendment, and the text at the place of everything that is wrong.
fn wrong(texts: &[&str]) -> Vec<(&'static str, Option<usize>, String)> {
    let problems = laid_over(texts).unwrap_err();
    let told = |one: &Diagnostic| {
        let place = one.position().unwrap();
        let input = place.amendment.map_or(Input::Agreement, |_| Input::Amendment);
        assert_eq!(one.input(), input, "{one}");
        let text = place.amendment.map_or(BASE, |number| texts[number - 1]);
        let at = text.get(place.start..place.end).unwrap().to_owned();
        // Line and column are those of the same text.
        let line = text.lines().nth(place.line - 1).unwrap_or_default();
        let rest: String = line.chars().skip(place.column - 1).collect();
        let first = at.lines().next().unwrap_or_default();
        assert!(rest.starts_with(first), "{rest} {first}");
        (one.code().as_str(), place.amendment, at)
    };
    problems.iter().map(told).collect()
}

/// What is wrong with one amendment: codes, and the texts at their places.
fn told(more: &str) -> Vec<(&'static str, String)> {
    let text = made(more);
    let one = |(code, number, at)| {
        assert_eq!(number, Some(1));
        (code, at)
    };
    wrong(&[&text]).into_iter().map(one).collect()
}

fn is(code: &'static str, at: &str) -> Vec<(&'static str, String)> {
    vec![(code, at.to_owned())]
}

fn as_json(agreement: &Agreement) -> Json {
    serde_json::from_str(&agreement.to_json()).unwrap()
}

#[test]
fn a_wrong_price_is_told_where_it_stands() {
    let good = named("first", "");
    let bad = made(
        r#""charges": [{ "id": "care", "name": { "fi": "Ääni" }, "rates": [
    { "from": "2003-01-01", "to": "2003-12-31", "price": "1e3" },
    { "from": "2004-01-01", "to": "2004-12-31", "price": 2 }] }]"#,
    );
    let expected = |number| {
        vec![
            ("exponent", Some(number), "\"1e3\"".to_owned()),
            ("number-not-text", Some(number), "2".to_owned()),
        ]
    };
    assert_eq!(wrong(&[&bad]), expected(1));
    // Which of them it is does not depend on the order in which they are laid.
    assert_eq!(wrong(&[&good, &bad]), expected(2));
    assert_eq!(wrong(&[&bad, &good]), expected(1));
    let found = laid_over(&[&good, &bad]).unwrap_err();
    let first = found.iter().next().unwrap();
    assert!(
        first.to_line(Lang::En).starts_with("error[exponent]: amendment 2:4:"),
        "{first}"
    );
}

/// A byte order mark is no part of the first line, and its bytes count.
#[test]
fn a_mark_before_the_text_moves_bytes_only() {
    let text = format!("\u{feff}{}", made(r#""colour": "red""#));
    let found = laid_over(&[&text]).unwrap_err();
    let place = found.iter().next().unwrap().position().unwrap();
    assert_eq!(text.get(place.start..place.end), Some("\"colour\""));
    assert_eq!((place.line, place.column), (3, 3));
}

#[test]
fn what_only_the_agreement_says_is_told_in_the_agreement() {
    let text = made(r#""measures": [{ "id": "visits", "removed": "yes" }]"#);
    let found = wrong(&[&text]);
    assert_eq!(found, [("unknown-reference", None, "\"visits\"".to_owned())]);
    // What both say is told where the one who said it stands.
    let text = made(r#""term": { "to": "2001-12-31" }"#);
    let found = laid_over(&[&text]).unwrap_err();
    assert_eq!(found.iter().next().unwrap().code(), Code::BackwardInterval);
    assert_eq!(found.iter().next().unwrap().input(), Input::Amendment);
}

#[cfg(feature = "toml")]
#[test]
fn toml_and_json_are_amended_by_either() {
    let toml = "format = 1\namends = \"clinic\"\nid = \"ä\"\ntitle = { fi = \"Ä\" }\n\
                from = 2003-01-01\n[[charges]]\nid = \"care\"\nkind = \"rat\"\n";
    let good = toml.replace("\"ä\"", "\"later\"").replace("\"rat\"", "\"rate\"");
    let found = base().amended([(toml.as_bytes(), Syntax::Toml)]).unwrap_err();
    let places: Vec<_> =
        found.iter().map(|one| (one.code().as_str(), one.position())).collect();
    assert_eq!(places.len(), 1);
    assert_eq!(places[0].0, "not-an-identifier");
    assert_eq!(places[0].1.map(|place| (place.line, place.column)), Some((3, 6)));
    let amended = base().amended([(good.as_bytes(), Syntax::Toml)]).unwrap();
    assert_eq!(amended.amendments()[0].from().to_string(), "2003-01-01");
    // The same in JSON has the same digest.
    let json = named("later", r#""charges": [{ "id": "care", "kind": "rate" }]"#);
    let same = laid_over(&[&json]).unwrap();
    assert_eq!(amended.amendments()[0].digest(), same.amendments()[0].digest());
    let broken = "format = 1\namends = \n";
    let found = base().amended([(broken.as_bytes(), Syntax::Toml)]).unwrap_err();
    let first = found.iter().next().unwrap();
    assert_eq!((first.code(), first.input()), (Code::Syntax, Input::Amendment));
    assert_eq!(
        first.position().map(|place| (place.line, place.amendment)),
        Some((2, Some(1)))
    );
}

#[test]
fn tables_are_laid_field_by_field() {
    let more = r#""summary": { "fi": "Kolmelle" },
      "term": { "to": "2006-12-31" },
      "provider": { "without": ["host"], "name": { "fi": "Saarijärvi" } },
      "rounding": { "unit": "1" },
      "without": ["units"],
      "units": [{ "id": "visit", "one": { "en": "call" }, "many": { "en": "calls" } }]"#;
    let now = as_json(&laid_over(&[&made(more)]).unwrap());
    assert_eq!(now["title"], json!({ "fi": "Äänekosken klinikka", "en": "Clinic" }));
    assert_eq!(now["id"], "clinic");
    assert_eq!(now["term"], json!({ "from": "2002-01-01", "to": "2006-12-31" }));
    // A table within a table is one value: it is replaced.
    assert_eq!(now["provider"], json!({ "name": { "fi": "Saarijärvi" } }));
    assert_eq!(now["summary"]["en"], "For two");
    assert_eq!(now["summary"]["fi"], "Kolmelle");
    assert_eq!(now["rounding"], json!({ "unit": "1" }));
    assert_eq!(now["units"][0]["one"]["en"], "call");
    let own = ["amends", "from", "agreed", "without"];
    assert!(own.iter().all(|name| now.get(name).is_none()), "{now}");
}

#[test]
fn lists_are_laid_by_what_their_tables_are_called() {
    let more = r#""buyers": { "list": [
        { "code": "c", "name": { "en": "C" } }, { "code": "a", "removed": "yes" },
        { "code": "b", "name": { "en": "Bee" } }] },
      "charges": [
        { "id": "base", "name": { "en": "Base" }, "kind": "pool", "key": { "measure": "visits" },
          "amounts": [{ "from": "2003-01-01", "to": "2005-12-31", "amount": "1" }] },
        { "id": "rent", "key": { "weights": [
          { "buyer": "b", "weight": "1" }, { "buyer": "c", "weight": "1" }] } },
        { "id": "care", "removed": "yes" }]"#;
    let now = as_json(&laid_over(&[&made(more)]).unwrap());
    let of = |list: &Json, field: &str| -> Vec<String> {
        let items = list.as_array().unwrap().iter();
        items.map(|item| item[field].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(of(&now["buyers"]["list"], "code"), ["b", "c"]);
    assert_eq!(now["buyers"]["list"][0]["name"]["en"], "Bee");
    assert_eq!(now["buyers"]["scheme"], "party");
    assert_eq!(of(&now["charges"], "id"), ["rent", "base"]);
    // Fields that are not named stay; a key is one value.
    assert_eq!(now["charges"][0]["name"]["en"], "Rent");
    assert_eq!(now["charges"][0]["amounts"][0]["amount"], "100");
    assert_eq!(now["charges"][0]["key"].as_object().unwrap().len(), 1);
}

#[test]
fn what_is_taken_away_must_be_there() {
    let charge = |inner: &str| told(&format!(r#""charges": [{{ {inner} }}]"#));
    assert_eq!(
        charge(r#""id": "rnt", "removed": "yes""#),
        is("unknown-reference", "\"rnt\"")
    );
    let problems =
        laid_over(&[&made(r#""charges": [{ "id": "rnt", "removed": "yes" }]"#)])
            .unwrap_err();
    let first = problems.iter().next().unwrap();
    assert_eq!(first.value("known", Lang::En), Some("rent, care"));
    assert_eq!(first.message(Lang::Fi), "`rnt` ei ole maksujen joukossa");
    assert_eq!(charge(r#""id": "rent", "removed": "no""#), is("not-a-choice", "\"no\""));
    assert_eq!(charge(r#""id": "rent", "removed": true"#), is("wrong-type", "true"));
    assert_eq!(
        charge(r#""id": "rent", "removed": "yes", "kind": "pool""#),
        is("unknown-field", "\"kind\"")
    );
    assert_eq!(
        charge(r#""id": "rent", "without": ["kee"]"#),
        is("unknown-field", "\"kee\"")
    );
    assert_eq!(charge(r#""id": "rent", "without": "key""#), is("wrong-type", "\"key\""));
    assert_eq!(charge(r#""id": "rent", "without": [1]"#), is("wrong-type", "1"));
    for fixed in ["id", "format", "title", "currency", "from"] {
        let at = format!("\"{fixed}\"");
        assert_eq!(told(&format!(r#""without": [{at}]"#)), is("unknown-field", &at));
    }
    let gone = told(r#""buyers": { "list": [{ "code": "x", "removed": "yes" }] }"#);
    assert_eq!(gone, is("unknown-reference", "\"x\""));
    let gone = told(r#""funders": [{ "id": "x", "removed": "yes" }]"#);
    assert_eq!(gone, is("unknown-reference", "\"x\""));
    // Removed means nothing in one that is not there to be removed from.
    assert_eq!(
        told(r#""provider": { "removed": "yes" }"#),
        is("unknown-field", "\"removed\"")
    );
}

#[test]
fn nothing_is_named_twice() {
    let twice = r#""charges": [{ "id": "rent", "name": { "en": "1" } }, { "id": "rent", "removed": "yes" }]"#;
    assert_eq!(told(twice), is("duplicate-id", "\"rent\""));
    let twice = r#""buyers": { "list": [{ "code": "a", "name": { "en": "1" } }, { "code": "a", "removed": "yes" }] }"#;
    assert_eq!(told(twice), is("duplicate-buyer", "\"a\""));
    // The same amendment twice, at once or one after the other.
    let text = made("");
    assert_eq!(
        wrong(&[&text, &text]),
        [("duplicate-id", Some(2), "\"later\"".to_owned())]
    );
    let once = laid_over(&[&text]).unwrap();
    let again = once.amended([(text.as_bytes(), Syntax::Json)]).unwrap_err();
    let first = again.iter().next().unwrap();
    assert_eq!(first.code(), Code::DuplicateId);
    assert_eq!(first.position().and_then(|place| place.amendment), Some(2));
    // Nor is it called like the agreement.
    let own = text.replace("\"later\"", "\"clinic\"");
    assert_eq!(wrong(&[&own]), [("duplicate-id", Some(1), "\"clinic\"".to_owned())]);
}

#[test]
fn an_amendment_says_what_it_amends_and_from_when() {
    let text = made("");
    let found = |from: &str, to: &str| wrong(&[&text.replace(from, to)]);
    let one = |code, at: &str| [(code, Some(1), at.to_owned())];
    assert_eq!(found("\"clinic\"", "\"other\""), one("amends-other", "\"other\""));
    assert_eq!(found("\"format\": 1", "\"format\": 2"), one("not-a-choice", "2"));
    assert_eq!(found("\"2003-01-01\"", "\"2003\""), one("not-a-date", "\"2003\""));
    for field in [
        "\"format\": 1, ",
        "\"amends\": \"clinic\", ",
        "\"id\": \"later\", ",
        "\"from\": \"2003-01-01\",\n",
    ] {
        let found = found(field, "");
        assert_eq!((found.len(), found[0].0), (1, "missing-field"), "{field}");
    }
    assert_eq!(told(r#""agreed": "yesterday""#), is("not-a-date", "\"yesterday\""));
    assert_eq!(told(r#""currency": "SEK""#), is("not-amended", "\"SEK\""));
    assert_eq!(told(r#""colour": "red""#), is("unknown-field", "\"colour\""));
    assert_eq!(told(r#""charges": {}"#), is("wrong-type", "{}"));
    // All that is wrong with several at once.
    let [one, other] =
        [named("one", r#""agreed": "x""#), named("two", r#""agreed": "y""#)];
    let found = wrong(&[&one, &other]);
    let numbers: Vec<_> = found.iter().map(|one| one.1).collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
}

#[test]
fn hostile_texts_are_told_of() {
    let code = |text: &[u8]| {
        let found = base().amended([(text, Syntax::Json)]).unwrap_err();
        let first = found.iter().next().unwrap();
        assert_eq!(first.input(), Input::Amendment);
        assert_eq!(first.position().and_then(|place| place.amendment), Some(1));
        first.code()
    };
    assert_eq!(code(b""), Code::Syntax);
    assert_eq!(code(b"[]"), Code::WrongType);
    assert_eq!(code(b"{}"), Code::MissingField);
    assert_eq!(code(b"{ \"\xff\": 1 }"), Code::NotUtf8);
    assert_eq!(code("[".repeat(100_000).as_bytes()), Code::TooDeep);
    let deep = format!("\"charges\": {}1{}", "[".repeat(70), "]".repeat(70));
    assert_eq!(code(made(&deep).as_bytes()), Code::TooDeep);
    assert_eq!(code(&vec![b' '; BYTES]), Code::TooMuchAmended);
    // Names of many tables, none of which is there.
    let many: Vec<String> =
        (0..10_000).map(|n| format!(r#"{{ "id": "c{n}", "removed": "yes" }}"#)).collect();
    let text = made(&format!("\"charges\": [{}]", many.join(",")));
    assert_eq!(laid_over(&[&text]).unwrap_err().errors(), 10_000);
}

/// A hundred amendments of a large agreement are laid, and no more.
#[test]
fn there_are_at_most_a_hundred() {
    let texts: Vec<String> = (0..=MOST).map(|n| named(&format!("a{n}"), "")).collect();
    let given =
        |count| texts.iter().take(count).map(|text| (text.as_bytes(), Syntax::Json));
    assert_eq!(base().amended(given(MOST)).unwrap().amendments().len(), MOST);
    let found = base().amended(given(MOST + 1)).unwrap_err();
    let first = found.iter().next().unwrap();
    assert_eq!(first.code(), Code::TooMuchAmended);
    assert_eq!(first.position().and_then(|place| place.amendment), Some(MOST + 1));
}

/// A large agreement that changes often would be read again for each of its versions.
#[test]
fn a_large_agreement_changes_a_few_times_only() {
    let note = "x".repeat(BYTES / 2);
    let large = BASE.replace("For two", &note);
    let base = Agreement::read(large.as_bytes(), Syntax::Json).unwrap();
    let of = |number: usize| {
        named(&format!("a{number}"), "").replace("2003", &(2003 + number).to_string())
    };
    let texts: Vec<String> = (0..32).map(of).collect();
    let given =
        |count| texts.iter().take(count).map(|one| (one.as_bytes(), Syntax::Json));
    assert!(base.amended(given(30)).is_ok());
    let found = base.amended(given(32)).unwrap_err();
    assert_eq!(found.iter().next().unwrap().code(), Code::TooMuchAmended);
    // On one day they are one version.
    let same: Vec<String> =
        (0..32).map(|number| named(&format!("a{number}"), "")).collect();
    assert!(base.amended(same.iter().map(|one| (one.as_bytes(), Syntax::Json))).is_ok());
}

/// Of an embedded agreement nobody saw the text.
#[cfg(feature = "library")]
#[test]
fn an_embedded_agreement_is_amended_and_has_no_places() {
    let agreement = crate::library::agreement("jyvaskyla-fund-model").unwrap();
    let text = |more: &str| {
        made(more)
            .replace("\"clinic\"", "\"jyvaskyla-fund-model\"")
            .replace("2003-01-01", "2002-01-01")
    };
    let amended = |more: &str| agreement.amended([(text(more).as_bytes(), Syntax::Json)]);
    assert!(amended("").is_ok());
    let found =
        amended(r#""measures": [{ "id": "population", "removed": "yes" }]"#).unwrap_err();
    for one in &found {
        assert_eq!((one.input(), one.position()), (Input::Agreement, None), "{one}");
    }
    let found = amended(r#""colour": "red""#).unwrap_err();
    assert_eq!(found.iter().next().unwrap().position().map(|place| place.line), Some(3));
}
