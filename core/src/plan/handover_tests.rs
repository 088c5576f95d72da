//! Who pays when the map changes: amounts worked out by hand.
//!
//! 2008 is a leap year: 91 days to the end of March, 182 to the end of June, 366 in all.

use proptest::prelude::*;

use super::super::*;
use super::islands::*;
use crate::statement::{Line, Statement};
use crate::text::Lang;

/// A pool of 2008 among those who follow each other by this convention.
fn passed(codes: &[&str], succession: &str, amount: &str, rounding: &str) -> String {
    let text = deal(&moving(codes, succession), &pool(amount, rounding));
    totals(&bill(&text, &register(), &year(2008), "").unwrap())
}

#[test]
fn a_successor_pays_for_its_days_or_months() {
    // 183 each; Alho has 182 days or 6 months, Bry the other 184 or 6.
    assert_eq!(passed(&["001", "002"], "days", "366", "{}"), "001 91, 002 275");
    assert_eq!(passed(&["001", "002"], "months", "366", "{}"), "001 91.5, 002 274.5");
    // 100 × 182 / 366 = 49.726…, 100 × 184 / 366 = 50.273….
    assert_eq!(passed(&["001", "002"], "days", "200", "{}"), "001 49.73, 002 150.27");
    // Whoever existed all the time keeps what it owes, and the order is that of the list.
    assert_eq!(
        passed(&["008", "002", "001"], "days", "549", "{}"),
        "008 183, 002 275, 001 91"
    );
}

#[test]
fn new_buyers_stand_after_the_others_in_the_order_of_codes() {
    // Cove has 91 days, Dell 183 and Elm 92; 3, 6 and 3 months.
    for (convention, totals) in [
        ("days", "003 91, 008 366, 004 183, 005 92"),
        ("months", "003 91.5, 008 366, 004 183, 005 91.5"),
    ] {
        assert_eq!(passed(&["003", "008"], convention, "732", "{}"), totals);
    }
    // Bry is new here, and in the middle of the year Dell is too.
    assert_eq!(
        passed(&["003", "001"], "months", "24", "{}"),
        "003 3, 001 6, 002 6, 004 6, 005 3"
    );
}

#[test]
fn one_that_comes_and_goes_has_its_name() {
    let text = deal(&moving(&["003"], "days"), &pool("366", "{}"));
    let statement = bill(&text, &register(), &year(2008), "").unwrap();
    let names: Vec<&str> =
        statement.bills().iter().map(|bill| bill.name(Lang::En)).collect();
    assert_eq!(names, ["Cove", "Dell", "Elm"]);
}

#[test]
fn a_divided_area_counts_by_its_parts() {
    // 182 days of Fern; of 184 days three quarters, 138, are Bry's and 46 Gale's.
    assert_eq!(passed(&["006"], "days", "732", "{}"), "006 364, 002 276, 007 92");
    assert_eq!(passed(&["006"], "months", "732", "{}"), "006 366, 002 274.5, 007 91.5");
    // Bry has what was Alho's too: 366 of its own, 184 and 138.
    assert_eq!(
        passed(&["001", "002", "006"], "days", "1098", "{}"),
        "001 182, 002 688, 006 182, 007 46"
    );
}

#[test]
fn what_is_left_over_goes_to_the_largest_remainder() {
    // Halves of a cent are rounded up, and one is taken back from the last of the order.
    assert_eq!(passed(&["001"], "months", "0.01", "{}"), "001 0.01, 002 0");
    assert_eq!(passed(&["001"], "months", "-0.01", "{}"), "001 -0.01, 002 0");
    assert_eq!(passed(&["001", "002"], "days", "-200", "{}"), "001 -49.73, 002 -150.27");
    // 50 each; Alho's in tens, rounded down: 20 and 20, and the 10 left over to the lower code. The
    // balance of the charge is for the pool itself.
    let tens = r#"{ "unit": "10", "mode": "down", "balance": "last" }"#;
    assert_eq!(passed(&["001", "002"], "months", "100", tens), "001 30, 002 70");
    // What the charge leaves to nobody is lost once.
    let nobody = r#"{ "unit": "10", "mode": "down", "balance": "nobody" }"#;
    let text = deal(&moving(&["001", "002"], "months"), &pool("110", nobody));
    let statement = bill(&text, &register(), &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "001 30, 002 70");
    assert_eq!(statement.unallocated().to_string(), "10");
}

#[test]
fn a_term_that_begins_in_the_middle_of_the_year_counts_from_there() {
    // From 10 May: 52 days of Alho and 184 of Bry; May and June, and six months.
    for (convention, totals) in
        [("days", "001 52, 002 420"), ("months", "001 59, 002 413")]
    {
        let text = deal(&moving(&["001", "002"], convention), &pool("472", "{}"))
            .replace(
                r#""term": { "from": "2006-01-01" }"#,
                r#""term": { "from": "2008-05-10" }"#,
            );
        let statement = bill(&text, &register(), &year(2008), "").unwrap();
        assert_eq!(super::islands::totals(&statement), totals);
    }
    // Its first day is the day of the map: Dell is there, and Cove is not.
    let text = deal(&moving(&["004"], "months"), &pool("8", "{}")).replace(
        r#""term": { "from": "2006-01-01" }"#,
        r#""term": { "from": "2008-05-10" }"#,
    );
    let statement = bill(&text, &register(), &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "004 5, 005 3");
    // And its last day is where the counting ends.
    let text = deal(&moving(&["001"], "days"), &pool("213", "{}")).replace(
        r#""term": { "from": "2006-01-01" }"#,
        r#""term": { "from": "2006-01-01", "to": "2008-07-31" }"#,
    );
    let statement = bill(&text, &register(), &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "001 182, 002 31");
}

#[test]
fn a_month_is_that_of_whoever_has_its_first_day() {
    let text = deal(&moving(&["001", "002"], "months"), &pool("240", "{}"));
    for (last, first, totals) in [
        ("2008-06-14", "2008-06-15", "001 60, 002 180"),
        ("2008-01-01", "2008-01-02", "001 10, 002 230"),
        ("2008-11-30", "2008-12-01", "001 110, 002 130"),
    ] {
        let register = ending(last, first);
        let statement = bill(&text, &register, &year(2008), "").unwrap();
        assert_eq!(super::islands::totals(&statement), totals, "{first}");
        assert_eq!(warnings(&statement), ["succeeded"]);
    }
    // After the first day of December nothing passes on, and there is nothing to tell.
    let register = ending("2008-12-14", "2008-12-15");
    let statement = bill(&text, &register, &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "001 120, 002 120");
    assert_eq!(warnings(&statement), Vec::<&str>::new());
    // By days it does: 349 of 366, and 17.
    let register = ending("2008-12-14", "2008-12-15");
    let text = deal(&moving(&["001"], "days"), &pool("366", "{}"));
    let statement = bill(&text, &register, &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "001 349, 002 17");
}

#[test]
fn a_change_on_the_first_day_is_on_the_map_already() {
    let register = ending("2007-12-31", "2008-01-01");
    let text = deal(&moving(&["002", "008"], ""), &pool("10", "{}"));
    let statement = bill(&text, &register, &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "002 5, 008 5");
    let text = deal(&moving(&["001"], "days"), &pool("10", "{}"));
    refused(
        bill(&text, &register, &year(2008), ""),
        "unknown-municipality",
        &["`001` on 2008-01-01"],
    );
}

#[test]
fn quantities_are_divided_exactly() {
    let text = deal(&moving(&["001", "002"], "months"), &rate("use", "0.05"));
    let statement =
        bill(&text, &register(), &year(2008), "001,use,2008,7\n002,use,2008,10\n")
            .unwrap();
    // 0.35 and 0.50; halves of 0.35 are 0.175, rounded up to 0.18, and a cent taken back from Bry.
    assert_eq!(totals(&statement), "001 0.18, 002 0.67");
    let told = |code: &str| {
        let line = &statement.bill(code).unwrap().lines()[0];
        format!("{} × {}", line.quantity().unwrap(), line.rate().unwrap())
    };
    assert_eq!((told("001"), told("002")), ("3.5 × 0.05".into(), "13.5 × 0.05".into()));
    // Facts name the buyers of the first map.
    refused(
        bill(
            &deal(&moving(&["003"], "days"), &rate("use", "1")),
            &register(),
            &year(2008),
            "004,use,2008,1\n",
        ),
        "unknown-buyer",
        &["`004`", "buyers: 003"],
    );
}

/// With `lines = "total"` lines are divided exactly, and it is the rounded bill that is shared.
#[test]
fn rounded_totals_are_shared_where_lines_stay_exact() {
    let weights = r#"{ "weights": [{ "buyer": "001", "weight": "1" }, { "buyer": "002", "weight": "2" }] }"#;
    let text = deal(&moving(&["001", "002"], "months"), &pool("100", "{}"))
        .replace(r#""rounding": {},"#, "")
        .replace(r#"{ "equal": "buyers" }"#, weights)
        .replace(r#""charges""#, r#""rounding": { "lines": "total" }, "charges""#);
    let lines = |statement: &Statement| -> Vec<String> {
        let amounts = |lines: &[Line]| -> Vec<String> {
            lines.iter().map(|line| line.amount().to_string()).collect()
        };
        let bills = statement.bills().iter();
        bills
            .map(|bill| {
                format!(
                    "{} {} = {}",
                    bill.code(),
                    amounts(bill.lines()).join(" + "),
                    bill.total()
                )
            })
            .collect()
    };
    // Bills of 33.33 and 66.67; half of 33.33 is 16.67 and 16.66.
    let statement = bill(&text, &register(), &year(2008), "").unwrap();
    assert_eq!(
        lines(&statement),
        ["001 50/3 + 1/300 = 16.67", "002 250/3 + -1/300 = 83.33"]
    );
    let of_first_map = bill(
        &text.replace(
            r#""on": "period", "succession": "months""#,
            r#""on": "2008-01-01""#,
        ),
        &register(),
        &year(2008).restated_on(day("2012-01-01")),
        "",
    );
    let statement = of_first_map.unwrap();
    assert_eq!(lines(&statement), ["002 100 + 0 = 100"]);
}

#[test]
fn how_it_passes_on_must_be_stated_where_somebody_ends() {
    let silent = deal(&moving(&["002", "003", "006"], ""), &pool("366", "{}"));
    refused(
        bill(&silent, &register(), &year(2008), ""),
        "map-changes",
        &[
            "borders of 003, 006 change on 2008-04-01",
            "2008-01-01/2008-12-31",
            "succession",
        ],
    );
    // Nobody of the buyers ends: not in this year, and those who stay not in any.
    assert!(bill(&silent, &register(), &year(2007), "").is_ok());
    let staying = deal(&moving(&["002", "007"], ""), &pool("366", "{}"));
    let statement = bill(&staying, &register(), &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "002 183, 007 183");
    assert_eq!(warnings(&statement), Vec::<&str>::new());
}

#[test]
fn what_nobody_can_say_is_an_error() {
    let text = deal(&moving(&["006", "008"], "days"), &pool("366", "{}"));
    let undivided = changed(&[("006,002,3", "006,002,"), ("006,007,1", "006,007,")]);
    let refuse = |register: &Register, code: &str, words: &[&str]| {
        refused(bill(&text, register, &year(2008), ""), code, words);
        let later = year(2007).restated_on(day("2009-01-01"));
        refused(bill(&text, register, &later, ""), code, words);
    };
    refuse(&undivided, "split-without-part", &["`006` was divided on 2008-07-01"]);
    let gone = changed(&[("2008-07-01,006,002,3\n", ""), ("006,007,1", "006,-,")]);
    refuse(&gone, "left-register", &["`006` ended on 2008-07-01"]);
}

#[test]
fn a_fixed_map_stays_as_it_is() {
    let text = deal(
        r#"{ "scheme": "fi-municipality", "on": "2007-12-31", "list": [{ "code": "001" }, { "code": "003" }] }"#,
        &pool("10", "{}"),
    );
    for of in [2007, 2008, 2012] {
        let statement = bill(&text, &register(), &year(of), "").unwrap();
        assert_eq!(totals(&statement), "001 5, 003 5");
        assert_eq!(warnings(&statement), Vec::<&str>::new());
    }
}

#[test]
fn a_passing_on_is_told_of() {
    let text = deal(&moving(&["001", "008", "006"], "months"), &pool("36", "{}"));
    let statement = bill(&text, &register(), &year(2008), "").unwrap();
    let warning = statement.warnings()[0].message(Lang::En);
    for word in ["001, 006:", "1 January 2008 and 31 December 2008", "the months"] {
        assert!(warning.contains(word), "{word}: {warning}");
    }
    assert!(statement.restated().is_none());
    assert_eq!(
        statement.warnings()[0].message(Lang::Fi),
        "001, 006: kuntajako muuttuu aikana 1.1.2008 – 31.12.2008; maksu jaetaan niiden kuukausien \
         mukaan, joina alue oli kullakin"
    );
    assert_eq!(
        statement.warnings()[0].message(Lang::Sv),
        "001, 006: kommunindelningen ändras mellan 1.1.2008 och 31.12.2008; det som ska betalas fördelas \
         efter månaderna då var och en hade området"
    );
}

/// 100 EUR to Alho, Cove and Fern; 33.34, 33.33 and 33.33.
#[test]
fn restated_each_line_goes_to_whoever_has_the_area() {
    let text = deal(
        &moving(&["001", "003", "006"], "days"),
        &format!("{}, {}", pool("100", "{}"), rate("use", "1")),
    );
    let facts = "001,use,2008,1\n003,use,2008,2\n006,use,2008,10\n";
    let told = |on: &str| {
        let request = year(2008).restated_on(day(on));
        bill(&text, &register(), &request, facts).unwrap()
    };
    // Of Fern's 33.33 three quarters, 24.9975, are 25.00 and a quarter 8.33; of its 10.00, 7.50 and 2.50.
    let statement = told("2012-12-31");
    assert_eq!(totals(&statement), "002 66.84, 005 35.33, 007 10.83");
    assert_eq!(statement.total().to_string(), "113");
    let quantity = |code: &str| {
        statement.bill(code).unwrap().lines()[1].quantity().unwrap().to_string()
    };
    assert_eq!([quantity("002"), quantity("005"), quantity("007")], ["8.5", "2", "2.5"]);
    assert_eq!(statement.bill("005").unwrap().name(Lang::En), "Elm");
    assert_eq!(statement.restated(), Some((day("2008-01-01"), day("2012-12-31"))));
    assert_eq!(warnings(&statement), ["restated"]);
    // A day inside the year, and the day of the map itself: nothing is counted by time.
    assert_eq!(totals(&told("2008-04-01")), "001 34.34, 004 35.33, 006 43.33");
    assert_eq!(totals(&told("2008-01-01")), "001 34.34, 003 35.33, 006 43.33");
}

/// Of Fern's four euros three are Bry's and one is Gale's.
#[test]
fn restated_a_list_keeps_its_order_and_names_and_a_region_has_those_of_the_map() {
    let register = changed(&[
        ("2006-12-31,001 002 003", "2006-12-31,003 006 008"),
        ("2006-12-31,006 007 008", "2006-12-31,001 002 007"),
        ("008,,,Hill", "008,,2008-12-31,Hill\n008,2009-01-01,,Hilltop"),
    ]);
    let region = r#"{ "scheme": "fi-municipality", "on": "2006-06-30", "region": "1" }"#;
    for (buyers, expected, name) in [
        (moving(&["003", "006", "008"], ""), "005 4, 002 3, 007 1, 008 4", "Hill"),
        (region.to_owned(), "002 3, 005 4, 007 1, 008 4", "Hilltop"),
    ] {
        let request = year(2006).restated_on(day("2009-01-01"));
        let text = deal(&buyers, &pool("12", "{}"));
        let statement = bill(&text, &register, &request, "").unwrap();
        assert_eq!(totals(&statement), expected);
        assert_eq!(statement.bill("008").unwrap().name(Lang::En), name);
    }
}

#[test]
fn restated_nobody_asks_how_it_passes_on() {
    let text = deal(&moving(&["001", "002"], ""), &pool("10", "{}"));
    let request = year(2008).restated_on(day("2009-01-01"));
    assert_eq!(totals(&bill(&text, &register(), &request, "").unwrap()), "002 10");
    // On a fixed map as well.
    let fixed = text.replace("\"period\"", "\"2001-12-31\"");
    assert_eq!(totals(&bill(&fixed, &register(), &request, "").unwrap()), "002 10");
}

#[test]
fn buyers_that_are_no_municipalities_stay() {
    let text = deal(
        r#"{ "scheme": "fi-municipality", "on": "period", "succession": "days", "list": [
          { "scheme": "party", "code": "port", "name": { "en": "The port" }, "members": ["001"] },
          { "code": "001" }] }"#,
        &pool("732", "{}"),
    );
    let statement = bill(&text, &register(), &year(2008), "").unwrap();
    assert_eq!(totals(&statement), "port 366, 001 182, 002 184");
    let request = year(2008).restated_on(day("2009-01-01"));
    let statement = bill(&text, &register(), &request, "").unwrap();
    assert_eq!(totals(&statement), "port 366, 002 366");
}

#[test]
fn a_day_on_which_nothing_can_be_shown_is_an_error() {
    let text = deal(&moving(&["002"], "days"), &pool("10", "{}"));
    let on = |text: &str, on: &str| {
        bill(text, &register(), &year(2008).restated_on(day(on)), "")
    };
    refused(
        on(&text, "2007-12-31"),
        "carry-backwards",
        &["2008-01-01 back to 2007-12-31"],
    );
    refused(
        on(&text, "2013-01-01"),
        "unknown-map",
        &["2013-01-01", "2001-12-31/2012-12-31"],
    );
    let parties = deal(
        r#"{ "scheme": "party", "list": [{ "code": "a", "name": { "en": "A" } }] }"#,
        &pool("10", "{}"),
    );
    refused(on(&parties, "2009-01-01"), "no-map", &["`deal`", "state `on` in [buyers]"]);
}

/// Pools of 001, 002, 003, 006 in 2008 and when the first and the last of them end.
fn cases() -> impl Strategy<Value = (String, Register, String)> {
    let weights = prop::collection::vec(0_u32..20, 4)
        .prop_filter("somebody pays", |weights| weights.iter().any(|weight| *weight > 0));
    let units = prop::sample::select(vec!["0.01", "0.05", "1", "100"]);
    let modes =
        prop::sample::select(vec!["half-up", "half-even", "half-down", "down", "up"]);
    let conventions = prop::sample::select(vec!["days", "months"]);
    let ends = (1_i64..366).prop_map(|count| {
        let span = jiff::ToSpan::days(count);
        let first = day("2008-01-01").checked_add(span).unwrap();
        (first.yesterday().unwrap(), first)
    });
    (weights, -300_i64..300, units, modes, conventions, ends, (1_u32..9, 0_u32..9))
        .prop_map(
            |(weights, count, unit, mode, convention, (last, first), (one, other))| {
                let amount = &Exact::from(count) * &unit.parse().unwrap();
                let codes = ["001", "002", "003", "006"];
                let key: Vec<String> = codes
                    .iter()
                    .zip(weights)
                    .map(|(code, weight)| {
                        format!(r#"{{ "buyer": "{code}", "weight": "{weight}" }}"#)
                    })
                    .collect();
                let rounding = format!(r#"{{ "unit": "{unit}", "mode": "{mode}" }}"#);
                let charge = pool(&amount.to_string(), &rounding).replace(
                    r#"{ "equal": "buyers" }"#,
                    &format!(r#"{{ "weights": [{}] }}"#, key.join(", ")),
                );
                let register = changed(&[
                    ("006,002,3", &format!("006,002,{one}")),
                    ("006,007,1", &format!("006,007,{other}")),
                    ("2008-06-30", "@last"),
                    ("2008-07-01", "@first"),
                    ("@last", &last.to_string()),
                    ("@first", &first.to_string()),
                ]);
                (deal(&moving(&codes, convention), &charge), register, unit.to_owned())
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The total stays, and each part is the exact one within a unit.
    #[test]
    fn handing_over_loses_nothing((text, register, unit) in cases(), restated in any::<bool>()) {
        let request = if restated {
            year(2008).restated_on(day("2012-01-01"))
        } else {
            year(2008)
        };
        let fixed = text
            .replace(r#""on": "period", "succession": "days""#, r#""on": "2008-01-01""#)
            .replace(r#""on": "period", "succession": "months""#, r#""on": "2008-01-01""#);
        let before = bill(&fixed, &register, &year(2008), "").unwrap();
        let after = bill(&text, &register, &request, "").unwrap();
        prop_assert_eq!(before.total(), after.total());
        let plan = after.plan();
        let handover = plan.handover.as_ref().unwrap();
        let unit: Exact = unit.parse().unwrap();
        for (place, step) in plan.steps.iter().enumerate() {
            let Op::Handover(of, Some(_)) = &step.op else { continue };
            let Some(Record::HandedOver(record)) = after.run().record(StepId::new(place)) else {
                panic!("nothing recorded")
            };
            for (party, (weights, amounts)) in handover.parts.iter().zip(record).enumerate() {
                let whole = after.run().at(*of, party);
                prop_assert_eq!(amounts.iter().sum::<Exact>(), whole.clone());
                let sum: Exact = weights.iter().map(|(_, weight)| weight).sum();
                for ((_, weight), amount) in weights.iter().zip(amounts) {
                    let exact = (&whole * weight).divided_by(&sum).unwrap();
                    prop_assert!((amount - &exact).abs() < unit, "{amount} for {exact}");
                }
            }
        }
    }
}
