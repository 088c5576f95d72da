//! What is filled in to a compiled plan counts as facts do; what cannot be taken is refused.

use super::CompiledPlan;
use crate::agreement::{Agreement, Syntax};
use crate::facts::Facts;
use crate::municipality::Register;
use crate::period::Period;
use crate::plan::{NotCompiled, Plan};
use crate::text::Lang;

/// Visits by price, a cost shared by residents, who are known, and a grant for all.
const CLINIC: &str = r#"{ "format": 1, "id": "clinic", "currency": "EUR",
  "title": { "fi": "Neuvola", "en": "A clinic" },
  "term": { "from": "2002-01-01", "to": "2003-12-31" },
  "notes": [{ "id": "draft", "text": { "fi": "Luonnos", "en": "A draft" } }],
  "units": [{ "id": "visit", "one": { "en": "visit" }, "many": { "en": "visits" } }],
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "fi": "Aho", "sv": "Åsen", "en": "A" } },
    { "code": "b", "name": { "en": "B" } }, { "code": "c", "name": { "en": "C" } }] },
  "measures": [
    { "id": "visits", "name": { "en": "Visits" }, "unit": "visit", "missing": "zero", "fractions": "refused" },
    { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement", "missing": "zero" }],
  "charges": [
    { "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "visits",
      "rates": [{ "from": "2002-01-01", "to": "2003-12-31", "price": "1.50" }] },
    { "id": "rest", "name": { "en": "The rest" }, "kind": "pool", "measure": "cost",
      "key": { "weights": [{ "buyer": "a", "weight": "1" }, { "buyer": "b", "weight": "1" },
        { "buyer": "c", "weight": "1" }] } }] }"#;

fn plan(text: &str) -> Plan {
    let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap()
}

fn compiled(plan: &Plan, facts: &Facts) -> CompiledPlan {
    CompiledPlan::from_bytes(&plan.compile(facts).unwrap().to_bytes()).unwrap()
}

fn csv(rows: &str) -> Facts {
    Facts::from_csv(format!("buyer,measure,period,value\n{rows}").as_bytes()).unwrap()
}

#[test]
fn what_is_filled_in_counts_as_facts_do() {
    let plan = plan(CLINIC);
    let compiled = compiled(&plan, &Facts::none());
    let facts = csv("a,visits,2002,10\nb,visits,2002,3\n,cost,2002,100\n");
    let filled = "a\tvisits\t10\nb\tvisits\t3\n\tcost\t100\n";
    for lang in Lang::ALL {
        let stated = plan.evaluate(&facts).unwrap().to_json(lang);
        assert_eq!(compiled.bill_json(filled, lang), Some(stated));
        let nothing = plan.evaluate(&Facts::none()).unwrap().to_json(lang);
        assert_eq!(compiled.bill_json("", lang), Some(nothing));
    }
    // 10 x 1.50 and a third of 100.00, which has a cent over.
    let english = compiled.bill_json(filled, Lang::En).unwrap();
    assert!(english.contains(r#""total": "48.34""#), "{english}");
    assert!(english.contains("A draft"));
}

#[test]
fn facts_that_it_was_compiled_with_hold_until_they_are_filled_in_anew() {
    let plan = plan(CLINIC);
    let compiled = compiled(&plan, &csv("a,visits,2002,10\n"));
    let same = plan.evaluate(&csv("a,visits,2002,10\n")).unwrap();
    assert_eq!(compiled.bill_json("", Lang::Sv), Some(same.to_json(Lang::Sv)));
    let other = plan.evaluate(&csv("a,visits,2002,4\n")).unwrap();
    assert_eq!(
        compiled.bill_json("a\tvisits\t4\n", Lang::Sv),
        Some(other.to_json(Lang::Sv))
    );
}

#[test]
fn what_the_plan_refuses_is_not_billed() {
    let compiled = compiled(&plan(CLINIC), &Facts::none());
    for wrong in [
        "a\tvisits\t2.5",
        "a\tvisits\t-1",
        "a\tvisits\t1e3",
        "a\tvisits\t",
        "d\tvisits\t1",
        "a\tvisit\t1",
        "a\tvisits",
        "a",
    ] {
        assert_eq!(compiled.bill_json(wrong, Lang::En), None, "{wrong}");
    }
}

#[test]
fn what_is_no_compiled_plan_is_none() {
    let bytes = plan(CLINIC).compile(&Facts::none()).unwrap().to_bytes();
    for end in 0..bytes.len() {
        assert!(CompiledPlan::from_bytes(&bytes[..end]).is_none(), "{end}");
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert!(CompiledPlan::from_bytes(&longer).is_none());
    assert!(CompiledPlan::from_bytes(b"osuus.plan/2\n").is_none());
}

#[test]
fn figures_of_clients_and_amended_agreements_are_not_compiled() {
    let clients = CLINIC
        .replace(r#""missing": "zero", "fractions": "refused" }"#, r#""of": "client" }"#)
        .replace(
            r#""charges": ["#,
            r#""steps": [{ "id": "all", "name": { "en": "All" }, "clients": "visits" }], "charges": ["#,
        )
        .replace(r#""measure": "visits""#, r#""measure": "all""#);
    assert_eq!(
        plan(&clients).compile(&Facts::none()).unwrap_err(),
        NotCompiled::OfClients
    );
    let agreement = Agreement::read(CLINIC.as_bytes(), Syntax::Json).unwrap();
    let amendment = r#"{ "format": 1, "amends": "clinic", "id": "later", "from": "2002-07-01",
      "title": { "en": "Later" }, "summary": { "en": "Nothing else" } }"#;
    if let Ok(amended) = agreement.amended([(amendment.as_bytes(), Syntax::Json)]) {
        let plan = amended.plan(&Register::new(), Period::year(2003).unwrap()).unwrap();
        assert_eq!(plan.compile(&Facts::none()).unwrap_err(), NotCompiled::Amended);
    } else {
        panic!("the amendment is refused");
    }
}
