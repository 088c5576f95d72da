//! Days, months and cost; expected figures by hand.

use proptest::prelude::*;

use super::*;
use crate::period::Period;
use crate::read::rows::GivenTable;

fn csv(text: &str) -> GivenTable {
    GivenTable::Csv(text.to_owned())
}

fn stays(rows: &str) -> Stays {
    let table = format!("child,buyer,form,from,to,place\n{rows}");
    Stays::read(&csv(&table), &terms(), None).unwrap()
}

fn terms() -> Terms {
    let mut terms = Terms::default();
    for form in &mut terms.forms {
        form.months = Some(format!("{}-months", form.id));
    }
    terms.cost = Some("care-cost".into());
    terms
}

fn year() -> Interval {
    "2024".parse::<Period>().unwrap().days()
}

fn prices(rows: &str) -> Prices {
    let table = format!("form,place,from,to,day,month\n{rows}");
    Prices::read(&csv(&table), &terms()).unwrap()
}

fn told(facts: &[CareFact]) -> Vec<String> {
    let told = |fact: &CareFact| {
        let child = fact.child.as_deref().unwrap_or("-");
        format!(
            "{} {} {} {child} {}",
            fact.buyer,
            fact.measure,
            fact.period(),
            fact.value
        )
    };
    facts.iter().map(told).collect()
}

fn exact(text: &str) -> Exact {
    text.parse().unwrap()
}

#[test]
fn facts_are_by_month_of_buyers_or_of_children() {
    let stays = stays(
        "child-key-1,179,institution,2024-01-31,2024-02-02,\n\
         child-key-2,179,institution,2024-01-30,2024-01-31,\n",
    );
    let care = Care::new(&stays, &terms(), year(), None).unwrap();
    // January: 1 day and 2 days; of its 31 days 3/31.
    assert_eq!(
        told(&care.facts(|_| false)),
        [
            "179 institution-days 2024-01 - 3",
            "179 institution-days 2024-02 - 2",
            "179 institution-months 2024-01 - 3/31",
            "179 institution-months 2024-02 - 2/29",
        ]
    );
    let of_children = care.facts(|measure| measure == "institution-days");
    assert_eq!(
        told(&of_children)[..2],
        [
            "179 institution-days 2024-01 child-key-1 1",
            "179 institution-days 2024-01 child-key-2 2",
        ]
    );
}

#[test]
fn a_started_month_is_a_whole_one() {
    let stays = stays(
        "child-key-1,179,institution,2024-01-31,2024-02-02,\n\
         child-key-1,179,institution,2024-02-20,2024-02-21,\n",
    );
    let terms = Terms { part_months: PartMonths::Started, ..terms() };
    let care = Care::new(&stays, &terms, year(), None).unwrap();
    let months: Vec<String> = told(&care.facts(|_| false))
        .into_iter()
        .filter(|one| one.contains("months"))
        .collect();
    assert_eq!(
        months,
        ["179 institution-months 2024-01 - 1", "179 institution-months 2024-02 - 1"]
    );
}

#[test]
fn a_price_holds_for_its_days_and_that_of_a_place_comes_first() {
    let stays = stays(
        "child-key-1,179,institution,2024-01-30,2024-02-02,home-a\n\
         child-key-2,179,commissioned-family,2024-02-01,2024-02-29,\n",
    );
    let prices = prices(
        "institution,,2024-01-01,,180,\n\
         institution,home-a,2024-01-31,2024-02-01,197,\n\
         commissioned-family,,2024-01-01,,,924.02\n",
    );
    let care = Care::new(&stays, &terms(), year(), Some(&prices)).unwrap();
    // 30 January at 180, 31 January and 1 February at the place's 197, 2 February at 180; a whole February.
    let cost: Vec<String> = told(&care.facts(|_| false))
        .into_iter()
        .filter(|one| one.contains("cost"))
        .collect();
    assert_eq!(cost, ["179 care-cost 2024-01 - 377", "179 care-cost 2024-02 - 1301.02"]);
}

#[test]
fn a_day_without_a_price_is_told() {
    let stays = stays("child-key-1,179,institution,2024-01-30,2024-02-02,\n");
    let prices = prices("institution,,2024-01-01,2024-02-01,180,\n");
    let problems = Care::new(&stays, &terms(), year(), Some(&prices)).unwrap_err();
    let line = problems.to_string();
    assert!(line.contains("no-price") && line.contains("2 February 2024"), "{line}");
    assert!(!line.contains("child-key"));
}

#[test]
fn a_shift_moves_a_part_of_days_months_and_cost() {
    let stays = stays("child-key-1,179,institution,2024-02-01,2024-02-29,\n");
    let prices = prices(
        "institution,,2024-01-01,,180,\ncommissioned-family,,2024-01-01,,,924.02\n",
    );
    let shift =
        Shift::new(&terms(), "institution", "commissioned-family", &exact("10")).unwrap();
    let care = Care::shifted(&stays, &terms(), year(), Some(&prices), &shift).unwrap();
    // 29 days: 26.1 stay and 2.9 go; 29 * 180 = 5 220, of which 4 698 stay; a tenth of 924.02 comes.
    assert_eq!(
        told(&care.facts(|_| false)),
        [
            "179 care-cost 2024-02 - 4790.402",
            "179 commissioned-family-days 2024-02 - 2.9",
            "179 commissioned-family-months 2024-02 - 0.1",
            "179 institution-days 2024-02 - 26.1",
            "179 institution-months 2024-02 - 0.9",
        ]
    );
}

#[test]
fn what_is_wrong_with_a_table_is_told_at_its_place() {
    for (rows, expected) in [
        ("child-key-1,179,institution,2024-02-02,2024-02-01,", "backward-interval 2 40"),
        ("child-key-1,179,tent,2024-02-02,2024-02-03,", "unknown-form 2 17"),
        ("child-key-1,,institution,2024-02-02,2024-02-03,", "empty-cell 2 13"),
        ("child-key-1,179,institution,,2024-02-03,", "empty-cell 2 29"),
        (
            "child-key-1,179,institution,2024-02-02,2024-02-10,\n\
             child-key-1,182,institution,2024-02-09,2024-02-12,",
            "overlapping-placements 3 29",
        ),
        (
            "child-key-1,179,institution,2024-02-02,,\n\
             child-key-1,182,institution,2024-03-09,2024-03-12,",
            "overlapping-placements 3 29",
        ),
        (
            "child-key-1,179,institution,2024-02-02,2024-02-02,\n\
             child-key-1,182,institution,2024-02-02,2024-02-02,",
            "overlapping-placements 3 29",
        ),
        // Inside one that was told before a shorter one.
        (
            "child-key-1,179,institution,2024-02-01,2024-02-20,\n\
             child-key-1,179,institution,2024-02-20,2024-02-25,\n\
             child-key-1,182,school-home,2024-02-24,2024-02-24,",
            "overlapping-placements 4 29",
        ),
    ] {
        let table = format!("child,buyer,form,from,to,place\n{rows}");
        let problems = Stays::read(&csv(&table), &terms(), None).unwrap_err();
        let told: Vec<String> = problems
            .iter()
            .map(|one| {
                let place = one.position().unwrap();
                format!("{} {} {}", one.code().as_str(), place.line, place.column)
            })
            .collect();
        assert_eq!(told, [expected], "{rows}");
        assert!(!problems.to_string().contains("child-key"), "{problems}");
    }
}

proptest! {
    #[test]
    fn a_shift_keeps_days_and_a_shift_of_nothing_changes_nothing(
        lengths in prop::collection::vec((0_i64..60, 0_usize..4), 1..6), percent in 0_i64..=100,
    ) {
        let ids: Vec<String> = terms().forms.into_iter().map(|form| form.id).collect();
        let rows = lengths.iter().enumerate().map(|(number, (length, form))| {
            let from = jiff::civil::date(2024, 1, 20);
            let to = from.checked_add(jiff::ToSpan::days(*length)).unwrap();
            format!("child-key-{number},179,{},{from},{to},\n", ids[*form])
        });
        let stays = stays(&rows.collect::<String>());
        let prices = prices(
            "institution,,2024-01-01,,180,\ncommissioned-family,,2024-01-01,,,900\n\
             school-home,,2024-01-01,,200,\nprofessional-family-home,,2024-01-01,,100,\n",
        );
        let care = |percent: i64| {
            let percent = Exact::from(percent);
            let shift = Shift::new(&terms(), "institution", "school-home", &percent).unwrap();
            Care::shifted(&stays, &terms(), year(), Some(&prices), &shift).unwrap()
        };
        let plain = Care::new(&stays, &terms(), year(), Some(&prices)).unwrap();
        let days = |care: &Care| -> Exact { care.entries.values().map(|one| &one.days).sum() };
        prop_assert_eq!(days(&care(percent)), days(&plain));
        let facts = |care: &Care| -> Vec<CareFact> {
            let facts = care.facts(|_| true).into_iter();
            facts.filter(|fact| !fact.value.is_zero()).collect()
        };
        prop_assert_eq!(facts(&care(0)), facts(&plain));
        for (key, amount) in &plain.entries {
            prop_assert!(amount.days <= Exact::from(i64::from(key.month.days_in_month())));
        }
    }
}
