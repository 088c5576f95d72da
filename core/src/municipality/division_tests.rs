//! Who belonged where on a small register: given, derived, not known.

use jiff::civil::Date;

use crate::municipality::{Membership, MunicipalityCode, Register};
use crate::period::date;
use crate::text::Lang;

fn day(text: &str) -> Date {
    date(text).unwrap()
}

/// Given for 2002, 2005 and 2010.
const ISLANDS: &str = "\
[register]
field,value
id,islands
scheme,is-municipality
from,2001-01-01
to,2026-12-31
[municipalities]
code,from,to,en
01,,,Stays
02,,,Moves
03,,2003-12-31,Ends before the next
04,,2006-12-31,Ends unnamed
05,2007-01-01,,Founded after the last
06,2005-07-01,,Founded while given and unnamed
07,2006-01-01,2007-12-31,Between
08,2006-01-01,2008-12-31,Between two areas
09,,,Never named
10,,2003-06-30,First life
10,2008-01-01,,Second life
11,,2005-12-31,Into 08
12,2008-01-01,,Out of 07
[changes]
date,code,successor,part
2004-01-01,03,01,1
2007-01-01,04,05,1
2008-01-01,07,12,1
2009-01-01,08,05,1
2003-07-01,10,01,1
2006-01-01,11,08,1
[divisions]
id,en
coast,coast
[areas]
division,code,en
coast,a,Outer
coast,b,Inner
coast,c,Nobody's
[members]
division,area,from,to,codes
coast,a,2002-01-01,2002-12-31,01 02 03 10 11
coast,b,2002-01-01,2002-12-31,04
coast,a,2005-01-01,2005-12-31,01 11
coast,b,2005-01-01,2005-12-31,02
coast,a,2010-01-01,2010-12-31,01 06 12
coast,b,2010-01-01,2010-12-31,02 05 10
";

fn islands() -> Register {
    Register::from_csv(ISLANDS.as_bytes()).unwrap()
}

fn of(code: &str, on: &str) -> String {
    let islands = islands();
    let one = islands.get(&code.parse().unwrap()).unwrap();
    let division = islands.division("coast").unwrap();
    let membership = islands.membership(division, one, day(on));
    let area = membership.area().map(|area| area.code.clone());
    match membership {
        Membership::Given(_) => format!("given {}", area.unwrap()),
        Membership::Derived(_) => format!("derived {}", area.unwrap()),
        Membership::Unknown(areas) => {
            assert_eq!(area, None);
            let codes: Vec<&str> = areas.iter().map(|area| area.code.as_str()).collect();
            format!("unknown {}", codes.join(" ")).trim_end().to_owned()
        }
    }
}

#[test]
fn given_on_the_days_of_a_row() {
    for (code, on, expected) in [
        ("01", "2002-01-01", "given a"),
        ("01", "2002-12-31", "given a"),
        ("02", "2005-06-01", "given b"),
        ("05", "2010-12-31", "given b"),
    ] {
        assert_eq!(of(code, on), expected, "{code} {on}");
    }
}

#[test]
fn derived_between_equals_and_not_known_between_others() {
    for (code, on, expected) in [
        ("01", "2003-01-01", "derived a"),
        ("01", "2004-12-31", "derived a"),
        ("01", "2009-12-31", "derived a"),
        ("02", "2003-01-01", "unknown a b"),
        ("02", "2004-12-31", "unknown a b"),
        ("02", "2006-01-01", "derived b"),
    ] {
        assert_eq!(of(code, on), expected, "{code} {on}");
    }
}

#[test]
fn before_the_first_and_after_the_last_day_nothing_is_known() {
    assert_eq!(of("01", "2001-12-31"), "unknown a");
    assert_eq!(of("01", "2011-01-01"), "unknown a");
    assert_eq!(of("09", "2001-12-31"), "unknown");
}

#[test]
fn who_ended_before_it_was_given_again_had_stayed() {
    assert_eq!(of("03", "2003-12-31"), "derived a");
    // 04 was there in 2005 and nobody named it.
    assert_eq!(of("04", "2003-06-01"), "unknown b");
    assert_eq!(of("04", "2005-06-01"), "unknown b");
    assert_eq!(of("04", "2006-12-31"), "unknown b");
}

#[test]
fn who_was_founded_after_it_was_given_had_been_there() {
    assert_eq!(of("05", "2007-01-01"), "derived b");
    assert_eq!(of("05", "2009-12-31"), "derived b");
    // 06 was there in 2005 and nobody named it.
    assert_eq!(of("06", "2005-12-31"), "unknown a");
    assert_eq!(of("06", "2009-12-31"), "unknown a");
}

#[test]
fn whom_no_row_names_is_where_its_neighbours_were() {
    // 12 alone followed 07, and nobody went into it.
    assert_eq!(of("07", "2007-06-01"), "derived a");
    // 11 was in a, and 05, which followed, in b.
    assert_eq!(of("08", "2007-06-01"), "unknown a b");
    assert_eq!(of("09", "2005-06-01"), "unknown");
}

/// What is said of one life of a code says nothing of the other.
#[test]
fn two_lives_of_a_code_are_two_municipalities() {
    assert_eq!(of("10", "2002-06-01"), "given a");
    assert_eq!(of("10", "2003-06-30"), "derived a");
    assert_eq!(of("10", "2008-01-01"), "derived b");
    assert_eq!(of("10", "2010-01-01"), "given b");
}

#[test]
fn members_are_given_derived_or_unsure() {
    let islands = islands();
    let members = |area, on: &str| {
        let members = islands.members("coast", area, day(on)).unwrap();
        let words = |codes: &[MunicipalityCode]| {
            let codes: Vec<&str> = codes.iter().map(MunicipalityCode::as_str).collect();
            codes.join(" ")
        };
        let all = words(&members.codes());
        [words(&members.given), words(&members.derived), words(&members.unsure), all]
    };
    assert_eq!(members("a", "2002-06-01"), ["01 02 03 10 11", "", "", "01 02 03 10 11"]);
    assert_eq!(members("a", "2003-12-31"), ["", "01 03 11", "02", "01 03 11"]);
    assert_eq!(members("b", "2003-12-31"), ["", "", "02 04", ""]);
    assert_eq!(members("a", "2005-12-31"), ["01 11", "", "06", "01 11"]);
    let problem = islands.members("coast", "c", day("2010-06-01")).unwrap_err();
    assert_eq!(problem.code().as_str(), "unknown-area");
    assert_eq!(problem.value("known", Lang::En), Some("a, b"));
}

#[test]
fn times_are_those_of_all_rows() {
    let islands = islands();
    let coast = islands.division("coast").unwrap();
    let times: Vec<String> = coast.times().iter().map(ToString::to_string).collect();
    let given =
        ["2002-01-01/2002-12-31", "2005-01-01/2005-12-31", "2010-01-01/2010-12-31"];
    assert_eq!(times, given);
    for (on, covered) in [
        ("2001-12-31", false),
        ("2002-01-01", true),
        ("2007-01-01", true),
        ("2010-12-31", true),
        ("2011-01-01", false),
    ] {
        assert_eq!(coast.covers(day(on)), covered, "{on}");
    }
    assert_eq!((coast.id(), coast.name().get(Lang::Fi)), ("coast", "coast"));
    assert_eq!(coast.area("b").unwrap().name.get(Lang::En), "Inner");
    assert!(coast.area("d").is_none());
}
