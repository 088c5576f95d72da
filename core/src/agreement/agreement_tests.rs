//! The agreement as a value: what it says of itself.

use super::*;
use crate::exact::Exact;

const CLERK: &str = r#"{ "format": 1, "id": "clerk", "currency": "SEK",
  "title": { "fi": "Sihteeri", "sv": "Sekreterare" },
  "summary": { "sv": "En sekreterare för två" },
  "provider": { "name": { "fi": "Kaupunki" }, "host": "179" },
  "term": { "from": "2001-07-01", "to": "2003-06-30", "source": "minutes", "quote": "§ 7" },
  "sources": [{ "id": "minutes", "title": "Protokoll", "publisher": "Staden", "url": "https://example.org" }],
  "notes": [{ "id": "draft", "text": { "fi": "Luonnos" }, "period": "2002", "source": "minutes" }],
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
  "measures": [{ "id": "use", "name": { "en": "Use" }, "unit": "share", "missing": "zero", "fractions": "refused" }],
  "services": [{ "id": "help", "name": { "en": "Help" }, "covered": "base-fee", "charge": "salary", "source": "minutes", "quote": "hjälp" }],
  "charges": [
    { "id": "salary", "name": { "en": "Salary" }, "kind": "pool",
      "amounts": [
        { "from": "2003-01-01", "to": "2003-06-30", "amount": "-1.5" },
        { "from": "2001-07-01", "to": "2002-12-31", "amount": "99.99" }],
      "after": "hold", "key": { "equal": "buyers" }, "bounds": { "ceiling": "60" },
      "rounding": { "unit": "0.05", "balance": { "smallest": "use" } } },
    { "id": "hours", "name": { "en": "Hours" }, "kind": "rate", "measure": "use",
      "rates": [{ "from": "2001-07-01", "to": "2003-06-30", "price": "12" }] }],
  "rounding": { "mode": "half-even", "balance": { "buyer": "b" } } }"#;

fn clerk() -> Agreement {
    Agreement::read(CLERK.as_bytes(), Syntax::Json).unwrap()
}

#[test]
fn what_the_file_says_is_what_the_agreement_holds() {
    let clerk = clerk();
    assert_eq!((clerk.id(), clerk.currency().code()), ("clerk", "SEK"));
    assert_eq!(clerk.term().to_string(), "2001-07-01/2003-06-30");
    assert_eq!(clerk.years(), [2001, 2002, 2003]);
    let provider = clerk.provider().unwrap();
    assert_eq!(
        (provider.name.get(Lang::En), provider.host.as_deref()),
        ("Kaupunki", Some("179"))
    );
    let source = &clerk.sources()[0];
    assert_eq!(
        (source.id.as_str(), source.publisher.as_deref()),
        ("minutes", Some("Staden"))
    );
    let service = &clerk.services()[0];
    assert_eq!(service.charge.as_ref().unwrap().value, "salary");
    assert_eq!(service.citation.as_ref().unwrap().quote.as_deref(), Some("hjälp"));
    let use_of = &clerk.measures()[0];
    assert_eq!(
        (use_of.missing, use_of.fractions, use_of.of),
        (Missing::Zero, Fractions::Refused, Of::Buyer)
    );
    assert_eq!(
        clerk.notes[0].period.as_ref().map(ToString::to_string).as_deref(),
        Some("2002")
    );
}

#[test]
fn texts_fall_back_on_a_language_that_is_there() {
    let clerk = clerk();
    assert_eq!(clerk.title(Lang::Sv), "Sekreterare");
    assert_eq!(clerk.title(Lang::En), "Sihteeri");
    assert_eq!(clerk.summary(Lang::Fi), Some("En sekreterare för två"));
}

#[test]
fn figures_through_time_are_put_in_order() {
    let clerk = clerk();
    let ChargeKind::Pool { pool: Pool::Amounts { amounts, after }, bounds, .. } =
        &clerk.charges()[0].kind
    else {
        panic!("{:?}", clerk.charges()[0])
    };
    let figures: Vec<String> = amounts
        .iter()
        .map(|dated| dated.value.figure.value.as_ref().unwrap().to_string())
        .collect();
    assert_eq!(figures, ["99.99", "-1.5"]);
    assert_eq!(*after, crate::period::After::Hold);
    let ceiling = Exact::from(60);
    assert!(bounds.floor.is_none());
    assert!(matches!(&bounds.ceiling, Some(Operand::Number(n)) if *n == ceiling));
}

/// A charge takes each term that it does not state from the agreement, which takes the rest from
/// its currency.
#[test]
fn rounding_terms_are_inherited_one_by_one() {
    let clerk = clerk();
    let terms = |rounding: &Rounding| {
        format!("{} {} {}", rounding.unit(), rounding.mode(), rounding.balance())
    };
    assert_eq!(terms(clerk.rounding()), "0.01 half-even buyer b");
    assert_eq!(terms(&clerk.charges()[0].rounding), "0.05 half-even smallest use");
    assert_eq!(terms(&clerk.charges()[1].rounding), "0.01 half-even buyer b");
    let plain =
        CLERK.replace("\"mode\": \"half-even\", \"balance\": { \"buyer\": \"b\" }", "");
    let plain =
        Agreement::read(plain.replace("SEK", "JPY").as_bytes(), Syntax::Json).unwrap();
    assert_eq!(terms(plain.rounding()), "1 half-up largest-remainder");
}

#[test]
fn a_small_agreement_needs_no_more_than_the_example() {
    let text = r#"{ "format": 1, "id": "a", "currency": "EUR", "title": { "en": "A" },
      "term": { "from": "2002-01-01", "to": "2002-01-01" },
      "buyers": { "scheme": "fi-municipality", "region": "13", "on": "2001-12-31" },
      "charges": [{ "id": "a", "name": { "en": "A" }, "kind": "pool", "key": { "equal": "buyers" },
        "amounts": [{ "from": "2002-01-01", "to": "2002-01-01", "amount": "0" }] }] }"#;
    let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    assert_eq!(agreement.years(), [2002]);
    assert_eq!(agreement.provider(), None);
    assert_eq!(agreement.summary(Lang::En), None);
    assert!(agreement.services().is_empty() && agreement.sources().is_empty());
}

#[test]
fn a_scheme_is_that_of_a_country() {
    let listed = |scheme: &str, code: &str| {
        let buyers = format!(
            r#""buyers": {{ "scheme": "{scheme}", "on": "2001-12-31", "list": [{{ "code": "{code}" }}] }}"#
        );
        let text = r#"{ "format": 1, "id": "a", "currency": "EUR", "title": { "en": "A" },
          "term": { "from": "2002-01-01" }, @buyers,
          "charges": [{ "id": "a", "name": { "en": "A" }, "kind": "pool", "key": { "equal": "buyers" },
            "amounts": [{ "from": "2002-01-01", "to": "2004-06-30", "amount": "0" }] }] }"#;
        Agreement::read(text.replace("@buyers", &buyers).as_bytes(), Syntax::Json)
    };
    let swedish = listed("se-municipality", "0114").unwrap();
    assert_eq!(swedish.buyers.municipalities.unwrap().value, "se-municipality");
    // The term has no end; a price is stated until 2004.
    let finnish = listed("fi-municipality", "179").unwrap();
    assert_eq!((finnish.term().to, finnish.years()), (None, vec![2002, 2003, 2004]));
    // Finnish codes have three digits, all of them letters, digits and hyphens.
    for (scheme, code) in [
        ("fi-municipality", "0114"),
        ("fi-municipality", "17a"),
        ("se-municipality", "0114/1"),
    ] {
        let problems = listed(scheme, code).unwrap_err();
        let codes: Vec<&str> = problems.iter().map(|d| d.code().as_str()).collect();
        assert_eq!(codes, ["unknown-municipality"], "{scheme} {code}");
    }
    for scheme in
        ["municipality", "fin-municipality", "FI-municipality", "f1-municipality"]
    {
        let problems = listed(scheme, "179").unwrap_err();
        assert!(problems.to_string().contains("[not-a-choice]"), "{scheme}: {problems}");
    }
}

#[test]
fn an_identifier_has_at_most_64_characters() {
    let named =
        |length| CLERK.replace("\"clerk\"", &format!("\"{}\"", "c".repeat(length)));
    assert!(Agreement::read(named(64).as_bytes(), Syntax::Json).is_ok());
    assert!(Agreement::read(named(65).as_bytes(), Syntax::Json).is_err());
}

#[cfg(feature = "toml")]
#[test]
fn toml_becomes_json_in_the_order_of_the_text() {
    let toml = "b = 1\na = [2002-01-31, \"ä\\n\", true]\n[z]\n[y]\nx = {}\nw = []\n";
    let json = "{\n  \"b\": 1,\n  \"a\": [\n    \"2002-01-31\",\n    \"ä\\n\",\n    true\n  ],\n  \
        \"z\": {},\n  \"y\": {\n    \"x\": {},\n    \"w\": []\n  }\n}\n";
    assert_eq!(Agreement::toml_to_json(toml).unwrap(), json);
    assert!(Agreement::toml_to_json("b = ").is_err());
}
