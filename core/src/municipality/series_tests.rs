//! Series: periods, figures, borders.

use super::*;
use crate::municipality::Register;
use crate::period::date;
use crate::text::Lang;

fn day(text: &str) -> Date {
    date(text).unwrap()
}

fn series() -> Series {
    let register = Register::from_csv(
        b"[register]\nfield,value\nid,islands\nscheme,s\nfrom,2001-12-31\nto,2026-12-31\n\
          [municipalities]\ncode,en\n01,North\n02,South\n\
          [sources]\nid,title,publisher,licence\ncount,Count,Office,CC BY 4.0\n\
          [series]\nid,kind,borders,unit,source,en\n\
          people,preliminary,own,resident,count,People\n\
          [figures people]\ncode,2005-12-31,1991,2001-12-31,2002Q1\n02,1,2,3.25,0\n01,,5,,-7\n",
    );
    register.unwrap().series("people").unwrap().clone()
}

#[test]
fn what_it_says_of_itself() {
    let series = series();
    assert_eq!((series.id(), series.unit()), ("people", "resident"));
    assert_eq!(series.name().get(Lang::Sv), "People");
    assert_eq!((series.kind(), series.borders()), (Kind::Preliminary, Borders::OwnDay));
    let source = series.source();
    assert_eq!(
        (source.id.as_str(), source.licence.as_deref()),
        ("count", Some("CC BY 4.0"))
    );
    for (name, kind) in Kind::NAMES {
        assert_eq!(kind.as_str(), name);
    }
}

#[test]
fn periods_stand_in_the_order_of_time() {
    let series = series();
    let periods: Vec<String> = series.periods().iter().map(ToString::to_string).collect();
    assert_eq!(periods, ["1991", "2001-12-31", "2002Q1", "2005-12-31"]);
    let days: Vec<Date> = series.days().collect();
    assert_eq!(days, [day("2001-12-31"), day("2005-12-31")]);
}

#[test]
fn figures_of_days_and_periods() {
    let series = series();
    let of = |period: &str| -> Vec<String> {
        let figures = series.figures(&period.parse().unwrap());
        figures.iter().map(|(code, one)| format!("{code} {}", one.value)).collect()
    };
    assert_eq!(of("1991"), ["01 5", "02 2"]);
    assert_eq!(of("1991-01-01/1991-12-31"), ["01 5", "02 2"]);
    assert_eq!(of("2001-12-31"), ["02 3.25"]);
    assert_eq!(of("2002Q1"), ["01 -7", "02 0"]);
    assert_eq!(of("2003-12-31"), Vec::<String>::new());
    let figure = |code: &str, on| series.figure(&code.parse().unwrap(), day(on));
    assert_eq!(figure("02", "2001-12-31").unwrap().value, "3.25".parse().unwrap());
    // An empty cell, another day, nobody, and a day of a longer period.
    for (code, on) in [
        ("01", "2001-12-31"),
        ("02", "2001-12-30"),
        ("03", "2001-12-31"),
        ("01", "1991-12-31"),
    ] {
        assert!(figure(code, on).is_none(), "{code} {on}");
    }
}

#[test]
fn borders_of_the_day_or_of_one() {
    let (on, of) = (day("2001-12-31"), day("2022-01-01"));
    assert_eq!((Borders::OwnDay.of(on), Borders::Of(of).of(on)), (on, of));
    assert_eq!(Borders::OwnDay.to_string(), "own");
    assert_eq!(Borders::Of(of).to_string(), "2022-01-01");
}
