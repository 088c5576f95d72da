//! Networks on the embedded register; distances by hand from the metres of `centres.csv`.
#![cfg(feature = "finland")]

use proptest::prelude::*;

use super::*;
use crate::agreement::{Agreement, Syntax};
use crate::exact::Exact;
use crate::finland;
use crate::read::rows::GivenTable;

/// Municipalities of the north of Keski-Suomi.
const NORTH: [&str; 8] = ["226", "256", "265", "275", "312", "729", "931", "992"];

fn agreement(network: &str) -> Agreement {
    let text = format!(
        r#"{{ "format": 1, "id": "offices", "currency": "EUR", "title": {{ "en": "Offices" }},
            "term": {{ "from": "2022-01-01" }}, "charges": "not stated",
            "buyers": {{ "scheme": "party", "list": [{{ "code": "north", "name": {{ "en": "North" }} }}] }},
            "network": {network} }}"#
    );
    Agreement::read(text.as_bytes(), Syntax::Json).unwrap()
}

fn network(offices: &[&str], alternatives: &[(&str, &[&str])]) -> String {
    let office = |code: &&str| {
        format!(
            r#"{{ "id": "o{code}", "name": {{ "en": "O" }}, "municipality": "{code}", "area": "north" }}"#
        )
    };
    let offices: Vec<String> = offices.iter().map(office).collect();
    let alternative = |(id, own): &(&str, &[&str])| {
        let own: Vec<String> = own.iter().map(|code| format!("\"o{code}\"")).collect();
        let own = own.join(", ");
        format!(
            r#"{{ "id": "{id}", "name": {{ "en": "{id}" }}, "area": "north", "offices": [{own}] }}"#
        )
    };
    let alternatives: Vec<String> = alternatives.iter().map(alternative).collect();
    let members: Vec<String> = NORTH.iter().map(|code| format!("\"{code}\"")).collect();
    format!(
        r#"{{ "on": "2022-01-01", "residents": {{ "series": "population-2022-borders", "day": "2021-12-31" }},
            "areas": [{{ "id": "north", "name": {{ "en": "North" }}, "members": [{}] }}],
            "offices": [{}], "alternatives": [{}] }}"#,
        members.join(", "),
        offices.join(", "),
        alternatives.join(", ")
    )
}

fn compared(network: &str, question: Question) -> Vec<(Exact, Exact, Exact)> {
    let agreement = agreement(network);
    let network = agreement.network().unwrap();
    let within = question.within.clone().unwrap_or_else(Exact::zero);
    let compared = Comparison::new(network, finland::register(), question).unwrap();
    let ways = compared.ways().iter();
    ways.map(|way| {
        (way.mean_distance().unwrap(), way.residents(), way.residents_within(&within))
    })
    .collect()
}

#[test]
fn distances_are_those_between_the_centres() {
    let text = network(&["992", "729"], &[]);
    let agreement = agreement(&text);
    let network = agreement.network().unwrap();
    let compared =
        Comparison::new(network, finland::register(), Question::default()).unwrap();
    let way = &compared.ways()[0];
    let near = |code: &str| {
        let served = way.served().find(|one| one.code().as_str() == code).unwrap();
        served.nearest().unwrap()
    };
    // Viitasaari (442358, 6994589) to Äänekoski (434790, 6942026): 7 568² + 52 563² = 53 105.0²;
    // to Saarijärvi (410617, 6954177): 31 741² + 40 412² = 51 387.0².
    assert_eq!(near("931"), ("o729", 51_387));
    // Kivijärvi (402953, 7000468) to Saarijärvi: 7 664² + 46 291² = 46 921.1².
    assert_eq!(near("265"), ("o729", 46_921));
    assert_eq!(near("992"), ("o992", 0));
}

#[test]
fn what_the_map_does_not_have_is_told_at_its_place() {
    let wrong = |from: &str, to: &str| {
        let text = network(&["992"], &[]).replace(from, to);
        let agreement = agreement(&text);
        let network = agreement.network().unwrap();
        let problems = Comparison::new(network, finland::register(), Question::default());
        let problems = problems.err().unwrap();
        let one = problems.iter().next().unwrap();
        (one.code().as_str(), one.position().is_some())
    };
    assert_eq!(
        wrong("\"members\": [", "\"sub_regions\": [\"999\"], \"members\": ["),
        ("unknown-area", true)
    );
    assert_eq!(wrong("\"226\"", "\"180\""), ("unknown-municipality", true));
    assert_eq!(wrong("\"226\"", "\"858\""), ("no-centre", true));
    assert_eq!(wrong("population-2022-borders", "people"), ("unknown-series", true));
    assert_eq!(wrong("2021-12-31", "2021-12-30"), ("no-figures", true));
    let two =
        r#""areas": [{ "id": "south", "name": { "en": "South" }, "members": ["226"] }, "#;
    assert_eq!(wrong("\"areas\": [", two), ("two-areas", true));
}

#[test]
fn tables_are_held_against_the_network() {
    let text = network(&["992"], &[]);
    let agreement = agreement(&text);
    let network = agreement.network().unwrap();
    let codes = |visits: &str, premises: &str| {
        let given = |text: &str| GivenTable::Csv(text.to_owned());
        let ask = || {
            let question = Question {
                visits: Some(Visits::read(&given(visits))?),
                costs: Some(Costs::read(&given(premises), network)?),
                ..Question::default()
            };
            Comparison::new(network, finland::register(), question).map(|_| ())
        };
        let problems = ask().err().unwrap_or_default();
        problems.iter().map(|one| one.code().as_str()).collect::<Vec<_>>()
    };
    let all: Vec<String> = NORTH.iter().map(|code| format!("{code},1\n")).collect();
    let all = all.concat();
    let visits = format!("municipality,clients\n{all}");
    let premises = "office,cost\no992,10\n";
    assert_eq!(codes(&visits, premises), [] as [&str; 0]);
    assert_eq!(codes(&visits.replace("226,1\n", ""), premises), ["missing-row"]);
    assert_eq!(codes(&format!("{visits}435,1\n"), premises), ["foreign-row"]);
    assert_eq!(codes(&format!("{visits}226,1\n"), premises), ["duplicate-row"]);
    assert_eq!(codes(&visits.replace("226,1", "226,-1"), premises), ["below-zero"]);
    assert_eq!(codes(&visits.replace("226,1", "226,0.5"), premises), ["not-whole"]);
    assert_eq!(codes(&visits.replace("226,1", "22/6,1"), premises), ["not-a-code"]);
    assert_eq!(codes(&visits, "office,cost\n"), ["missing-row"]);
    assert_eq!(codes(&visits, "office,cost\no992,\n"), ["empty-cell"]);
    assert_eq!(codes(&visits, "office,cost\no99,1\n"), ["unknown-reference"]);
    assert_eq!(codes(&visits, "office,cost\no992,1\no992,1\n"), ["duplicate-row"]);
}

proptest! {
    #[test]
    fn an_office_more_lengthens_no_distance(
        (offices, more) in (prop::sample::subsequence(&NORTH[..], 1..8), 0_usize..8),
    ) {
        let before = compared(&network(&offices, &[]), Question::default());
        let mut all = offices.clone();
        if !all.contains(&NORTH[more]) {
            all.push(NORTH[more]);
        }
        let after = compared(&network(&all, &[]), Question::default());
        prop_assert!(after[0].0 <= before[0].0);
        // As an alternative it is the same as having it.
        let with = compared(&network(&all, &[("with", &[NORTH[more]])]), Question::default());
        prop_assert_eq!(&with, &after);
    }

    #[test]
    fn who_lies_within_grows_with_the_distance(
        (offices, near, far) in (prop::sample::subsequence(&NORTH[..], 1..8), 0_i64..90_000, 0_i64..90_000),
    ) {
        let (near, far) = (near.min(far), near.max(far));
        let at = |metres: i64| {
            let question = Question { within: Some(metres.into()), ..Question::default() };
            compared(&network(&offices, &[]), question).remove(0)
        };
        let (of_near, of_far) = (at(near), at(far));
        prop_assert!(of_near.2 <= of_far.2 && of_far.2 <= of_far.1);
    }

    #[test]
    fn costs_of_areas_add_up(
        clients in prop::collection::vec(0_u64..500, 8),
        cents in 0_i64..500,
        premises in 0_u64..100_000,
    ) {
        let text = network(&["992", "729"], &[]);
        let agreement = agreement(&text);
        let network = agreement.network().unwrap();
        let rows = NORTH.iter().zip(&clients).map(|(code, n)| format!("{code},{n},{n}\n"));
        let rows: Vec<String> = rows.collect();
        let visits = format!("municipality,clients,visits\n{}", rows.concat());
        let costs = format!("office,cost\no992,{premises}\no729,1\n");
        let question = Question {
            visits: Some(Visits::read(&GivenTable::Csv(visits)).unwrap()),
            costs: Some(Costs::read(&GivenTable::Csv(costs), network).unwrap()),
            kilometre: Exact::from(cents).divided_by(&100.into()),
            ..Question::default()
        };
        let compared = Comparison::new(network, finland::register(), question).unwrap();
        let way = &compared.ways()[0];
        let parts: Exact = network.areas().iter()
            .filter_map(|area| way.cost_where(|id| id == area.id())).sum();
        prop_assert_eq!(way.cost(), Some(parts.clone()));
        // By hand: twice the metres of every visit, by cents and by thousands.
        let travel: i64 = way.served().zip(&clients)
            .map(|(one, n)| 2 * i64::try_from(one.nearest().unwrap().1 * n).unwrap() * cents).sum();
        let travel = Exact::from(travel).divided_by(&100_000.into()).unwrap();
        prop_assert_eq!(parts, &(&travel + &Exact::count(premises)) + &Exact::one());
    }
}
