//! Registers laid over each other, days outside the data, and borders that stay.

use super::*;
use crate::exact::Exact;
use crate::municipality::{Borders, Kind};
use crate::period::{Period, date};
use crate::text::Lang;

fn day(text: &str) -> Date {
    date(text).unwrap()
}

fn code(text: &str) -> MunicipalityCode {
    text.parse().unwrap()
}

const ISLANDS: &str = "\
[register]
field,value
id,islands
scheme,is-municipality
from,2001-12-31
to,2026-12-31
rest,islands-older
[sources]
id,title
count,Count of residents
[municipalities]
code,from,to,en
01,,2008-12-31,North
02,,,South
03,2015-01-01,,Risen from the sea
[changes]
date,code,successor,part
2009-01-01,01,02,1
[series]
id,kind,borders,unit,source,en
people,final,own,resident,count,People
[figures people]
code,2001-12-31,2009-12-31
01,120,
02,345,470
";

fn islands() -> Register {
    Register::from_csv(ISLANDS.as_bytes()).unwrap()
}

fn overlay(id: &str, series: &str, figures: &str) -> Register {
    let text = format!(
        "[register]\nfield,value\nid,{id}\nover,islands\n[sources]\nid,title\n\
         own,Own count of {id}\n[series]\nid,kind,borders,unit,source,en\n{series}\n{figures}"
    );
    Register::from_csv(text.as_bytes()).unwrap()
}

fn own_people(id: &str, figures: &str) -> Register {
    let figures = format!("[figures people]\n{figures}");
    overlay(id, "people,final,own,resident,own,Own people", &figures)
}

/// Figure and source of each municipality on a day.
fn people(register: &Register, on: &str) -> Vec<String> {
    let period: Period = on.parse().unwrap();
    let series = register.series("people").unwrap();
    let shown = series.figures(&period).into_iter().map(|(code, figure)| {
        let same = series.figure(&code, day(on)).unwrap();
        assert_eq!((&same.value, same.series), (&figure.value, figure.series));
        format!("{code} {} {}", figure.value, figure.series.source().id)
    });
    shown.collect()
}

#[test]
fn own_figures_come_first_and_all_others_stay() {
    let ours = own_people("ours", "code,2001-12-31,2005-12-31\n02,350,400\n");
    let register = islands().with(ours).unwrap();
    assert_eq!(people(&register, "2001-12-31"), ["01 120 count", "02 350 own"]);
    assert_eq!(people(&register, "2005-12-31"), ["02 400 own"]);
    assert_eq!(people(&register, "2009-12-31"), ["02 470 count"]);
    let series = register.series("people").unwrap();
    let days: Vec<Date> = series.days().collect();
    assert_eq!(days, ["2001-12-31", "2005-12-31", "2009-12-31"].map(day));
    // Asked by itself, the series is the one below.
    assert_eq!(
        (series.name().get(Lang::En), series.source().title.as_str()),
        ("People", "Count of residents")
    );
    let figure = series.figure(&code("02"), day("2001-12-31")).unwrap();
    assert_eq!(figure.series.name().get(Lang::En), "Own people");
    assert_eq!(figure.series.source().title, "Own count of ours");
    // The rest is what it was.
    assert_eq!(register.municipalities(), islands().municipalities());
    assert_eq!(register.changes(), islands().changes());
    assert_eq!(register.id(), "islands");
}

#[test]
fn what_is_laid_on_last_comes_first() {
    let register = islands()
        .with(own_people("one", "code,2001-12-31\n01,1\n02,2\n"))
        .unwrap()
        .with(own_people("two", "code,2001-12-31\n01,\n02,22\n"))
        .unwrap();
    let titles: Vec<String> = register
        .series("people")
        .unwrap()
        .figures(&"2001-12-31".parse().unwrap())
        .into_iter()
        .map(|(code, one)| format!("{code} {} {}", one.value, one.series.source().title))
        .collect();
    assert_eq!(titles, ["01 1 Own count of one", "02 22 Own count of two"]);
}

#[test]
fn a_new_series_comes_in_beside_the_others() {
    let cows = overlay(
        "ours",
        "cows,unverified,2009-01-01,cow,own,Cows",
        "[figures cows]\ncode,2001-12-31\n02,7\n",
    );
    let register = islands().with(cows).unwrap();
    assert_eq!(register.all_series().len(), 2);
    let cows = register.series("cows").unwrap();
    assert_eq!(cows.kind(), Kind::Unverified);
    assert_eq!(cows.borders(), Borders::Of(day("2009-01-01")));
    assert_eq!(cows.unit(), "cow");
    let figure = cows.figure(&code("02"), day("2001-12-31")).unwrap();
    assert_eq!(figure.value, Exact::from(7));
    assert_eq!(people(&register, "2001-12-31"), people(&islands(), "2001-12-31"));
}

#[test]
fn the_rest_is_there_once_it_is_laid_on() {
    let ours = own_people("ours", "code,2001-12-31\n02,1\n");
    assert_eq!(islands().with(ours).unwrap().rest(), Some("islands-older"));
    let older = own_people("islands-older", "code,2001-12-30\n02,1\n");
    assert_eq!(islands().with(older).unwrap().rest(), None);
}

fn refused(other: Register) -> Vec<String> {
    let problems = islands().with(other).unwrap_err();
    let value =
        |problem: &Diagnostic, name| problem.value(name, Lang::En).map(str::to_owned);
    problems
        .iter()
        .map(|problem| {
            let names = ["over", "field", "expected", "found", "code", "date"];
            let values = names.into_iter().filter_map(|name| value(problem, name));
            let words: Vec<String> = values.collect();
            format!("{} {}", problem.code().as_str(), words.join(" "))
        })
        .collect()
}

#[test]
fn over_another_register_is_refused() {
    assert_eq!(refused(islands()), ["other-register -"]);
    let text = "[register]\nfield,value\nid,ours\nover,mainland\n";
    let mainland = Register::from_csv(text.as_bytes()).unwrap();
    assert_eq!(refused(mainland), ["other-register mainland"]);
}

#[test]
fn another_kind_of_figures_is_another_series() {
    for (row, expected) in [
        ("people,preliminary,own,resident", "other-series kind final preliminary"),
        ("people,final,2009-01-01,resident", "other-series borders own 2009-01-01"),
        ("people,final,own,cow", "other-series unit resident cow"),
    ] {
        let other = overlay("ours", &format!("{row},own,Own people"), "");
        assert_eq!(refused(other), [expected]);
    }
    let all = overlay("ours", "people,preliminary,2009-01-01,cow,own,Cows", "");
    assert_eq!(refused(all).len(), 3);
}

#[test]
fn figures_of_nobody_are_refused() {
    for (figures, expected) in [
        ("code,2001-12-31\n99,1\n", "unknown-municipality 99 2001-12-31"),
        // Ended on 31 December 2008.
        ("code,2009-12-31\n01,1\n", "unknown-municipality 01 2009-12-31"),
        ("code,2014\n03,1\n", "unknown-municipality 03 2014-01-01"),
    ] {
        assert_eq!(refused(own_people("ours", figures)), [expected]);
    }
    for figures in ["code,2008-12-31,2009-12-31\n01,1,\n", "code,2015\n03,1\n"] {
        assert!(islands().with(own_people("ours", figures)).is_ok(), "{figures}");
    }
}

#[test]
fn a_register_without_data_knows_nothing() {
    let empty = Register::default();
    assert_eq!((empty.id(), empty.scheme()), ("empty", "fi-municipality"));
    assert_eq!((empty.known(), empty.plane(), empty.rest()), (None, None, None));
    let problem = empty.map_on(day("2001-12-31")).unwrap_err();
    assert_eq!(problem.code(), Code::UnknownMap);
    assert!(empty.members("region", "13", day("2001-12-31")).is_err());
    assert!(empty.series("people").is_none() && empty.get(&code("01")).is_none());
}

/// 03 rose from the sea: no change tells of it, and it is a new map all the same.
#[test]
fn a_map_ends_where_anyone_begins() {
    for (on, days, count) in [
        ("2001-12-31", "2001-12-31/2008-12-31", 2),
        ("2009-01-01", "2009-01-01/2014-12-31", 1),
        ("2014-12-31", "2009-01-01/2014-12-31", 1),
        ("2015-01-01", "2015-01-01/2026-12-31", 2),
    ] {
        let islands = islands();
        let map = islands.map_on(day(on)).unwrap();
        assert_eq!((map.day(), map.days().to_string().as_str()), (day(on), days));
        assert_eq!(map.iter().count(), count);
    }
    let islands = islands();
    let map = islands.map_on(day("2010-01-01")).unwrap();
    assert!(map.get(&code("01")).is_none() && map.name(&code("03")).is_none());
    assert_eq!(map.name(&code("02")).unwrap().get(Lang::Fi), "South");
}

#[test]
fn borders_are_alike_when_no_change_touches_them() {
    let islands = islands();
    let alike =
        |of: &str, one, other| islands.same_borders(&code(of), day(one), day(other));
    assert!(alike("02", "2001-12-31", "2008-12-31"));
    assert!(!alike("02", "2008-12-31", "2009-01-01"));
    assert!(!alike("02", "2009-01-01", "2008-12-31"));
    assert!(!alike("01", "2008-12-31", "2009-01-01"));
    assert!(alike("02", "2009-01-01", "2026-12-31"));
    assert!(alike("03", "2015-01-01", "2026-12-31"));
}

#[test]
fn changes_of_the_days_after_the_first_up_to_the_last() {
    let islands = islands();
    let count = |from, to| islands.changes_between(day(from), day(to)).count();
    assert_eq!(count("2008-12-31", "2009-01-01"), 1);
    assert_eq!(count("2009-01-01", "2010-01-01"), 0);
    assert_eq!(count("2001-12-31", "2008-12-31"), 0);
}
