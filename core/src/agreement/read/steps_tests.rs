//! Steps as they are read: every word, and every mistake with its code and place.

use super::*;
use crate::agreement::{
    Bands, Billed, ChargeKind, ClientLimit, Comparison, Condition, Each, FundBase, Of,
    Operand, Parts, Past, Primitive, Step, Succession, TakeBand, TakeClient, TakeYears,
    Unpaid,
};
use crate::rounding::{Balance, Mode};

/// An agreement with every word.
pub(super) const GOOD: &str = include_str!("step_sample.toml");

/// Codes in the order of the marks, then the lines of the good text that are exchanged.
const MISTAKES: [&str; 2] =
    [include_str!("step_mistakes.txt"), include_str!("type_mistakes.txt")];

fn good() -> Agreement {
    Agreement::read(GOOD.as_bytes(), Syntax::Toml).unwrap()
}

fn step<'a>(agreement: &'a Agreement, id: &str) -> &'a Step {
    agreement.steps().iter().find(|step| step.id.value == id).unwrap()
}

/// What an operand is, as it is written.
fn written(operand: &Operand) -> String {
    match operand {
        Operand::Figure(name) => name.value.clone(),
        Operand::Number(number) => number.to_string(),
        Operand::Charge(name) => format!("charge {}", name.value),
    }
}

#[test]
fn every_mistake_in_steps_has_its_code_and_place() {
    let mut unlike = Vec::new();
    for case in MISTAKES.iter().flat_map(|all| all.trim_matches('\n').split("\n\n")) {
        let text = changed(GOOD, case, 'T').unwrap();
        let (bare, places) = unmarked(&text);
        let codes: Vec<&str> = case.lines().next().unwrap().split(' ').collect();
        assert_eq!(codes.len(), places.len(), "{case}");
        let expected: Vec<_> = codes
            .iter()
            .zip(places)
            .map(|(code, (line, column))| (*code, line, column))
            .collect();
        let found = wrong(bare.as_bytes(), Syntax::Toml);
        if found != expected {
            let told = Agreement::read(bare.as_bytes(), Syntax::Toml).unwrap_err();
            unlike.push(format!("{case}\nfound {told}\nexpected {expected:?}\n"));
            continue;
        }
        // JSON has the same mistakes, each at the same value.
        let json = Agreement::toml_to_json(&bare).unwrap();
        let at = |problems: Diagnostics, text: &str| -> Vec<(Code, String)> {
            let value = |d: &Diagnostic| {
                let place = d.position().unwrap();
                let text = text.get(place.start..place.end).unwrap();
                let plain = text.starts_with('"').then(|| text.to_owned());
                (d.code(), plain.unwrap_or_default())
            };
            problems.iter().map(value).collect()
        };
        let in_toml = Agreement::read(bare.as_bytes(), Syntax::Toml).unwrap_err();
        let in_json = Agreement::read(json.as_bytes(), Syntax::Json).unwrap_err();
        let (mut in_toml, mut in_json) = (at(in_toml, &bare), at(in_json, &json));
        if in_toml.iter().any(|(_, text)| text.is_empty()) {
            // What is said of a table stands elsewhere among the rest.
            in_toml.sort();
            in_json.sort();
        }
        let fields = |all: Vec<(Code, String)>| -> Vec<(Code, String)> {
            // A field of TOML has no quotes.
            let plain = |code: &Code| {
                matches!(
                    code,
                    Code::UnknownField | Code::MissingField | Code::NumberNotText
                )
            };
            all.into_iter()
                .map(|(code, text)| {
                    (code, if plain(&code) { String::new() } else { text })
                })
                .collect()
        };
        assert_eq!(fields(in_toml), fields(in_json), "{case}");
    }
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}

#[test]
fn json_with_every_word_says_the_same() {
    let json = Agreement::toml_to_json(GOOD).unwrap();
    let json = Agreement::read(json.as_bytes(), Syntax::Json).unwrap();
    let toml = good();
    assert_eq!(json.order, toml.order);
    for (json, toml) in json.steps().iter().zip(toml.steps()) {
        assert_eq!(
            (&json.id.value, &json.unit, json.shape),
            (&toml.id.value, &toml.unit, toml.shape)
        );
    }
}

#[test]
fn words_with_figures_hold_what_they_say() {
    let good = good();
    assert_eq!(good.steps().len(), 31);
    let net = step(&good, "net");
    assert_eq!(net.citation.as_ref().unwrap().quote.as_deref(), Some("net"));
    let Primitive::Minus(of, less) = &net.primitive else { panic!("{net:?}") };
    assert_eq!([written(of), written(less)], ["cost", "grant.state"]);
    let Primitive::Times(all) = &step(&good, "value").primitive else { panic!() };
    assert_eq!(all.iter().map(written).collect::<Vec<_>>(), ["past-use", "price", "0.5"]);
    let Primitive::Per { zero_gives, .. } = &step(&good, "density").primitive else {
        panic!()
    };
    assert!(zero_gives.as_ref().unwrap().is_zero());
    let Primitive::Sum { within, .. } = &step(&good, "bank-use").primitive else {
        panic!()
    };
    assert_eq!(within.as_ref().unwrap().value, "banks");
    let Primitive::Fraction { whole, .. } = &step(&good, "by-people").primitive else {
        panic!()
    };
    assert_eq!(whole.as_ref().map(written).as_deref(), Some("100000"));
    let Primitive::Mix(parts) = &step(&good, "key").primitive else { panic!() };
    let parts: Vec<_> =
        parts.iter().map(|(of, weight)| format!("{} {weight}", written(of))).collect();
    assert_eq!(parts, ["by-use 0.6", "by-people -0.4", "1 1"]);
    let Primitive::Blend { part, .. } = &step(&good, "eased").primitive else { panic!() };
    assert_eq!(written(part), "early");
    let Primitive::Round { to, mode, .. } = &step(&good, "full-euros").primitive else {
        panic!()
    };
    assert_eq!((to.to_string().as_str(), *mode), ("1", Mode::HalfEven));
    let Primitive::Convert { size, into, parts, .. } = &step(&good, "days").primitive
    else {
        panic!()
    };
    assert_eq!(
        (size.to_string().as_str(), into.to_string().as_str(), *parts),
        ("7.5", "share", Parts::Started)
    );
}

#[test]
fn words_with_stated_figures_hold_what_they_say() {
    let good = good();
    let Primitive::Values { values, after, .. } = &step(&good, "price").primitive else {
        panic!()
    };
    assert_eq!((values.len(), *after), (2, crate::period::After::Hold));
    assert!(values[0].value.citation.is_some());
    // The last value makes the years of an agreement without an end.
    assert_eq!(good.years(), [2002, 2003, 2004, 2005, 2006, 2007]);
    let Primitive::Weights(weights) = &step(&good, "founders").primitive else {
        panic!()
    };
    let codes: Vec<_> = weights.iter().map(|(code, _)| code.value.as_str()).collect();
    assert_eq!(codes, ["a", "b", "c"]);
    let Primitive::Tiers { bands: Bands::Always(bands), take, .. } =
        &step(&good, "tariff").primitive
    else {
        panic!()
    };
    assert_eq!(
        (bands.len(), *take, bands[2].value.to.is_none()),
        (3, TakeBand::Volume, true)
    );
}

#[test]
fn conditions_hold_what_they_say() {
    let good = good();
    let condition = |id: &str| match &step(&good, id).primitive {
        Primitive::When { condition, then, otherwise } => {
            (condition.clone(), written(then), written(otherwise))
        }
        other => panic!("{other:?}"),
    };
    let (relief, then, otherwise) = condition("relief");
    assert!(matches!(relief, Condition::Compares(_, Comparison::AtMost, _)));
    assert_eq!([then, otherwise], ["fees", "0"]);
    let (founding, _, otherwise) = condition("founding");
    assert!(matches!(founding, Condition::Among(buyers) if buyers.len() == 2));
    assert_eq!(otherwise, "charge fee");
    let day = jiff::civil::date(2003, 7, 1);
    assert!(matches!(condition("late").0, Condition::From(from) if from == day));
    assert!(matches!(condition("early").0, Condition::Before(before) if before == day));
}

#[test]
fn shares_funds_and_clients_hold_what_they_say() {
    let good = good();
    let Primitive::Share(terms) = &step(&good, "to-banks").primitive else { panic!() };
    let bounds =
        [&terms.floor, &terms.ceiling].map(|bound| written(bound.as_ref().unwrap()));
    assert_eq!(bounds, ["10", "cost"]);
    assert_eq!(*terms.rounding.balance(), Balance::Buyer("north".into()));
    assert_eq!((terms.rounding.mode(), terms.within.is_none()), (Mode::Down, true));
    let Primitive::Share(terms) = &step(&good, "to-buyers").primitive else { panic!() };
    assert_eq!(terms.rounding.balance().to_string(), "largest by-use");
    assert_eq!(terms.rounding.mode(), Mode::HalfUp);
    let Primitive::Fund { funders, .. } = &step(&good, "grant").primitive else {
        panic!()
    };
    let bases: Vec<_> =
        funders.iter().map(|part| (part.id.as_str(), part.base)).collect();
    assert_eq!(bases, [("state", FundBase::Whole), ("union", FundBase::Rest)]);
    assert_eq!(funders[1].ceiling.as_ref().map(written).as_deref(), Some("fees-sum"));
    assert_eq!(good.measure("care").unwrap().of, Of::Client);
    let clients = |id: &str| match &step(&good, id).primitive {
        Primitive::Clients { measure, take, limit } => {
            (measure.value.clone(), *take, limit.clone())
        }
        other => panic!("{other:?}"),
    };
    let (measure, take, limit) = clients("long-care");
    assert_eq!((measure.as_str(), take), ("care", TakeClient::Sum));
    assert!(matches!(limit, Some(ClientLimit::Above(_))));
    let (_, take, limit) = clients("cared-for");
    assert_eq!(take, TakeClient::Count);
    assert!(matches!(limit, Some(ClientLimit::UpTo(Operand::Number(_)))));
}

#[test]
fn words_of_other_times_hold_what_they_say() {
    let good = good();
    let Primitive::Measure { past, take, .. } = &step(&good, "past-use").primitive else {
        panic!()
    };
    let three = Past { years_before: 1, each: Each::Year, count: 3, to: 12 };
    assert_eq!((*past, *take), (three, TakeYears::Mean));
    let prior = |id: &str| match &step(&good, id).primitive {
        Primitive::Prior { agreement, charge, years_before, unpaid } => {
            (agreement.clone(), charge.clone(), *years_before, *unpaid)
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(prior("last-year"), (None, Some("fee".into()), 1, Unpaid::Fail));
    assert_eq!(prior("elsewhere"), (Some("other".into()), None, 9, Unpaid::Zero));
    let Primitive::Prorate { by, members, .. } = &step(&good, "part-time").primitive
    else {
        panic!()
    };
    assert_eq!((*by, members.len()), (Succession::Months, 3));
    assert!(members[0].1.to.is_none() && members[1].1.from.is_none());
}

#[test]
fn charges_of_steps_hold_what_they_say() {
    let good = good();
    let [fee, rent, water] = good.charges() else { panic!() };
    assert_eq!([fee.billed, rent.billed], [Billed::Yes, Billed::No]);
    assert!(
        matches!(&water.kind, ChargeKind::Step { amount, .. } if amount.value == "full-euros")
    );
    assert!(
        matches!(&fee.kind, ChargeKind::Rate { measure, .. } if measure.value == "density")
    );
    assert!(
        matches!(&rent.kind, ChargeKind::Pool { bounds, .. } if written(bounds.ceiling.as_ref().unwrap()) == "greater")
    );
    let areas = &good.divisions()[0].areas;
    let codes: Vec<_> = areas[0].buyers.iter().map(|code| code.value.as_str()).collect();
    assert_eq!((areas[0].id.value.as_str(), codes), ("north", vec!["a", "b"]));
}

/// The fields of the word that was written are those suggested.
#[test]
fn an_unknown_field_comes_with_those_of_its_word() {
    let text =
        GOOD.replacen("years_before = \"1\"\nyears", "years_befor = \"1\"\nyears", 1);
    let problems = Agreement::read(text.as_bytes(), Syntax::Toml).unwrap_err();
    let help = problems.iter().next().unwrap().help(Lang::En).unwrap();
    assert_eq!(
        help,
        "remove it, or use one of: years_before, id, name, unit, measure, years, quarters, months, to, take, source, quote"
    );
    let text = GOOD.replacen("minus = [", "minsu = [", 1);
    let problems = Agreement::read(text.as_bytes(), Syntax::Toml).unwrap_err();
    let unknown = problems.iter().find(|d| d.code() == Code::UnknownField).unwrap();
    let help = unknown.help(Lang::En).unwrap();
    assert!(help.starts_with("remove it, or use one of: minus, "), "{help}");
}

#[test]
fn an_unknown_name_comes_with_the_nearest_known_one() {
    for (old, new, known) in [
        ("\"grant.state\"", "\"grant.stat\"", "known: grant.state, "),
        ("sum = \"fees\"", "sum = \"fee\"", "known: fees, "),
        ("charge = \"fee\" }", "charge = \"feee\" }", "known: fee, rent, water"),
        ("within = \"banks\"\n\n", "within = \"bank\"\n\n", "known: banks, sizes"),
        ("unit = \"EUR/hour\"", "unit = \"EUR/hours\"", "known: hour, "),
        ("buyer = \"north\"", "buyer = \"norht\"", "known: north, south"),
    ] {
        let text = GOOD.replacen(old, new, 1);
        let problems = Agreement::read(text.as_bytes(), Syntax::Toml).unwrap_err();
        let [problem] = problems.iter().as_slice() else { panic!("{old}: {problems}") };
        let help = problem.help(Lang::En).unwrap();
        assert!(help.starts_with(known), "{old}: {help}");
    }
}

/// Who belongs to a region is known when a plan is made: until then any code may stand.
#[test]
fn codes_of_a_region_are_not_held_against_a_list() {
    let from = GOOD.find("[buyers]").unwrap();
    let to = GOOD.find("[[units]]").unwrap();
    let mut text = GOOD.to_owned();
    text.replace_range(
        from..to,
        "[buyers]\nscheme = \"fi-municipality\"\nregion = \"13\"\non = \"2001-12-31\"\n\n",
    );
    let found = |text: &str| Agreement::read(text.as_bytes(), Syntax::Toml);
    assert!(found(&text).is_ok());
    // But nobody stands twice.
    let twice = text.replacen("buyers = [\"c\"]", "buyers = [\"a\"]", 1);
    let problems = found(&twice).unwrap_err();
    assert_eq!(
        problems.iter().map(Diagnostic::code).collect::<Vec<_>>(),
        [Code::DuplicateBuyer]
    );
}
