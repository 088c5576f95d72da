//! Years, assumptions, and that a year can be billed again from the forecast's own facts.

use proptest::prelude::*;

use super::{Assumption, Borders, Forecast, Growth, Question};
use crate::agreement::{Agreement, Syntax};
use crate::diagnostic::Code;
use crate::exact::Exact;
use crate::facts::{FactRow, Facts};
use crate::municipality::Register;
use crate::period::Period;
use crate::report::Cell;
use crate::text::Lang;
use crate::watch::{Go, Watch};

/// A fee by use and a pool by use of the year before.
fn agreement() -> Agreement {
    let text = r#"{ "format": 1, "id": "well", "currency": "EUR", "title": { "en": "The well" },
        "term": { "from": "2002-01-01", "to": "2012-12-31" },
        "buyers": { "scheme": "party", "list": [
            { "code": "a", "name": { "en": "A" } }, { "code": "b", "name": { "en": "B" } }] },
        "measures": [{ "id": "use", "name": { "en": "Use" }, "unit": "share", "fractions": "refused" },
                     { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" }],
        "charges": [
            { "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "use",
              "rates": [{ "from": "2002-01-01", "to": "2012-12-31", "price": "0.70" }] },
            { "id": "rope", "name": { "en": "Rope" }, "kind": "pool", "measure": "cost",
              "key": { "measure": "use", "years_before": "1" } }] }"#;
    Agreement::read(text.as_bytes(), Syntax::Json).unwrap()
}

fn facts() -> Facts {
    let rows = "buyer,measure,period,value\na,use,2001,10\nb,use,2001,30\na,use,2002,12\n,cost,2002,100\n";
    Facts::from_csv(rows.as_bytes()).unwrap()
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

fn forecast(growth: &Growth, years: i16) -> Forecast {
    let agreement = agreement();
    Question::new(&agreement, 2002, 2002 + years)
        .facts(facts())
        .assuming(Assumption::new("use", growth.clone()))
        .assuming(Assumption::new("cost", Growth::Percent(exact("10"))))
        .forecast(&Register::new(), &mut Watch::silent())
        .unwrap()
}

#[test]
fn a_known_figure_is_kept_and_gone_on_from() {
    let forecast = forecast(&Growth::Amount(exact("1")), 2);
    // B is known of 2001, A of 2001 and 2002.
    let told: Vec<String> = forecast
        .assumed()
        .iter()
        .map(|one| {
            let who = one.buyer.as_deref().unwrap_or("*");
            format!(
                "{} {who} {} {} from {}",
                one.period, one.measure, one.value, one.base_year
            )
        })
        .collect();
    let expected = [
        "2002 b use 31 from 2001",
        "2003 a use 13 from 2002",
        "2003 b use 32 from 2001",
        "2003 * cost 110 from 2002",
        "2004 a use 14 from 2002",
        "2004 b use 33 from 2001",
        "2004 * cost 121 from 2002",
    ];
    assert_eq!(told, expected);
    // 12 * 0.70 + 100 * 10 / 40.
    let bill = forecast.years()[0].statement().bill("a").unwrap();
    assert_eq!(bill.total().to_string(), "33.4");
}

#[test]
fn an_index_base_of_nothing_is_told_for_every_year() {
    let agreement = agreement();
    let refused = Question::new(&agreement, 2002, 2003)
        .assuming(Assumption::new("use", Growth::Hold).from_year(1999))
        .assuming(Assumption::new("cost", Growth::Hold))
        .forecast(&Register::new(), &mut Watch::silent())
        .unwrap_err();
    let told: Vec<(Code, Option<&str>)> =
        refused.iter().map(|one| (one.code(), one.alternative())).collect();
    assert!(told.contains(&(Code::AssumedFromLater, Some("2002"))), "{told:?}");
    assert!(told.contains(&(Code::AssumedFromLater, Some("2003"))), "{told:?}");
}

#[test]
fn it_can_be_stopped() {
    let agreement = agreement();
    let mut stop = |_| Go::Stop;
    let stopped = Question::new(&agreement, 2002, 2003)
        .facts(facts())
        .forecast(&Register::new(), &mut Watch::new(&mut stop))
        .unwrap_err();
    assert_eq!(stopped.iter().next().unwrap().code(), Code::Stopped);
}

#[test]
fn years_are_in_order_and_not_too_many() {
    let agreement = agreement();
    for (from, to) in [(2003, 2002), (2002, 2102), (0, 1), (-5, 3)] {
        let refused = Question::new(&agreement, from, to)
            .borders(Borders::Held)
            .forecast(&Register::new(), &mut Watch::silent())
            .unwrap_err();
        assert_eq!(refused.iter().next().unwrap().code(), Code::ForecastYears);
    }
}

/// The facts of the report, as a table of facts would be read.
fn rows(forecast: &Forecast) -> Facts {
    let report = forecast.report();
    let table = report.find("facts").unwrap();
    let text = |cell: &Cell| match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(value) => value.to_string(),
        _ => String::new(),
    };
    let rows = table.rows().iter().map(|cells| FactRow {
        buyer: text(&cells[0]),
        measure: text(&cells[1]),
        period: text(&cells[2]),
        value: text(&cells[3]),
        ..FactRow::default()
    });
    Facts::from_rows(&rows.collect::<Vec<_>>()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// A year billed by itself from the facts of the forecast is the year of the forecast.
    #[test]
    fn its_facts_reproduce_it(percent in -90_i64..200, years in 0_i16..9) {
        let percent = Exact::from(percent).divided_by(&Exact::from(10)).unwrap();
        let forecast = forecast(&Growth::Percent(percent), years);
        let facts = rows(&forecast);
        let agreement = agreement();
        for year in forecast.years() {
            let plan = agreement
                .plan(&Register::new(), Period::year(year.year()).unwrap())
                .unwrap();
            let again = plan.evaluate(&facts).unwrap();
            prop_assert_eq!(again.to_json(Lang::Fi), year.statement().to_json(Lang::Fi));
        }
        let all: Exact = forecast.years().iter().map(|year| year.shown().total()).sum();
        let each: Exact = forecast.totals().values().sum();
        prop_assert_eq!(all, each);
    }

    /// Rounding happens once: the figure is within half a unit of the unrounded one.
    #[test]
    fn figures_are_rounded_once(percent in -20_i64..100, years in 1_i16..10) {
        let growth = Growth::Percent(Exact::from(percent));
        for one in forecast(&growth, years).assumed().iter().filter(|one| one.measure == "use") {
            let factor = Exact::from(100 + percent).divided_by(&Exact::from(100)).unwrap();
            let steps = one.period.as_year().unwrap() - one.base_year;
            let mut exact = one.base.clone();
            for _ in 0..steps {
                exact = &exact * &factor;
            }
            let off = &one.value - &exact;
            let half = Exact::one().divided_by(&Exact::from(2)).unwrap();
            prop_assert!(off.clone() <= half && (Exact::zero() - half) <= off);
        }
    }
}
