//! Statements: sourced figures, what adds up, and the documents made of them.

use super::*;
use crate::agreement::{Agreement, Syntax};
use crate::csv::Style;
use crate::facts::Facts;
use crate::municipality::Register;

fn try_bill(agreement: &str, facts: &str) -> Result<Statement, Diagnostics> {
    let agreement = Agreement::read(agreement.as_bytes(), Syntax::Json)?;
    let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap())?;
    let facts = format!("buyer,measure,period,value\n{facts}");
    plan.evaluate(&Facts::from_csv(facts.as_bytes())?)
}

fn bill(agreement: &str, facts: &str) -> Statement {
    try_bill(agreement, facts).unwrap()
}

/// The amounts of every bill, line by line, then its total.
fn amounts(statement: &Statement) -> Vec<String> {
    let bill = |bill: &Bill| {
        let lines = bill.lines().iter().map(|line| line.amount().to_string());
        format!(
            "{} {} = {}",
            bill.code(),
            lines.collect::<Vec<_>>().join(" + "),
            bill.total()
        )
    };
    statement.bills().iter().map(bill).collect()
}

/// A pool of `pool` for `weights` of a, b, c with these terms.
fn shared(
    pool: &str,
    weights: [&str; 3],
    rounding: &str,
    bounds: &str,
) -> Result<Statement, Diagnostics> {
    let [a, b, c] = weights;
    let text = format!(
        r#"{{ "format": 1, "id": "rent", "currency": "EUR", "title": {{ "en": "Rent" }},
          "term": {{ "from": "2002-01-01", "to": "2002-12-31" }},
          "buyers": {{ "scheme": "party", "list": [ {{ "code": "a", "name": {{ "en": "A" }} }},
            {{ "code": "b", "name": {{ "en": "B" }} }}, {{ "code": "c", "name": {{ "en": "C" }} }}] }},
          "charges": [{{ "id": "rent", "name": {{ "en": "Rent" }}, "kind": "pool",
            "amounts": [{{ "from": "2002-01-01", "to": "2002-12-31", "amount": "{pool}" }}],
            "key": {{ "weights": [{{ "buyer": "a", "weight": "{a}" }},
              {{ "buyer": "b", "weight": "{b}" }}, {{ "buyer": "c", "weight": "{c}" }}] }},
            "bounds": {bounds} }}], "rounding": {rounding} }}"#
    );
    try_bill(&text, "")
}

/// Code and English message of the one error.
fn refused(result: Result<Statement, Diagnostics>) -> (&'static str, String) {
    let problems = result.unwrap_err();
    assert_eq!(problems.len(), 1, "{problems}");
    let problem = problems.iter().next().unwrap();
    (problem.code().as_str(), problem.message(Lang::En))
}

#[test]
fn what_nobody_carries_is_unallocated() {
    // 17 500 by 63, 27 and 10 in full hundreds: 11 025, 4 725 and 1 750 rounded down.
    let rounding = r#"{ "unit": "100", "mode": "down", "balance": "nobody" }"#;
    let statement = shared("17500", ["63", "27", "10"], rounding, "{}").unwrap();
    assert_eq!(
        amounts(&statement),
        ["a 11000 = 11000", "b 4700 = 4700", "c 1700 = 1700"]
    );
    assert_eq!(statement.total().to_string(), "17400");
    assert_eq!(statement.unallocated().to_string(), "100");
    let notes = statement.table(Lang::En).notes;
    assert_eq!(notes, ["Unallocated (carried by nobody): €100.00"]);
    assert_eq!(
        statement.table(Lang::Fi).notes,
        ["Jakamatta (kukaan ei kanna): 100,00\u{a0}€"]
    );
    // Rounded up the parts are more than the whole.
    let rounding = rounding.replace("down", "up");
    let statement = shared("17500", ["63", "27", "10"], &rounding, "{}").unwrap();
    assert_eq!(
        amounts(&statement),
        ["a 11100 = 11100", "b 4800 = 4800", "c 1800 = 1800"]
    );
    assert_eq!(statement.unallocated().to_string(), "-200");
}

#[test]
fn bounds_hold_and_leave_no_one_rate() {
    let bounds = r#"{ "floor": "20", "ceiling": "65" }"#;
    let statement = shared("100", ["1", "1", "8"], "{}", bounds).unwrap();
    assert_eq!(amounts(&statement), ["a 20 = 20", "b 20 = 20", "c 60 = 60"]);
    assert!(statement.bills()[0].lines()[0].rate().is_none());
    let open = shared("100", ["1", "1", "8"], "{}", "{}").unwrap();
    assert_eq!(amounts(&open), ["a 10 = 10", "b 10 = 10", "c 80 = 80"]);
    assert_eq!(open.bills()[0].lines()[0].rate(), Some(&Exact::from(10)));
}

#[test]
fn a_pool_that_cannot_be_shared_is_an_error() {
    let refuse = |pool, weights, bounds| refused(shared(pool, weights, "{}", bounds));
    let (code, words) = refuse("100", ["1", "1", "8"], r#"{ "floor": "40" }"#);
    assert_eq!(code, "out-of-reach");
    for word in ["`rent`", "€100.00", "€120.00", "(a), ", "(b), ", "(c)"] {
        assert!(words.contains(word), "{words}");
    }
    let (code, words) = refuse("100", ["1", "1", "8"], r#"{ "ceiling": "33" }"#);
    assert!(code == "out-of-reach" && words.contains("99"), "{words}");
    assert_eq!(refuse("100", ["0", "0", "0"], "{}").0, "zero-weights");
    assert_eq!(refuse("0", ["0", "0", "0"], "{}").0, "zero-weights");
    let (code, words) = refuse("-100", ["1", "1", "8"], r#"{ "ceiling": "90" }"#);
    assert!(code == "bounded-negative" && words.contains("\u{2212}€100.00"), "{words}");
    let (code, words) =
        refuse("100", ["1", "1", "8"], r#"{ "floor": "20.001", "ceiling": "20.004" }"#);
    assert!(code == "no-room" && words.contains("(a)"), "{words}");
}

const HEAT: &str = r#"{
  "format": 1, "id": "heat", "currency": "EUR",
  "title": { "en": "Heat", "fi": "Lämpö", "sv": "Värme" },
  "term": { "from": "2002-01-01", "to": "2002-12-31" },
  "notes": [{ "id": "draft", "text": { "en": "A draft", "fi": "Luonnos", "sv": "Utkast" } }],
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "A", "fi": "Ä" } },
    { "code": "b", "name": { "en": "B, \"old\"" } }] },
  "units": [{ "id": "hour", "one": { "en": "hour", "fi": "tunti" }, "many": { "en": "hours", "fi": "tuntia" } }],
  "measures": [
    { "id": "use", "name": { "en": "Use" }, "unit": "hour" },
    { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" }],
  "charges": [
    { "id": "heat", "name": { "en": "Heat", "fi": "Lämpö" }, "kind": "pool", "measure": "cost", "key": { "measure": "use" } },
    { "id": "fee", "name": { "en": "Fee" }, "kind": "rate", "measure": "use",
      "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "0.335" }] }],
  "funders": [{ "id": "state", "name": { "en": "The state" },
    "amounts": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "1000" }] }],
  "printed": [{ "id": "sum", "name": { "en": "Sum" }, "of": ["state", "heat"],
    "totals": [{ "from": "2002-01-01", "to": "2002-12-31", "amount": "1101" }] }]
}"#;
const HEAT_FACTS: &str = "a,use,2002,1\nb,use,2002,3\n,cost,2002,100\n";

/// 100 by 1 and 3 hours; 1 and 3 hours at 0.335: 0.34 and 1.01 (1.005, a half up). An underscore
/// stands for a space that does not break.
const DOCUMENT: &str = r#"{
  "schema": "osuus.statement/1",
  "agreement": "heat",
  "title": "Heat",
  "period": "2002",
  "lang": "en",
  "currency": "EUR",
  "total": "101.35",
  "unallocated": "0.00",
  "shown": {
    "total": "€101.35",
    "unallocated": "€0.00"
  },
  "bills": [
    {
      "buyer": {
        "code": "a",
        "name": "A"
      },
      "total": "25.34",
      "shown": "€25.34",
      "lines": [
        {
          "charge": "heat",
          "label": "Heat",
          "quantity": "1",
          "unit": "hour",
          "rate": "25.00",
          "amount": "25.00",
          "shown": {
            "quantity": "1_hour",
            "rate": "€25.00/hour",
            "amount": "€25.00"
          }
        },
        {
          "charge": "fee",
          "label": "Fee",
          "quantity": "1",
          "unit": "hour",
          "rate": "0.335",
          "amount": "0.34",
          "shown": {
            "quantity": "1_hour",
            "rate": "€0.335/hour",
            "amount": "€0.34"
          }
        }
      ]
    },
    {
      "buyer": {
        "code": "b",
        "name": "B, \"old\""
      },
      "total": "76.01",
      "shown": "€76.01",
      "lines": [
        {
          "charge": "heat",
          "label": "Heat",
          "quantity": "3",
          "unit": "hour",
          "rate": "25.00",
          "amount": "75.00",
          "shown": {
            "quantity": "3_hours",
            "rate": "€25.00/hour",
            "amount": "€75.00"
          }
        },
        {
          "charge": "fee",
          "label": "Fee",
          "quantity": "3",
          "unit": "hour",
          "rate": "0.335",
          "amount": "1.01",
          "shown": {
            "quantity": "3_hours",
            "rate": "€0.335/hour",
            "amount": "€1.01"
          }
        }
      ]
    }
  ],
  "funders": [
    {
      "id": "state",
      "name": "The state",
      "amount": "1000.00",
      "shown": "€1,000.00"
    }
  ],
  "warnings": [
    {
      "code": "note",
      "id": "draft",
      "message": "A draft"
    },
    {
      "code": "printed-total",
      "id": "sum",
      "message": "Sum: the parts add up to €1,100.00, but €1,101.00 is printed; the difference is −€1.00"
    }
  ]
}
"#;

#[test]
fn the_document_has_its_fields_in_their_order() {
    let statement = bill(HEAT, HEAT_FACTS);
    assert_eq!(statement.to_json(Lang::En), DOCUMENT.replace('_', "\u{a0}"));
}

#[test]
fn each_language_has_its_words_and_formats() {
    let statement = bill(HEAT, HEAT_FACTS);
    for (lang, words) in [
        (
            Lang::Fi,
            [
                "\"lang\": \"fi\"",
                "\"title\": \"Lämpö\"",
                "\"name\": \"Ä\"",
                "\"quantity\": \"3_tuntia\"",
                "\"rate\": \"0,335_€/tunti\"",
                "\"shown\": \"1_000,00_€\"",
                "\"message\": \"Luonnos\"",
                "ero on −1,00_€",
            ],
        ),
        (
            Lang::Sv,
            [
                "\"lang\": \"sv\"",
                "\"title\": \"Värme\"",
                "\"label\": \"Heat\"",
                "\"quantity\": \"3_hours\"",
                "\"rate\": \"0,335_€/hour\"",
                "\"shown\": \"1_000,00_€\"",
                "\"message\": \"Utkast\"",
                "skillnaden är −1,00_€",
            ],
        ),
    ] {
        let json = statement.to_json(lang);
        for word in words {
            assert!(json.contains(&word.replace('_', "\u{a0}")), "{word} in {json}");
        }
        // What programs read is the same in every language.
        assert!(
            json.contains("\"amount\": \"1000.00\"")
                && json.contains("\"rate\": \"0.335\"")
        );
    }
}

#[test]
fn the_table_has_a_row_for_each_buyer_and_sums_below() {
    let table = bill(HEAT, HEAT_FACTS).table(Lang::En);
    assert_eq!(table.caption, "Heat, 2002 (EUR)");
    let columns: Vec<(&str, Align)> = table
        .columns
        .iter()
        .map(|column| (column.title.as_str(), column.align))
        .collect();
    assert_eq!(
        columns,
        [
            ("Code", Align::Left),
            ("Buyer", Align::Left),
            ("Heat", Align::Right),
            ("Fee", Align::Right),
            ("Total", Align::Right),
        ]
    );
    assert_eq!(
        table.rows,
        [
            ["a", "A", "25.00", "0.34", "25.34"],
            ["b", "B, \"old\"", "75.00", "1.01", "76.01"]
        ]
    );
    assert_eq!(table.total, ["", "2 buyers", "100.00", "1.35", "101.35"]);
    assert_eq!(
        table.notes,
        [
            "The state: €1,000.00 (not billed)",
            "Note: A draft",
            "Note: Sum: the parts add up to €1,100.00, but €1,101.00 is printed; the difference is −€1.00",
        ]
    );
}

#[test]
fn the_csv_has_exact_figures_with_a_point_in_every_language() {
    let statement = bill(HEAT, HEAT_FACTS);
    let expected = "buyer,name,charge,label,quantity,unit,rate,amount,currency,billed\n\
        a,Ä,heat,Lämpö,1,hour,25.00,25.00,EUR,yes\n\
        a,Ä,fee,Fee,1,hour,0.335,0.34,EUR,yes\n\
        b,\"B, \"\"old\"\"\",heat,Lämpö,3,hour,25.00,75.00,EUR,yes\n\
        b,\"B, \"\"old\"\"\",fee,Fee,3,hour,0.335,1.01,EUR,yes\n";
    assert_eq!(statement.to_csv(Style::Plain, Lang::Fi), expected);
    assert_eq!(
        statement.to_csv(Style::Plain, Lang::En),
        expected.replace('Ä', "A").replace("Lämpö", "Heat")
    );
}

/// With `lines = "total"` lines stay exact and a last line brings each bill to its rounded total.
#[test]
fn only_totals_are_rounded_where_the_agreement_says_so() {
    let total = HEAT
        .replace("\"funders\"", "\"rounding\": { \"lines\": \"total\" }, \"funders\"");
    let statement = bill(&total, "a,use,2002,1\nb,use,2002,2\n,cost,2002,100\n");
    // a: 100/3 + 0.335 = 20201/600, rounded 33.67 = 20202/600.
    // b: 200/3 + 0.67 = 20201/300, rounded 67.34 = 20202/300.
    assert_eq!(
        amounts(&statement),
        ["a 100/3 + 0.335 + 1/600 = 33.67", "b 200/3 + 0.67 + 1/300 = 67.34"]
    );
    assert_eq!(statement.total().to_string(), "101.01");
    assert!(statement.unallocated().is_zero());
    let last = &statement.bills()[0].lines()[2];
    assert_eq!((last.charge(), last.label(Lang::Fi)), ("rounding", "Pyöristys"));
    assert_eq!((last.quantity(), last.unit(), last.rate()), (None, None, None));
    let json: serde_json::Value =
        serde_json::from_str(&statement.to_json(Lang::En)).unwrap();
    let line = &json["bills"][0]["lines"][2];
    assert_eq!(line["amount"], "1/600");
    for field in ["quantity", "unit", "rate"] {
        assert!(line[field].is_null(), "{line}");
    }
    for field in ["quantity", "rate"] {
        assert_eq!(line["shown"][field], "", "{line}");
    }
    // The line is there also where nothing is left to round.
    let even = bill(&total, "a,use,2002,2\nb,use,2002,2\n,cost,2002,100\n");
    assert_eq!(amounts(&even), ["a 50 + 0.67 + 0 = 50.67", "b 50 + 0.67 + 0 = 50.67"]);
}

#[test]
fn a_negative_pool_is_shared_as_its_mirror_image() {
    let statement = bill(HEAT, "a,use,2002,1\nb,use,2002,2\n,cost,2002,-0.01\n");
    // 0.01 by 1 and 2: the quotas 1/300 and 2/300 round to 0.00 and 0.01.
    assert_eq!(amounts(&statement), ["a 0 + 0.34 = 0.34", "b -0.01 + 0.67 = 0.66"]);
    assert_eq!(statement.currency().code(), "EUR");
}

#[test]
fn a_bill_is_found_by_its_code() {
    let statement = bill(HEAT, HEAT_FACTS);
    assert_eq!(statement.bill("b").unwrap().name(Lang::Fi), "B, \"old\"");
    assert!(statement.bill("c").is_none());
    assert!(statement.explain(Some("a")).is_ok());
    let problems = statement.explain(Some("c")).unwrap_err();
    let problem = problems.iter().next().unwrap();
    assert_eq!((problem.code(), problem.input()), (Code::UnknownBuyer, Input::Call));
}

/// Figures that public documents print, or that follow from a printed price and population.
#[cfg(all(feature = "finland", feature = "library"))]
mod sourced {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::finland::register;
    use crate::library;

    const FUND: &str = "jyvaskyla-fund-model";
    const COOPERATION: &str = "keski-suomi-cooperation-2007";

    fn statement(agreement: &Agreement, year: i16, facts: &str) -> Statement {
        let plan = agreement.plan(register(), Period::year(year).unwrap()).unwrap();
        plan.evaluate(&Facts::from_csv(facts.as_bytes()).unwrap()).unwrap()
    }

    fn embedded(id: &str, year: i16) -> Statement {
        statement(&library::agreement(id).unwrap(), year, "buyer,measure,period,value\n")
    }

    /// 264 762 residents of 30 municipalities at 0.39 EUR; no performances.
    #[test]
    fn the_fund_model_bills_thirty_municipalities() {
        let statement = embedded(FUND, 2002);
        assert_eq!(statement.bills().len(), 30);
        assert_eq!(statement.total().to_string(), "103257.18");
        assert!(statement.unallocated().is_zero() && statement.funders().is_empty());
        for (code, name, residents, total) in [
            ("435", "Luhanka", 917, "357.63"),
            ("179", "Jyväskylä", 80_372, "31345.08"),
            ("180", "Jyväskylän maalaiskunta", 32_994, "12867.66"),
        ] {
            let bill = statement.bill(code).unwrap();
            assert_eq!(
                (bill.name(Lang::En), bill.total().to_string().as_str()),
                (name, total)
            );
            let charges: Vec<&str> = bill.lines().iter().map(Line::charge).collect();
            assert_eq!(
                charges,
                ["annual-fee", "pair-work-fee", "follow-up-fee", "consultation-fee"]
            );
            assert_eq!(bill.lines()[0].quantity(), Some(&Exact::from(residents)));
            assert!(bill.lines()[1..].iter().all(|line| line.amount().is_zero()));
        }
        let warnings: Vec<_> =
            statement.warnings().iter().map(|w| w.value("id", Lang::En)).collect();
        assert_eq!(warnings, [Some("year-assumed"), Some("two-without-agreement")]);
    }

    /// The same on the map of 2022: seven of the thirty have ended, and nothing is lost.
    #[test]
    fn the_fund_model_of_2002_is_shown_on_the_map_of_2022() {
        let agreement = library::agreement(FUND).unwrap();
        let request = crate::plan::Request::new(Period::year(2002).unwrap())
            .restated_on(crate::period::date("2022-01-01").unwrap());
        let plan = agreement.plan(register(), request).unwrap();
        let facts = "buyer,measure,period,value\n180,pair-work,2002,1\n";
        let statement =
            plan.evaluate(&Facts::from_csv(facts.as_bytes()).unwrap()).unwrap();
        // 103 257.18 and one performance of 55 EUR.
        assert_eq!(statement.total().to_string(), "103312.18");
        assert_eq!(statement.bills().len(), 23);
        let before = embedded(FUND, 2002);
        let sum = |codes: &[&str]| -> Exact {
            codes.iter().map(|code| before.bill(code).unwrap().total().clone()).sum()
        };
        for (code, joined, more) in [
            ("179", vec!["179", "180", "277"], 55),
            ("182", vec!["182", "183"], 0),
            ("992", vec!["992", "770", "774"], 0),
            ("172", vec!["172", "415"], 0),
            ("729", vec!["729", "633"], 0),
            ("435", vec!["435"], 0),
        ] {
            assert_eq!(
                *statement.bill(code).unwrap().total(),
                sum(&joined) + Exact::from(more)
            );
        }
        // 118 380 residents at 0.39 EUR, and the performance.
        let city = statement.bill("179").unwrap();
        assert_eq!(city.lines()[0].quantity(), Some(&Exact::from(118_380)));
        assert_eq!(city.lines()[1].quantity(), Some(&Exact::one()));
        assert_eq!(city.total().to_string(), "46223.2");
        let json: serde_json::Value =
            serde_json::from_str(&statement.to_json(Lang::En)).unwrap();
        assert_eq!(json["restated"]["from"], "2002-01-01");
        assert_eq!(json["restated"]["to"], "2022-01-01");
        assert_eq!(json["total"], "103312.18");
        assert_eq!(statement.table(Lang::En).total[1], "23 buyers");
        assert!(
            before.restated().is_none() && !before.to_json(Lang::En).contains("restated")
        );
    }

    /// Ten performances of 55 EUR each, whichever of the three services they are of.
    #[test]
    fn special_services_are_billed_by_performance() {
        let agreement = library::agreement(FUND).unwrap();
        for measure in ["pair-work", "follow-up", "consultation"] {
            let facts = format!("buyer,measure,period,value\n435,{measure},2002,10\n");
            let statement = statement(&agreement, 2002, &facts);
            assert_eq!(statement.bill("435").unwrap().total().to_string(), "907.63");
            assert_eq!(statement.total().to_string(), "103807.18");
        }
    }

    /// The printed rows of both years, and the printed total of 2008 that is 500 EUR off.
    #[test]
    fn the_cooperation_is_paid_as_printed() {
        for (year, parts, state, warning) in [
            (2007, ["11000", "4700", "1800"], "52500", None),
            (
                2008,
                ["15700", "6700", "2600"],
                "75500",
                Some(
                    "Printed total: the parts add up to €100,500.00, but €100,000.00 is printed; \
                     the difference is €500.00",
                ),
            ),
        ] {
            let statement = embedded(COOPERATION, year);
            let totals: Vec<String> =
                statement.bills().iter().map(|bill| bill.total().to_string()).collect();
            assert_eq!(totals, parts);
            let codes: Vec<&str> = statement.bills().iter().map(Bill::code).collect();
            assert_eq!(codes, ["179", "180", "saarijarvi-subregion"]);
            assert_eq!(statement.funders().len(), 1);
            assert_eq!(statement.funders()[0].id(), "state");
            assert_eq!(statement.funders()[0].amount().to_string(), state);
            let printed: Vec<&Diagnostic> = statement
                .warnings()
                .iter()
                .filter(|w| w.code() == Code::PrintedTotal)
                .collect();
            assert_eq!(
                printed
                    .iter()
                    .map(|w| w.message(Lang::En))
                    .collect::<Vec<_>>()
                    .first()
                    .map(String::as_str),
                warning
            );
            assert!(
                printed.iter().all(|warning| warning.severity() == Severity::Warning)
            );
            let note = statement
                .warnings()
                .iter()
                .any(|w| w.value("id", Lang::En) == Some("party-of-2008"));
            assert_eq!(note, year == 2008);
        }
        let later = library::agreement(COOPERATION).unwrap();
        assert!(later.plan(register(), Period::year(2009).unwrap()).is_err());
    }

    #[cfg(feature = "toml")]
    #[test]
    fn toml_and_json_of_an_agreement_give_the_same_bytes() {
        for (id, year) in [(FUND, 2002), (COOPERATION, 2007), (COOPERATION, 2008)] {
            let toml = library::source(id).unwrap();
            let json = Agreement::toml_to_json(toml).unwrap();
            let facts = "buyer,measure,period,value\n";
            let of = |text: &str, syntax| {
                statement(&Agreement::read(text.as_bytes(), syntax).unwrap(), year, facts)
            };
            let (toml, json) = (of(toml, Syntax::Toml), of(&json, Syntax::Json));
            for lang in Lang::ALL {
                assert_eq!(toml.to_json(lang), json.to_json(lang));
                assert_eq!(toml.to_json(lang), embedded(id, year).to_json(lang));
                assert_eq!(
                    toml.to_csv(Style::Plain, lang),
                    json.to_csv(Style::Plain, lang)
                );
                assert_eq!(toml.table(lang), json.table(lang));
                let why = |statement: &Statement| {
                    statement.explain(None).unwrap().to_json(lang)
                };
                assert_eq!(why(&toml), why(&json));
            }
        }
    }
}
