//! Explanations: every figure is told, adds up, and reaches its source.

use super::*;
use crate::agreement::{Agreement, Syntax};
use crate::exact::Exact;
use crate::facts::Facts;
use crate::municipality::Register;
use crate::period::Period;

fn exact(text: &str) -> Exact {
    match text.split_once('/') {
        Some((above, below)) => exact(above).divided_by(&exact(below)).unwrap(),
        None => text.parse().unwrap(),
    }
}

/// The figure and all below it.
fn all(figure: &Figure) -> Vec<&Figure> {
    std::iter::once(figure).chain(figure.inputs.iter().flat_map(all)).collect()
}

/// What holds for every figure of every explanation.
fn is_sound(explanation: &Explanation) {
    for lang in Lang::ALL {
        let root = explanation.figure(lang);
        let funders = explanation.funders(lang);
        for figure in all(&root).into_iter().chain(&funders) {
            for (field, text) in [
                ("label", &figure.label),
                ("text", &figure.text),
                ("shown", &figure.shown),
                ("value", &figure.value),
                ("unit", &figure.unit),
            ] {
                assert!(!text.is_empty(), "{field} of {figure:?}");
                assert!(!text.contains(['{', '}']), "{field}: {text}");
            }
            let inputs: Vec<Exact> =
                figure.inputs.iter().map(|input| exact(&input.value)).collect();
            let value = exact(&figure.value);
            match (figure.step, inputs.as_slice()) {
                (
                    "sum" | "measure" | "rate" | "amount" | "weight" | "memo" | "each",
                    [],
                ) => {}
                ("sum", parts) => {
                    assert_eq!(parts.iter().sum::<Exact>(), value, "{figure:?}");
                }
                ("times", [a, b]) => assert_eq!(a * b, value, "{figure:?}"),
                ("round", [_]) => {
                    let unit = exact(detail(figure, "rounding_unit"));
                    assert!(value.divided_by(&unit).unwrap().is_whole(), "{figure:?}");
                }
                ("share", [pool, weight]) => {
                    assert_eq!(*pool, exact(detail(figure, "pool")));
                    assert_eq!(*weight, exact(detail(figure, "weight")));
                    let carried = &exact(detail(figure, "rounded"))
                        + &exact(detail(figure, "carried"));
                    assert_eq!(carried, value, "{figure:?}");
                }
                ("minus", [a, b]) => assert_eq!(a - b, value, "{figure:?}"),
                ("handover", wholes) => {
                    assert!(!wholes.is_empty(), "{figure:?}");
                    let days = [detail(figure, "from"), detail(figure, "to")];
                    assert!(days[0] < days[1], "{figure:?}");
                }
                (step, inputs) => panic!("{step} of {} figures", inputs.len()),
            }
        }
        let text = explanation.to_text(lang);
        assert!(!text.contains(['{', '}']), "{text}");
        let json: serde_json::Value =
            serde_json::from_str(&explanation.to_json(lang)).unwrap();
        assert_eq!(json["schema"], "osuus.explanation/1");
        assert_eq!(json["figure"]["value"], root.value.as_str());
    }
    let texts = Lang::ALL.map(|lang| explanation.to_text(lang));
    assert!(texts[0] != texts[1] && texts[1] != texts[2] && texts[0] != texts[2]);
}

fn detail<'f>(figure: &'f Figure, name: &str) -> &'f str {
    match &figure.detail[name] {
        Detail::Text(text) => text,
        Detail::List(_) => panic!("{name} is a list"),
    }
}

fn list<'f>(figure: &'f Figure, name: &str) -> &'f [String] {
    match &figure.detail[name] {
        Detail::List(list) => list,
        Detail::Text(_) => panic!("{name} is a text"),
    }
}

fn steps<'f>(figure: &'f Figure, step: &str) -> Vec<&'f Figure> {
    all(figure).into_iter().filter(|figure| figure.step == step).collect()
}

const HEAT: &str = r#"{
  "format": 1, "id": "heat", "currency": "EUR", "title": { "en": "Heat" },
  "term": { "from": "2002-01-01", "to": "2002-12-31" },
  "sources": [{ "id": "act", "title": "The act" }],
  "buyers": { "scheme": "party", "list": [
    { "code": "a", "name": { "en": "Aland" } }, { "code": "b", "name": { "en": "Bro" } },
    { "code": "c", "name": { "en": "Citala" } }] },
  "units": [{ "id": "hour", "one": { "en": "hour" }, "many": { "en": "hours" } }],
  "measures": [
    { "id": "use", "name": { "en": "Use" }, "unit": "hour", "missing": "zero" },
    { "id": "turnover", "name": { "en": "Turnover" }, "unit": "EUR", "missing": "zero" },
    { "id": "cost", "name": { "en": "Cost" }, "unit": "EUR", "of": "agreement" }],
  "charges": [
    { "id": "heat", "name": { "en": "Heat" }, "kind": "pool", "measure": "cost",
      "key": { "measure": "use" }, "source": "act", "quote": "by use" },
    { "id": "duty", "name": { "en": "Duty" }, "kind": "rate", "measure": "turnover",
      "rates": [{ "from": "2002-01-01", "to": "2002-12-31", "price": "0.025" }] }]
}"#;

fn explain(agreement: &str, facts: &str, buyer: Option<&str>) -> Explanation {
    let agreement = Agreement::read(agreement.as_bytes(), Syntax::Json).unwrap();
    let plan = agreement.plan(&Register::new(), Period::year(2002).unwrap()).unwrap();
    let facts = format!("buyer,measure,period,value,status,known\n{facts}");
    let facts = Facts::from_csv(facts.as_bytes()).unwrap();
    plan.evaluate(&facts).unwrap().explain(buyer).unwrap()
}

const FACTS: &str = "a,use,2002,1,,\nb,use,2002Q1,0.5,budget,\nb,use,2002Q2,0.5,,\n\
    c,use,2002,1,final,2003-01-31\n,cost,2002,100,actual,\nc,turnover,2002,1234.5,,\n";

/// 100 by 1, 1 and 1 to the cent: 33.33 each, and the cent to the lowest code.
#[test]
fn a_share_tells_how_it_came_about() {
    for (buyer, value, rank, carried) in
        [("a", "33.34", "1", "0.01"), ("b", "33.33", "2", "0"), ("c", "33.33", "3", "0")]
    {
        let explanation = explain(HEAT, FACTS, Some(buyer));
        is_sound(&explanation);
        let root = explanation.figure(Lang::En);
        let share = steps(&root, "share")[0];
        assert_eq!(share.value, value);
        for (name, expected) in [
            ("pool", "100"),
            ("weight", "1"),
            ("weights_sum", "3"),
            ("quota", "100/3"),
            ("rounded", "33.33"),
            ("rounding_unit", "0.01"),
            ("mode", "half-up"),
            ("balance", "largest-remainder"),
            ("carried", carried),
            ("rank", rank),
            ("next", "b"),
        ] {
            assert_eq!(detail(share, name), expected, "{name} of {buyer}");
        }
        assert_eq!(list(share, "participants"), ["a", "b", "c"]);
        for word in [
            "€100.00",
            "1\u{a0}hour",
            "3\u{a0}hours",
            "€100/3",
            "€33.33",
            "Rounding leaves €0.01 to hand out.",
            "those whose exact share lost most by rounding",
        ] {
            assert!(share.text.contains(word), "{word} in {}", share.text);
        }
        assert_eq!(
            share.text.contains("Next in turn was Bro"),
            buyer == "a",
            "{}",
            share.text
        );
        let source = share.source.as_ref().unwrap();
        assert_eq!(
            (source.id.as_str(), source.quote.as_deref()),
            ("act", Some("by use"))
        );
    }
}

#[test]
fn a_measure_tells_where_it_was_found() {
    let figure = |buyer| explain(HEAT, FACTS, Some(buyer)).figure(Lang::En);
    let (b, c) = (figure("b"), figure("c"));
    let measure = |root: &Figure, label: &str| -> Figure {
        let found = steps(root, "measure").into_iter().find(|f| f.label == label);
        found.unwrap().clone()
    };
    let cost = measure(&b, "Cost");
    assert_eq!((cost.value.as_str(), cost.unit.as_str()), ("100.00", "EUR"));
    assert_eq!((detail(&cost, "period"), detail(&cost, "status")), ("2002", "actual"));
    // A quantity of parts of the year is the sum of them.
    let parts = measure(&b, "Use");
    assert_eq!(parts.value, "1");
    assert_eq!(list(&parts, "periods"), ["2002Q1", "2002Q2"]);
    assert!(
        parts.text.contains(
            "0.5\u{a0}hours (1 January 2002 – 31 March 2002, budget) + \
             0.5\u{a0}hours (1 April 2002 – 30 June 2002)"
        ),
        "{}",
        parts.text
    );
    let whole = measure(&c, "Use");
    assert_eq!(detail(&whole, "origin"), "facts");
    assert_eq!(
        (detail(&whole, "status"), detail(&whole, "known")),
        ("final", "2003-01-31")
    );
    assert!(whole.text.contains("known on 31 January 2003"), "{}", whole.text);
    let nothing = measure(&b, "Turnover");
    assert_eq!((nothing.value.as_str(), detail(&nothing, "origin")), ("0.00", "missing"));
}

/// 1 234.50 EUR at 0.025 EUR for each: 30.8625, so 30.86.
#[test]
fn money_on_money_is_multiplied_by_a_plain_number() {
    let root = explain(HEAT, FACTS, Some("c")).figure(Lang::En);
    let times = steps(&root, "times")[0];
    assert_eq!(times.text, "€1,234.50 × 0.025 = €30.8625");
    let round = steps(&root, "round").into_iter().find(|f| f.value == "30.86").unwrap();
    assert!(
        round.text.contains("€30.8625") && round.text.contains("€0.01"),
        "{}",
        round.text
    );
    assert_eq!(
        (detail(round, "rounding_unit"), detail(round, "mode")),
        ("0.01", "half-up")
    );
    assert_eq!(root.value, "64.19");
}

#[test]
fn the_whole_statement_is_the_sum_of_its_bills() {
    let explanation = explain(HEAT, FACTS, None);
    is_sound(&explanation);
    let root = explanation.figure(Lang::En);
    assert_eq!((root.step, root.value.as_str()), ("sum", "130.86"));
    let bills: Vec<(&str, &str)> = root
        .inputs
        .iter()
        .map(|bill| (bill.label.as_str(), bill.value.as_str()))
        .collect();
    assert_eq!(bills, [("Aland", "33.34"), ("Bro", "33.33"), ("Citala", "64.19")]);
    let json: serde_json::Value =
        serde_json::from_str(&explanation.to_json(Lang::En)).unwrap();
    assert!(json.get("buyer").is_none());
}

#[test]
fn a_bill_of_exact_lines_is_rounded_once() {
    let total = HEAT
        .replace("\"sources\"", "\"rounding\": { \"lines\": \"total\" }, \"sources\"");
    let explanation = explain(&total, FACTS, Some("c"));
    is_sound(&explanation);
    let root = explanation.figure(Lang::En);
    // 100/3 + 30.8625 = 64.195833..., so 64.20.
    assert_eq!(
        (root.step, root.label.as_str(), root.value.as_str()),
        ("round", "Citala", "64.20")
    );
    assert_eq!(root.inputs[0].step, "sum");
    assert_eq!(steps(&root, "share")[0].value, "100/3");
    assert_eq!(steps(&root, "round").len(), 1);
}

/// Aland joins Bro in the middle of 2002.
const JOINED: &str = "[register]\nfield,value\nid,two\nscheme,fi-municipality\nfrom,2001-12-31\nto,2003-12-31\n
[municipalities]\ncode,to,en\n001,2002-06-30,Aland\n002,,Bro\n
[changes]\ndate,code,successor\n2002-07-01,001,002\n";

fn joined(rounding: &str, buyer: &str) -> Explanation {
    let text = format!(
        r#"{{ "format": 1, "id": "rent", "currency": "EUR", "title": {{ "en": "Rent" }},
          "term": {{ "from": "2002-01-01" }}, "rounding": {rounding},
          "buyers": {{ "scheme": "fi-municipality", "on": "period", "succession": "months",
            "list": [{{ "code": "001" }}, {{ "code": "002" }}] }},
          "charges": [{{ "id": "rent", "name": {{ "en": "Rent" }}, "kind": "pool",
            "amounts": [{{ "from": "2002-01-01", "to": "2002-12-31", "amount": "100" }}],
            "key": {{ "equal": "buyers" }} }}] }}"#
    );
    let agreement = Agreement::read(text.as_bytes(), Syntax::Json).unwrap();
    let register = Register::from_csv(JOINED.as_bytes()).unwrap();
    let plan = agreement.plan(&register, Period::year(2002).unwrap()).unwrap();
    plan.evaluate(&Facts::none()).unwrap().explain(Some(buyer)).unwrap()
}

#[test]
fn a_passing_on_tells_who_owed_it_and_by_which_part() {
    for (buyer, value, owed, parts) in [
        ("001", "25.00", 1, "Aland €50.00 × 6/12 → €25.00."),
        ("002", "75.00", 2, "Aland €50.00 × 6/12 → €25.00 + Bro €50.00 = €75.00."),
    ] {
        let explanation = joined("{}", buyer);
        is_sound(&explanation);
        let root = explanation.figure(Lang::En);
        let passed = &root.inputs[0];
        assert_eq!((passed.step, passed.value.as_str()), ("handover", value));
        assert_eq!(
            passed.text,
            format!(
                "The municipalities change between 1 January 2002 and 31 December 2002; what is owed is \
                 divided by the months: {parts}"
            )
        );
        assert_eq!(
            ["from", "to", "by"].map(|name| detail(passed, name)),
            ["2002-01-01", "2002-12-31", "months"]
        );
        // Each that owed it is there with its own tree.
        assert_eq!(passed.inputs.len(), owed);
        assert!(passed.inputs.iter().all(|input| input.step == "share"));
    }
    let explanation = joined(r#"{ "lines": "total" }"#, "002");
    is_sound(&explanation);
    let root = explanation.figure(Lang::En);
    assert_eq!(
        (root.step, root.label.as_str(), root.value.as_str()),
        ("handover", "Bro", "75.00")
    );
    assert_eq!(root.inputs[0].step, "round");
}

#[test]
fn every_way_to_round_and_to_balance_is_worded() {
    let balances = [
        "\"largest-remainder\"",
        "\"first\"",
        "\"last\"",
        "\"nobody\"",
        "{ \"largest\": \"use\" }",
        "{ \"largest\": \"use\", \"rank\": \"2\" }",
        "{ \"smallest\": \"weight\" }",
        "{ \"descending\": \"use\" }",
        "{ \"buyer\": \"b\" }",
    ];
    let mut seen = std::collections::BTreeSet::new();
    for balance in balances {
        for mode in ["half-up", "half-even", "half-down", "down", "up"] {
            let rounding = format!(
                "\"rounding\": {{ \"mode\": \"{mode}\", \"balance\": {balance} }}, \"sources\""
            );
            let explanation =
                explain(&HEAT.replace("\"sources\"", &rounding), FACTS, Some("c"));
            is_sound(&explanation);
            let root = explanation.figure(Lang::Fi);
            assert!(
                seen.insert(steps(&root, "share")[0].text.clone()),
                "{mode} {balance}"
            );
        }
    }
}

#[test]
fn the_text_has_a_figure_a_line_with_its_source_below() {
    let text = explain(HEAT, FACTS, Some("a")).to_text(Lang::En);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Heat, 2002");
    assert_eq!(lines[1], "Aland: €33.34");
    assert!(lines.contains(&"├─ Heat: €33.34"), "{text}");
    assert!(lines.contains(&"│  │  [The act] “by use”"), "{text}");
    assert!(lines.iter().any(|line| line.starts_with("└─ Duty: €0.00")), "{text}");
}

#[cfg(all(feature = "finland", feature = "library"))]
mod sourced {
    use super::*;
    use crate::statement::Statement;

    fn statement(id: &str, year: i16) -> Statement {
        let agreement = crate::library::agreement(id).unwrap();
        let period = Period::year(year).unwrap();
        let plan = agreement.plan(crate::finland::register(), period).unwrap();
        plan.evaluate(&Facts::none()).unwrap()
    }

    #[test]
    fn every_bill_of_the_embedded_agreements_is_explained_to_its_total() {
        for (id, year) in [
            ("jyvaskyla-fund-model", 2002),
            ("keski-suomi-cooperation-2007", 2007),
            ("keski-suomi-cooperation-2007", 2008),
        ] {
            let statement = statement(id, year);
            is_sound(&statement.explain(None).unwrap());
            for bill in statement.bills() {
                let explanation = statement.explain(Some(bill.code())).unwrap();
                is_sound(&explanation);
                for lang in Lang::ALL {
                    let root = explanation.figure(lang);
                    assert_eq!(exact(&root.value), *bill.total());
                    assert_eq!(root.label, bill.name(lang));
                    assert_eq!(root.shown, statement.shown(bill.total(), lang));
                }
            }
        }
    }

    #[test]
    fn the_annual_fee_reaches_the_price_and_the_population() {
        let root = statement("jyvaskyla-fund-model", 2002)
            .explain(Some("435"))
            .unwrap()
            .figure(Lang::En);
        let rate = steps(&root, "rate")
            .into_iter()
            .find(|rate| exact(&rate.value) == exact("0.39"))
            .unwrap();
        assert_eq!(
            (rate.unit.as_str(), rate.shown.as_str()),
            ("EUR/resident", "€0.39/resident")
        );
        assert_eq!(
            (detail(rate, "from"), detail(rate, "to")),
            ("2002-01-01", "2002-12-31")
        );
        let source = rate.source.as_ref().unwrap();
        assert_eq!(
            (source.id.as_str(), source.quote.as_deref()),
            ("article", Some("tänä vuonna 0,39 euroa/asukas"))
        );
        assert!(
            source.title.starts_with("Jyväskylän sijaishuoltoyksikkö koko maakunnan"),
            "{}",
            source.title
        );
        let people = steps(&root, "measure")
            .into_iter()
            .find(|people| people.value == "917")
            .unwrap();
        assert_eq!(people.shown, "917\u{a0}residents");
        for (name, expected) in [
            ("origin", "register"),
            ("series", "population-own-borders"),
            ("date", "2001-12-31"),
            ("borders", "2001-12-31"),
        ] {
            assert_eq!(detail(people, name), expected);
        }
        assert!(people.source.as_ref().unwrap().title.contains("Statistics Finland"));
        let times = steps(&root, "times")
            .into_iter()
            .find(|times| times.value == "357.63")
            .unwrap();
        assert_eq!(times.text, "917\u{a0}residents × €0.39/resident = €357.63");
    }

    /// 17 500 by 63, 27 and 10 in full hundreds, rounded down; the last carries the 100 left over.
    #[test]
    fn the_last_party_carries_the_balance() {
        let statement = statement("keski-suomi-cooperation-2007", 2007);
        for (code, weight, quota, rounded, carried, rank) in [
            ("179", "63", "11025", "11000", "0", "3"),
            ("180", "27", "4725", "4700", "0", "2"),
            ("saarijarvi-subregion", "10", "1750", "1700", "100", "1"),
        ] {
            let root = statement.explain(Some(code)).unwrap().figure(Lang::Fi);
            let share = steps(&root, "share")[0];
            for (name, expected) in [
                ("pool", "17500"),
                ("weight", weight),
                ("weights_sum", "100"),
                ("quota", quota),
                ("rounded", rounded),
                ("rounding_unit", "100"),
                ("mode", "down"),
                ("balance", "last"),
                ("carried", carried),
                ("rank", rank),
                ("next", "180"),
            ] {
                assert_eq!(detail(share, name), expected, "{name} of {code}");
            }
            assert_eq!(
                list(share, "participants"),
                ["179", "180", "saarijarvi-subregion"]
            );
            let quote = |step| {
                steps(share, step)[0].source.as_ref().unwrap().quote.clone().unwrap()
            };
            assert_eq!(quote("amount"), "Kuntaosuus 17 500");
            assert!(quote("weight").starts_with("Jyväskylän kaupunki (~63 %)"));
        }
    }

    /// 80 372, 32 994 and 5 014 residents at 0.39 EUR.
    #[test]
    fn a_restated_bill_names_both_maps_and_who_owed_it() {
        let agreement = crate::library::agreement("jyvaskyla-fund-model").unwrap();
        let request = crate::plan::Request::new(Period::year(2002).unwrap())
            .restated_on(crate::period::date("2022-01-01").unwrap());
        let plan = agreement.plan(crate::finland::register(), request).unwrap();
        let statement = plan.evaluate(&Facts::none()).unwrap();
        is_sound(&statement.explain(None).unwrap());
        let explanation = statement.explain(Some("179")).unwrap();
        is_sound(&explanation);
        let fee = explanation.figure(Lang::En).inputs.swap_remove(0);
        assert_eq!(
            fee.text,
            "Worked out on the municipalities of 1 January 2002, shown on the municipalities of 1 January 2022: \
             Jyväskylä €31,345.08 + Jyväskylän maalaiskunta €12,867.66 + Korpilahti €1,955.46 = \
             €46,168.20."
        );
        assert_eq!(
            ["from", "to", "by"].map(|name| detail(&fee, name)),
            ["2002-01-01", "2022-01-01", "restated"]
        );
        let residents: Vec<&str> =
            steps(&fee, "measure").iter().map(|figure| figure.value.as_str()).collect();
        assert_eq!(residents, ["80372", "32994", "5014"]);
    }

    #[test]
    fn funders_are_shown_beside_the_bill() {
        let statement = statement("keski-suomi-cooperation-2007", 2007);
        let explanation = statement.explain(Some("179")).unwrap();
        let funders = explanation.funders(Lang::En);
        assert_eq!(funders.len(), 1);
        assert_eq!((funders[0].step, funders[0].value.as_str()), ("memo", "52500.00"));
        let source = funders[0].source.as_ref().unwrap();
        assert_eq!(source.quote.as_deref(), Some("Valtion osuus 52 500"));
        let json: serde_json::Value =
            serde_json::from_str(&explanation.to_json(Lang::En)).unwrap();
        assert_eq!(json["funders"][0]["shown"], "€52,500.00");
        assert_eq!(json["buyer"]["code"], "179");
        assert_eq!(json["warnings"][0]["id"], "rounding-inferred");
    }
}
