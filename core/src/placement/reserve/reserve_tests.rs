//! Needs matched with carers; small cases against every way there is.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::report::Keys;

fn csv(text: String) -> GivenTable {
    GivenTable::Csv(text)
}

fn reserve(rows: &str) -> Reserve {
    let table = format!("carer,area,kinds,places,taken,from,to\n{rows}");
    Reserve::read(&csv(table), date(2024, 3, 1)).unwrap()
}

fn needs(rows: &str) -> Needs {
    Needs::read(&csv(format!("need,kind,area\n{rows}"))).unwrap()
}

/// Areas on a line, a kilometre from each other.
fn line(one: &str, other: &str) -> Option<u64> {
    let place = |area: &str| area.parse::<u64>().ok();
    Some(place(one)?.abs_diff(place(other)?) * 1000)
}

#[test]
fn most_are_met_then_most_in_their_area_then_the_nearest() {
    // The one carer of `long` is wanted for it, though `short` of the same area could have it too.
    let reserve = reserve(
        "carer-key-1,1,short long,1,,,\ncarer-key-2,5,short,1,,,\ncarer-key-3,9,short,2,1,,\n",
    );
    let needs = needs("need-key-1,short,1\nneed-key-2,long,4\nneed-key-3,long,1\n");
    let matching = reserve.matched(&needs, line).unwrap();
    assert_eq!((matching.met(), matching.within()), (2, 1));
    let by = |place: usize| matching.by_need[place].map(|met| met.carer);
    // The need in area 1 gets carer 1, the other `long` nobody; `short` goes to 5, nearer than 9.
    assert_eq!((by(0), by(1), by(2)), (Some(1), None, Some(0)));
    let report = matching.report(Keys::Hidden);
    let json = report.to_json(crate::text::Lang::En);
    assert!(json.contains("fewer-places") || json.contains("full"));
    assert!(!json.contains("-key-"));
    assert!(
        matching
            .report(Keys::Shown)
            .to_json(crate::text::Lang::En)
            .contains("need-key-1")
    );
}

#[test]
fn only_who_has_time_on_the_day_counts() {
    let reserve = reserve(
        "carer-key-1,1,short,1,,,2024-02-29\ncarer-key-2,1,short,3,1,2024-03-01,\n",
    );
    assert_eq!(reserve.free(), 2);
}

#[test]
fn what_is_wrong_is_told_at_its_place() {
    for (rows, expected) in [
        ("carer-key-1,1,short,1,2,,", "more-than-places 2"),
        ("carer-key-1,1,short,-1,,,", "below-zero 2"),
        ("carer-key-1,1,short,0.5,,,", "not-whole 2"),
        ("carer-key-1,1,,1,,,", "empty-cell 2"),
        ("carer-key-1,1,short,1,,2024-02-01,2024-01-01", "backward-interval 2"),
        ("carer-key-1,1,short,1,,,\ncarer-key-1,1,short,1,,,", "duplicate-row 3"),
    ] {
        let table = format!("carer,area,kinds,places,taken,from,to\n{rows}");
        let problems = Reserve::read(&csv(table), date(2024, 3, 1)).unwrap_err();
        let told: Vec<String> = problems
            .iter()
            .map(|one| {
                format!("{} {}", one.code().as_str(), one.position().unwrap().line)
            })
            .collect();
        assert_eq!(told, [expected], "{rows}");
        assert!(!problems.to_string().contains("carer-key"), "{problems}");
    }
    let twice = "need,kind,area\nneed-key-1,short,1\nneed-key-1,short,2";
    let problems = Needs::read(&csv(twice.into())).unwrap_err();
    assert!(problems.to_string().contains("need-twice"));
    assert!(!problems.to_string().contains("need-key"));
}

/// The best of every way: most met, then most within, then the least distance.
fn best(reserve: &Reserve, needs: &Needs) -> (u64, u64, u64) {
    fn go(reserve: &Reserve, needs: &[Need], free: &mut Vec<u64>) -> (u64, u64, i64) {
        let Some((need, rest)) = needs.split_first() else { return (0, 0, 0) };
        let mut found = go(reserve, rest, free);
        for (place, carer) in reserve.carers.iter().enumerate() {
            if free[place] == 0 || !carer.kinds.contains(&need.kind) {
                continue;
            }
            free[place] -= 1;
            let (met, within, near) = go(reserve, rest, free);
            free[place] += 1;
            let metres = i64::try_from(line(&need.area, &carer.area).unwrap()).unwrap();
            let inside = u64::from(carer.area == need.area);
            found = found.max((met + 1, within + inside, near - metres));
        }
        found
    }
    let mut free: Vec<u64> = reserve.carers.iter().map(Carer::free).collect();
    let (met, within, near) = go(reserve, &needs.0, &mut free);
    (met, within, u64::try_from(-near).unwrap())
}

proptest! {
    #[test]
    fn no_other_way_is_better(
        carers in prop::collection::vec((0_u8..4, 1_u8..4, 0_u8..3), 0..4),
        wanted in prop::collection::vec((0_u8..2, 0_u8..4), 0..6),
    ) {
        let kinds = |bits: u8| ["", "a", "b", "a b"][usize::from(bits)];
        let rows = carers.iter().enumerate().map(|(number, (area, bits, places))| {
            format!("carer-key-{number},{area},{},{places},,,\n", kinds(*bits))
        });
        let reserve = reserve(&rows.collect::<String>());
        let rows = wanted.iter().enumerate().map(|(number, (kind, area))| {
            format!("need-key-{number},{},{area}\n", ["a", "b"][usize::from(*kind)])
        });
        let needs = needs(&rows.collect::<String>());
        let matching = reserve.matched(&needs, line).unwrap();
        let metres = matching.by_need.iter().flatten().filter_map(|met| met.metres).sum::<u64>();
        prop_assert_eq!((matching.met(), matching.within(), metres), best(&reserve, &needs));
        // Nobody has more children than places, or takes a kind that it does not offer.
        for (place, carer) in reserve.carers.iter().enumerate() {
            let mine = matching.by_need.iter().zip(&needs.0);
            let mine: Vec<&Need> = mine
                .filter(|(met, _)| met.is_some_and(|met| met.carer == place))
                .map(|(_, need)| need)
                .collect();
            prop_assert!(u64::try_from(mine.len()).unwrap() <= carer.free());
            prop_assert!(mine.iter().all(|need| carer.kinds.contains(&need.kind)));
        }
    }
}
