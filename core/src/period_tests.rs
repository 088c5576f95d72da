use super::*;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    date(text).unwrap()
}

fn days(text: &str) -> Interval {
    text.parse::<Period>().unwrap().days()
}

#[test]
fn reads_every_form() {
    for (text, from, to) in [
        ("2002", "2002-01-01", "2002-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2002Q1", "2002-01-01", "2002-03-31"),
        ("2002Q2", "2002-04-01", "2002-06-30"),
        ("2002Q3", "2002-07-01", "2002-09-30"),
        ("2002Q4", "2002-10-01", "2002-12-31"),
        ("9999Q4", "9999-10-01", "9999-12-31"),
        ("2002-03", "2002-03-01", "2002-03-31"),
        ("2002-02", "2002-02-01", "2002-02-28"),
        ("2002-03-15", "2002-03-15", "2002-03-15"),
        ("2002-03-15/2003-06-30", "2002-03-15", "2003-06-30"),
        ("2002-03-15/2002-03-15", "2002-03-15", "2002-03-15"),
    ] {
        let period: Period = text.parse().unwrap();
        assert_eq!(
            (period.days().from(), period.days().to()),
            (day(from), day(to)),
            "{text}"
        );
        assert_eq!(period.to_string(), text);
    }
}

#[test]
fn refuses_what_only_looks_like_a_period() {
    for text in [
        "",
        " ",
        "2",
        "02",
        "200",
        "20020",
        "-002",
        "+002",
        "0000",
        "0000-01-01",
        " 2002",
        "2002 ",
        "2002\n",
        "2002Q",
        "2002Q0",
        "2002Q5",
        "2002Q12",
        "2002q1",
        "2002-Q1",
        "Q1",
        "02Q1",
        "2002-3",
        "2002-00",
        "2002-13",
        "2002-1a",
        "200203",
        "2002/03",
        "2002.03",
        "2002-02-29",
        "2002-02-30",
        "2002-04-31",
        "2002-00-10",
        "2002-01-00",
        "2002-3-15",
        "20020315",
        "15.3.2002",
        "2002-03-15T00:00",
        "2002-03-15 ",
        "２００２",
        "2002-03-15/2002-03-01",
        "2002/2003",
        "2002Q1/2002Q2",
        "2002-03/2002-04",
        "/",
        "/2002-03-15",
        "2002-03-15/",
        "2002-03-15/2002-03-16/2002-03-17",
        "2002-03-15 / 2002-03-16",
        "2002-03-15//2002-03-16",
        "2002-03-15/P1D",
    ] {
        assert_eq!(text.parse::<Period>(), Err(InvalidPeriod), "{text:?}");
    }
}

#[test]
fn knows_leap_years() {
    for (text, last) in [
        ("2004-02", "2004-02-29"),
        ("2000-02", "2000-02-29"),
        ("1900-02", "1900-02-28"),
        ("2100-02", "2100-02-28"),
        ("2004", "2004-12-31"),
        ("2004Q1", "2004-03-31"),
    ] {
        assert_eq!(days(text).to(), day(last), "{text}");
    }
    assert_eq!(
        date("2004-02-29").map(|day| day.to_string()),
        Some("2004-02-29".to_owned())
    );
    assert_eq!(date("1900-02-29"), None);
}

#[test]
fn a_day_is_ten_characters() {
    for text in
        ["2002-1-01", "2002-001", "2002-01-1", "02-01-01", "2002/01/01", "0000-12-31", ""]
    {
        assert_eq!(date(text), None, "{text:?}");
    }
}

#[test]
fn years_from_1_to_9999() {
    assert_eq!(Period::year(2002).unwrap(), "2002".parse().unwrap());
    assert_eq!(Period::year(1).unwrap().to_string(), "0001");
    assert_eq!(Period::year(9999).unwrap().days(), days("9999"));
    for year in [0, -1, -200, 10_000, i16::MAX, i16::MIN] {
        assert_eq!(Period::year(year), Err(InvalidPeriod), "{year}");
    }
}

#[test]
fn a_year_is_known_by_its_days() {
    for (text, year) in [
        ("2002", Some(2002)),
        ("2002-01-01/2002-12-31", Some(2002)),
        ("2002-01-01/2003-12-31", None),
        ("2002-01-02/2002-12-31", None),
        ("2002Q1", None),
    ] {
        assert_eq!(text.parse::<Period>().unwrap().as_year(), year, "{text}");
    }
}

#[test]
fn intervals_hold_both_their_ends() {
    assert_eq!(Interval::new(day("2002-03-02"), day("2002-03-01")), None);
    let march = days("2002-03");
    assert_eq!(march.to_string(), "2002-03-01/2002-03-31");
    for (text, has) in [
        ("2002-02-28", false),
        ("2002-03-01", true),
        ("2002-03-31", true),
        ("2002-04-01", false),
    ] {
        assert_eq!(march.has(day(text)), has, "{text}");
    }
    assert!(
        march.contains(&march)
            && days("2002").contains(&march)
            && !march.contains(&days("2002"))
    );
    assert!(!march.contains(&days("2002-03-31/2002-04-01")));
    assert!(!march.contains(&days("2002-02-28/2002-03-01")));
    assert_eq!(march.common(&days("2002-03-31/2002-05-01")), Some(days("2002-03-31")));
    assert_eq!(march.common(&days("2002-04")), None);
    assert_eq!(march.common(&days("2002")), Some(march));
}

/// Dated values in order of time, called by their place.
fn dated(texts: &[&str]) -> Vec<Dated<usize>> {
    let value = |(value, text): (usize, &&str)| Dated { days: days(text), value };
    texts.iter().enumerate().map(value).collect()
}

/// What holds for `period`, with each way of going on after the last.
fn held(values: &[&str], period: &str) -> [Result<usize, NotDated>; 2] {
    let values = dated(values);
    let value = |after| at(&values, days(period), after).map(|dated| dated.value);
    [value(After::Fail), value(After::Hold)]
}

#[test]
fn the_one_value_around_all_days_holds() {
    let years = ["2001", "2002", "2004"];
    for (period, place) in
        [("2001", 0), ("2001Q4", 0), ("2002-01-01", 1), ("2002-12-31", 1), ("2004-02", 2)]
    {
        assert_eq!(held(&years, period), [Ok(place), Ok(place)], "{period}");
    }
}

#[test]
fn before_the_first_value_none_has_begun() {
    let error = Err(NotDated::NotYet(day("2002-01-01")));
    assert_eq!(held(&["2002", "2003"], "2001"), [error, error]);
    assert_eq!(held(&["2002", "2003"], "2001-12-31"), [error, error]);
}

#[test]
fn after_the_last_value_it_has_ended_or_holds_on() {
    let ended = Err(NotDated::Ended(day("2003-12-31")));
    assert_eq!(held(&["2002", "2003"], "2004"), [ended, Ok(1)]);
    assert_eq!(held(&["2002", "2003"], "2004-01-01"), [ended, Ok(1)]);
    assert_eq!(held(&["2002", "2003"], "9999-12-31"), [ended, Ok(1)]);
}

/// Held on, the last value has no end; all else stays as it is.
#[test]
fn days_that_run_past_the_end_of_the_last_value() {
    let change = |text| Err(NotDated::Changes(day(text)));
    assert_eq!(
        held(&["2002", "2003"], "2003-07-01/2004-06-30"),
        [change("2004-01-01"), Ok(1)]
    );
    assert_eq!(held(&["2003"], "2003-12-31/2004-01-01"), [change("2004-01-01"), Ok(0)]);
    let both = change("2003-01-01");
    assert_eq!(held(&["2002", "2003"], "2002-07-01/2004-06-30"), [both, both]);
}

#[test]
fn the_day_of_the_change_is_named() {
    for (values, period, change) in [
        (["2001", "2002"], "2001-07-01/2002-06-30", "2002-01-01"),
        (["2002", "2003"], "2001-07-01/2002-06-30", "2002-01-01"),
        (["2002", "2003"], "2001-12-31/2004-01-01", "2002-01-01"),
        (["2001", "2003"], "2001-07-01/2002-06-30", "2002-01-01"),
        (["2001", "2003"], "2002-07-01/2003-06-30", "2003-01-01"),
        (["2001", "2003"], "2001-12-31/2003-01-01", "2002-01-01"),
        (["2001-01-01/2001-06-30", "2001-07-01/2001-12-31"], "2001", "2001-07-01"),
    ] {
        let error = Err(NotDated::Changes(day(change)));
        assert_eq!(held(&values, period), [error, error], "{values:?} {period}");
    }
}

#[test]
fn between_two_values_the_first_has_ended() {
    let ended = Err(NotDated::Ended(day("2001-12-31")));
    assert_eq!(held(&["2001", "2003"], "2002-03"), [ended, ended]);
    assert_eq!(held(&["2001", "2003"], "2002"), [ended, ended]);
}

#[test]
fn without_values_nothing_holds() {
    let error = Err(NotDated::NotYet(day("2002-01-01")));
    assert_eq!(held(&[], "2002"), [error, error]);
}

#[test]
fn a_value_that_touches_no_day_is_left_out() {
    let values = dated(&["2001", "2003"]);
    let found = |period| {
        if_any(&values, days(period)).map(|dated| dated.map(|dated| dated.value))
    };
    assert_eq!(found("2001-05"), Ok(Some(0)));
    for period in ["2000", "2002", "2004"] {
        assert_eq!(found(period), Ok(None), "{period}");
    }
    for (period, change) in [
        ("2000-12-31/2001-01-01", "2001-01-01"),
        ("2001-12-31/2002-01-01", "2002-01-01"),
        ("2003-12-31/2004-01-01", "2004-01-01"),
    ] {
        assert_eq!(found(period), Err(NotDated::Changes(day(change))), "{period}");
    }
}

proptest! {
    #[test]
    fn any_text_is_refused_or_shown_as_it_was(text in "[0-9Q/-]{0,21}|\\PC{0,12}") {
        if let Ok(period) = text.parse::<Period>() {
            prop_assert_eq!(period.to_string(), text);
            prop_assert!(period.days().from() <= period.days().to());
            prop_assert!(period.days().from().year() >= 1);
        }
    }

    #[test]
    fn months_and_quarters_fill_the_year(year in 1_i16..=9999) {
        let whole = Period::year(year).unwrap().days();
        for (name, count) in [("Q", 4_i8), ("-", 12)] {
            let mut next = whole.from();
            for place in 1..=count {
                let text = if name == "Q" { format!("{year:04}Q{place}") } else { format!("{year:04}-{place:02}") };
                let part = days(&text);
                prop_assert_eq!(part.from(), next);
                next = part.to().tomorrow().unwrap_or(part.to());
            }
            let last = if year == 9999 { next } else { next.yesterday().unwrap() };
            prop_assert_eq!(last, whole.to());
        }
    }
}

#[test]
fn two_spans_have_their_common_days() {
    let day = |text| date(text);
    let span = |from, to| Span { from, to };
    let all = span(None, None);
    let year = span(day("2002-01-01"), day("2002-12-31"));
    assert_eq!(all.both(all), Some(all));
    assert_eq!(all.both(year), Some(year));
    let late = span(day("2002-12-31"), None);
    assert_eq!(year.both(late), Some(span(day("2002-12-31"), day("2002-12-31"))));
    assert_eq!(late.both(year), year.both(late));
    assert_eq!(year.both(span(day("2003-01-01"), None)), None);
    assert_eq!(year.both(span(None, day("2001-12-31"))), None);
}
