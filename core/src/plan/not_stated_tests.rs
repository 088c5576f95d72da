//! What an agreement says that it does not state is never billed by a guess.

use super::*;
use crate::agreement::Syntax;
use crate::diagnostic::Severity;
use crate::facts::Facts;
use crate::text::Lang;

/// Everything that may be left open, each clause on a line of its own.
const OPEN: &str = r#"{ "format": 1, "id": "open", "currency": "EUR", "title": { "en": "Open" },
"term": { "from": "2002-01-01", "to": "2002-12-31" },
"sources": [{ "id": "page", "title": "A page" }],
"buyers": { "scheme": "party", "list": [{ "code": "a", "name": { "en": "A" } }] },
"measures": [{ "id": "use", "name": { "en": "Use" }, "unit": "buyer" }],
"steps": [
{ "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "values": [{ "from": "2002-01-01", "to": "2002-12-31", "value": "200" }] },
{ "id": "net", "name": { "en": "Net" }, "fund": "cost", "funders": [{ "id": "state", "name": { "en": "State" }, "percent": "50" }] }],
"charges": [
{ "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "use", "source": "page",
  "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "2" }] },
{ "id": "rent", "name": { "en": "Rent" }, "kind": "pool", "measure": "net",
  "key": { "weights": [{ "buyer": "a", "weight": "1" }] } },
{ "id": "salary", "name": { "en": "Salary" }, "kind": "pool", "key": { "equal": "buyers" },
  "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "10" }] }],
"funders": [{ "id": "state", "name": { "en": "State" }, "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "7" }] }],
"printed": [{ "id": "all", "name": { "en": "All" }, "of": ["state", "salary"],
  "totals": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "17" }] }] }"#;

fn read(text: &str) -> Agreement {
    Agreement::read(text.as_bytes(), Syntax::Json)
        .unwrap_or_else(|e| panic!("{e}\n{text}"))
}

fn bill(
    agreement: &Agreement,
    prices: &[(&str, &str)],
) -> Result<Vec<String>, Diagnostics> {
    let mut request = Request::new("2002".parse().unwrap());
    for (id, price) in prices {
        request = request.price(id, price.parse().unwrap());
    }
    let facts = Facts::from_csv(b"buyer,measure,period,value\na,use,2002,3\n").unwrap();
    let statement = agreement.plan(&Register::new(), request)?.evaluate(&facts)?;
    let warnings = statement.warnings().iter().map(|d| d.message(Lang::En));
    let amounts =
        statement.bills()[0].lines().iter().map(|line| line.amount().to_string());
    Ok(amounts.chain(warnings).collect())
}

/// By hand: 3 x 2, half of 200, and 10.
#[test]
fn a_clause_that_is_left_open_is_a_warning_when_checked_and_an_error_when_billed() {
    assert_eq!(bill(&read(OPEN), &[]).unwrap(), ["6", "100", "10"]);
    assert!(read(OPEN).check_text().is_empty(), "{}", read(OPEN).check_text());
    for (stated, message) in [
        (r#""price": "2""#, "the price of `fee`; the source: “A page”"),
        (r#""amount": "10""#, "the amount of `salary`"),
        (r#""value": "200""#, "the value of `cost`"),
        (r#""weight": "1""#, "the weight of the buyer `a` in `rent`"),
        (r#""percent": "50""#, "the percentage of the funder `state` in `net`"),
    ] {
        let (field, figure) = stated.split_once(": ").unwrap();
        let open = OPEN.replace(stated, &format!("{field}: \"not stated\""));
        let agreement = read(&open);
        let checked = agreement.check_text();
        let problems = bill(&agreement, &[]).unwrap_err();
        for (found, severity) in
            [(checked, Severity::Warning), (problems, Severity::Error)]
        {
            let found: Vec<&Diagnostic> = found.iter().collect();
            let [one] = found.as_slice() else { panic!("{stated}: {found:?}") };
            assert_eq!((one.code(), one.severity()), (Code::NotStated, severity));
            assert_eq!(
                one.message(Lang::En),
                format!("the agreement does not state {message}")
            );
            let place = one.position().unwrap();
            assert_eq!(
                open.get(place.start..place.end),
                Some("\"not stated\""),
                "{figure}"
            );
        }
    }
}

#[test]
fn a_price_that_is_left_open_may_be_given_with_the_call() {
    let open = OPEN
        .replace(r#""price": "2""#, r#""price": "not stated""#)
        .replace(r#""amount": "10""#, r#""amount": "not stated""#)
        .replace(r#""value": "200""#, r#""value": "not stated""#);
    let agreement = read(&open);
    assert_eq!(bill(&agreement, &[("fee", "5")]).unwrap_err().len(), 2);
    let billed =
        bill(&agreement, &[("fee", "5"), ("salary", "1"), ("cost", "30")]).unwrap();
    assert_eq!(&billed[..3], ["15", "15", "1"]);
    assert!(
        billed
            .iter()
            .any(|line| line.contains("the price of `fee` for 2002, 5.00, is given")),
        "{billed:?}"
    );
}

#[test]
fn what_is_only_shown_is_left_out_with_a_warning() {
    let no_funder = read(&OPEN.replace(r#""amount": "7""#, r#""amount": "not stated""#));
    assert_eq!(
        bill(&no_funder, &[]).unwrap(),
        ["6", "100", "10", "the agreement does not state the amount of `state`"]
    );
    let no_total = read(&OPEN.replace(r#""amount": "17""#, r#""amount": "not stated""#));
    assert_eq!(
        bill(&no_total, &[]).unwrap(),
        ["6", "100", "10", "the agreement does not state the amount of `all`"]
    );
}

/// An agreement of purpose and tasks alone: it reads, is checked and shown, and nobody is billed.
#[test]
fn an_agreement_without_parties_and_prices_bills_nobody() {
    let text = r#"{ "format": 1, "id": "tasks", "currency": "EUR", "title": { "fi": "Tehtävät" },
      "term": { "from": "2002-01-01" },
      "buyers": { "scheme": "fi-municipality", "list": "not stated" },
      "services": [{ "id": "care", "name": { "fi": "Hoito" }, "covered": "base-fee", "charge": "not stated" }],
      "charges": "not stated" }"#;
    let agreement = read(text);
    let told = |found: &Diagnostics| -> Vec<(Severity, String)> {
        found.iter().map(|d| (d.severity(), d.message(Lang::En))).collect()
    };
    let say = |what: &str| format!("the agreement does not state {what}");
    let (buyers, charges) = (say("who the buyers are"), say("any charges"));
    let service = say("which charge covers the service `care`");
    assert_eq!(
        told(&agreement.check(&Register::new())),
        [
            (Severity::Warning, buyers.clone()),
            (Severity::Warning, service),
            (Severity::Warning, charges.clone())
        ]
    );
    let refused = told(
        &agreement
            .plan(&Register::new(), Request::new("2002".parse().unwrap()))
            .unwrap_err(),
    );
    assert_eq!(refused, [(Severity::Error, buyers), (Severity::Error, charges)]);
}
