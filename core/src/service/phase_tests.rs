use proptest::prelude::*;

use super::*;
use crate::period::date;

fn phase(from: &str, to: &str) -> Phase {
    let days = Interval::new(date(from).unwrap(), date(to).unwrap()).unwrap();
    let id = Placed { value: "one".into(), position: None };
    Phase {
        id,
        name: Text::same("One"),
        days,
        months: None,
        assumed: None,
        citation: None,
    }
}

#[test]
fn months_are_whole_calendar_months() {
    for (from, to, months) in [
        ("2007-05-01", "2007-08-31", Some(4)),
        ("2007-09-01", "2008-08-31", Some(12)),
        ("2008-02-01", "2008-02-29", Some(1)),
        ("2008-02-01", "2008-02-28", None),
        ("2007-05-02", "2007-08-31", None),
        ("2007-01-01", "2009-12-31", Some(36)),
    ] {
        assert_eq!(phase(from, to).whole_months(), months, "{from} {to}");
    }
}

proptest! {
    #[test]
    fn two_phases_are_next_to_each_other_or_apart_or_overlap(
        start in 0_i64..400, long in 1_i64..200, begins in 0_i64..400, lasts in 1_i64..200,
    ) {
        let day = |days: i64| {
            let first = date("2007-01-01").unwrap();
            first.checked_add(jiff::Span::new().days(days)).unwrap().to_string()
        };
        let begins = begins.max(start);
        let first = phase(&day(start), &day(start + long - 1));
        let next = phase(&day(begins), &day(begins + lasts - 1));
        // Counted day by day.
        let held = |one: i64, long: i64, day: i64| (one..one + long).contains(&day);
        let both = (0..800).filter(|d| held(start, long, *d) && held(begins, lasts, *d)).count();
        let between = (start + long..begins).count();
        match first.spacing(&next) {
            Spacing::Next => prop_assert_eq!((both, between), (0, 0)),
            Spacing::Gap(days) => {
                prop_assert_eq!((both, i64::try_from(between).unwrap()), (0, days.count()));
            }
            Spacing::Overlap(days) => {
                prop_assert_eq!((i64::try_from(both).unwrap(), between), (days.count(), 0));
            }
        }
    }
}
