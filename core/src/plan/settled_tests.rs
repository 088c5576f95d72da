//! A year from advance to settlement to correction: amounts worked out by hand.

use serde_json::{Value, json};

use super::islands::{deal, moving, pool, register, totals, year};
use crate::agreement::{Agreement, Stage, Syntax};
use crate::diagnostic::Diagnostics;
use crate::facts::{Earlier, Facts};
use crate::municipality::Register;
use crate::plan::Request;
use crate::statement::{Line, Statement};
use crate::text::Lang;

const BUDGET: &str = ",cost,2002,1000,budget\na,use,2002,2,budget\nb,use,2002,1,budget\n";
const ACTUAL: &str = ",cost,2002,1200,actual\na,use,2002,1,actual\nb,use,2002,2,actual\n";

/// A pool by use, of which four fifths of the budget are paid in twelfths.
fn clinic() -> Value {
    json!({
        "format": 1, "id": "clinic", "currency": "EUR", "title": { "en": "Clinic" },
        "term": { "from": "2002-01-01" },
        "buyers": { "scheme": "party", "list": [
            { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
        "measures": [
            { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" },
            { "id": "use", "name": { "en": "Use" }, "unit": "share" }],
        "charges": [{ "id": "costs", "name": { "en": "Costs" }, "kind": "pool", "measure": "cost",
            "key": { "measure": "use" } }],
        "settlement": {
            "advance": { "percent": "80", "instalments": "12", "status": "budget" },
            "status": "actual", "threshold": "10" },
    })
}

fn evaluated(
    deal: &Value,
    register: &Register,
    request: Request,
    facts: &str,
    before: &[&Statement],
) -> Result<Statement, Diagnostics> {
    let agreement = Agreement::read(deal.to_string().as_bytes(), Syntax::Json)?;
    let table = format!("buyer,measure,period,value,status\n{facts}");
    let before = before.iter().map(|one| Earlier::from_json(&one.to_json(Lang::En)));
    let facts = Facts::from_csv(table.as_bytes())?
        .with_earlier(before.collect::<Result<_, _>>()?)?;
    agreement.plan(register, request)?.evaluate(&facts)
}

fn staged(
    deal: &Value,
    stage: Stage,
    facts: &str,
    before: &[&Statement],
) -> Result<Statement, Diagnostics> {
    evaluated(deal, &Register::new(), year(2002).stage(stage), facts, before)
}

fn codes(result: Result<Statement, Diagnostics>) -> Vec<&'static str> {
    let problems = result.map(|statement| totals(&statement)).unwrap_err();
    problems.iter().map(|problem| problem.code().as_str()).collect()
}

/// The lines of a bill with their amounts.
fn lines(statement: &Statement, code: &str) -> String {
    let told = |line: &Line| format!("{} {}", line.charge(), line.amount());
    let lines = statement.bill(code).unwrap().lines();
    lines.iter().map(told).collect::<Vec<_>>().join(", ")
}

fn memos(statement: &Statement, code: &str) -> String {
    let told = |line: &Line| format!("{} {}", line.charge(), line.amount());
    let memos = statement.bill(code).unwrap().memos();
    memos.iter().map(told).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_year_from_advance_to_correction() {
    let facts = format!("{BUDGET}{ACTUAL}");
    // 1000 by two to one is 666.67 and 333.33; four fifths are 533.336 and 266.664.
    let advance = staged(&clinic(), Stage::Advance, &facts, &[]).unwrap();
    assert_eq!(totals(&advance), "a 533.34, b 266.66");
    // 533.34 / 12 = 44.445, 266.66 / 12 = 22.221666...
    assert_eq!(
        memos(&advance, "a"),
        "costs 666.67, instalment 44.44, last-instalment 44.5"
    );
    assert_eq!(
        memos(&advance, "b"),
        "costs 333.33, instalment 22.22, last-instalment 22.24"
    );
    assert!(advance.unallocated().is_zero());
    // 1200 by one to two is 400 and 800.
    let settled = staged(&clinic(), Stage::Settlement, &facts, &[&advance]).unwrap();
    assert_eq!(totals(&settled), "a -133.34, b 533.34");
    assert_eq!(
        lines(&settled, "a"),
        "costs 400, billed-before -533.34, below-threshold 0"
    );
    // Nothing changed; then 1203, of which 401 and 802: no threshold holds.
    let same =
        staged(&clinic(), Stage::Correction, &facts, &[&advance, &settled]).unwrap();
    assert_eq!(totals(&same), "a 0, b 0");
    let facts = facts.replace("1200", "1203");
    let corrected =
        staged(&clinic(), Stage::Correction, &facts, &[&advance, &settled, &same])
            .unwrap();
    assert_eq!(totals(&corrected), "a 1, b 2");
    assert_eq!(
        lines(&corrected, "b"),
        "costs 802, billed-before -800, below-threshold 0"
    );
}

#[test]
fn what_the_settlement_left_out_stays_left_out() {
    // All of 1000 was paid beforehand, and the year came to 1015: 5 to a, 10 to b.
    let mut deal = clinic();
    deal["settlement"]["advance"]["percent"] = json!("100");
    let facts =
        ",cost,2002,900,budget\n,cost,2002,915,actual\na,use,2002,1,\nb,use,2002,2,\n";
    let advance = staged(&deal, Stage::Advance, facts, &[]).unwrap();
    assert_eq!(totals(&advance), "a 300, b 600");
    let settled = staged(&deal, Stage::Settlement, facts, &[&advance]).unwrap();
    assert_eq!(lines(&settled, "a"), "costs 305, billed-before -300, below-threshold -5");
    assert_eq!(lines(&settled, "b"), "costs 610, billed-before -600, below-threshold 0");
    let before = [&advance, &settled];
    let same = staged(&deal, Stage::Correction, facts, &before).unwrap();
    assert_eq!(lines(&same, "a"), "costs 305, billed-before -300, below-threshold -5");
    assert_eq!(totals(&same), "a 0, b 0");
    // 918 is 306 and 612: each pays what changed, again and again.
    let facts = facts.replace("915", "918");
    let corrected = staged(&deal, Stage::Correction, &facts, &before).unwrap();
    assert_eq!(totals(&corrected), "a 1, b 2");
    let before = [&advance, &settled, &corrected];
    let again = staged(&deal, Stage::Correction, &facts, &before).unwrap();
    assert_eq!(lines(&again, "a"), "costs 306, billed-before -301, below-threshold -5");
    assert_eq!(totals(&again), "a 0, b 0");
}

#[test]
fn a_stage_that_the_agreement_does_not_know_is_refused() {
    let mut deal = clinic();
    deal["settlement"].as_object_mut().unwrap().remove("advance");
    assert_eq!(codes(staged(&deal, Stage::Advance, BUDGET, &[])), ["no-stage"]);
    deal.as_object_mut().unwrap().remove("settlement");
    assert_eq!(codes(staged(&deal, Stage::Settlement, ACTUAL, &[])), ["no-stage"]);
    // Any closed year is corrected.
    let closed = evaluated(&deal, &Register::new(), year(2002), ACTUAL, &[]).unwrap();
    let facts = ACTUAL.replace("1200", "1500");
    let corrected = staged(&deal, Stage::Correction, &facts, &[&closed]).unwrap();
    assert_eq!(lines(&corrected, "a"), "costs 500, billed-before -400");
}

#[test]
fn earlier_statements_are_all_given_in_their_order() {
    let facts = format!("{BUDGET}{ACTUAL}");
    let stage = |stage, before: &[&Statement]| staged(&clinic(), stage, &facts, before);
    let advance = stage(Stage::Advance, &[]).unwrap();
    let settled = stage(Stage::Settlement, &[&advance]).unwrap();
    let corrected = stage(Stage::Correction, &[&advance, &settled]).unwrap();
    let refused = |of, before: &[&Statement]| codes(stage(of, before));
    for of in [Stage::Settlement, Stage::Correction] {
        assert_eq!(refused(of, &[]), ["nothing-billed-before"]);
    }
    let of = Stage::Correction;
    assert_eq!(refused(of, &[&settled]), ["statements-apart"]);
    assert_eq!(refused(of, &[&settled, &advance]), ["statements-apart"]);
    assert_eq!(refused(of, &[&advance, &corrected]), ["statements-apart"]);
    assert_eq!(refused(of, &[&advance, &advance]), ["statement-twice"]);
    let twice = [&advance, &settled, &corrected, &corrected];
    assert_eq!(refused(of, &twice), ["statement-twice"]);
    let before = [&advance, &settled];
    assert_eq!(refused(Stage::Settlement, &before), ["settled-before"]);
}

#[test]
fn who_is_no_buyer_any_more_is_not_forgotten() {
    let facts = format!("{BUDGET}{ACTUAL}");
    let advance = staged(&clinic(), Stage::Advance, &facts, &[]).unwrap();
    let mut deal = clinic();
    deal["buyers"]["list"] = json!([{ "code": "b", "name": { "en": "B" } },
        { "code": "c", "name": { "en": "C" } }]);
    let facts = ",cost,2002,1200,\nb,use,2002,1,\nc,use,2002,1,\n";
    let refused = staged(&deal, Stage::Settlement, facts, &[&advance]);
    assert_eq!(codes(refused), ["billed-no-buyer"]);
    // Who was billed nothing before pays the whole year.
    deal["buyers"]["list"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "code": "a", "name": { "en": "A" } }));
    let facts = format!("{facts}a,use,2002,0,\n");
    let settled = staged(&deal, Stage::Settlement, &facts, &[&advance]).unwrap();
    assert_eq!(totals(&settled), "b 333.34, c 600, a -533.34");
}

#[test]
fn rows_without_a_status_count_in_every_stage() {
    // The use is known once and has no status; that of 2001 plays no part.
    let facts =
        ",cost,2002,1000,budget\n,cost,2002,1200,actual\na,use,2002,1,\nb,use,2002,3,\n";
    let advance = staged(&clinic(), Stage::Advance, facts, &[]).unwrap();
    assert_eq!(totals(&advance), "a 200, b 600");
    let settled = staged(&clinic(), Stage::Settlement, facts, &[&advance]).unwrap();
    assert_eq!(totals(&settled), "a 100, b 300");
    // One that is made up counts as well.
    let made_up = facts.replace("1200,actual", "1200,illustrative");
    let settled = staged(&clinic(), Stage::Settlement, &made_up, &[&advance]).unwrap();
    assert_eq!(totals(&settled), "a 100, b 300");
    // A preliminary figure is no actual one, and the row that is missing is named with its status.
    let facts = facts.replace("1200,actual", "1200,preliminary");
    let refused = staged(&clinic(), Stage::Settlement, &facts, &[&advance]).unwrap_err();
    let told = refused.iter().next().unwrap().to_line(Lang::En);
    assert!(
        told.contains("missing-fact") && told.contains(",cost,2002,…,actual"),
        "{told}"
    );
}

#[test]
fn statuses_are_those_of_the_billed_year() {
    // The advance goes by the use of the year before, which has happened.
    let mut deal = clinic();
    deal["steps"] = json!([{ "id": "use-before", "name": { "en": "Use before" },
        "measure": "use", "years_before": "1" }]);
    deal["charges"][0]["key"] = json!({ "measure": "use-before" });
    let facts = ",cost,2002,1000,budget\na,use,2001,1,final\nb,use,2001,1,final\n";
    let advance = staged(&deal, Stage::Advance, facts, &[]).unwrap();
    assert_eq!(totals(&advance), "a 400, b 400");
}

#[test]
fn a_figure_may_be_the_threshold() {
    let mut deal = clinic();
    deal["settlement"]["threshold"] = json!("limit");
    deal["steps"] = json!([{ "id": "limit", "name": { "en": "Limit" }, "unit": "EUR",
        "values": [{ "from": "2002-01-01", "to": "2002-12-31", "value": "133.34" }] }]);
    let facts = format!("{BUDGET}{ACTUAL}");
    let advance = staged(&deal, Stage::Advance, &facts, &[]).unwrap();
    // a gets 133.34 back, which is not below it.
    let settled = staged(&deal, Stage::Settlement, &facts, &[&advance]).unwrap();
    assert_eq!(totals(&settled), "a -133.34, b 533.34");
    deal["steps"][0]["values"][0]["value"] = json!("133.35");
    let settled = staged(&deal, Stage::Settlement, &facts, &[&advance]).unwrap();
    assert_eq!(totals(&settled), "a 0, b 533.34");
}

#[test]
fn where_only_totals_are_rounded_the_advance_is_a_part_of_the_rounded_bill() {
    let mut deal = clinic();
    deal["rounding"] = json!({ "lines": "total", "unit": "1" });
    let facts = format!("{BUDGET}{ACTUAL}");
    // 667 and 333; four fifths are 533.6 and 266.4.
    let advance = staged(&deal, Stage::Advance, &facts, &[]).unwrap();
    assert_eq!(totals(&advance), "a 534, b 266");
    let rest = "costs 2000/3, rounding 1/3, instalment 44.5, last-instalment 44.5";
    assert_eq!(memos(&advance, "a"), rest);
    let settled = staged(&deal, Stage::Settlement, &facts, &[&advance]).unwrap();
    let all = "costs 400, rounding 0, billed-before -534, below-threshold 0";
    assert_eq!(lines(&settled, "a"), all);
    assert_eq!(totals(&settled), "a -134, b 534");
}

#[test]
fn who_follows_somebody_inside_the_year_is_settled_with() {
    // Alho and Bry share 200; Bry holds Alho's area from July on, and pays 50 of its 100.
    let text = deal(&moving(&["001", "002"], "months"), &pool("200", "{}"));
    let mut deal: Value = serde_json::from_str(&text).unwrap();
    deal["settlement"] = json!({ "advance": { "percent": "33" } });
    let of = |stage, before: &[&Statement]| {
        evaluated(&deal, &register(), year(2008).stage(stage), "", before).unwrap()
    };
    // A third of 50 and of 150.
    let advance = of(Stage::Advance, &[]);
    assert_eq!(totals(&advance), "001 16.5, 002 49.5");
    let settled = of(Stage::Settlement, &[&advance]);
    assert_eq!(totals(&settled), "001 33.5, 002 100.5");
    let same = of(Stage::Correction, &[&advance, &settled]);
    assert_eq!(totals(&same), "001 0, 002 0");
}

#[test]
fn only_what_is_billed_once_is_shown_on_another_map() {
    let text = deal(&moving(&["001", "002"], "months"), &pool("200", "{}"));
    let mut deal: Value = serde_json::from_str(&text).unwrap();
    deal["settlement"] = json!({ "advance": { "percent": "50" } });
    let on = |stage, before: &[&Statement]| {
        let day = crate::period::date("2009-01-01").unwrap();
        let request = year(2007).stage(stage).restated_on(day);
        evaluated(&deal, &register(), request, "", before)
    };
    let shown = on(Stage::Advance, &[]).unwrap();
    assert_eq!(totals(&shown), "002 100");
    let billed =
        evaluated(&deal, &register(), year(2007).stage(Stage::Advance), "", &[]).unwrap();
    assert_eq!(codes(on(Stage::Settlement, &[&billed])), ["restated-stage"]);
    let settled = year(2007).stage(Stage::Settlement);
    let refused = evaluated(&deal, &register(), settled, "", &[&shown]);
    assert_eq!(codes(refused), ["restated-before"]);
}

#[test]
fn a_bill_that_tells_what_was_billed_before_is_not_published_by_clients() {
    let mut deal = clinic();
    deal["measures"][1] =
        json!({ "id": "use", "name": { "en": "Use" }, "unit": "client" });
    let facts = format!("{BUDGET}{ACTUAL}");
    let advance = staged(&deal, Stage::Advance, &facts, &[]).unwrap();
    assert_eq!(advance.published(2).unwrap().withheld(), ["b"]);
    let settled = staged(&deal, Stage::Settlement, &facts, &[&advance]).unwrap();
    let refused = settled.published(2).map(drop).unwrap_err();
    assert_eq!(refused.iter().next().unwrap().code().as_str(), "withheld-before");
    // Without clients there is nothing to withhold.
    let advance = staged(&clinic(), Stage::Advance, &facts, &[]).unwrap();
    let settled = staged(&clinic(), Stage::Settlement, &facts, &[&advance]).unwrap();
    assert!(settled.published(2).unwrap().withheld().is_empty());
}

#[test]
fn a_later_year_takes_a_charge_from_the_last_statement_and_the_bill_from_all() {
    let mut deal = clinic();
    deal["term"] = json!({ "from": "2002-01-01", "to": "2003-12-31" });
    deal["steps"] = json!([
        { "id": "costs-before", "name": { "en": "Costs before" }, "prior": { "charge": "costs", "missing": "zero" } },
        { "id": "paid-before", "name": { "en": "Paid before" }, "prior": { "bill": "total", "missing": "zero" } }]);
    let more = |id: &str, step: &str| json!({ "id": id, "name": { "en": id }, "kind": "step", "amount": step });
    let facts = format!("{BUDGET}{ACTUAL},cost,2003,30,\na,use,2003,1,\nb,use,2003,1,\n");
    let stage = |stage, before: &[&Statement]| staged(&deal, stage, &facts, before);
    let advance = stage(Stage::Advance, &[]).unwrap();
    let settled = stage(Stage::Settlement, &[&advance]).unwrap();
    let mut later = deal.clone();
    let charges = later["charges"].as_array_mut().unwrap();
    charges.extend([
        more("charge-again", "costs-before"),
        more("bill-again", "paid-before"),
    ]);
    let of_2003 = |before: &[&Statement]| {
        evaluated(&later, &Register::new(), year(2003), &facts, before)
    };
    let both = of_2003(&[&advance, &settled]).unwrap();
    assert_eq!(lines(&both, "a"), "costs 15, charge-again 400, bill-again 400");
    // An advance says nothing of the charges of the year.
    let first = of_2003(&[&advance]).unwrap();
    assert_eq!(lines(&first, "a"), "costs 15, charge-again 0, bill-again 533.34");
    assert_eq!(codes(of_2003(&[&settled])), ["statements-apart"]);
}
