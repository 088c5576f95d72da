use super::*;
use crate::csv::Style;
use crate::period::date;

/// North joined South in 2009; Isle stayed as it was, and was not counted in 2010.
fn register() -> Register {
    let text = "[register]\nfield,value\nid,small\nscheme,fi-municipality\nfrom,2001-12-31\n\
        to,2012-12-31\n[municipalities]\ncode,to,en\n01,2008-12-31,North\n02,,South\n03,,Isle\n\
        [changes]\ndate,code,successor\n2009-01-01,01,02\n[sources]\nid,title\no,Office\n\
        [series]\nid,kind,borders,unit,source,en\nown,final,own,resident,o,Own\n\
        later,final,2010-01-01,resident,o,Later\n\
        [figures own]\ncode,2001-12-31,2007-12-31,2010-12-31\n01,100,90,\n02,300,310,420\n03,7,8,\n\
        [figures later]\ncode,2001-12-31,2010-12-31\n02,400,420\n03,7,9\n";
    Register::from_csv(text.as_bytes()).unwrap()
}

fn compared(series: &str, days: [&str; 2], unlike: Unlike) -> Result<String, String> {
    let [from, to] = days.map(|day| date(day).unwrap());
    match register().compare(series, from, to, unlike) {
        Ok(comparison) => Ok(comparison.to_csv(&register(), Style::Plain, Lang::En)),
        Err(why) => Err(why.to_string()),
    }
}

#[test]
fn unlike_borders_are_refused_with_what_to_ask_for_instead() {
    let why = compared("own", ["2001-12-31", "2010-12-31"], Unlike::Refused).unwrap_err();
    assert!(
        why.starts_with(
            "error[unlike-figures]: the borders of 01, 02 changed between 2001-12-31"
        ),
        "{why}"
    );
    assert!(why.contains("ask for the earlier figures to be carried over"), "{why}");
}

#[test]
fn earlier_figures_are_carried_over() {
    // 100 of North and 300 of South.
    assert_eq!(
        compared("own", ["2001-12-31", "2010-12-31"], Unlike::Carried).unwrap(),
        "code,name,2001-12-31,2010-12-31,difference\n02,South,400,420,20\n03,Isle,7,,\n"
    );
}

#[test]
fn figures_within_the_same_borders_need_no_carrying() {
    for unlike in [Unlike::Refused, Unlike::Carried] {
        assert_eq!(
            compared("own", ["2001-12-31", "2007-12-31"], unlike).unwrap(),
            "code,name,2001-12-31,2007-12-31,difference\n01,North,100,90,-10\n\
            02,South,300,310,10\n03,Isle,7,8,1\n"
        );
        assert_eq!(
            compared("later", ["2001-12-31", "2010-12-31"], unlike).unwrap(),
            "code,name,2001-12-31,2010-12-31,difference\n02,South,400,420,20\n03,Isle,7,9,2\n"
        );
    }
}

#[test]
fn what_is_not_known_is_told() {
    let told = |series, days| compared(series, days, Unlike::Carried).unwrap_err();
    let days = ["2001-12-31", "2010-12-31"];
    assert!(
        told("owm", days).contains("unknown-series]: the register has no series `owm`")
    );
    let why = told("own", ["2001-12-31", "2011-12-31"]);
    assert!(
        why.contains("no-figures]: the series `own` has no figures for 2011-12-31"),
        "{why}"
    );
    assert!(why.contains("2001-12-31, 2007-12-31, 2010-12-31"), "{why}");
    let why = told("own", ["2010-12-31", "2001-12-31"]);
    assert!(why.contains("carry-backwards"), "{why}");
}

#[test]
fn the_days_and_the_borders_are_named() {
    let [from, to] = ["2001-12-31", "2010-12-31"].map(|day| date(day).unwrap());
    let comparison = register().compare("own", from, to, Unlike::Carried).unwrap();
    assert_eq!(
        comparison.title(Lang::En),
        "31 December 2001 and 31 December 2010, both within the borders of 31 December 2010"
    );
}
