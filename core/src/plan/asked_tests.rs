//! What is missing for a year, told at once, and what the caller may add to it.

use super::super::*;
use super::islands::*;
use crate::agreement::Syntax;
use crate::text::Lang;

/// A fee for 2006 and 2007 and a pool for 2007 alone, in an agreement without end.
fn two_charges() -> String {
    let fee = rate("people", "2").replace("2012-12-31", "2007-12-31");
    let rent = pool("100", "{}").replace("2012-12-31", "2007-12-31");
    deal(
        &moving(&["008", "002"], ""),
        &format!("{fee}, {}", rent.replace("2006-01-01", "2007-01-01")),
    )
}

fn read(text: &str) -> Agreement {
    Agreement::read(text.as_bytes(), Syntax::Json).unwrap()
}

#[test]
fn without_an_end_the_years_are_those_with_a_stated_price() {
    let agreement = read(&two_charges());
    assert_eq!(agreement.years(), [2006, 2007]);
    assert_eq!(agreement.term().to_string(), "2006-01-01/..");
    // Where nothing is stated the first year is asked for.
    let measured = deal(&moving(&["008"], ""), &pool("1", "{}")).replace(
        r#""amounts": [{ "from": "2006-01-01", "to": "2012-12-31", "amount": "1" }]"#,
        r#""measure": "cost""#,
    );
    let measured = measured.replace(
        r#"{ "id": "use","#,
        r#"{ "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" }, { "id": "use","#,
    );
    assert_eq!(read(&measured).years(), [2006]);
    let request = year(2012);
    let statement = bill(&measured, &register(), &request, ",cost,2012,7\n").unwrap();
    assert_eq!(totals(&statement), "008 7");
    refused(
        bill(&measured, &register(), &year(2005), ""),
        "outside-term",
        &["the agreement holds 2006-01-01/.."],
    );
}

#[test]
fn an_agreement_without_end_is_checked_as_far_as_it_states_something() {
    let told = |text: &str| {
        // The agreements of these tests share their measures, and not each uses all.
        let mut found = codes(&read(text).check(&register()));
        found.retain(|code| *code != "unused");
        found
    };
    assert_eq!(told(&deal(&moving(&["008"], ""), &pool("1", "{}"))), Vec::<&str>::new());
    assert_eq!(told(&two_charges()), ["gap"]);
    // What facts may mend is not told of, also where something else is.
    let without =
        two_charges().replace("\"years_before\": \"1\"", "\"years_before\": \"3\"");
    assert_eq!(told(&without), ["gap"]);
    // Past 2012 the register knows no map yet, which is no fault of the agreement.
    let text =
        deal(&moving(&["008"], ""), &pool("1", "{}")).replace("2012-12-31", "9999-12-31");
    assert_eq!(read(&text).years().len(), 7994);
    assert_eq!(told(&text), Vec::<&str>::new());
    let late = text.replace("\"2006-01-01\"", "\"2013-01-01\"");
    assert_eq!(told(&late), ["unknown-map"]);
}

#[test]
fn all_that_is_missing_is_told_in_one_answer() {
    let problems =
        bill(&two_charges(), &register(), &year(2009), "").map(drop).unwrap_err();
    let told: Vec<String> = problems.iter().map(|d| d.message(Lang::En)).collect();
    let mut found = codes(&problems);
    found.sort_unstable();
    assert_eq!(found, ["ended", "ended", "no-figure"]);
    for words in [
        "`people-fee` ended on 2007-12-31; it says nothing for 2009",
        "`pool` ended on 2007-12-31; it says nothing for 2009",
        "the series `residents` has no figure for 2008-12-31, needed by `people` for 2009",
    ] {
        assert!(told.iter().any(|message| message == words), "{words}: {told:?}");
    }
    // A figure that is there is not missed, nor one that counts as zero.
    let problems =
        bill(&two_charges(), &register(), &year(2008), "").map(drop).unwrap_err();
    assert_eq!(codes(&problems), ["ended", "ended"]);
    // A region that was not there hides neither.
    let text = two_charges().replace(
        &moving(&["008", "002"], ""),
        r#"{ "scheme": "fi-municipality", "on": "period", "region": "9" }"#,
    );
    let problems = bill(&text, &register(), &year(2009), "").map(drop).unwrap_err();
    let mut found = codes(&problems);
    found.sort_unstable();
    assert_eq!(found, ["ended", "ended", "no-figure", "unknown-area"]);
    // Nor does a part of the register that is not loaded.
    let recent = changed(&[("to,2012-12-31", "to,2012-12-31\nrest,islands-older")]);
    let problems = bill(&two_charges(), &recent, &year(2009), "").map(drop).unwrap_err();
    assert!(codes(&problems).contains(&"register-rest"), "{problems}");
}

#[test]
fn a_mistake_of_a_measure_is_told_once() {
    let both = format!(
        "{}, {}",
        rate("people", "1"),
        rate("people", "2").replace("people-fee", "tax")
    );
    let text = deal(&moving(&["008"], ""), &both).replace("\"residents\"", "\"people\"");
    refused(
        bill(&text, &register(), &year(2008), ""),
        "unknown-series",
        &["`people`", "residents"],
    );
}

/// Two euros for each of 81 and 210 residents; 100 EUR in halves.
#[test]
fn what_has_ended_is_held_where_it_is_asked_for_by_name() {
    let held = year(2008).hold("people-fee").hold("pool");
    let statement = bill(&two_charges(), &register(), &held, "").unwrap();
    assert_eq!(totals(&statement), "008 212, 002 470");
    assert_eq!(warnings(&statement), ["held", "held"]);
    assert_eq!(
        statement.warnings()[0].message(Lang::En),
        "`people-fee` ended on 2007-12-31 and is held for 2008, as asked"
    );
    let text = statement.explain(Some("008")).unwrap().to_text(Lang::En);
    assert_eq!(text.matches("It is held, as asked.").count(), 2, "{text}");
    // One of them is not the other, and what has not ended is as it was.
    let one = bill(&two_charges(), &register(), &year(2008).hold("pool"), "");
    refused(one, "ended", &["`people-fee`"]);
    let statement =
        bill(&two_charges(), &register(), &year(2007).hold("pool"), "").unwrap();
    assert_eq!(warnings(&statement), Vec::<&str>::new());
    // What has not begun has no last price.
    let early =
        two_charges().replace("\"years_before\": \"1\"", "\"years_before\": \"0\"");
    refused(
        bill(&early, &register(), &year(2006).hold("pool"), ""),
        "not-yet",
        &["`pool` begins on 2007-01-01"],
    );
}

#[test]
fn a_price_that_the_agreement_does_not_state_may_be_given() {
    let price = |text: &str| text.parse::<Exact>().unwrap();
    let request = year(2009).price("people-fee", price("0.5")).hold("pool");
    let facts = "008,people,2009,10\n002,people,2009,20\n";
    let statement = bill(&two_charges(), &register(), &request, facts).unwrap();
    assert_eq!(totals(&statement), "008 55, 002 60");
    // The register has no figure of 2008 that the facts would take the place of.
    let mut found = warnings(&statement);
    found.sort_unstable();
    assert_eq!(found, ["held", "price-given"]);
    let given =
        statement.warnings().iter().find(|w| w.code() == Code::PriceGiven).unwrap();
    assert_eq!(
        given.message(Lang::En),
        "the price of `people-fee` for 2009, 0.50, is given with the call; the agreement states none"
    );
    let text = statement.explain(Some("008")).unwrap().to_text(Lang::En);
    assert!(text.contains("Given for this calculation, from 1 January 2009"), "{text}");
    // Before the first as well; never over what is stated.
    let facts = "008,people,2006,10\n002,people,2006,20\n";
    let early = year(2006).price("pool", price("-1"));
    let statement = bill(&two_charges(), &register(), &early, facts).unwrap();
    assert_eq!(totals(&statement), "008 19.5, 002 39.5");
    let over = year(2007).price("pool", price("1"));
    refused(
        bill(&two_charges(), &register(), &over, ""),
        "price-stated",
        &["`pool` for 2007"],
    );
    for request in [year(2007).price("pol", price("1")), year(2007).hold("pol")] {
        refused(
            bill(&two_charges(), &register(), &request, ""),
            "unknown-reference",
            &["`pol` is not among the charges", "pool"],
        );
    }
}

#[cfg(all(feature = "finland", feature = "library"))]
mod the_fund_model {
    use super::*;
    use crate::facts::Facts;
    use crate::finland::register;
    use crate::statement::Statement;

    const CHARGES: [&str; 4] =
        ["annual-fee", "pair-work-fee", "follow-up-fee", "consultation-fee"];

    fn agreement() -> Agreement {
        crate::library::agreement("jyvaskyla-fund-model").unwrap()
    }

    /// A thousand residents for every buyer of the year.
    fn thousands(plan: &Plan) -> Facts {
        let rows = plan
            .parties()
            .iter()
            .map(|buyer| format!("{},population,{},1000\n", buyer.code, plan.period()));
        let table = format!("buyer,measure,period,value\n{}", rows.collect::<String>());
        Facts::from_csv(table.as_bytes()).unwrap()
    }

    fn codes_of(statement: &Statement, codes: [Code; 3]) -> [usize; 3] {
        codes.map(|code| statement.warnings().iter().filter(|w| w.code() == code).count())
    }

    #[test]
    fn later_years_are_refused_with_all_that_is_missing() {
        assert_eq!(agreement().years(), [2002]);
        for of in 2003..=2009 {
            let problems = agreement().plan(register(), year(of)).map(drop).unwrap_err();
            assert_eq!(problems.len(), 5, "{problems}");
            for charge in CHARGES {
                let words =
                    format!("`{charge}` ended on 2002-12-31; it says nothing for {of}");
                assert!(
                    problems.iter().any(|d| d.message(Lang::En) == words),
                    "{problems}"
                );
            }
            let words = format!(
                "the series `population-own-borders` has no figure for {}-12-31, needed by \
                 `population` for {of}",
                of - 1
            );
            assert!(problems.iter().any(|d| d.message(Lang::En) == words), "{problems}");
        }
    }

    #[test]
    fn later_years_are_billed_with_populations_and_held_or_given_prices() {
        // Thirty municipalities until 2006, Suolahti and Sumiainen joined Äänekoski in 2007, Leivonmäki
        // Joutsa in 2008, and four more others in 2009.
        for (of, count) in [
            (2003, 30),
            (2004, 30),
            (2005, 30),
            (2006, 30),
            (2007, 28),
            (2008, 27),
            (2009, 23),
        ] {
            let held =
                CHARGES.iter().fold(year(of), |request, charge| request.hold(charge));
            let plan = agreement().plan(register(), held).unwrap();
            let refused = plan.evaluate(&Facts::none()).map(drop).unwrap_err();
            assert_eq!(codes(&refused), ["no-figure"], "{of}");
            let statement = plan.evaluate(&thousands(&plan)).unwrap();
            assert_eq!(statement.bills().len(), count);
            // 1000 residents at 0.39 EUR.
            assert!(
                statement.bills().iter().all(|bill| bill.total().to_string() == "390")
            );
            assert_eq!(
                *statement.total(),
                Exact::from(390 * i64::try_from(count).unwrap())
            );
            let warned = codes_of(
                &statement,
                [Code::Held, Code::FactOverRegister, Code::PriceGiven],
            );
            assert_eq!(warned, [4, 0, 0], "{of}");
        }
        // 0.41 EUR in 2003, and special services at 60 EUR.
        let given = CHARGES[1..].iter().fold(
            year(2003).price("annual-fee", "0.41".parse().unwrap()),
            |request, charge| request.price(charge, Exact::from(60)),
        );
        let plan = agreement().plan(register(), given).unwrap();
        let statement = plan.evaluate(&thousands(&plan)).unwrap();
        assert_eq!(statement.total().to_string(), "12300");
        let warned =
            codes_of(&statement, [Code::Held, Code::FactOverRegister, Code::PriceGiven]);
        assert_eq!(warned, [0, 0, 4]);
    }
}
