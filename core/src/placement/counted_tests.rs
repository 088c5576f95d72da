//! Which days count; expected days are counted by hand.

use jiff::civil::date;
use proptest::prelude::*;

use super::super::stays::Places;
use super::super::{Counts, Moves, Terms};
use super::*;

fn stay(child: &str, form: usize, from: Date, to: Option<Date>) -> Stay {
    Stay {
        child: child.into(),
        buyer: "179".into(),
        form,
        from,
        to,
        place: None,
        kind: Urgent::Ordinary,
    }
}

fn stays(list: Vec<Stay>) -> Stays {
    Stays { list, places: Places::Unnamed }
}

fn counted(stays: &Stays, counts: Counts, moves: Moves, period: &str) -> Vec<String> {
    let terms = Terms { counts, moves, ..Terms::default() };
    let period: crate::period::Period = period.parse().unwrap();
    let spells = stays.counted(&terms, period.days());
    spells.iter().map(|spell| format!("{} {}", spell.stay.form, spell.days)).collect()
}

#[test]
fn both_ends_the_first_or_the_nights_count() {
    let day = |day| date(2024, 3, day);
    let one = stays(vec![stay("child-key-1", 0, day(5), Some(day(9)))]);
    let single = stays(vec![stay("child-key-1", 0, day(5), Some(day(5)))]);
    for (counts, longer, short) in [
        (Counts::BothEnds, "0 2024-03-05/2024-03-09", Some("0 2024-03-05/2024-03-05")),
        (Counts::First, "0 2024-03-05/2024-03-08", Some("0 2024-03-05/2024-03-05")),
        (Counts::Nights, "0 2024-03-05/2024-03-08", None),
    ] {
        assert_eq!(counted(&one, counts, Moves::ToNew, "2024"), [longer]);
        let short: Vec<&str> = short.into_iter().collect();
        assert_eq!(counted(&single, counts, Moves::ToNew, "2024"), short);
    }
}

#[test]
fn the_day_of_a_move_belongs_to_one_place() {
    let day = |day| date(2024, 3, day);
    let moved = stays(vec![
        stay("child-key-1", 0, day(1), Some(day(10))),
        stay("child-key-1", 1, day(10), Some(day(10))),
        stay("child-key-1", 2, day(10), None),
    ]);
    let (both, first) = (Counts::BothEnds, Counts::First);
    // The place of one day holds it against neither: it is old and new at once.
    assert_eq!(
        counted(&moved, both, Moves::ToNew, "2024-03"),
        ["0 2024-03-01/2024-03-09", "2 2024-03-10/2024-03-31"]
    );
    assert_eq!(
        counted(&moved, both, Moves::ToOld, "2024-03"),
        ["0 2024-03-01/2024-03-10", "2 2024-03-11/2024-03-31"]
    );
    // Without its last day the first placement has nothing to share.
    assert_eq!(
        counted(&moved, first, Moves::ToOld, "2024-03"),
        ["0 2024-03-01/2024-03-09", "1 2024-03-10/2024-03-10", "2 2024-03-11/2024-03-31"]
    );
}

#[test]
fn a_spell_is_cut_to_the_period_and_into_months() {
    let long =
        stays(vec![stay("child-key-1", 0, date(2023, 12, 20), Some(date(2024, 2, 3)))]);
    let cut = counted(&long, Counts::BothEnds, Moves::ToNew, "2024");
    assert_eq!(cut, ["0 2024-01-01/2024-02-03"]);
    let terms = Terms::default();
    let period = Interval::new(date(2023, 1, 1), date(2024, 12, 31)).unwrap();
    let spells = long.counted(&terms, period);
    let months: Vec<i64> =
        spells[0].months().iter().map(|(_, days)| days.count()).collect();
    // 20 to 31 December, January, 1 to 3 February.
    assert_eq!(months, [12, 31, 3]);
}

/// Placements of one child, one after another, that meet on the day of a move or not at all.
fn a_life() -> impl Strategy<Value = Vec<Stay>> {
    prop::collection::vec((0_i64..40, 0_i64..40, 0_usize..4), 1..8).prop_map(|parts| {
        let mut from = date(2023, 11, 1);
        let mut list: Vec<Stay> = Vec::new();
        for (gap, length, form) in parts {
            from = from.checked_add(gap.days()).unwrap();
            let to = from.checked_add(length.days()).unwrap();
            list.push(stay("child-key-1", form, from, Some(to)));
            // Twice the same single day is no order of time.
            from = if length == 0 { to.tomorrow().unwrap() } else { to };
        }
        list
    })
}

proptest! {
    #[test]
    fn no_day_of_a_child_counts_twice(
        list in a_life(), counts in 0_usize..3, moves in 0_usize..2,
    ) {
        let (counts, moves) = (Counts::NAMES[counts].1, Moves::NAMES[moves].1);
        let terms = Terms { counts, moves, ..Terms::default() };
        let year = Interval::new(date(2024, 1, 1), date(2024, 12, 31)).unwrap();
        let all = stays(list.clone());
        let spells = all.counted(&terms, year);
        let mut days = std::collections::BTreeSet::new();
        for spell in &spells {
            let mut day = spell.days.from();
            while day <= spell.days.to() {
                prop_assert!(year.has(day) && days.insert(day), "{day} twice");
                day = day.tomorrow().unwrap();
            }
        }
        // Both ends: every day of every placement is a day in care, of one of them.
        if counts == Counts::BothEnds {
            let mut expected = 0;
            let mut day = year.from();
            while day <= year.to() {
                let any = list.iter().any(|one| one.from <= day && day <= one.to.unwrap());
                expected += usize::from(any);
                day = day.tomorrow().unwrap();
            }
            prop_assert_eq!(days.len(), expected);
        }
    }
}
